"""The model's spans, Natasha's and the rules' as one set that never crosses."""

import pytest
from annotated import annotate

from newsnlp.find.combine import combined
from newsnlp.find.mentions.nesting import has_crossing
from newsnlp.types import EntityType, Span

PERSON, DATE = EntityType.PERSON, EntityType.DATE
ORGANIZATION, EVENT = EntityType.ORGANIZATION, EntityType.EVENT
TEXT = "Игорь Сомов ушёл 5 мая 2024 года.\nИГОРЬ СОМОВ УХОДИТ"


def span(words, kind, source, score=0.9):
    start = TEXT.index(words)
    return Span(start, start + len(words), kind, score, source)


def kept(text, modelled, ruled=()):
    (found,) = combined([annotate(text)], [modelled], [ruled], [()])
    return found


def united(modelled, ruled):
    return kept(TEXT, modelled, ruled)


MODEL = [span("Игорь Сомов", PERSON, "model"), span("5 мая", DATE, "model")]


@pytest.mark.parametrize(
    "natasha",
    [
        span("Игорь Сомов", PERSON, "natasha"),
        span("Игорь Сомов", ORGANIZATION, "natasha"),
        span("Игорь", PERSON, "natasha"),
        span("Сомов ушёл", PERSON, "natasha"),
        span("ушёл", PERSON, "natasha"),
    ],
)
def test_the_model_decides_where_it_sees(natasha):
    assert united(MODEL, [natasha]) == MODEL


def test_nothing_found_stays_nothing():
    assert united([], []) == []


def test_nobody_has_a_digit_in_the_name():
    text = "Пилот «Формулы-1» Игорь Сомов сошёл."
    series = Span(7, 16, PERSON, 0.7, "model")
    somov = Span(18, 29, PERSON, 0.9, "model")
    assert (text[7:16], text[18:29]) == ("Формулы-1", "Игорь Сомов")
    assert kept(text, [series, somov]) == [somov]


@pytest.mark.parametrize(
    ("text", "word", "stays"),
    [
        ("Идёт четырёхчасовая операция.", "четырёхчасовая", False),
        ("Идёт лондонская операция.", "лондонская", True),
        ("Жил в районе Новая.", "Новая", True),
    ],
)
def test_only_some_adjectives_are_of_towns(text, word, stays):
    town = Span(text.index(word), text.index(word) + len(word), EntityType.CITY, 0.6, "model")
    assert kept(text, [town]) == [town] * stays


def test_a_date_in_quotes_is_a_name():
    text = "Газета «Сегодня» вышла."
    paper = Span(8, 15, ORGANIZATION, 0.8, "model")
    assert text[8:15] == "Сегодня"
    assert kept(text, [paper], [Span(8, 15, DATE, 0.9, "rule:date")]) == [paper]


def test_natasha_names_a_line_in_capitals():
    shouted = span("ИГОРЬ СОМОВ", PERSON, "natasha")
    assert united(MODEL, [shouted]) == [*MODEL, shouted]


def test_the_model_decides_in_capitals_too_where_it_sees_something():
    found = span("ИГОРЬ", PERSON, "model")
    assert united([found], [span("ИГОРЬ СОМОВ", PERSON, "natasha")]) == [found]


def test_a_date_told_by_rules_joins_what_it_touches():
    whole = span("5 мая 2024 года", DATE, "rule:date")
    assert united(MODEL, [whole]) == [MODEL[0], whole, MODEL[1]]
    assert united(MODEL[:1], [whole]) == MODEL[:1]


def test_a_date_takes_the_place_of_another_type():
    date = span("5 мая", DATE, "rule:date")
    assert united([span("5 мая", EVENT, "model")], [date]) == [date]
    assert united(MODEL, [date]) == MODEL


def test_nothing_crosses():
    found = united(MODEL, [span("мая 2024", DATE, "rule:date"), span("Сомов ушёл 5", DATE, "r")])
    assert not has_crossing((s.start, s.end) for s in found)


@pytest.mark.parametrize(
    ("text", "stays"), [("Отв. Зуева", 0), ("Рук. Зуев", 0), ("Отто. Зуев", 1)]
)
def test_a_post_cut_short_is_nobody(text, stays):
    name = Span(0, text.index("."), EntityType.PERSON, 0.9, "model")
    assert kept(text, [name]) == [name] * stays
