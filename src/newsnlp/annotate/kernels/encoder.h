/* A slovnet encoder: three convolutions of width 3 over packed sequences. After ReLU 60-85 % of
   the values are zero, so the second and third layer add up the weight rows of the others. */

/* out[0..vectors * V) = sum of value * w[place], all of it in registers */
#define SPARSE(vectors) \
    static inline __attribute__((always_inline)) void NAME(sparse_##vectors)( \
        const float *w, size_t w_step, const nonzero *z, float *out) { \
        vec sum[vectors]; \
        for (int v = 0; v < vectors; v++) sum[v] = (vec){0}; \
        for (int k = 0; k < z->count; k++) { \
            const vec value = ALL(z->value[k]); \
            const float *row = w + (size_t)z->place[k] * w_step; \
            _Pragma("GCC unroll 24") for (int v = 0; v < vectors; v++) sum[v] += value * LOAD(row + v * V); \
        } \
        for (int v = 0; v < vectors; v++) STORE(out + v * V, sum[v]); \
    }

SPARSE(12)
#if LEVEL == 512
SPARSE(24)
#endif
#undef SPARSE

/* columns: 384 or 192 */
static inline void NAME(sparse)(const float *w, int columns, const nonzero *z, float *out) {
    int c = 0;
#if LEVEL == 512
    for (; columns - c >= 24 * V; c += 24 * V) NAME(sparse_24)(w + c, columns, z, out + c);
#endif
    for (; columns - c >= 12 * V; c += 12 * V) NAME(sparse_12)(w + c, columns, z, out + c);
}

static inline void NAME(add_taps)(const float *left, const float *middle, const float *right,
    const float *bias, int size, float *out) {
    for (int i = 0; i < size; i += V)
        STORE(out + i, ((LOAD(left + i) + LOAD(middle + size + i)) + LOAD(right + 2 * size + i)) +
                LOAD(bias + i));
}

/* One net's taps of the word at a row, in the rows of frequent words or in the table. */
static inline const float *NAME(word_taps)(const encoder *net, int32_t row) {
    const float *at = row < net->frequent_rows
        ? net->frequent + (size_t)row * TABLE_WIDTH
        : net->table + (size_t)(row - net->frequent_rows) * TABLE_WIDTH;
    return at + net->first_tap * 256;
}

/* x (256): what three neighbouring words and their shapes add up to, before ReLU. */
static inline void NAME(first_layer)(const encoder *net, const int32_t *rows, const int32_t *shapes,
    float *x) {
    const float *word[3], *shape[3];
    for (int t = 0; t < 3; t++) {
        word[t] = NAME(word_taps)(net, rows[t - 1]) + t * 256;
        shape[t] = net->shape_taps + (size_t)shapes[t - 1] * TABLE_WIDTH + (net->first_tap + t) * 256;
    }
    for (int i = 0; i < 256; i += V)
        STORE(x + i, ((LOAD(word[0] + i) + LOAD(shape[0] + i)) + (LOAD(word[1] + i) + LOAD(shape[1] + i))) +
                (LOAD(word[2] + i) + LOAD(shape[2] + i)));
}

/* out (rows, 64): the last layer after ReLU; rows[i] is a word's row (9, 256), 0 outside.
   A row sees three to each side; the first and last are outside. Three rows of each layer are
   kept: what a row adds to the one before it, itself and the one after. */
static void NAME(encode)(const encoder *net, const int32_t *rows, const int32_t *shapes, size_t n,
    float *out) {
    float second[3][384] __attribute__((aligned(64))), third[3][192] __attribute__((aligned(64)));
    float x[256] __attribute__((aligned(64)));
    nonzero z;
    for (size_t r = 0; r < n + 2; r++) {
        if (r < n) {
            if (rows[r] == 0) {
                memcpy(second[r % 3], net->edge2, sizeof second[0]);
            } else {
                if (r + 3 < n) {
                    const char *next = (const char *)NAME(word_taps)(net, rows[r + 3]);
                    for (int i = 0; i < 3072; i += 64) __builtin_prefetch(next + i);
                }
                NAME(first_layer)(net, rows + r, shapes + r, x);
                NAME(compress)(x, 256, &z);
                NAME(sparse)(net->w2, 384, &z, second[r % 3]);
            }
        }
        if (r >= 1 && r - 1 < n) {
            size_t s = r - 1;
            if (rows[s] == 0) {
                memcpy(third[s % 3], net->edge3, sizeof third[0]);
            } else {
                NAME(add_taps)(second[(s - 1) % 3], second[s % 3], second[(s + 1) % 3], net->b2, 128, x);
                NAME(compress)(x, 128, &z);
                NAME(sparse)(net->w3, 192, &z, third[s % 3]);
            }
        }
        if (r >= 2) {
            size_t t = r - 2;
            if (rows[t] == 0) {
                memset(out + t * 64, 0, 64 * sizeof(float));
            } else {
                NAME(add_taps)(third[(t - 1) % 3], third[t % 3], third[(t + 1) % 3], net->b3, 64, x);
                for (int i = 0; i < 64; i++) out[t * 64 + i] = x[i] > 0 ? x[i] : 0;
            }
        }
    }
}
