"""Constructions told of many people and posts (``made_sentences.tsv``): one fits by chance."""

import pytest
from made import Maker
from tables import assert_told, rows, told_by_row

from newsnlp.types import RecordKind

TIMES = 3
ROWS = rows("made_sentences.tsv")


def _made(template: str, maker: Maker) -> list[str]:
    text, *expected = template.split("\t")
    return [maker.make(text, expected) for _ in range(TIMES)]


@pytest.fixture(scope="module")
def made():
    maker = Maker(seed=1)
    return {row.values[0]: _made(row.values[0], maker) for row in ROWS}


@pytest.fixture(scope="module")
def told(made):
    lines = [pytest.param(line) for several in made.values() for line in several]
    return told_by_row(lines, RecordKind.POSITION)


@pytest.mark.parametrize("row", ROWS)
def test_a_construction_tells_its_positions(made, told, row):
    for line in made[row]:
        found = [(r.person, r.role, r.organization, str(r.status)) for r in told[line]]
        assert_told(found, line.split("\t")[1:])
