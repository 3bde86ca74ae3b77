"""Tables of common sentences, each row a text and what the whole pipeline is to tell of it."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Record, RecordKind


def rows(name: str) -> list[Any]:
    """Return the rows of a table; those below «# not yet» are known to fail."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    not_yet = lines.index("# not yet")
    return [
        pytest.param(line, marks=[pytest.mark.xfail(strict=True)] * (at > not_yet))
        for at, line in enumerate(lines)
        if not line.startswith("#")
    ]


def told_by_row(
    rows: Iterable[Any], *kinds: RecordKind, published: str | None = None
) -> dict[str, list[Record]]:
    """Return the records of each row, all read in one batch: several times quicker."""
    lines = [row.values[0] for row in rows]
    texts = [line.partition("\t")[0].replace("¶", "\n") for line in lines]
    articles = [Article(str(at), text, published=published) for at, text in enumerate(texts)]
    extractions = list(Pipeline().pipe(articles))
    assert not any(found.error for found in extractions)
    return {
        line: [record for record in found.records if record.kind in kinds]
        for line, found in zip(lines, extractions, strict=True)
    }


def is_like(told: str | None, wanted: str) -> bool:
    return any(fnmatchcase(told or "", one) for one in wanted.split("|"))


def assert_told(told: Sequence[tuple[str | None, ...]], expected: Iterable[str]) -> None:
    """Assert that each expectation has one of what is told, and that nothing more is told."""
    left = list(told)
    for wanted in expected:
        cells = wanted.split(";")
        fits = [one for one in left if all(map(is_like, one, cells)) and len(one) == len(cells)]
        assert fits, (wanted, left)
        left.remove(fits[0])
    assert left == []
