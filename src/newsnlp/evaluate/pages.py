"""Score the records of a folder of articles with gold files (``corpora/README.md``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsnlp.errors import InputError
from newsnlp.evaluate.prf import prf
from newsnlp.evaluate.records import RecordScore, score_records
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

_GOLD = ".gold.json"


def evaluate(path: Path, pipeline: Pipeline) -> dict[str, Any]:
    """Return P, R and F1 of positions, memberships, events and their details.

    ``path`` holds NAME.txt, and NAME.gold.json beside it or in a folder ``gold`` beside that.
    Raises InputError where there is none.
    """
    counts: dict[str, list[int]] = {}
    documents = 0
    for _, score in scores(path, pipeline):
        documents += 1
        for kind, facts in score:
            sums = counts.setdefault(kind, [0, 0, 0])
            for i, lines in enumerate((facts.found, facts.missed, facts.false)):
                sums[i] += len(lines)
    report: dict[str, Any] = {"benchmark": "records", "documents": documents}
    for kind, (found, missed, false) in counts.items():
        report[kind] = prf(gold=found + missed, predicted=found + false, correct=found)
    return report


def scores(path: Path, pipeline: Pipeline) -> Iterator[tuple[str, RecordScore]]:
    """Yield the name and the score of each article of a folder, in order of their names."""
    articles = sorted(article for article in path.glob("*.txt") if _gold(article).is_file())
    if not articles:
        raise InputError(f"{path}: no NAME.txt with NAME{_GOLD}; give a folder that has them")
    for article in articles:
        gold = json.loads(_gold(article).read_text(encoding="utf-8"))
        text = article.read_text(encoding="utf-8")
        found = pipeline.extract(Article(article.stem, text, published=gold.get("published")))
        yield article.stem, score_records(found, gold)


def _gold(article: Path) -> Path:
    beside = article.with_name(article.stem + _GOLD)
    return beside if beside.is_file() else article.parents[1] / "gold" / beside.name
