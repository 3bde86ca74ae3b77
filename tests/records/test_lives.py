"""Posts told in sentences without a verb: «С 2002 по 2008 год — [помощник] прокурора»."""

import pytest
from told import positions, records

import newsnlp
from newsnlp.types import RecordKind

BORN = "[Лев Котов|PERSON] родился в Туле."

NOTHING = [
    "С [2002 года|DATE] — [врач|PROFESSION] работает там.",
    "С [2002 года|DATE] — [врач|PROFESSION] [Анна Рид|PERSON].",
    "С [2002 года|DATE] — помощь [врача|PROFESSION].",
    "[Директор|PROFESSION].",
    "[Доктор|PROFESSION] вышел.",
    "— С [2002 года|DATE] — [врач|PROFESSION].",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_life_goes_on(mark, text):
    assert [row for row in positions(mark(f"{BORN} {text}")) if row[0] == "Лев Котов"] == []


def test_of_two_people_none_is_meant(mark):
    marked = mark(
        "[Лев Котов|PERSON] и [Игорь Рид|PERSON] выросли. С [2002 года|DATE] — [врач|PROFESSION]."
    )
    assert positions(marked) == []


def test_posts_that_follow_one_another(mark):
    marked = mark(
        f"{BORN} [С 2002 по 2008 год|DATE] — [врач|PROFESSION], затем [главврач|PROFESSION]. "
        "[С 2009 года|DATE] — [ректор|PROFESSION]. [С 2020 года|DATE] — [мэр|PROFESSION]."
    )
    assert positions(marked) == [
        ("Лев Котов", "врач", None, "former"),
        ("Лев Котов", "главврач", None, "former"),
        ("Лев Котов", "ректор", None, "former"),
        ("Лев Котов", "мэр", None, "current"),
    ]


def test_titles_that_are_a_sentence(mark):
    marked = mark(f"{BORN} [Кандидат наук|PROFESSION], [доцент|PROFESSION].")
    assert [row[1] for row in positions(marked)] == ["кандидат наук", "доцент"]


@pytest.mark.parametrize(
    "heading", ["[Рид Анна Львовна|PERSON]\n", "[Анна Рид|PERSON], [врач|PROFESSION]\n"]
)
def test_a_biography_in_lines(mark, heading):
    marked = mark(
        f"{heading}[1999 – 2005 гг|DATE]. – [учитель|PROFESSION].\n"
        "[2005–2011|DATE]: [завуч|PROFESSION].\n"
        "[С 2011 г|DATE]. по настоящее время – [директор|PROFESSION]."
    )
    found = [row for row in positions(marked) if row[1] != "врач"]
    assert [(role, status) for _, role, _, status in found] == [
        ("учитель", "former"),
        ("завуч", "former"),
        ("директор", "current"),
    ]
    assert {row[0] for row in found} == {marked.mentions[0].text}


def test_a_line_about_something_is_no_heading(mark):
    marked = mark("Фото: [Анна Рид|PERSON]\n[1999–2005|DATE] – [учитель|PROFESSION].")
    assert positions(marked) == []


WERE = [
    "[Лев Котов|PERSON] работает на заводе с 2008 года: начинал [технологом|PROFESSION].",
    "[Лев Котов|PERSON] учил детей, до этого был [замминистра|PROFESSION].",
]


@pytest.mark.parametrize("text", WERE)
def test_a_form_that_the_tagger_mistakes(mark, text):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Лев Котов", marked.mentions[-1].text)
    assert [row[3] for row in positions(marked, relation)] == ["former"]


def test_each_post_of_a_line_has_its_own_date(mark):
    marked = mark(
        f"{BORN} [С 2002 года|DATE] — [врач|PROFESSION], [с 2009 г|DATE]. — [ректор|PROFESSION]."
    )
    assert [(r.role, r.date, r.status.value) for r in records(marked, RecordKind.POSITION)] == [
        ("врач", "С 2002 года", "former"),
        ("ректор", "с 2009 г", "current"),
    ]


def test_a_post_is_over_where_a_verb_tells_the_next(mark):
    marked = mark(
        f"{BORN} [С 2002 года|DATE] — [врач|PROFESSION]. "
        "[В 2010 году|DATE] избран [мэром|PROFESSION]."
    )
    assert [told[1:] for told in positions(marked)] == [
        ("врач", None, "former"),
        ("мэр", None, "current"),
    ]


BORN_ANEW = [
    ("Кто есть кто: [Лев Котов|PERSON]", "Лев Котов"),
    ("[Лев Котов|PERSON] и [Ян Ким|PERSON] назначены", None),
    ("[Анна Котова|PERSON] назначена", None),
]


@pytest.mark.parametrize(("headline", "who"), BORN_ANEW)
def test_a_life_is_that_of_whom_the_headline_names(mark, headline, who):
    marked = mark(
        f"{headline}\n\nПост оставил [Пётр Рид|PERSON].\n\nРодился в Омске.\n\n"
        "[2001–2004|DATE] – [врач|PROFESSION]"
    )
    assert [row[0] for row in positions(marked)] == ([who] if who else [])


@pytest.mark.parametrize(
    "text",
    [
        "[С 2002 по 2008 год|DATE] [Лев Рид|PERSON] – [врач|PROFESSION].",
        "[Лев Рид|PERSON] [с 2002 по 2008 год|DATE] – [врач|PROFESSION].",
    ],
)
def test_a_date_and_the_name_before_a_dash(mark, text):
    told = records(mark(f"{BORN} {text}"), RecordKind.POSITION)
    assert [(r.person, str(r.status), r.date_end) for r in told] == [
        ("Лев Рид", "former", "2008-12-31")
    ]


def test_a_name_behind_the_date_of_a_clause_with_a_verb(mark):
    text = "[С 2002 года|DATE] [Лев Рид|PERSON] живёт в Туле, [врач|PROFESSION] – тоже."
    assert positions(mark(text)) == []


BIRTHS = [
    "[Котова Лидия Львовна|PERSON]\n\n[Родилась|EVENT] [14 марта 1971 года|DATE] в [Туле|CITY].",
    "[Лидия Котова|PERSON] – врач. [Родилась|EVENT] [14 марта 1971 года|DATE] в [Туле|CITY].",
]


@pytest.mark.parametrize("text", BIRTHS)
def test_who_was_born(mark, text):
    (born,) = records(mark(text), RecordKind.EVENT)
    assert (born.event, born.date_start, born.place) == ("рождение", "1971-03-14", "Тула")
    assert "Лидия" in (born.person or "")


def test_what_follows_a_birth_is_on_another_day(mark):
    marked = mark(
        "[Котова Лидия Львовна|PERSON]\n\n[Родилась|EVENT] [14 марта 1971 года|DATE]. "
        "Любит лес.\n[Награждена|EVENT] [грамотой|AWARD]."
    )
    days = {r.event: r.date_start for r in records(marked, RecordKind.EVENT)}
    assert days == {"рождение": "1971-03-14", "награждение грамотой": None}


def test_where_one_becomes_a_deputy_is_not_where_he_works():
    told = newsnlp.extract(
        "В мае 2001 года Анна Ким стала директором завода «Луч». В этом же году её избрали "
        "депутатом."
    )
    posts = {r.role: r.organization for r in told.records if r.role}
    assert posts == {"директор": "завод «Луч»", "депутат": None}


def test_the_day_of_a_clause_without_a_verb_is_its_own():
    told = newsnlp.extract(
        "В 1998-м Лев Рид стал ректором ТГУ, в 2003-м — мэром Томска, в 2008-м ушёл в отставку."
    )
    days = {r.event: r.date for r in told.records if r.event}
    assert days["отставка"] == "в 2008-м"
