"""What of a street's name stands in the case of its noun: «на улице [Большой Полянке]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.grammar.agreement import adjectival
from newsnlp.link.grammar.morphology import CASES, readings


def street_name(
    annotation: Annotation, noun: int, last: int
) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield modifiers and heads behind a street's noun that are in its case.

    An adjective and a noun, «улице [Большой Полянке]», not «улице [Новой Слободы]», or adjectives.
    """
    rest = range(noun + 1, last)
    case = annotation.feats(noun).get("Case")
    named = len(rest) > 1 and case not in ("Nom", "Gen") and not adjectival(annotation, last - 1)
    if named and all(_may_be_in(annotation, token, case) for token in rest):
        yield tuple(rest[:-1]), last - 1
    else:
        yield from (((), token) for token in _adjectives(annotation, noun, last))


def _may_be_in(annotation: Annotation, token: int, case: str | None) -> bool:
    """Tell a word in a case, or one that may be in it: «улице Малой [Бронной]», tagged genitive."""
    if annotation.feats(token).get("Case") == case:
        return True
    forms = {CASES[case]} if case else set()
    return annotation.words[token].endswith("ой") and not forms.isdisjoint(
        reading.form.case for reading in readings(annotation.lowered[token])
    )


def _adjectives(annotation: Annotation, noun: int, last: int) -> list[int]:
    """Return the adjectives that end a street's name: «улице [Большой Казачьей]»."""
    noun_feats = annotation.feats(noun)
    for token in range(noun + 1, last):
        feats = annotation.feats(token)
        same = all(feats.get(key) == noun_feats.get(key) for key in ("Number", "Gender"))
        if annotation.pos(token) != "ADJ" or not adjectival(annotation, token) or not same:
            return []
    return list(range(noun + 1, last))
