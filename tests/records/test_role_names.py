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


UNKNOWN = [
    ("Позвали [кинолога|PROFESSION] [Льва Рида|PERSON].", "кинолог"),
    ("[Лев Рид|PERSON] начинал [дежурантом|PROFESSION], через пять лет ушёл.", "дежурант"),
    ("Победил [шорт-трекист|PROFESSION] [Лев Рид|PERSON].", "шорт-трекист"),
    ("Ушёл сын [машиниста-инструктора|PROFESSION] [Льва Рида|PERSON].", "машинист-инструктор"),
    ("Ушли [лётчики-космонавты|PROFESSION] [Лев Рид|PERSON].", "лётчик-космонавт"),
    ("Победила [четверокурсница|PROFESSION] [Анна Рид|PERSON].", "четверокурсница"),
]


@pytest.mark.parametrize(("text", "role"), UNKNOWN)
def test_who_is_no_word_of_the_dictionary(mark, text, role):
    marked = mark(text)
    who, post = (
        next(m.text for m in marked.mentions if m.type == kind) for kind in ("PERSON", "PROFESSION")
    )
    told = positions(marked, marked.relation("WORKS_AS", who, post))
    assert [name for _, name, *_ in told] == [role]


def test_what_a_minister_is_for_stays_in_the_genitive(mark):
    marked = mark("Слова [министра культуры и развития|PROFESSION] [Анны Рид|PERSON].")
    assert [role for _, role, *_ in positions(marked)] == ["министр культуры и развития"]


@pytest.mark.parametrize(
    "text",
    [
        "Ушёл [директор школы имени|PROFESSION] [академика|PROFESSION] [Льва Рида|PERSON].",
        "Ушёл [директор|PROFESSION] школы имени [академика|PROFESSION] [Льва Рида|PERSON].",
    ],
)
def test_whom_a_school_is_named_after_does_not_lead_it(mark, text):
    marked = mark(f"{text[:-1]} [Ян Ким|PERSON].")
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    told = [marked.relation("WORKS_AS", "Льва Рида", role)]
    told += [marked.relation("WORKS_AS", person, "академика") for person in ("Льва Рида", "Ян Ким")]
    assert "Лев Рид" not in {person for person, *_ in positions(marked, *told)}
    assert "академик" not in {role for _, role, *_ in positions(marked, *told)}
