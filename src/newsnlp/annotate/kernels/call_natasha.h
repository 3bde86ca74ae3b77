/* Calls of what only Natasha's nets need. */

/* argmax(x, w, bias, best): w (depth, columns) in panels, columns in whole tiles of 64 */
static PyObject *argmax(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *px, *pw, *pbias, *pbest;
    if (!PyArg_ParseTuple(arguments, "OOOO", &px, &pw, &pbias, &pbest)) return NULL;
    buffers all = {.count = 0};
    size_t nx = 0, nw = 0, columns = 0, rows = 0;
    const float *x = take(&all, px, 'f', 0, &nx), *w = take(&all, pw, 'f', 0, &nw);
    const float *bias = take(&all, pbias, 'f', 0, &columns);
    int32_t *best = take(&all, pbest, 'i', 1, &rows);
    require(&all, columns && columns % MOST_TILE_COLUMNS == 0, "columns are not whole tiles");
    size_t depth = all.failed ? 0 : nw / columns;
    require(&all, depth && depth < 65536 && depth * columns == nw, "w is not (depth, columns)");
    require(&all, depth * rows == nx, "x is not (rows, depth)");
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.argmax(x, rows, (int)depth, w, bias, columns, best);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}

/* encode(frequent, table, shape_taps, rows, shapes, token, net, w2, b2, edge2, w3, b3, edge3, scale,
   shift, out, hidden): w2 (256, 384) and w3 (128, 192) in panels of SPARSE_COLUMNS columns; a row's
   last layer goes to row token of out (tokens, 64) and hidden (tokens, 192), unless that is negative */
