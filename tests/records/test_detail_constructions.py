"""Participants, days and places of common sentences (``detail_constructions.tsv``)."""

from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Record, RecordKind

TABLE = Path(__file__).with_name("detail_constructions.tsv").read_text("utf-8").splitlines()
NOT_YET = TABLE.index("# not yet")
ROWS = [
    pytest.param(line, marks=[pytest.mark.xfail(strict=True)] * (at > NOT_YET))
    for at, line in enumerate(TABLE)
    if not line.startswith("#")
]
PUBLISHED = "2025-06-19"  # a Thursday


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


def test_the_table_has_many_rows():
    assert len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS)
def test_a_sentence_tells_the_details_of_its_events(pipeline, row):
    sentence, *expected = row.split("\t")
    text = sentence.replace("¶", "\n")
    records = pipeline.extract(Article("a", text, published=PUBLISHED)).records
    told = [r for r in records if r.kind is RecordKind.EVENT]
    events = [list(own) for _, own in groupby(sorted(told, key=_event), key=_event)]
    for wanted in expected:
        event, wanted_people, days, place = wanted.split(";")
        named = [own for own in events if _is_like(own[0].event, event)]
        assert named, f"no {event}: {[own[0].event for own in events]}"
        people = {r.person for r in named[0] if r.person}
        assert wanted_people == "*" or people == set(filter(None, wanted_people.split(" + ")))
        assert _is_like(_days(named[0][0]), days)
        assert _is_like(named[0][0].place, place)


def _event(record: Record) -> tuple[str, str]:
    return record.event_id or "", record.event or ""


def _days(record: Record) -> str:
    first, last = record.date_start or "", record.date_end or ""
    return first if first == last else f"{first}..{last}"


def _is_like(told: str | None, wanted: str) -> bool:
    return any(fnmatchcase(told or "", one) for one in wanted.split("|"))
