"""Posts that pass to somebody, and whose owner or head somebody is."""

import pytest
from told import positions

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

NOBODYS = [
    "Право на землю перешло к [Льву Риду|PERSON].",
    "Должность [директора|PROFESSION] подошла [Льву Риду|PERSON].",
    "К должности [директора|PROFESSION] [Лев Рид|PERSON] не готов.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_no_post_passes(mark, text):
    assert [one for one in positions(mark(text)) if one[3] == "new"] == []


PASSES = [
    "Должность [директора|PROFESSION] перешла к [Льву Риду|PERSON].",
    "Кресло [директора|PROFESSION] переходит к [Льву Риду|PERSON].",
]


@pytest.mark.parametrize("text", PASSES)
def test_a_post_passes_to_somebody(mark, text):
    assert [(role, status) for _, role, _, status in positions(mark(text))] == [("директор", "new")]


@pytest.mark.parametrize("role", ["владелец", "учредитель", "директор"])
def test_whose_owner_or_head_somebody_is(mark, role):
    text = f"[Фирма «Луч»|ORGANIZATION] закрыта. Её [{role}|PROFESSION] [Лев Рид|PERSON] уехал."
    assert [body for _, _, body, _ in positions(mark(text))] == ["Фирма «Луч»"]


@pytest.mark.parametrize("role", ["друг", "помощник"])
def test_whose_friend_may_be_a_person_s(mark, role):
    text = f"[Фирма «Луч»|ORGANIZATION] закрыта. Её [{role}|PROFESSION] [Лев Рид|PERSON] уехал."
    assert "Фирма «Луч»" not in [body for _, _, body, _ in positions(mark(text))]


def test_a_participle_in_the_accusative_is_active(mark):
    text = (
        "Мэр предложил [Екатерину Солодову|PERSON], руководившую [департаментом "
        "экономического развития мэрии|ORGANIZATION]."
    )
    assert [status for *_, status in positions(mark(text))] == ["former"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # neither is somebody who comes for what another heads
        ("Школой № 5 руководит Анна Ким. Скоро её сменит дождь.", {("Ким", "current")}),
        ("Школой № 5 руководит Анна Ким. Мужа сменит Лев Рид.", {("Ким", "current")}),
        ("Школой № 5 руководит Анна Ким. Её сменит Лев Рид.", {("Ким", "current"), ("Рид", "new")}),
        (
            "Завод с 2015 года возглавляет Анна Ким. С 1 января её сменит Лев Рид.",
            {("Ким", "current"), ("Рид", "new")},
        ),
        # the parser hangs the post on the name
        (
            "Анну Ким на посту мэра Тулы утром сменил Лев Рид.",
            {("Ким", "former"), ("Рид", "new")},
        ),
        (
            "Кима на посту первого секретаря вчера сменил Лев Рид.",
            {("Ким", "former"), ("Рид", "new")},
        ),
    ],
)
def test_who_is_succeeded(text, told):
    found = Pipeline().extract(Article("x", text, published="2025-11-20")).records
    assert {(r.person.split()[-1], str(r.status)) for r in found if r.role} == told


MADE_ROOM = [
    # what is told beside the name, or given nobody else, is his own
    ("Главой района Лев Рид стал после смерти Ивана Кима.", {("Лев Рид", "глава")}),
    ("После увольнения директора Льва Рида завод закрыли.", {("Лев Рид", "директор")}),
    # what another gets is not
    (
        "Анна Ким избрана председателем совета после ухода Льва Рида.",
        {("Анна Ким", "председатель")},
    ),
    (
        "Пётр Гордиенко назначен врио главы Лесного района после отставки Олега Дубова.",
        {("Пётр Гордиенко", "врио главы")},
    ),
    (
        "Директором школы № 5 назначена Анна Ким в связи с уходом на пенсию Льва Рида.",
        {("Анна Ким", "директор")},
    ),
]


@pytest.mark.parametrize(("text", "told"), MADE_ROOM)
def test_who_makes_room_does_not_get_the_post(text, told):
    found = Pipeline().extract(Article("x", text, published="2025-11-20")).records
    assert {(r.person, r.role) for r in found if r.role} == told
