/* Vectors of words as navec keeps them (Jégou et al. 2011): a vector is made of parts of CODE numbers,
   each one of 256 that its part chooses among. */

#define CODE 3
#define CHOICES 256

static void read_vectors(const uint8_t *indexes, const float *codes, const int32_t *words, size_t n,
    size_t parts, float *out) {
    for (size_t i = 0; i < n; i++) {
        const uint8_t *index = indexes + (size_t)words[i] * parts;
        if (i + 1 < n) __builtin_prefetch(indexes + (size_t)words[i + 1] * parts);
        for (size_t part = 0; part < parts; part++, out += CODE)
            memcpy(out, codes + (part * CHOICES + index[part]) * CODE, CODE * sizeof(float));
    }
}

/* vectors(indexes, codes, words, out): indexes (., parts), one byte each; codes (parts, 256, 3);
   out (n, parts * 3) are the vectors of words (n) */
static PyObject *vectors(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pindexes, *pcodes, *pwords, *pout;
    if (!PyArg_ParseTuple(arguments, "OOOO", &pindexes, &pcodes, &pwords, &pout)) return NULL;
    buffers all = {.count = 0};
    size_t nindexes = 0, ncodes = 0, n = 0, nout = 0;
    const uint8_t *indexes = take_bytes(&all, pindexes, 0, &nindexes);
    const float *codes = take(&all, pcodes, 'f', 0, &ncodes);
    const int32_t *words = take(&all, pwords, 'i', 0, &n);
    float *out = take(&all, pout, 'f', 1, &nout);
    const size_t parts = ncodes / (CHOICES * CODE);
    require(&all, parts && parts * CHOICES * CODE == ncodes, "codes are not (parts, 256, 3)");
    require(&all, !all.failed && nindexes % parts == 0, "indexes are not (words, parts)");
    require(&all, nout == n * parts * CODE, "out is not (words, parts * 3)");
    if (!all.failed) {
        const size_t known = nindexes / parts;
        require(&all, known <= INT32_MAX && within(words, n, 0, (int32_t)known), "a word has no vector");
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        read_vectors(indexes, codes, words, n, parts, out);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}
