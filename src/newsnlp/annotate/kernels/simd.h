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

#define halves NAME(halves)
typedef int16_t halves __attribute__((vector_size(2 * V)));

#define bytes NAME(bytes)
typedef uint8_t bytes __attribute__((vector_size(V)));

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

/* Finite numbers in half precision: their bits stand in a float as they are, three places lower, but
   for the offset of the exponent, 15 instead of 127. */
static inline vec NAME(widen)(const uint16_t *half) {
#if LEVEL == 512
    return (vec)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)half));
#else
    halves bits;
    memcpy(&bits, half, sizeof bits);
    const ints wide = (ints)(__builtin_convertvector(bits, ints) << 13) & -0x70002000;
    return (vec)wide * ALL(0x1p112f);
#endif
}
#define WIDEN NAME(widen)

static inline float NAME(widen_one)(uint16_t half) {
    const uint32_t bits = (uint32_t)(int16_t)half << 13 & 0x8FFFE000u;
    float wide;
    memcpy(&wide, &bits, sizeof wide);
    return wide * 0x1p112f;
}

/* Numbers as bytes: the nearest of -127 to 127, even where two are as near, and 128. */
static inline void NAME(quantise)(vec x, uint8_t *out) {
    /* so large that its last bit counts ones, which rounds */
    const ints whole = (ints)(NAME(clamp)(x, ALL(127.0f)) + ALL(12582912.0f)) + MIDDLE;
    const bytes low = __builtin_convertvector(whole, bytes);
    memcpy(out, &low, sizeof low);
}

/* Write the positive values of a row x (n) and their places, each times step, one after another;
   return how many there are. n is a multiple of V; whole vectors are written, up to n numbers. */
static inline int NAME(compress)(const float *x, int n, int32_t step, float *value, int32_t *place) {
    int count = 0;
#if LEVEL == 512
    __m512i at = _mm512_mullo_epi32(_mm512_set1_epi32(step),
        _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    for (int i = 0; i < n; i += 16) { /* count <= i, so whole vectors end at i + 16 <= n */
        __m512 a = _mm512_loadu_ps(x + i);
        __mmask16 m = _mm512_cmp_ps_mask(a, _mm512_setzero_ps(), _CMP_GT_OQ);
        _mm512_storeu_ps(value + count, _mm512_maskz_compress_ps(m, a));
        _mm512_storeu_si512(place + count, _mm512_maskz_compress_epi32(m, at));
        count += __builtin_popcount(m);
        at = _mm512_add_epi32(at, _mm512_set1_epi32(16 * step));
    }
#elif LEVEL == 256
    __m256i at = _mm256_mullo_epi32(_mm256_set1_epi32(step), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    for (int i = 0; i < n; i += 8) { /* whole vectors are stored here too */
        __m256 a = _mm256_loadu_ps(x + i);
        int m = _mm256_movemask_ps(_mm256_cmp_ps(a, _mm256_setzero_ps(), _CMP_GT_OQ));
        __m256i front = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)lanes_set[m]));
        _mm256_storeu_ps(value + count, _mm256_permutevar8x32_ps(a, front));
        _mm256_storeu_si256((__m256i *)(place + count), _mm256_permutevar8x32_epi32(at, front));
        count += __builtin_popcount(m);
        at = _mm256_add_epi32(at, _mm256_set1_epi32(8 * step));
    }
#else
    for (int i = 0; i < n; i++) {
        value[count] = x[i];
        place[count] = i * step;
        count += x[i] > 0;
    }
#endif
    return count;
}
