"""Names in lines all in capitals."""

from __future__ import annotations

import pytest
from span_sketch import sketch

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.natasha_spans import find


def found(annotation: Annotation) -> list[tuple[str, str]]:
    return [(annotation.text[span.start : span.end], span.type.value) for span in find(annotation)]


@pytest.mark.parametrize(
    "headline",
    [
        "НАДЕЖДА УМИРАЕТ ПОСЛЕДНЕЙ",
        "ВЕРА ПОБЕДИЛА ВСЕХ СОМНЕВАЮЩИХСЯ",
        "ЗАВОД ЗАКРЫТ НАВСЕГДА",
        "ПРОМЫШЛЕННЫЙ ФОРУМ 2024",
    ],
)
def test_headlines_without_names(headline: str) -> None:
    assert found(sketch(headline, (headline.split()[0], "ORG"))) == []


def test_acronyms_are_no_headline() -> None:
    assert found(sketch("МЧС РФ", ("МЧС", "ORG"))) == [("МЧС", "ORGANIZATION")]


def test_full_names_and_places_of_the_dictionary() -> None:
    assert found(
        sketch("ИГОРЬ ВАЖОРОВ НАЗНАЧЕН ДИРЕКТОРОМ В МОСКВЕ", ("ИГОРЬ ВАЖОРОВ", "ORG"))
    ) == [
        ("ИГОРЬ ВАЖОРОВ", "PERSON"),
        ("МОСКВЕ", "LOCATION"),
    ]


@pytest.mark.parametrize(
    "name",
    ["ИВАНОВОЙ МАРИЕЙ", "МАРИЕЙ ИВАНОВНОЙ ПЕТРОВОЙ", "ПЕТРОВА МАРИЯ ИВАНОВНА", "АМИНАТ ПЕТРОВОЙ"],
)
def test_orders_of_a_name(name: str) -> None:
    assert found(sketch(f"ЗАЯВЛЕНИЕ ПОДПИСАНО {name}")) == [(name, "PERSON")]


def test_names_that_the_article_tells() -> None:
    text = "ВАЖОРОВУ ВРУЧИЛИ НАГРАДУ ЦОПП\nИгоря Важорова наградил ЦОПП"
    annotation = sketch(text, ("Игоря Важорова", "PER"))
    annotation.spans.append((7, 8, "ORG"))
    assert found(annotation)[:2] == [("ВАЖОРОВУ", "PERSON"), ("ЦОПП", "ORGANIZATION")]


def test_the_longest_name_wins() -> None:
    text = "ЗАВОД МОСКВЫ ЗАРАБОТАЛ\nЗавод Москвы встал, потому что Москва спит"
    annotation = sketch(text, ("Завод Москвы", "ORG"), ("Москва", "LOC"))
    assert found(annotation)[0] == ("ЗАВОД МОСКВЫ", "ORGANIZATION")
