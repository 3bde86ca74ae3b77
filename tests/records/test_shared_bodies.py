"""Posts that «и» joins are at one body; what somebody is over is told behind it."""

import pytest
from told import positions

APART = [
    (
        "[Поэт|PROFESSION] и [тренер [клуба «Луч»|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] рад.",
        "Поэт",
    ),
    (
        "[Директор [школы № 5|ORGANIZATION]|PROFESSION] [Анна Лось|PERSON] и "
        "[хирург|PROFESSION] [Лев Рид|PERSON] рады.",
        "хирург",
    ),
    (
        "[Директор [завода № 5|ORGANIZATION]|PROFESSION] [Анна Лось|PERSON] и "
        "[завуч|PROFESSION] [Лев Рид|PERSON] рады.",
        "завуч",
    ),
]


@pytest.mark.parametrize(("text", "role"), APART)
def test_posts_at_two_bodies(mark, text, role):
    marked = mark(text)
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", role))
    assert [body for _, name, body, _ in found if name == role.lower()] == [None]


TOGETHER = [
    "[Директор|PROFESSION] и [тренер [клуба «Луч»|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] рад.",
    "[Владелец|PROFESSION] и [тренер [клуба «Луч»|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] рад.",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_posts_of_one_at_one_body(mark, text):
    marked = mark(text)
    roles = [m.text for m in marked.mentions if m.type == "PROFESSION"]
    found = positions(marked, *(marked.relation("WORKS_AS", "Лев Рид", role) for role in roles))
    assert {body for _, _, body, _ in found} == {"клуб «Луч»"}
    assert len(found) == len(roles)


def test_posts_of_two_at_one_body(mark):
    marked = mark(
        "[Директор [школы № 5|ORGANIZATION]|PROFESSION] [Анна Лось|PERSON] и [завуч|PROFESSION] "
        "[Лев Рид|PERSON] рады."
    )
    assert [(role, body) for _, role, body, _ in positions(marked)] == [
        ("директор", "школа № 5"),
        ("завуч", "школа № 5"),
    ]


GAPPED = [
    (
        "[Председателем [совета|ORGANIZATION]|PROFESSION] избрана [Анна Лось|PERSON], "
        "[секретарём|PROFESSION] — [Лев Рид|PERSON].",
        "совет",
    ),
    (
        "[Председатель [совета|ORGANIZATION]|PROFESSION] [Анна Лось|PERSON] рада, "
        "[секретарём|PROFESSION] — [Лев Рид|PERSON].",
        None,
    ),
    (
        "[Председателем [совета|ORGANIZATION]|PROFESSION] избрана [Анна Лось|PERSON]. "
        "[Секретарём|PROFESSION] — [Лев Рид|PERSON].",
        None,
    ),
]


@pytest.mark.parametrize(("text", "where"), GAPPED)
def test_a_post_whose_verb_is_left_out(mark, text, where):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Лев Рид", marked.mentions[-2].text)
    found = positions(marked, relation)
    assert [body for person, _, body, _ in found if person == "Лев Рид"] == [where]


SPHERES = [
    ("[Проректор [СГАТУ|ORGANIZATION] по науке|PROFESSION]", "проректор по науке"),
    ("[Зам [АО «Луч»|ORGANIZATION] по экономике|PROFESSION]", "зам по экономике"),
    ("[Начальник [ГУ МЧС по Туле|ORGANIZATION]|PROFESSION]", "начальник"),
    ("[Начальник управления по делам молодёжи|PROFESSION]", "начальник"),
]


@pytest.mark.parametrize(("role", "name"), SPHERES)
def test_what_somebody_is_over(mark, role, name):
    found = positions(mark(f"{role} [Анна Рогова|PERSON] пришла."))
    assert [role for _, role, *_ in found] == [name]


def test_who_becomes_a_deputy_keeps_the_post_of_another_deputy(mark):
    marked = mark(
        "[Заместитель главы [Тулы|CITY]|PROFESSION] [Лев Рид|PERSON=l] рад. [Председателем "
        "[совета|ORGANIZATION]|PROFESSION] избрана мать. [Заместителем|PROFESSION] избран "
        "[Лев Рид|PERSON=l]."
    )
    found = {(role, how) for person, role, _, how in positions(marked) if person == "Лев Рид"}
    assert found == {("заместитель главы", "current"), ("заместитель", "new")}
