/* The data of a C-contiguous array of one byte per item, and how many there are. */
static const uint8_t *take_flags(buffers *all, PyObject *object, size_t *size) {
    Py_buffer *view = hold(all, object, 0);
    if (!view) return NULL;
    if (view->itemsize != 1) {
        PyErr_SetString(PyExc_TypeError, "expected an array of one byte per item");
        return NULL;
    }
    *size = (size_t)view->len;
    all->failed = 0;
    return view->buf;
}

/* add_feature(parts, applies, table, width, out): out (n, width) += rows of the table (a power of
   two rows), chosen by the hash of the parts (tuple of int32 arrays of n or 1 numbers) for items
   that it applies to (int8 array of n, or None for all). */
static PyObject *add_feature(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pparts, *papplies, *ptable, *pout;
    int width;
    if (!PyArg_ParseTuple(arguments, "O!OOiO", &PyTuple_Type, &pparts, &papplies, &ptable, &width,
                        &pout))
        return NULL;
    buffers all = {.count = 0};
    feature made_of = {.parts = (int)PyTuple_GET_SIZE(pparts)};
    size_t ntable = 0, nout = 0, size = 0;
    float *out = take(&all, pout, 'f', 1, &nout);
    const float *table = take(&all, ptable, 'f', 0, &ntable);
    require(&all, width > 0, "width must be positive");
    size_t n = all.failed ? 0 : nout / (size_t)width, rows = all.failed ? 0 : ntable / (size_t)width;
    require(&all, n * (size_t)width == nout, "out is not (n, width)");
    require(&all, rows * (size_t)width == ntable && rows > 1 && rows <= 1 << 24 && !(rows & (rows - 1)),
            "table is not (a power of two, width)");
    require(&all, made_of.parts > 0 && made_of.parts <= MOST_PARTS, "a feature has 1 to 8 parts");
    for (int i = 0; !all.failed && i < made_of.parts; i++) {
        made_of.part[i] = (const uint32_t *)take(&all, PyTuple_GET_ITEM(pparts, i), 'i', 0, &size);
        made_of.varies[i] = size != 1;
        require(&all, size == 1 || size == n, "a part has neither one number nor one per row");
    }
    if (papplies != Py_None) {
        made_of.applies = take_flags(&all, papplies, &size);
        require(&all, size == n, "applies differs from out in rows");
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.add_feature(&made_of, n, table, (uint32_t)(rows - 1), (size_t)width, out);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}

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
