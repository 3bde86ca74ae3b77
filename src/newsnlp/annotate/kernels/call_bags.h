/* Whether items of 1 to 129 rows each cover n rows. */
static int bags_cover(const int32_t *first, size_t items, size_t n) {
    if (!items) return !n;
    if (first[0] != 0) return 0;
    for (size_t i = 0; i < items; i++) {
        size_t end = i + 1 < items ? (size_t)(first[i + 1] < 0 ? 0 : first[i + 1]) : n;
        if (end <= (size_t)first[i] || end - (size_t)first[i] > MOST_ADDED || end > n) return 0;
    }
    return 1;
}

/* sum_rows(table, width, row, first, out): out (n, width) = sums of the rows (int32) of a table
   (., width), width a multiple of 16; first (n) tells where those of each item begin */
static PyObject *sum_rows(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *ptable, *prow, *pfirst, *pout;
    int width;
    if (!PyArg_ParseTuple(arguments, "OiOOO", &ptable, &width, &prow, &pfirst, &pout)) return NULL;
    buffers all = {.count = 0};
    size_t ntable = 0, rows = 0, n = 0, nout = 0;
    const float *table = take(&all, ptable, 'f', 0, &ntable);
    const int32_t *row = take(&all, prow, 'i', 0, &rows), *first = take(&all, pfirst, 'i', 0, &n);
    float *out = take(&all, pout, 'f', 1, &nout);
    require(&all, width > 0 && width % PANEL == 0, "width must be a multiple of 16");
    size_t size = all.failed ? 1 : (size_t)width;
    require(&all, ntable % size == 0 && ntable / size <= INT32_MAX, "table is not (rows, width)");
    require(&all, nout == n * size, "out is not (items, width)");
    if (!all.failed) {
        require(&all, within(row, rows, 0, (int32_t)(ntable / size)), "a row is not within the table");
        require(&all, bags_cover(first, n, rows), "items of 1 to 129 rows do not cover the rows");
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.sum_rows(table, size, row, rows, first, n, out);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}
