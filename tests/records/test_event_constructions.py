"""Events of common sentences, as the whole pipeline names them (``event_constructions.tsv``)."""

import pytest
from tables import assert_told, rows, told_by_row

from newsnlp.types import RecordKind

ROWS = rows("event_constructions.tsv")


@pytest.fixture(scope="module")
def told():
    return told_by_row(ROWS, RecordKind.EVENT)


def test_the_table_has_many_rows():
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", ROWS)
def test_a_text_tells_its_events(told, row):
    events = {r.event_id: r.event for r in told[row]}
    assert_told([(name,) for name in events.values()], row.split("\t")[1:])
