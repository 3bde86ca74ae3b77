/* Dense products. Each number of the result is summed over k in order, with the same
   instructions wherever its row lies: a row's result never depends on the rows around it.

   A weight (depth, columns) lies in panels of PANEL columns, each (depth, PANEL): a tile reads
   its part of the weight in one run, where a stride of whole rows would fall on a few sets of
   the cache. */

#define TILE_COLUMNS (V * VECTORS_PER_TILE)

/* Where column c, the first of a vector, begins. */
static inline const float *NAME(panel)(const float *w, int depth, size_t c) {
    return w + c / PANEL * PANEL * (size_t)depth + c % PANEL;
}

/* out[r][0..vectors * V) = sum over k of x[r][k] * w[k][c..c + vectors * V), rows by address */
static inline __attribute__((always_inline)) void NAME(part_of_tile)(
    const float *const x[TILE_ROWS], int depth, const float *w, size_t c, const int vectors,
    float out[TILE_ROWS][TILE_COLUMNS]) {
    vec sum[TILE_ROWS][VECTORS_PER_TILE];
    const float *at[VECTORS_PER_TILE];
    for (int v = 0; v < vectors; v++) at[v] = NAME(panel)(w, depth, c + (size_t)v * V);
    for (int r = 0; r < TILE_ROWS; r++)
        for (int v = 0; v < vectors; v++) sum[r][v] = (vec){0};
    for (int k = 0; k < depth; k++) {
        vec weight[VECTORS_PER_TILE];
        for (int v = 0; v < vectors; v++) weight[v] = LOAD(at[v] + (size_t)k * PANEL);
#pragma GCC unroll 6
        for (int r = 0; r < TILE_ROWS; r++) {
            vec value = ALL(x[r][k]);
            for (int v = 0; v < vectors; v++) sum[r][v] += value * weight[v];
        }
    }
    for (int r = 0; r < TILE_ROWS; r++)
        for (int v = 0; v < vectors; v++) STORE(out[r] + v * V, sum[r][v]);
}

static inline __attribute__((always_inline)) void NAME(tile)(
    const float *const x[TILE_ROWS], int depth, const float *w, size_t c,
    float out[TILE_ROWS][TILE_COLUMNS]) {
    NAME(part_of_tile)(x, depth, w, c, VECTORS_PER_TILE, out);
}

/* The same of a layer's last columns, up to the vector that holds the last of them: a layer of two
   columns takes a quarter of a tile. */
static inline __attribute__((always_inline)) void NAME(last_tile)(
    const float *const x[TILE_ROWS], int depth, const float *w, size_t c, size_t width,
    float out[TILE_ROWS][TILE_COLUMNS]) {
    if (width <= V) NAME(part_of_tile)(x, depth, w, c, 1, out);
    else if (width <= 2 * V) NAME(part_of_tile)(x, depth, w, c, 2, out);
    else NAME(tile)(x, depth, w, c, out);
}

/* Where up to TILE_ROWS rows of x begin, those numbered in read, if given; how many there are. */
static inline int NAME(tile_rows)(const float *x, const int32_t *read, size_t first, size_t rows, int depth,
    const float *at[TILE_ROWS]) {
    int here = rows - first < TILE_ROWS ? (int)(rows - first) : TILE_ROWS;
    for (int r = 0; r < TILE_ROWS; r++) {
        const size_t row = first + (size_t)(r < here ? r : 0);
        at[r] = x + (read ? (size_t)read[row] : row) * (size_t)depth;
    }
    return here;
}

/* out[0..width) = sums + bias, if given; most tiles are whole */
static inline void NAME(place)(const float *sums, const float *bias, size_t width, float *out) {
    if (width == TILE_COLUMNS) {
        for (int i = 0; i < TILE_COLUMNS; i += V)
            STORE(out + i, bias ? LOAD(sums + i) + LOAD(bias + i) : LOAD(sums + i));
    } else {
        for (size_t i = 0; i < width; i++) out[i] = bias ? sums[i] + bias[i] : sums[i];
    }
}

/* out (rows, columns) = x (rows, depth) @ w + bias, if given. Row r goes to row places[r] of out, and is
   read from row read[r] of x, if given. Rows go in blocks that stay in the cache while the panels pass. */
static void NAME(matmul)(const float *x, size_t rows, int depth, const float *w, const float *bias,
    size_t columns, float *out, const int32_t *places, const int32_t *read) {
    for (size_t block = 0; block < rows; block += BLOCK_ROWS) {
        size_t end = rows - block < BLOCK_ROWS ? rows : block + BLOCK_ROWS;
        for (size_t c = 0; c < columns; c += TILE_COLUMNS) {
            size_t width = columns - c < TILE_COLUMNS ? columns - c : TILE_COLUMNS;
            for (size_t first = block; first < end; first += TILE_ROWS) {
                const float *at[TILE_ROWS];
                float sums[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
                int here = NAME(tile_rows)(x, read, first, end, depth, at);
                NAME(last_tile)(at, depth, w, c, width, sums);
                for (int r = 0; r < here; r++) {
                    size_t place = places ? (size_t)places[first + r] : first + r;
                    NAME(place)(sums[r], bias ? bias + c : NULL, width, out + place * columns + c);
                }
            }
        }
    }
}

/* The first of the columns whose highest scores, and where they lie, were kept lane by lane. */
static int32_t NAME(first_highest)(const vec high[VECTORS_PER_TILE],
        const ints where[VECTORS_PER_TILE]) {
    float score[TILE_COLUMNS];
    int32_t column[TILE_COLUMNS];
    memcpy(score, high, sizeof score);
    memcpy(column, where, sizeof column);
    int winner = 0;
    for (int i = 1; i < TILE_COLUMNS; i++)
        if (score[i] > score[winner] ||
            (score[i] == score[winner] && column[i] + i < column[winner] + winner))
            winner = i;
    return column[winner] + winner;
}

/* best (rows) = the first column with the highest x @ w + bias; columns fill whole tiles */
static void NAME(argmax)(const float *x, size_t rows, int depth, const float *w, const float *bias,
    size_t columns, int32_t *best) {
    for (size_t first = 0; first < rows; first += TILE_ROWS) {
        const float *at[TILE_ROWS];
        float sums[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
        vec highest[TILE_ROWS][VECTORS_PER_TILE];
        ints where[TILE_ROWS][VECTORS_PER_TILE];
        int here = NAME(tile_rows)(x, NULL, first, rows, depth, at);
        for (size_t c = 0; c < columns; c += TILE_COLUMNS) {
            NAME(tile)(at, depth, w, c, sums);
            const ints column = (int32_t)c - (ints){0};
            for (int r = 0; r < here; r++)
                for (int v = 0; v < VECTORS_PER_TILE; v++) {
                    vec score = LOAD(sums[r] + v * V) + LOAD(bias + c + v * V);
                    ints better = c ? (ints)(score > highest[r][v]) : ~(ints){0};
                    highest[r][v] = SELECT(better, score, highest[r][v]);
                    where[r][v] = (column & better) | (where[r][v] & ~better);
                }
        }
        for (int r = 0; r < here; r++)
            best[first + r] = NAME(first_highest)(highest[r], where[r]);
    }
}
