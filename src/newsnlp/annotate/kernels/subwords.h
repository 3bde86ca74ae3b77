/* Hashed pieces of words (Bojanowski et al. 2017): a word itself, its lemma, affixes, inner 4-grams.
   The same buckets as ``pieces_of`` in subwords.py: CRC-32 of a letter for the kind of a piece and
   of its text in UTF-8. */

#define SHORTEST_AFFIX 2
#define LONGEST_AFFIX 5
#define GRAM 4
#define LONGEST_PART 40 /* letters that pieces are made of */
#define SHORT_PART 14   /* characters, border marks included, of words that give inner 4-grams */
#define MOST_PIECES 21  /* word, lemma, 4 prefixes, 4 suffixes, 11 4-grams */

static uint32_t crc_of_byte[256];

static void prepare_crc(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t crc = byte;
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        crc_of_byte[byte] = crc;
    }
}

static inline uint32_t crc_byte(uint32_t crc, uint32_t byte) {
    return crc >> 8 ^ crc_of_byte[(crc ^ byte) & 255];
}

/* One more character in UTF-8, a lone surrogate like any other. */
static inline uint32_t crc_letter(uint32_t crc, uint32_t letter) {
    if (letter < 0x80) return crc_byte(crc, letter);
    if (letter < 0x800) {
        crc = crc_byte(crc, 0xC0 | letter >> 6);
        return crc_byte(crc, 0x80 | (letter & 63));
    }
    if (letter < 0x10000) {
        crc = crc_byte(crc, 0xE0 | letter >> 12);
    } else {
        crc = crc_byte(crc, 0xF0 | letter >> 18);
        crc = crc_byte(crc, 0x80 | (letter >> 12 & 63));
    }
    crc = crc_byte(crc, 0x80 | (letter >> 6 & 63));
    return crc_byte(crc, 0x80 | (letter & 63));
}

static inline uint32_t crc_begin(char kind) { return crc_byte(0xFFFFFFFFu, (uint32_t)kind); }

static uint32_t crc_letters(char kind, const uint32_t *letters, int count) {
    uint32_t crc = crc_begin(kind);
    for (int i = 0; i < count; i++) crc = crc_letter(crc, letters[i]);
    return ~crc;
}

/* A string of Python's, of any width. */
typedef struct {
    int kind;
    const void *data;
    Py_ssize_t length;
} letters;

static uint32_t crc_whole(char kind, const letters *text) {
    uint32_t crc = crc_begin(kind);
    for (Py_ssize_t i = 0; i < text->length; i++)
        crc = crc_letter(crc, PyUnicode_READ(text->kind, text->data, i));
    return ~crc;
}

/* Write the first letters of a part between border marks; return how many characters that is. */
static int mark_borders(const letters *part, uint32_t *marked) {
    int size = 0;
    marked[size++] = '^';
    for (Py_ssize_t i = 0; i < part->length && i < LONGEST_PART; i++)
        marked[size++] = PyUnicode_READ(part->kind, part->data, i);
    marked[size++] = '$';
    return size;
}

static int seen_gram(const uint32_t *marked, int at) {
    for (int i = 0; i < at; i++)
        if (!memcmp(marked + i, marked + at, GRAM * sizeof *marked)) return 1;
    return 0;
}

static void sort_few(int32_t *values, int count) {
    for (int i = 1; i < count; i++) {
        int32_t value = values[i];
        int j = i;
        for (; j && values[j - 1] > value; j--) values[j] = values[j - 1];
        values[j] = value;
    }
}

/* Write the sorted buckets (up to MOST_PIECES) of a word; return how many there are. Pieces of the
   same text count once, those of the same bucket each. */
static int find_pieces(const letters *word, const letters *part, const letters *lemma,
    uint32_t buckets, int32_t *out) {
    uint32_t marked[LONGEST_PART + 2], hash[MOST_PIECES];
    const int size = mark_borders(part, marked);
    int count = 0;
    hash[count++] = crc_whole('w', word);
    hash[count++] = crc_whole('l', lemma);
    for (int n = SHORTEST_AFFIX; n <= LONGEST_AFFIX && n <= size; n++) {
        hash[count++] = crc_letters('p', marked, n);
        hash[count++] = crc_letters('s', marked + size - n, n);
    }
    for (int i = 0; size <= SHORT_PART && i + GRAM <= size; i++)
        if (!seen_gram(marked, i)) hash[count++] = crc_letters('n', marked + i, GRAM);
    for (int i = 0; i < count; i++) out[i] = (int32_t)(hash[i] % buckets);
    sort_few(out, count);
    return count;
}
