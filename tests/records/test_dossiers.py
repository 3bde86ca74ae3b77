"""Posts told in lines below the name of their holder: «[РИДОВА Анна Львовна]», «Депутат думы.»."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

NAME = "КОТОВ Лев Ильич"
HEAD = f"1. [{NAME}|PERSON]\n"

NOTHING = [
    "Образование высшее: [Тульский институт|ORGANIZATION], [инженер|PROFESSION].",
    "Награды: [заслуженный врач|PROFESSION].",
    "Отец — [тракторист|PROFESSION], [бригадир|PROFESSION].",
    "Супруга, [врач|PROFESSION], работает там же.",
    "Доверенное лицо — [тренер|PROFESSION] [Анна Рид|PERSON].",
    "[Директор завода|PROFESSION] отметил его труд.",
    "[Директор завода|PROFESSION], узнав, отметил его труд.",
    "Доволен и [директор|PROFESSION], отметили его.",
    "[Депутат|PROFESSION] думы?",
    "Город, [депутаты|PROFESSION].",
    "Помощь [депутата|PROFESSION].",
]


@pytest.mark.parametrize("line", NOTHING)
def test_a_line_tells_of_something_else(mark, line):
    assert [row for row in positions(mark(f"{HEAD}{line}")) if row[0] == NAME] == []


NO_HEADINGS = [
    "[Лев Котов|PERSON]\n",  # who wrote it
    "[Лев КОТОВ|PERSON]\n",
    "[ЛЕВ КОТОВ|PERSON]\n",
    "Приехал [Лев Ильич Котов|PERSON]\n",
    "[Лев Ильич Котов|PERSON] и [Анна Рид|PERSON]\n",
    "1. [Лев Ильич Котов|PERSON], который приехал.\n",
]


@pytest.mark.parametrize("heading", NO_HEADINGS)
def test_a_line_is_no_heading(mark, heading):
    assert positions(mark(f"{heading}Из Тулы: [депутат|PROFESSION].")) == []


def test_what_stands_apart_is_of_all(mark):
    marked = mark(f"{HEAD}Родом из Тулы.\n\n[Председатель комиссии|PROFESSION], [врач|PROFESSION].")
    assert positions(marked) == []


POSTS = [
    ("[Депутат|PROFESSION] трёх созывов.", "депутат", "current"),
    ("[Депутат|PROFESSION] трёх созывов ([2001–2013|DATE]).", "депутат", "former"),
    ("[Президент федерации|PROFESSION] (на общественных началах).", "президент", "current"),
    ("[Депутат|PROFESSION] думы, в ней руководил приёмом.", "депутат", "current"),
    ("[Врач|PROFESSION]: сын [Ильи Рида|PERSON] лечит людей.", "врач", "current"),
    ("Избран впервые; до компании [диспетчер|PROFESSION].", "диспетчер", "former"),
    ("До бизнеса: [технолог|PROFESSION].", "технолог", "former"),
    ("В [1990-е|DATE] [врач|PROFESSION].", "врач", "former"),
    ("[2019 – май 2020|DATE] – [врач|PROFESSION].", "врач", "former"),
    ("В прошлом [врач|PROFESSION].", "врач", "former"),
    ("В [2004–2009 гг|DATE]. [врач|PROFESSION].", "врач", "former"),
    ("Должность: [директор|PROFESSION] ([с 2019|DATE]).", "директор", "current"),
    ("[1983 - 1984|DATE]   [слесарь|PROFESSION]", "слесарь", "former"),
    ("[с 2013|DATE] | [инспектор|PROFESSION]", "инспектор", "current"),
    ("[Помощник депутата|PROFESSION] [Гарика Рогова|PERSON].", "помощник депутата", "current"),
    ("Сейчас он [завуч|PROFESSION].", "завуч", "current"),
]


@pytest.mark.parametrize(("line", "role", "status"), POSTS)
def test_a_line_tells_of_who_stands_above(mark, line, role, status):
    found = [row for row in positions(mark(f"{HEAD}{line}")) if row[0] == NAME]
    assert [(row[1], row[3]) for row in found] == [(role, status)]


HEADINGS = [
    "[КОТОВ Лев Ильич|PERSON]\n",
    "[КОТОВ Лев|PERSON]\n",
    "▪ [Лев Котов|PERSON], Тула.\n",
    "2. [КОТОВ Лев Ильич|PERSON], 1968 г. р.\n",
    "[Котов Лев Ильич|PERSON] родился в Туле.\n",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_line_above_a_dossier(mark, heading):
    marked = mark(f"[Анна Рид|PERSON] приехала.\n{heading}[Депутат|PROFESSION] думы.")
    assert [row[0] for row in positions(marked)] == [marked.mentions[1].text]


def test_several_people_one_under_another(mark):
    marked = mark(
        f"{HEAD}[Врач|PROFESSION].\n2. [РИДОВА Анна Львовна|PERSON]\n[Технолог|PROFESSION]."
    )
    assert [row[:2] for row in positions(marked)] == [
        (NAME, "врач"),
        ("РИДОВА Анна Львовна", "технолог"),
    ]


def test_two_posts_of_one_line(mark):
    marked = mark(f"{HEAD}[Врач|PROFESSION] и отныне ещё и [депутат|PROFESSION].")
    assert [row[1] for row in positions(marked) if row[0] == NAME] == ["врач", "депутат"]


def test_what_follows_ends_what_was(mark):
    marked = mark(
        f"{HEAD}[Слесарь|PROFESSION], [мастер|PROFESSION], [с 2004 г|DATE]. [технолог|PROFESSION]."
    )
    assert [row[3] for row in positions(marked)] == ["former", "former", "current"]


def test_a_post_above_what_was_before(mark):
    marked = mark(
        f"{HEAD}Место работы: школа, [директор|PROFESSION] ([с 2019|DATE]).\n"
        "Трудовой путь: [2005–2011|DATE] — [учитель|PROFESSION]; "
        "[2011–2015|DATE] — там же, [завуч|PROFESSION]."
    )
    assert {row[1]: row[3] for row in positions(marked)} == {
        "директор": "current",
        "учитель": "former",
        "завуч": "former",
    }


BODIES = [
    "[2002–2007|DATE] — [Минфин|ORGANIZATION], [советник|PROFESSION].",
    "[2002–2007|DATE] — [советник|PROFESSION], [Минфин|ORGANIZATION].",
    "В [Минфине|ORGANIZATION] [с 2002 г|DATE].: [советник|PROFESSION].",
    "[Советник|PROFESSION], [заместитель министра [Минфина|ORGANIZATION]|PROFESSION].",
]


@pytest.mark.parametrize("line", BODIES)
def test_the_body_of_an_item(mark, line):
    marked = mark(f"{HEAD}{line}")
    found = records(marked, RecordKind.POSITION)[0].organization
    assert (found or "").startswith("Минфин")


def test_a_degree_is_held_nowhere(mark):
    marked = mark(
        f"{HEAD}[Кандидат наук|PROFESSION], [советник [Минфина|ORGANIZATION]|PROFESSION]."
    )
    assert [row[2] for row in positions(marked)] == [None, "Минфин"]


def test_a_table_below_a_sentence(mark):
    marked = mark(
        "[Лев Котов|PERSON] приехал из Тулы.\n[1983 - 1984|DATE]   [слесарь|PROFESSION]\n"
        "[1984 - 1990|DATE]   [мастер|PROFESSION] (у [Анны Рид|PERSON])\n"
        "[1990 - 1995|DATE]   [технолог|PROFESSION]"
    )
    assert [row[1] for row in positions(marked) if row[0] == "Лев Котов"] == [
        "слесарь",
        "мастер",
        "технолог",
    ]


def test_a_year_that_opens_a_sentence(mark):
    marked = mark("[Лев Котов|PERSON] приехал.\n[2003 год|DATE] и [слесарь|PROFESSION].")
    assert positions(marked) == []


def test_a_verb_goes_on_with_who_stands_above(mark):
    marked = mark(f"{HEAD}Отец, [Илья Рид|PERSON], погиб.\nРаботал [слесарем|PROFESSION].")
    assert [row[:2] for row in positions(marked)] == [(NAME, "слесарь")]


DATED = [
    "[1990–1994 гг.|DATE] [Инженер|PROFESSION], завод",
    "[1990–1994|DATE] гг. [Инженер|PROFESSION], завод",
    "[[1990 г.|DATE] – [1994 г.|DATE]|DATE] – [инженер|PROFESSION] завода",
    "[[1990 год|DATE] – [1994 год|DATE]|DATE]: [инженер|PROFESSION] завода",
]


@pytest.mark.parametrize("line", DATED)
def test_years_that_are_a_sentence_or_two_dates(mark, line):
    (found,) = records(mark(f"{HEAD}{line}"), RecordKind.POSITION)
    assert (found.status.value, found.date[:4], "1994" in found.date) == ("former", "1990", True)


@pytest.mark.parametrize("line", ["Стаж с [1990 г.|DATE] Инженер", "[1990|DATE] гг. удались."])
def test_years_of_something_else(mark, line):
    found = records(mark(f"{HEAD}{line} [Врач|PROFESSION]."), RecordKind.POSITION)
    assert [one.date for one in found] in ([], [None])
