"""Words of an event that tell of none."""

import pytest
from told import records

from newsnlp.types import RecordKind


def events(marked, *relations):
    return [record.event for record in records(marked, RecordKind.EVENT, *relations)]


EVENTS = [
    ("[Учебные сборы|EVENT] команды прошли в мае в [Туле|CITY].", "учебные сборы команды"),
    ("[Сбор подписей|EVENT] начался [5 мая|DATE].", "сбор подписей"),
    ("[Собрание|EVENT] музея началось [5 мая|DATE].", "собрание музея"),
    ("[Финал|EVENT] конкурса начался [5 мая|DATE].", "финал конкурса"),
    ("Вчера спектакль «[Кубок|EVENT]» начался [5 мая|DATE].", "спектакль «Кубок»"),
    ("Фестиваль книги «[Лето|EVENT]» прошёл [5 мая|DATE].", "фестиваль книги «Лето»"),
    ("«[[Кубок огня|EVENT]|WORK_OF_ART]» открылся [5 мая|DATE].", "Кубок огня"),
]


@pytest.mark.parametrize(("text", "name"), EVENTS)
def test_an_event_has_a_record(mark, text, name):
    marked = mark(text)
    kind, whole = ("DATE", "5 мая") if "DATE" in text else ("CITY", "Туле")
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    relation = marked.relation(
        "POINT_IN_TIME" if kind == "DATE" else "TAKES_PLACE_IN", event, whole
    )
    assert events(marked, relation) == [name]


NO_EVENTS = [
    # whom one greets, how one keeps a day
    "Гостей в мае [встречал|EVENT] [5 мая|DATE] [Лев Рид|PERSON].",
    "День Победы [встретил|EVENT] [5 мая|DATE] [Лев Рид|PERSON].",
    # what is taken in
    "[Сборы|EVENT] фильма выросли [5 мая|DATE].",
    "Лента обошла [5 мая|DATE] по [сборам|EVENT] другую.",
    "Повышен [утилизационный сбор|EVENT] [5 мая|DATE].",
    # what is collected
    "Вышло [5 мая|DATE] [собрание|EVENT] сочинений.",
    "Показали [5 мая|DATE] картины из [собрания|EVENT] музея.",
    # how a story ends
    "Зрителей [5 мая|DATE] удивил [финал|EVENT] фильма.",
    # titles of works
    "Сериал «[Игра престолов|EVENT]» вышел [5 мая|DATE].",
    "Песня «[Матч|EVENT]» вышла [5 мая|DATE].",
    "«[Лев Рид и [Кубок огня|EVENT]|WORK_OF_ART]» вышел [5 мая|DATE].",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_only_has_its_words_has_none(mark, text):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    assert events(marked, marked.relation("POINT_IN_TIME", event, "5 мая")) == []
