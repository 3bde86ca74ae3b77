/* Calls of the dense layers and the LSTM. */

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

/* lstm(rows, inputs, bias, states, depth, h, first, length): rows (n, 2h + depth), the states of both
   ways, which are written, before the inputs; inputs (depth, 8h) in panels, bias (8h), states
   (2, h, 4h), each way in panels */
static PyObject *lstm(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *prows, *pinputs, *pbias, *pstates, *pfirst, *plength;
    lstm_net net;
    if (!PyArg_ParseTuple(arguments, "OOOOiiOO", &prows, &pinputs, &pbias, &pstates, &net.depth,
                        &net.size, &pfirst, &plength))
        return NULL;
    buffers all = {.count = 0};
    size_t nrows = 0, ninputs = 0, nbias = 0, nstates = 0, count = 0, nlength = 0;
    float *rows = take(&all, prows, 'f', 1, &nrows);
    net.inputs = take(&all, pinputs, 'f', 0, &ninputs);
    net.bias = take(&all, pbias, 'f', 0, &nbias);
    net.states = take(&all, pstates, 'f', 0, &nstates);
    lanes dealt = {.first = take(&all, pfirst, 'i', 0, &count)};
    dealt.length = take(&all, plength, 'i', 0, &nlength);
    int h = net.size, sized = h > 0 && h < MOST_SIZE && h % 16 == 0;
    require(&all, sized, "size must be a multiple of 16 under 4096");
    require(&all, net.depth > 0 && net.depth < MOST_SIZE, "depth must be 1 to 4095");
    size_t size = all.failed ? 1 : (size_t)h, depth = all.failed ? 1 : (size_t)net.depth;
    size_t width = 2 * size + depth, n = nrows / width;
    require(&all, nrows == n * width, "rows are not (n, 2h + depth)");
    require(&all, ninputs == 8 * size * depth && nbias == 8 * size, "inputs are not (depth, 8h)");
    require(&all, nstates == 8 * size * size, "states are not (2, h, 4h)");
    require(&all, count == nlength && count <= INT32_MAX, "first and length differ in number");
    for (size_t i = 0; !all.failed && i < count; i++)
        require(&all,
                dealt.first[i] >= 0 && dealt.length[i] >= 0 &&
                    (size_t)dealt.first[i] + (size_t)dealt.length[i] <= n,
                "a sequence is not within the rows");
    float *room = NULL;
    if (!all.failed) {
        room = PyMem_RawMalloc(sizeof(float) * size * (6 * LANES + 4 * BLOCK_ROWS));
        dealt.next = PyMem_RawMalloc(sizeof(int32_t) * (count + 1));
        if (!room || !dealt.next) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        deal(&dealt, count);
        for (int way = 0; way < 2; way++) chosen.lstm(&net, &dealt, way, room, rows);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(room);
    PyMem_RawFree(dealt.next);
    return finish(&all);
}
