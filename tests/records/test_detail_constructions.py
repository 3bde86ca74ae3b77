"""Participants, days and places of common sentences (``detail_constructions.tsv``)."""

from itertools import groupby

import pytest
from tables import is_like, rows, told_by_row

from newsnlp.types import Record, RecordKind

ROWS = rows("detail_constructions.tsv")
PUBLISHED = "2025-06-19"  # a Thursday


@pytest.fixture(scope="module")
def told():
    return told_by_row(ROWS, RecordKind.EVENT, published=PUBLISHED)


def test_the_table_has_many_rows():
    assert len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_tells_the_details_of_its_events(told, row):
    events = [list(own) for _, own in groupby(sorted(told[row], key=_event), key=_event)]
    for wanted in row.split("\t")[1:]:
        event, wanted_people, days, place = wanted.split(";")
        named = [own for own in events if is_like(own[0].event, event)]
        assert named, f"no {event}: {[own[0].event for own in events]}"
        named.sort(key=lambda own: not is_like(_days(own[0]), days))  # of two of one name
        people = {r.person for r in named[0] if r.person}
        assert wanted_people == "*" or people == set(filter(None, wanted_people.split(" + ")))
        assert is_like(_days(named[0][0]), days)
        assert is_like(named[0][0].place, place)


def _event(record: Record) -> tuple[str, str]:
    return record.event_id or "", record.event or ""


def _days(record: Record) -> str:
    first, last = record.date_start or "", record.date_end or ""
    return first if first == last else f"{first}..{last}"
