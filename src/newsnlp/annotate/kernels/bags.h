/* Bags of features (Weinberger et al. 2009): rows of a table added up for each of n items. */

#define SIDE_BY_SIDE 8

/* Up to 129 rows of a table added up, V columns: in the order of NumPy's reduceat, which adds eight
   sums side by side, so that a bag is the same to the last bit without the kernel. */
static inline vec NAME(add_up)(const float *column, size_t width, const int32_t *row, int count) {
    const vec first = LOAD(column + (size_t)row[0] * width);
    const int others = count - 1, whole = others - others % SIDE_BY_SIDE;
    vec sum[SIDE_BY_SIDE] = {0};
    if (!others) return first;
    row++;
    for (int i = 0; i < SIDE_BY_SIDE && i < others; i++) sum[i] = LOAD(column + (size_t)row[i] * width);
    if (!whole) {
        for (int i = 1; i < others; i++) sum[0] += sum[i];
        return first + sum[0];
    }
    for (int i = SIDE_BY_SIDE; i < whole; i++)
        sum[i % SIDE_BY_SIDE] += LOAD(column + (size_t)row[i] * width);
    vec all = ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
    for (int i = whole; i < others; i++) all += LOAD(column + (size_t)row[i] * width);
    return first + all;
}

/* out (n, width) = sums of the table's rows: of each item those from its first to the next one's */
static void NAME(sum_rows)(const float *table, size_t width, const int32_t *row, size_t rows,
    const int32_t *first, size_t n, float *out) {
    for (size_t i = 0; i < n; i++) {
        const size_t end = i + 1 < n ? (size_t)first[i + 1] : rows;
        for (size_t c = 0; c < width; c += V)
            STORE(out + i * width + c,
                NAME(add_up)(table + c, width, row + first[i], (int)(end - (size_t)first[i])));
    }
}
