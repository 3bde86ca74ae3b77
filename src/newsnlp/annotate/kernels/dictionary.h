/* pymorphy3's dictionary: analyses of a word, what its lemma is, how often it has a tag. The same as in
   dictionary.py and lemma.py. */

#include "dawg.h"

#define MOST_LETTERS 64 /* of a word: the dictionary has none so long */
#define MOST_BYTES (3 * MOST_LETTERS)
#define MOST_ANALYSES 128
#define MOST_AFFIX 128 /* bytes of a prefix or an ending */
#define SEPARATOR 1    /* between a word and its analyses, in base64 */
#define MOST_DEPTH 14  /* letters of base64 after it */
#define MOST_PREFIXES 4
#define MOST_STEPS 4096 /* of a search: a damaged automaton may lead round and round */

typedef struct {
    const uint8_t *text;
    const int32_t *first; /* where each begins, and the end */
    int32_t count;
} strings;

typedef struct {
    dawg words, counts, prediction[MOST_PREFIXES]; /* how words end after each prefix of paradigms */
    int32_t prefixed;                              /* prefixes with endings */
    const uint8_t *numbers; /* of paradigms, 16 bits each: endings, tags, prefixes of the forms */
    const int32_t *first;   /* where each paradigm's begin, and the end */
    int32_t paradigms;
    strings endings, prefixes, tags;
} dictionary;

typedef struct {
    uint64_t dotted; /* the letters е of the word that the dictionary spells ё */
    int32_t paradigm, place, tag;
    uint32_t often; /* words that end so */
} analysis;

typedef struct {
    const dawg *keys;
    int bytes; /* of what stands after a key: a paradigm, a place, before them how often in endings */
    uint8_t text[MOST_BYTES];
    int size;
    analysis found[MOST_ANALYSES];
    int count, steps, full; /* full: there was more than is kept */
} search;

/* The number of a form's ending (0), tag (1) or prefix (2). */
static inline int32_t form_number(const dictionary *d, int32_t paradigm, int32_t place, int which) {
    const int32_t first = d->first[paradigm], size = (d->first[paradigm + 1] - first) / 3;
    const uint8_t *number = d->numbers + 2 * (size_t)(first + which * size + place);
    return number[0] | number[1] << 8;
}

static int digit64(uint8_t c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : 63;
}

/* Letters of base64 that hold a record. */
static int record_size(const search *s) { return (8 * s->bytes + 5) / 6; }

static void add_analysis(const dictionary *d, search *s, const uint8_t *record, uint64_t dotted) {
    const int last = record_size(s) - 1, spare = 6 * (last + 1) - 8 * s->bytes;
    uint64_t bits = 0;
    for (int i = 0; i < last; i++) bits = bits << 6 | (uint64_t)digit64(record[i]);
    bits = bits << (6 - spare) | (uint64_t)digit64(record[last]) >> spare;
    const int32_t paradigm = (int32_t)(bits >> 16 & 0xFFFF), place = (int32_t)(bits & 0xFFFF);
    if (paradigm >= d->paradigms || 3 * (place + 1) > d->first[paradigm + 1] - d->first[paradigm]) return;
    if (s->count == MOST_ANALYSES) s->full = 1;
    else s->found[s->count++] = (analysis){dotted, paradigm, place, form_number(d, paradigm, place, 1),
        (uint32_t)(bits >> 32)};
}

static void add_analyses(const dictionary *d, search *s, uint32_t at, int depth, uint8_t *record, uint64_t dotted) {
    s->full |= s->steps++ > MOST_STEPS;
    if (s->keys->units[at] & LEAF && depth >= record_size(s)) add_analysis(d, s, record, dotted);
    for (uint8_t label = s->keys->guide[2 * (size_t)at]; label && depth < MOST_DEPTH && !s->full;) {
        const uint32_t next = follow(s->keys, at, label);
        if (next == NO_UNIT) return;
        record[depth] = label;
        add_analyses(d, s, next, depth + 1, record, dotted);
        label = s->keys->guide[2 * (size_t)next + 1];
    }
}

/* Find a word from a byte of it on as it is, then with ё for one more е, the first ones first. */
static void find_spelt(const dictionary *d, search *s, int from, int letter, uint32_t at, uint64_t dotted) {
    uint32_t dots[MOST_LETTERS];
    int places[MOST_LETTERS], letters[MOST_LETTERS], count = 0;
    s->full |= s->steps++ > MOST_STEPS;
    for (int i = from; i < s->size && at != NO_UNIT && !s->full; i++) {
        if ((s->text[i] & 0xC0) == 0x80) continue; /* not the first byte of a letter */
        int end = i + 1;
        while (end < s->size && (s->text[end] & 0xC0) == 0x80) end++;
        if (end == i + 2 && s->text[i] == 0xD0 && s->text[i + 1] == 0xB5) {
            const uint32_t next = follow_all(s->keys, at, (const uint8_t *)"\xD1\x91", 2);
            if (next != NO_UNIT) {
                dots[count] = next;
                places[count] = end;
                letters[count++] = letter;
            }
        }
        at = follow_all(s->keys, at, s->text + i, end - i);
        letter++;
    }
    if (at != NO_UNIT) at = follow(s->keys, at, SEPARATOR);
    uint8_t record[MOST_DEPTH];
    if (at != NO_UNIT) add_analyses(d, s, at, 0, record, dotted);
    for (int i = 0; i < count; i++)
        find_spelt(d, s, places[i], letters[i] + 1, dots[i], dotted | (uint64_t)1 << letters[i]);
}

