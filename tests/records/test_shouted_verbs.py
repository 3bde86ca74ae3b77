"""Verbs in capitals are written as usual; names and acronyms stay."""

import pytest

from newsnlp.find.mentions.shouted_verbs import with_verbs_as_usual

STAYS = [
    "Фонд ПОДАРИ ЖИЗНЬ", "АО «СТРОИТ»", "завод РОССТАЛЬ", "СОВЕТ", "КОМИТЕТ и ЛИМИТ", "РАТЬ",
    "ТЫЛ ПОСТРОИТ-М", "банк ВТБ", "ПЕЧАТЬ", "МИНЮСТ",
]  # fmt: skip


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_verb_stays(text):
    assert with_verbs_as_usual(text) == text


WRITTEN = [
    ("Администрация ПОСТАНОВЛЯЕТ:", "Администрация постановляет:"),
    ("Дума РЕШИЛА: 1. УТВЕРДИТЬ план.", "Дума решила: 1. утвердить план."),
    ("В связи с этим ПРИКАЗЫВАЮ", "В связи с этим приказываю"),
]


@pytest.mark.parametrize(("text", "usual"), WRITTEN)
def test_a_verb_is_written_as_usual(text, usual):
    assert with_verbs_as_usual(text) == usual
