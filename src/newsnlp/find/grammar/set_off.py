"""Whom a participle does something to, hung on a noun before it: «мэр, сменивший [Рида], ушёл»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.type_sets import LOOK_ALIKE

_SET_OFF = frozenset({"Part", "Conv"})
_ENDING = frozenset({"PUNCT", "VERB"})
_REACH = 8
"""Tokens behind a participle in which he is named."""


def objects_set_off(annotation: Annotation, verb: int) -> list[int]:
    """Return the accusatives of people in a clause set off by commas: only its verb asks for them.

    «Директор завода Рид, сменивший на этом посту [Кима]»: the parser takes Ким for an apposition
    of the director.
    """
    a, feats = annotation, annotation.feats(verb)
    if feats.get("VerbForm") not in _SET_OFF or feats.get("Variant") == "Short":
        return []
    _, end = a.sentence_tokens(a.sentence_of(verb))
    clause = range(verb + 1, min(end, verb + _REACH))
    behind = next((t for t in clause if a.pos(t) in _ENDING), clause.stop)
    inside = range(verb, behind)
    return [t for t in inside[1:] if a.heads[t] not in inside and _is_done_to(a, t)]


def _is_done_to(annotation: Annotation, token: int) -> bool:
    feats = annotation.feats(token)
    one = annotation.pos(token) == "PROPN" and feats.get("Animacy") == "Anim"
    bare = all(annotation.pos(child) != "ADP" for child in annotation.children[token])
    return one and bare and feats.get("Case") in LOOK_ALIKE
