"""Short articles and the people and bodies in them: made_articles.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsnlp.kinds import EntityType
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

KINDS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.FACILITY})
NOT_YET = "# not yet"


def _articles() -> Iterator[object]:
    unseen = False
    for line in Path(__file__).with_name("made_articles.tsv").read_text("utf-8").splitlines():
        unseen |= line == NOT_YET
        if not line.startswith("#"):
            marks = [pytest.mark.xfail(strict=True)] if unseen else []
            yield pytest.param(*line.split("\t"), marks=marks)


ARTICLES = list(_articles())


@cache
def _read() -> dict[str, list[str]]:
    """Return the names of every article; all are read together, which is quicker."""
    texts = [text for text, _ in (article.values for article in ARTICLES)]
    results = Pipeline().pipe(Article(str(i), text) for i, text in enumerate(texts))
    return {
        text: sorted(e.name for e in result.entities if e.type in KINDS)
        for text, result in zip(texts, results, strict=True)
    }


@pytest.mark.parametrize(("text", "names"), ARTICLES)
def test_tells_of_these(text: str, names: str) -> None:
    assert _read()[text] == sorted(filter(None, names.split("; ")))
