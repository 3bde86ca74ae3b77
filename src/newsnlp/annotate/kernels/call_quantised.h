/* Calls of the layers in 8 bits. */

/* A weight in 8 bits, four numbers of a column in 32, and what goes with its columns, all of them padded
   to whole tiles, from a tuple (weight, offset, scale, bias); how many columns there are. */
static size_t take_quantised(buffers *all, PyObject *object, int depth, quantised *net) {
    PyObject *pweight, *poffset, *pscale, *pbias;
    size_t fours = 0, columns = 0, nscale = 0, nbias = 0;
    if (all->failed) return 0;
    if (!PyTuple_Check(object) ||
        !PyArg_ParseTuple(object, "OOOO", &pweight, &poffset, &pscale, &pbias)) {
        all->failed = 1;
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "expected a weight in 8 bits");
        return 0;
    }
    net->weight = take(all, pweight, 'i', 0, &fours);
    net->offset = take(all, poffset, 'i', 0, &columns);
    net->scale = take(all, pscale, 'f', 0, &nscale);
    net->bias = take(all, pbias, 'f', 0, &nbias);
    require(all, depth > 0 && depth < MOST_SIZE && depth % GROUPED == 0, "depth must be a multiple of 4 under 4096");
    require(all, columns && columns % MOST_TILE_COLUMNS == 0, "columns must be padded to 64");
    require(all, nscale == columns && nbias == columns, "offset, scale and bias differ in size");
    require(all, GROUPED * fours == (size_t)depth * columns, "weight is not (depth, columns)");
    return columns;
}

/* quantised_matmul(x, net, depth, columns, out[, read]): x (., depth) in 8 bits; net as above, columns
   of it are wanted; rows are read from those rows of x, all of them if it is None */
static PyObject *quantised_matmul(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *px, *pnet, *pout, *pread = Py_None;
    int depth, columns;
    quantised net;
    if (!PyArg_ParseTuple(arguments, "OOiiO|O", &px, &pnet, &depth, &columns, &pout, &pread)) return NULL;
    buffers all = {.count = 0};
    size_t nx = 0, nout = 0, nread = 0;
    const uint8_t *x = take_bytes(&all, px, 0, &nx);
    const size_t padded = take_quantised(&all, pnet, depth, &net);
    float *out = take(&all, pout, 'f', 1, &nout);
    const int32_t *read = pread == Py_None ? NULL : take(&all, pread, 'i', 0, &nread);
    require(&all, columns > 0 && (size_t)columns <= padded, "there are fewer columns");
    const size_t there = all.failed ? 0 : nx / (size_t)depth, rows = read ? nread : there;
    require(&all, nx == there * (size_t)depth && there <= INT32_MAX, "x is not (rows, depth)");
    require(&all, nout == rows * (size_t)columns, "out is not (rows, columns)");
    if (!all.failed && read) require(&all, within(read, rows, 0, (int32_t)there), "a row is not within x");
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.quantised_matmul(&net, x, rows, depth, (size_t)columns, out, read);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}

/* lstm(rows, inputs, states, depth, h, first, length): rows (n, 2h + depth) in 8 bits, the states of
   both ways, which are written, before the inputs; inputs (depth, 8h) and states (2, h, 4h) in 8 bits */
static PyObject *lstm(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *prows, *pinputs, *pstates, *pfirst, *plength;
    lstm_net net;
    if (!PyArg_ParseTuple(arguments, "OOOiiOO", &prows, &pinputs, &pstates, &net.depth, &net.size, &pfirst,
                        &plength))
        return NULL;
    buffers all = {.count = 0};
    size_t nrows = 0, count = 0, nlength = 0;
    uint8_t *rows = take_bytes(&all, prows, 1, &nrows);
    const size_t gates = take_quantised(&all, pinputs, net.depth, &net.inputs);
    const size_t recurrent = take_quantised(&all, pstates, net.size, &net.states);
    lanes dealt = {.first = take(&all, pfirst, 'i', 0, &count)};
    dealt.length = take(&all, plength, 'i', 0, &nlength);
    require(&all, net.size % 16 == 0, "size must be a multiple of 16");
    const size_t size = all.failed ? 1 : (size_t)net.size;
    const size_t width = 2 * size + (all.failed ? 1 : (size_t)net.depth), n = nrows / width;
    require(&all, nrows == n * width, "rows are not (n, 2h + depth)");
    require(&all, gates == 8 * size && recurrent == 8 * size, "inputs or states are not (., 8h)");
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
