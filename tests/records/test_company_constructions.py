"""Posts and memberships of news of companies, by the whole pipeline (the table beside it)."""

import pytest
from tables import assert_told, rows, told_by_row

from newsnlp.types import RecordKind

ROWS = rows("company_constructions.tsv")


@pytest.fixture(scope="module")
def told():
    return told_by_row(ROWS, RecordKind.POSITION, RecordKind.MEMBERSHIP)


@pytest.mark.parametrize("row", ROWS)
def test_news_of_companies_tell_who_is_what_where(told, row):
    found = [
        tuple(filter(None, (r.person, r.role, r.organization or "-", str(r.status))))
        for r in told[row]
    ]
    assert_told(found, row.split("\t")[1:])
