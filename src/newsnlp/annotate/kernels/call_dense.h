/* Calls of the dense layers. */

/* matmul(x, w, bias, depth, columns, out[, places[, read]]): w (depth, columns padded to 64) in panels;
   bias (columns) or None; rows go to those places of out, and are read from those rows of x, where
   either is given and not None */
static PyObject *matmul(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *px, *pw, *pbias, *pout, *pplaces = Py_None, *pread = Py_None;
    int depth, columns;
    if (!PyArg_ParseTuple(arguments, "OOOiiO|OO", &px, &pw, &pbias, &depth, &columns, &pout, &pplaces, &pread))
        return NULL;
    buffers all = {.count = 0};
    size_t nx = 0, nw = 0, nbias = 0, nout = 0, nplaces = 0, nread = 0;
    const float *x = take(&all, px, 'f', 0, &nx), *w = take(&all, pw, 'f', 0, &nw);
    const float *bias = pbias == Py_None ? NULL : take(&all, pbias, 'f', 0, &nbias);
    float *out = take(&all, pout, 'f', 1, &nout);
    const int32_t *places = pplaces == Py_None ? NULL : take(&all, pplaces, 'i', 0, &nplaces);
    const int32_t *read = pread == Py_None ? NULL : take(&all, pread, 'i', 0, &nread);
    require(&all, depth > 0 && columns > 0, "depth and columns must be positive");
    size_t there = all.failed ? 0 : nx / (size_t)depth;
    size_t step = all.failed ? 0
          : ((size_t)columns + MOST_TILE_COLUMNS - 1) / MOST_TILE_COLUMNS *
            MOST_TILE_COLUMNS;
    size_t outs = all.failed ? 0 : nout / (size_t)columns, rows = read ? nread : there;
    require(&all, there * (size_t)depth == nx && there <= INT32_MAX, "x is not (rows, depth)");
    require(&all, nw == step * (size_t)depth, "w is not (depth, columns padded to 64)");
    require(&all, !bias || nbias == (size_t)columns, "bias is not (columns)");
    require(&all, nout == outs * (size_t)columns && outs <= INT32_MAX, "out is not (., columns)");
    require(&all, (places ? nplaces : outs) == rows, "out or places differ from x in rows");
    if (!all.failed && places)
        require(&all, within(places, rows, 0, (int32_t)outs), "a place is not within out");
    if (!all.failed && read)
        require(&all, within(read, rows, 0, (int32_t)there), "a row is not within x");
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.matmul(x, rows, depth, w, bias, (size_t)columns, out, places, read);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}
