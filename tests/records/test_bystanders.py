"""Who has no part in what is told; people are marked inside the sentence."""

from dataclasses import replace

import pytest
from told import positions, records

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.mentions.namesakes import is_namesake
from newsnlp.records.bystanders import is_affiliation
from newsnlp.records.retinue import has_kin_beside
from newsnlp.types import EntityType, RecordKind

NAMESAKES = [
    ("Учёные получили премию имени [Лямина|PERSON].", True),
    ("Театр им. [П. Лямина|PERSON] закрыт.", True),
    ("Закрыт театр имени [академика|PROFESSION] [Лямина|PERSON].", True),
    (
        "Школа имени [Героя России|AWARD] [лётчика|PROFESSION] [Лямина|PERSON] закрыта.",
        True,
    ),
    ("От имени [мэра|PROFESSION] [Лямина|PERSON] вручили приз.", False),
    ("Пришёл мальчик по имени [Саша|PERSON].", False),
    ("Речь [академика|PROFESSION] [Лямина|PERSON] прервали.", False),
    ("Его наградили [орденом [Лямина|PERSON]|AWARD].", True),
    ("От имени завода [Лямин|PERSON] поблагодарил всех.", False),
    ("[Орден|AWARD] [Лямину|PERSON] вручил губернатор.", False),
    ("[Лямин|PERSON] пришёл.", False),
]


@pytest.mark.parametrize(("text", "namesake"), NAMESAKES)
def test_namesakes(mark, text, namesake):
    marked = mark(text)
    index = FactReader(marked.annotation, marked.mentions).index
    person = next(i for i, m in enumerate(marked.mentions) if m.type is EntityType.PERSON)
    assert is_namesake(marked.annotation, index, person) is namesake


def test_a_namesake_has_no_post_and_no_part(mark):
    marked = mark("[Биологи|PROFESSION] [получили премию|EVENT] имени [Лямина|PERSON].")
    works = marked.relation("WORKS_AS", "Лямина", "Биологи")
    part = marked.relation("PARTICIPANT_IN", "Лямина", "получили премию")
    assert positions(marked, works) == []
    assert records(marked, RecordKind.EVENT, part) == []


PARTICIPLES = [
    "[Анна Котова|PERSON] вспомнила учителя, [Льва Рогова|PERSON], [умершего|EVENT] в мае.",
    "[Анна Котова|PERSON] посвятила книгу памяти [Льва Рогова|PERSON], [умершего|EVENT] в мае.",
]


@pytest.mark.parametrize("text", PARTICIPLES)
def test_a_participle_tells_of_its_own_noun(mark, text):
    marked = mark(text)
    other = marked.relation("PARTICIPANT_IN", "Анна Котова", "умершего")
    own = marked.relation("PARTICIPANT_IN", "Льва Рогова", "умершего")
    found = records(marked, RecordKind.EVENT, other, own)
    assert [record.person for record in found] == ["Лев Рогов"]


def test_whom_a_paper_is_handed_to_does_not_resign(mark):
    marked = mark("[Лев Рогов|PERSON] подал [Анне Котовой|PERSON] прошение об [отставке|EVENT].")
    own = marked.relation("PARTICIPANT_IN", "Лев Рогов", "отставке")
    other = marked.relation("PARTICIPANT_IN", "Анне Котовой", "отставке")
    found = records(marked, RecordKind.EVENT, own, other)
    assert [record.person for record in found] == ["Лев Рогов"]


def test_who_resigns_may_stand_in_the_dative(mark):
    marked = mark("Замену нашли уходящему в [отставку|EVENT] [Льву Рогову|PERSON].")
    own = marked.relation("PARTICIPANT_IN", "Льву Рогову", "отставку")
    assert [r.person for r in records(marked, RecordKind.EVENT, own)] == ["Лев Рогов"]


def test_two_people_resign_twice(mark):
    marked = mark(
        "Завод закрыли после [отставки|EVENT=e] [Льва Рогова|PERSON]. "
        "Совет распустили после [отставки|EVENT=e] [Павла Лямина|PERSON]."
    )
    first, second = (m.id for m in marked.mentions if m.type is EntityType.EVENT)
    one = marked.relation("PARTICIPANT_IN", "Льва Рогова", "отставки")
    two = replace(marked.relation("PARTICIPANT_IN", "Павла Лямина", "отставки"), tail=second)
    assert one.tail == first
    told = [(r.event, r.person) for r in records(marked, RecordKind.EVENT, one, two)]
    assert told == [
        ("отставка Льва Рогова", "Лев Рогов"),
        ("отставка Павла Лямина", "Павел Лямин"),
    ]


def test_whom_a_tournament_remembers_takes_no_part(mark):
    marked = mark("[5 мая|DATE] прошёл [турнир|EVENT] памяти тренера [Льва Котова|PERSON].")
    part = marked.relation("PARTICIPANT_IN", "Льва Котова", "турнир")
    assert {r.person for r in records(marked, RecordKind.EVENT, part)} == {None}


