"""Noun phrases in other cases: «пост директора» → «поста директора»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.agreement import shared_form
from newsnlp.link.morphology import ADJECTIVES, inflect, readings, styled
from newsnlp.link.nominative import core, joined, phrase

_ALIKE = frozenset({"Nom", "Acc"})
"""Cases in which things that do not live look alike."""


def in_genitive(a: Annotation, first: int, last: int) -> str:
    """Put the head of a phrase and its adjectives into the genitive: «пост» → «поста»."""
    return _in_case(a, first, last, "gent")


def in_accusative(a: Annotation, first: int, last: int) -> str:
    """Put a phrase for a thing into the accusative: «рабочей группе» → «рабочую группу»."""
    head = core(a, first, last)
    woman = head is not None and a.feats(head[1]).get("Gender") == "Fem"
    one = head is not None and a.feats(head[1]).get("Number") == "Sing"
    return _in_case(a, first, last, "accs") if woman and one else phrase(a, first, last)


def _in_case(a: Annotation, first: int, last: int, case: str) -> str:
    found = core(a, first, last)
    if found is None:
        return joined(a, first, last, {})
    changed: dict[int, str] = {}
    for modifiers, head in (found, *_coordinated(a, found[1], last)):
        changed |= _forms(a, modifiers, head, case)
    return joined(a, first, last, changed)


def _coordinated(a: Annotation, head: int, last: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield what a head is coordinated with: «отчёт и [годовую смету]»."""
    for noun in a.children[head]:
        listed = head < noun < last and a.deprel(noun) == "conj" and a.pos(noun) == "NOUN"
        cases = {a.feats(token).get("Case", "") for token in (head, noun)}
        if listed and (len(cases) == 1 or cases <= _ALIKE):
            own = (child for child in a.children[noun] if head < child < noun)
            yield tuple([child for child in own if a.deprel(child) == "amod"]), noun


def _forms(a: Annotation, modifiers: tuple[int, ...], head: int, case: str) -> dict[int, str]:
    """Return a noun and its adjectives in a case, as far as they stand in another."""
    form = shared_form(a, modifiers, head)
    if form is None or form.case == case:
        return {}
    changed: dict[int, str] = {}
    for token in (*modifiers, head):
        word = a.words[token]
        fitting = [r for r in readings(word.lower()) if r.form.case == form.case]
        fitting = [r for r in fitting if r.form.number == form.number] or fitting
        if not fitting or (word.isupper() and len(word) > 1):
            continue
        best = max(fitting, key=lambda r: (r.known, r.score))
        wanted = [case, form.number]
        if best.pos in ADJECTIVES and form.number == "sing":
            wanted.append(form.gender or best.form.gender or "masc")
        changed[token] = styled(inflect(best, *wanted) or word.lower(), word)
    return changed
