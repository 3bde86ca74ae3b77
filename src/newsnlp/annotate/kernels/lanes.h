/* The sequences of an LSTM, dealt out to lanes that step together: where a sequence ends, the next
   of its lane begins. */

#define NO_SEQUENCE (-1)

typedef struct {
    const int32_t *first, *length;
    int32_t *next;        /* the sequence after each in its lane */
    int32_t begin[LANES]; /* lanes of more rows come first, so that those that still run do too */
    size_t rows[LANES];
    int count;
} lanes;

/* As many lanes as the longest sequence leaves work for, in whole tiles: more would wait for it. */
static int fitting_lanes(const int32_t *length, size_t count) {
    size_t total = 0, longest = 1;
    for (size_t i = 0; i < count; i++) {
        total += (size_t)length[i];
        if ((size_t)length[i] > longest) longest = (size_t)length[i];
    }
    size_t fit = total / longest / TILE_ROWS * TILE_ROWS;
    return fit < TILE_ROWS ? TILE_ROWS : fit > LANES ? LANES : (int)fit;
}

static void sort_lanes(lanes *all) {
    for (int i = 1; i < all->count; i++)
        for (int k = i; k && all->rows[k] > all->rows[k - 1]; k--) {
            size_t rows = all->rows[k];
            int32_t begin = all->begin[k];
            all->rows[k] = all->rows[k - 1], all->begin[k] = all->begin[k - 1];
            all->rows[k - 1] = rows, all->begin[k - 1] = begin;
        }
}

/* Each sequence goes to the lane with the fewest rows. */
static void deal(lanes *all, size_t count) {
    const int most = fitting_lanes(all->length, count);
    int32_t last[LANES];
    all->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!all->length[i]) continue;
        int lane = 0;
        if (all->count < most) {
            lane = all->count++;
            all->begin[lane] = (int32_t)i, all->rows[lane] = 0;
        } else {
            for (int k = 1; k < most; k++)
                if (all->rows[k] < all->rows[lane]) lane = k;
            all->next[last[lane]] = (int32_t)i;
        }
        last[lane] = (int32_t)i, all->next[i] = NO_SEQUENCE;
        all->rows[lane] += (size_t)all->length[i];
    }
    sort_lanes(all);
}

/* Some steps of all lanes: the row of each, step after step, and how many lanes each step has. */
typedef struct {
    size_t row[BLOCK_ROWS];
    uint8_t begins[BLOCK_ROWS]; /* the row is the first of its sequence */
    int active[BLOCK_ROWS], steps, rows;
} stretch;

/* Where the lanes are, on their way forward (0) or backward (1). */
typedef struct {
    int32_t sequence[LANES], step[LANES];
    int running, way;
} walk;

static void start(walk *at, const lanes *all, int way) {
    memcpy(at->sequence, all->begin, sizeof at->sequence);
    memset(at->step, 0, sizeof at->step);
    at->running = all->count, at->way = way;
}

/* The next steps, as many as have BLOCK_ROWS rows; none at the end. */
static void go_on(walk *at, const lanes *all, stretch *here) {
    here->steps = here->rows = 0;
    while (at->running && here->rows + at->running <= BLOCK_ROWS) {
        here->active[here->steps++] = at->running;
        for (int lane = 0; lane < at->running; lane++, here->rows++) {
            const int32_t now = at->sequence[lane], size = all->length[now], step = at->step[lane]++;
            here->row[here->rows] = (size_t)all->first[now] + (size_t)(at->way ? size - 1 - step : step);
            here->begins[here->rows] = step == 0;
            if (step + 1 == size) at->sequence[lane] = all->next[now], at->step[lane] = 0;
        }
        while (at->running && at->sequence[at->running - 1] == NO_SEQUENCE) at->running--;
    }
}
