"""Positions of common sentences, as the whole pipeline tells them (``constructions.tsv``)."""

import pytest
from tables import assert_told, rows, told_by_row

from newsnlp.types import RecordKind

ROWS = rows("constructions.tsv")


@pytest.fixture(scope="module")
def told():
    return told_by_row(ROWS, RecordKind.POSITION)


def test_the_table_has_many_rows():
    assert len(ROWS) > 120


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_tells_its_positions(told, row):
    found = [(r.person, r.role, r.organization, str(r.status)) for r in told[row]]
    assert_told(found, row.split("\t")[1:])
