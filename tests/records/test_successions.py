"""Successions: who takes whose post, where the text leaves no choice which post is meant."""

import pytest
import told

from newsnlp.types import RecordKind

DIRECTOR = "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Иван Петров|PERSON=r]"


NAMES = {"Ан": "Анна Котова", "Ив": "Иван Петров"}
"""By how they begin: to name a person in the nominative is for linking."""


def positions(marked, *relations):
    found = told.positions(marked, *relations)
    return {(NAMES[person[:2]], *post) for person, *post in found}


NOTHING = [
    # another place, another change
    "[Анна Котова|PERSON] заняла второе место.",
    "[Сборная|ORGANIZATION] заняла первое место.",
    "[Анна Котова|PERSON] сменила фамилию.",
    "Смена на заводе началась, пришла [Анна Котова|PERSON].",
    "Место на скамье заняла [Анна Котова|PERSON].",
    "Место [водителя|PROFESSION] заняла [Анна Котова|PERSON].",
    "На 70-й минуте [Ивана Петрова|PERSON] заменила [Анна Котова|PERSON].",
    "[Иван Петров|PERSON] уступил место пожилой женщине.",
    # no post is told
    "[Анна Котова|PERSON] сменила [Ивана Петрова|PERSON].",
    "На смену [Петрову|PERSON] пришла [Анна Котова|PERSON].",
    "Дождь кончился. Его место заняла [Анна Котова|PERSON].",
    "Выступила [Анна Котова|PERSON]. Её предшественник [Иван Петров|PERSON] уехал.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_succession_is_no_position(mark, text):
    assert positions(mark(text)) == set()


def test_of_two_posts_none_changes_hands(mark):
    deputy = "[заместителя губернатора [Заречной области|STATE_OR_PROVINCE]|PROFESSION]"
    marked = mark(f"{DIRECTOR} занимал пост {deputy}. Его сменила [Анна Котова|PERSON].")
    found = {(person, role, status) for person, role, _, status in positions(marked)}
    assert found == {
        ("Иван Петров", "директор", "current"),
        ("Иван Петров", "заместитель губернатора", "former"),
    }


STAYS = [
    f"{DIRECTOR} приехал. Его место не заняла [Анна Котова|PERSON].",
    f"{DIRECTOR} приехал. Его может сменить [Анна Котова|PERSON].",
    f"{DIRECTOR} приехал. Если его сменит [Анна Котова|PERSON], всё изменится.",
    f"{DIRECTOR} приехал. На смену ему планирует прийти [Анна Котова|PERSON].",
    f"{DIRECTOR} приехал. Его преемником, возможно, станет [Анна Котова|PERSON].",
    f"{DIRECTOR} уехал. Преемника [Ивана Петрова|PERSON=r] [Анну Котову|PERSON] не назвали.",
    # whose place?
    f"{DIRECTOR} и [Пётр Бах|PERSON] приехали. Его место заняла [Анна Котова|PERSON].",
]


@pytest.mark.parametrize("text", STAYS)
def test_who_is_not_told_to_be_replaced_stays(mark, text):
    assert positions(mark(text)) == {("Иван Петров", "директор", "завод «Луч»", "current")}


def test_a_player_who_comes_on_has_no_post(mark):
    marked = mark(
        "[Нападающий [«Ротора»|ORGANIZATION]|PROFESSION] [Иван Петров|PERSON] ушёл с поля. "
        "Его место заняла [Анна Котова|PERSON]."
    )
    assert {person for person, *_ in positions(marked)} == {"Иван Петров"}


TAKEN = [
    f"{DIRECTOR} ушёл. Его место заняла [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. Его пост заняла [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. Его сменила [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. [Анна Котова|PERSON] сменила его на этом посту.",
    f"{DIRECTOR} ушёл. Ему на смену пришла [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. На его место пришла [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. На его место назначена [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. На прежней должности его сменила [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. Его преемником стала [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. На прежней должности его сменила [Анна Котова|PERSON].",
    f"{DIRECTOR} ушёл. Его преемником назначили [Анну Котову|PERSON].",
    f"{DIRECTOR} уступил место [Анне Котовой|PERSON].",
    "[Директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Ивана Петрова|PERSON] сменила "
    "[Анна Котова|PERSON].",
    "[Анна Котова|PERSON] сменила [Ивана Петрова|PERSON] на посту "
    "[директора [завода «Луч»|ORGANIZATION]|PROFESSION].",
    "[Анна Котова|PERSON] сменила на посту [директора [завода «Луч»|ORGANIZATION]|PROFESSION] "
    "[Ивана Петрова|PERSON].",
    "[Ивана Петрова|PERSON] заменила на посту [директора [завода «Луч»|ORGANIZATION]"
    "|PROFESSION] [Анна Котова|PERSON].",
    "На смену [директору [завода «Луч»|ORGANIZATION]|PROFESSION] [Ивану Петрову|PERSON] "
    "пришла [Анна Котова|PERSON].",
    "Место [директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Ивана Петрова|PERSON] заняла "
    "[Анна Котова|PERSON].",
    "Преемником [Ивана Петрова|PERSON] на посту [директора [завода «Луч»|ORGANIZATION]"
    "|PROFESSION] стала [Анна Котова|PERSON].",
    "[Иван Петров|PERSON] уступил пост [директора [завода «Луч»|ORGANIZATION]|PROFESSION] "
    "[Анне Котовой|PERSON].",
    "Вместо [Ивана Петрова|PERSON] [директором [завода «Луч»|ORGANIZATION]|PROFESSION] "
    "назначена [Анна Котова|PERSON].",
    "Вместо [Ивана Петрова|PERSON] на пост [директора [завода «Луч»|ORGANIZATION]|PROFESSION] "
    "назначена [Анна Котова|PERSON].",
    "Губернатор назначил [директором [завода «Луч»|ORGANIZATION]|PROFESSION] "
    "[Анну Котову|PERSON] вместо [Ивана Петрова|PERSON].",
    "[Директором [завода «Луч»|ORGANIZATION]|PROFESSION] вместо [Ивана Петрова|PERSON] стала "
    "[Анна Котова|PERSON].",
    "Новым [директором [завода «Луч»|ORGANIZATION]|PROFESSION] назначена [Анна Котова|PERSON], "
    "сменившая [Ивана Петрова|PERSON].",
    "[Директором [завода «Луч»|ORGANIZATION]|PROFESSION] стала [Анна Котова|PERSON]. "
    "Она сменила [Ивана Петрова|PERSON].",
]


@pytest.mark.parametrize("text", TAKEN)
def test_one_gets_the_post_and_the_other_loses_it(mark, text):
    assert positions(mark(text)) == {
        ("Анна Котова", "директор", "завод «Луч»", "new"),
        ("Иван Петров", "директор", "завод «Луч»", "former"),
    }


CALLED = [
    "Её предшественник [Иван Петров|PERSON] уехал.",
    "Её прежний предшественник [Иван Петров|PERSON] уехал.",
    "Её предшественником на этом посту был [Иван Петров|PERSON].",
    "Предшественник [Котовой|PERSON=k] [Иван Петров|PERSON] уехал.",
]


@pytest.mark.parametrize("added", CALLED)
def test_a_predecessor_had_the_post_of_his_successor(mark, added):
    director = "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Анна Котова|PERSON=k]"
    assert positions(mark(f"{director} приехала. {added}")) == {
        ("Анна Котова", "директор", "завод «Луч»", "current"),
        ("Иван Петров", "директор", "завод «Луч»", "former"),
    }


def test_whose_deputy_somebody_is_elected(mark):
    marked = mark(
        "[Председателем [совета ветеранов|ORGANIZATION]|PROFESSION] избрана [Анна Котова|PERSON]. "
        "[Заместителем|PROFESSION] ей избран [Иван Петров|PERSON]."
    )
    found = [one for one in told.positions(marked) if one[0] == "Иван Петров"]
    assert found == [("Иван Петров", "заместитель", "совет ветеранов", "new")]


OWN = [
    ("Она обняла свою [предшественницу|PROFESSION] [Ольгу Лось|PERSON].", []),
    ("[Врач|PROFESSION] обнял свою предшественницу [Ольгу Лось|PERSON].", []),
    (
        "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Анна Котова|PERSON] обняла "
        "свою предшественницу [Ольгу Лось|PERSON].",
        ["директор"],
    ),
]


@pytest.mark.parametrize(("text", "roles"), OWN)
def test_somebodys_own_predecessor(mark, text, roles):
    found = [one for one in told.positions(mark(text)) if one[0].startswith("Ольг")]
    assert [(role, how) for _, role, _, how in found] == [(role, "former") for role in roles]


def test_whose_predecessor_has_two_posts_is_not_known(mark):
    marked = mark(
        "[Анна Котова|PERSON=k] — [мэр [Самары|CITY]|PROFESSION] и [директор "
        "[завода «Луч»|ORGANIZATION]|PROFESSION]. Её предшественник [Иван Петров|PERSON] уехал."
    )
    two = [
        marked.relation("WORKS_AS", "Анна Котова", "мэр Самары"),
        marked.relation("WORKS_AS", "Анна Котова", "директор завода «Луч»"),
    ]
    assert {person for person, *_ in positions(marked, *two)} == {"Анна Котова"}


def test_the_place_of_a_role_is_the_role(mark):
    marked = mark(
        "Место [директора [завода «Луч»|ORGANIZATION]|PROFESSION] заняла [Анна Котова|PERSON]."
    )
    assert positions(marked) == {("Анна Котова", "директор", "завод «Луч»", "new")}


def test_who_comes_after_an_ex_mayor_is_no_ex_mayor(mark):
    marked = mark(
        "[Экс-мэра [Самары|CITY]|PROFESSION] [Ивана Петрова|PERSON] сменила [Анна Котова|PERSON]."
    )
    assert positions(marked) == {
        ("Иван Петров", "мэр", "Самара", "former"),
        ("Анна Котова", "мэр", "Самара", "new"),
    }


def test_a_succession_has_its_date(mark):
    marked = mark(
        "[12 марта|DATE] [Ивана Петрова|PERSON] на посту [мэра [Самары|CITY]|PROFESSION] "
        "сменила [Анна Котова|PERSON]."
    )
    found = told.records(marked, RecordKind.POSITION)
    assert {(NAMES[r.person[:2]], r.date_start) for r in found} == {
        ("Иван Петров", "2025-03-12"),
        ("Анна Котова", "2025-03-12"),
    }


def test_how_long_the_one_before_had_it_is_no_date_of_the_next(mark):
    marked = mark(
        "[Анна Котова|PERSON] сменила на посту [мэра [Самары|CITY]|PROFESSION] "
        "[Ивана Петрова|PERSON], который руководил городом [одиннадцать лет|DATE] и ушёл сам."
    )
    found = told.records(marked, RecordKind.POSITION)
    assert ("Анна Котова", None) in {(NAMES[r.person[:2]], r.date) for r in found}


def test_whom_one_appoints_is_another(mark):
    marked = mark(
        "Спикер [Лев Котов|PERSON] ушёл. Вчера [Иван Петров|PERSON] назначил его "
        "[министром|PROFESSION]."
    )
    assert told.positions(marked) == [("Лев Котов", "министр", None, "new")]


def test_a_pronoun_means_who_is_named_with_initials(mark):
    marked = mark("Пришла [А. И. Котова|PERSON]. Раньше она занимала пост [министра|PROFESSION].")
    assert told.positions(marked) == [("А. И. Котова", "министр", None, "former")]


def test_a_deputy_is_where_the_boss_is(mark):
    marked = mark(f"{DIRECTOR} уехал. Его [заместитель|PROFESSION] [Анна Котова|PERSON] рада.")
    relation = marked.relation("WORKS_AS", "Анна Котова", "заместитель")
    assert ("Анна Котова", "заместитель", "завод «Луч»", "current") in positions(marked, relation)


def test_a_helper_may_be_anywhere(mark):
    marked = mark(f"{DIRECTOR} уехал. Его [водитель|PROFESSION] [Анна Котова|PERSON] рада.")
    relation = marked.relation("WORKS_AS", "Анна Котова", "водитель")
    assert ("Анна Котова", "водитель", None, "current") in positions(marked, relation)


def test_who_heads_a_council_does_not_get_the_post_of_who_headed_it(mark):
    marked = mark(
        "[Совет вузов|ORGANIZATION] возглавила [Анна Котова|PERSON], сменив "
        "[главу [завода «Луч»|ORGANIZATION]|PROFESSION] [Ивана Петрова|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Ивана Петрова", "главу завода «Луч»")
    found = {row[:3] for row in positions(marked, relation)}
    assert ("Анна Котова", "глава", "завод «Луч»") not in found
    assert ("Анна Котова", "председатель", "Совет вузов") in found
    assert ("Иван Петров", "председатель", "Совет вузов") in found


def test_a_post_that_is_taken_over_needs_no_employer(mark):
    marked = mark(
        "[Анна Котова|PERSON] стала [ректором|PROFESSION], сменив [Ивана Петрова|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Анна Котова", "ректором")
    assert ("Иван Петров", "ректор", None, "former") in positions(marked, relation)


LED = [
    ("возглавлявшего", {("Анна Котова", "руководитель", "Дом кино", "new")}),
    ("ранее возглавлявшего", set()),
]


@pytest.mark.parametrize(("verb", "found"), LED)
def test_a_participle_says_what_is_taken_over(mark, verb, found):
    marked = mark(
        f"[Анна Котова|PERSON] сменила [Ивана Петрова|PERSON], {verb} [Дом кино|ORGANIZATION]."
    )
    assert {row for row in positions(marked) if row[0] == "Анна Котова"} == found


LED = [
    "[Фонд «Луч»|ORGANIZATION] возглавила [Анна Котова|PERSON]. "
    "Она сменила [Ивана Петрова|PERSON].",
    "[Фонд «Луч»|ORGANIZATION] возглавила [Анна Котова|PERSON], сменившая [Ивана Петрова|PERSON].",
]


@pytest.mark.parametrize("text", LED)
def test_who_headed_what_the_successor_heads(mark, text):
    assert positions(mark(text)) == {
        ("Анна Котова", "руководитель", "Фонд «Луч»", "new"),
        ("Иван Петров", "руководитель", "Фонд «Луч»", "former"),
    }


def test_another_may_have_headed_it(mark):
    marked = mark(
        "[Фонд «Луч»|ORGANIZATION] возглавляла [Анна Котова|PERSON]. "
        "Она сменила [Ивана Петрова|PERSON]."
    )
    assert {person for person, *_ in positions(marked)} == {"Анна Котова"}


def test_the_predecessor_of_who_is_new(mark):
    marked = mark(
        "Пост [директора|PROFESSION] заняла [Анна Котова|PERSON]. "
        "Её предшественник [Иван Петров|PERSON] уехал."
    )
    assert positions(marked) == {
        ("Анна Котова", "директор", None, "new"),
        ("Иван Петров", "директор", None, "former"),
    }


def test_the_predecessor_of_who_heads_a_body_anew(mark):
    marked = mark(
        "[Фонд «Луч»|ORGANIZATION] возглавила [Анна Котова|PERSON]. "
        "Её предшественник [Иван Петров|PERSON] уехал."
    )
    assert ("Иван Петров", "руководитель", "Фонд «Луч»", "former") in positions(marked)


def test_a_sentence_between(mark):
    marked = mark(
        "[Директором [завода «Луч»|ORGANIZATION]|PROFESSION] назначена [Анна Котова|PERSON]. "
        "Шёл снег. Она сменила на этом посту [Ивана Петрова|PERSON]."
    )
    assert {(person, status) for person, *_, status in positions(marked)} == {
        ("Анна Котова", "new"),
        ("Иван Петров", "former"),
    }


HEADED_BEFORE = [
    "[Фондом «Луч»|ORGANIZATION] руководил [Иван Петров|PERSON=r]. "
    "Его место заняла [Анна Котова|PERSON].",
    "[Фонд «Луч»|ORGANIZATION] возглавлял [Иван Петров|PERSON=r]. "
    "На его место пришла [Анна Котова|PERSON].",
]


@pytest.mark.parametrize("text", HEADED_BEFORE)
def test_what_the_predecessor_headed_is_taken_over(mark, text):
    assert ("Анна Котова", "руководитель", "Фонд «Луч»", "new") in positions(mark(text))


def test_what_somebody_else_headed_is_not(mark):
    marked = mark(
        "[Фонд «Луч»|ORGANIZATION] возглавлял [Ирина Рид|PERSON]. [Иван Петров|PERSON=r] ушёл. "
        "Его место заняла [Анна Котова|PERSON]."
    )
    found = told.positions(marked)
    assert all(person != "Анна Котова" for person, *_ in found)


def test_nobody_succeeds_to_a_founder(mark):
    text = (
        "На этом посту [Анна Котова|PERSON] сменила [Ивана Петрова|PERSON], одного из "
        "[основателей [клуба «Луч»|ORGANIZATION]|PROFESSION]."
    )
    assert {person for person, *_ in positions(mark(text))} == {"Иван Петров"}


OVER_OR_TO_COME = [("Позже", "former"), ("Теперь", "new"), ("Скоро", "new")]


@pytest.mark.parametrize(("then", "status"), OVER_OR_TO_COME)
def test_what_comes_now_is_no_history(mark, then, status):
    marked = mark(
        "[Иван Петров|PERSON=r] возглавлял [вуз|ORGANIZATION] [с 2008 года|DATE]. "
        f"{then} [он|PERSON=r] станет [ректором|PROFESSION]."
    )
    role = ("Иван Петров", "ректор", None, status)
    assert role in positions(marked)


def test_who_will_be_succeeded_goes_on_and_the_day_is_the_successors(mark):
    marked = mark(
        "[Директора [завода «Луч»|ORGANIZATION]|PROFESSION] [Ивана Петрова|PERSON] [с 1 мая|DATE] "
        "сменит [Анна Котова|PERSON]."
    )
    found = told.records(marked, RecordKind.POSITION)
    stands = {(r.person[:2], r.status and r.status.value, r.date) for r in found}
    assert stands == {("Ив", "current", None), ("Ан", "new", "с 1 мая")}
