"""Whose words a line is: «[А. Рид]: Котов подписал контракт», «[Корр.]: Кто мэр?»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation

_TITLE = 10
"""Words of a post before a name."""
_TOLD = frozenset({"ADJ", "ADP", "NOUN", "PROPN"})
_BEHIND = frozenset({":", "."})
_LONGEST = 6
"""Words of a name before the colon: «А. Б. Рид:»."""


def said_from(a: Annotation, first: int, last: int) -> int:
    """Return where a line goes on behind who opens it before a colon, or -1.

    Before a name may stand what he is: «Мэр города [А. Рид]: …».
    """
    if last >= len(a.words) or a.words[last] not in _BEHIND:
        return -1
    begin = last + 1 + (a.words[last] == ".")  # «Корр.: Рид сказал»
    if not begin < len(a) or a.words[begin - 1] != ":" or a.opens_line(begin):
        return -1
    opens = first
    while (
        opens and not a.opens_line(opens) and first - opens < _TITLE and a.pos(opens - 1) in _TOLD
    ):
        opens -= 1
    return begin if opens == 0 or a.opens_line(opens) else -1


def is_on_line(a: Annotation, begin: int, token: int) -> bool:
    """Tell whether a token stands on the line of one before it, or is it."""
    return begin <= token and a.text.find("\n", a.starts[begin], a.starts[token]) < 0


def is_speaker(a: Annotation, token: int) -> bool:
    """Tell the first word of whose words a line is: «[Анна] Рид: …», «[А]. Рид: …»."""
    if token and not a.opens_line(token):
        return False
    for behind in range(token + 1, min(token + _LONGEST, len(a))):
        if a.words[behind] == ":":
            return True
        if a.words[behind] != "." and a.pos(behind) != "PROPN":
            return False
    return False
