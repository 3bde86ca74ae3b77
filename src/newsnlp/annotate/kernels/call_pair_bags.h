/* Whether every index that a mention holds lies within the tokens, types and mentions; token 0 and
   the last one are outside of all mentions. */
static int mentions_within(const pair_layout *all) {
    const int32_t tokens = all->tokens;
    for (int32_t i = 0; i < all->count; i++) {
        const mention *m = all->mentions + i;
        if (m->type < 0 || m->type >= all->types || m->outer < -1 || m->outer >= all->count) return 0;
        if (m->first < 1 || m->last < m->first || m->last >= tokens) return 0;
        if (m->top < 0 || m->top >= tokens || !within(m->chain, DEPTH, -1, tokens)) return 0;
    }
    return 1;
}

/* pair_bags(lemma, form, rel, tag, mark, before, types, mentions, head, tail, groups, known, table,
   width, out): out (pairs, width) = sums of the rows of a table (a power of two rows, halves) that the
   features of pairs of mentions choose whose bits are set in known (a power of two words); columns
   of n tokens, before (types + 1, n + 2), mentions (., 24) */
static PyObject *pair_bags(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *columns[6], *pmentions, *phead, *ptail, *pknown, *ptable, *pout;
    pair_layout layout;
    int groups, width;
    if (!PyArg_ParseTuple(arguments, "OOOOOOiOOOiOOiO", columns, columns + 1, columns + 2, columns + 3,
                        columns + 4, columns + 5, &layout.types, &pmentions, &phead, &ptail,
                        &groups, &pknown, &ptable, &width, &pout))
        return NULL;
    buffers all = {.count = 0};
    const int32_t *array[6] = {0};
    size_t n[6] = {0}, nmentions = 0, nhead = 0, ntail = 0, nknown = 0, ntable = 0, nout = 0;
    for (int i = 0; i < 6; i++) array[i] = take(&all, columns[i], 'i', 0, &n[i]);
    const int32_t *mentions = take(&all, pmentions, 'i', 0, &nmentions);
    const int32_t *head = take(&all, phead, 'i', 0, &nhead), *tail = take(&all, ptail, 'i', 0, &ntail);
    const int32_t *known = take(&all, pknown, 'i', 0, &nknown);
    const uint16_t *table = take_halves(&all, ptable, &ntable);
    float *out = take(&all, pout, 'f', 1, &nout);
    const size_t size = width > 0 ? (size_t)width : 1, rows = ntable / size;
    const size_t numbers = sizeof(mention) / sizeof(int32_t);
    require(&all, n[0] < INT32_MAX / 64 && layout.types > 0 && layout.types < 1024, "too many tokens");
    require(&all, n[1] == n[0] && n[2] == n[0] && n[3] == n[0] && n[4] == n[0], "columns differ in size");
    require(&all, n[5] == ((size_t)layout.types + 1) * (n[0] + 2), "before is not (types + 1, tokens + 2)");
    require(&all, nmentions % numbers == 0 && nmentions / numbers < INT32_MAX, "mentions are not (., 24)");
    require(&all, groups >= 0 && groups <= GROUPS, "there are 8 groups of features");
    require(&all, nhead == ntail && width > 0 && nout == nhead * size, "out is not (pairs, width)");
    require(&all, rows * size == ntable && rows > 1 && rows <= 1 << 24 && !(rows & (rows - 1)),
            "table is not (a power of two, width)");
    require(&all, nknown > 0 && nknown <= 1 << 24 && !(nknown & (nknown - 1)),
            "known is not a power of two words");
    if (!all.failed) {
        layout.lemma = (const uint32_t *)array[0];
        layout.form = array[1], layout.rel = array[2], layout.tag = array[3], layout.mark = array[4];
        layout.before = array[5], layout.mentions = (const mention *)mentions;
        layout.tokens = (int32_t)n[0], layout.count = (int32_t)(nmentions / numbers);
        require(&all, mentions_within(&layout), "a mention is not within the tokens");
        require(&all, within(head, nhead, 0, layout.count) && within(tail, ntail, 0, layout.count),
                "a pair is not within the mentions");
    }
    if (!all.failed) {
        int shift = 27; /* of a hash, so that the bits of its place in known are left */
        for (size_t words = nknown; words > 1; words /= 2) shift--;
        Py_BEGIN_ALLOW_THREADS;
        chosen.pair_bags(&layout, head, tail, nhead, groups, (const uint32_t *)known, shift, table,
            (uint32_t)(rows - 1), size, out);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}
