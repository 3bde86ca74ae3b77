/* Sums of a table's rows, in half precision, over the features of pairs of mentions
   (``pair_features.h``). */

#define BAG_VECTORS (32 / V) /* added up side by side */

/* Choose the rows of the hashes whose bits are set in known, a set of 2^(32 - shift) bits; words of
   it and rows are fetched from memory before they are needed. The number of rows is returned. */
static inline int NAME(choose)(uint32_t *bucket, int count, const uint32_t *known, int shift,
    uint32_t mask, const uint16_t *table, size_t width) {
    int chosen = 0;
    for (int i = 0; i < count; i++) __builtin_prefetch(known + (bucket[i] >> shift >> 5));
    for (int i = 0; i < count; i++) {
        const uint32_t bit = bucket[i] >> shift, found = bucket[i] >> 8 & mask;
        bucket[chosen] = found ? found : 1;
        chosen += known[bit >> 5] >> (bit & 31) & 1;
    }
    for (int i = 0; i < chosen; i++) {
        __builtin_prefetch(table + bucket[i] * width);
        __builtin_prefetch(table + bucket[i] * width + width - 1);
    }
    return chosen;
}

/* out (width) = sums of rows, each number added up in the order of the rows */
static inline void NAME(add_rows)(const uint16_t *table, size_t width, const uint32_t *row, int count,
    float *out) {
    size_t c = 0;
    for (; c + 32 <= width; c += 32) {
        vec sum[BAG_VECTORS] = {0};
        for (int i = 0; i < count; i++)
            for (int v = 0; v < BAG_VECTORS; v++) sum[v] += WIDEN(table + row[i] * width + c + v * V);
        for (int v = 0; v < BAG_VECTORS; v++) STORE(out + c + v * V, sum[v]);
    }
    for (; c < width; c++) {
        out[c] = 0;
        for (int i = 0; i < count; i++) out[c] += NAME(widen_one)(table[row[i] * width + c]);
    }
}

/* out (pairs, width) = sums of the table's rows of each pair's known features; the rows of a pair come
   from memory while those of the pair before are added up */
static void NAME(pair_bags)(const pair_layout *all, const int32_t *head, const int32_t *tail, size_t n,
    int groups, const uint32_t *known, int shift, const uint16_t *table, uint32_t mask, size_t width,
    float *out) {
    uint32_t row[2][MOST_FEATURES];
    int count[2];
    for (size_t i = 0; i <= n; i++) {
        if (i < n) {
            const int all_features = pair_features(all, head[i], tail[i], groups, row[i % 2]);
            count[i % 2] = NAME(choose)(row[i % 2], all_features, known, shift, mask, table, width);
        }
        if (i) NAME(add_rows)(table, width, row[1 - i % 2], count[1 - i % 2], out + (i - 1) * width);
    }
}
