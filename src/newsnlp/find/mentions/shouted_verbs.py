"""Verbs in capitals, as decrees write them: «Администрация ПОСТАНОВЛЯЕТ», «ПРИКАЗЫВАЮ».

The nets take such a word for the end of a body's name, or for a body.
"""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.dictionary import analyzer
from newsnlp.patterns import lazy
from newsnlp.remembered import WORDS

_VERB = lazy(
    r"(?<![\w«\"„“-])[А-ЯЁ]{3,}(?:ЕТ|ИТ|ЯТ|АЮ|ЯЮ|ЮТ|ИЛ|АЛ|ИЛА|АЛА|ИЛИ|АЛИ|ИЛО|АТЬ|ИТЬ)(?![\w-])"
)
_PARTS = frozenset({"VERB", "INFN"})


def with_verbs_as_usual(text: str) -> str:
    """Return a text with such verbs in small letters, character for character."""
    return _VERB.sub(lambda found: _as_usual(found[0]), text)


@lru_cache(WORDS)
def _as_usual(word: str) -> str:
    """Return what can only be a verb in small letters: no «РАТЬ», no «ЗАО ИМПУЛЬСАТЬ»."""
    small = word.lower()
    known = analyzer().word_is_known(small)
    only = known and all(parse.tag.POS in _PARTS for parse in analyzer().parse(small))
    return small if only else word
