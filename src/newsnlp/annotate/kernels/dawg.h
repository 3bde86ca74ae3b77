/* The dictionary's automata (dawgdic: Yata et al. 2007), read where they lie. A unit holds a label, where
   its followers are and whether a key ends there; the guide, of each unit the labels of its first
   follower and of the next one beside it. Every index is checked. */

#define LEAF 256u
#define NO_UNIT UINT32_MAX

typedef struct {
    const uint32_t *units;
    const uint8_t *guide; /* two per unit */
    uint32_t size;
} dawg;

static inline uint32_t unit_offset(uint32_t unit) { return unit >> 10 << ((unit & 512u) >> 6); }

static inline uint32_t follow(const dawg *d, uint32_t at, uint8_t label) {
    const uint32_t next = at ^ unit_offset(d->units[at]) ^ label;
    return next < d->size && (d->units[next] & 0x800000FFu) == label ? next : NO_UNIT;
}

static uint32_t follow_all(const dawg *d, uint32_t at, const uint8_t *text, int size) {
    for (int i = 0; i < size && at != NO_UNIT; i++) at = follow(d, at, text[i]);
    return at;
}

/* The number at the end of a key, 0 where none ends. */
static uint32_t number_at(const dawg *d, uint32_t at) {
    if (at == NO_UNIT || !(d->units[at] & LEAF)) return 0;
    const uint32_t leaf = at ^ unit_offset(d->units[at]);
    return leaf < d->size ? d->units[leaf] & 0x7FFFFFFFu : 0;
}
