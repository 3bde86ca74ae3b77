"""Names in capitals that are words and no acronyms: «вступили в «ОПОРУ»»."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.link.grammar.word_sides import opaque, shouted


@pytest.mark.parametrize("word", ["ЦОПП", "ЮНЕСКО", "ФИФА", "ОПОРА", "ТЭЦ", "ЛУКОЙЛ", "опору"])
def test_no_word_in_capitals(word: str) -> None:
    assert not shouted(word)


def test_several_may_be_a_nominative() -> None:
    assert opaque("ОПОРЫ")
    assert not opaque("ОПОРУ")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Он из «[ОПОРЫ]ORG».", ["ОПОРЫ"]),
        ("Они вступили в «[ОПОРУ]ORG».", ["ОПОРА"]),
        ("Они вступили в «[ОПОРУ]ORG». «[ОПОРА РОССИИ]ORG» рада.", ["ОПОРА РОССИИ"]),
        ("Глава «[ОПОРЫ]ORG» рад. Её «[ОПОРУ РОССИИ]ORG» ждут.", ["ОПОРА РОССИИ"]),
        ("Глава «[ОПОРЫ РОССИИ]ORG» рад. «[ОПОРА РОССИИ]ORG» ждёт.", ["ОПОРА РОССИИ"]),
    ],
)
def test_name_in_capitals(linking: Callable[..., Marked], text: str, names: list[str]) -> None:
    assert linking(text).names == names
