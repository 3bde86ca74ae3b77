"""Who is told of in a clause of his own shares no fate with whom the clause before is about."""

import pytest
from told import records

from newsnlp.types import RecordKind

LISTED = [
    "[Погибли|EVENT] капитан [Лев Рид|PERSON], лейтенант [Ян Ким|PERSON].",
    "[Погибли|EVENT] [Лев Рид|PERSON], врач [Ян Ким|PERSON] и двое детей.",
    "[Задержан|EVENT] мэр [Лев Рид|PERSON], его заместитель [Ян Ким|PERSON] и бухгалтер.",
    "Мэр [Лев Рид|PERSON], депутат [Ян Ким|PERSON] и их водитель [задержаны|EVENT].",
]
APART = [
    ("[Погиб|EVENT] водитель [Лев Рид|PERSON], пассажир [Ян Ким|PERSON] жив.", "Лев Рид"),
    (
        "[Погибла|EVENT] медсестра [Анна Рид|PERSON], хирург [Ян Ким|PERSON] в реанимации.",
        "Анна Рид",
    ),
    ("[Лев Рид|PERSON] [скончался|EVENT], [Ян Ким|PERSON] в тяжёлом состоянии.", "Лев Рид"),
    ("[Погиб|EVENT] комбат [Лев Рид|PERSON], его комбриг [Ян Ким|PERSON] цел.", "Лев Рид"),
    (
        "Вожатый [Лев Рид|PERSON] [арестован|EVENT], директор [Ян Ким|PERSON] вину не признаёт.",
        "Лев Рид",
    ),
    ("Директор [Лев Рид|PERSON] уволен, вожатый [Ян Ким|PERSON] [арестован|EVENT].", "Ян Ким"),
    ("[Лев Рид|PERSON] был убит, а капитан [Ян Ким|PERSON] [ранен|EVENT].", "Ян Ким"),
    ("Мэр [Лев Рид|PERSON], чей сын [Ян Ким|PERSON] [погиб|EVENT], ушёл.", "Ян Ким"),
]


def told(mark, text):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    people = [m.text for m in marked.mentions if m.type == "PERSON"]
    links = [marked.relation("PARTICIPANT_IN", person, event) for person in people]
    return [record.person for record in records(marked, RecordKind.EVENT, *links)]


@pytest.mark.parametrize("text", LISTED)
def test_a_list_shares_its_fate(mark, text):
    assert told(mark, text) == ["Лев Рид", "Ян Ким"]


@pytest.mark.parametrize(("text", "person"), APART)
def test_who_has_a_clause_of_his_own_does_not(mark, text, person):
    assert told(mark, text) == [person]


def test_what_is_told_later_may_be_of_him(mark):
    text = "Напомним, [Рид|PERSON] сидит с того дня, как был [задержан|EVENT] в Туле."
    assert told(mark, text) == ["Рид"]


def test_behind_whose_son_is_told_of_he_goes_on(mark):
    text = "[Лев Рид|PERSON], чей отец [Ян Ким|PERSON] погиб, стал [врачом|PROFESSION]."
    assert [r.person for r in records(mark(text), RecordKind.POSITION)] == ["Лев Рид"]


WHOSE = [
    "В машине депутата [Льва Рида|PERSON] [погиб|EVENT] водитель [Ян Ким|PERSON].",
    "По словам врача [Льва Рида|PERSON], [погиб|EVENT] водитель [Ян Ким|PERSON].",
    "[Погиб|EVENT] сослуживец [Носова|PERSON] рядовой [Ян Ким|PERSON].",
    "Проверяют [Льва Рида|PERSON], у которого [умер|EVENT] солдат [Ян Ким|PERSON].",
]
WHOM = [
    ("Ищут [Льва Рида|PERSON], которого [приговорили|EVENT] к году.", ["Лев Рид"]),
    ("[Погиб|EVENT] экипаж в составе [Льва Рида|PERSON].", ["Лев Рид"]),
    ("Вместе с [Львом Ридом|PERSON] [погиб|EVENT] сын [Ян Ким|PERSON].", ["Лев Рид", "Ян Ким"]),
]


@pytest.mark.parametrize("text", WHOSE)
def test_nobody_suffers_whose_something_is_told_of(mark, text):
    assert told(mark, text) == ["Ян Ким"]


@pytest.mark.parametrize(("text", "people"), WHOM)
def test_who_suffers_with_others(mark, text, people):
    assert told(mark, text) == people


OF_KIN = [
    "Он передал матери [погибшего|EVENT], [Ольге Рид|PERSON], орден.",
    "Брату [погибшего|EVENT], [Яну Киму|PERSON], отказали.",
]


@pytest.mark.parametrize("text", OF_KIN)
def test_the_kin_of_the_dead_are_alive(mark, text):
    assert told(mark, text) == []


def test_the_dead_may_be_named_behind_a_comma(mark):
    assert told(mark, "[Погибший|EVENT], [Лев Рид|PERSON], жил в Туле.") == ["Лев Рид"]


BY_WHOM = [
    ("[Убитый|EVENT] [снайпером|PROFESSION] лейтенант [Лев Рид|PERSON] похоронен.", []),
    ("[Спасённый|EVENT] [врачами|PROFESSION] [Лев Рид|PERSON] уехал.", []),
    ("[Избранный|EVENT] [депутатом|PROFESSION] [Лев Рид|PERSON] уехал.", ["Лев Рид"]),
    ("Вор [задержан|EVENT] [полицейским|PROFESSION] [Львом Ридом|PERSON].", ["Лев Рид"]),
]


@pytest.mark.parametrize(("text", "people"), BY_WHOM)
def test_nobody_is_by_whom_he_suffers(mark, text, people):
    marked = mark(text)
    role, person = (
        next(m.text for m in marked.mentions if m.type == kind) for kind in ("PROFESSION", "PERSON")
    )
    found = records(marked, RecordKind.POSITION, marked.relation("WORKS_AS", person, role))
    assert [record.person for record in found] == people


DONE = [
    ("Вор [задержан|EVENT] сержантами [Львом Ридом|PERSON] и [Яном Кимом|PERSON].", "AGENT"),
    ("Вора [задержали|EVENT] сержанты [Лев Рид|PERSON] и [Ян Ким|PERSON].", "AGENT"),
    ("[Задержаны|EVENT] сержанты [Лев Рид|PERSON] и [Ян Ким|PERSON].", "PARTICIPANT_IN"),
]


@pytest.mark.parametrize(("text", "part"), DONE)
def test_who_arrests_is_not_arrested(mark, text, part):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    people = [m.text for m in marked.mentions if m.type == "PERSON"]
    links = [marked.relation("PARTICIPANT_IN", person, event) for person in people]
    found = records(marked, RecordKind.EVENT, *links)
    assert [(r.person, r.participation) for r in found] == [("Лев Рид", part), ("Ян Ким", part)]
