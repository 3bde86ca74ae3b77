"""Bodies that share the verb of the one before, and posts that a date and a dash bring."""

import pytest
from told import positions, records

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.posts.occupations import occupations
from newsnlp.find.verbs import find
from newsnlp.types import RecordKind

ALONE = [
    # no dash, no body in the case of the first, nobody behind it
    "[Союз писателей|ORGANIZATION] возглавила [Рид|PERSON], [Фонд|ORGANIZATION] против.",
    "[Союз писателей|ORGANIZATION] возглавила [Рид|PERSON], о [Фонде|ORGANIZATION] – ни слова.",
    "[Союз писателей|ORGANIZATION] возглавила [Рид|PERSON], [Фонд|ORGANIZATION] – её дело.",
]


@pytest.mark.parametrize("text", ALONE)
def test_one_body_has_a_head(mark, text):
    assert positions(mark(text)) == [("Рид", "руководитель", "Союз писателей", "new")]


def test_each_body_has_its_own_head(mark):
    marked = mark(
        "Теперь [комитет по аудиту|ORGANIZATION] возглавила [Анна Рид|PERSON], "
        "[комитет по кадрам|ORGANIZATION] – [вице-президент|PROFESSION] [Лев Котов|PERSON], "
        "[комитет по спорту|ORGANIZATION] – [Пётр Лось|PERSON]."
    )
    led = [row for row in positions(marked) if row[1] == "председатель"]
    assert led == [
        ("Анна Рид", "председатель", "комитет по аудиту", "new"),
        ("Лев Котов", "председатель", "комитет по кадрам", "new"),
        ("Пётр Лось", "председатель", "комитет по спорту", "new"),
    ]


def test_who_is_alive_is_no_object_in_the_nominative(mark):
    marked = mark(
        "[Комитет по аудиту|ORGANIZATION] возглавил [Бренер|PERSON], "
        "[комитет по стратегии|ORGANIZATION] — [Рид|PERSON]."
    )
    assert [row[:3] for row in positions(marked)] == [
        ("Бренер", "председатель", "Комитет по аудиту"),
        ("Рид", "председатель", "комитет по стратегии"),
    ]


def test_bodies_that_no_mention_covers(mark):
    marked = mark(
        "[Комиссию по бюджету|ORGANIZATION] возглавила [Анна Рид|PERSON], комиссию по ЖКХ – "
        "самовыдвиженец [Лев Котов|PERSON], социальную комиссию – [врач|PROFESSION] "
        "[Вера Лось|PERSON]."
    )
    spans = [s for s in find(marked.annotation, marked.spans) if s.source == "rule:collective"]
    assert [marked.annotation.text[s.start : s.end] for s in spans] == [
        "комиссию по ЖКХ",
        "социальную комиссию",
    ]


def test_a_body_that_a_relative_pronoun_means(mark):
    marked = mark("Он работал в отделе культуры, которым руководит [Анна Рид|PERSON].")
    spans = [s for s in find(marked.annotation, marked.spans) if s.source == "rule:collective"]
    assert [marked.annotation.text[s.start : s.end] for s in spans] == ["отделе культуры"]


def test_who_stands_behind_a_dash_has_another(mark):
    marked = mark(
        "[Комиссию по бюджету|ORGANIZATION] возглавила [Анна Рид|PERSON], комиссию по ЖКХ – "
        "[Лев Котов|PERSON], социальную комиссию – [врач|PROFESSION] [Вера Лось|PERSON]."
    )
    led = [row[0] for row in positions(marked) if row[1] == "председатель"]
    assert led == ["Анна Рид"]


def test_the_head_of_a_second_body_takes_no_part_in_the_first_appointment(mark):
    marked = mark(
        "Теперь [Союз писателей|ORGANIZATION] [возглавила|EVENT] [Анна Рид|PERSON], "
        "[Союз художников|ORGANIZATION] – [Лев Котов|PERSON]."
    )
    found = records(marked, RecordKind.EVENT)
    assert [(r.person, r.event) for r in found] == [
        ("Анна Рид", "назначение руководителем Союза писателей")
    ]


def test_posts_behind_a_date_and_a_dash(mark):
    marked = mark(
        "[Лев Рид|PERSON] родился в Туле. С 2010 года работал [врачом|PROFESSION], "
        "[с 2015 года|DATE] – [главврач|PROFESSION], затем [депутат|PROFESSION]."
    )
    found = records(marked, RecordKind.POSITION)
    assert [(r.role, r.date, str(r.status)) for r in found] == [
        ("врач", None, "former"),
        ("главврач", "с 2015 года", "former"),
        ("депутат", None, "current"),
    ]


