/* Calls of the dictionary. Its tables are checked once, when they are prepared. */

#define DICTIONARY "newsnlp.dictionary"

typedef struct {
    buffers held;
    dictionary tables;
} prepared;

static void forget_dictionary(PyObject *capsule) {
    prepared *p = PyCapsule_GetPointer(capsule, DICTIONARY);
    if (!p) return;
    release(&p->held);
    PyMem_Free(p);
}

static void take_dawg(buffers *all, PyObject *punits, PyObject *pguide, dawg *d) {
    size_t size = 0, nguide = 0;
    d->units = take(all, punits, 'i', 0, &size);
    d->guide = take_bytes(all, pguide, 0, &nguide);
    require(all, size && size < INT32_MAX && nguide == 2 * size, "a guide has two bytes per unit");
    d->size = (uint32_t)size;
}

static void take_strings(buffers *all, PyObject *ptext, PyObject *pfirst, strings *s, int32_t longest) {
    size_t size = 0, n = 0;
    s->text = take_bytes(all, ptext, 0, &size);
    s->first = take(all, pfirst, 'i', 0, &n);
    require(all, n > 0 && n < INT32_MAX && s->first[0] >= 0, "there must be strings");
    for (size_t i = 1; !all->failed && i < n; i++) {
        const int32_t from = s->first[i - 1], to = s->first[i];
        require(all, from <= to && to - from <= longest && (size_t)to <= size, "a string is out of bounds");
    }
    s->count = (int32_t)n - 1;
}

static void take_paradigms(buffers *all, PyObject *pnumbers, PyObject *pfirst, dictionary *d) {
    size_t size = 0, n = 0;
    d->numbers = take_bytes(all, pnumbers, 0, &size);
    d->first = take(all, pfirst, 'i', 0, &n);
    require(all, n > 0 && n < INT32_MAX && d->first[0] >= 0, "there must be paradigms");
    for (size_t i = 1; !all->failed && i < n; i++) {
        const int32_t from = d->first[i - 1], to = d->first[i];
        require(all, from <= to && (to - from) % 3 == 0 && (size_t)to <= size / 2, "a paradigm is out of bounds");
    }
    d->paradigms = (int32_t)n - 1;
    const int32_t counts[3] = {d->endings.count, d->tags.count, d->prefixes.count};
    for (int32_t p = 0; !all->failed && p < d->paradigms; p++)
        for (int32_t i = 0, forms = (d->first[p + 1] - d->first[p]) / 3; i < 3 * forms; i++)
            require(all, form_number(d, p, i % forms, i / forms) < counts[i / forms], "a form has no such part");
}

static void take_prediction(buffers *all, PyObject *pairs, dictionary *d) {
    const Py_ssize_t size = PyTuple_GET_SIZE(pairs);
    require(all, size % 2 == 0 && size <= 2 * MOST_PREFIXES, "endings are of some prefixes");
    for (Py_ssize_t i = 0; !all->failed && i + 1 < size; i += 2)
        take_dawg(all, PyTuple_GET_ITEM(pairs, i), PyTuple_GET_ITEM(pairs, i + 1), &d->prediction[d->prefixed++]);
}

/* dictionary(words, guide, counts, guide, numbers, first, endings, first, prefixes, first, tags, first,
   prediction): an object for the calls below. Prediction: a tuple, by prefix of paradigms how the words end
   that have it, a guide after each. */
static PyObject *prepare_dictionary(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *o[12], *prediction;
    if (!PyArg_ParseTuple(arguments, "OOOOOOOOOOOOO!", o, o + 1, o + 2, o + 3, o + 4, o + 5, o + 6, o + 7, o + 8,
                        o + 9, o + 10, o + 11, &PyTuple_Type, &prediction))
        return NULL;
    prepared *p = PyMem_Calloc(1, sizeof *p);
    if (!p) return PyErr_NoMemory();
    take_dawg(&p->held, o[0], o[1], &p->tables.words);
    take_dawg(&p->held, o[2], o[3], &p->tables.counts);
    take_strings(&p->held, o[6], o[7], &p->tables.endings, MOST_AFFIX);
    take_strings(&p->held, o[8], o[9], &p->tables.prefixes, MOST_AFFIX);
    take_strings(&p->held, o[10], o[11], &p->tables.tags, INT32_MAX);
    take_paradigms(&p->held, o[4], o[5], &p->tables);
    take_prediction(&p->held, prediction, &p->tables);
    PyObject *capsule = p->held.failed ? NULL : PyCapsule_New(p, DICTIONARY, forget_dictionary);
    if (!capsule) {
        release(&p->held);
        PyMem_Free(p);
    }
    return capsule;
}

/* The prepared dictionary and the letters of a word; NULL with an error set. */
static const dictionary *take_word(PyObject *capsule, PyObject *word, letters *text) {
    const prepared *p = PyCapsule_GetPointer(capsule, DICTIONARY);
    return p && take_letters(word, text) ? &p->tables : NULL;
}

static int searched(const search *s) {
    if (s->full) PyErr_SetString(PyExc_ValueError, "a word has too many analyses");
    return !s->full;
}

/* What was found of a word, a tuple of tuples; ``format`` of the word as spelt, numbers of paradigm, place
   and tag, and what else is wanted. */
