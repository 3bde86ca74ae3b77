/* Numbers of words by 64-bit hashes: the same as ``word_hashes`` in weights.py, and a search in sorted
   hashes, which lie about where their size says. */

#define HASH_BASE 0x9E3779B97F4A7C15u

static inline uint64_t mix_hash(uint64_t x) {
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t hash_word(const letters *word) {
    uint64_t sum = 0, power = HASH_BASE;
    for (Py_ssize_t i = 0; i < word->length; i++, power *= HASH_BASE)
        sum += mix_hash(PyUnicode_READ(word->kind, word->data, i)) * power;
    return mix_hash(sum);
}

/* The first of n sorted hashes that is not less, n if there is none. */
static size_t find_hash(const uint64_t *hashes, size_t n, uint64_t hash) {
    const size_t guess = (size_t)((hash >> 32) * (uint64_t)n >> 32);
    size_t low = guess, high = guess; /* all before low are less; none from high on is */
    for (size_t step = 16; low && hashes[low - 1] >= hash; step *= 2) low -= low < step ? low : step;
    for (size_t step = 16; high < n && hashes[high] < hash; step *= 2) high += n - high < step ? n - high : step;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (hashes[middle] < hash) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* word_numbers(words, hashes, numbers, unknown, out): a list of n strings; hashes (known) in order and
   their numbers; out (n): the number of each word, unknown where its hash is not there */
static PyObject *word_numbers(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *words, *phashes, *pnumbers, *pout;
    int unknown;
    if (!PyArg_ParseTuple(arguments, "O!OOiO", &PyList_Type, &words, &phashes, &pnumbers, &unknown, &pout))
        return NULL;
    buffers all = {.count = 0};
    size_t known = 0, nnumbers = 0, n = 0;
    const uint64_t *hashes = take_wide(&all, phashes, &known);
    const int32_t *numbers = take(&all, pnumbers, 'i', 0, &nnumbers);
    int32_t *out = take(&all, pout, 'i', 1, &n);
    require(&all, known == nnumbers && known < INT32_MAX, "hashes and numbers differ in number");
    require(&all, (size_t)PyList_GET_SIZE(words) == n, "words and out differ in number");
    for (size_t i = 0; !all.failed && i < n; i++) {
        letters word;
        all.failed = !take_letters(PyList_GET_ITEM(words, i), &word);
        if (all.failed) break;
        const uint64_t hash = hash_word(&word);
        const size_t at = find_hash(hashes, known, hash);
        out[i] = at < known && hashes[at] == hash ? numbers[at] : unknown;
    }
    return finish(&all);
}
