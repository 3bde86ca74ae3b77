"""Build the optional compiled kernels; without a compiler the installation goes on without them."""

import sys

from setuptools import Extension, setup

KERNELS = "src/newsnlp/annotate/kernels"

setup(
    ext_modules=[
        Extension(
            "newsnlp.annotate.kernels._compiled",
            [f"{KERNELS}/_compiled.c"],
            depends=[f"{KERNELS}/{name}.h" for name in ("level", "simd", "dense", "encoder", "decode")],
            extra_compile_args=[] if sys.platform == "win32" else ["-O3", "-fno-math-errno"],
            optional=True,
        )
    ]
)
