"""Posts as agencies and business dailies tell them, often of people with foreign names."""

import pytest
from told import positions

NOBODYS = [
    # a part on the stage, a side of a deal, whom somebody leads, instead of whom somebody goes
    ("[Главу [СССР|COUNTRY]|PROFESSION] сыграет [Кристоф Рид|PERSON].", "Главу СССР"),
    ("[Продавцом|PROFESSION] выступает [Лев Рид|PERSON].", "Продавцом"),
    ("[Анна Рид|PERSON] руководила [приставами|PROFESSION] области.", "приставами"),
    (
        "Вместо [главы [кабинета|ORGANIZATION]|PROFESSION] полетит [Лев Рид|PERSON].",
        "главы кабинета",
    ),
    ("Имя [актёра|PROFESSION], который сыграет [Льва Рида|PERSON], неизвестно.", "актёра"),
]


@pytest.mark.parametrize(("text", "role"), NOBODYS)
def test_a_role_is_another_one_s_whatever_the_model_says(mark, text, role):
    marked = mark(text)
    person = next(m.text for m in marked.mentions if m.type == "PERSON")
    assert positions(marked, marked.relation("WORKS_AS", person, role)) == []


def test_of_a_son_with_a_post_the_father_has_none(mark):
    marked = mark(
        "Основной акционер банка — [бизнесмен|PROFESSION] [Лев Рид|PERSON=l] (62 %), его сын "
        "[Марат Рид|PERSON=m] был [председателем|PROFESSION] [правления|ORGANIZATION]."
    )
    held = {(person, role) for person, role, *_ in positions(marked)}
    assert held == {("Лев Рид", "бизнесмен"), ("Марат Рид", "председатель")}


SEVERAL = "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Иван Рид|PERSON=r]"


def test_his_place_is_not_that_of_who_gives_it(mark):
    marked = mark(
        "[Президент|PROFESSION] [Лев Котов|PERSON] уволил [директора [завода «Луч»|ORGANIZATION]"
        "|PROFESSION] [Ивана Рида|PERSON] и назначил на его место 44-летнюю [Неслихан Рид|PERSON]."
    )
    assert ("Неслихан Рид", "директор", "завод «Луч»", "new") in positions(marked)


def test_a_predecessor_had_what_is_new_not_what_was_before(mark):
    marked = mark(
        "[Директором [завода «Луч»|ORGANIZATION]|PROFESSION] стала [Анна Рид|PERSON], до этого "
        "[коммерческий директор [компании «Вега»|ORGANIZATION]|PROFESSION]. Её предшественник "
        "[Лев Ким|PERSON] уходит на пенсию."
    )
    before = "коммерческий директор компании «Вега»"
    held = positions(marked, marked.relation("WORKS_AS", "Анна Рид", before))
    assert ("Лев Ким", "директор", "завод «Луч»", "former") in held


def test_a_predecessor_has_a_rank_and_what_the_other_heads(mark):
    marked = mark(
        "[Заводом «Луч»|ORGANIZATION] с января руководит [Лев Ким|PERSON=k]: его предшественник, "
        "[генерал|PROFESSION] [Иван Рид|PERSON=r], уволен."
    )
    assert ("Иван Рид", "руководитель", "Завод «Луч»", "former") in positions(marked)


SUCCEEDED = [
    (f"{SEVERAL} ушёл. Его преемник [Лев Ким|PERSON] уже работает.", "Лев Ким", "new"),
    (f"Приехал {SEVERAL}, в июле сменивший [Льва Кима|PERSON].", "Лев Ким", "former"),
    (f"{SEVERAL}, которого сменил [Лев Ким|PERSON], ушёл.", "Лев Ким", "new"),
]


@pytest.mark.parametrize(("text", "person", "status"), SUCCEEDED)
def test_who_comes_before_or_after(mark, text, person, status):
    marked = mark(text.replace("[Директор", "[директор") if text.startswith("Приехал") else text)
    relation = marked.relation(
        "WORKS_AS",
        "Иван Рид",
        next(m.text for m in marked.mentions if m.type == "PROFESSION"),
    )
    found = {(who, how) for who, _, _, how in positions(marked, relation)}
    assert (person, status) in found


def test_who_is_thought_to_follow_has_no_post_yet(mark):
    marked = mark(f"{SEVERAL} ушёл. Вероятный преемник [Лев Ким|PERSON] молчит.")
    assert {who for who, *_ in positions(marked)} == {"Иван Рид"}


def test_what_a_converb_tells_has_the_day_of_its_verb(mark):
    marked = mark(
        "[Лев Ким|PERSON] возглавил [завод «Луч»|ORGANIZATION] [в ноябре 2019 года|DATE], сменив "
        "[Ивана Рида|PERSON]."
    )
    assert {(who, status) for who, _, _, status in positions(marked)} == {
        ("Лев Ким", "current"),
        ("Иван Рид", "former"),
    }


def test_two_clauses_have_the_year_that_opens_them(mark):
    marked = mark(
        "[В 2019 году|DATE] [Анна Рид|PERSON] вернулась и возглавила [банк|ORGANIZATION]."
    )
    assert [status for *_, status in positions(marked)] == ["current"]


