"""What no date of an event can be."""

import pytest

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.when.durations import without

WHEN = [
    "[Лев Рид|PERSON] [осуждён|EVENT] [5 мая 2019 года|DATE].",
    "[Лев Рид|PERSON] [осуждён|EVENT] [пять лет назад|DATE].",
    "[Матч|EVENT] начнётся [в 10 часов|TIME].",
]
HOW_LONG = [
    "[Лев Рид|PERSON] [осуждён|EVENT] [на полтора года|DATE].",
    "Суд [арестовал|EVENT] Льва Рида [на 10 суток|DATE].",
    "Это первое [отречение|EVENT] [в течение двух столетий|DATE].",
]


def kept(mark, text):
    """Return how many relations of the event of a text to its date stay."""
    marked = mark(text)
    event, when = (
        next(m.text for m in marked.mentions if m.type in kinds)
        for kinds in ({"EVENT"}, {"DATE", "TIME"})
    )
    relations = [marked.relation("POINT_IN_TIME", event, when)]
    return len(without(FactReader(marked.annotation, marked.mentions), marked.mentions, relations))


@pytest.mark.parametrize("text", WHEN)
def test_negative_a_day_or_an_hour_stays(mark, text):
    assert kept(mark, text) == 1


@pytest.mark.parametrize("text", HOW_LONG)
def test_how_long_something_is_is_no_day(mark, text):
    assert kept(mark, text) == 0