KIN = [
    ("Долю [выкупила|EVENT] супруга директора [Льва Котова|PERSON] Виктория.", False),
    ("На [встречу|EVENT] пришла вдова [Льва Котова|PERSON].", False),
    ("На [встречу|EVENT] пришёл муж певицы [Лев Котов|PERSON].", True),
    ("На [встречу|EVENT] пришёл с женой [Лев Котов|PERSON].", True),
]


@pytest.mark.parametrize(("text", "takes_part"), KIN)
def test_whose_kin_takes_part_does_not(mark, text, takes_part):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type is EntityType.EVENT)
    person = next(m.text for m in marked.mentions if m.type is EntityType.PERSON)
    told = marked.relation("PARTICIPANT_IN", person, event)
    assert bool(records(marked, RecordKind.EVENT, told)) is takes_part


AWAY = [
    (
        "На [встречу|EVENT] пришёл [Лев Рид|PERSON] («[Единая Россия|ORGANIZATION]»).",
        "Единая Россия",
    ),
    ("Группу возглавит [Лев Рид|PERSON], который на [встрече|EVENT] отсутствовал.", "Лев Рид"),
    ("[Лев Рид|PERSON] на [заседание|EVENT] не явился.", "Лев Рид"),
    ("Прошла [сессия|EVENT]. Отсутствовали [Ян Котов|PERSON] и [Лев Рид|PERSON].", "Лев Рид"),
]


@pytest.mark.parametrize(("text", "who"), AWAY)
def test_whose_he_is_and_who_is_away_take_no_part(mark, text, who):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type is EntityType.EVENT)
    told = marked.relation("PARTICIPANT_IN", who, event)
    found = records(marked, RecordKind.EVENT, told)
    assert who not in {r.person or r.organization for r in found}


@pytest.mark.parametrize(
    "text",
    [
        "На [встречу|EVENT] пришла команда («[Луч|ORGANIZATION]»).",
        "На [встречу|EVENT] пришли [Лев Рид|PERSON] и «[Луч|ORGANIZATION]».",
    ],
)
def test_a_body_behind_no_person_in_brackets_may_take_part(mark, text):
    marked = mark(text)
    reader = FactReader(marked.annotation, marked.mentions)
    body = next(i for i, m in enumerate(marked.mentions) if m.type is EntityType.ORGANIZATION)
    assert not is_affiliation(reader.clauses, reader.index, body)


SCENES = [
    ("На место [аварии|EVENT] выехали [Лев Рид|PERSON] и врач.", []),
    ("К месту [аварии|EVENT] прибыл [Лев Рид|PERSON].", []),
    ("В [аварии|EVENT] на мосту погиб [Лев Рид|PERSON].", ["Лев Рид"]),
]


@pytest.mark.parametrize(("text", "people"), SCENES)
def test_who_comes_to_the_scene_has_no_part(mark, text, people):
    marked = mark(text)
    part = marked.relation("PARTICIPANT_IN", "Лев Рид", "аварии")
    found = records(marked, RecordKind.EVENT, part)
    assert [r.person for r in found if r.person] == people


NAMED_BESIDE = [
    # who stands for an event, and who carries that
    ("Талисманом [форума|EVENT] стал волк [Рик|PERSON].", "Рик", False),
    ("Талисман с [форума|EVENT] привёз [Лев Рид|PERSON].", "Лев Рид", True),
    # whom somebody plays
    ("На [премьеру|EVENT] пришёл [Лев Рид|PERSON] ([Гамлет|PERSON]).", "Гамлет", False),
    ("На [премьеру|EVENT] пришёл мэр ([Лев Рид|PERSON]).", "Лев Рид", True),
    ("В [матче|EVENT] забил [Лев Рид|PERSON] ([Котов|PERSON]).", "Котов", True),
    # whose name is a title
    ("На [выставке|EVENT] открыли раздел «Мунк и [Рид|PERSON]».", "Рид", False),
    ("На [выставке|EVENT] сыграли пьесу «[Лев Рид|PERSON]».", "Лев Рид", False),
    ("На [выставке|EVENT] раздел «Мунк» открыл [Рид|PERSON].", "Рид", True),
    ("На [выставке|EVENT] сказали: «[Рид|PERSON] пришёл».", "Рид", True),
    # whose name begins another
    ("Прошла [церемония|EVENT] [[Луч|ORGANIZATION] Awards|AWARD].", "Луч", False),
    ("[Луч|ORGANIZATION] провёл [церемонию|EVENT].", "Луч", True),
]


@pytest.mark.parametrize(("text", "name", "takes_part"), NAMED_BESIDE)
def test_a_name_beside_an_event_may_have_no_part(mark, text, name, takes_part):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    relation = marked.relation("PARTICIPANT_IN", name, event)
    found = {record.person for record in records(marked, RecordKind.EVENT, relation)}
    assert (name in found) is takes_part


