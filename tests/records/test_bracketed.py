"""Names that hold brackets; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.bracketed import with_brackets

STAYS = [
    "[Министерство культуры|ORGANIZATION] ([Тула|CITY]) молчит.",
    "Это [Республика Татарстан|STATE_OR_PROVINCE] ([Казань|CITY]).",
    "Рад [Технологический институт|ORGANIZATION] ([РТИ|ORGANIZATION]).",
    "Рад [Технологический институт|ORGANIZATION] ([Технический университет Тулы|ORGANIZATION]).",
    "Рада [Ассоциация крестьян|ORGANIZATION] (фермерских) хозяйств.",
    "Рад [отдел сельской|ORGANIZATION] (районных) газеты.",
    "Рад [Союз сельских|ORGANIZATION] (и районных) газет.",
    "Приехал старый (Новый) [Университет|ORGANIZATION].",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_brackets_tell_is_another_thing(mark, text):
    marked = mark(text)
    found = sorted(with_brackets(marked.annotation, marked.spans), key=lambda s: (s.start, -s.end))
    assert marked_again(marked.annotation.text, found) == text


WHOLE = [
    (
        "[Глава [Республики Саха|STATE_OR_PROVINCE]|PROFESSION] ([Якутия|STATE_OR_PROVINCE]) рад.",
        "[Глава [Республики Саха (Якутия)|STATE_OR_PROVINCE]|PROFESSION] рад.",
    ),
    (
        "[Правительство РС|ORGANIZATION]([Я|ORGANIZATION]) молчит.",
        "[Правительство [РС(Я)|STATE_OR_PROVINCE]|ORGANIZATION] молчит.",
    ),
    (
        "Он учится в [Казанском|CITY] (Приволжском) [федеральном университете|ORGANIZATION].",
        "Он учится в [[Казанском|CITY] (Приволжском) федеральном университете|ORGANIZATION].",
    ),
    (
        "Он учится в [Казанском|CITY] ([Приволжском|LOCATION]) федеральном университете.",
        "Он учится в [[Казанском|CITY] (Приволжском) федеральном университете|ORGANIZATION].",
    ),
    (
        "Рад [Союз сельских|ORGANIZATION] (районных) газет.",
        "Рад [Союз сельских (районных) газет|ORGANIZATION].",
    ),
    (
        "Рада [глава [Ассоциации крестьянских (фермерских|ORGANIZATION]|PROFESSION]) хозяйств "
        "«[Луч|ORGANIZATION]» Рид.",
        "Рада [глава [Ассоциации крестьянских (фермерских) хозяйств «Луч»|ORGANIZATION]"
        "|PROFESSION] Рид.",
    ),
    (
        "Рад [Институт катализа (ИК|ORGANIZATION]).",
        "Рад [Институт катализа|ORGANIZATION] (ИК).",
    ),
    (
        "Рад [Технологический институт|ORGANIZATION] ([технический университет|ORGANIZATION]).",
        "Рад [Технологический институт|ORGANIZATION] (технический университет).",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_name_goes_on_behind_brackets(mark, text, expected):
    marked = mark(text)
    found = sorted(with_brackets(marked.annotation, marked.spans), key=lambda s: (s.start, -s.end))
    assert marked_again(marked.annotation.text, found) == expected
