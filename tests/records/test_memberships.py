"""Who joins, leaves and belongs to which body."""

import pytest
from told import records

from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.verbs import find
from newsnlp.types import EntityType, RecordKind


def memberships(marked, *relations):
    found = records(marked, RecordKind.MEMBERSHIP, *relations)
    return [(r.person, r.organization, r.status.value) for r in found]


AMONG = [
    (
        "В [совет|ORGANIZATION] избраны 25 человек, среди них – [Лев Рид|PERSON] и "
        "[Ян Ким|PERSON].",
        2,
    ),
    ("В [совет|ORGANIZATION] вошли гости, среди них [Лев Рид|PERSON] и [Ян Ким|PERSON].", 2),
    (
        "В [совет|ORGANIZATION] избраны 25 человек, среди них:\n"
        "• [Лев Рид|PERSON] – врач;\n• [Ян Ким|PERSON] – слесарь.",
        2,
    ),
    ("В [совете|ORGANIZATION] собрались гости, среди них – [Лев Рид|PERSON].", 0),
    ("В [совет|ORGANIZATION] избраны 25 человек. Среди них говорят о [Льве Риде|PERSON].", 0),
]


@pytest.mark.parametrize(("text", "count"), AMONG)
def test_who_is_named_of_many(mark, text, count):
    members = [("Лев Рид", "совет"), ("Ян Ким", "совет")]
    assert sorted(told[:2] for told in memberships(mark(text))) == members[:count]


NO_MEMBERSHIP = [
    "[Ирина Палагина|PERSON] хотела войти в [совет|ORGANIZATION].",
    "[Ирина Палагина|PERSON] остаётся в [школе|ORGANIZATION].",
    "[Ирина Палагина|PERSON] остаётся в [группе риска|ORGANIZATION].",
    "[Ирина Палагина|PERSON] согласилась войти в [совет|ORGANIZATION], но передумала.",
    "[Совет директоров|ORGANIZATION] избрал [Ивана Петрова|PERSON] единогласно.",
    "[Иван Петров|PERSON] перешёл в наступление.",
    "[Иван Петров|PERSON] не ушёл из [партии|ORGANIZATION].",
    "[Инженер|PROFESSION] [Иван Петров|PERSON] уволился из [завода|ORGANIZATION].",
    "[Иван Петров|PERSON], возможно, войдёт в [совет|ORGANIZATION].",
    "[Иван Петров|PERSON] не входит в [совет|ORGANIZATION].",
    "Спасатели вывели [Ивана Петрова|PERSON] из [школы|ORGANIZATION].",
    "[Председатель [совета|ORGANIZATION]|PROFESSION] [Иван Петров|PERSON] приехал.",
    "Члены [союза|ORGANIZATION] участвуют в выставках.",
    "[Иван Петров|PERSON] не является членом [партии «Рост»|ORGANIZATION].",
    "[Иван Петров|PERSON], будущий член [партии «Рост»|ORGANIZATION], выступил.",
    "[Ивана Петрова|PERSON] ждал член [партии «Рост»|ORGANIZATION].",
    "[Иван Петров|PERSON], члены [партии «Рост»|ORGANIZATION] и гости выступили.",
    "Член семьи [Иван Петров|PERSON] приехал в [партию «Рост»|ORGANIZATION].",
    "[Иван Петров|PERSON] перешёл в [музей «Рост»|ORGANIZATION].",
    "[Иван Петров|PERSON] ушёл из [управления|ORGANIZATION] на работу в мэрию.",
    "Интересы Рида в [комиссии|ORGANIZATION] представлял [Иван Петров|PERSON].",
    "[Иван Петров|PERSON] представил области в [совете|ORGANIZATION] новый план.",
    "[Иван Петров|PERSON] работает в [комиссии|ORGANIZATION].",
    "[Партия «Рост»|ORGANIZATION] спросила, куда вступил [Иван Петров|PERSON].",
]


