"""Who stands in for whom: duties of a post told before, «врио», «и. о.», deputies."""

import pytest
from told import positions

from newsnlp.find.verbs import find
from newsnlp.types import Span


def test_duties_of_a_post_left_in_the_same_sentence(mark):
    marked = mark(
        "Вчера уволен [советник|PROFESSION] [Лев Рид|PERSON]. Пост [директора|PROFESSION] покинула "
        "[Анна Котова|PERSON], её обязанности возложены на [Яна Кима|PERSON]."
    )
    assert ("Ян Ким", "директор", None, "acting") in positions(marked)


def test_duties_behind_how_long(mark):
    marked = mark(
        "Всё это время обязанности [начальника управления|PROFESSION] исполняла [Анна Рид|PERSON]."
    )
    assert positions(marked) == [
        ("Анна Рид", "исполняющая обязанности начальника", "управление", "former")
    ]


def test_where_duties_are_done(mark):
    marked = mark(
        "В [Озёрской больнице|ORGANIZATION] обязанности [главного врача|PROFESSION] исполняет "
        "[Анна Рид|PERSON]."
    )
    role = "исполняющая обязанности главного врача"
    assert positions(marked) == [("Анна Рид", role, "Озёрская больница", "acting")]


def test_duties_of_the_one_person_told_there(mark):
    marked = mark(
        "[Главврач|PROFESSION] [Лев Рид|PERSON] уволен, его обязанности исполняет "
        "[Анна Котова|PERSON]."
    )
    assert ("Анна Котова", "главврач", None, "acting") in positions(marked)
    marked = mark(
        "[Главврач|PROFESSION] [Лев Рид|PERSON] и [мэр|PROFESSION] [Ян Ким|PERSON] ушли, его "
        "обязанности исполняет [Анна Котова|PERSON]."
    )
    assert "Анна Котова" not in [row[0] for row in positions(marked)]


def test_who_stands_in_does_so_for_the_role_told_before(mark):
    marked = mark(
        "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] ушёл. "
        "[Исполняющей обязанности|PROFESSION] назначена [Анна Котова|PERSON]."
    )
    assert positions(marked) == [
        ("Анна Котова", "исполняющая обязанности директора", "завод «Луч»", "acting")
    ]


def test_who_stands_in_is_named_behind_the_role(mark):
    marked = mark(
        "Участие приняли [заместитель губернатора области|PROFESSION] [Анна Рид|PERSON], "
        "[временно исполняющий обязанности руководителя [Двинского водного управления|"
        "ORGANIZATION]|PROFESSION] [А. Н. Котов|PERSON], [депутат|PROFESSION] [Вера Ким|PERSON]."
    )
    role = "временно исполняющий обязанности руководителя Двинского водного управления"
    told = positions(marked, marked.relation("WORKS_AS", "А. Н. Котов", role))
    acting = [person for person, *_, status in told if status == "acting"]
    assert acting == ["А. Н. Котов"]


def test_a_role_behind_the_last_of_a_list_is_that_ones(mark):
    marked = mark(
        "Оппонентами были [Лев Котов|PERSON] и [Анна Рыбина|PERSON], [доцент кафедры|PROFESSION]."
    )
    wrong = marked.relation("WORKS_AS", "Лев Котов", "доцент кафедры")
    assert [who for who, *_ in positions(marked, wrong)] == ["Анна Рыбина"]


def test_who_takes_over_her_duties(mark):
    marked = mark(
        "Совет уволил [директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Анну Котову|PERSON] и "
        "назначил [временно исполняющим|PROFESSION] её обязанности [Льва Нечаева|PERSON]."
    )
    spans = [Span(m.start, m.end, m.type, 1.0, "gold") for m in marked.mentions]
    found = [s for s in find(marked.annotation, spans) if s.source == "rule:acting"]
    assert [marked.annotation.text[s.start : s.end] for s in found] == [
        "временно исполняющим её обязанности"
    ]


def test_her_duties_are_those_of_the_role_before(mark):
    marked = mark(
        "Совет уволил [директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Анну Котову|PERSON] и "
        "назначил [временно исполняющим её обязанности|PROFESSION] [Льва Нечаева|PERSON]."
    )
    acting = ("Лев Нечаев", "временно исполняющий обязанности директора", "завод «Луч»", "acting")
    assert acting in positions(marked)


