/* Calls of the dense layers and the LSTM. */

/* matmul(x, w, bias, depth, columns, out[, places]): w (depth, columns padded to 64) in panels;
   bias (columns) or None; rows go to those places of out */
static PyObject *matmul(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *px, *pw, *pbias, *pout, *pplaces = NULL;
    int depth, columns;
    if (!PyArg_ParseTuple(arguments, "OOOiiO|O", &px, &pw, &pbias, &depth, &columns, &pout, &pplaces))
        return NULL;
    buffers all = {.count = 0};
    size_t nx = 0, nw = 0, nbias = 0, nout = 0, nplaces = 0;
    const float *x = take(&all, px, 'f', 0, &nx), *w = take(&all, pw, 'f', 0, &nw);
    const float *bias = pbias == Py_None ? NULL : take(&all, pbias, 'f', 0, &nbias);
    float *out = take(&all, pout, 'f', 1, &nout);
    const int32_t *places = pplaces ? take(&all, pplaces, 'i', 0, &nplaces) : NULL;
    require(&all, depth > 0 && columns > 0, "depth and columns must be positive");
    size_t rows = all.failed ? 0 : nx / (size_t)depth;
    size_t step = all.failed ? 0
          : ((size_t)columns + MOST_TILE_COLUMNS - 1) / MOST_TILE_COLUMNS *
            MOST_TILE_COLUMNS;
    size_t outs = all.failed ? 0 : nout / (size_t)columns;
    require(&all, rows * (size_t)depth == nx, "x is not (rows, depth)");
    require(&all, nw == step * (size_t)depth, "w is not (depth, columns padded to 64)");
    require(&all, !bias || nbias == (size_t)columns, "bias is not (columns)");
    require(&all, nout == outs * (size_t)columns && outs <= INT32_MAX, "out is not (., columns)");
    require(&all, (pplaces ? nplaces : outs) == rows, "out or places differ from x in rows");
    if (!all.failed && places)
        require(&all, within(places, rows, 0, (int32_t)outs), "a place is not within out");
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.matmul(x, rows, depth, w, bias, (size_t)columns, out, places);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}

/* lstm(gates, states, h, first, length, out): gates (n, 2, 4h), states (2, h, 4h), each way in
   panels, out (n, 2, h) */
static PyObject *lstm(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pgates, *pstates, *pfirst, *plength, *pout;
    int h;
    if (!PyArg_ParseTuple(arguments, "OOiOOO", &pgates, &pstates, &h, &pfirst, &plength, &pout))
        return NULL;
    buffers all = {.count = 0};
    size_t ngates = 0, nstates = 0, count = 0, nlength = 0, nout = 0;
    const float *gates = take(&all, pgates, 'f', 0, &ngates);
    lstm_net net = {take(&all, pstates, 'f', 0, &nstates), h};
    const int32_t *first = take(&all, pfirst, 'i', 0, &count);
    const int32_t *length = take(&all, plength, 'i', 0, &nlength);
    float *out = take(&all, pout, 'f', 1, &nout);
    require(&all, h > 0 && h < 4096 && h % 16 == 0, "size must be a multiple of 16 under 4096");
    size_t size = all.failed ? 1 : (size_t)h;
    require(&all, nstates == 8 * size * size, "states are not (2, h, 4h)");
    require(&all, ngates % (8 * size) == 0, "gates are not (n, 2, 4h)");
    require(&all, nout * 4 == ngates, "out is not (n, 2, h)");
    require(&all, count == nlength, "first and length differ in number");
    size_t n = nout / (2 * size);
    for (size_t i = 0; !all.failed && i < count; i++)
        require(&all,
                        first[i] >= 0 && length[i] >= 0 && (size_t)first[i] + (size_t)length[i] <= n,
                        "a sequence is not within the rows");
    float *room = NULL;
    if (!all.failed) {
        room = PyMem_RawMalloc(sizeof(float) * LANES * 6 * size);
        if (!room) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        for (int way = 0; way < 2; way++) chosen.lstm(&net, gates, first, length, count, way, room, out);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(room);
    return finish(&all);
}
