/* Dense products in 8 bits (Jacob et al. 2018): a row's numbers are 0 to 255, a weight's -127 to 127,
   neighbours of one sign no more than 128 together, so that two products fit into 16 bits, in which AVX2
   adds them up. Sums of whole numbers are exact: all levels and NumPy have the same.

   A weight (depth, columns) lies in panels of PANEL columns, each (depth / 4, PANEL, 4): four numbers
   of a row, broadcast, meet one vector. At level 512 they need VNNI. */

/* sum + products of four numbers of a row with those of V columns of a weight */
static inline __attribute__((always_inline)) ints NAME(add_products)(ints sum, const uint8_t *x, const int8_t *w) {
#if LEVEL == 128 && !defined(__SSE2__)
    ints weight;
    memcpy(&weight, w, sizeof weight);
    for (int k = 0; k < GROUPED; k++) sum += x[k] * (weight << (24 - 8 * k) >> 24);
    return sum;
#else
    int32_t four;
    memcpy(&four, x, GROUPED);
#if LEVEL == 512
    return (ints)_mm512_dpbusd_epi32((__m512i)sum, _mm512_set1_epi32(four), _mm512_loadu_si512(w));
#elif LEVEL == 256
    __m256i pairs = _mm256_maddubs_epi16(_mm256_set1_epi32(four), _mm256_loadu_si256((const __m256i *)w));
    return sum + (ints)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
#else
    const __m128i value = _mm_set1_epi32(four), weight = _mm_loadu_si128((const __m128i *)w);
    const __m128i even = _mm_and_si128(value, _mm_set1_epi16(255)), odd = _mm_srli_epi16(value, 8);
    sum += (ints)_mm_madd_epi16(even, _mm_srai_epi16(_mm_slli_epi16(weight, 8), 8));
    return sum + (ints)_mm_madd_epi16(odd, _mm_srai_epi16(weight, 8));
#endif
#endif
}

/* to[r][0..vectors * V) = x[r] @ w[., c..c + vectors * V) + bias, rows by address */
static inline __attribute__((always_inline)) void NAME(quantised_part)(const quantised *net,
    const uint8_t *const x[TILE_ROWS], int depth, size_t c, const int vectors, float *const to[TILE_ROWS]) {
    ints sum[TILE_ROWS][VECTORS_PER_TILE];
    const int8_t *at[VECTORS_PER_TILE];
    for (int v = 0; v < vectors; v++) {
        const size_t column = c + (size_t)v * V;
        at[v] = net->weight + column / PANEL * PANEL * (size_t)depth + column % PANEL * GROUPED;
        for (int r = 0; r < TILE_ROWS; r++) memcpy(&sum[r][v], net->offset + column, sizeof sum[r][v]);
    }
    for (int k = 0; k < depth; k += GROUPED)
#pragma GCC unroll 6
        for (int r = 0; r < TILE_ROWS; r++)
            for (int v = 0; v < vectors; v++)
                sum[r][v] = NAME(add_products)(sum[r][v], x[r] + k, at[v] + (size_t)k * PANEL);
    for (int v = 0; v < vectors; v++) {
        const vec scale = LOAD(net->scale + c + v * V), bias = LOAD(net->bias + c + v * V);
        for (int r = 0; r < TILE_ROWS; r++)
            STORE(to[r] + v * V, __builtin_convertvector(sum[r][v], vec) * scale + bias);
    }
}

static inline __attribute__((always_inline)) void NAME(quantised_tile)(const quantised *net,
    const uint8_t *const x[TILE_ROWS], int depth, size_t c, float *const to[TILE_ROWS]) {
    NAME(quantised_part)(net, x, depth, c, VECTORS_PER_TILE, to);
}

/* The same of a layer's last columns, fewer than a tile's, by way of whole vectors. */
static inline void NAME(quantised_last)(const quantised *net, const uint8_t *const x[TILE_ROWS], int depth,
    size_t c, size_t width, float *const to[TILE_ROWS]) {
    float whole[TILE_ROWS][TILE_COLUMNS], *at[TILE_ROWS];
    for (int r = 0; r < TILE_ROWS; r++) at[r] = whole[r];
    if (width <= V) NAME(quantised_part)(net, x, depth, c, 1, at);
    else NAME(quantised_tile)(net, x, depth, c, at);
    for (int r = 0; r < TILE_ROWS; r++) memcpy(to[r], whole[r], width * sizeof(float));
}

/* out (rows, columns) = x @ weight + bias, of the rows of x (., depth) that are numbered in read, if
   given. A tile that lacks rows has its first in their place. */
static void NAME(quantised_matmul)(const quantised *net, const uint8_t *x, size_t rows, int depth,
    size_t columns, float *out, const int32_t *read) {
    for (size_t block = 0; block < rows; block += BLOCK_ROWS) {
        size_t end = rows - block < BLOCK_ROWS ? rows : block + BLOCK_ROWS;
        for (size_t c = 0; c < columns; c += TILE_COLUMNS)
            for (size_t first = block; first < end; first += TILE_ROWS) {
                const uint8_t *at[TILE_ROWS];
                float *to[TILE_ROWS];
                for (size_t r = 0; r < TILE_ROWS; r++) {
                    const size_t row = first + r < end ? first + r : first;
                    at[r] = x + (read ? (size_t)read[row] : row) * (size_t)depth;
                    to[r] = out + row * columns + c;
                }
                if (columns - c < TILE_COLUMNS) NAME(quantised_last)(net, at, depth, c, columns - c, to);
                else NAME(quantised_tile)(net, at, depth, c, to);
            }
    }
}
