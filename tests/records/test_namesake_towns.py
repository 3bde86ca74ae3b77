"""Whose surname is a town's name, too."""

import pytest
from told import marked_again

from newsnlp.find.mentions.namesake_towns import no_towns

STAYS = [
    "[Лев Реутов|PERSON] родился в [Реутове|CITY]. [Реутов|CITY] растёт.",
    "[Лев Реутов|PERSON] – сын мэра [Реутова|CITY].",
    "[Лев Реутов|PERSON] приехал в г. [Реутов|CITY].",
    "[Лев Рид|PERSON] уехал. [Реутов|CITY] растёт.",
    "[Реутов|PERSON] уехал. [Химки|CITY] растут.",
]
TOWNS = [
    (
        "[Лев Реутов|PERSON] осуждён. Напомним, [Реутова|CITY] задержали в мае.",
        "[Лев Реутов|PERSON] осуждён. Напомним, [Реутова|PERSON] задержали в мае.",
    ),
    (
        "[Лев Реутов|PERSON] ушёл. Завод возглавила заместитель [Реутова|CITY] Анна Рид.",
        "[Лев Реутов|PERSON] ушёл. Завод возглавила заместитель [Реутова|PERSON] Анна Рид.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*((text, text) for text in STAYS), *TOWNS])
def test_a_surname_told_in_full_is_no_town(mark, text, expected):
    marked = mark(text)
    found = no_towns(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
