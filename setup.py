"""Build the optional compiled kernels; without a compiler the installation goes on without them.

The weights in models/ are installed as the data of ``newsnlp.models``.
"""

import sys
from glob import glob

from setuptools import Extension, find_packages, setup

KERNELS = "src/newsnlp/annotate/kernels"

setup(
    packages=[*find_packages("src"), "newsnlp.models"],
    package_dir={"": "src", "newsnlp.models": "models"},
    package_data={
        "newsnlp": ["py.typed"],
        "newsnlp.lexicon": ["*"],
        "newsnlp.models": ["*/*", "*/*/*"],
        "newsnlp.report": ["assets/*"],
    },
    ext_modules=[
        Extension(
            "newsnlp.annotate.kernels._compiled",
            [f"{KERNELS}/_compiled.c"],
            depends=sorted(glob(f"{KERNELS}/*.h")),
            extra_compile_args=[] if sys.platform == "win32" else ["-O3", "-fno-math-errno"],
            optional=True,
        )
    ],
)
