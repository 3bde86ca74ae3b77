"""Who is cited before a clause: «по словам [Рида], директора завода уволят»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED

_CITING = frozenset({"по", "со", "с"})
_CLOSING = frozenset({",", ".", ";", ":", "(", "—", "–", "-"})


def is_of_cited_clause(a: Annotation, index: MentionIndex, role: int, person: int) -> bool:
    """Tell a role that begins what the one before the comma is cited for.

    What tells of him is closed, too: «по словам Рида, [директора] завода, цех закроют».
    """
    after, first = index.last[person], index.first[role]
    if not 0 < first - after <= 3 or a.words[after] != ",":
        return False
    return _is_cited(a, index.head[person]) and _goes_on(a, index.last[role])


def _is_cited(a: Annotation, name: int) -> bool:
    """Tell whose words they are, those of whoever has a post: «по словам мэра [Рида]»."""
    above, sources = a.heads[a.top(name, APPOSED)], noun_class("attribution")
    if above >= 0 and a.deprel(above) == "nmod" and a.lemmas[above] not in sources:
        above = a.heads[above]
    if above < 1 or a.lemmas[above] not in sources:
        return False
    return not _CITING.isdisjoint(a.lowered[max(0, above - 2) : above])


def _goes_on(a: Annotation, token: int) -> bool:
    """Tell whether a clause gets its verb before a mark parts it."""
    _, end = a.sentence_tokens(a.sentence_of(token - 1))
    for t in range(token, end):
        if a.words[t] in _CLOSING:
            return False
        if a.pos(t) == "VERB" and a.feats(t).get("VerbForm") != "Conv":
            return True
    return False
