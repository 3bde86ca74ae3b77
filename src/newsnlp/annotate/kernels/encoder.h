/* A slovnet encoder: three convolutions of width 3 over packed sequences. After ReLU 60-85 % of
   the values are zero, so the second and third layer add up the weight rows of the others. */

#define SUMS_AT_ONCE (V == 4 ? 48 : 96) /* columns that fit the registers */

/* Keep a row x (n). */
static inline void NAME(keep)(rows_kept *kept, int at, const float *x, int n) {
    kept->first[at][0] = kept->used;
    for (int i = 0, part = 1; i < n; i += SPARSE_ROWS, part++) {
        float *value = kept->value + kept->used;
        kept->used += NAME(compress)(x + i, SPARSE_ROWS, SPARSE_COLUMNS, value, kept->place + kept->used);
        kept->first[at][part] = kept->used;
    }
}

/* out (SPARSE_COLUMNS) = value * w[place], added up in registers, to what is there unless it is new */
static inline void NAME(add_weights)(const float *w, const float *value, const int32_t *place,
    int count, int new, float *out) {
    for (int c = 0; c < SPARSE_COLUMNS; c += SUMS_AT_ONCE) {
        vec sum[SUMS_AT_ONCE / V];
        for (int v = 0; v < SUMS_AT_ONCE / V; v++) sum[v] = new ? (vec){0} : LOAD(out + c + v * V);
        for (int k = 0; k < count; k++) {
            const vec one = ALL(value[k]);
            const float *row = w + place[k] + c;
#pragma GCC unroll 12
            for (int v = 0; v < SUMS_AT_ONCE / V; v++) sum[v] += one * LOAD(row + v * V);
        }
        for (int v = 0; v < SUMS_AT_ONCE / V; v++) STORE(out + c + v * V, sum[v]);
    }
}

/* out (rows, columns) = kept rows times w (depth, columns), in panels; rows outside of all words stay
   as they are. What of a panel the rows pass at a time, 24 kB, stays in the first cache: from the
   second, weights come half as fast as they are used. */
static void NAME(sparse)(const float *w, int depth, int columns, const rows_kept *kept, int rows,
    float *out) {
    for (int c = 0; c < columns; c += SPARSE_COLUMNS)
        for (int part = 0; part < depth / SPARSE_ROWS; part++) {
            const float *weights = w + c * depth + part * SPARSE_ROWS * SPARSE_COLUMNS;
            for (int r = 0; r < rows; r++) {
                const int32_t *first = kept->first[r];
                if (first[0] == OUTSIDE) continue;
                NAME(add_weights)(weights, kept->value + first[part], kept->place + first[part],
                    first[part + 1] - first[part], part == 0, out + r * columns + c);
            }
        }
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

/* What a row outside of all words adds to its neighbours; no for a row that is none. */
static inline int NAME(begin)(rows_kept *kept, int at, int outside, const float *edge, int columns,
    float *out) {
    if (outside) {
        memcpy(out, edge, (size_t)columns * sizeof(float));
        kept->first[at][0] = OUTSIDE;
    }
    return !outside;
}

/* What rows r..r + count of the first layer add to the one before, themselves and the one after. */
static void NAME(second_layer)(const encoder *net, const word_rows *words, long r, int count,
    encoder_room *room) {
    float x[256] __attribute__((aligned(64)));
    room->kept.used = 0;
    for (int i = 0; i < count; i++, r++) {
        if (!NAME(begin)(&room->kept, i, is_outside(words, r), net->edge2, 384, room->second[i + 2])) continue;
        if (r + 3 < words->count) {
            const char *next = (const char *)NAME(word_taps)(net, words->rows[r + 3]);
            for (int k = 0; k < 3072; k += 64) __builtin_prefetch(next + k);
        }
        NAME(first_layer)(net, words->rows + r, words->shapes + r, x);
        NAME(keep)(&room->kept, i, x, 256);
    }
    NAME(sparse)(net->w2, 256, 384, &room->kept, count, room->second[2]);
}

/* The same of rows s..s + count of the second layer, the neighbours of which begin at room->second. */
static void NAME(third_layer)(const encoder *net, const word_rows *words, long s, int count,
    encoder_room *room) {
    float x[128] __attribute__((aligned(64)));
    room->kept.used = 0;
    for (int i = 0; i < count; i++, s++) {
        if (!NAME(begin)(&room->kept, i, is_outside(words, s), net->edge3, 192, room->third[i + 2])) continue;
        NAME(add_taps)(room->second[i], room->second[i + 1], room->second[i + 2], net->b2, 128, x);
        NAME(keep)(&room->kept, i, x, 128);
    }
    NAME(sparse)(net->w3, 128, 192, &room->kept, count, room->third[2]);
}

/* x (64) after BatchNorm. Without the barrier compilers make one rounding of two. */
static inline void NAME(batch_norm)(const encoder *net, const float *x, float *out) {
    for (int k = 0; k < 64; k += V) STORE(out + k, LOAD(x + k) * LOAD(net->scale + k));
    __asm__ volatile("" ::: "memory");
    for (int k = 0; k < 64; k += V) STORE(out + k, LOAD(out + k) + LOAD(net->shift + k));
}

static void NAME(last_layer)(const encoder *net, const word_rows *words, long t, int count,
    const encoder_room *room, float *out, float *hidden) {
    for (int i = 0; i < count; i++, t++) {
        if (t < 0 || t >= words->count || words->token[t] < 0) continue;
        const size_t token = (size_t)words->token[t];
        float *x = out + token * 64;
        NAME(add_taps)(room->third[i], room->third[i + 1], room->third[i + 2], net->b3, 64, x);
        for (int k = 0; k < 64; k++) x[k] = x[k] > 0 ? x[k] : 0;
        NAME(batch_norm)(net, x, hidden + token * 192 + (size_t)net->first_tap / 3 * 64);
    }
}

/* out (tokens, 64): the last layer after ReLU; hidden (tokens, 192): the same after BatchNorm, beside
   that of other nets. A row sees three to each side; the first and last are outside. Each layer is a
   row behind the one before it; of a layer the last two rows are kept. */
static void NAME(encode)(const encoder *net, const word_rows *words, encoder_room *room, float *out,
    float *hidden) {
    memset(room->second, 0, 2 * sizeof room->second[0]);
    memset(room->third, 0, 2 * sizeof room->third[0]);
    for (long r = 0; r < words->count + 2; r += ENCODED_AT_ONCE) {
        long left = words->count + 2 - r;
        int count = left < ENCODED_AT_ONCE ? (int)left : ENCODED_AT_ONCE;
        NAME(second_layer)(net, words, r, count, room);
        NAME(third_layer)(net, words, r - 1, count, room);
        NAME(last_layer)(net, words, r - 2, count, room, out, hidden);
        memmove(room->second, room->second[count], 2 * sizeof room->second[0]);
        memmove(room->third, room->third[count], 2 * sizeof room->third[0]);
    }
}