@pytest.mark.parametrize("text", NO_MEMBERSHIP)
def test_no_membership(mark, text):
    assert memberships(mark(text)) == []


def test_who_is_no_member(mark):
    marked = mark("[Анна Рид|PERSON] не член [союза|ORGANIZATION].")
    assert memberships(marked, marked.relation("MEMBER_OF", "Анна Рид", "союза")) == []


def test_who_says_that_another_leaves_is_no_member(mark):
    marked = mark(
        "[Лев Рид|PERSON] объявил, что [фракцию «Рост»|ORGANIZATION] покидает [Ян Ким|PERSON]."
    )
    relation = marked.relation("MEMBER_OF", "Лев Рид", "фракцию «Рост»")
    assert memberships(marked, relation) == [("Ян Ким", "фракция «Рост»", "former")]


def test_a_chair_is_not_listed_as_a_member_too(mark):
    marked = mark("[Председатель [совета|ORGANIZATION]|PROFESSION] [Иван Петров|PERSON] приехал.")
    relation = marked.relation("MEMBER_OF", "Иван Петров", "совета")
    assert memberships(marked, relation) == []


def test_a_post_of_a_member_is_a_membership(mark):
    marked = mark("[Член [правления|ORGANIZATION]|PROFESSION] [Иван Петров|PERSON] приехал.")
    assert memberships(marked) == [("Иван Петров", "правление", "current")]


MEMBERSHIPS = [
    (
        "Состав [жюри|ORGANIZATION] пополнил [Лев Рябов|PERSON].",
        ("Лев Рябов", "жюри", "new"),
    ),
    (
        "[Лев Рябов|PERSON] остаётся в [попечительском совете|ORGANIZATION].",
        ("Лев Рябов", "попечительский совет", "current"),
    ),
    (
        "Войти в [совет|ORGANIZATION] согласилась [Ирина Палагина|PERSON].",
        ("Ирина Палагина", "совет", "new"),
    ),
    (
        "Осенью «[Рассвет|ORGANIZATION]» приняли в [Союз молочников|ORGANIZATION].",
        ("Рассвет", "Союз молочников", "new"),
    ),
    (
        "Из прежнего состава [исполкома|ORGANIZATION] выбыла [Ирина Палагина|PERSON].",
        ("Ирина Палагина", "исполком", "former"),
    ),
    (
        "[Ирина Палагина|PERSON], член партии «[Рост|ORGANIZATION]», выступила.",
        ("Ирина Палагина", "Рост", "current"),
    ),
    (
        "Задержали активиста движения «[Рост|ORGANIZATION]» [Льва Рябова|PERSON].",
        ("Лев Рябов", "Рост", "current"),
    ),
    (
        "[Ирина Палагина|PERSON] была членом [партии «Рост»|ORGANIZATION].",
        ("Ирина Палагина", "партия «Рост»", "former"),
    ),
    (
        "[Ирина Палагина|PERSON] стала участницей группы «[Рост|ORGANIZATION]».",
        ("Ирина Палагина", "Рост", "new"),
    ),
    (
        "[Ирина Палагина|PERSON] перешла в [партию «Рост»|ORGANIZATION].",
        ("Ирина Палагина", "партия «Рост»", "new"),
    ),
    (
        "[Ирина Палагина|PERSON] ушла из [партии «Рост»|ORGANIZATION].",
        ("Ирина Палагина", "партия «Рост»", "former"),
    ),
    (
        "[Ирина Палагина|PERSON] вошла в состав [рабочей группы|ORGANIZATION].",
        ("Ирина Палагина", "рабочая группа", "new"),
    ),
    (
        "В состав [учёного совета|ORGANIZATION] вошла [Светлана Козырева|PERSON].",
        ("Светлана Козырева", "учёный совет", "new"),
    ),
    (
        "[Ирина Палагина|PERSON] представляет [Тулу|CITY] в [Совете Федерации|ORGANIZATION].",
        ("Ирина Палагина", "Совет Федерации", "current"),
    ),
    (
        "В [жюри|ORGANIZATION] работала [Ирина Палагина|PERSON].",
        ("Ирина Палагина", "жюри", "current"),
    ),
    (
        "[Ирина Палагина|PERSON] выведена из состава [правления|ORGANIZATION].",
        ("Ирина Палагина", "правление", "former"),
    ),
    (
        "[Завод|ORGANIZATION] входит в [Союз машиностроителей|ORGANIZATION].",
        ("Завод", "Союз машиностроителей", "current"),
    ),
    (
        "[Ирина Палагина|PERSON] состояла в [партии «Рост»|ORGANIZATION].",
        ("Ирина Палагина", "партия «Рост»", "former"),
    ),
    (
        "[Вратарь|PROFESSION] [Иван Петров|PERSON] перешёл в «[Спартак|ORGANIZATION]».",
        ("Иван Петров", "Спартак", "new"),
    ),
    (
        "[Ирина Палагина|PERSON] вышла из состава [комиссии|ORGANIZATION].",
        ("Ирина Палагина", "комиссия", "former"),
    ),
    (
        "[Партия «Рост»|ORGANIZATION], куда вступил [Иван Петров|PERSON], распущена.",
        ("Иван Петров", "Партия «Рост»", "new"),
    ),
    (
        "[Иван Петров|PERSON] принят в [Совет НПС|ORGANIZATION].",
        ("Иван Петров", "Совет НПС", "new"),
    ),
]


