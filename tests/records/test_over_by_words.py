"""Posts whose own words say that they are over: «первый мэр», «до прошлого года»."""

import pytest
from told import positions

OVER = [
    "«[Химик|ORGANIZATION]» расстался с [главным тренером|PROFESSION] [Львом Котовым|PERSON].",
    "Клуб объявил о расторжении контракта с [главным тренером|PROFESSION] [Львом Котовым|PERSON].",
    "[Лев Котов|PERSON] — до последнего времени [главный тренер|PROFESSION].",
    "[Лев Котов|PERSON], до того [главный тренер|PROFESSION], уехал.",
    "[Лев Котов|PERSON], в прошлом [главный тренер|PROFESSION], уехал.",
]


@pytest.mark.parametrize("text", OVER)
def test_a_post_that_is_over(mark, text):
    marked = mark(text)
    texts = {m.type.value: m.text for m in marked.mentions}
    relation = marked.relation("WORKS_AS", texts["PERSON"], texts["PROFESSION"])
    assert positions(marked, relation)[0][::3] == ("Лев Котов", "former")


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