def test_instead_of_whom_somebody_stands_in(mark):
    marked = mark(
        "[Рид|PERSON] ушёл. Вместо него [исполняющей обязанности директора|PROFESSION] "
        "назначена [Карина Мельник|PERSON]."
    )
    role = "исполняющая обязанности директора"
    assert positions(marked) == [("Карина Мельник", role, None, "acting")]


def test_deputies_behind_a_dash(mark):
    marked = mark(
        "[Председателем|PROFESSION] назначена [Анна Рид|PERSON], [врач|PROFESSION], её "
        "[заместителями|PROFESSION] – [ректор|PROFESSION] [Лев Котов|PERSON] и [Пётр Лось|PERSON]."
    )
    assert [row for row in positions(marked) if row[1] != "врач" and row[1] != "ректор"] == [
        ("Анна Рид", "председатель", None, "new"),
        ("Лев Котов", "заместитель", None, "new"),
        ("Пётр Лось", "заместитель", None, "new"),
    ]


GIVEN = [
    ("Директором стал [Рид|PERSON], его заместителем – [Котов|PERSON].", ["заместителем"]),
    ("Директором стал [Рид|PERSON], его заместителем – другой.", []),
]


@pytest.mark.parametrize(("text", "roles"), GIVEN)
def test_a_post_before_a_dash_is_found(mark, text, roles):
    marked = mark(text)
    spans = list(occupations(FactReader(marked.annotation, marked.spans)))
    assert [marked.annotation.text[s.start : s.end] for s in spans] == roles


def test_the_next_body_of_the_same_person(mark):
    marked = mark(
        "[Лев Рид|PERSON] возглавлял [горисполком|ORGANIZATION], [с 1991 года|DATE] – "
        "[администрацию города|ORGANIZATION]."
    )
    found = [(r.organization, r.date) for r in records(marked, RecordKind.POSITION)]
    assert found == [("горисполком", None), ("администрация города", "с 1991 года")]


def test_a_plural_that_no_dictionary_has(mark):
    marked = mark(
        "[Председателем|PROFESSION] избран [Лев Рид|PERSON], [зампредами|PROFESSION] – "
        "[Юрий Архаров|PERSON] и [Анна Рид|PERSON]."
    )
    found = [(person, role) for person, role, *_ in positions(marked) if role == "зампред"]
    assert found == [("Юрий Архаров", "зампред"), ("Анна Рид", "зампред")]


LISTED = [
    ("возглавлял [Союз писателей|ORGANIZATION] и [Союз художников|ORGANIZATION]", 2),
    ("возглавлял [Союз писателей|ORGANIZATION], а [Союз художников|ORGANIZATION] нет", 1),
]


@pytest.mark.parametrize(("told", "count"), LISTED)
def test_one_may_head_several_bodies(mark, told, count):
    assert len(positions(mark(f"[Лев Рид|PERSON] {told}."))) == count


def test_a_named_body_whose_noun_alone_is_declined(mark):
    marked = mark(
        "Секцией «[Земская школа|ORGANIZATION]» руководит [Лев Рид|PERSON], [секцией «Учитель и "
        "власть»|ORGANIZATION] — [доцент|PROFESSION] [Ольга Накова|PERSON]."
    )
    led = [row for row in positions(marked) if row[1] == "руководитель"]
    assert [(person, body) for person, _, body, _ in led] == [
        ("Лев Рид", "Земская школа"),
        ("Ольга Накова", "секция «Учитель и власть»"),
    ]


def test_another_post_before_a_dash_is_not_the_head(mark):
    marked = mark(
        "[Оргкомитет|ORGANIZATION] возглавляет [декан|PROFESSION] [Лев Рид|PERSON], "
        "[ответственный секретарь|PROFESSION] — [ассистент|PROFESSION] [Анна Шмидт|PERSON]."
    )
    assert [row[0] for row in positions(marked) if row[1] == "председатель"] == ["Лев Рид"]


def test_a_body_without_a_case_is_the_first(mark):
    marked = mark(
        "Также [Заречную ЦРБ|ORGANIZATION] возглавит [хирург|PROFESSION] [Лев Рид|PERSON], а "
        "[поликлинику № 4|ORGANIZATION] — [Марк Ким|PERSON]."
    )
    led = [(person, body) for person, role, body, _ in positions(marked) if role == "руководитель"]
    assert led == [("Лев Рид", "Заречная ЦРБ"), ("Марк Ким", "поликлиника № 4")]
