"""Posts of political news, as the whole pipeline tells them (``politics.tsv``)."""

import pytest
from tables import assert_told, rows, told_by_row

from newsnlp.types import RecordKind

ROWS = rows("politics.tsv")


@pytest.fixture(scope="module")
def told():
    return told_by_row(ROWS, RecordKind.POSITION)


@pytest.mark.parametrize("row", ROWS)
def test_political_news_tells_its_posts(told, row):
    found = [(r.person, r.role, r.organization, str(r.status)) for r in told[row]]
    assert_told(found, row.split("\t")[1:])
