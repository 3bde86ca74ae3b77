/* Vectors of V floats for one level of the processor (LEVEL 512, 256 or 128), in GCC's and
   Clang's vector extensions. Included once per level, so no include guard. */

#undef V
#undef NAME
#undef VECTORS_PER_TILE
#if LEVEL == 512
#define V 16
#define NAME(f) f##_avx512
#define VECTORS_PER_TILE 4
#elif LEVEL == 256
#define V 8
#define NAME(f) f##_avx2
#define VECTORS_PER_TILE 2
#else
#define V 4
#define NAME(f) f##_plain
#define VECTORS_PER_TILE 2
#endif

#define vec NAME(vec)
#define vec_any NAME(vec_any)
typedef float vec __attribute__((vector_size(4 * V)));
typedef float vec_any __attribute__((vector_size(4 * V), aligned(4), may_alias));

#define ints NAME(ints)
typedef int32_t ints __attribute__((vector_size(4 * V)));

#define SELECT(mask, a, b) ((vec)(((ints)(a) & (mask)) | ((ints)(b) & ~(mask))))
#define LOAD(p) ((vec) * (const vec_any *)(p))
#define STORE(p, x) (*(vec_any *)(p) = (x))

/* x, but between -most and most */
static inline vec NAME(clamp)(vec x, vec most) {
#if LEVEL == 512
    return (vec)_mm512_max_ps(_mm512_min_ps((__m512)x, (__m512)most), (__m512)-most);
#elif LEVEL == 256
    return (vec)_mm256_max_ps(_mm256_min_ps((__m256)x, (__m256)most), (__m256)-most);
#else
    x = SELECT((ints)(x > most), most, x);
    return SELECT((ints)(x < -most), -most, x);
#endif
}

static inline vec NAME(all)(float x) {
    return x - (vec){0};
}
#define ALL NAME(all)

/* The non-zero values of a row after ReLU, and their places. */
#define nonzero NAME(nonzero)
typedef struct {
    float value[256];
    int32_t place[256];
    int count;
} nonzero;

/* n <= 256, a multiple of V */
static inline void NAME(compress)(const float *x, int n, nonzero *z) {
    int count = 0;
#if LEVEL == 512
    __m512i place = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    const __m512i step = _mm512_set1_epi32(16);
    for (int i = 0; i < n; i += 16) {
        __m512 a = _mm512_loadu_ps(x + i);
        __mmask16 m = _mm512_cmp_ps_mask(a, _mm512_setzero_ps(), _CMP_GT_OQ);
        /* whole vectors are stored: count <= i, so they end at i + 16 <= 256 */
        _mm512_storeu_ps(z->value + count, _mm512_maskz_compress_ps(m, a));
        _mm512_storeu_si512(z->place + count, _mm512_maskz_compress_epi32(m, place));
        count += __builtin_popcount(m);
        place = _mm512_add_epi32(place, step);
    }
#elif LEVEL == 256
    __m256i place = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    for (int i = 0; i < n; i += 8) { /* whole vectors are stored here too */
        __m256 a = _mm256_loadu_ps(x + i);
        int m = _mm256_movemask_ps(_mm256_cmp_ps(a, _mm256_setzero_ps(), _CMP_GT_OQ));
        __m256i front = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)lanes_set[m]));
        _mm256_storeu_ps(z->value + count, _mm256_permutevar8x32_ps(a, front));
        _mm256_storeu_si256((__m256i *)(z->place + count), _mm256_permutevar8x32_epi32(place, front));
        count += __builtin_popcount(m);
        place = _mm256_add_epi32(place, _mm256_set1_epi32(8));
    }
#else
    for (int i = 0; i < n; i++) {
        z->value[count] = x[i];
        z->place[count] = i;
        count += x[i] > 0;
    }
#endif
    z->count = count;
}
