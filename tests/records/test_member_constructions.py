"""Memberships of common sentences, by the whole pipeline (``member_constructions.tsv``)."""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

TABLE = Path(__file__).with_name("member_constructions.tsv").read_text("utf-8").splitlines()
NOT_YET = TABLE.index("# not yet")
ROWS = [
    pytest.param(line, marks=[pytest.mark.xfail(strict=True)] * (at > NOT_YET))
    for at, line in enumerate(TABLE)
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


def test_the_table_has_many_rows():
    assert len(ROWS) > 130


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_tells_its_memberships(pipeline, row):
    sentence, *expected = row.split("\t")
    found = pipeline.extract(Article("a", sentence)).records
    told = [
        (r.person, r.organization, str(r.status)) for r in found if r.kind is RecordKind.MEMBERSHIP
    ]
    for wanted in expected:
        fits = [one for one in told if _is_like(one, wanted.split(";"))]
        assert fits, wanted
        told.remove(fits[0])
    assert told == []


def _is_like(told: tuple[str, ...], wanted: list[str]) -> bool:
    return all(
        any(fnmatchcase(said, one) for one in ways.split("|"))
        for said, ways in zip(told, wanted, strict=True)
    )
