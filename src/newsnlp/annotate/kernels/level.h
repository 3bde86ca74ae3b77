/* All kernels for one level of the processor, and the table they are called through. */

#include "simd.h"

#include "dense.h"
#include "encoder.h"
#include "decode.h"
#if LEVEL == 512 /* a processor without VNNI takes AVX2 for these */
#pragma GCC push_options
#pragma GCC target("avx512vnni")
#endif
#include "quantised.h"
#include "lstm.h"
#if LEVEL == 512
#pragma GCC pop_options
#endif
#include "bags.h"
#include "pair_bags.h"
#include "span.h"

static const kernels NAME(table) = {NAME(matmul), NAME(argmax), NAME(encode), NAME(sentence),
    NAME(viterbi), NAME(lstm), NAME(normalise), NAME(spans), NAME(sum_rows), NAME(pair_bags), NAME(quantised_matmul)};

#undef vec
#undef vec_any
#undef ints
#undef halves
#undef bytes
#undef SELECT
#undef ALL
#undef WIDEN
#undef LOAD
#undef STORE
#undef TILE_COLUMNS
#undef RELATIONS
#undef BAG_VECTORS
#undef SUMS_AT_ONCE
#undef HASHED_AT_ONCE
#undef AHEAD
#undef SIDE_BY_SIDE
#undef LEVEL
