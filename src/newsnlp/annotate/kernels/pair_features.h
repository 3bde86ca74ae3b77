/* Hashed features of pairs of mentions: the same as newsnlp/find/nets/pair_features.py, where they are
   explained and from where training reads them; tests compare the two. */

#define DEPTH 7 /* of a mention's way up the tree */
#define MOST_FEATURES 96
#define GROUPS 8
#define NUMBERS 64 /* that the features of a group have for themselves */

typedef struct {
    int32_t type, first, last, sentence, top;
    uint32_t key;
    int32_t before, after;
    uint32_t kin;
    int32_t kin_before, kin_after, outer, inside, around;
    uint32_t initials[2], word;
    int32_t chain[DEPTH];
} mention;

typedef struct {
    const uint32_t *lemma;
    const int32_t *form, *rel, *tag, *mark; /* of tokens */
    const int32_t *before;                  /* mentions of each type, and all, before a token */
    const mention *mentions;
    int32_t tokens, types, count;
} pair_layout;

enum { LEFT, RIGHT, IN, OUT, CROSS };

/* What the features of one pair share; seeds are hashes that others go on from. */
typedef struct {
    const pair_layout *all;
    const mention *head, *tail, *left, *right;
    int32_t i, j, a, b;         /* mentions head, tail, the smaller and the larger of them */
    int32_t low, high, gap;     /* the tokens between */
    int32_t place, delta, distance, apart;
    int32_t nearest, new;
    uint32_t types, types_seed, base_seed, near_seed, place_seed;
} pair;

static inline uint32_t mixed(uint32_t value, uint32_t part) {
    value = (value ^ part) * 0xCC9E2D51u;
    return value ^ value >> 15;
}

#define SEED(part) mixed(0x811C9DC5u, (uint32_t)(part))
#define MIX(value, part) mixed(value, (uint32_t)(part))
/* One more feature, where it applies: its number is the last part of its hash. */
#define FEATURE(applies, value)                                                     \
    do {                                                                            \
        if (applies) *hash++ = mixed(value, number);                                \
        number++;                                                                   \
    } while (0)
/* The features of a group are written one after another; the end of them is returned. */
#define GROUP(name) static inline uint32_t *name(const pair *restrict p, uint32_t *restrict hash, \
    uint32_t number)

static inline int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static inline int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

static inline int32_t distance_of(int32_t gap) {
    static const int32_t bounds[] = {0, 1, 2, 3, 4, 6, 8, 12, 20, 40, 80};
    int32_t bucket = 0;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) bucket += bounds[i] < gap;
    return bucket;
}

static inline int32_t between_count(const pair *p, int32_t type) {
    const int32_t *before = p->all->before + (size_t)type * ((size_t)p->all->tokens + 2);
    return before[p->high] - before[p->low];
}

static inline int32_t place_of(const mention *h, const mention *t) {
    if (h->last <= t->first) return LEFT;
    if (t->last <= h->first) return RIGHT;
    if (h->first <= t->first && t->last <= h->last) return IN;
    return t->first <= h->first && h->last <= t->last ? OUT : CROSS;
}

static inline pair pair_of(const pair_layout *all, int32_t i, int32_t j) {
    pair p = {.all = all, .i = i, .j = j, .a = least(i, j), .b = most(i, j)};
    const mention *m = all->mentions, *h = p.head = m + i, *t = p.tail = m + j;
    p.left = m + p.a, p.right = m + p.b;
    p.place = place_of(h, t);
    p.apart = p.place <= RIGHT;
    if (p.apart) {
        p.low = p.place == LEFT ? h->last : t->last;
        p.high = p.place == LEFT ? t->first : h->first;
    }
    p.gap = p.high - p.low;
    p.distance = distance_of(p.gap);
    p.delta = most(-4, least(4, t->sentence - h->sentence)) + 4;
    p.nearest = (p.left->after > p.b) * 2 + (p.right->before < p.a);
    p.new = (h->before < 0) * 2 + (t->before < 0);
    p.types = (uint32_t)(h->type * all->types + t->type);
    p.types_seed = SEED(p.types);
    const uint32_t base = MIX(p.types_seed, p.place);
    p.base_seed = SEED(base);
    p.near_seed = SEED(MIX(p.base_seed, p.delta));
    p.place_seed = SEED(p.place);
    return p;
}