@pytest.mark.parametrize(("text", "membership"), MEMBERSHIPS)
def test_memberships(mark, text, membership):
    assert memberships(mark(text)) == [membership]


def test_a_role_joins_for_its_holder(mark):
    marked = mark(
        "[Руководитель [ЦОПП|ORGANIZATION]|PROFESSION] вошёл в состав [Совета|ORGANIZATION]. "
        "Это [Иван Петров|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Иван Петров", "Руководитель ЦОПП")
    assert memberships(marked, relation) == [("Иван Петров", "Совет", "new")]


POINTED = [
    ("Создан общественный совет. В него вошёл [Лев Рид|PERSON].", "общественный совет"),
    ("Создан общественный совет. В его состав вошёл [Лев Рид|PERSON].", "общественный совет"),
    ("Комиссия утвердила состав группы. В неё вошёл [Лев Рид|PERSON].", "группы"),
    ("Создан совет. В неё вошёл [Лев Рид|PERSON].", None),
    (
        "Закрыт оргкомитет. Сгорел ансамбль, штаб цел. В него вошёл [Лев Рид|PERSON].",
        None,
    ),
    ("Оргкомитет, в котором спорил [Лев Рид|PERSON], устал.", None),
    ("Жюри, в которое вошёл [Лев Рид|PERSON], назвало лучших.", "Жюри"),
    ("Оргкомитет решил, куда вошёл [Лев Рид|PERSON].", None),
    ("Жюри, куда вошёл [Лев Рид|PERSON], назвало лучших.", "Жюри"),
    ("Комиссия, в которую включён [Лев Рид|PERSON], начала работу.", "Комиссия"),
    ("Построен совет. На него смотрит [Лев Рид|PERSON].", None),
]


@pytest.mark.parametrize(("text", "body"), POINTED)
def test_bodies_that_pronouns_of_joining_mean(mark, text, body):
    marked = mark(text)
    clauses = Clauses(marked.annotation)
    spans = find(marked.annotation, marked.spans, clauses)
    found = [text_of(marked, s) for s in spans if s.type is EntityType.ORGANIZATION]
    assert found == ([body] if body else [])


def text_of(marked, span):
    return marked.annotation.text[span.start : span.end]


