/* From the last layers to heads, relations and NER tags. */

#define RELATIONS 48 /* 45, padded */

/* The first place of the highest of n scores. */
static inline int NAME(first_best)(const float *scores, int n) {
    int best = 0;
    for (int i = 1; i < n; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

/* Score of every head for one token: keys (32, step) hold the root and the sentence by column. */
static inline void NAME(head_scores)(const float *query, const float *keys, size_t step,
    float *scores) {
    for (size_t c = 0; c < step; c += V) {
        vec even = {0}, odd = {0};
        for (int j = 0; j < 32; j += 2) {
            even += ALL(query[j]) * LOAD(keys + j * step + c);
            odd += ALL(query[j + 1]) * LOAD(keys + (j + 1) * step + c);
        }
        STORE(scores + c, even + odd);
    }
}

/* relation scores of a pair: sum over i, j of head[i] * tail[j] * kernel[i][j] */
static inline void NAME(relation_scores)(const float *head, const float *tail, const float *kernel,
    float scores[RELATIONS]) {
    float head_value[32], tail_value[32];
    int32_t block[32], row[32];
    const int heads = NAME(compress)(head, 32, 32 * RELATIONS, head_value, block);
    const int tails = NAME(compress)(tail, 32, RELATIONS, tail_value, row);
    vec total[RELATIONS / V];
    for (int v = 0; v < RELATIONS / V; v++) total[v] = (vec){0};
    for (int i = 0; i < heads; i++) {
        vec sum[RELATIONS / V];
        for (int v = 0; v < RELATIONS / V; v++) sum[v] = (vec){0};
        for (int j = 0; j < tails; j++) {
            const vec value = ALL(tail_value[j]);
            const float *weight = kernel + block[i] + row[j];
            for (int v = 0; v < RELATIONS / V; v++) sum[v] += value * LOAD(weight + v * V);
        }
        for (int v = 0; v < RELATIONS / V; v++) total[v] += ALL(head_value[i]) * sum[v];
    }
    for (int v = 0; v < RELATIONS / V; v++) STORE(scores + v * V, total[v]);
}

/* One sentence. parts (length, 128): head query, head key, relation head, relation tail; queries
   (length, 32); room holds 33 rows of the length + 1 rounded up to V. */
static void NAME(sentence)(const biaffine *net, const float *parts, const float *queries, int length,
    float *room, int32_t *head, int32_t *rel) {
    size_t step = ((size_t)length + V) / V * V;
    float *scores = room + 32 * step;
    for (int j = 0; j < 32; j++) {
        float *row = room + j * step;
        row[0] = net->root[32 + j];
        for (int t = 0; t < length; t++) row[t + 1] = parts[(size_t)t * 128 + 32 + j];
        for (size_t t = (size_t)length + 1; t < step; t++) row[t] = 0;
    }
    for (int t = 0; t < length; t++) {
        float relation[RELATIONS] __attribute__((aligned(64)));
        NAME(head_scores)(queries + (size_t)t * 32, room, step, scores);
        head[t] = NAME(first_best)(scores, length + 1);
        const float *above = head[t] ? parts + (size_t)(head[t] - 1) * 128 : net->root;
        NAME(relation_scores)(above + 64, parts + (size_t)t * 128 + 96, net->rel_kernel, relation);
        rel[t] = NAME(first_best)(relation, net->relations);
    }
}

/* One sequence: the best path through emissions (length, 8). came_from holds length * 8. */
static void NAME(viterbi)(const float *emissions, const float *transitions, int length,
    uint8_t *came_from, int32_t *tags) {
    float score[8], next[8];
    memcpy(score, emissions, sizeof score);
    for (int t = 1; t < length; t++) {
        for (int to = 0; to < 8; to++) {
            next[to] = score[0] + transitions[to] + emissions[t * 8 + to];
            came_from[t * 8 + to] = 0;
        }
        for (int from = 1; from < 8; from++)
            for (int to = 0; to < 8; to++) {
                float path = (score[from] + transitions[from * 8 + to]) + emissions[t * 8 + to];
                int better = path > next[to];
                next[to] = better ? path : next[to];
                came_from[t * 8 + to] = better ? (uint8_t)from : came_from[t * 8 + to];
            }
        memcpy(score, next, sizeof score);
    }
    int tag = NAME(first_best)(score, 8);
    for (int t = length - 1; t >= 0; t--) {
        tags[t] = tag;
        if (t) tag = came_from[t * 8 + tag];
    }
}
