"""How many instructions of Python each function executes: the same however busy the machine.

    python bench/instructions.py [../before] [--corpora DIR | --texts DIR] [--docs N] [--most N]

Counts the second pass over the articles, with warm caches. Beside another version (a checkout with
its kernels built and its models) it tells the differences, the largest first. What C does, kernels,
NumPy, patterns and sets, is not counted: about half of the time; ``bench/versions.py`` times all.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from paths import CORPORA, REPO
from speed import blocks, read_texts
from versions import Extract, load


class Executed:
    """A tracer that counts the instructions of newsnlp's functions."""

    def __init__(self) -> None:
        self._counts: Counter[CodeType] = Counter()

    def __call__(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        if "newsnlp" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return self._count

    def _count(self, frame: FrameType, event: str, _argument: Any) -> Any:
        self._counts[frame.f_code] += event == "opcode"
        return self._count

    def by_function(self) -> Counter[str]:
        """Return the instructions of each function, by its module and name."""
        found: Counter[str] = Counter()
        for code, count in self._counts.items():
            module = code.co_filename.rpartition("newsnlp/")[2].removesuffix(".py")
            found[f"{module.replace('/', '.')}.{code.co_qualname}"] += count
        return found


def executed(extract: Extract, texts: list[list[str]]) -> Counter[str]:
    """Return the instructions of each function over articles that are met for the second time."""
    for block in texts:
        extract(block)
    tracer = Executed()
    sys.settrace(tracer)
    try:
        for block in texts:
            extract(block)
    finally:
        sys.settrace(None)
    return tracer.by_function()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("other", type=Path, nargs="?", help="a checkout of another version")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files instead")
    parser.add_argument("--docs", type=int, default=30)
    parser.add_argument("--most", type=int, default=40, help="functions to name")
    arguments = parser.parse_args()
    if arguments.texts:
        paths = sorted(arguments.texts.glob("*.txt"))[: arguments.docs]
        read = [path.read_text(encoding="utf-8") for path in paths]
    else:
        read = read_texts(arguments.corpora, arguments.docs)
    texts = list(blocks(read))
    now = executed(load(REPO), texts)
    told = now
    if arguments.other:
        before = executed(load(arguments.other.resolve()), texts)
        told = Counter({name: now[name] - before[name] for name in {*now, *before}})
        more = now.total() / before.total() - 1
        print(f"before {before.total():,}, now {now.total():,}: {more:+.1%}")
    else:
        print(f"{now.total():,} instructions, {len(read)} articles")
    for name, count in sorted(told.items(), key=lambda one: (-abs(one[1]), one[0]))[
        : arguments.most
    ]:
        print(f"{count:>12,}  {name}")


if __name__ == "__main__":
    main()
