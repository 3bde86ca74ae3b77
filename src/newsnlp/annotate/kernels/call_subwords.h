/* A Python string's letters; 0 with an error set where the object is none. */
static int take_letters(PyObject *object, letters *text) {
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "expected a string, got %s", Py_TYPE(object)->tp_name);
        return 0;
    }
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(object) < 0) return 0;
#endif
    text->kind = (int)PyUnicode_KIND(object);
    text->data = PyUnicode_DATA(object);
    text->length = PyUnicode_GET_LENGTH(object);
    return 1;
}

/* subwords(words, parts, lemmas, buckets, count, out): lists of n strings; the pieces of each word
   go one after another to out (at least n * 21), how many they are to count (n) */
static PyObject *subwords(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *lists[3], *pcount, *pout;
    int buckets;
    if (!PyArg_ParseTuple(arguments, "O!O!O!iOO", &PyList_Type, lists, &PyList_Type, lists + 1,
                        &PyList_Type, lists + 2, &buckets, &pcount, &pout))
        return NULL;
    buffers all = {.count = 0};
    size_t n = 0, nout = 0;
    int32_t *count = take(&all, pcount, 'i', 1, &n), *out = take(&all, pout, 'i', 1, &nout);
    require(&all, buckets > 0, "there must be buckets");
    require(&all, nout / MOST_PIECES >= n, "out has no room for 21 pieces per word");
    for (int i = 0; i < 3; i++)
        require(&all, (size_t)PyList_GET_SIZE(lists[i]) == n,
                "words, parts, lemmas and count differ in number");
    for (size_t i = 0; !all.failed && i < n; i++) {
        letters text[3];
        for (int k = 0; k < 3 && !all.failed; k++)
            all.failed = !take_letters(PyList_GET_ITEM(lists[k], i), &text[k]);
        if (all.failed) break;
        count[i] = find_pieces(&text[0], &text[1], &text[2], (uint32_t)buckets, out);
        out += count[i];
    }
    return finish(&all);
}
