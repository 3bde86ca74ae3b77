"""Whose kin a name is of, who is another of that name: «Лев Рид-младший, сын мэра [Льва Рида]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words

_REACH = 8
"""Tokens between a noun of kin and the name that it leads to, at most."""
_VERBS = frozenset({"VERB", "AUX"})
_DESCRIBING = frozenset({"ADJ", "DET", "NUM"})
_COMMA = ","


def kin_before(annotation: Annotation, name: int) -> int:
    """Return the noun of kin that leads to a name, with no verb or mark between, or -1."""
    a, kin = annotation, words("kin_nouns.txt")
    for token in range(name - 1, max(-1, name - 1 - _REACH), -1):
        if a.lemmas[token] in kin:
            return token
        if a.pos(token) in _VERBS or a.words[token] in ".,;:()":
            return -1
    return -1


def end_of_kin(annotation: Annotation, noun: int) -> int:
    """Return where the name ends whose kin a noun tells: «[Лев Рид], старший сын мэра», or -1."""
    a = annotation
    while noun > 0 and a.pos(noun - 1) in _DESCRIBING:
        noun -= 1
    return noun - 1 if noun > 0 and a.words[noun - 1] == _COMMA else -1


def is_beside(annotation: Annotation, noun: int, name: int) -> bool:
    """Tell the name of the kin, «внук [Лев] Рид», from whose it is: «внук [Льва] Рида»."""
    cases = {annotation.feats(token).get("Case") for token in (noun, name)}
    return noun == name - 1 and len(cases) == 1 and "Gen" not in cases