GROUP(glance) {
    const mention *h = p->head, *t = p->tail, *m = p->all->mentions;
    const uint32_t base = p->base_seed, near = p->near_seed;
    FEATURE(1, near);
    FEATURE(p->apart, MIX(near, p->distance));
    FEATURE(!p->apart, MIX(MIX(base, least(abs(h->first - t->first), 4)),
                           least(abs(h->last - t->last), 4)));
    FEATURE(1, MIX(MIX(base, least(h->last - h->first, 5)), least(t->last - t->first, 5)));
    FEATURE(p->apart, MIX(MIX(near, least(between_count(p, t->type), 2)),
                          least(between_count(p, h->type), 2)));
    FEATURE(h->outer == t->outer && h->outer >= 0, MIX(base, m[h->outer].type));
    FEATURE(t->outer >= 0, MIX(MIX(base, m[t->outer].type), t->outer == p->i));
    FEATURE(h->outer >= 0, MIX(MIX(base, m[h->outer].type), h->outer == p->j));
    FEATURE(p->apart, MIX(near, p->nearest));
    FEATURE(p->apart, MIX(MIX(near, p->nearest), p->new));
    return hash;
}

GROUP(shape_features) {
    FEATURE(1, p->types_seed);
    FEATURE(1, p->base_seed);
    FEATURE(1, MIX(p->place_seed, p->delta));
    FEATURE(p->apart, MIX(p->place_seed, p->distance));
    return hash;
}

GROUP(between_features) {
    const uint32_t *lemma = p->all->lemma;
    const int32_t gap = p->apart ? p->gap : -1; /* no words between */
    uint32_t sequence = 7, marks = 0;
    for (int step = 0; step < 4 && step < gap; step++)
        sequence = MIX(SEED(sequence), lemma[p->low + step]);
    FEATURE(gap >= 0 && gap <= 4, MIX(p->place_seed, sequence));
    FEATURE(gap >= 0 && gap <= 4, MIX(p->base_seed, sequence));
    for (int step = 0; step < 5; step++) {
        FEATURE(step < gap, SEED(lemma[p->low + step]));
        FEATURE(step < gap, MIX(p->base_seed, lemma[p->low + step]));
        if (step == 0) FEATURE(step < gap, MIX(MIX(p->near_seed, lemma[p->low]), 1));
    }
    for (int step = 1; step <= 4; step++) {
        FEATURE(gap - step >= 5, SEED(lemma[p->high - step]));
        FEATURE(gap - step >= 5, MIX(p->base_seed, lemma[p->high - step]));
        if (step == 1) FEATURE(gap > 0, MIX(MIX(p->near_seed, lemma[p->high - 1]), 1));
    }
    for (int32_t token = p->low; token < p->high; token++) marks |= (uint32_t)p->all->mark[token];
    FEATURE(p->apart, MIX(p->base_seed, marks));
    FEATURE(p->apart, MIX(MIX(p->place_seed, marks), p->delta));
    return hash;
}

GROUP(other_features) {
    const mention *h = p->head, *t = p->tail;
    const int32_t *form = p->all->form, head_form = form[h->top], tail_form = form[t->top];
    const int32_t same_head = between_count(p, h->type), same_tail = between_count(p, t->type);
    const uint32_t base = p->base_seed, near = p->near_seed;
    FEATURE(p->apart, MIX(base, least(between_count(p, p->all->types), 4)));
    FEATURE(p->apart, MIX(near, least(same_tail, 4)));
    FEATURE(p->apart, MIX(near, least(same_head, 4)));
    FEATURE(p->apart, MIX(MIX(MIX(near, head_form == tail_form), least(same_head, 2)),
                          least(same_tail, 2)));
    FEATURE(1, MIX(MIX(base, head_form), tail_form));
    FEATURE(p->b - p->a > 1, MIX(base, p->left[1].type));
    FEATURE(p->b - p->a > 1, MIX(base, p->right[-1].type));
    FEATURE(1, MIX(base, h->around));
    FEATURE(1, MIX(base, t->around));
    FEATURE(1, MIX(base, h->inside));
    FEATURE(1, MIX(base, t->inside));
    return hash;
}

