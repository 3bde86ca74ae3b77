"""How people come to posts and leave them, and which bodies those are of."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

NOTHING = [
    "[Команда|ORGANIZATION] прошла путь от аутсайдера до чемпиона.",
    "[Лев Рид|PERSON] прошёл путь от дома до школы.",
    "[Лев Рид|PERSON] не прошёл путь от [мастера|PROFESSION] до [директора|PROFESSION].",
    "[Льва Рида|PERSON] могут наделить полномочиями [главы района|PROFESSION].",
    "[Лев Рид|PERSON] доволен [ЦОПП|ORGANIZATION].",
    "[Лев Рид|PERSON] не руководит [ЦОПП|ORGANIZATION].",
    "[ЦОПП|ORGANIZATION] руководит молодёжь, пришёл [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] сохранил деньги.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_post(mark, text):
    assert positions(mark(text)) == []


TOLD = [
    (
        "[Лев Рид|PERSON] прошёл путь от [мастера|PROFESSION] до [главного инженера|PROFESSION].",
        [("мастер", None, "former"), ("главный инженер", None, "new")],
    ),
    ("[Директор|PROFESSION] [Лев Рид|PERSON] уволился.", [("директор", None, "former")]),
    ("[Тренером|PROFESSION] приглашён [Лев Рид|PERSON].", [("тренер", None, "new")]),
    (
        "Депутаты наделили [Льва Рида|PERSON] полномочиями [главы района|PROFESSION].",
        [("глава", None, "new")],
    ),
    ("Пост [ректора|PROFESSION] доверили [Льву Риду|PERSON].", [("ректор", None, "new")]),
    ("[Лев Рид|PERSON] сохранил пост [ректора|PROFESSION].", [("ректор", None, "current")]),
    ("[Лев Рид|PERSON] руководит [ЦОПП|ORGANIZATION].", [("руководитель", "ЦОПП", "current")]),
    (
        "[Лев Рид|PERSON] работает в медицине, с 2021 года возглавляет "
        "[краевой минздрав|ORGANIZATION].",
        [("руководитель", "краевой минздрав", "current")],
    ),
    (
        "[Лев Рид|PERSON], ранее руководивший «[Комиэнерго|ORGANIZATION]», уехал.",
        [("руководитель", "Комиэнерго", "former")],
    ),
    ("[Депутат облдумы|PROFESSION] [Лев Рид|PERSON] спал.", [("депутат", "облдума", "current")]),
    (
        "[Председатель собрания|PROFESSION] [Лев Рид|PERSON] спал.",
        [("председатель собрания", None, "current")],
    ),
    (
        "Есть [завод «Луч»|ORGANIZATION]. Пришёл [директор|PROFESSION] этого завода "
        "[Лев Рид|PERSON].",
        [("директор", "завод «Луч»", "current")],
    ),
]


@pytest.mark.parametrize(("text", "posts"), TOLD)
def test_posts(mark, text, posts):
    marked = mark(text)
    names = {m.text for m in marked.mentions}
    role = next((n for n in ("Директор", "Депутат облдумы", "директор") if n in names), None)
    relations = [marked.relation("WORKS_AS", "Лев Рид", role)] if role else []
    assert [told[1:] for told in positions(marked, *relations)] == posts


NOT_HIS = [
    ("Он был настоящим [руководителем|PROFESSION], сказал [Лев Рид|PERSON].", "руководителем"),
    ("[Лучшим тренером|PROFESSION] года признан [Лев Рид|PERSON].", "Лучшим тренером"),
    ("Вошли три [депутата|PROFESSION], говорит [Лев Рид|PERSON].", "депутата"),
]


@pytest.mark.parametrize(("text", "role"), NOT_HIS)
def test_what_the_model_takes_for_a_post(mark, text, role):
    marked = mark(text)
    assert positions(marked, marked.relation("WORKS_AS", "Лев Рид", role)) == []


def test_one_of_several_is_one(mark):
    marked = mark("Одним из трёх [депутатов|PROFESSION] стал [Лев Рид|PERSON].")
    relation = marked.relation("WORKS_AS", "Лев Рид", "депутатов")
    assert [role for _, role, *_ in positions(marked, relation)] == ["депутат"]


def test_a_participle_that_is_a_post_is_told_once(mark):
    marked = mark("[Заведующая [аптекой|ORGANIZATION]|PROFESSION] [Анна Рид|PERSON] спала.")
    assert (
        len(positions(marked, marked.relation("WORKS_AS", "Анна Рид", "Заведующая аптекой"))) == 1
    )


def test_whose_people_a_pronoun_means(mark):
    marked = mark(
        "[Комитет [«Луча»|ORGANIZATION]|ORGANIZATION] избрал состав [правления|ORGANIZATION]. "
        "В него вошёл [Лев Рид|PERSON]. Из состава [правления|ORGANIZATION] выбыла "
        "[Анна Рид|PERSON]."
    )
    found = records(marked, RecordKind.MEMBERSHIP)
    assert [(r.person, r.organization, r.status.value) for r in found] == [
        ("Лев Рид", "правление", "new"),
        ("Анна Рид", "правление", "former"),
    ]


def test_many_told_before_one_are_others(mark):
    marked = mark("Были [врачи|PROFESSION] больниц, [мэр|PROFESSION] [Лев Рид|PERSON] и другие.")
    relation = marked.relation("WORKS_AS", "Лев Рид", "врачи")
    assert positions(marked, relation) == [("Лев Рид", "мэр", None, "current")]
