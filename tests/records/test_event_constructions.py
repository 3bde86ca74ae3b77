"""Events of common sentences, as the whole pipeline names them (``event_constructions.tsv``)."""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

TABLE = Path(__file__).with_name("event_constructions.tsv").read_text("utf-8").splitlines()
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
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", ROWS)
def test_a_text_tells_its_events(pipeline, row):
    text, *expected = row.split("\t")
    found = pipeline.extract(Article("a", text)).records
    events = {r.event_id: r.event for r in found if r.kind is RecordKind.EVENT}
    told = list(events.values())
    for wanted in expected:
        fits = [name for name in told if any(fnmatchcase(name, one) for one in wanted.split("|"))]
        assert fits, (wanted, told)
        told.remove(fits[0])
    assert told == []
