"""What a participle or a relative clause tells of a noun: «осуждён Рид, [убивший в мае Котова]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class

_CLAUSES = frozenset({"acl", "acl:relcl"})
_RELATIVE = "acl:relcl"
_AGREEING = ("Case", "Gender", "Number")
_HIGHEST = 8
"""Steps up a tree; longer ways are parser errors."""


def in_inner_clause(annotation: Annotation, token: int, outer: int) -> bool:
    """Tell whether a clause of some other noun holds a token, and not the outer one.

    «Приговор Носову, которого задержали [3 февраля]» was not given then; «матч с «Лучом»,
    прошедший [3 февраля]» was, wherever the parser hangs the participle. A clause is over where
    what it is inside goes on: «Рид, стоявший у руля шесть лет, ушёл [в августе]».
    """
    a, place = annotation, token
    for _ in range(_HIGHEST):
        noun = a.heads[token]
        if token == outer or noun < 0 or a.sentence_of(token) != a.sentence_of(outer):
            return False
        if a.deprel(token) in _CLAUSES and a.pos(token) == "VERB":
            over = min(token, place) < outer < max(token, place)
            own = noun == outer or over or _is_below(a, outer, token)
            return not (own or _tells_of(a, token, outer) or _means(a, token, outer, noun))
        token = noun
    return False


def _tells_of(annotation: Annotation, verb: int, noun: int) -> bool:
    """Tell whether a clause can be the outer noun's own by its verb or by its form."""
    if annotation.lemmas[verb] in noun_class("begins"):
        # «собрание, прошедшее [вчера], избрало совет», not «Рид осудил митинг, прошедший [вчера]»
        acts = annotation.deprel(annotation.heads[verb]).startswith("nsubj")
        return acts or annotation.pos(noun) != "VERB"
    one, two = annotation.feats(verb), annotation.feats(noun)
    return one.get("Case") is not None and all(one.get(f) == two.get(f) for f in _AGREEING)


def _means(annotation: Annotation, verb: int, outer: int, noun: int) -> bool:
    """Tell «[прорыв] на улице, который оставил без воды»: what «который» is by its gender.

    It is rather the whole than a thing that the whole is of: «[этап] кубка, который примет Тула».
    """
    a = annotation
    which = next((t for t in a.children[verb] if a.lemmas[t] == "который"), None)
    if which is None:
        return False
    forms = [{f: a.feats(t).get(f) for f in _AGREEING[1:]} for t in (which, outer, noun)]
    of_it = a.feats(noun).get("Animacy") == "Inan" and _is_below(a, noun, outer)
    return forms[0] == forms[1] and (forms[0] != forms[2] or of_it)


def _is_below(annotation: Annotation, token: int, top: int) -> bool:
    for _ in range(_HIGHEST):
        if token in (top, -1):
            return token == top
        token = annotation.heads[token]
    return False


def noun_of_clause(annotation: Annotation, token: int, inner: int) -> int:
    """Return of whom a relative clause around ``inner`` tells before the main clause has a token.

    «[Рид], который выиграл турнир, родился [5 мая]»: -1 where there is no such clause.
    """
    a, clause = annotation, inner
    while clause >= 0 and a.deprel(clause) != _RELATIVE:
        clause = a.heads[clause]
    apart = clause >= 0 and "," in a.words[inner:token] and not _is_below(a, token, clause)
    return a.heads[clause] if apart else -1
