"""Posts that somebody is taken, asked or put to, comes back as, sits down in the chair of."""

import pytest
from told import positions

NOTHING = [
    "[Лев Рид|PERSON] сел в кресло и задремал.",
    "[Льву Риду|PERSON] досталось место в зале.",
    "[Льву Риду|PERSON] достался приз [директора завода|PROFESSION].",
    "[Лев Рид|PERSON] вернулся в [клуб «Луч»|ORGANIZATION] победителем.",
    "[Льва Рида|PERSON] взяли в заложники.",
    "Проверка взята на контроль [руководителем управления|PROFESSION] генералом "
    "[Львом Ридом|PERSON].",
    "[Лев Рид|PERSON] окончил вуз. [Ян Ким|PERSON] уехал, взяли [слесаря|PROFESSION].",
    "[Лев Рид|PERSON] окончил вуз. Поставили памятник [директору|PROFESSION].",
    "[Лев Рид|PERSON] окончил вуз. Другого поставили [мастером|PROFESSION].",
    "[Лев Рид|PERSON] окончил вуз. Мы взяли его друга [корректором|PROFESSION].",
    "[Лев Рид|PERSON] окончил вуз. – Взяли [корректором|PROFESSION], – сказал он.",
    "[Лев Рид|PERSON] окончил вуз. Не взяли [корректором|PROFESSION].",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_gets_a_post(mark, text):
    assert positions(mark(text)) == []


TOLD = [
    (
        "[Льва Рида|PERSON] взяли [корректором|PROFESSION] в [газету «Луч»|ORGANIZATION].",
        ("корректор", "газета «Луч»", "current"),
    ),
    (
        "[Льва Рида|PERSON] поставили [начальником цеха|PROFESSION].",
        ("начальник цеха", None, "current"),
    ),
    (  # whom they put there is told before
        "[Лев Рид|PERSON] окончил вуз. Через год поставили [мастером участка|PROFESSION].",
        ("мастер участка", None, "current"),
    ),
    (
        "[Лев Рид|PERSON] вернулся на [завод «Луч»|ORGANIZATION] [токарем|PROFESSION].",
        ("токарь", "завод «Луч»", "current"),
    ),
    (
        "[Лев Рид|PERSON] приехал в [Тульскую школу|ORGANIZATION] [учителем|PROFESSION].",
        ("учитель", "Тульская школа", "current"),
    ),
    (
        "[Лев Рид|PERSON] сел в кресло [директора|PROFESSION].",
        ("директор", None, "new"),
    ),
    (
        "Пост [директора|PROFESSION] достался [Льву Риду|PERSON].",
        ("директор", None, "new"),
    ),
    (
        "[Лев Рид|PERSON] избрался [депутатом|PROFESSION].",
        ("депутат", None, "new"),
    ),
    (
        "[Лев Рид|PERSON] пошёл в [трест «Луч»|ORGANIZATION] [электромонтёром|PROFESSION].",
        ("электромонтёр", "трест «Луч»", "current"),
    ),
    (
        "[Лев Рид|PERSON] числился [советником|PROFESSION] в [фонде «Луч»|ORGANIZATION].",
        ("советник", "фонд «Луч»", "former"),
    ),
    (
        "[Лев Рид|PERSON] успел поработать [сторожем|PROFESSION].",
        ("сторож", None, "former"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_is_given_a_post_has_it(mark, text, expected):
    assert positions(mark(text)) == [("Лев Рид", *expected)]
