"""A place that only an inner noun of a role is told by is not where the role is held."""

import pytest
from told import positions

PLACES = [
    ("[Мэр [Тулы|CITY]|PROFESSION] [Лев Рид|PERSON] ушёл.", "Тула"),
    ("[[Тульский|CITY] мэр|PROFESSION] [Лев Рид|PERSON] ушёл.", "Тульский"),
    ("[Глава города [Тулы|CITY]|PROFESSION] [Лев Рид|PERSON] ушёл.", "Тула"),
    ("[Советник [тульского|CITY] мэра|PROFESSION] [Лев Рид|PERSON] ушёл.", "тульский"),
    ("[Солист [берлинской|CITY] оперы|PROFESSION] [Лев Рид|PERSON] ушёл.", None),
    ("[Врач [киевской|CITY] больницы|PROFESSION] [Лев Рид|PERSON] ушёл.", "киевская больница"),
    ("[Лидер [боснийских|COUNTRY] сербов|PROFESSION] [Лев Рид|PERSON] ушёл.", None),
]


@pytest.mark.parametrize(("text", "where"), PLACES)
def test_where_a_role_is_held(mark, text, where):
    assert [place for _, _, place, _ in positions(mark(text))] == [where]
