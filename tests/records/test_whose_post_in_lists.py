"""Whose a post is in a list, behind a title, a rank, or by where somebody comes from."""

from told import positions

LISTED = "[ректор вуза|PROFESSION] и [мэр|PROFESSION] [Лев Котов|PERSON]"


def test_who_stands_in_a_list_is_another(mark):
    marked = mark(f"Соболезнования выразили {LISTED}.")
    relation = marked.relation("WORKS_AS", "Лев Котов", "ректор вуза")
    assert positions(marked, relation) == [("Лев Котов", "мэр", None, "current")]


def test_two_at_the_head_of_something_are_two(mark):
    marked = mark(
        "Пришли [губернатор области|PROFESSION], [министр|PROFESSION] [Лев Котов|PERSON], "
        "[мэр|PROFESSION] [Анна Рид|PERSON]."
    )
    rows = positions(marked, marked.relation("WORKS_AS", "Лев Котов", "губернатор области"))
    assert {row[:2] for row in rows} == {("Лев Котов", "министр"), ("Анна Рид", "мэр")}


def test_one_person_with_two_roles(mark):
    marked = mark(f"Соболезнования выразил {LISTED}.")
    relation = marked.relation("WORKS_AS", "Лев Котов", "ректор вуза")
    assert len(positions(marked, relation)) == 2


def test_who_is_served_has_the_inner_role(mark):
    marked = mark(
        "[Анна Рид|PERSON] стала [помощником [губернатора|PROFESSION]|PROFESSION] "
        "[Ивана Котова|PERSON]."
    )
    assert ("Иван Котов", "губернатор", None, "current") in positions(marked)


def test_a_post_stands_without_the_name_of_its_holder(mark):
    marked = mark(
        "[Анна Рид|PERSON] может занять пост [советника [мэра|PROFESSION]|PROFESSION] "
        "[Ивана Котова|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Ивана Котова", "советника мэра")
    assert positions(marked, relation) == [("Иван Котов", "мэр", None, "current")]


def test_a_rank_between_a_post_and_the_name(mark):
    marked = mark(
        "[Прокурор района|PROFESSION] [[советник юстиции|PROFESSION] 2 класса|PROFESSION] "
        "[Лев Котов|PERSON] провёл приём."
    )
    assert ("Лев Котов", "прокурор") in {row[:2] for row in positions(marked)}


def test_who_speaks_of_himself(mark):
    marked = mark("«Я — [педагог|PROFESSION]», — сказала [Анна Котова|PERSON].")
    relation = marked.relation("WORKS_AS", "Анна Котова", "педагог")
    assert [row[1] for row in positions(marked, relation)] == ["педагог"]


def test_a_title_is_its_holders(mark):
    marked = mark("[Анна Котова|PERSON] получила звание [народной артистки|PROFESSION].")
    relation = marked.relation("WORKS_AS", "Анна Котова", "народной артистки")
    assert [row[1] for row in positions(marked, relation)] == ["народная артистка"]


def test_where_somebody_comes_from_stands_before_the_name(mark):
    marked = mark(
        "Пришли [учитель|PROFESSION] [Анна Рид|PERSON], [врач|PROFESSION] из [Твери|CITY] "
        "[Лев Котов|PERSON]."
    )
    assert {row[:2] for row in positions(marked)} == {
        ("Анна Рид", "учитель"),
        ("Лев Котов", "врач"),
    }


def test_what_a_role_is_about_is_no_employer(mark):
    marked = mark("[Проректор по [АХЧ|ORGANIZATION]|PROFESSION] [Лев Котов|PERSON] рад.")
    assert [row[2] for row in positions(marked)] == [None]


def test_brackets_and_kin_between_a_name_and_a_role(mark):
    marked = mark(
        "Владельцы — [Лев Котов|PERSON] (49 %) и его жена [Анна Рид|PERSON] (51 %), "
        "[депутат думы|PROFESSION]."
    )
    assert [row[:2] for row in positions(marked)] == [("Анна Рид", "депутат")]


def test_a_surname_behind_initials_is_a_womans(mark):
    marked = mark("[Начальник управления|PROFESSION] [С.Н. Старостина|PERSON] рада.")
    relation = marked.relation("WORKS_AS", "С.Н. Старостина", "Начальник управления")
    assert [row[:2] for row in positions(marked, relation)] == [("С.Н. Старостина", "начальник")]


def test_the_director_of_what_a_relative_pronoun_means(mark):
    marked = mark(
        "Акты подписала [фирма «Север»|ORGANIZATION], [директор|PROFESSION] которой "
        "[Лев Котов|PERSON] признал вину."
    )
    assert positions(marked) == [("Лев Котов", "директор", "фирма «Север»", "current")]


def test_a_short_participle_tells_of_one_of_its_gender(mark):
    marked = mark(
        "[Председателем жюри|PROFESSION] утверждена [Зоя Рид|PERSON], а состав пополнил "
        "[Артур Ким|PERSON]."
    )
    assert [row[0] for row in positions(marked)] == ["Зоя Рид"]
