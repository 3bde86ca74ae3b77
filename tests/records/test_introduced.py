"""Acronyms that the text introduces and the names they stand for, marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.introduced import introduced

STAYS = [
    "[Научный центр|ORGANIZATION] (далее ЦОПП) открыт.",
    "[Иван Петров|PERSON] (МНФ) уехал.",
    "Открыт новый корпус ([ЦОПП|ORGANIZATION]).",
    "Центр (открыт в 2020 году) работает.",
    "[Парк Победы|FACILITY] (ЦПП) закрыт.",
    "Открыта [Академия медиа|ORGANIZATION] (АМ). В АМ рады.",
    "[Екатеринбургская семинария|ORGANIZATION] открыта. В ЕС рады. В СЕ рады.",
    "[Екатеринбургская духовная семинария|ORGANIZATION] открыта. В ЦОПП рады.",
    "[Екатеринбургская духовная семинария|ORGANIZATION] открыта. РАДЫ ЕДС МОЛЧАТ.",
    "[Екатеринбургская духовная семинария|ORGANIZATION] и [канал ЕДС|WORK_OF_ART] закрыты.",
    "[Северное [Движение за мир и труд|ORGANIZATION]|ORGANIZATION] ([ДМТ|ORGANIZATION]) живо.",
]

FOUND = [
    (
        "Открыт [Музей научной фантастики|FACILITY] ([МНФ|ORGANIZATION]).",
        "Открыт [Музей научной фантастики|ORGANIZATION] ([МНФ|ORGANIZATION]).",
    ),
    (
        "Открыт Музей научной фантастики ([МНФ|ORGANIZATION]).",
        "Открыт [Музей научной фантастики|ORGANIZATION] ([МНФ|ORGANIZATION]).",
    ),
    (
        "Открыт [Музей научной фантастики|ORGANIZATION] (МНФ). [Директор МНФ|PROFESSION] рад.",
        "Открыт [Музей научной фантастики|ORGANIZATION] ([МНФ|ORGANIZATION]). "
        "[Директор [МНФ|ORGANIZATION]|PROFESSION] рад.",
    ),
    (
        "Это хор [Екатеринбургской духовной семинарии|ORGANIZATION]. В ЕДС учатся трое.",
        "Это хор [Екатеринбургской духовной семинарии|ORGANIZATION]. "
        "В [ЕДС|ORGANIZATION] учатся трое.",
    ),
]


@pytest.mark.parametrize("text", STAYS)
def test_nothing_is_introduced(mark, text):
    marked = mark(text)
    assert marked_again(marked.annotation.text, introduced(marked.annotation, marked.spans)) == text


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_both_names_are_found(mark, text, expected):
    marked = mark(text)
    found = introduced(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
