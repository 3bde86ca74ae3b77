"""A body that the article calls by its town and by the adjective of that: «[Псковская] дума»."""

from __future__ import annotations

import pytest

from newsnlp.kinds import EntityType
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

TOWNS = [
    ("Пскова", "Псковск"),
    ("Твери", "Тверск"),
    ("Тулы", "Тульск"),
    ("Томска", "Томск"),
    ("Рязани", "Рязанск"),
    ("Костромы", "Костромск"),
    ("Вологды", "Вологодск"),
    ("Бийска", "Бийск"),
    ("Казани", "Казанск"),
    ("Ржева", "Ржевск"),
    ("Орла", "Орловск"),
]
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.FACILITY})
TWO = [
    "Больница {of} закрыта. {adj}ая областная больница лечит людей.",
    "Городская дума {of} приняла бюджет. {adj}ая областная дума соберётся в мае.",
    "Управление культуры {of} провело конкурс. {adj}ое областное управление культуры ждёт.",
]
ONE = [
    "Депутаты городской думы {of} приняли бюджет. {adj}ая городская дума соберётся в мае.",
    "Управление культуры {of} провело конкурс. {adj}ое управление культуры ждёт заявок.",
    "Администрация {of} объявила конкурс. {adj}ая администрация ждёт заявок.",
    "В школе № 5 {of} открыт музей. {adj}ая школа № 5 построена в 1960 году.",
    "{adj}ий драматический театр открыл сезон. Драматический театр {of} ждёт гостей.",
    "{adj}ий театр кукол открыл сезон. В театре кукол {of} показали сказку.",
]


def _bodies(sentence: str) -> dict[str, int]:
    """Return by text how many bodies it tells."""
    articles = [Article(of, sentence.format(of=of, adj=adj)) for of, adj in TOWNS]
    return {
        article.text: sum(e.type in BODIES for e in result.entities)
        for article, result in zip(articles, Pipeline().pipe(articles), strict=True)
    }


@pytest.mark.parametrize("sentence", TWO)
def test_of_town_and_region_are_two(sentence: str) -> None:
    assert set(_bodies(sentence).values()) == {2}


@pytest.mark.parametrize("sentence", ONE)
def test_of_one_town_is_one(sentence: str) -> None:
    assert {text for text, n in _bodies(sentence).items() if n != 1} == set()
