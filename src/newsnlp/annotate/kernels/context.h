/* What the span model reads of a token: its hidden layers, the mean of a part of them at the other
   tokens of its group, and how large the group is. */

typedef struct {
    const float *hidden, *often; /* (n, width); (sizes): what the last column says of a group's size */
    const int32_t *group;        /* (n), each below n */
    size_t n, width, first, others, sizes;
} token_context;

/* The part of the hidden layers that others are asked for, added up by group in double precision:
   sums (., others), those of groups of several tokens. place and count (n) are by group. */
static void add_up_groups(const token_context *of, int32_t *place, int32_t *count, double *sums) {
    int32_t groups = 0;
    memset(count, 0, of->n * sizeof *count);
    for (size_t t = 0; t < of->n; t++) place[of->group[t]] = -1, count[of->group[t]]++;
    for (size_t t = 0; t < of->n; t++) {
        const int32_t group = of->group[t];
        if (count[group] < 2) continue;
        const float *part = of->hidden + t * of->width + of->first;
        if (place[group] < 0) {
            place[group] = groups++;
            memset(sums + (size_t)place[group] * of->others, 0, of->others * sizeof *sums);
        }
        double *sum = sums + (size_t)place[group] * of->others;
        for (size_t i = 0; i < of->others; i++) sum[i] += part[i];
    }
}

/* out (units, width + others + 1): rows of the units' tokens */
static void context_rows(const token_context *of, const int32_t *token, size_t units,
    const int32_t *place, const int32_t *count, const double *sums, float *out) {
    for (size_t u = 0; u < units; u++, out += of->width + of->others + 1) {
        const float *own = of->hidden + (size_t)token[u] * of->width;
        const int32_t group = of->group[token[u]], size = count[group];
        float *mean = out + of->width;
        memcpy(out, own, of->width * sizeof *out);
        if (size < 2) memset(mean, 0, of->others * sizeof *mean);
        else {
            const double *sum = sums + (size_t)place[group] * of->others;
            for (size_t i = 0; i < of->others; i++)
                mean[i] = (float)((sum[i] - own[of->first + i]) / (size - 1));
        }
        mean[of->others] = of->often[(size_t)size < of->sizes ? (size_t)size : of->sizes - 1];
    }
}

/* context(hidden, group, often, first, others, token, out): hidden (n, width), group (n), often
   (sizes), token (units), out (units, width + others + 1) */
static PyObject *context(PyObject *self, PyObject *arguments) {
    (void)self;
    PyObject *phidden, *pgroup, *poften, *ptoken, *pout;
    int first, others;
    if (!PyArg_ParseTuple(arguments, "OOOiiOO", &phidden, &pgroup, &poften, &first, &others, &ptoken,
                        &pout))
        return NULL;
    buffers all = {.count = 0};
    token_context of = {0};
    size_t nhidden = 0, units = 0, nout = 0;
    of.hidden = take(&all, phidden, 'f', 0, &nhidden);
    of.group = take(&all, pgroup, 'i', 0, &of.n);
    of.often = take(&all, poften, 'f', 0, &of.sizes);
    const int32_t *token = take(&all, ptoken, 'i', 0, &units);
    float *out = take(&all, pout, 'f', 1, &nout);
    require(&all, of.n && of.n <= INT32_MAX && of.sizes, "there must be tokens, and sizes of groups");
    of.width = all.failed ? 0 : nhidden / of.n;
    require(&all, of.width && of.width <= MOST_SIZE && of.width * of.n == nhidden, "hidden is not (n, width)");
    require(&all, first >= 0 && others > 0 && others <= MOST_SIZE, "first or others are out of range");
    of.first = all.failed ? 0 : (size_t)first, of.others = all.failed ? 0 : (size_t)others;
    require(&all, of.first + of.others <= of.width, "others are not within the hidden layers");
    require(&all, nout == units * (of.width + of.others + 1), "out is not (units, width + others + 1)");
    if (!all.failed) {
        require(&all, within(of.group, of.n, 0, (int32_t)of.n), "a group is not below n");
        require(&all, within(token, units, 0, (int32_t)of.n), "a token is not below n");
    }
    int32_t *place = NULL;
    double *sums = NULL;
    if (!all.failed) {
        place = PyMem_RawMalloc(2 * of.n * sizeof *place);
        sums = PyMem_RawMalloc((of.n / 2 + 1) * of.others * sizeof *sums);
        if (!place || !sums) all.failed = 1, PyErr_NoMemory();
    }
    if (!all.failed) {
        Py_BEGIN_ALLOW_THREADS;
        add_up_groups(&of, place, place + of.n, sums);
        context_rows(&of, token, units, place, place + of.n, sums, out);
        Py_END_ALLOW_THREADS;
    }
    PyMem_RawFree(place);
    PyMem_RawFree(sums);
    return finish(&all);
}