ABBREVIATED = [
    ("И. о. директора завода стал [Лев Рогов|PERSON].", ["И. о. директора завода"]),
    ("И.о. [директора|PROFESSION] стал [Лев Рогов|PERSON].", ["И.о. директора"]),
    ("Врио главного врача стала [Анна Рогова|PERSON].", ["Врио главного врача"]),
    ("[Врио губернатора|PROFESSION] стал [Лев Рогов|PERSON].", []),
    ("И.\xa0о. главы завода стал [Лев Рогов|PERSON].", ["И.\xa0о. главы завода"]),
    ("И. о. Рогов уехал.", []),
    (
        "Исполняющей обязанности директора завода назначена [Анна Рогова|PERSON].",
        ["Исполняющей обязанности директора завода"],
    ),
]


@pytest.mark.parametrize(("text", "roles"), ABBREVIATED)
def test_acting_words_that_do_not_change(mark, text, roles):
    marked = mark(text)
    spans = [s for s in find(marked.annotation, marked.spans) if s.source == "rule:acting"]
    assert [marked.annotation.text[s.start : s.end] for s in spans] == roles


def test_whose_deputy_somebody_was_does_not_act(mark):
    marked = mark(
        "Обязанности [начальника|PROFESSION] исполняет [Виктор Сысоев|PERSON], бывший "
        "[заместитель|PROFESSION] [Лесового-Гая|PERSON]."
    )
    assert {row[0] for row in positions(marked)} == {"Виктор Сысоев"}


DUTIES = [
    ("[Анна Рид|PERSON] исполняет обязанности", "исполняющая обязанности директора", "acting"),
    ("[Лев Рид|PERSON] исполнял обязанности", "исполняющий обязанности директора", "former"),
    ("[Лев Рид|PERSON] сложил обязанности", "директор", "former"),
]


@pytest.mark.parametrize(("told", "role", "status"), DUTIES)
def test_who_does_the_duties_of_a_post_is_called_so(mark, told, role, status):
    marked = mark(f"{told} [директора [завода «Луч»|ORGANIZATION]|PROFESSION].")
    assert [row[1:] for row in positions(marked)] == [(role, "завод «Луч»", status)]


def test_who_does_the_duties_of_one_who_acts_has_his_name(mark):
    marked = mark(
        "[Лев Рид|PERSON] исполняет обязанности [исполняющего обязанности главы|PROFESSION]."
    )
    assert [row[1] for row in positions(marked)] == ["исполняющий обязанности главы"]


PUT = [
    "[Исполняющей обязанности главврача|PROFESSION] назначили [Анну Ким|PERSON].",
    "После ухода Рида [исполняющей обязанности ректора|PROFESSION] назначена [Анна Ким|PERSON].",
]


def test_who_only_loses_something_gets_no_post(mark):
    marked = mark("Совет лишил [исполняющей обязанности главврача|PROFESSION] [Анну Ким|PERSON].")
    assert positions(marked) == []


@pytest.mark.parametrize("text", PUT)
def test_a_verb_puts_a_woman_in_an_acting_post(mark, text):
    held = [(person, status) for person, _, _, status in positions(mark(text))]
    assert held == [("Анна Ким", "acting")]


def test_that_it_is_over_is_no_part_of_the_name_of_duties(mark):
    marked = mark("[Исполнявший обязанности мэра|PROFESSION] [Лев Рид|PERSON] ушёл.")
    relation = marked.relation("WORKS_AS", "Лев Рид", "Исполнявший обязанности мэра")
    assert positions(marked, relation)[0][1::2] == ("исполняющий обязанности мэра", "former")


VACANT = [
    ("Уволен [директор|PROFESSION] лагеря.", "врио директора"),
    ("Место [ректора|PROFESSION] вакантно.", "врио ректора"),
    (
        "[Ректора|PROFESSION] уволили. Приказ за подписью [министра|PROFESSION] есть.",
        "врио ректора",
    ),
    ("Приказ подписал [министр|PROFESSION] культуры.", "врио"),
    ("Об этом есть на сайте [губернатора|PROFESSION].", "врио"),
    ("Приказ подписал [министр|PROFESSION]. Это знают все.", "врио"),
]


@pytest.mark.parametrize(("before", "role"), VACANT)
def test_whose_post_who_acts_has_is_no_signers(mark, before, role):
    marked = mark(f"{before} [Врио|PROFESSION] назначен [Лев Рид|PERSON].")
    held = positions(marked, marked.relation("WORKS_AS", "Лев Рид", "Врио"))
    assert [row[1] for row in held if row[0] == "Лев Рид"] == [role]


def test_duties_of_a_post_are_where_who_left_it_was(mark):
    marked = mark(
        "[Ректор [МАРХИ|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] ушёл в [Академию "
        "искусств|ORGANIZATION]. Исполнять обязанности [ректора|PROFESSION] будет "
        "[Ян Ким|PERSON]."
    )
    told = [(role, where) for who, role, where, _ in positions(marked) if who == "Ян Ким"]
    assert told == [("исполняющий обязанности ректора", "МАРХИ")]
