"""The most exact days that are told of an event, and the last of them."""

import pytest
from told import records

from newsnlp.find.combine import combined
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, EntityType, RecordKind, Span


def spans(mark, text, *, published=None):
    """Return the days of the events, every date told of the event before it."""
    marked = mark(text)
    last, relations = None, []
    for mention in sorted(marked.mentions, key=lambda m: (m.start, m.type != "EVENT")):
        if mention.type == "EVENT":
            last = mention.text
        elif mention.type == "DATE" and last:
            relations.append(marked.relation("POINT_IN_TIME", last, mention.text))
    found = records(marked, RecordKind.EVENT, *relations, published=published)
    return [(r.date, r.date_start, r.date_end) for r in found]


OF_YEARS = [
    # other elections than those of the year
    (
        "[Выборы|EVENT=e] пройдут [17 мая|DATE]. В [выборах|EVENT=e] [2016 года|DATE] победил Рид.",
        ("2016 года", "2016-01-01", "2016-12-31"),
    ),
    (
        "[Форум-[2017|DATE]|EVENT] пройдёт в [Туле|CITY].",
        ("2017", "2017-01-01", "2017-12-31"),
    ),
    (
        "[Форум-[2017|DATE]|EVENT] пройдёт [с 9 по 13 мая|DATE].",
        ("с 9 по 13 мая", "2017-05-09", "2017-05-13"),
    ),
    (
        "[Форум|EVENT] [в 2019 году|DATE] начнётся [12 июня|DATE].",
        ("12 июня", "2019-06-12", "2019-06-12"),
    ),
    # a year that the event is called by, and one of what it is about
    (
        "[Форум|EVENT] [2024 года|DATE] прошёл в Туле, а [5 мая 2026 года|DATE] объявят новый.",
        ("2024 года", "2024-01-01", "2024-12-31"),
    ),
    (
        "[Слушания|EVENT] по бюджету [на 2026 год|DATE] состоятся [2 декабря 2025 года|DATE].",
        ("2 декабря 2025 года", "2025-12-02", "2025-12-02"),
    ),
    (
        "[Собрание|EVENT] по итогам [2025 года|DATE] прошло [15 января 2026 года|DATE].",
        ("15 января 2026 года", "2026-01-15", "2026-01-15"),
    ),
    (
        "[Слушания|EVENT] перенесли [на 2026 год|DATE].",
        ("на 2026 год", "2026-01-01", "2026-12-31"),
    ),
]


@pytest.mark.parametrize(("text", "days"), OF_YEARS)
def test_days_within_a_year_are_told_rather_than_the_year(mark, text, days):
    assert days in spans(mark, text)


LASTING = [
    # what ends then is another thing, or an event of another day
    ("[Выставка|EVENT] открылась [5 мая|DATE], заявки на неё подают [до 9 мая|DATE].", "05-05"),
    ("[Выставка|EVENT] открылась [5 мая|DATE] и продлится [до 9 мая|DATE].", "05-09"),
    (
        "[Выставка|EVENT=e] открылась [5 мая|DATE]. "
        "[Выставка|EVENT=e] будет работать [по 9 мая|DATE].",
        "05-09",
    ),
]


@pytest.mark.parametrize(("text", "last"), LASTING)
def test_an_event_goes_on_till_its_last_day(mark, text, last):
    found = spans(mark, text, published="2025-05-06")
    assert found == [("5 мая", "2025-05-05", f"2025-{last}")]


def test_an_event_goes_on_into_the_next_year(mark):
    text = "[Выставка|EVENT] открылась [20 декабря 2019 года|DATE] и продлится [до 15 января|DATE]."
    assert spans(mark, text) == [("20 декабря 2019 года", "2019-12-20", "2020-01-15")]


def test_a_bare_number_is_of_the_date_behind():
    text = "16 и 17 августа на новой сцене прошёл балет «Спартак»."
    found = Pipeline().extract(Article("a", text)).records
    assert {r.date for r in found if r.kind is RecordKind.EVENT} == {"16 и 17 августа"}


OF_PEOPLE = [
    "[Вечер|EVENT] пройдёт [4 октября|DATE], его проведут выпускники [1995 года|DATE].",
    "[Первенство среди юношей [2011–2012 г. р.|DATE]|EVENT] пройдёт [4 октября|DATE].",
    "[Турнир девушек [2012 года|DATE] рождения|EVENT] пройдёт [4 октября|DATE].",
]


@pytest.mark.parametrize("text", OF_PEOPLE)
def test_a_year_of_people_is_not_the_events(mark, text):
    assert spans(mark, text) == [("4 октября", None, None)]


def test_a_year_of_a_thing_is_the_events(mark):
    text = "[Вечер|EVENT] пройдёт [4 октября|DATE] [2015 года|DATE]."
    assert [start for _, start, _ in spans(mark, text)] == ["2015-10-04"]


@pytest.mark.parametrize(
    ("day", "stays"), [("на 2026 год примут 5 мая", 0), ("к 5 мая 2026 года", 1)]
)
def test_no_date_goes_over_a_verb(annotator, day, stays):
    (annotation,) = annotator.annotate([f"Бюджет {day}."])
    span = Span(7, 7 + len(day), EntityType.DATE, 0.9, "model")
    assert combined([annotation], [[span]], [[]], [[]]) == [[span] * stays]
