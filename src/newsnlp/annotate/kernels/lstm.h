/* A bidirectional LSTM (Hochreiter and Schmidhuber 1997), LANES sequences at a time. */

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

/* The sequences that step together, whatever their length: where one ends the next begins. */
#define lanes NAME(lanes)
typedef struct {
    float *hidden, *cell, *sums; /* (LANES, h), (LANES, h), (LANES, 4h) */
    int32_t first[LANES], length[LANES], step[LANES];
    int count;
} lanes;

static inline void NAME(fill)(lanes *all, int h, int lane, int32_t first, int32_t length) {
    memset(all->hidden + lane * h, 0, sizeof(float) * (size_t)h);
    memset(all->cell + lane * h, 0, sizeof(float) * (size_t)h);
    all->first[lane] = first, all->length[lane] = length, all->step[lane] = 0;
}

/* The last lane takes the place of one that has ended. */
static inline void NAME(drop)(lanes *all, int h, int lane) {
    int last = --all->count;
    memcpy(all->hidden + lane * h, all->hidden + last * h, sizeof(float) * (size_t)h);
    memcpy(all->cell + lane * h, all->cell + last * h, sizeof(float) * (size_t)h);
    all->first[lane] = all->first[last], all->length[lane] = all->length[last];
    all->step[lane] = all->step[last];
}

/* sums = hidden @ states, for all lanes; a panel of the weight is read once for all of them */
static inline void NAME(recur)(lanes *all, int h, const float *states) {
    for (int c = 0; c < 4 * h; c += TILE_COLUMNS)
        for (int lane = 0; lane < all->count; lane += TILE_ROWS) {
            const float *at[TILE_ROWS];
            float tile[TILE_ROWS][TILE_COLUMNS] __attribute__((aligned(64)));
            int here = NAME(tile_rows)(all->hidden, lane, all->count, h, at);
            NAME(tile)(at, h, states, c, tile);
            for (int r = 0; r < here; r++)
                memcpy(all->sums + (lane + r) * 4 * h + c, tile[r], sizeof tile[r]);
        }
}

/* All sequences in one direction (way 0 forward, 1 backward). gates (n, 2, 4h) are read,
   out (n, 2, h) written; room holds LANES * 6h. */
static void NAME(lstm)(const lstm_net *net, const float *gates, const int32_t *first,
    const int32_t *length, size_t count, int way, float *room, float *out) {
    const int h = net->size;
    const float *states = net->states + (size_t)way * h * 4 * h;
    lanes all = {.hidden = room, .cell = room + LANES * h, .sums = room + LANES * 2 * h};
    for (size_t next = 0;;) {
        for (; next < count && all.count < LANES; next++)
            if (length[next]) NAME(fill)(&all, h, all.count++, first[next], length[next]);
        if (!all.count) return;
        NAME(recur)(&all, h, states);
        for (int lane = all.count - 1; lane >= 0; lane--) {
            int32_t t = all.step[lane]++, size = all.length[lane];
            size_t place = (size_t)all.first[lane] + (size_t)(way ? size - 1 - t : t);
            const float *gate = gates + (place * 2 + way) * 4 * h;
            float *hidden = all.hidden + lane * h;
            NAME(advance)(all.sums + lane * 4 * h, gate, h, all.cell + lane * h, hidden);
            memcpy(out + (place * 2 + way) * h, hidden, sizeof(float) * (size_t)h);
            if (t + 1 == size) NAME(drop)(&all, h, lane);
        }
    }
}
#undef lanes
