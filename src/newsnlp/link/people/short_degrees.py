"""Degrees cut short before a name: «[к. м. н.] Рид», «[канд. мед. наук] Рид»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words

_WITHIN = frozenset(".-")
_LONGEST = 9
"""Tokens of one: «к. ф.-м. н.»."""
_LEAST = 3


def behind_short_degree(annotation: Annotation, first: int) -> int:
    """Return where a degree cut short ends that begins at a token, or 0: «[к. м. н.] Рид».

    «[Канд. мед. наук] Рид», «[к. ф.-м. н.] Рид» too.
    """
    said, ends = annotation.lowered, words("degree_ends.txt")
    if said[first] not in words("degrees_cut_short.txt") or said[first + 1 : first + 2] != ["."]:
        return 0
    for token in range(first + 1, min(first + _LONGEST, len(annotation))):
        if said[token] in ends:
            return token + 1 + (said[token + 1 : token + 2] == ["."])
        if annotation.words[token] not in _WITHIN and not said[token].isalpha():
            return 0
    return 0


def before_short_degree(annotation: Annotation, name: int) -> int:
    """Return where a degree cut short begins that a name stands behind, or the name's token."""
    said, ends = annotation.lowered, words("degree_ends.txt")
    if name < _LEAST or ends.isdisjoint(said[name - 2 : name]):
        return name
    begin = max(0, name - _LONGEST)
    found = (t for t in range(begin, name) if behind_short_degree(annotation, t) == name)
    return next(found, name)
