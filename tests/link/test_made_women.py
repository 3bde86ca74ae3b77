"""Names that are a woman's in the nominative or a man's in the genitive: made_women.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsnlp.kinds import EntityType
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

NOT_YET = "# not yet"
NAMES = {
    "Александра Рогова": "Александр Рогов",
    "Валерия Котова": "Валерий Котов",
    "Станислава Зуева": "Станислав Зуев",
}


def _rows() -> Iterator[object]:
    unseen = False
    for line in Path(__file__).with_name("made_women.tsv").read_text("utf-8").splitlines():
        unseen |= line == NOT_YET
        if not line.startswith("#"):
            marks = [pytest.mark.xfail(strict=True)] if unseen else []
            yield pytest.param(*line.split("\t"), marks=marks)


ROWS = list(_rows())


@cache
def _read() -> dict[str, list[str]]:
    """Return the people of every sentence; all are read together, which is quicker."""
    texts = [sentence.format(n=name) for _, sentence in (r.values for r in ROWS) for name in NAMES]
    results = Pipeline().pipe(Article(str(i), text) for i, text in enumerate(texts))
    return {
        text: [e.name for e in result.entities if e.type is EntityType.PERSON]
        for text, result in zip(texts, results, strict=True)
    }


@pytest.mark.parametrize(("gender", "sentence"), ROWS)
def test_is_she_or_he(gender: str, sentence: str) -> None:
    told = {sentence.format(n=name): name if gender == "femn" else NAMES[name] for name in NAMES}
    assert {text for text, name in told.items() if name not in _read()[text]} == set()