/* How many steps up from head and tail they first meet; whether they do. */
static inline int meeting(const pair *p, int *rise, int *fall) {
    *rise = *fall = 0;
    if (p->delta != 4) return 0;
    for (int up = 0; up < DEPTH && p->head->chain[up] >= 0; up++)
        for (int down = 0; down < DEPTH; down++)
            if (p->tail->chain[down] == p->head->chain[up]) {
                *rise = up, *fall = down;
                return 1;
            }
    return 0;
}

/* Hash of the labels on the way so many steps up. */
static inline uint32_t labels_up(const pair_layout *all, const mention *m, int steps) {
    uint32_t hash = 11;
    for (int step = 0; step < steps; step++) hash = MIX(SEED(hash), all->rel[m->chain[step]]);
    return hash;
}

GROUP(tree_features) {
    const uint32_t *lemma = p->all->lemma, types = p->types_seed;
    int rise, fall;
    if (!meeting(p, &rise, &fall)) return hash;
    const uint32_t path = MIX(MIX(SEED(labels_up(p->all, p->head, rise)),
                                  labels_up(p->all, p->tail, fall)), 3);
    const uint32_t met = lemma[p->head->chain[rise]];
    const uint32_t left = rise > 1 ? lemma[p->head->chain[rise - 1]] : 0;
    const uint32_t right = fall > 1 ? lemma[p->tail->chain[fall - 1]] : 0;
    const int both = rise > 0 && fall > 0;
    FEATURE(1, SEED(path));
    FEATURE(1, MIX(types, path));
    FEATURE(both, SEED(met));
    FEATURE(both, MIX(MIX(types, met), 1));
    FEATURE(both, MIX(SEED(path), met));
    FEATURE(rise > 1, MIX(MIX(types, left), 2));
    FEATURE(fall > 1, MIX(MIX(types, right), 3));
    FEATURE(1, MIX(MIX(MIX(SEED(path), met), left), right));
    FEATURE(1, MIX(MIX(p->base_seed, rise), fall));
    FEATURE(1, MIX(types, least(rise + fall, 8)));
    return hash;
}

GROUP(word_features) {
    const mention *h = p->head, *t = p->tail;
    const uint32_t *lemma = p->all->lemma, types = p->types_seed;
    const int32_t *tag = p->all->tag, *rel = p->all->rel;
    FEATURE(1, MIX(MIX(types, lemma[h->top]), 1));
    FEATURE(1, MIX(MIX(types, lemma[t->top]), 2));
    FEATURE(1, MIX(MIX(SEED(lemma[h->top]), lemma[t->top]), p->place));
    FEATURE(1, MIX(p->near_seed, h->key));
    FEATURE(1, MIX(p->near_seed, t->key));
    FEATURE(1, MIX(MIX(types, tag[h->top]), 3));
    FEATURE(1, MIX(MIX(types, tag[t->top]), 4));
    FEATURE(1, MIX(MIX(MIX(types, rel[h->top]), rel[t->top]), p->place));
    FEATURE(h->chain[1] >= 0, MIX(MIX(types, lemma[h->chain[1]]), 5));
    FEATURE(t->chain[1] >= 0, MIX(MIX(types, lemma[t->chain[1]]), 6));
    FEATURE(1, MIX(p->base_seed, lemma[least(h->first, t->first) - 1]));
    FEATURE(1, MIX(p->base_seed, lemma[most(h->last, t->last)]));
    FEATURE(1, MIX(MIX(types, lemma[h->first - 1]), 7));
    FEATURE(1, MIX(MIX(types, lemma[h->last]), 7));
    FEATURE(1, MIX(MIX(types, lemma[t->first - 1]), 8));
    FEATURE(1, MIX(MIX(types, lemma[t->last]), 8));
    return hash;
}