NOT_OF_ALL = [
    # what a relative clause in the singular tells is told of the last of a list
    (
        "Приехали [министр|PROFESSION] [Лев Котов|PERSON] и [Ян Ким|PERSON], "
        "который входит в [совет|ORGANIZATION].",
        ["Ян Ким"],
    ),
    (
        "Приехали [министр|PROFESSION] [Лев Котов|PERSON] и [глава района|PROFESSION] "
        "[Ян Ким|PERSON], который входит в [совет|ORGANIZATION].",
        ["Ян Ким"],
    ),
    # what many did was not done by the one of the clause before
    (
        "Председателем [комиссии|ORGANIZATION] назначен [протоиерей|PROFESSION] "
        "[Лев Рогов|PERSON], в неё вошли [игумен|PROFESSION] [Пётр Лосев|PERSON], "
        "[иерей|PROFESSION] [Ян Шаров|PERSON] и [краевед|PROFESSION] [Анна Котова|PERSON].",
        ["Пётр Лосев", "Ян Шаров", "Анна Котова"],
    ),
]


@pytest.mark.parametrize(("text", "members"), NOT_OF_ALL)
def test_who_is_told_before_joins_nothing(mark, text, members):
    assert [person for person, _, _ in memberships(mark(text))] == members


OF_MANY = [
    "Приехали [Лев Котов|PERSON] и [Ян Ким|PERSON], которые входят в [совет|ORGANIZATION].",
    "Создан [совет|ORGANIZATION]. В него вошли [Лев Котов|PERSON] и [Ян Ким|PERSON].",
    # the tagger takes «неё» for a particle
    "Создана [комиссия|ORGANIZATION]. В неё вошли [Лев Котов|PERSON] и [Ян Ким|PERSON].",
    "Создана [комиссия|ORGANIZATION]. В нее вошли [Лев Котов|PERSON] и [Ян Ким|PERSON].",
]


@pytest.mark.parametrize("text", OF_MANY)
def test_many_join(mark, text):
    assert [person for person, _, _ in memberships(mark(text))] == ["Лев Котов", "Ян Ким"]


JUDGING = [
    (
        "[Жюри|ORGANIZATION] возглавил [Ян Лось|PERSON]. Вместе с ним участников оценивали "
        "[Лев Рид|PERSON] и [Ян Ким|PERSON].",
        ["Лев Рид", "Ян Ким"],
    ),
    (
        "[Жюри|ORGANIZATION] возглавил [Ян Лось|PERSON]. Вместе с ним решение принимали "
        "[Лев Рид|PERSON] и [Ян Ким|PERSON].",
        ["Лев Рид", "Ян Ким"],
    ),
    (
        "[Жюри|ORGANIZATION] возглавил [Ян Лось|PERSON]. Вместе с ним гостей принимали "
        "[Лев Рид|PERSON] и [Ян Ким|PERSON].",
        [],
    ),
    ("[Жюри|ORGANIZATION] рада. Участников оценивал [Лев Рид|PERSON].", []),
    ("[Жюри|ORGANIZATION] рада. Вместе с ним пел [Лев Рид|PERSON].", []),
    ("[Лига|ORGANIZATION] рада. Вместе с ним судил [Лев Рид|PERSON].", []),
]


@pytest.mark.parametrize(("text", "members"), JUDGING)
def test_who_judges_beside_the_head_of_a_jury_is_of_it(mark, text, members):
    assert [person for person, *_ in memberships(mark(text))] == members


def test_what_members_may_do_is_no_part_of_their_body(mark):
    marked = mark("Членами комиссии с правом решающего голоса являются [Лев Рид|PERSON].")
    (body,) = find(marked.annotation, marked.spans, Clauses(marked.annotation))
    assert text_of(marked, body) == "комиссии"


def test_a_jury_that_no_mention_covers_is_a_body(mark):
    marked = mark(
        "[Председателем жюри|PROFESSION] стала [Анна Рид|PERSON]. Вместе с ней работы "
        "оценивали [Лев Рид|PERSON] и [Ян Ким|PERSON]."
    )
    spans = [s for s in find(marked.annotation, marked.spans) if s.source == "rule:collective"]
    assert [marked.annotation.text[s.start : s.end] for s in spans] == ["жюри"]
