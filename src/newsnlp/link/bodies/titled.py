"""Names in guillemets that stay as they are behind what they are of: «центра «Ступени»»."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.agreement import same_case, shared_forms, side_of
from newsnlp.link.grammar.morphology import ADJECTIVES, readings
from newsnlp.link.people.unlisted import opens_name
from newsnlp.remembered import WORDS

_OPEN, _CLOSE = frozenset("«“„"), frozenset("»”")
_GENITIVE = ("а", "я")
_AGREEING = frozenset({"Dat", "Ins", "Loc"})
_FAR = 4
"""Words between a noun and the guillemets: «центр [развития ребёнка] «Ступени»»."""


def is_titled(annotation: Annotation, first: int, last: int) -> bool:
    """Tell the name of what stands before its guillemets: «общины «[Полония]»» is no Полоний.

    An owner may stand so behind «сайт», and a name is declined all the same that begins with an
    adjective, «партия «[Единой России]»», or agrees with its noun, «с клубом «[Рубином]»». Words
    that open with a noun in its first form are in no other: «обыграл «[Салават Юлаев]»».
    """
    a = annotation
    if first < 2 or a.words[first - 1] not in _OPEN or last >= len(a):
        return False
    if a.words[last] not in _CLOSE or (last - first == 1 and is_declined(a, first)):
        return False
    if last - first > 1 and _opens_as_it_is(a, first) and not opens_name(a, first):
        return True
    noun = _noun_of(a, first - 2)
    if noun >= 0 and not _opens_with_oblique(a, first, last):
        return a.feats(noun).get("Case") not in _AGREEING or not _agrees(a, noun, first)
    return last - first > 1 and _is_foreign(a, first, last)


def _opens_as_it_is(annotation: Annotation, first: int) -> bool:
    """Tell a noun whose accusative is its first form, and is tagged so."""
    same = annotation.lowered[first] == annotation.lemmas[first]
    return same and annotation.feats(first).get("Case") == "Acc"


def is_declined(annotation: Annotation, word: int) -> bool:
    """Tell «центр зрения «[Симбиртеха]»» in an article that has «Симбиртех», too."""
    name = annotation.words[word]
    if not name.endswith(_GENITIVE):
        return False
    found = (r for r in readings(name.lower()) if r.known and r.form.number == "sing")
    if any(reading.form.case == "nomn" for reading in found):
        return False
    return not {name[:-1], f"{name[:-1]}ь", f"{name[:-1]}й"}.isdisjoint(annotation.words)


def _opens_with_oblique(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «[Единой] России» from «[Обской] каравай», whose adjective is of no case of the noun."""
    if not _is_oblique(annotation.words[first].lower()):
        return False
    return last - first == 1 or shared_forms(annotation, (first,), first + 1) != ()


def _agrees(annotation: Annotation, noun: int, word: int) -> bool:
    nominative = any(form.case == "nomn" for form in side_of(annotation, word).forms)
    return not nominative and same_case(annotation, noun, word)


def _is_foreign(annotation: Annotation, first: int, last: int) -> bool:
    """Tell unknown words behind their kind: «ансамбль «[Шернур сем]»» is no genitive."""
    if annotation.lemmas[first - 2] not in words("organization_nouns.txt"):
        return False
    return not all(side_of(annotation, token).known for token in range(first, last))


def _noun_of(annotation: Annotation, noun: int) -> int:
    """Return the word that says what a name behind it is of, or -1: «[центра] помощи «Луч»»."""
    a, word = annotation, annotation.words[noun]
    if len(word) > 1 and word.isupper() and word.isalpha():
        return noun
    for _ in range(_FAR):
        if a.pos(noun) != "NOUN":
            return -1
        if a.lemmas[noun] in _titled() and a.feats(noun).get("Number") == "Sing":
            return noun
        above = a.heads[noun]
        complement = a.deprel(noun) == "nmod" and a.feats(noun).get("Case") == "Gen"
        if not complement or not 0 <= above < noun:
            return -1
        noun = above
    return -1


@cache
def _titled() -> frozenset[str]:
    bodies = words("organization_nouns.txt") - words("owned_nouns.txt")
    return bodies | words("titled_nouns.txt")


@lru_cache(WORDS)
def _is_oblique(word: str) -> bool:
    """Tell an adjective that stands in no nominative: «Единой»."""
    found = [reading for reading in readings(word) if reading.known]
    adjective = bool(found) and all(reading.pos in ADJECTIVES for reading in found)
    return adjective and all(reading.form.case != "nomn" for reading in found)
