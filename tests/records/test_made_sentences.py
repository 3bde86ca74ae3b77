"""Constructions told of many people and posts (``made_sentences.tsv``): one fits by chance."""

import pytest
from made import TIMES, Maker
from tables import assert_told, is_like, rows, told_by_row

from newsnlp.types import Record, RecordKind

ROWS = rows("made_sentences.tsv")
MEMBERS = rows("made_memberships.tsv")
FATES = rows("made_fates.tsv")
DAYS = rows("made_post_days.tsv")


def _made(row: str, times: int) -> list[str]:
    template, *expected = row.split("\t")
    maker = Maker(template)
    return [maker.make(template, expected) for _ in range(times)]


def _all_made(templates, times: int = TIMES) -> dict[str, list[str]]:
    return {row.values[0]: _made(row.values[0], times) for row in templates}


def _told(made: dict[str, list[str]], kind: RecordKind) -> dict[str, list[Record]]:
    return told_by_row([pytest.param(line) for lines in made.values() for line in lines], kind)


@pytest.fixture(scope="module")
def positions():
    made = _all_made(ROWS)
    return made, _told(made, RecordKind.POSITION)


@pytest.fixture(scope="module")
def memberships():
    made = _all_made(MEMBERS)
    return made, _told(made, RecordKind.MEMBERSHIP)


@pytest.mark.parametrize("row", ROWS)
def test_a_construction_tells_its_positions(positions, row):
    made, told = positions
    for line in made[row]:
        found = [(r.person, r.role, r.organization, str(r.status)) for r in told[line]]
        assert_told(found, line.split("\t")[1:])


@pytest.mark.parametrize("row", MEMBERS)
def test_a_construction_tells_its_memberships(memberships, row):
    made, told = memberships
    for line in made[row]:
        found = [(r.person, r.organization, str(r.status)) for r in told[line]]
        assert_told(found, line.split("\t")[1:])


@pytest.fixture(scope="module")
def days():
    made = _all_made(DAYS)
    return made, _told(made, RecordKind.POSITION)


@pytest.mark.parametrize("row", DAYS)
def test_a_construction_tells_since_when(days, row):
    made, told = days
    for line in made[row]:
        found = [(r.person, r.role, r.organization, r.date or "") for r in told[line]]
        assert_told(found, line.split("\t")[1:])


@pytest.fixture(scope="module")
def fates():
    made = {}
    for row in (row.values[0] for row in FATES):
        template, _, *who = row.split("\t")
        maker = Maker(template)
        made[row] = [maker.named(template, who) for _ in range(TIMES)]
    return made, _told(made, RecordKind.EVENT)


@pytest.mark.parametrize("row", FATES)
def test_it_befalls_nobody_else(fates, row):
    made, told = fates
    event = row.split("\t")[1]
    for line in made[row]:
        befallen = {r.person for r in told[line] if r.person and is_like(r.event, event)}
        assert befallen == set(line.split("\t")[1:])
