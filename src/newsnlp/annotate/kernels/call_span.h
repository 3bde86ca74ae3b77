/* Calls of what only the span model needs. */

/* normalise(words, word, tags, tag, weight, bias, epsilon, x, out): rows word (n) of words (., d) and
   tag (n) of tags (., d) are added to x (n, d), which is used; after ReLU and layer normalisation they
   are the last d numbers of the rows of out (n, .), in 8 bits */
static PyObject *normalise(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pwords, *pword, *ptags, *ptag, *pweight, *pbias, *px, *pout;
    normal_layer net;
    if (!PyArg_ParseTuple(arguments, "OOOOOOfOO", &pwords, &pword, &ptags, &ptag, &pweight, &pbias,
                        &net.epsilon, &px, &pout))
        return NULL;
    buffers all = {.count = 0};
    size_t nwords = 0, n = 0, ntags = 0, ntag = 0, d = 0, nbias = 0, nx = 0, nout = 0;
    net.words = take(&all, pwords, 'f', 0, &nwords);
    const int32_t *word = take(&all, pword, 'i', 0, &n);
    net.tags = take(&all, ptags, 'f', 0, &ntags);
    const int32_t *tag = take(&all, ptag, 'i', 0, &ntag);
    net.weight = take(&all, pweight, 'f', 0, &d);
    net.bias = take(&all, pbias, 'f', 0, &nbias);
    float *x = take(&all, px, 'f', 1, &nx);
    uint8_t *out = take_bytes(&all, pout, 1, &nout);
    require(&all, d && d <= MOST_SIZE && d % PANEL == 0, "size must be a multiple of 16 up to 4096");
    require(&all, nbias == d && nx == n * d && ntag == n, "bias, x or tags have the wrong size");
    const size_t width = all.failed || !n ? 0 : nout / n;
    require(&all, nout == n * width && (!n || width >= d), "out is not (n, width) with room for d");
    if (!all.failed) {
        require(&all, nwords % d + ntags % d == 0, "words or tags are not (rows, size)");
        require(&all, nwords / d <= INT32_MAX && ntags / d <= INT32_MAX, "too many rows");
    }
    if (!all.failed) {
        net.size = (int)d;
        require(&all, within(word, n, 0, (int32_t)(nwords / d)), "a word is not within its rows");
        require(&all, within(tag, n, 0, (int32_t)(ntags / d)), "a tag is not within its rows");
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.normalise(&net, word, tag, n, x, out, width);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}

/* Whether the places of m spans lie within the rows of first, last and inner units. */
static int spans_within(const span_place *at, size_t m, size_t firsts, size_t lasts, size_t inners,
                        size_t widths) {
    for (size_t i = 0; i < m; i++) {
        if (at->longer[i] < 0 || (size_t)at->longer[i] >= widths || at->inner[i] < 0) return 0;
        if ((size_t)at->inner[i] + (size_t)at->longer[i] >= inners) return 0;
    }
    return within(at->first, m, 0, (int32_t)firsts) && within(at->last, m, 0, (int32_t)lasts);
}

/* spans(firsts, lasts, inners, width, weight, bias, span, product, first, last, inner, longer, out):
   firsts, lasts (., span + product), inners (., span), width (widths, span), weight (span + product,
   classes padded to 64) in panels, bias (classes); first, last, inner, longer (m), out (m, classes) */
static PyObject *spans(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pnet[6], *pplaces[4], *pout;
    span_layer net;
    if (!PyArg_ParseTuple(arguments, "OOOOOOiiOOOOO", pnet, pnet + 1, pnet + 2, pnet + 3, pnet + 4,
                        pnet + 5, &net.span, &net.product, pplaces, pplaces + 1, pplaces + 2,
                        pplaces + 3, &pout))
        return NULL;
    buffers all = {.count = 0};
    const float *arrays[6] = {0};
    const int32_t *places[4] = {0};
    size_t n[6] = {0}, m[4] = {0}, nout = 0;
    for (int i = 0; i < 6; i++) arrays[i] = take(&all, pnet[i], 'f', 0, &n[i]);
    for (int i = 0; i < 4; i++) places[i] = take(&all, pplaces[i], 'i', 0, &m[i]);
    float *out = take(&all, pout, 'f', 1, &nout);
    net.first = arrays[0], net.last = arrays[1], net.inner = arrays[2];
    net.width = arrays[3], net.out = arrays[4], net.bias = arrays[5];
    const span_place at = {places[0], places[1], places[2], places[3]};
    int sizes = net.span > 0 && net.span <= MOST_SIZE && net.span % PANEL == 0;
    sizes = sizes && net.product > 0 && net.product <= MOST_SIZE && net.product % PANEL == 0;
    require(&all, sizes, "span and product must be multiples of 16 up to 4096");
    require(&all, n[5] && n[5] <= MOST_SIZE, "there must be classes, up to 4096");
    size_t span = all.failed ? 1 : (size_t)net.span;
    size_t size = all.failed ? 1 : span + (size_t)net.product;
    size_t step = (n[5] + MOST_TILE_COLUMNS - 1) / MOST_TILE_COLUMNS * MOST_TILE_COLUMNS;
    require(&all, n[0] % size + n[1] % size + n[2] % span + n[3] % span == 0, "rows have the wrong size");
    require(&all, n[0] / size <= INT32_MAX && n[1] / size <= INT32_MAX, "too many rows");
    require(&all, n[4] == size * step, "weight is not (span + product, classes padded to 64)");
    require(&all, m[1] == m[0] && m[2] == m[0] && m[3] == m[0], "places differ in number");
    require(&all, nout == m[0] * n[5], "out is not (spans, classes)");
    if (!all.failed)
        require(&all, spans_within(&at, m[0], n[0] / size, n[1] / size, n[2] / span, n[3] / span),
                "a span is not within the rows");
    float *room = NULL;
    if (!all.failed) {
        net.classes = (int)n[5];
        room = PyMem_RawMalloc(sizeof(float) * (span + TILE_ROWS * size));
        if (!room) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.spans(&net, &at, m[0], room, out);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(room);
    return finish(&all);
}
