/* Compiled kernels of the annotation, with the best instructions that the processor has.

   Arrays come through the buffer protocol; sizes, types and every index are checked here, so
   that the kernels below need not. The GIL is released while they run. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define INTERFACE 2      /* goes up with every change of the calls, as in __init__.py */
#define TABLE_WIDTH 2304 /* three nets, three taps, 256 */
#define MOST_SIZE 4096   /* of a layer */
#define TILE_ROWS 6
#define PANEL 16 /* columns of a weight that lie together */
#define MOST_TILE_COLUMNS 64
#define BLOCK_ROWS 96  /* whole tiles; with 512 columns they take 200 kB */
#define MIDDLE 128    /* of the range of numbers in 8 bits; a state of zero */
#define GROUPED 4      /* numbers of a row in 8 bits that meet a weight at once */
#define LANES 24       /* sequences at a time, in whole tiles */
#define MOST_ADDED 129 /* rows of a bag: NumPy adds up more in another order */

#include "lanes.h"

typedef struct {
    const float *frequent, *table, *shape_taps;
    int32_t frequent_rows;
    int first_tap;
    const float *w2, *b2, *edge2, *w3, *b3, *edge3, *scale, *shift;
} encoder;

typedef struct {
    const int32_t *rows, *shapes; /* of words; row 0 is that of what stands between sequences */
    const int32_t *token;         /* where its last layer goes; negative: nowhere */
    long count;
} word_rows;

#define ENCODED_AT_ONCE 64
#define SPARSE_COLUMNS 96 /* of a panel */
#define SPARSE_ROWS 64    /* of a panel at a time */
#define MOST_SPARSE 4     /* times as many rows a panel has at most */
#define OUTSIDE (-1)
/* Rows after ReLU: of each the positive values, and where their weights lie in a panel; how many of
   them meet each SPARSE_ROWS rows of it. */
typedef struct {
    float value[ENCODED_AT_ONCE * 256];
    int32_t place[ENCODED_AT_ONCE * 256];
    int32_t first[ENCODED_AT_ONCE][MOST_SPARSE + 1];
    int used;
} rows_kept;

typedef struct {
    rows_kept kept;
    float second[ENCODED_AT_ONCE + 2][384], third[ENCODED_AT_ONCE + 2][192];
} encoder_room;

static inline int is_outside(const word_rows *words, long r) {
    return r < 0 || r >= words->count || words->rows[r] == 0;
}

typedef struct {
    const float *root, *rel_kernel;
    int relations;
} biaffine;

/* A weight in 8 bits with, for each of its columns, padded to whole tiles: what the sum of products
   begins with, what it is multiplied by and what is added. */
typedef struct {
    const int8_t *weight;
    const int32_t *offset;
    const float *scale, *bias;
} quantised;

typedef struct {
    quantised inputs, states;
    int depth, size;
} lstm_net;

#include "pair_features.h"

typedef struct {
    const float *words, *tags, *weight, *bias;
    float epsilon;
    int size;
} normal_layer;

typedef struct {
    const float *first, *last, *inner, *width, *out, *bias;
    int span, product, classes;
} span_layer;

typedef struct {
    const int32_t *first, *last, *inner, *longer;
} span_place;

typedef struct {
    void (*matmul)(const float *, size_t, int, const float *, const float *, size_t, float *,
                   const int32_t *, const int32_t *);
    void (*argmax)(const float *, size_t, int, const float *, const float *, size_t, int32_t *);
    void (*encode)(const encoder *, const word_rows *, encoder_room *, float *, float *);
    void (*sentence)(const biaffine *, const float *, const float *, int, float *, int32_t *, int32_t *);
    void (*viterbi)(const float *, const float *, int, uint8_t *, int32_t *);
    void (*lstm)(const lstm_net *, const lanes *, int, float *, uint8_t *);
    void (*normalise)(const normal_layer *, const int32_t *, const int32_t *, size_t, float *, uint8_t *, size_t);
    void (*spans)(const span_layer *, const span_place *, size_t, float *, float *);
    void (*sum_rows)(const float *, size_t, const int32_t *, size_t, const int32_t *, size_t, float *);
    void (*pair_bags)(const pair_layout *, const int32_t *, const int32_t *, size_t, int,
        const uint32_t *, int, const uint16_t *, uint32_t, size_t, float *);
    void (*quantised_matmul)(const quantised *, const uint8_t *, size_t, int, size_t, float *, const int32_t *);
} kernels;

#ifdef __SSE2__
#include <emmintrin.h>
#endif
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
        if (!__builtin_cpu_supports("avx512vnni")) {
            chosen.lstm = table_avx2.lstm;
            chosen.quantised_matmul = table_avx2.quantised_matmul;
        }
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

#include "check.h"
#include "call_dense.h"
#include "call_quantised.h"
#include "call_natasha.h"
#include "call_span.h"

#include "call_bags.h"
#include "call_pair_bags.h"

#include "codebook.h"

#include "context.h"

#include "subwords.h"
#include "call_subwords.h"

#include "vocabulary.h"

#include "dictionary.h"
#include "call_dictionary.h"

static PyMethodDef methods[] = {
    {"select", select_level, METH_O, "Choose avx512, avx2 or plain, '' the best; return its name."},
    {"matmul", matmul, METH_VARARGS, "Multiply rows by a weight padded to 64 columns."},
    {"argmax", argmax, METH_VARARGS, "Find the best column of rows times a weight plus a bias."},
    {"encode", encode, METH_VARARGS, "Run one net's convolutions over packed rows."},
    {"syntax", syntax, METH_VARARGS, "Find the heads and relations of sentences."},
    {"viterbi", viterbi, METH_VARARGS, "Find the best tag paths of sequences."},
    {"quantised_matmul", quantised_matmul, METH_VARARGS, "Multiply rows by a weight, both in 8 bits."},
    {"lstm", lstm, METH_VARARGS, "Run a bidirectional LSTM over sequences of rows in 8 bits."},
    {"normalise", normalise, METH_VARARGS, "Add rows of words and tags, then ReLU and LayerNorm."},
    {"spans", spans, METH_VARARGS, "Score spans by the rows of their units."},
    {"context", context, METH_VARARGS, "Put what is read of tokens beside that of their likes."},
    {"sum_rows", sum_rows, METH_VARARGS, "Add up rows of a table, a bag per item."},
    {"pair_bags", pair_bags, METH_VARARGS, "Add up the rows of the features of pairs of mentions."},
    {"vectors", vectors, METH_VARARGS, "Read the vectors of words from a codebook."},
    {"subwords", subwords, METH_VARARGS, "Find the hashed pieces of words."},
    {"word_numbers", word_numbers, METH_VARARGS, "Find the numbers of words by their hashes."},
    {"dictionary", prepare_dictionary, METH_VARARGS, "Check the dictionary's tables once for all calls."},
    {"analyses", analyses, METH_VARARGS, "Find the dictionary's analyses of a word."},
    {"tag_counts", tag_counts, METH_VARARGS, "Find how often a word has tags."},
    {"lemmas", lemmas, METH_VARARGS, "Find the lemmas of words of the dictionary."},
    {"endings", endings, METH_VARARGS, "Find how the dictionary's words with an ending decline."},
    {"key_count", key_count, METH_VARARGS, "Find the number of a word and a tag among the counts."},
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
    prepare_crc();
    chosen = table_plain;
    PyObject *module = PyModule_Create(&definition);
    if (module && PyModule_AddIntConstant(module, "INTERFACE", INTERFACE) < 0) Py_CLEAR(module);
    return module;
}
