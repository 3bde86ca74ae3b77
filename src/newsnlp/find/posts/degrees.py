"""What one has for life: «академик», «мастер спорта», no «мастер участка», «полковник полиции»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.lexicon import words

_MASTER, _SPORT = "мастер", "спорт"
_WITHIN = frozenset(".-")
_SHORT = 9
"""Tokens of a degree that is cut short: «к. ф.-м. н.»."""
_LEAST = 3


def is_degree(annotation: Annotation, noun: int) -> bool:
    """Tell whether a noun is a degree: a мастер is of sports, any other has a post."""
    lemmas = annotation.lemmas
    if lemmas[noun] not in noun_class("degree"):
        return False
    return lemmas[noun] != _MASTER or lemmas[noun + 1 : noun + 2] == [_SPORT]


def behind_arm(annotation: Annotation, rank: int) -> int:
    """Return where a rank ends with its arm, or 0: «полковник [внутренней службы]»."""
    if annotation.lemmas[rank] not in noun_class("dignity"):
        return 0
    arm = rank + 1
    while arm < len(annotation) and annotation.pos(arm) == "ADJ" and annotation.heads[arm] > arm:
        arm += 1
    told = arm < len(annotation) and annotation.lemmas[arm] in noun_class("arm")
    return arm + 1 if told and annotation.words[arm].islower() else 0


def behind_short_degree(annotation: Annotation, first: int) -> int:
    """Return where a degree cut short ends that begins at a token, or 0: «[к. м. н.] Рид».

    «[Канд. мед. наук] Рид», «[к. ф.-м. н.] Рид» too.
    """
    said, ends = annotation.lowered, words("degree_ends.txt")
    if said[first] not in words("degrees_cut_short.txt") or said[first + 1 : first + 2] != ["."]:
        return 0
    for token in range(first + 1, min(first + _SHORT, len(annotation))):
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
    begin = max(0, name - _SHORT)
    found = (t for t in range(begin, name) if behind_short_degree(annotation, t) == name)
    return next(found, name)
