"""What a name in guillemets or Latin letters is, by the noun before it."""

import pytest
from told import marked_again

from newsnlp.find.mentions.told_kinds import told_kinds

RIGHT = [
    "Рид смотрел сериал «[Вестника|ORGANIZATION]».",  # whose it is
    "Вышел альбом «[Хронопа|ORGANIZATION]» «Берега и реки».",
    "Рид купил альбом [Northwind|ORGANIZATION].",
    "Рид снял фильм [Netflix|ORGANIZATION].",
    "Это [театр оперы «[Луч|ORGANIZATION]»|ORGANIZATION].",
    "Рид писал о фильме «[Рогов|PERSON] и дети».",
    "Вышла игра [Sky Raiders|PRODUCT].",
    "Приехал певец [Лев Рид|PERSON].",
    "Альбом группы [Northwind|ORGANIZATION] назван «[Northwind|WORK_OF_ART]».",
    "Рид из группы «[Луч|ORGANIZATION]» читал книгу «[Луч|WORK_OF_ART]».",
    "Ушёл танкер «[Ветер|PRODUCT]». [Ветер|CITY] молчит.",  # in no guillemets
    "Рид из компании «[Ветер|ORGANIZATION]» ушёл. Рад «[Ветер|PRODUCT]».",
    "Шторм в [Туле|CITY] видел [Рид|PERSON].",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_stays(mark, text):
    marked = mark(text)
    assert told_kinds(marked.annotation, marked.spans) == marked.spans


WRONG = [
    ("Выступила певица [Lady Wind|ORGANIZATION].", "Выступила певица [Lady Wind|PERSON]."),
    (
        "Рады певица [Lady Wind|PERSON] и Рид. Вчера [Lady Wind|ORGANIZATION] пела.",
        "Рады певица [Lady Wind|PERSON] и Рид. Вчера [Lady Wind|PERSON] пела.",
    ),
    (
        "[JR|ORGANIZATION] (настоящее имя — Лев Рид) рад. Это [JR|ORGANIZATION].",
        "[JR|PERSON] (настоящее имя — Лев Рид) рад. Это [JR|PERSON].",
    ),
    ("Танкер «[Анна Рид|PERSON]» задержан.", "Танкер «[Анна Рид|PRODUCT]» задержан."),
    ("Рид снял фильм «[Горчаков|PERSON]».", "Рид снял фильм «[Горчаков|WORK_OF_ART]»."),
    (
        "Вышел боевик «[Ветер|WORK_OF_ART]». Из-за «[Ветра|ORGANIZATION]» был спор.",
        "Вышел боевик «[Ветер|WORK_OF_ART]». Из-за «[Ветра|WORK_OF_ART]» был спор.",
    ),
    (
        "Ушёл танкер «[Ветер|PRODUCT]». «[Ветер|ORGANIZATION]» вёз уголь.",
        "Ушёл танкер «[Ветер|PRODUCT]». «[Ветер|PRODUCT]» вёз уголь.",
    ),
    ("Пел дуэт «[Белые ночи|WORK_OF_ART]».", "Пел дуэт «[Белые ночи|ORGANIZATION]»."),
    ("Вышел шутер [Steel Dawn|CITY].", "Вышел шутер [Steel Dawn|WORK_OF_ART]."),
    ("Шторм «[Мария|PERSON]» утих.", "Шторм «Мария» утих."),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_told_counts(mark, text, expected):
    marked = mark(text)
    spans = told_kinds(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected
