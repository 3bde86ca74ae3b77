"""Events of made sentences (``made_events.tsv``): who was there, when and where."""

from itertools import groupby

import pytest
from made import TIMES
from made_events import EventMaker
from tables import is_like, rows, told_by_row

from newsnlp.types import Record, RecordKind

PUBLISHED = "2025-06-19"  # a Thursday
ROWS = rows("made_events.tsv")
ALL_BUT = "*"
"""Beside what a row tells other events may be told."""


@pytest.fixture(scope="module")
def made():
    found = {}
    for row in (row.values[0] for row in ROWS):
        template, *expected = row.split("\t")
        maker = EventMaker(template)
        found[row] = [maker.make(template, expected) for _ in range(TIMES)]
    return found


@pytest.fixture(scope="module")
def told(made):
    texts = {text for several in made.values() for text, _ in several}
    lines = [pytest.param(text) for text in sorted(texts)]
    return told_by_row(lines, RecordKind.EVENT, published=PUBLISHED)


@pytest.mark.parametrize("row", ROWS)
def test_a_construction_tells_its_events(made, told, row):
    for text, expected in made[row]:
        by_event = sorted(told[text], key=lambda record: record.event_id or "")
        events = [list(own) for _, own in groupby(by_event, key=lambda record: record.event_id)]
        for wanted in expected:
            if wanted != ALL_BUT:
                fits = [own for own in events if _fits(own, wanted)]
                assert fits, (text, wanted, list(map(_shown, events)))
                events.remove(fits[0])
        assert not events or ALL_BUT in expected, (text, list(map(_shown, events)))


def _fits(own: list[Record], wanted: str) -> bool:
    event, people, days, place = wanted.split(";")
    name, there, when, where = _shown(own)
    if not (is_like(name, event) and is_like(when, days) and is_like(where, place)):
        return False
    if people == ALL_BUT:
        return True
    asked = dict(one.partition(":")[::2] for one in people.split(" + ") if one)
    parts_fit = all(not part or there.get(who) in part.split("|") for who, part in asked.items())
    return asked.keys() == there.keys() and parts_fit


def _shown(own: list[Record]) -> tuple[str, dict[str, str], str, str]:
    one = own[0]
    people = {r.person: str(r.participation) for r in own if r.person}
    days = "..".join(dict.fromkeys(filter(None, (one.date_start, one.date_end))))
    return one.event or "", people, days, one.place or ""