def test_whose_words_somebody_only_cites_has_no_part(mark):
    marked = mark(
        "[Авария|EVENT] случилась в Туле. По словам [министра|PROFESSION] "
        "[Анны Котовой|PERSON], раненых нет."
    )
    part = marked.relation("PARTICIPANT_IN", "Анны Котовой", "Авария")
    assert all(r.person is None for r in records(marked, RecordKind.EVENT, part))


WHOSE = [
    ("В Туле [задержан|EVENT] подозреваемый в убийстве [Льва Рида|PERSON].", []),
    ("В Туле [задержан|EVENT] подозреваемый в краже у [Льва Рида|PERSON].", ["Лев Рид"]),
    ("Раскрыто [убийство|EVENT] [Льва Рида|PERSON].", ["Лев Рид"]),
    ("Суд [арестовал|EVENT] дочь министра [Льва Рида|PERSON].", []),
    ("[Задержан|EVENT] адвокат [Льва Рида|PERSON].", []),
    ("[Задержан|EVENT] следователь по делу [Льва Рида|PERSON].", []),
    ("Адвокат [арестованного|EVENT] мэра [Льва Рида|PERSON] ушёл.", ["Лев Рид"]),
    ("[Избит|EVENT] помощник министра [Льва Рида|PERSON].", []),
]


@pytest.mark.parametrize(("text", "people"), WHOSE)
def test_who_was_killed_or_whose_man_it_befalls_has_no_part(mark, text, people):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type is EntityType.EVENT)
    part = marked.relation("PARTICIPANT_IN", "Льва Рида", event)
    found = records(marked, RecordKind.EVENT, part)
    assert [r.person for r in found if r.person] == people


OF_PARTICIPLES = [
    ("Вступление [избранного|EVENT] [мэра|PROFESSION] в должность пройдёт [5 мая|DATE].", []),
    ("Суд оставил [избранного|EVENT] [5 мая|DATE] [мэра|PROFESSION] на свободе.", ["5 мая"]),
    ("Суд оставил мэра, [избранного|EVENT] [5 мая|DATE], на свободе.", ["5 мая"]),
]


@pytest.mark.parametrize(("text", "days"), OF_PARTICIPLES)
def test_a_participle_has_no_day_of_its_sentence(mark, text, days):
    marked = mark(text)
    when = marked.relation("POINT_IN_TIME", "избранного", "5 мая")
    found = records(marked, RecordKind.EVENT, when)
    assert [r.date for r in found if r.date and r.event.startswith("избрание")] == days


KIN = [
    ("Похоронили брата [Льва|PERSON].", False),
    ("Наградили отца [Льва Лямина|PERSON].", False),
    ("Погиб его сын [Лев Лямин|PERSON].", False),
    ("Убит его сын. Убили его брата [Льва Лямина|PERSON].", False),
    ("Погибла дочь [Анны Котовой|PERSON].", True),
    ("Нашли тело внучки [Льва Лямина|PERSON].", True),
    ("Убили брата [Льва Лямина|PERSON].", True),
]


@pytest.mark.parametrize(("text", "kin"), KIN)
def test_whose_kin_something_befalls(mark, text, kin):
    marked = mark(text)
    reader = FactReader(marked.annotation, marked.mentions)
    assert has_kin_beside(reader.clauses, reader.index, 0) is kin


def test_who_acts_after_another_is_arrested_is_not(mark):
    marked = mark("После его [ареста|EVENT] заводом руководит [Антон Рид|PERSON].")
    wrong = marked.relation("PARTICIPANT_IN", "Антон Рид", "ареста")
    assert "Антон Рид" not in {r.person for r in records(marked, RecordKind.EVENT, wrong)}


def test_who_acts_after_his_own_arrest_is_arrested(mark):
    marked = mark("После своего [ареста|EVENT] заводом руководит [Антон Рид|PERSON].")
    right = marked.relation("PARTICIPANT_IN", "Антон Рид", "ареста")
    assert "Антон Рид" in {r.person for r in records(marked, RecordKind.EVENT, right)}


def test_who_writes_takes_no_part(mark):
    marked = mark(
        "Тула, 3 декабря. /Корр. [Лев Рид|PERSON]/. Суд [признал|EVENT] банкротом фирму "
        "[Яна Кима|PERSON]."
    )
    told = [marked.relation("PARTICIPANT_IN", who, "признал") for who in ("Лев Рид", "Яна Кима")]
    found = records(marked, RecordKind.EVENT, *told)
    assert "Лев Рид" not in {record.person for record in found}


def test_whose_hospital_it_is_named_after_is_told_by_the_words_before(mark):
    marked = mark(
        "Ушёл [врач больницы имени|PROFESSION] [академика|PROFESSION] [Льва Рида|PERSON]."
    )
    index = FactReader(marked.annotation, marked.mentions).index
    person = next(i for i, m in enumerate(marked.mentions) if m.type is EntityType.PERSON)
    assert is_namesake(marked.annotation, index, person)
