/* What every call checks: arrays through the buffer protocol, their types, sizes and indexes. */

#define MOST_ARRAYS 20

/* Buffers of one call, released together. */
typedef struct {
    Py_buffer held[MOST_ARRAYS];
    int count;
    int failed;
} buffers;

static void release(buffers *all) {
    while (all->count) PyBuffer_Release(&all->held[--all->count]);
}

/* One more C-contiguous array, or NULL; the call has failed until its type is found right. */
static Py_buffer *hold(buffers *all, PyObject *object, int writable) {
    if (all->failed) return NULL;
    all->failed = 1;
    if (all->count == MOST_ARRAYS) {
        PyErr_SetString(PyExc_SystemError, "too many arrays");
        return NULL;
    }
    Py_buffer *view = &all->held[all->count];
    int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (writable ? PyBUF_WRITABLE : 0);
    if (PyObject_GetBuffer(object, view, flags) < 0) return NULL;
    all->count++;
    return view;
}

/* The data of a C-contiguous array of float32 ('f') or int32 ('i'), and how many there are. */
static void *take(buffers *all, PyObject *object, char type, int writable, size_t *size) {
    Py_buffer *view = hold(all, object, writable);
    if (!view) return NULL;
    if (view->itemsize != 4 || !view->format || view->format[0] != type || view->format[1]) {
        PyErr_Format(PyExc_TypeError, "expected an array of %s, got format %s",
                    type == 'f' ? "float32" : "int32", view->format ? view->format : "B");
        return NULL;
    }
    *size = (size_t)view->len / 4;
    all->failed = 0;
    return view->buf;
}

/* The data of a C-contiguous array of float16, and how many there are. */
static const uint16_t *take_halves(buffers *all, PyObject *object, size_t *size) {
    Py_buffer *view = hold(all, object, 0);
    if (!view) return NULL;
    if (view->itemsize != 2 || !view->format || view->format[0] != 'e' || view->format[1]) {
        PyErr_Format(PyExc_TypeError, "expected an array of float16, got format %s",
                    view->format ? view->format : "B");
        return NULL;
    }
    *size = (size_t)view->len / 2;
    all->failed = 0;
    return view->buf;
}

/* The data of a C-contiguous array of one byte per item, and how many there are. */
static uint8_t *take_bytes(buffers *all, PyObject *object, int writable, size_t *size) {
    Py_buffer *view = hold(all, object, writable);
    if (!view) return NULL;
    if (view->itemsize != 1) {
        PyErr_SetString(PyExc_TypeError, "expected an array of one byte per item");
        return NULL;
    }
    *size = (size_t)view->len;
    all->failed = 0;
    return view->buf;
}

/* The data of a C-contiguous array of eight bytes per item, and how many there are. */
static const uint64_t *take_wide(buffers *all, PyObject *object, size_t *size) {
    Py_buffer *view = hold(all, object, 0);
    if (!view) return NULL;
    if (view->itemsize != 8) {
        PyErr_SetString(PyExc_TypeError, "expected an array of eight bytes per item");
        return NULL;
    }
    *size = (size_t)view->len / 8;
    all->failed = 0;
    return view->buf;
}

/* Fail with a message unless a condition on sizes holds. */
static void require(buffers *all, int condition, const char *message) {
    if (all->failed || condition) return;
    all->failed = 1;
    PyErr_SetString(PyExc_ValueError, message);
}

static PyObject *finish(buffers *all) {
    release(all);
    if (all->failed) return NULL;
    Py_RETURN_NONE;
}

static int within(const int32_t *values, size_t n, int32_t low, int32_t high) {
    for (size_t i = 0; i < n; i++)
        if (values[i] < low || values[i] >= high) return 0;
    return 1;
}

/* Lengths of sequences that cover n tokens; the longest of them. */
static int cover(const int32_t *lengths, size_t count, size_t n, int32_t *longest) {
    size_t total = 0;
    *longest = 0;
    for (size_t i = 0; i < count; i++) {
        if (lengths[i] < 0 || lengths[i] > INT32_MAX / 64) return 0;
        total += (size_t)lengths[i];
        if (lengths[i] > *longest) *longest = lengths[i];
    }
    return total == n;
}
