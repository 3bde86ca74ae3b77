"""Score the records of a folder of articles with gold files (``corpora/README.md``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from newsnlp.errors import InputError
from newsnlp.evaluate.prf import prf
from newsnlp.evaluate.records import RecordScore, score_records
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Status

_GOLD = ".gold.json"
_KEYS = ("people", "organizations", "positions", "memberships", "events")
_FACT_KEYS = {
    "people": ("name",),
    "organizations": ("name",),
    "positions": ("person", "role", "organization", "status"),
    "memberships": ("member", "organization", "status"),
    "events": ("name",),
}
SCORES = (0.0, 0.6, 0.8, 0.9)
"""Scores from which records are counted together, up to the next."""
_STATUSES = frozenset(status.value for status in Status)


def evaluate(path: Path, pipeline: Pipeline) -> dict[str, Any]:
    """Return P, R and F1 of positions, memberships, events and their details (see ``scores``)."""
    return summary([score for _, score in scores(path, pipeline)])


def summary(scored: Sequence[RecordScore]) -> dict[str, Any]:
    """Return P, R and F1 by kind of fact, all articles together.

    ``by_score`` of positions and memberships: the least score, how many records have it up to the
    next, and the share that is right.
    """
    counts: dict[str, list[int]] = {}
    for score in scored:
        for kind, facts in score:
            sums = counts.setdefault(kind, [0, 0, 0])
            for i, lines in enumerate((facts.found, facts.missed, facts.false)):
                sums[i] += len(lines)
    report: dict[str, Any] = {"benchmark": "records", "documents": len(scored)}
    for kind, (found, missed, false) in counts.items():
        report[kind] = prf(gold=found + missed, predicted=found + false, correct=found)
    stated = (pair for s in scored for kind in (s.positions, s.memberships) for pair in kind.judged)
    report["by_score"] = by_score(list(stated))
    return report


def by_score(judged: Sequence[tuple[float, bool]]) -> list[dict[str, float]]:
    """Return how many of some records are right, by their scores (see ``SCORES``)."""
    found = []
    for least, end in pairwise((*SCORES, 1.01)):
        right = [is_right for score, is_right in judged if least <= score < end]
        share = sum(right) / len(right) if right else 0.0
        found.append({"from": least, "records": len(right), "right": round(share, 4)})
    return found


def scores(path: Path, pipeline: Pipeline) -> Iterator[tuple[str, RecordScore]]:
    """Yield the name and the score of each article of a folder, in order of their names.

    ``path`` holds NAME.txt, and NAME.gold.json beside it or in a folder ``gold`` beside that.
    Raises InputError where there is none, and for gold that is no JSON or lacks a key.
    """
    texts = path.absolute().glob("*.txt")  # of «.» no folder beside it could be told
    articles = sorted(article for article in texts if _gold(article).is_file())
    if not articles:
        raise InputError(f"{path}: no NAME.txt with NAME{_GOLD}; give a folder that has them")
    for article in articles:
        gold = _read(_gold(article))
        text = article.read_text(encoding="utf-8")
        found = pipeline.extract(Article(article.stem, text, published=gold.get("published")))
        yield article.stem, score_records(found, gold)


def _read(path: Path) -> dict[str, Any]:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # no JSON, or no UTF-8
        raise InputError(f"{path} cannot be read as JSON: {error}") from error
    missing = [key for key in _KEYS if key not in gold] if isinstance(gold, dict) else list(_KEYS)
    if missing:
        raise InputError(f"{path} has no {', '.join(missing)}; corpora/README.md tells the format")
    for kind, keys in _FACT_KEYS.items():
        for fact in gold[kind] or ():
            if fault := _fault(fact, keys):
                raise InputError(
                    f"{path}: {fault} of {kind}: {json.dumps(fact, ensure_ascii=False)}"
                )
    return dict(gold)


def _fault(fact: Any, keys: Sequence[str]) -> str:
    """Return what is wrong with one fact, or nothing: what no output equals only lowers scores."""
    if not isinstance(fact, dict):
        return "this is no object"
    if missing := [key for key in keys if key not in fact]:
        return f"no {', '.join(missing)} in one"
    told = {fact["status"], *fact.get("statuses", ())} if "status" in keys else set()
    if unknown := sorted(map(str, told - _STATUSES)):
        return (
            f"status {', '.join(unknown)}, where there are {', '.join(sorted(_STATUSES))}, in one"
        )
    return ""


def _gold(article: Path) -> Path:
    beside = article.with_name(article.stem + _GOLD)
    return beside if beside.is_file() else article.parents[1] / "gold" / beside.name
