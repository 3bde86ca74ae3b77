"""Who is called a member of a body beside the name."""

import pytest
from told import records

from newsnlp.types import RecordKind


def members(marked, *relations):
    found = records(marked, RecordKind.MEMBERSHIP, *relations)
    return [(r.person, r.organization) for r in found]


NO_MEMBERS = [
    "[Лев Рид|PERSON] — будущий участник [группы «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] — не участник [группы «Луч»|ORGANIZATION].",
    "[Льва Рида|PERSON] ждали — участник [группы «Луч»|ORGANIZATION] заболел.",
    "Со [Львом Ридом|PERSON] – участником [группы «Луч»|ORGANIZATION] – спорили.",
    "Участники [группы «Луч»|ORGANIZATION] [Льва Рида|PERSON] и [Яна Кима|PERSON] ждали.",
    "Участники [группы «Луч»|ORGANIZATION] [Лев Рид|PERSON] знает.",
    "Владелец [завода «Луч»|ORGANIZATION] — член [партии «Рост»|ORGANIZATION].",
    "Приехали в [завод «Луч»|ORGANIZATION], член [союза «Рост»|ORGANIZATION].",
]


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_no_members(mark, text):
    assert members(mark(text)) == []


MEMBERS = [
    "[Лев Рид|PERSON] — участник [группы «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] (альт), участник [группы «Луч»|ORGANIZATION], рад.",
    "[Лев Рид|PERSON] — русский [певец|PROFESSION], участник [группы «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON], участник первого состава [группы «Луч»|ORGANIZATION], рад.",
    "Пришёл участник [группы «Луч»|ORGANIZATION] [певец|PROFESSION] [Лев Рид|PERSON].",
]


@pytest.mark.parametrize("text", MEMBERS)
def test_who_is_a_member(mark, text):
    assert members(mark(text)) == [("Лев Рид", "группа «Луч»")]


SEVERAL = [
    "Участники [группы «Луч»|ORGANIZATION] [Лев Рид|PERSON] и [Ян Ким|PERSON] пели.",
    "Участники [группы «Луч»|ORGANIZATION] – [Лев Рид|PERSON] и [Ян Ким|PERSON] – пели.",
    "Слышали участников [группы «Луч»|ORGANIZATION] [Льва Рида|PERSON] и [Яна Кима|PERSON].",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_several_members(mark, text):
    assert members(mark(text)) == [("Лев Рид", "группа «Луч»"), ("Ян Ким", "группа «Луч»")]


def test_a_name_that_hangs_on_no_noun_of_its_own(mark):
    marked = mark(
        "Исполнитель и участник объединения [Антишум|ORGANIZATION] [Хан Долай|PERSON] "
        "выпустил альбом."
    )
    assert members(marked) == [("Хан Долай", "Антишум")]


BODIES = [
    "[Завод «Луч»|ORGANIZATION] — член [Союза пекарей|ORGANIZATION].",
    "[Завод «Луч»|ORGANIZATION] — [член [Союза пекарей|ORGANIZATION]|PROFESSION].",
]


@pytest.mark.parametrize("text", BODIES)
def test_a_body_is_a_member(mark, text):
    assert members(mark(text)) == [("Завод «Луч»", "Союз пекарей")]


BARE = [
    ("[Группа «Луч»|ORGANIZATION] рада.", "Группа «Луч»"),
    ("Рады [группа «Луч»|ORGANIZATION] и [группа «Заря»|ORGANIZATION].", "группа"),
    ("[Завод «Луч»|ORGANIZATION] рад.", "группа"),
]


@pytest.mark.parametrize(("before", "body"), BARE)
def test_a_bare_noun_means_the_named_body(mark, before, body):
    marked = mark(f"{before} В [группу|ORGANIZATION] вошёл [Лев Рид|PERSON].")
    assert members(marked) == [("Лев Рид", body)]


CONSISTING = [
    ("[Группа «Луч»|ORGANIZATION] не состоит из [Льва Рида|PERSON] и [Анны Котовой|PERSON].", 0),
    ("[Группа «Луч»|ORGANIZATION] состоит из [Льва Рида|PERSON].", 0),
    (
        "[Группа «Луч»|ORGANIZATION] состоит из друзей. [Лев Рид|PERSON] и [Анна Котова|PERSON] "
        "рады.",
        0,
    ),
    ("[Группа «Луч»|ORGANIZATION] состоит из [Льва Рида|PERSON] и [Анны Котовой|PERSON].", 2),
    (
        "[Группа «Луч»|ORGANIZATION] состоит из двух участников: [Льва Рида|PERSON] (альт, бас) "
        "и [Анны Котовой|PERSON].",
        2,
    ),
    (
        "Поёт [группа «Луч»|ORGANIZATION], состоящая из [Льва Рида|PERSON] и "
        "[певицы|PROFESSION] [Анны Котовой|PERSON].",
        2,
    ),
]


@pytest.mark.parametrize(("text", "count"), CONSISTING)
def test_who_a_body_consists_of(mark, text, count):
    assert [told[0].split()[0] for told in members(mark(text))] == ["Лев", "Анна"][:count]


PLAYING = [
    ("[Лев Рид|PERSON] играет в [театре «Луч»|ORGANIZATION].", []),
    ("[Лев Рид|PERSON] ушёл в [школу «Луч»|ORGANIZATION].", []),
    ("[Лев Рид|PERSON] ушёл в [компанию «Луч»|ORGANIZATION].", []),
    ("[Лев Рид|PERSON] ушёл в [Госдуму|ORGANIZATION].", [("Лев Рид", "Госдума")]),
    ("[Лев Рид|PERSON] уходит в [группу «Луч»|ORGANIZATION].", [("Лев Рид", "группа «Луч»")]),
    ("[Лев Рид|PERSON] играет в [группе «Луч»|ORGANIZATION].", [("Лев Рид", "группа «Луч»")]),
    (
        "[Лев Рид|PERSON], ранее игравший в [группе «Луч»|ORGANIZATION], рад.",
        [("Лев Рид", "группа «Луч»")],
    ),
]


@pytest.mark.parametrize(("text", "told"), PLAYING)
def test_who_plays_in_a_group_or_goes_there(mark, text, told):
    assert members(mark(text)) == told
