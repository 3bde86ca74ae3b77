"""Who has which place, prize or nomination of a contest, line by line."""

import pytest

from newsnlp.find.events.placings import placings
from newsnlp.find.facts.facts import FactReader

TITLE = "Итоги [конкурса чтецов|EVENT]\n\n"
RID, KIM = "[Анна Рид|PERSON]", "[Ян Ким|PERSON]"


def told(marked):
    reader = FactReader(marked.annotation, marked.mentions)
    return {marked.mentions[who].text for _, who, _ in placings(reader)}


NOBODY = [
    f"Рабочее место\n{RID}, {KIM}",
    f"Диплом\n\nСегодня дождь. {RID} пришла.",
    f"Диплом вручили: {RID}",
    f"Приз увёз домой мэр – {RID}",
]


@pytest.mark.parametrize("lines", NOBODY)
def test_nobody_has_one(mark, lines):
    assert told(mark(TITLE + lines)) == set()


LINES = [
    "1 место\n{0}, Тула\n2 место\n{1}, Омск",
    "I место\n– {0}\n– {1}",
    "1 место – {0}\n2 место – {1}",
    "Диплом I степени: {0}\nДиплом II степени: {1}",
    "Гран-при – {0}, Тула\nПриз «Открытие» – {1}",
    "Номинация «Проза»: {0}, Тула\nНоминация «Поэзия» – {1}",
    "Номинация «Проза»\n{0}, Тула\n\nНоминация «Поэзия»\n{1}",
]


@pytest.mark.parametrize("lines", LINES)
def test_each_line_tells_whose_it_is(mark, lines):
    assert told(mark(TITLE + lines.format(RID, KIM))) == {"Анна Рид", "Ян Ким"}
