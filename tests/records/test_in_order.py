"""Posts of several told together: whose is which body."""

import pytest
from told import positions


def told(mark, text, *people):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    works = [marked.relation("WORKS_AS", person, role) for person in people]
    return [(person, post, body) for person, post, body, _ in positions(marked, *works)]


ALL_AT_ONE = [
    (
        "[Ректоры [ТГУ|ORGANIZATION]|PROFESSION] [Анна Рид|PERSON] и [Лев Котов|PERSON] ушли.",
        [("Анна Рид", "ректор", "ТГУ"), ("Лев Котов", "ректор", "ТГУ")],
    ),
]

ALL_AT_ONE += [
    (
        "Пришли [преподаватели [казанского|CITY] медресе «[Луч|ORGANIZATION]»|PROFESSION] "
        "[Анна Рид|PERSON] и [Лев Котов|PERSON].",
        [("Анна Рид", "преподаватель", "Луч"), ("Лев Котов", "преподаватель", "Луч")],
    ),
]

EACH_AT_HIS_OWN = [
    (
        "[Ректоры [ТГУ|ORGANIZATION] и [ПГУ|ORGANIZATION]|PROFESSION] [Анна Рид|PERSON] и "
        "[Лев Котов|PERSON] ушли.",
        [("Анна Рид", "ректор", "ТГУ"), ("Лев Котов", "ректор", "ПГУ")],
    ),
    (
        "Приехали [президенты [России|COUNTRY] и [Турции|COUNTRY]|PROFESSION] "
        "[Анна Рид|PERSON] и [Лев Котов|PERSON].",
        [("Анна Рид", "президент", "Россия"), ("Лев Котов", "президент", "Турция")],
    ),
]

EACH_AT_HIS_OWN += [
    (
        "[ТГУ|ORGANIZATION] и [ПГУ|ORGANIZATION] дружат. Подписали договор [ректоры|PROFESSION] "
        "[Анна Рид|PERSON] и [Лев Котов|PERSON].",
        [("Анна Рид", "ректор", "ТГУ"), ("Лев Котов", "ректор", "ПГУ")],
    ),
    (
        "[Тула|CITY] и [Орёл|CITY] дружат. Подписали договор [мэры|PROFESSION] "
        "[Анна Рид|PERSON] и [Лев Котов|PERSON].",
        [("Анна Рид", "мэр", "Тула"), ("Лев Котов", "мэр", "Орёл")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ALL_AT_ONE + EACH_AT_HIS_OWN)
def test_bodies_and_holders_stand_in_one_order(mark, text, expected):
    assert told(mark, text, "Анна Рид", "Лев Котов") == expected


def test_of_one_more_body_than_holders_nothing_is_told(mark):
    text = (
        "Приехали [министры [России|COUNTRY], [Ирана|COUNTRY] и [Турции|COUNTRY]|PROFESSION] "
        "[Анна Рид|PERSON] и [Лев Котов|PERSON]."
    )
    bodies = {body for _, _, body in told(mark, text, "Анна Рид", "Лев Котов")}
    assert "Турция" not in bodies