/* Write a word in UTF-8, «’» included; 0 for one that is too long or has letters that no word has. */
static int spell(const letters *word, uint8_t *text) {
    int size = 0;
    if (word->length > MOST_LETTERS) return 0;
    for (Py_ssize_t i = 0; i < word->length; i++) {
        const uint32_t c = PyUnicode_READ(word->kind, word->data, i);
        if (c < 0x80) {
            text[size++] = (uint8_t)c;
        } else if (c < 0x800) {
            text[size++] = (uint8_t)(0xC0 | c >> 6);
            text[size++] = (uint8_t)(0x80 | (c & 63));
        } else if (c < 0x10000 && (c < 0xD800 || c > 0xDFFF)) {
            text[size++] = (uint8_t)(0xE0 | c >> 12);
            text[size++] = (uint8_t)(0x80 | (c >> 6 & 63));
            text[size++] = (uint8_t)(0x80 | (c & 63));
        } else {
            return 0; /* no word of the dictionary has such a letter */
        }
    }
    return size;
}

static void look_up_key(const dictionary *d, const dawg *keys, int bytes, const letters *word, search *s) {
    s->keys = keys;
    s->bytes = bytes;
    s->count = s->steps = s->full = 0;
    s->size = spell(word, s->text);
    if (s->size) find_spelt(d, s, 0, 0, 0, 0);
}

static void look_up_word(const dictionary *d, const letters *word, search *s) {
    look_up_key(d, &d->words, 4, word, s);
}

static void look_up_ending(const dictionary *d, int32_t prefix, const letters *ending, search *s) {
    look_up_key(d, &d->prediction[prefix], 8, ending, s);
}

/* How the dictionary spells the word of an analysis; as many bytes as the word has. */
static void spelt_as(const search *s, uint64_t dotted, uint8_t *out) {
    memcpy(out, s->text, (size_t)s->size);
    for (int i = 0, letter = -1; dotted && i + 1 < s->size; i++) {
        letter += (out[i] & 0xC0) != 0x80;
        if (dotted >> letter & 1 && out[i] == 0xD0) memcpy(out + i, "\xD1\x91", 2);
    }
}

static int put_string(const strings *all, int32_t number, uint8_t *out) {
    const int size = all->first[number + 1] - all->first[number];
    memcpy(out, all->text + all->first[number], (size_t)size);
    return size;
}

static int string_size(const strings *all, int32_t number) { return all->first[number + 1] - all->first[number]; }

/* The form at another place of the analysis' paradigm (out: MOST_BYTES + 2 * MOST_AFFIX); its size. */
static int form_at(const dictionary *d, const search *s, const analysis *a, int32_t place, uint8_t *out) {
    uint8_t spelt[MOST_BYTES];
    spelt_as(s, a->dotted, spelt);
    int from = string_size(&d->prefixes, form_number(d, a->paradigm, a->place, 2));
    int to = s->size - string_size(&d->endings, form_number(d, a->paradigm, a->place, 0));
    if (from > to) from = to = 0;
    int size = put_string(&d->prefixes, form_number(d, a->paradigm, place, 2), out);
    memcpy(out + size, spelt + from, (size_t)(to - from));
    size += to - from;
    return size + put_string(&d->endings, form_number(d, a->paradigm, place, 0), out + size);
}

/* Where a word's counts begin, NO_UNIT if it has none. */
static uint32_t counts_of(const dictionary *d, const uint8_t *text, int size) {
    const uint32_t at = size ? follow_all(&d->counts, 0, text, size) : NO_UNIT;
    return at == NO_UNIT ? at : follow(&d->counts, at, ':');
}

static uint32_t count_of(const dictionary *d, uint32_t counts, int32_t tag) {
    const uint8_t *name = d->tags.text + d->tags.first[tag];
    return number_at(&d->counts, follow_all(&d->counts, counts, name, string_size(&d->tags, tag)));
}

/* The lemma of the analyses that agree best with a tag of Natasha's: of several the one counted most
   often. Its size in UTF-8; 0 where none agrees. */
static int find_lemma(const dictionary *d, const search *s, const uint8_t *agreement, int32_t tags,
    int32_t tag, uint8_t *out) {
    int best = 0, agreeing[MOST_ANALYSES], count = 0, size = 0, differ = 0;
    uint8_t other[MOST_BYTES + 2 * MOST_AFFIX];
    for (int i = 0; i < s->count; i++) {
        const int score = agreement[(size_t)s->found[i].tag * (size_t)tags + (size_t)tag];
        if (score > best) count = 0;
        if (score > best) best = score;
        if (score && score == best) agreeing[count++] = i;
    }
    if (count) size = form_at(d, s, &s->found[agreeing[0]], 0, out);
    for (int i = 1; i < count && !differ; i++) {
        const int found = form_at(d, s, &s->found[agreeing[i]], 0, other);
        differ = found != size || memcmp(other, out, (size_t)size);
    }
    const uint32_t counts = differ ? counts_of(d, s->text, s->size) : NO_UNIT;
    if (counts != NO_UNIT) {
        int likest = agreeing[0];
        uint32_t most = 0;
        for (int i = 0; i < count; i++) {
            const uint32_t often = count_of(d, counts, s->found[agreeing[i]].tag);
            if (often > most) likest = agreeing[i];
            if (often > most) most = often;
        }
        size = form_at(d, s, &s->found[likest], 0, out);
    }
    for (int i = 0; i + 1 < size; i++)
        if (out[i] == 0xD1 && out[i + 1] == 0x91) memcpy(out + i, "\xD0\xB5", 2);
    return size;
}
