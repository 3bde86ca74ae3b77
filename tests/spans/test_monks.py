"""Surnames of monks in brackets are people's names."""

import pytest

from newsnlp.annotate import Annotator
from newsnlp.find.mentions.monks import with_surnames
from newsnlp.types import EntityType, Span


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.mark.parametrize(
    "text",
    [
        "Приехал митрополит Казанский (Татарстан и Чувашия).",
        "Епископ прибыл (Тверь) вчера.",
        "Актёр Евгений (Твардов) запел.",
    ],
)
def test_nobody_is_added(annotator: Annotator, text: str) -> None:
    (annotation,) = annotator.annotate([text], [[(0, len(text))]])
    assert with_surnames(annotation, []) == []


def test_a_surname_that_looks_like_a_town_is_a_person(annotator: Annotator) -> None:
    text = "Службу провёл митрополит Евгений (Кульберт)."
    (annotation,) = annotator.annotate([text], [[(0, len(text))]])
    start = text.index("Кульберт")
    town = Span(start, start + 8, EntityType.CITY, 0.6, "model")
    found = with_surnames(annotation, [town])
    assert [(text[s.start : s.end], s.type) for s in found] == [
        ("Евгений", EntityType.PERSON),
        ("Кульберт", EntityType.PERSON),
    ]
