/* The span model: its first layer's sum and normalisation, and the scores of spans. */

/* The lanes of a vector, added up in order. */
static inline float NAME(total)(vec x) {
    float lane[V], sum = 0;
    STORE(lane, x);
    for (int i = 0; i < V; i++) sum += lane[i];
    return sum;
}

/* One row x (d): ReLU(x + word + tag) after layer normalisation (Ba et al. 2016), in 8 bits; x is used. */
static inline void NAME(normal_row)(const normal_layer *net, const float *word, const float *tag,
    float *x, uint8_t *out) {
    const int d = net->size;
    vec sum = {0}, square = {0};
    for (int i = 0; i < d; i += V) {
        vec value = LOAD(x + i) + LOAD(word + i) + LOAD(tag + i);
        value = SELECT((ints)(value > (vec){0}), value, (vec){0});
        sum += value;
        STORE(x + i, value);
    }
    const vec mean = ALL(NAME(total)(sum) / (float)d);
    for (int i = 0; i < d; i += V) {
        vec value = LOAD(x + i) - mean;
        square += value * value;
    }
    const vec scale = ALL(1 / sqrtf(NAME(total)(square) / (float)d + net->epsilon));
    for (int i = 0; i < d; i += V)
        NAME(quantise)((LOAD(x + i) - mean) * scale * LOAD(net->weight + i) + LOAD(net->bias + i), out + i);
}

/* The last d numbers of each row of out (n, width) from x (n, d). */
static void NAME(normalise)(const normal_layer *net, const int32_t *word, const int32_t *tag, size_t n,
    float *x, uint8_t *out, size_t width) {
    const size_t d = (size_t)net->size;
    for (size_t r = 0; r < n; r++)
        NAME(normal_row)(net, net->words + (size_t)word[r] * d, net->tags + (size_t)tag[r] * d, x + r * d,
            out + r * width + width - d);
}

/* both (span + product): what the linear layer over types sees of one span; sum (span) is that of
   its units. */
static inline void NAME(span_row)(const span_layer *net, const float *first, const float *last,
    const float *sum, int32_t longer, float *both) {
    const float *width = net->width + (size_t)longer * (size_t)net->span;
    const vec count = ALL((float)(longer + 1));
    for (int i = 0; i < net->span; i += V) {
        vec value = ((LOAD(first + i) + LOAD(last + i)) + LOAD(sum + i) / count) + LOAD(width + i);
        STORE(both + i, SELECT((ints)(value > (vec){0}), value, (vec){0}));
    }
    for (int i = net->span; i < net->span + net->product; i += V)
        STORE(both + i, LOAD(first + i) * LOAD(last + i));
}

/* out (m, classes): scores of spans by the rows of their first, last and inner units; each has
   longer + 1 units, at inner and after. Where spans share the first unit, the shorter come first,
   so that their sum goes on. room holds span + TILE_ROWS * (span + product). */
static void NAME(spans)(const span_layer *net, const span_place *at, size_t m, float *room, float *out) {
    const size_t span = (size_t)net->span, size = span + (size_t)net->product;
    float *sum = room, *both = room + span;
    int32_t begun = -1, added = 0;
    for (size_t i = 0; i < m; i++) {
        if (at->inner[i] != begun || at->longer[i] < added) {
            begun = at->inner[i], added = 0;
            memcpy(sum, net->inner + (size_t)begun * span, span * sizeof(float));
        }
        while (added < at->longer[i]) {
            const float *next = net->inner + ((size_t)begun + (size_t)++added) * span;
            for (size_t k = 0; k < span; k += V) STORE(sum + k, LOAD(sum + k) + LOAD(next + k));
        }
        NAME(span_row)(net, net->first + (size_t)at->first[i] * size, net->last + (size_t)at->last[i] * size,
            sum, at->longer[i], both + i % TILE_ROWS * size);
        if (i % TILE_ROWS == TILE_ROWS - 1 || i == m - 1) {
            size_t whole = i / TILE_ROWS * TILE_ROWS;
            NAME(matmul)(both, i - whole + 1, (int)size, net->out, net->bias, (size_t)net->classes,
                out + whole * (size_t)net->classes, NULL, NULL);
        }
    }
}
