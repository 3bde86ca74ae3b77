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
   candidate. The state, between -1 and 1, is written in 8 bits. */
static inline void NAME(advance)(const float *sums, const float *gate, int h, float *cell,
    uint8_t *hidden) {
    const vec half = ALL(0.5f);
    for (int i = 0; i < h; i += V) {
        vec enter = NAME(tanh)(LOAD(sums + i) + LOAD(gate + i)) * half + half;
        vec keep = NAME(tanh)(LOAD(sums + h + i) + LOAD(gate + h + i)) * half + half;
        vec leave = NAME(tanh)(LOAD(sums + 2 * h + i) + LOAD(gate + 2 * h + i)) * half + half;
        vec candidate = NAME(tanh)(LOAD(sums + 3 * h + i) + LOAD(gate + 3 * h + i));
        vec now = LOAD(cell + i) * keep + enter * candidate;
        STORE(cell + i, now);
        NAME(quantise)(leave * NAME(tanh)(now) * ALL(127.0f), hidden + i);
    }
}

/* gates (BLOCK_ROWS, 4h): the inputs' share of a stretch's rows */
static void NAME(input_gates)(const lstm_net *net, const quantised *inputs, const uint8_t *rows,
    const stretch *here, float *gates) {
    const int h = net->size;
    const size_t width = 2 * (size_t)h + (size_t)net->depth;
    for (int c = 0; c < 4 * h; c += TILE_COLUMNS)
        for (int first = 0; first < here->rows; first += TILE_ROWS) {
            const uint8_t *at[TILE_ROWS];
            float *to[TILE_ROWS];
            for (int r = 0; r < TILE_ROWS; r++) {
                const int row = first + r < here->rows ? first + r : first;
                at[r] = rows + here->row[row] * width + 2 * h;
                to[r] = gates + row * 4 * h + c;
            }
            NAME(quantised_tile)(inputs, at, net->depth, (size_t)c, to);
        }
}

/* One direction of a weight that has both side by side. */
static inline quantised NAME(one_way)(const quantised *both, int way, int depth, int columns) {
    const size_t skip = (size_t)way * (size_t)columns;
    return (quantised){both->weight + skip * (size_t)depth, both->offset + skip, both->scale + skip,
        both->bias + skip};
}

/* All sequences in one direction (way 0 forward, 1 backward). Of rows (n, 2h + d) in 8 bits the last d
   numbers are read, h of the others written. The inputs' share of the gates, 4h numbers a row, is made
   for a stretch of steps at a time, so that it stays in the cache. room holds
   h * (6 * LANES + 4 * BLOCK_ROWS). */
static void NAME(lstm)(const lstm_net *net, const lanes *all, int way, float *room, uint8_t *rows) {
    const int h = net->size;
    const size_t width = 2 * (size_t)h + (size_t)net->depth;
    const quantised inputs = NAME(one_way)(&net->inputs, way, net->depth, 4 * h);
    const quantised states = NAME(one_way)(&net->states, way, h, 4 * h);
    float *cell = room, *sums = cell + LANES * h, *gates = sums + LANES * 4 * h;
    uint8_t *hidden = (uint8_t *)(gates + BLOCK_ROWS * 4 * h);
    walk at;
    stretch here;
    start(&at, all, way);
    for (go_on(&at, all, &here); here.steps; go_on(&at, all, &here)) {
        NAME(input_gates)(net, &inputs, rows, &here, gates);
        for (int step = 0, i = 0; step < here.steps; step++) {
            for (int lane = 0; lane < here.active[step]; lane++)
                if (here.begins[i + lane]) {
                    memset(hidden + lane * h, MIDDLE, (size_t)h);
                    memset(cell + lane * h, 0, sizeof(float) * (size_t)h);
                }
            NAME(quantised_matmul)(&states, hidden, (size_t)here.active[step], h, 4 * (size_t)h, sums, NULL);
            for (int lane = 0; lane < here.active[step]; lane++, i++) {
                NAME(advance)(sums + lane * 4 * h, gates + i * 4 * h, h, cell + lane * h, hidden + lane * h);
                memcpy(rows + here.row[i] * width + way * h, hidden + lane * h, (size_t)h);
            }
        }
    }
}
