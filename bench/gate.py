"""Fail where a figure on a dev set falls below its floor in floors.json.

    python bench/gate.py --corpora ../shared/corpora

A benchmark is a module of newsnlp.evaluate; add its corpus to BENCHMARKS and its floors to
floors.json. A floor only rises.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsnlp.evaluate import factrueval, nerel, pages
from newsnlp.pipeline import Pipeline
from paths import CORPORA

FLOORS = Path(__file__).parent / "floors.json"
OWN = Path(__file__).resolve().parents[1] / "corpora"

Figures = dict[str, float]


def flat(report: Mapping[str, Any], path: str) -> Iterator[tuple[str, float]]:
    """Yield the F1 of every score in a report under its dotted path."""
    for key, value in report.items():
        if isinstance(value, Mapping) and "f1" in value:
            yield f"{path}.{key}", float(value["f1"])
        elif isinstance(value, Mapping):
            yield from flat(value, f"{path}.{key}")
        elif isinstance(value, float):
            yield f"{path}.{key}", value


BENCHMARKS = {
    "nerel/dev": ("nerel", nerel),
    "factrueval-2016/devset": ("factrueval", factrueval),
    "regional/dev": ("regional", nerel),
    "pages/dev": ("pages", pages),
    "wire/dev": ("wire", pages),
    "posts/dev": ("posts", pages),
}
"""Folders, under our own corpora or the public ones: what their figures are called, who scores."""


def measure(corpora: Path) -> Figures:
    """Return the figures of the benchmarks whose corpora are there; tell of the others."""
    figures: Figures = {}
    pipeline: Pipeline | None = None
    for folder, (name, scorer) in BENCHMARKS.items():
        own = OWN / folder
        corpus = own if own.is_dir() else corpora / folder
        if not corpus.is_dir():
            print(f"skipped {folder}: not in {corpora} (set NEWSNLP_CORPORA or --corpora)")
            continue
        pipeline = pipeline or Pipeline()
        began = time.perf_counter()
        figures |= flat(scorer.evaluate(corpus, pipeline), name)
        print(f"measured {folder} in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return figures


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return the names of the figures that fall below their floors."""
    return [name for name, floor in floors.items() if figures.get(name, floor) < floor]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--all", action="store_true", help="show figures without a floor too")
    options = parser.parse_args()
    floors: Figures = json.loads(FLOORS.read_text("utf-8"))
    figures = measure(options.corpora)
    low = below(figures, floors)
    for name, figure in figures.items():
        if name in floors or options.all:
            floor = f"floor {floors[name]:.4f}" if name in floors else ""
            print(f"{'LOW ' if name in low else 'ok  '} {name:60} {figure:.4f} {floor}")
    if low:
        print(f"{len(low)} figures are below their floors: {', '.join(low)}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
