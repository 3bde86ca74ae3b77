/* Bags of hashed features (Weinberger et al. 2009): rows of a table added up for each of n items.
   A feature's bucket is the hash of its parts; bucket 0 is left for "does not apply". */

#define HASHED_AT_ONCE 64
#define SIDE_BY_SIDE 8
#define AHEAD 8 /* rows are fetched from memory before they are needed */

/* Buckets of items first..first+count: multiply and shift over the parts, as in pairs.py. */
static inline void NAME(hash)(const feature *made_of, size_t first, int count, uint32_t mask,
    uint32_t *bucket) {
    uint32_t value[HASHED_AT_ONCE];
    for (int i = 0; i < HASHED_AT_ONCE; i++) value[i] = 0x811C9DC5u;
    for (int part = 0; part < made_of->parts; part++) {
        const uint32_t *own = made_of->part[part];
        if (made_of->varies[part])
            for (int i = 0; i < count; i++) value[i] ^= own[first + i];
        else
            for (int i = 0; i < count; i++) value[i] ^= own[0];
        for (int i = 0; i < HASHED_AT_ONCE; i++) {
            value[i] *= 0xCC9E2D51u;
            value[i] ^= value[i] >> 15;
        }
    }
    for (int i = 0; i < count; i++) {
        uint32_t found = value[i] >> 8 & mask;
        bucket[i] = found ? found : 1;
    }
}

/* out (n, width) += table[bucket] where the feature applies */
static void NAME(add_feature)(const feature *made_of, size_t n, const float *table, uint32_t mask,
    size_t width, float *out) {
    uint32_t bucket[HASHED_AT_ONCE];
    int item[HASHED_AT_ONCE];
    for (size_t first = 0; first < n; first += HASHED_AT_ONCE) {
        int count = n - first < HASHED_AT_ONCE ? (int)(n - first) : HASHED_AT_ONCE, kept = 0;
        NAME(hash)(made_of, first, count, mask, bucket);
        for (int i = 0; i < count; i++) {
            item[kept] = i;
            bucket[kept] = bucket[i];
            kept += !made_of->applies || made_of->applies[first + i];
        }
        for (int i = 0; i < kept; i++) {
            if (i + AHEAD < kept) {
                const float *coming = table + bucket[i + AHEAD] * width;
                __builtin_prefetch(coming);
                __builtin_prefetch(coming + width - 1);
            }
            const float *row = table + bucket[i] * width;
            float *sum = out + (first + item[i]) * width;
            size_t c = 0;
            for (; c + V <= width; c += V) STORE(sum + c, LOAD(sum + c) + LOAD(row + c));
            for (; c < width; c++) sum[c] += row[c];
        }
    }
}

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
