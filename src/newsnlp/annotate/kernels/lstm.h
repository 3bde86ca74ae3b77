/* A bidirectional LSTM (Hochreiter and Schmidhuber 1997), up to LANES sequences at a time. */

/* tanh as a quotient of polynomials, within 3e-7; beyond 9 it is 1 in float32. */
static inline vec NAME(tanh)(vec x) {
    x = NAME(clamp)(x, ALL(9.0f));
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

/* One sequence's step: sums and gate (4h) add up to its gates input, forget, output (halved) and
   candidate. */
static inline void NAME(advance)(const float *sums, const float *gate, int h, float *cell,
    float *hidden) {
    const vec half = ALL(0.5f);
    for (int i = 0; i < h; i += V) {
        vec enter = NAME(tanh)(LOAD(sums + i) + LOAD(gate + i)) * half + half;
        vec keep = NAME(tanh)(LOAD(sums + h + i) + LOAD(gate + h + i)) * half + half;
        vec leave = NAME(tanh)(LOAD(sums + 2 * h + i) + LOAD(gate + 2 * h + i)) * half + half;
        vec candidate = NAME(tanh)(LOAD(sums + 3 * h + i) + LOAD(gate + 3 * h + i));
        vec now = LOAD(cell + i) * keep + enter * candidate;
        STORE(cell + i, now);
        STORE(hidden + i, leave * NAME(tanh)(now));
    }
}

/* gates (BLOCK_ROWS, 4h): the inputs' share of a stretch's rows */
static void NAME(input_gates)(const lstm_net *net, int way, const float *rows, const stretch *here,
    float *gates) {
    const int h = net->size, d = net->depth, width = 2 * h + d;
    const float *inputs = net->inputs + (size_t)way * 4 * h * d, *bias = net->bias + way * 4 * h;
    for (int c = 0; c < 4 * h; c += TILE_COLUMNS)
        for (int first = 0; first < here->rows; first += TILE_ROWS) {
            const float *at[TILE_ROWS];
            float tile[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
            int count = here->rows - first < TILE_ROWS ? here->rows - first : TILE_ROWS;
            for (int r = 0; r < TILE_ROWS; r++)
                at[r] = rows + here->row[first + (r < count ? r : 0)] * (size_t)width + 2 * h;
            NAME(tile)(at, d, inputs, c, tile);
            for (int r = 0; r < count; r++)
                NAME(place)(tile[r], bias + c, TILE_COLUMNS, gates + (first + r) * 4 * h + c);
        }
}

/* sums = hidden @ states, for all lanes; a panel of the weight is read once for all of them */
static inline void NAME(recur)(const float *hidden, int count, int h, const float *states, float *sums) {
    for (int c = 0; c < 4 * h; c += TILE_COLUMNS)
        for (int lane = 0; lane < count; lane += TILE_ROWS) {
            const float *at[TILE_ROWS];
            float tile[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
            int here = NAME(tile_rows)(hidden, NULL, lane, count, h, at);
            NAME(tile)(at, h, states, c, tile);
            for (int r = 0; r < here; r++) memcpy(sums + (lane + r) * 4 * h + c, tile[r], sizeof tile[r]);
        }
}

/* All sequences in one direction (way 0 forward, 1 backward). Of rows (n, 2h + d) the last d numbers
   are read, h of the others written. The inputs' share of the gates, 4h numbers a row, is made for a
   stretch of steps at a time, so that it stays in the cache. room holds h * (6 * LANES + 4 * BLOCK_ROWS). */
static void NAME(lstm)(const lstm_net *net, const lanes *all, int way, float *room, float *rows) {
    const int h = net->size, width = 2 * h + net->depth;
    const float *states = net->states + (size_t)way * h * 4 * h;
    float *hidden = room, *cell = hidden + LANES * h, *sums = cell + LANES * h, *gates = sums + LANES * 4 * h;
    walk at;
    stretch here;
    start(&at, all, way);
    for (go_on(&at, all, &here); here.steps; go_on(&at, all, &here)) {
        NAME(input_gates)(net, way, rows, &here, gates);
        for (int step = 0, i = 0; step < here.steps; step++) {
            for (int lane = 0; lane < here.active[step]; lane++)
                if (here.begins[i + lane]) {
                    memset(hidden + lane * h, 0, sizeof(float) * (size_t)h);
                    memset(cell + lane * h, 0, sizeof(float) * (size_t)h);
                }
            NAME(recur)(hidden, here.active[step], h, states, sums);
            for (int lane = 0; lane < here.active[step]; lane++, i++) {
                NAME(advance)(sums + lane * 4 * h, gates + i * 4 * h, h, cell + lane * h, hidden + lane * h);
                memcpy(rows + here.row[i] * (size_t)width + way * h, hidden + lane * h, sizeof(float) * (size_t)h);
            }
        }
    }
}