static PyObject *encode(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pfrequent, *ptable, *ptaps, *prows, *pshapes, *ptoken, *pw[8], *pout, *phidden;
    int net;
    if (!PyArg_ParseTuple(arguments, "OOOOOOiOOOOOOOOOO", &pfrequent, &ptable, &ptaps, &prows, &pshapes,
                        &ptoken, &net, pw, pw + 1, pw + 2, pw + 3, pw + 4, pw + 5, pw + 6, pw + 7, &pout,
                        &phidden))
        return NULL;
    static const size_t sizes[8] = {256 * 384, 128, 384, 128 * 192, 64, 192, 64, 64};
    buffers all = {.count = 0};
    size_t nfrequent = 0, ntable = 0, ntaps = 0, n = 0, nshapes = 0, ntoken = 0, nout = 0, nhidden = 0,
           size = 0;
    encoder weights;
    weights.frequent = take(&all, pfrequent, 'f', 0, &nfrequent);
    weights.table = take(&all, ptable, 'f', 0, &ntable);
    weights.shape_taps = take(&all, ptaps, 'f', 0, &ntaps);
    weights.frequent_rows = (int32_t)(nfrequent / TABLE_WIDTH);
    weights.first_tap = 3 * net;
    const int32_t *rows = take(&all, prows, 'i', 0, &n), *shapes = take(&all, pshapes, 'i', 0, &nshapes);
    const int32_t *token = take(&all, ptoken, 'i', 0, &ntoken);
    const float *arrays[8] = {0};
    for (int i = 0; i < 8; i++) {
        arrays[i] = take(&all, pw[i], 'f', 0, &size);
        require(&all, size == sizes[i], "a weight of the encoder has the wrong size");
    }
    weights.w2 = arrays[0], weights.b2 = arrays[1], weights.edge2 = arrays[2];
    weights.w3 = arrays[3], weights.b3 = arrays[4], weights.edge3 = arrays[5];
    weights.scale = arrays[6], weights.shift = arrays[7];
    float *out = take(&all, pout, 'f', 1, &nout), *hidden = take(&all, phidden, 'f', 1, &nhidden);
    require(&all, net >= 0 && net < 3, "net must be 0, 1 or 2");
    require(&all, nfrequent % TABLE_WIDTH + ntable % TABLE_WIDTH + ntaps % TABLE_WIDTH == 0,
            "taps are not (rows, 2304)");
    size_t known = (nfrequent + ntable) / TABLE_WIDTH;
    require(&all, known <= INT32_MAX && ntaps / TABLE_WIDTH <= INT32_MAX, "too many rows");
    const size_t tokens = nout / 64;
    require(&all, nout == tokens * 64 && tokens <= INT32_MAX, "out is not (tokens, 64)");
    require(&all, nhidden == tokens * 192, "hidden is not (tokens, 192)");
    require(&all, nshapes == n && ntoken == n, "rows, shapes and tokens differ in number");
    if (!all.failed && n) {
        require(&all, within(rows, n, 0, (int32_t)known), "a row is not in the tables");
        require(&all, within(shapes, n, 0, (int32_t)(ntaps / TABLE_WIDTH)), "a shape is not known");
        require(&all, within(token, n, INT32_MIN, (int32_t)tokens), "a token is not within out");
        require(&all, rows[0] == 0 && rows[n - 1] == 0, "rows must begin and end outside");
    }
    encoder_room *room = NULL;
    if (!all.failed && n) {
        room = PyMem_RawMalloc(sizeof *room);
        if (!room) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed && n) {
        const word_rows words = {rows, shapes, token, (long)n};
        Py_BEGIN_ALLOW_THREADS;
        chosen.encode(&weights, &words, room, out, hidden);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(room);
    return finish(&all);
}

/* syntax(parts, queries, root, rel_kernel, relations, lengths, head, rel) */
static PyObject *syntax(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pparts, *pqueries, *proot, *pkernel, *plengths, *phead, *prel;
    biaffine net;
    if (!PyArg_ParseTuple(arguments, "OOOOiOOO", &pparts, &pqueries, &proot, &pkernel,
                        &net.relations, &plengths, &phead, &prel))
        return NULL;
    buffers all = {.count = 0};
    size_t nparts = 0, nqueries = 0, nroot = 0, nkernel = 0, count = 0, n = 0, nrel = 0;
    const float *parts = take(&all, pparts, 'f', 0, &nparts);
    const float *queries = take(&all, pqueries, 'f', 0, &nqueries);
    net.root = take(&all, proot, 'f', 0, &nroot);
    net.rel_kernel = take(&all, pkernel, 'f', 0, &nkernel);
    const int32_t *lengths = take(&all, plengths, 'i', 0, &count);
    int32_t *head = take(&all, phead, 'i', 1, &n), *rel = take(&all, prel, 'i', 1, &nrel);
    require(&all, nparts == n * 128 && nqueries == n * 32 && nrel == n, "arrays differ in tokens");
    require(&all, nroot == 128 && nkernel == 32 * 32 * 48, "root or kernel has the wrong size");
    require(&all, net.relations > 0 && net.relations <= 48, "relations must be 1 to 48");
    int32_t longest = 0;
    if (!all.failed) require(&all, cover(lengths, count, n, &longest), "lengths must sum to tokens");
    float *room = NULL;
    if (!all.failed) {
        room = PyMem_RawMalloc(33 * ((size_t)longest + 16) * sizeof(float));
        if (!room) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        for (size_t i = 0, at = 0; i < count; at += (size_t)lengths[i++])
            chosen.sentence(&net, parts + at * 128, queries + at * 32, lengths[i], room, head + at, rel + at);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(room);
    return finish(&all);
}

/* viterbi(emissions, transitions, lengths, tags): 8 tags */
static PyObject *viterbi(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pemissions, *ptransitions, *plengths, *ptags;
    if (!PyArg_ParseTuple(arguments, "OOOO", &pemissions, &ptransitions, &plengths, &ptags))
        return NULL;
    buffers all = {.count = 0};
    size_t nemissions = 0, ntransitions = 0, count = 0, n = 0;
    const float *emissions = take(&all, pemissions, 'f', 0, &nemissions);
    const float *transitions = take(&all, ptransitions, 'f', 0, &ntransitions);
    const int32_t *lengths = take(&all, plengths, 'i', 0, &count);
    int32_t *tags = take(&all, ptags, 'i', 1, &n);
    require(&all, nemissions == n * 8 && ntransitions == 64, "there must be 8 tags");
    int32_t longest = 0;
    if (!all.failed) require(&all, cover(lengths, count, n, &longest), "lengths must sum to tokens");
    uint8_t *came_from = NULL;
    if (!all.failed) {
        came_from = PyMem_RawMalloc((size_t)longest * 8 + 8);
        if (!came_from) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        for (size_t i = 0, at = 0; i < count; at += (size_t)lengths[i++])
            if (lengths[i]) chosen.viterbi(emissions + at * 8, transitions, lengths[i], came_from, tags + at);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(came_from);
    return finish(&all);
}
