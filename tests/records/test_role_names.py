"""How a role is called: what belongs to it, its capitals, whom it is of."""

import pytest
from told import positions


def test_an_area_of_work_belongs_to_the_role(mark):
    marked = mark(
        "Вырос [банк «Луч»|ORGANIZATION]. [Вице-президент банка по розничному бизнесу|PROFESSION] "
        "[Лев Рид|PERSON] рад."
    )
    assert positions(marked) == [("Лев Рид", "вице-президент", "банк «Луч»", "current")]


OFFICIAL = [
    ("[Заместитель Министра|PROFESSION] [Лев Рид|PERSON] уехал.", "заместитель министра"),
    ("[Главный Врач|PROFESSION] [Лев Рид|PERSON] уехал.", "главный врач"),
    (
        "[Председатель Совета директоров|PROFESSION] [Лев Рид|PERSON]",
        "председатель Совета директоров",
    ),
    ("[Заместитель Громова|PROFESSION] [Лев Рид|PERSON] уехал.", "заместитель"),
    (
        "[Митрополит Тверской и Омский|PROFESSION] [Лев Рид|PERSON] уехал.",
        "митрополит Тверской и Омский",
    ),
    ("[Директор нашей ЦБС|PROFESSION] [Лев Рид|PERSON] уехал.", "директор"),
    ("[Ассистент той же кафедры|PROFESSION] [Лев Рид|PERSON] уехал.", "ассистент"),
    ("[YouTube-блогер|PROFESSION] [Лев Рид|PERSON] уехал.", "YouTube-блогер"),
    # what is only of the body behind it
    ("Ушёл [глава одной|PROFESSION] из школ [Лев Рид|PERSON].", "глава"),
    ("Ушёл [лидер последних|PROFESSION] [Лев Рид|PERSON].", "лидер"),
    ("Ушёл [лидер левой|PROFESSION] рабочей партии [Лев Рид|PERSON].", "лидер"),
    ("[Лидер правых|PROFESSION] [Лев Рид|PERSON] уехал.", "лидер правых"),
    # who looks like a thing
    ("Он написал [премьеру|PROFESSION] [России|COUNTRY] [Льву Риду|PERSON].", "премьер"),
    ("[Помощник депутата РФ|PROFESSION] [Лев Рид|PERSON] уехал.", "помощник депутата РФ"),
]


@pytest.mark.parametrize(("text", "role"), OFFICIAL)
def test_a_common_noun_loses_the_capital_of_official_papers(mark, text, role):
    assert [told for _, told, *_ in positions(mark(text))] == [role]


@pytest.mark.parametrize(
    "role", ["заместитель Солодовой", "заместитель [чеха|NATIONALITY]", "заместитель"]
)
def test_a_role_ends_before_whom_one_serves(mark, role):
    marked = mark(f"Приехал [{role}|PROFESSION] [Михаил Цой|PERSON].")
    whole = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    told = positions(marked, marked.relation("WORKS_AS", "Михаил Цой", whole))
    assert [role for _, role, *_ in told] == ["заместитель"]


def test_what_a_minister_is_for_employs_him_nowhere(mark):
    marked = mark(
        "[Министр культуры и архивов [Иркутской области|STATE_OR_PROVINCE]|PROFESSION] "
        "[Анна Рид|PERSON] приехала."
    )
    assert positions(marked) == [
        ("Анна Рид", "министр культуры и архивов", "Иркутская область", "current")
    ]


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Прославленный тренер", "тренер"),
        ("Известный тренер", "тренер"),
        ("Играющий тренер", "играющий тренер"),
    ],
)
def test_what_judges_the_holder_is_no_part_of_the_role(mark, written, role):
    assert [
        told for _, told, *_ in positions(mark(f"[{written}|PROFESSION] [Лев Рид|PERSON]"))
    ] == [role]


def test_a_plural_that_the_tagger_takes_for_a_name(mark):
    marked = mark("[Концертмейстеры|PROFESSION]: [Лев Рид|PERSON], [Анна Ким|PERSON].")
    assert {role for _, role, *_ in positions(marked)} == {"концертмейстер"}


@pytest.mark.parametrize(
    "text",
    [
        "Окончен третий [президентский|PROFESSION] срок [Льва Рида|PERSON].",
        "Во время [президентства|PROFESSION] [Льва Рида|PERSON] вырос завод.",
    ],
)
def test_what_no_person_is_is_no_role(mark, text):
    assert positions(mark(text)) == []
