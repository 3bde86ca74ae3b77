/* A bidirectional LSTM (Hochreiter and Schmidhuber 1997), TILE_ROWS sequences at a time. */

/* tanh as a quotient of polynomials, within 3e-7; beyond 9 it is 1 in float32. */
static inline vec NAME(tanh)(vec x) {
    const vec most = ALL(9.0f);
    x = SELECT((ints)(x > most), most, x);
    x = SELECT((ints)(x < -most), -most, x);
    const vec square = x * x;
    vec p = ALL(-2.76076847742355e-16f);
    p = p * square + ALL(2.00018790482477e-13f);
    p = p * square + ALL(-8.60467152213735e-11f);
    p = p * square + ALL(5.12229709037114e-08f);
    p = p * square + ALL(1.48572235717979e-05f);
    p = p * square + ALL(6.37261928875436e-04f);
    p = p * square + ALL(4.89352455891786e-03f);
    vec q = ALL(1.19825839466702e-06f);
    q = q * square + ALL(1.18534705686654e-04f);
    q = q * square + ALL(2.26843463243900e-03f);
    q = q * square + ALL(4.89352518554385e-03f);
    return x * p / q;
}

/* One sequence's step: sums (4h) are its gates input, forget, output (halved) and candidate. */
static inline void NAME(advance)(const float *sums, int h, float *cell, float *hidden) {
    const vec half = ALL(0.5f);
    for (int i = 0; i < h; i += V) {
        vec enter = NAME(tanh)(LOAD(sums + i)) * half + half;
        vec keep = NAME(tanh)(LOAD(sums + h + i)) * half + half;
        vec leave = NAME(tanh)(LOAD(sums + 2 * h + i)) * half + half;
        vec candidate = NAME(tanh)(LOAD(sums + 3 * h + i));
        vec now = LOAD(cell + i) * keep + enter * candidate;
        STORE(cell + i, now);
        STORE(hidden + i, leave * NAME(tanh)(now));
    }
}

/* Sequences first[0..here), length[0..here) in one direction (way 0 forward, 1 backward).
   gates (n, 2, 4h) are read, out (n, 2, h) written; room holds 6 * 6h. */
static void NAME(lstm)(const lstm_net *net, const float *gates, const int32_t *first,
    const int32_t *length, int here, int way, float *room, float *out) {
    const int h = net->size;
    const float *states = net->states + (size_t)way * h * 4 * h;
    float *hidden = room, *cell = room + TILE_ROWS * h, *sums = cell + TILE_ROWS * h;
    int longest = 0;
    for (int r = 0; r < here; r++)
        if (length[r] > longest) longest = length[r];
    memset(room, 0, sizeof(float) * TILE_ROWS * 2 * (size_t)h);
    for (int t = 0; t < longest; t++) {
        const float *at[TILE_ROWS];
        for (int r = 0; r < TILE_ROWS; r++) at[r] = hidden + (r < here ? r : 0) * h;
        for (int c = 0; c < 4 * h; c += TILE_COLUMNS) {
            float tile[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
            NAME(tile)(at, h, states + c, (size_t)4 * h, tile);
            for (int r = 0; r < here; r++) memcpy(sums + r * 4 * h + c, tile[r], sizeof tile[r]);
        }
        for (int r = 0; r < here; r++) {
            if (t >= length[r]) continue;
            size_t place = (size_t)first[r] + (way ? length[r] - 1 - t : t);
            const float *gate = gates + (place * 2 + way) * 4 * h;
            float *sum = sums + r * 4 * h;
            for (int i = 0; i < 4 * h; i += V) STORE(sum + i, LOAD(sum + i) + LOAD(gate + i));
            NAME(advance)(sum, h, cell + r * h, hidden + r * h);
            memcpy(out + (place * 2 + way) * h, hidden + r * h, sizeof(float) * h);
        }
    }
}
