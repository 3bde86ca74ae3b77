#!/bin/sh
# Run the kernels' tests with kernels built for GCC's address and undefined-behaviour sanitizers.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
python=${PYTHON:-$here/.venv/bin/python}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r setup.py src "$copy" # no pyproject.toml: an older setuptools, which builds them as well, cannot read it
find "$copy" -name '*.so' -delete
cd "$copy"
CFLAGS="-g -fsanitize=address,undefined -fno-sanitize-recover=all" \
    LDFLAGS="-fsanitize=address,undefined" "$python" setup.py -q build_ext --inplace
cd "$here"
# CPython keeps memory until it exits: no leak check
LD_PRELOAD="$(gcc -print-file-name=libasan.so) $(gcc -print-file-name=libubsan.so)" \
    ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 OMP_NUM_THREADS=1 \
    PYTHONPATH="$copy/src" "$python" -m pytest -q -p no:cacheprovider \
    tests/annotate/test_kernels.py tests/annotate/test_span_kernels.py tests/annotate/test_quantised.py tests/annotate/test_bags.py \
    tests/annotate/test_pair_bags.py tests/annotate/test_subwords.py tests/annotate/test_dictionary.py "$@"
