"""A place that is told by what it is the centre of has the name behind it."""

import pytest
from told import records

from newsnlp.types import RecordKind

PLACES = [
    # a place that has a name, and what only stands behind it
    ("[Форум|EVENT] прошёл в [Туле|CITY] ([Россия|COUNTRY]).", "Туле", "Тула"),
    ("В [торговом центре|FACILITY], [Тула|CITY], прошёл [форум|EVENT].", "торговом центре", None),
    (
        "В [областной библиотеке|FACILITY] ([Тула|CITY]) прошёл [форум|EVENT].",
        "областной библиотеке",
        None,
    ),
    ("В [столице|CITY] прошёл [форум|EVENT].", "столице", "столица"),
    (
        "В [столице [Франции|COUNTRY]|CITY] ([Париж|CITY]) прошёл [форум|EVENT].",
        "столице Франции",
        "Париж",
    ),
    (
        "В столице [России|COUNTRY] городе [Москве|CITY] прошёл [форум|EVENT].",
        "России",
        "Москва",
    ),
    (
        "В [областном центре|FACILITY], городе [Туле|CITY], прошёл [форум|EVENT].",
        "областном центре",
        "Тула",
    ),
]


@pytest.mark.parametrize(("text", "told", "place"), PLACES)
def test_a_seat_has_the_name_behind_it(mark, text, told, place):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    relation = marked.relation("TAKES_PLACE_IN", event, told)
    found = {record.place for record in records(marked, RecordKind.EVENT, relation)}
    assert found == {place} if place else "Тула" not in found
