"""The sides of an event, who is told with it and whose it is: «матч с», «отставка»."""

import pytest
from told import records

from newsnlp.types import RecordKind


def told(marked):
    """Return the names of who takes part or acts, read by rules alone."""
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    return {names[r.head] for r in found if r.type in ("PARTICIPANT_IN", "ORGANIZES")}


def events(marked):
    found = records(marked, RecordKind.EVENT)
    return {(r.event, r.person, r.date) for r in found}


ASIDE = [
    "[Договор|EVENT] между сторонами подписал [Лев Рид|PERSON].",
    "[Форум|EVENT] прошёл в перерыве между играми [Союза|ORGANIZATION].",
]

SIDES = [
    ("[Договор|EVENT] между [Союзом|ORGANIZATION] и [Лигой|ORGANIZATION].", {"Союзом", "Лигой"}),
    (
        "[Соглашение|EVENT] о дружбе между холдингом «[Нива|ORGANIZATION]» и "
        "[РЖД|ORGANIZATION] подписано.",
        {"Нива", "РЖД"},
    ),
    (
        "[Подписан меморандум|EVENT] о дружбе между [Союзом|ORGANIZATION] и [Лигой|ORGANIZATION].",
        {"Союзом", "Лигой"},
    ),
    (
        "Идут [переговоры|EVENT] между [Россией|COUNTRY], [Китаем|COUNTRY] и "
        "[Индией|COUNTRY] и [Чили|COUNTRY].",
        {"Россией", "Китаем", "Индией"},
    ),
]


@pytest.mark.parametrize("text", ASIDE)
def test_what_is_no_side_of_an_event(mark, text):
    assert _between(mark(text)) == set()


@pytest.mark.parametrize(("text", "who"), SIDES)
def test_the_sides_of_an_event_take_part(mark, text, who):
    assert _between(mark(text)) == who


def _between(marked):
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    return {names[r.head] for r in found if r.source == "rule:between"}


WITH = [
    (
        "Прошёл [концерт|EVENT] с участием [Яна Рогова|PERSON], [певицы|PROFESSION] "
        "[Ланы Ветер|PERSON] и [Льва Рида|PERSON].",
        {"Яна Рогова", "Ланы Ветер", "Льва Рида"},
    ),
    ("Прошёл [концерт|EVENT] с участием [Льва Рида|PERSON].", {"Льва Рида"}),
    (
        "При участии [Льва Рида|PERSON] и [Анны Котовой|PERSON] прошёл [концерт|EVENT].",
        {"Льва Рида", "Анны Котовой"},
    ),
    ("[Заседание|EVENT] прошло под председательством [Льва Рида|PERSON].", {"Льва Рида"}),
    ("Прошла [встреча|EVENT] министра [Льва Рида|PERSON].", {"Льва Рида"}),
    (
        "Прошла [встреча|EVENT] [Льва Рида|PERSON] с мэром [Анной Котовой|PERSON].",
        {"Льва Рида", "Анной Котовой"},
    ),
    ("[Возбуждено дело|EVENT] в отношении [мэра|PROFESSION] [Льва Рида|PERSON].", {"Льва Рида"}),
    ("Начата [проверка|EVENT] в отношении [Льва Рида|PERSON].", {"Льва Рида"}),
    ("Прошла [проверка|EVENT]. Отношение [Льва Рида|PERSON] к ней известно.", set()),
    ("На [форуме|EVENT] говорили о долге в отношении [Льва Рида|PERSON].", set()),
    ("Прошёл [концерт|EVENT] памяти [Льва Рида|PERSON].", set()),
    ("Прошёл [концерт|EVENT] под мостом [Льва Рида|PERSON].", set()),
    ("Прошёл [концерт|EVENT], доволен своим участием [Лев Рид|PERSON].", set()),
    ("Прошёл [концерт|EVENT]. Без участия [Льва Рида|PERSON] было скучно.", set()),
]


@pytest.mark.parametrize(("text", "who"), WITH)
def test_who_is_told_with_an_event(mark, text, who):
    assert told(mark(text)) == who


def test_whose_role_it_is_takes_no_part(mark):
    marked = mark(
        "[Встреча|EVENT] [главы [Лиги|ORGANIZATION]|PROFESSION] [Льва Рида|PERSON] прошла в мае."
    )
    assert {who for _, who, _ in events(marked)} == {"Лев Рид"}


def test_company_is_no_part_of_the_name(mark):
    marked = mark("[Концерт|EVENT] с участием [хора|ORGANIZATION] прошёл [5 мая|DATE].")
    assert events(marked) == {("концерт", "хор", "5 мая")}


PERSONAL = [
    # whom somebody works for, whose feast it is, whose anything else it is
    ("Прошла встреча [директора [завода «Луч»|ORGANIZATION]|PROFESSION].", "встреча", set()),
    ("Прошла выставка [Льва Рида|PERSON].", "выставка", set()),
    ("Начался арест счетов [Льва Рида|PERSON].", "арест", set()),
    ("Прошло собрание членов [Союза писателей|ORGANIZATION].", "собрание", {"Союз писателей"}),
    (
        "Обсудили арест [директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Льва Рида|PERSON].",
        "арест",
        {"Лев Рид"},
    ),
    ("Началась отставка 54-летнего [Р. Котова|PERSON].", "отставка", {"Р. Котов"}),
]


@pytest.mark.parametrize(("text", "noun", "who"), PERSONAL)
def test_whose_event_a_noun_is(mark, text, noun, who):
    marked = mark(text.replace(noun, f"[{noun}|EVENT]"))
    found = records(marked, RecordKind.EVENT)
    assert {r.person or r.organization for r in found} - {None} == who


WHERE = [
    ("[Перелёт|EVENT] из [Тулы|CITY] в [Уфу|CITY] долог.", set()),
    ("[Поездка|EVENT] в [Уфу|CITY] удалась.", {"Уфу"}),
    ("[Встреча|EVENT] в [Уфе|CITY] удалась.", {"Уфе"}),
    ("Новости: [выборы|EVENT] ректора и «серебро» в [Уфе|CITY].", set()),
]


@pytest.mark.parametrize(("text", "places"), WHERE)
def test_the_end_of_a_way_is_not_where_it_is(mark, text, places):
    marked = mark(text)
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    assert {names[r.tail] for r in found if r.type == "TAKES_PLACE_IN"} == places
