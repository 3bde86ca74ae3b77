"""Posts told in a row: behind a colon, a dash or a pronoun, along a life, two before one name."""

import pytest
from told import positions


def test_a_post_that_hangs_on_where_somebody_goes(mark):
    marked = mark(
        "[Глеб Ковш|PERSON] переведён в [Северный банк|ORGANIZATION] на должность "
        "[директора по рознице|PROFESSION]."
    )
    assert positions(marked) == [("Глеб Ковш", "директор по рознице", "Северный банк", "new")]


def test_a_list_of_appointments(mark):
    marked = mark(
        "Совет избрал [деканом|PROFESSION] [Анну Рид|PERSON]; [проректором|PROFESSION] утверждён "
        "[Никита Бойков|PERSON] (до этого – [директор института|PROFESSION])."
    )
    assert ("Никита Бойков", "проректор", None, "new") in positions(marked)


def test_a_path_begins_nothing(mark):
    marked = mark(
        "[Вера Рид|PERSON] работает давно. Трудовой путь начинала [экономистом|PROFESSION]."
    )
    assert positions(marked) == [("Вера Рид", "экономист", None, "former")]


def test_a_life_behind_a_colon(mark):
    marked = mark(
        "[Лев Рид|PERSON] служит в полиции с 2003 года: был [следователем|PROFESSION], "
        "[помощником прокурора|PROFESSION], [начальником отдела|PROFESSION]."
    )
    assert {row[3] for row in positions(marked)} == {"former"}
    assert len(positions(marked)) == 3


DASHED = [
    ("[Белов А. С.|PERSON] – [инженер|PROFESSION].", ["инженер"]),
    ("Забил [Белов|PERSON] – [тренер|PROFESSION] обрадовался.", []),
    ("Это говорил [Белов|PERSON] – [тренера|PROFESSION] он знал.", []),
    (
        "[Врач|PROFESSION] – [Рид|PERSON], [инженер|PROFESSION] – [Белов|PERSON].",
        ["врач", "инженер"],
    ),
    ("[Врач|PROFESSION] – [токарь|PROFESSION], пришёл [Белов|PERSON].", []),
    (
        "[Врач|PROFESSION] – [поэт|PROFESSION], [токарь|PROFESSION] [Белов|PERSON].",
        ["врач", "поэт", "токарь"],
    ),
]


@pytest.mark.parametrize(("text", "roles"), DASHED)
def test_a_role_behind_a_dash(mark, text, roles):
    assert [row[1] for row in positions(mark(text))] == roles


TWO_POSTS = [
    ("Выступила [врач|PROFESSION], [депутат|PROFESSION] [Анна Рид|PERSON].", {"врач", "депутат"}),
    ("Пришли [врач|PROFESSION], [депутат|PROFESSION] [Анна Рид|PERSON] и Рид.", {"депутат"}),
]


@pytest.mark.parametrize(("text", "roles"), TWO_POSTS)
def test_two_posts_before_a_name(mark, text, roles):
    assert {row[1] for row in positions(mark(text))} == roles


OPENED = [
    ("Он [врач|PROFESSION], [депутат|PROFESSION] думы.", ["врач", "депутат"]),
    ("Он также [врач|PROFESSION].", ["врач"]),
    ("Его [врач|PROFESSION] – [Пётр Лось|PERSON].", []),
    ("Он [врача|PROFESSION] не знает.", []),
]


@pytest.mark.parametrize(("text", "roles"), OPENED)
def test_roles_behind_a_pronoun(mark, text, roles):
    rows = positions(mark(f"[Лев Рид|PERSON] молчит. {text}"))
    assert [role for person, role, *_ in rows if person == "Лев Рид"] == roles


def test_in_a_list_a_role_is_of_the_name_behind_it(mark):
    text = (
        "Выбрали группу: [Котов|PERSON], [учительница|PROFESSION] [Анна Рид|PERSON], "
        "[фермер|PROFESSION] [Лев Горин|PERSON]."
    )
    assert positions(mark(text)) == [
        ("Анна Рид", "учительница", None, "current"),
        ("Лев Горин", "фермер", None, "current"),
    ]


def test_in_a_list_whose_items_begin_with_roles_a_role_is_of_its_own_item(mark):
    text = (
        "Отвечали [врач|PROFESSION] [Анна Рид|PERSON], [инспектор|PROFESSION], "
        "[майор|PROFESSION] [Лев Горин|PERSON] и [психолог|PROFESSION] [Пётр Зуб|PERSON]."
    )
    assert ("Анна Рид", "инспектор", None, "current") not in positions(mark(text))


def test_posts_behind_a_colon_are_each_another_s(mark):
    marked = mark(
        "Избраны: [председателем|PROFESSION] – [Анна Рид|PERSON]; [заместителем|PROFESSION] – "
        "[Голубева Ольга Станиславовна|PERSON]; [секретарём|PROFESSION] – [Лев Ким|PERSON]."
    )
    assert [row[::3] for row in positions(marked)] == [
        ("Анна Рид", "new"),
        ("Голубева Ольга Станиславовна", "new"),
        ("Лев Ким", "new"),
    ]