GROUP(nested_features) {
    if (p->apart || p->place == CROSS) return hash;
    const uint32_t *lemma = p->all->lemma, base = p->base_seed;
    const mention *outer = p->place == IN ? p->head : p->tail;
    const mention *inner = p->place == IN ? p->tail : p->head;
    FEATURE(outer->first < inner->first, MIX(base, lemma[outer->first]));
    FEATURE(outer->first < inner->first, MIX(base, lemma[inner->first - 1]));
    FEATURE(outer->first + 1 < inner->first, MIX(base, lemma[outer->first + 1]));
    FEATURE(inner->last < outer->last, MIX(base, lemma[inner->last]));
    FEATURE(inner->last < outer->last, MIX(base, lemma[outer->last - 1]));
    return hash;
}

/* How many of the first four words of each mention both have, 2 at most. */
static inline int32_t shared_words(const pair *p) {
    const mention *h = p->head, *t = p->tail;
    const uint32_t *lemma = p->all->lemma;
    int32_t shared = 0;
    for (int32_t own = h->first; own < least(h->last, h->first + 4); own++) {
        int found = 0;
        for (int32_t other = t->first; other < least(t->last, t->first + 4); other++)
            found |= lemma[own] == lemma[other];
        shared += found;
    }
    return least(shared, 2);
}

static inline uint32_t *alike_features(const pair *restrict p, uint32_t *restrict hash,
    uint32_t number, int32_t kin_nearest) {
    const mention *h = p->head, *t = p->tail;
    const uint32_t *lemma = p->all->lemma, types = p->types_seed, near = p->near_seed;
    const int32_t same = h->key == t->key, kin = h->kin == t->kin;
    const int32_t likeness = same * 16 + (lemma[h->first] == lemma[t->first]) * 8 +
        (lemma[h->last - 1] == lemma[t->last - 1]) * 4 + (lemma[h->top] == lemma[t->top]) * 2 +
        32 * shared_words(p);
    const int32_t own = least(h->last - h->first, 3), other = least(t->last - t->first, 3);
    const int32_t wider = (own > other) - (own < other) + 1;
    FEATURE(1, MIX(MIX(p->base_seed, likeness), wider));
    FEATURE(1, MIX(MIX(near, likeness), p->nearest));
    FEATURE(1, MIX(MIX(MIX(MIX(near, likeness), p->nearest), p->new), wider));
    FEATURE(1, MIX(MIX(MIX(types, likeness), own), other));
    FEATURE(1, MIX(MIX(MIX(MIX(near, kin), kin_nearest), same), p->new));
    FEATURE(1, MIX(MIX(MIX(MIX(MIX(types, kin), p->i < p->j), p->right->kin_before == p->a), p->new),
                   same));
    return hash;
}

/* Whether a mention's initials spell the other one, which is one word. */
static inline int spells(const mention *full, const mention *one) {
    const uint32_t word = one->word;
    return word && (full->initials[0] == word || full->initials[1] == word);
}

GROUP(name_features) {
    const mention *h = p->head, *t = p->tail;
    const uint32_t near = p->near_seed;
    const int32_t kin_nearest = (p->left->kin_after > p->b) * 2 + (p->right->kin_before < p->a);
    const int32_t kin_new = (h->kin_before < 0) * 2 + (t->kin_before < 0);
    const int32_t acronym = spells(t, h) ? 2 : spells(h, t), gap = least(p->gap, 2);
    const int32_t upper = (h->word > 0) * 2 + (t->word > 0);
    if (h->type == t->type) hash = alike_features(p, hash, number, kin_nearest);
    number += 6;
    FEATURE(p->apart, MIX(near, kin_nearest));
    FEATURE(p->apart, MIX(MIX(near, kin_nearest), kin_new));
    FEATURE(acronym, MIX(MIX(near, acronym), gap));
    FEATURE(acronym, MIX(SEED(acronym), gap));
    FEATURE(upper, MIX(near, upper));
    return hash;
}

/* Hash the features of a pair that apply, of the first groups; return how many. */
static int pair_features(const pair_layout *all, int32_t head, int32_t tail, int groups,
    uint32_t *hash) {
    static uint32_t *(*const group[GROUPS])(const pair *restrict, uint32_t *restrict, uint32_t) = {
        glance, shape_features, between_features, other_features,
        tree_features, word_features, nested_features, name_features,
    };
    const pair p = pair_of(all, head, tail);
    uint32_t *end = hash;
    for (int i = 0; i < groups; i++) end = group[i](&p, end, (uint32_t)i * NUMBERS);
    return (int)(end - hash);
}
