/* All kernels for one level of the processor, and the table they are called through. */

#include "simd.h"

#include "dense.h"
#include "encoder.h"
#include "decode.h"
#include "lstm.h"
#include "bags.h"
#include "pair_bags.h"
#include "span.h"

static const kernels NAME(table) = {NAME(matmul), NAME(argmax), NAME(encode), NAME(sentence),
    NAME(viterbi), NAME(lstm), NAME(normalise), NAME(spans), NAME(sum_rows), NAME(pair_bags)};

#undef vec
#undef vec_any
#undef ints
#undef SELECT
#undef ALL
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