static PyObject *told(const search *s, PyObject *word, const char *format) {
    PyObject *out = searched(s) ? PyTuple_New(s->count) : NULL;
    for (int i = 0; out && i < s->count; i++) {
        const analysis *a = &s->found[i];
        uint8_t spelt[MOST_BYTES];
        spelt_as(s, a->dotted, spelt);
        PyObject *as = a->dotted ? PyUnicode_DecodeUTF8((char *)spelt, s->size, NULL) : Py_NewRef(word);
        PyObject *one = as ? Py_BuildValue(format, as, a->paradigm, a->place, a->tag, a->often) : NULL;
        if (one) PyTuple_SET_ITEM(out, i, one);
        else Py_CLEAR(out);
    }
    return out;
}

/* analyses(dictionary, word): a tuple of (spelt, paradigm, place, number of the tag) */
static PyObject *analyses(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *capsule, *word;
    letters text;
    if (!PyArg_ParseTuple(arguments, "OO", &capsule, &word)) return NULL;
    const dictionary *d = take_word(capsule, word, &text);
    if (!d) return NULL;
    search s;
    look_up_word(d, &text, &s);
    return told(&s, word, "(Niii)");
}

/* endings(dictionary, prefix, ending): a tuple of (spelt, paradigm, place, number of the tag, words that
   end so) */
static PyObject *endings(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *capsule, *ending;
    int prefix;
    letters text;
    if (!PyArg_ParseTuple(arguments, "OiO", &capsule, &prefix, &ending)) return NULL;
    const dictionary *d = take_word(capsule, ending, &text);
    if (!d) return NULL;
    if (prefix < 0 || prefix >= d->prefixed) {
        PyErr_SetString(PyExc_ValueError, "there is no such prefix");
        return NULL;
    }
    search s;
    look_up_ending(d, prefix, &text, &s);
    return told(&s, ending, "(NiiiI)");
}

/* key_count(dictionary, key): the number that a key in UTF-8, «word:tag», has among the counts, 0 if none */
static PyObject *key_count(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *capsule;
    const char *key;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(arguments, "Oy#", &capsule, &key, &size)) return NULL;
    const prepared *p = PyCapsule_GetPointer(capsule, DICTIONARY);
    if (!p) return NULL;
    const dawg *counts = &p->tables.counts;
    const uint32_t at = size < INT32_MAX ? follow_all(counts, 0, (const uint8_t *)key, (int)size) : NO_UNIT;
    return PyLong_FromUnsignedLong(number_at(counts, at));
}

/* tag_counts(dictionary, word, tags): of how many in a million the word has each tag of a list; None
   where the word was not counted */
static PyObject *tag_counts(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *capsule, *word, *tags;
    letters text;
    if (!PyArg_ParseTuple(arguments, "OOO!", &capsule, &word, &PyList_Type, &tags)) return NULL;
    const dictionary *d = take_word(capsule, word, &text);
    if (!d) return NULL;
    uint8_t spelt[MOST_BYTES];
    const uint32_t counts = counts_of(d, spelt, spell(&text, spelt));
    if (counts == NO_UNIT) Py_RETURN_NONE;
    PyObject *out = PyList_New(PyList_GET_SIZE(tags));
    for (Py_ssize_t i = 0; out && i < PyList_GET_SIZE(out) && i < PyList_GET_SIZE(tags); i++) {
        const long tag = PyLong_AsLong(PyList_GET_ITEM(tags, i));
        if (!PyErr_Occurred() && (tag < 0 || tag >= d->tags.count))
            PyErr_SetString(PyExc_ValueError, "there is no such tag");
        PyObject *often = PyErr_Occurred() ? NULL : PyLong_FromUnsignedLong(count_of(d, counts, (int32_t)tag));
        if (often) PyList_SET_ITEM(out, i, often);
        else Py_CLEAR(out);
    }
    return out;
}

/* lemmas(dictionary, words, tags, agreement, columns): a list of n strings and their tags (n); how well
   the dictionary's tags agree with those (tags, columns). A list of lemmas, the word itself where no
   analysis agrees, None where the dictionary lacks it. */
static PyObject *lemmas(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *capsule, *words, *ptags, *pagreement;
    int columns;
    if (!PyArg_ParseTuple(arguments, "OO!OOi", &capsule, &PyList_Type, &words, &ptags, &pagreement, &columns))
        return NULL;
    const prepared *p = PyCapsule_GetPointer(capsule, DICTIONARY);
    if (!p) return NULL;
    buffers all = {.count = 0};
    size_t n = 0, nagreement = 0;
    const int32_t *tags = take(&all, ptags, 'i', 0, &n);
    const uint8_t *agreement = take_bytes(&all, pagreement, 0, &nagreement);
    require(&all, (size_t)PyList_GET_SIZE(words) == n, "words and tags differ in number");
    require(&all, columns > 0 && nagreement / (size_t)columns >= (size_t)p->tables.tags.count,
            "agreement has too few rows");
    require(&all, all.failed || within(tags, n, 0, columns), "there is no such tag");
    PyObject *out = all.failed ? NULL : PyList_New((Py_ssize_t)n);
    for (size_t i = 0; out && i < n; i++) {
        PyObject *word = PyList_GET_ITEM(words, i), *lemma = NULL;
        letters text;
        search s;
        if (take_letters(word, &text)) {
            uint8_t found[MOST_BYTES + 2 * MOST_AFFIX];
            look_up_word(&p->tables, &text, &s);
            const int size = find_lemma(&p->tables, &s, agreement, columns, tags[i], found);
            if (size) lemma = PyUnicode_DecodeUTF8((char *)found, size, NULL);
            else if (searched(&s)) lemma = Py_NewRef(s.count ? word : Py_None);
            if (s.full) Py_CLEAR(lemma);
        }
        if (lemma) PyList_SET_ITEM(out, (Py_ssize_t)i, lemma);
        else Py_CLEAR(out);
    }
    release(&all);
    return out;
}
