"""The shape of a word as Natasha's nets know it: «RU_Xx», «NUM», «PUNCT_,»."""

from __future__ import annotations

import re
from functools import lru_cache

MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
KIND = re.compile(
    rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(MARKS)}]+)",
    re.IGNORECASE,
)

SIGNS = ("+", "-")
"""What two characters tell of a word that begins so; of any other the first one does."""


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


def outline(word: str) -> str:
    """Return the outline of a word of letters: X, x, XX, xx, Xx, Xx-Xx or OTHER."""
    if word.islower():
        return "xx" if len(word) > 1 else "x"
    if _is_title(word):
        return "Xx"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    if len(word) == 1:
        return "x"
    left, dash, right = word.partition("-")
    return "Xx-Xx" if dash and _is_title(left) and _is_title(right) else "OTHER"


@lru_cache(maxsize=1024)
def _kind(beginning: str) -> str:
    match = KIND.match(beginning)
    return str(match.lastgroup) if match else "OTHER"


def word_shape(word: str) -> str:
    """Return the shape of a token, as ``slovnet.shape.word_shape`` does."""
    kind = _kind(word[:2] if word[:1] in SIGNS else word[:1])
    if kind in ("RU", "EN"):
        return f"{kind}_{outline(word)}"
    if kind == "PUNCT":
        return f"PUNCT_{word if len(word) == 1 else 'OTHER'}"
    return kind
