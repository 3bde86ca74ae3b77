"""Memberships of common sentences, by the whole pipeline (``member_constructions.tsv``)."""

import pytest
from tables import assert_told, rows, told_by_row

from newsnlp.types import RecordKind

ROWS = rows("member_constructions.tsv")


@pytest.fixture(scope="module")
def told():
    return told_by_row(ROWS, RecordKind.MEMBERSHIP)


def test_the_table_has_many_rows():
    assert len(ROWS) > 130


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_tells_its_memberships(told, row):
    found = [(r.person, r.organization, str(r.status)) for r in told[row]]
    assert_told(found, row.split("\t")[1:])
