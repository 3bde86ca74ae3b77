"""One of several: «актёры» → «актёр», «партии» → «партия»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.grammar.morphology import GENDERS, Reading, inflect, readings, styled
from newsnlp.link.grammar.nominative import core, joined
from newsnlp.patterns import lazy
from newsnlp.remembered import WORDS

_GENDERS = frozenset(GENDERS.values())
_PLURAL = ("ами", "ями")
_MANY = ("ы", "и", "ам", "ям", "ах", "ях", "ов", "ев", "ей")
_LIKE_MANY = frozenset({"Gen", "Acc"})
_YEARS = r"(?:1[89]|20)\d\d"
_TERM = lazy(
    rf"(?:\d+[.)])?[^\n.!?№]{{0,60}}?(?:{_YEARS}(?: гг?\.)?\s?[–—-]\s?{_YEARS}|\bс {_YEARS})"
)
"""A line with years: «1991–1996 — Лев Рид», «Рид Лев Ильич (1991–1996)»."""
_LABEL = 8
"""Tokens that a label has at most, with its colon."""


def is_plural(annotation: Annotation, token: int) -> bool:
    """Tell a plural; of words that no dictionary has, «зампредами», by the ending."""
    feats, word = annotation.feats(token), annotation.words[token]
    known = feats.get("Number")
    if known == "Plur" or (known is not None and word.endswith(_PLURAL)):
        return True
    if word.endswith(_MANY) and is_of_several(word.lower()):
        return True  # «Концертмейстеры:», which the tagger takes for a name
    return feats.get("Case") in _LIKE_MANY and _is_subject_of_many(annotation, token)


@lru_cache(WORDS)
def is_of_several(word: str) -> bool:
    """Tell a lowercase word that can only be people in the plural: «адвокаты»."""
    found = readings(word)
    return found != () and all(r.form.number == "plur" and "anim" in r.tag for r in found)


def _is_subject_of_many(annotation: Annotation, token: int) -> bool:
    """Tell «[Директора] завода Анна Рид и Лев Котов ушли», tagged as a genitive."""
    subject = annotation.deprel(token) == "nsubj" and annotation.feats(token)["Case"] == "Gen"
    many = subject and annotation.feats(annotation.heads[token]).get("Number") == "Plur"
    if token == 0 or annotation.opens_line(token):  # «[Директора] завода: Рид, Ким»
        many = many or ":" in annotation.words[token : token + _LABEL]
        many = many or _heads_terms(annotation, token)
    if not many:
        return False
    forms = (reading.form for reading in readings(annotation.words[token].lower()))
    return any((form.case, form.number) == ("nomn", "plur") for form in forms)


def _heads_terms(annotation: Annotation, token: int) -> bool:
    """Tell «[Главы] района», below it «1991–1996 — Лев Рид», line by line."""
    end = next(
        (
            t
            for t in range(token + 1, min(token + _LABEL, len(annotation)))
            if annotation.opens_line(t)
        ),
        None,
    )
    if end is None or not annotation.words[end - 1].isalnum() or annotation.words[token].islower():
        return False
    return _TERM.match(annotation.text, annotation.starts[end]) is not None


def singular(annotation: Annotation, first: int, last: int) -> str | None:
    """Return the tokens ``first`` to ``last``, a phrase in the plural, in the singular.

    None where the head is no plural or has no singular.
    """
    found = core(annotation, first, last)
    if found is None or not is_plural(annotation, found[1]):
        return None
    changed: dict[int, str] = {}
    gender: tuple[str, ...] = ()
    for token in (found[1], *found[0]):
        word = annotation.words[token]
        plural = [r for r in readings(word.lower()) if r.form.number == "plur"]
        best = max(plural, key=_likeliness(plural)) if plural else None
        one = inflect(best, "nomn", "sing", *gender) if best else None
        if best is None or one is None:
            return None
        changed[token] = styled(one, word)
        gender = gender or _gender(best)
    return joined(annotation, first, last, changed)


def _likeliness(found: Sequence[Reading]) -> Callable[[Reading], tuple[bool, float, float]]:
    """Order readings: guesses at one noun add up, «геокриологов» are no «геокриологово»."""
    guessed = not any(reading.known for reading in found)
    told: dict[str, float] = defaultdict(float)
    for reading in found if guessed else ():
        told[reading.normal_form] += reading.score
    return lambda reading: (
        _is_of_one(reading.normal_form.partition("-")[0]),
        told[reading.normal_form],
        reading.score,
    )


@lru_cache(WORDS)
def _is_of_one(word: str) -> bool:
    """Tell «режиссёр» of a compound from «режиссёра», which a guess may leave as it is."""
    return any(r.form[:2] == ("nomn", "sing") for r in readings(word) if r.known)


def _gender(noun: Reading) -> tuple[str, ...]:
    """Return the gender of a noun, which its adjectives take in the singular, or nothing."""
    return tuple(_GENDERS.intersection(str(noun.tag).replace(" ", ",").split(",")))


def is_one(annotation: Annotation, noun: int) -> bool:
    """Tell «в ходе [состоявшегося] вчера заседания», which the tagger takes for many."""
    a = annotation
    many = a.feats(noun).get("Number") == "Plur"
    before = (a.feats(c) for c in a.children[noun] if c < noun and a.pos(c) == "VERB")
    return many and any(f.get("Number") == "Sing" and f.get("Case") == "Gen" for f in before)
