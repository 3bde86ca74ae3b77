"""What a title in guillemets is the name of: «[фестиваль] гармонистов «Меха»»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.find.events.event_nouns import classes

_OF_WHAT = frozenset({"на", "по", "для", "среди"})
BEFORE_TITLE = 2
"""Tokens back to the noun right before a title: its opening mark is between."""
_STEPS = 3
"""Nouns from a title back to what it is the name of."""


def said_before(annotation: Annotation, first: int) -> int:
    """Return the noun that says what the title is that begins at a token, or -1.

    «[Премия] «Свет»»; the noun of an event may be told for whom or in what it is: «[конкурс]
    мастерства учителей «Мастер»», «[гонка] на собачьих упряжках «Север»».
    """
    a, noun = annotation, first - BEFORE_TITLE
    quoted = noun >= 0 and a.words[first - 1] in OPENING
    if not quoted or a.pos(noun) != "NOUN" or not a.words[noun].islower():
        return -1
    said = noun
    for _ in range(_STEPS):
        if is_event(a, said):
            return said
        said = _of_which(a, said)
        if said < 0:
            break
    return noun


def is_event(annotation: Annotation, token: int) -> bool:
    """Tell whether there is a token and it is a noun of events."""
    return token >= 0 and annotation.lemmas[token] in classes()


def _of_which(a: Annotation, noun: int) -> int:
    """Return the noun before one that tells of it, in the genitive or by a preposition, or -1."""
    before = noun - 1
    while before >= 0 and a.pos(before) == "ADJ":
        before -= 1
    told = a.lowered[before] in _OF_WHAT if before >= 0 else False
    before -= told
    owned = told or a.feats(noun).get("Case") == "Gen"
    return before if owned and before >= 0 and a.pos(before) == "NOUN" else -1
