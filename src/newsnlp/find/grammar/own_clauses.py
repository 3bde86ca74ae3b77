"""Who has a clause of his own behind a comma: «погиб водитель Рид, [пассажир Ким жив]».

The parser takes him for one of a list, or for a subject of the clause before.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES, OPENING, QUOTES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import case_of
from newsnlp.find.grammar.subjects import agree
from newsnlp.find.type_sets import APPOSED, UPRIGHT

_PARTING, _OPPOSING = frozenset({",", ";"}), frozenset({"а", "но"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_ENDING = frozenset({"PUNCT", "CCONJ", "SCONJ"})
_WHOSE_IS, _WHOSE = "чей", frozenset({"его", "её", "ее", "их"})
_LONG, _FAR = 12, 6
"""Words of a subject, and from its name to its predicate."""


class OwnClause(NamedTuple):
    """A clause that a name opens: its first token, its subject and its predicate."""

    first: int
    subject: int
    predicate: int


def own_clause(annotation: Annotation, token: int) -> OwnClause | None:
    """Return the clause that a name, or the post before it, opens behind a comma."""
    a = annotation
    first, _ = a.sentence_tokens(a.sentence_of(token))
    back = a.words[max(first, token - _LONG) + 1 : token + 1][::-1]
    if _PARTING.isdisjoint(back):
        return None
    comma = token - min(back.index(mark) for mark in _PARTING if mark in back)
    opens = comma + 1 + (a.lowered[comma + 1] in _OPPOSING)
    subject, name = _named(a, opens)
    if not opens <= token <= name:
        return None
    predicate = _predicate(a, subject, name)
    return None if predicate < 0 else OwnClause(opens, subject, predicate)


def clause_of(annotation: Annotation, verb: int) -> OwnClause | None:
    """Return the clause that a verb is the predicate of, where a name opens it behind a comma."""
    a = annotation
    if _PARTING.isdisjoint(a.words[max(0, verb - _LONG - _FAR) : verb]):
        return None
    first, _ = a.sentence_tokens(a.sentence_of(verb))
    for token in range(verb - 1, max(first, verb - _FAR) - 1, -1):
        if a.pos(token) in _ENDING and a.words[token] not in DASHES | QUOTES:
            return None
        if _is_name(a, token):
            found = own_clause(a, token)
            return found if found is not None and found.predicate == verb else None
    return None


def named_subject(annotation: Annotation, verb: int) -> int:
    """Return the subject that a name behind a comma is to its verb, or -1.

    Behind a clause with «чей» the one before goes on: «[Рид], чей отец Ким погиб, стал врачом».
    """
    a, above = annotation, annotation.heads[verb]
    own = clause_of(a, verb)
    if own is not None and not _is_object(a, own.subject, verb):
        return own.subject
    inner = clause_of(a, above) if 0 <= above < verb and "," in a.words[above:verb] else None
    if inner is None or a.lemmas[inner.first] != _WHOSE_IS:
        return -1
    outer = a.top(inner.first - 2, APPOSED)
    return outer if agree(a, outer, verb) else -1


def _is_name(annotation: Annotation, token: int) -> bool:
    """Tell a name, one that is a common noun too: ««[Луч]» сыграет»."""
    pos = annotation.pos(token)
    return pos == "PROPN" or (pos == "NOUN" and annotation.words[token - 1] in OPENING)


def _is_object(annotation: Annotation, noun: int, verb: int) -> bool:
    """Tell «…, [МИД] возглавил Ким», whose subject stands behind the verb, from «…, Рид погиб»."""
    a = annotation
    behind = (c for c in a.children[verb] if c > verb and a.deprel(c).startswith("nsubj"))
    return a.deprel(noun) == "obj" and any(agree(a, c, verb) for c in behind)


def _named(annotation: Annotation, opens: int) -> tuple[int, int]:
    """Return the first nominative and the last word of the name of who opens a clause, or -1."""
    a, subject, name = annotation, -1, -1
    end = a.sentence_tokens(a.sentence_of(opens))[1]
    for token in range(opens, min(end, opens + _LONG)):
        if not (a.pos(token) in _NOMINAL or a.lowered[token] in _WHOSE | QUOTES):
            break
        upright = a.pos(token) in ("NOUN", "PROPN") and case_of(a, token) in UPRIGHT
        subject = token if upright and subject < 0 else subject
        name = token if upright and _is_name(a, token) else name
    return subject, name


def _predicate(annotation: Annotation, subject: int, name: int) -> int:
    """Return what is told behind a name in the singular: a verb, «жив», «в реанимации», or -1."""
    a, state = annotation, -1
    end = a.sentence_tokens(a.sentence_of(name))[1]
    begin = name + 1
    while begin < end and a.words[begin] in DASHES | QUOTES:
        begin += 1
    for token in range(begin, min(end, begin + _FAR)):
        feats = a.feats(token)
        if a.pos(token) in _ENDING:
            break
        if (a.pos(token), feats.get("VerbForm")) == ("VERB", "Fin") or "Variant" in feats:
            return token if agree(a, subject, token) else -1
        if state < 0 and a.lemmas[token] in noun_class("state_of_somebody"):
            state = token if any(a.pos(t) == "ADP" for t in range(begin, token)) else -1
    return state


def openings(annotation: Annotation) -> frozenset[int]:
    """Return the nouns that the parser lists though they open clauses of their own."""
    a = annotation
    if "conj" not in a.tagset.rels:
        return frozenset()
    listed = np.flatnonzero(a.rel == a.tagset.rels.index("conj")).tolist()
    nouns = (token for token in listed if a.pos(token) in ("NOUN", "PROPN"))
    return frozenset(token for token in nouns if own_clause(a, token) is not None)
