"""How much faster this version of newsnlp is than another, on a busy machine too.

    python bench/versions.py ../before --corpora ../shared/corpora [--docs N] [--passes N]

Both versions (another: a checkout with its kernels built and its models) are loaded into one
process and handle the same blocks of articles in turn. Of each block the least time of all passes
counts: what else the machine does, and where a process happens to lie in memory, is alike for both.
Two equal versions differ by 0.2 %. Nothing is written; exit 1 where the output differs.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gc
import importlib
import sys
import time
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Any

from paths import CORPORA, REPO
from speed import blocks, read_texts

Extract = Callable[[list[str]], list[Any]]


def load(tree: Path) -> Extract:
    """Return what extracts records with the version of a checkout."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "newsnlp"]:
        del sys.modules[name]
    sys.path.insert(0, str(tree / "src"))
    pipeline = importlib.import_module("newsnlp.pipeline")
    article = importlib.import_module("newsnlp.types").Article
    sys.path.pop(0)
    if not Path(pipeline.__file__).is_relative_to(tree / "src"):
        raise SystemExit(f"{pipeline.__file__} is not in {tree}")
    pipe = pipeline.Pipeline().pipe
    return lambda texts: list(pipe(article(str(i), text) for i, text in enumerate(texts)))


def minima(versions: list[Extract], texts: list[list[str]], passes: int) -> list[float]:
    """Return the seconds of each version, the least of all passes for each block."""
    least = [[float("inf")] * len(texts) for _ in versions]
    for number in range(passes):
        for k, block in enumerate(texts):
            order = range(len(versions))
            for j in order if (number + k) % 2 else reversed(order):
                began = time.perf_counter()
                versions[j](block)
                least[j][k] = min(least[j][k], time.perf_counter() - began)
    return [sum(seconds) for seconds in least]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("other", type=Path, help="a checkout of another version")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--docs", type=int, default=80)
    parser.add_argument("--passes", type=int, default=12)
    arguments = parser.parse_args()
    texts = list(blocks(read_texts(arguments.corpora, arguments.docs)))
    versions = [load(tree.resolve()) for tree in (arguments.other, REPO)]
    told = [[repr(astuple(found)) for block in texts for found in run(block)] for run in versions]
    gc.collect()
    gc.freeze()
    gc.disable()
    before, now = minima(versions, texts, arguments.passes)
    differing = sum(one != other for one, other in zip(*told, strict=True))
    print(f"before {before:.3f} s, now {now:.3f} s: {now / before - 1:+.1%}")
    print(f"articles with another output: {differing} of {len(told[0])}")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
