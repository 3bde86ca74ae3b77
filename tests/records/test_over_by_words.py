"""Posts whose own words say that they are over: «первый мэр», «до прошлого года»."""

import pytest
from told import positions

from newsnlp.types import EntityType

OVER = [
    "«[Химик|ORGANIZATION]» расстался с [главным тренером|PROFESSION] [Львом Котовым|PERSON].",
    "Клуб объявил о расторжении контракта с [главным тренером|PROFESSION] [Львом Котовым|PERSON].",
    "[Лев Котов|PERSON] — до последнего времени [главный тренер|PROFESSION].",
    "[Лев Котов|PERSON], до того [главный тренер|PROFESSION], уехал.",
    "[Лев Котов|PERSON], ранее [главный тренер|PROFESSION], уехал.",
    "[Лев Котов|PERSON], в прошлом [главный тренер|PROFESSION], уехал.",
    "[Лев Котов|PERSON], последний [главный тренер|PROFESSION] клуба, уехал.",
]


@pytest.mark.parametrize("text", OVER)
def test_a_post_that_is_over(mark, text):
    marked = mark(text)
    texts = {m.type.value: m.text for m in marked.mentions}
    relation = marked.relation("WORKS_AS", texts["PERSON"], texts["PROFESSION"])
    assert positions(marked, relation)[0][::3] == ("Лев Котов", "former")


LEFT = [
    "Из комиссии выведен [Лев Котов|PERSON] в связи с выходом на пенсию с должности "
    "[директора|PROFESSION].",
    "[Лев Котов|PERSON] приехал после увольнения с поста [директора|PROFESSION].",
]


@pytest.mark.parametrize("text", LEFT)
def test_a_noun_tells_what_somebody_leaves(mark, text):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Лев Котов", "директора")
    assert positions(marked, relation)[0][::3] == ("Лев Котов", "former")


LONG_AGO = [
    ("[Мэром|PROFESSION] [Вадим Лямин|PERSON] избран [в январе 2025 года|DATE].", "new"),
    ("[Мэром|PROFESSION] [Вадим Лямин|PERSON] избран [в 2010 году|DATE].", "current"),
    ("[Первым мэром|PROFESSION] [Вадим Лямин|PERSON] избран [в 1992 году|DATE].", "former"),
]


LONG_AGO += [
    (
        "Завод построили [в 1955 году|DATE]. [Первым директором|PROFESSION] стал "
        "[Вадим Лямин|PERSON].",
        "former",
    ),
    (
        "Завод построили [в 1955 году|DATE]. [Директором|PROFESSION] стал [Вадим Лямин|PERSON].",
        "new",
    ),
    (
        "Завод построили [в 1955 году|DATE]. [Первым директором|PROFESSION] цеха "
        "[12 марта 2025 года|DATE] стал [Вадим Лямин|PERSON].",
        "new",
    ),
]


@pytest.mark.parametrize(("text", "status"), LONG_AGO)
def test_what_somebody_became_years_ago_is_not_new(mark, text, status):
    assert positions(mark(text))[0][::3] == ("Вадим Лямин", status)


NUMBERED = [
    ("Умер [первый мэр|PROFESSION] города [Вадим Лямин|PERSON].", "former"),
    ("[Первым мэром|PROFESSION] избран [Вадим Лямин|PERSON].", "new"),
    ("Пришёл [первый заместитель мэра|PROFESSION] [Вадим Лямин|PERSON].", "current"),
    (
        "Депутатом [прошлого созыва|DATE] был другой, пришёл [Вадим Лямин|PERSON], "
        "[депутат|PROFESSION].",
        "current",
    ),
    ("Пришёл [депутат прошлого созыва|PROFESSION] [Вадим Лямин|PERSON].", "former"),
    ("Сообщили о назначении [Вадима Лямина|PERSON] [директором|PROFESSION].", "new"),
    ("Пришёл [второй тренер|PROFESSION] [Вадим Лямин|PERSON].", "current"),
]


@pytest.mark.parametrize(("text", "status"), NUMBERED)
def test_the_first_of_many_heads(mark, text, status):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    person = next(m.text for m in marked.mentions if m.type == "PERSON")
    found = positions(marked, marked.relation("WORKS_AS", person, role))
    assert [row[3] for row in found] == [status]


THEN = [
    ("Будучи [мэром|PROFESSION], [Лев Котов|PERSON] открыл школу.", "former"),
    ("[Лев Котов|PERSON], ещё будучи [мэром|PROFESSION], открыл школу.", "former"),
    ("[Лев Котов|PERSON], будучи [мэром|PROFESSION], помогает школе.", "current"),
]

NO_MORE = [
    ("[Лев Котов|PERSON] больше не [директор|PROFESSION].", "former"),
    ("[Лев Котов|PERSON] уже не [директор|PROFESSION].", "former"),
    ("[Лев Котов|PERSON] — больше чем [директор|PROFESSION].", "current"),
    ("[Лев Котов|PERSON], ранее мастер, в настоящее время [директор|PROFESSION].", "current"),
]


@pytest.mark.parametrize(("text", "status"), [*THEN, *NO_MORE])
def test_how_a_post_stands_by_the_words_around_it(mark, text, status):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type is EntityType.PROFESSION)
    relation = marked.relation("WORKS_AS", "Лев Котов", role)
    assert positions(marked, relation)[0][::3] == ("Лев Котов", status)


@pytest.mark.parametrize(
    ("who", "status"), [("[Львом Котовым|PERSON]", "current"), ("[Лев Котов|PERSON]", "new")]
)
def test_who_approves_a_list_is_not_approved(mark, who, status):
    marked = mark(f"Утверждён [председателем|PROFESSION] {who}.")
    names = [m.text for m in marked.mentions if m.type.value == "PERSON"]
    relation = marked.relation("WORKS_AS", names[0], "председателем")
    assert [p[3] for p in positions(marked, relation)] == [status]


@pytest.mark.parametrize(
    ("before", "status"),
    [("экс-главный", "former"), ("главный", "current"), ("экспертный", "current")],
)
def test_a_past_attribute_that_is_read_apart_from_its_post(mark, before, status):
    marked = mark(f"Пришёл [Лев Рид|PERSON], {before} [тренер|PROFESSION] команды.")
    told = positions(marked, marked.relation("WORKS_AS", "Лев Рид", "тренер"))
    assert [r[3] for r in told] == [status]
