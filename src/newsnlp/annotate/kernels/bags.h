/* Bags of hashed features (Weinberger et al. 2009): rows of a table added up for each of n items.
   A feature's bucket is the hash of its parts; bucket 0 is left for "does not apply". */

#define HASHED_AT_ONCE 64
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
