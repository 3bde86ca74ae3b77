/* Compiled kernels of the annotation, with the best instructions that the processor has.

   Arrays come through the buffer protocol; sizes, types and every index are checked here, so
   that the kernels below need not. The GIL is released while they run. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#define TABLE_WIDTH 2304 /* three nets, three taps, 256 */

typedef struct {
    const float *frequent, *table, *shape_taps;
    int32_t frequent_rows;
    int first_tap;
    const float *w2, *b2, *edge2, *w3, *b3, *edge3;
} encoder;

typedef struct {
    const float *root, *rel_kernel;
    int relations;
} biaffine;

typedef struct {
    const float *states;
    int size;
} lstm_net;

typedef struct {
    void (*matmul)(const float *, size_t, int, const float *, size_t, size_t, float *, const int32_t *);
    void (*argmax)(const float *, size_t, int, const float *, const float *, size_t, int32_t *);
    void (*encode)(const encoder *, const int32_t *, const int32_t *, size_t, float *);
    void (*sentence)(const biaffine *, const float *, const float *, int, float *, int32_t *, int32_t *);
    void (*viterbi)(const float *, const float *, int, uint8_t *, int32_t *);
    void (*lstm)(const lstm_net *, const float *, const int32_t *, const int32_t *, int, int, float *,
                 float *);
} kernels;

#define MOST_TILE_COLUMNS 64
#define SEQUENCES 6 /* at a time */

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define X86_LEVELS
#include <immintrin.h>
static uint8_t lanes_set[256][8]; /* of 8 lanes, those in a mask, in order */
#pragma GCC push_options
#pragma GCC target("avx512f,avx512vl,avx512bw,avx512dq,avx2,fma,popcnt")
#define LEVEL 512
#include "level.h"
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx2,fma,popcnt")
#define LEVEL 256
#include "level.h"
#pragma GCC pop_options
#endif
#define LEVEL 128
#include "level.h"

/* Set once, when the package is imported. */
static kernels chosen;

static PyObject *select_level(PyObject *self, PyObject *argument) {
    (void)self;
    const char *wanted = PyUnicode_AsUTF8(argument);
    if (!wanted) return NULL;
    int any = !*wanted;
#ifdef X86_LEVELS
    __builtin_cpu_init();
    int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
        __builtin_cpu_supports("popcnt");
    int avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
    if (avx512 && (any || !strcmp(wanted, "avx512"))) {
        chosen = table_avx512;
        return PyUnicode_FromString("avx512");
    }
    if (avx2 && (any || !strcmp(wanted, "avx2"))) {
        chosen = table_avx2;
        return PyUnicode_FromString("avx2");
    }
#endif
    if (any || !strcmp(wanted, "plain")) {
        chosen = table_plain;
        return PyUnicode_FromString("plain");
    }
    PyErr_Format(PyExc_ValueError, "this processor has no %s kernels", wanted);
    return NULL;
}

/* Buffers of one call, released together. */
typedef struct {
    Py_buffer held[16];
    int count;
    int failed;
} buffers;

static void release(buffers *all) {
    while (all->count) PyBuffer_Release(&all->held[--all->count]);
}

/* The data of a C-contiguous array of float32 ('f') or int32 ('i'), and how many there are. */
static void *take(buffers *all, PyObject *object, char type, int writable, size_t *size) {
    if (all->failed) return NULL;
    all->failed = 1;
    if (all->count == 16) {
        PyErr_SetString(PyExc_SystemError, "too many arrays");
        return NULL;
    }
    Py_buffer *view = &all->held[all->count];
    int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (writable ? PyBUF_WRITABLE : 0);
    if (PyObject_GetBuffer(object, view, flags) < 0) return NULL;
    all->count++;
    if (view->itemsize != 4 || !view->format || view->format[0] != type || view->format[1]) {
        PyErr_Format(PyExc_TypeError, "expected an array of %s, got format %s",
                    type == 'f' ? "float32" : "int32", view->format ? view->format : "B");
        return NULL;
    }
    *size = (size_t)view->len / 4;
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

/* matmul(x, w, depth, columns, out[, places]): w (depth, columns padded to 64); rows go to those
   places of out */
static PyObject *matmul(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *px, *pw, *pout, *pplaces = NULL;
    int depth, columns;
    if (!PyArg_ParseTuple(arguments, "OOiiO|O", &px, &pw, &depth, &columns, &pout, &pplaces)) return NULL;
    buffers all = {.count = 0};
    size_t nx = 0, nw = 0, nout = 0, nplaces = 0;
    const float *x = take(&all, px, 'f', 0, &nx), *w = take(&all, pw, 'f', 0, &nw);
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
    require(&all, nout == outs * (size_t)columns && outs <= INT32_MAX, "out is not (., columns)");
    require(&all, (pplaces ? nplaces : outs) == rows, "out or places differ from x in rows");
    if (!all.failed && places)
        require(&all, within(places, rows, 0, (int32_t)outs), "a place is not within out");
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.matmul(x, rows, depth, w, step, (size_t)columns, out, places);
        Py_END_ALLOW_THREADS;
    }
    return finish(&all);
}

