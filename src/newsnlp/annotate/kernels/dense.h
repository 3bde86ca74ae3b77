/* Dense products. Each number of the result is summed over k in order, with the same
   instructions wherever its row lies: a row's result never depends on the rows around it. */

#define TILE_ROWS 6
#define TILE_COLUMNS (V * VECTORS_PER_TILE)

/* out[r][0..TILE_COLUMNS) = sum over k of x[r][k] * w[k][0..TILE_COLUMNS), rows given by address */
static inline __attribute__((always_inline)) void NAME(tile)(
    const float *const x[TILE_ROWS], int depth, const float *w, size_t w_step,
    float out[TILE_ROWS][TILE_COLUMNS]) {
    vec sum[TILE_ROWS][VECTORS_PER_TILE];
    for (int r = 0; r < TILE_ROWS; r++)
        for (int v = 0; v < VECTORS_PER_TILE; v++) sum[r][v] = (vec){0};
    for (int k = 0; k < depth; k++, w += w_step) {
        vec weight[VECTORS_PER_TILE];
        for (int v = 0; v < VECTORS_PER_TILE; v++) weight[v] = LOAD(w + v * V);
#pragma GCC unroll 6
        for (int r = 0; r < TILE_ROWS; r++) {
            vec value = ALL(x[r][k]);
            for (int v = 0; v < VECTORS_PER_TILE; v++) sum[r][v] += value * weight[v];
        }
    }
    for (int r = 0; r < TILE_ROWS; r++)
        for (int v = 0; v < VECTORS_PER_TILE; v++) STORE(out[r] + v * V, sum[r][v]);
}

static inline int NAME(tile_rows)(const float *x, size_t first, size_t rows, int depth,
    const float *at[TILE_ROWS]) {
    int here = rows - first < TILE_ROWS ? (int)(rows - first) : TILE_ROWS;
    for (int r = 0; r < TILE_ROWS; r++) at[r] = x + (first + (r < here ? r : 0)) * (size_t)depth;
    return here;
}

/* out (rows, columns) = x (rows, depth) @ w (depth, columns); w has room for whole tiles:
   w_step >= columns rounded up to whole tiles */
static void NAME(matmul)(const float *x, size_t rows, int depth, const float *w, size_t w_step,
    size_t columns, float *out) {
    for (size_t c = 0; c < columns; c += TILE_COLUMNS) {
        size_t width = columns - c < TILE_COLUMNS ? columns - c : TILE_COLUMNS;
        for (size_t first = 0; first < rows; first += TILE_ROWS) {
            const float *at[TILE_ROWS];
            float sums[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
            int here = NAME(tile_rows)(x, first, rows, depth, at);
            NAME(tile)(at, depth, w + c, w_step, sums);
            for (int r = 0; r < here; r++)
                memcpy(out + (first + r) * columns + c, sums[r], width * sizeof(float));
        }
    }
}

/* best (rows) = the first column with the highest x @ w + bias; columns fill whole tiles */
static void NAME(argmax)(const float *x, size_t rows, int depth, const float *w, const float *bias,
    size_t columns, int32_t *best) {
    for (size_t first = 0; first < rows; first += TILE_ROWS) {
        const float *at[TILE_ROWS];
        float sums[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
        vec highest[TILE_ROWS][VECTORS_PER_TILE];
        int32_t where[TILE_ROWS][TILE_COLUMNS];
        int here = NAME(tile_rows)(x, first, rows, depth, at);
        for (size_t c = 0; c < columns; c += TILE_COLUMNS) {
            NAME(tile)(at, depth, w + c, columns, sums);
            for (int r = 0; r < here; r++) {
                float *high = (float *)highest[r];
                for (int i = 0; i < TILE_COLUMNS; i++) {
                    float score = sums[r][i] + bias[c + i];
                    int better = c == 0 || score > high[i];
                    high[i] = better ? score : high[i];
                    where[r][i] = better ? (int32_t)c : where[r][i];
                }
            }
        }
        for (int r = 0; r < here; r++) {
            const float *high = (const float *)highest[r];
            int winner = 0;
            for (int i = 1; i < TILE_COLUMNS; i++)
                if (high[i] > high[winner] ||
                    (high[i] == high[winner] && where[r][i] + i < where[r][winner] + winner))
                    winner = i;
            best[first + r] = where[r][winner] + winner;
        }
    }
}
