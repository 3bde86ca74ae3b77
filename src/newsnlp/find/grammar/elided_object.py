"""Whom a clause without a subject and an object tells of: «Рид окончил вуз. [Взяли] мастером»."""

from __future__ import annotations

from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.elided import subject_before
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS, ROLES


def elided_object(
    clauses: Clauses, index: MentionIndex, verb: int, objects: list[int]
) -> int | None:
    """Return whom people in general put somewhere: «Через год [поставили] мастером участка».

    It is the subject of the sentence before, where nobody else is named beside the verb; of the
    ``objects`` that the parser sees only a role is none.
    """
    a = clauses.annotation
    feats, here = a.feats(verb), a.sentence_of(verb)
    many = feats.get("VerbForm") == "Fin" and feats.get("Number") == "Plur"
    if not many or clauses.subjects(verb) or a.deprel(clauses.top(verb)) != "root":
        return None
    if any(index.at(token, ROLES) is None for token in objects):
        return None
    first, last = a.sentence_tokens(here)
    named = any(index.at(token, PERSONS) is not None for token in range(first, last))
    if named:
        return None
    return subject_before(a, index, here, None)