/* argmax(x, w, bias, best): w (depth, columns), columns in whole tiles of 64 */
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

/* encode(frequent, table, shape_taps, rows, shapes, net, w2, b2, edge2, w3, b3, edge3, out) */
static PyObject *encode(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *pfrequent, *ptable, *ptaps, *prows, *pshapes, *pw[6], *pout;
    int net;
    if (!PyArg_ParseTuple(arguments, "OOOOOiOOOOOOO", &pfrequent, &ptable, &ptaps, &prows, &pshapes,
                        &net, pw, pw + 1, pw + 2, pw + 3, pw + 4, pw + 5, &pout))
        return NULL;
    static const size_t sizes[6] = {256 * 384, 128, 384, 128 * 192, 64, 192};
    buffers all = {.count = 0};
    size_t nfrequent = 0, ntable = 0, ntaps = 0, n = 0, nshapes = 0, nout = 0, size = 0;
    encoder weights;
    weights.frequent = take(&all, pfrequent, 'f', 0, &nfrequent);
    weights.table = take(&all, ptable, 'f', 0, &ntable);
    weights.shape_taps = take(&all, ptaps, 'f', 0, &ntaps);
    weights.frequent_rows = (int32_t)(nfrequent / TABLE_WIDTH);
    weights.first_tap = 3 * net;
    const int32_t *rows = take(&all, prows, 'i', 0, &n), *shapes = take(&all, pshapes, 'i', 0, &nshapes);
    const float *arrays[6] = {0};
    for (int i = 0; i < 6; i++) {
        arrays[i] = take(&all, pw[i], 'f', 0, &size);
        require(&all, size == sizes[i], "a weight of the encoder has the wrong size");
    }
    weights.w2 = arrays[0], weights.b2 = arrays[1], weights.edge2 = arrays[2];
    weights.w3 = arrays[3], weights.b3 = arrays[4], weights.edge3 = arrays[5];
    float *out = take(&all, pout, 'f', 1, &nout);
    require(&all, net >= 0 && net < 3, "net must be 0, 1 or 2");
    require(&all, nfrequent % TABLE_WIDTH + ntable % TABLE_WIDTH + ntaps % TABLE_WIDTH == 0,
            "taps are not (rows, 2304)");
    size_t known = (nfrequent + ntable) / TABLE_WIDTH;
    require(&all, known <= INT32_MAX && ntaps / TABLE_WIDTH <= INT32_MAX, "too many rows");
    require(&all, nout == n * 64, "out is not (rows, 64)");
    require(&all, nshapes == n, "rows and shapes differ in number");
    if (!all.failed && n) {
        require(&all, within(rows, n, 0, (int32_t)known), "a row is not in the tables");
        require(&all, within(shapes, n, 0, (int32_t)(ntaps / TABLE_WIDTH)), "a shape is not known");
        require(&all, rows[0] == 0 && rows[n - 1] == 0, "rows must begin and end outside");
    }
    if (!all.failed && n) {
        Py_BEGIN_ALLOW_THREADS;
        chosen.encode(&weights, rows, shapes, n, out);
        Py_END_ALLOW_THREADS;
    }
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

/* lstm(gates, states, first, length, out): gates (n, 2, 4h), states (2, h, 4h), out (n, 2, h) */
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
        room = PyMem_RawMalloc(sizeof(float) * SEQUENCES * 6 * size);
        if (!room) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        for (size_t i = 0; i < count; i += SEQUENCES) {
            int here = count - i < SEQUENCES ? (int)(count - i) : SEQUENCES;
            for (int way = 0; way < 2; way++)
                chosen.lstm(&net, gates, first + i, length + i, here, way, room, out);
        }
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(room);
    return finish(&all);
}

static PyMethodDef methods[] = {
    {"select", select_level, METH_O, "Choose avx512, avx2 or plain, '' the best; return its name."},
    {"matmul", matmul, METH_VARARGS, "Multiply rows by a weight padded to 64 columns."},
    {"argmax", argmax, METH_VARARGS, "Find the best column of rows times a weight plus a bias."},
    {"encode", encode, METH_VARARGS, "Run one net's convolutions over packed rows."},
    {"syntax", syntax, METH_VARARGS, "Find the heads and relations of sentences."},
    {"viterbi", viterbi, METH_VARARGS, "Find the best tag paths of sequences."},
    {"lstm", lstm, METH_VARARGS, "Run a bidirectional LSTM over sequences of rows."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "_compiled", .m_size = -1, .m_methods = methods,
};

PyMODINIT_FUNC PyInit__compiled(void) {
#ifdef X86_LEVELS
    for (int mask = 0; mask < 256; mask++)
        for (int lane = 0, count = 0; lane < 8; lane++)
            if (mask >> lane & 1) lanes_set[mask][count++] = (uint8_t)lane;
#endif
    chosen = table_plain;
    return PyModule_Create(&definition);
}