def test_a_year_that_opens_a_participle_s_clause_is_not_the_verb_s(mark):
    marked = mark(
        "[Начальником [штаба|ORGANIZATION]|PROFESSION] назначен [Лев Рид|PERSON], "
        "[в 2018 г|DATE]. работавший в Омске."
    )
    assert [status for *_, status in positions(marked)] == ["new"]


GROWN = [
    "[Анна Рид|PERSON] работала в [банке|ORGANIZATION], где доросла до [директора|PROFESSION].",
    "[Анна Рид|PERSON] ушла из [банка «Луч»|ORGANIZATION], где была [директором|PROFESSION].",
]


@pytest.mark.parametrize("text", GROWN)
def test_what_somebody_became_there(mark, text):
    marked = mark(text)
    assert ("Анна Рид", "директор", "former") in {
        (person, role, status) for person, role, _, status in positions(marked)
    }


def test_a_head_told_again_by_a_bare_noun_is_told_once(mark):
    marked = mark(
        "[Директор [«Луча»|ORGANIZATION=l]|PROFESSION] [Лев Рид|PERSON=r], который возглавлял "
        "[компанию|ORGANIZATION=k] девять лет, ушёл."
    )
    relation = marked.relation("WORKS_AS", "Лев Рид", "Директор «Луча»")
    assert [role for _, role, *_ in positions(marked, relation)] == ["директор"]
    marked = mark(
        "[Компанией|ORGANIZATION=k] управляет [Лев Рид|PERSON=r], ранее [директор|PROFESSION] "
        "[«Луча»|ORGANIZATION=l]."
    )
    assert "руководитель" in {role for _, role, *_ in positions(marked)}


def test_whose_word_it_is_employs_nobody(mark):
    marked = mark(
        "По сведениям [Bloomberg|ORGANIZATION], уйдёт [заместитель председателя|PROFESSION] "
        "[Лев Рид|PERSON]."
    )
    relation = marked.relation("WORKPLACE", "Лев Рид", "Bloomberg")
    assert [where for _, _, where, _ in positions(marked, relation)] == [None]


ROLES = [
    ("Ушёл [адвокат чиновника|PROFESSION] [Лев Рид|PERSON].", "адвокат"),
    ("Ушёл [[четвёртый|ORDINAL] глава|PROFESSION] [Лев Рид|PERSON].", "глава"),
    ("Ушёл [[первый|ORDINAL] заместитель|PROFESSION] [Лев Рид|PERSON].", "первый заместитель"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_what_is_no_part_of_a_role(mark, text, role):
    assert [found for _, found, *_ in positions(mark(text))] == [role]


CHAIRED = [
    ("[Лев Рид|PERSON] возглавил [комиссию|ORGANIZATION].", "председатель"),
    ("[Лев Рид|PERSON] возглавил [совет директоров|ORGANIZATION].", "председатель"),
    ("[Лев Рид|PERSON] возглавил [завод|ORGANIZATION].", "руководитель"),
]


@pytest.mark.parametrize(("text", "role"), CHAIRED)
def test_what_the_head_of_a_body_is_called(mark, text, role):
    assert [found for _, found, *_ in positions(mark(text))] == [role]


def test_who_heads_a_body_has_one_post_in_it(mark):
    marked = mark(
        "[Лев Рид|PERSON=r] возглавляет [совет директоров|ORGANIZATION=s]. Ушёл [глава [совета "
        "директоров|ORGANIZATION=s]|PROFESSION] [Лев Рид|PERSON=r]."
    )
    assert [(role, where) for _, role, where, _ in positions(marked)] == [
        ("глава", "совет директоров")
    ]


WHOSE = [
    (
        "Компания [VK|ORGANIZATION] расторгла договор, сообщила её [представитель|PROFESSION] "
        "[Анна Рид|PERSON].",
        "VK",
    ),
    (
        "Омский «[Авангард|ORGANIZATION]» обыграл уфимский «[Салават|ORGANIZATION]». Забил "
        "[форвард уфимцев|PROFESSION] [Лев Рид|PERSON].",
        "Салават",
    ),
    (
        "«[Ростов|ORGANIZATION]» сыграл с «[Зенитом|ORGANIZATION]». Забил "
        "[капитан ростовчан|PROFESSION] [Лев Рид|PERSON].",
        "Ростов",
    ),
]


@pytest.mark.parametrize(("text", "body"), WHOSE)
def test_whose_somebody_is_by_a_possessive_or_by_townsmen(mark, text, body):
    assert [(where, status) for _, _, where, status in positions(mark(text))] == [(body, "current")]


def test_townsmen_of_no_club_told_of_stay(mark):
    marked = mark("Забил [форвард уфимцев|PROFESSION] [Лев Рид|PERSON].")
    assert [(role, where) for _, role, where, _ in positions(marked)] == [("форвард уфимцев", None)]


def test_a_name_without_cases_behind_an_unknown_one(mark):
    marked = mark("Его будет замещать [директор|PROFESSION] [Прия Найду|PERSON].")
    assert [role for _, role, *_ in positions(marked)] == ["директор"]


def test_a_role_before_another_that_a_possessive_gives(mark):
    marked = mark(
        "Суд ликвидировал [партию «Путь»|ORGANIZATION]. Её [лидер|PROFESSION], бывший "
        "[депутат|PROFESSION] [Лев Рид|PERSON] против."
    )
    assert {role for _, role, *_ in positions(marked)} == {"лидер", "депутат"}
