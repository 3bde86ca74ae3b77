"""Subjects behind what is set off between them and their verb, which the parser hangs there.

«Вступили в клуб, подписав устав, [Рид] и [Ким]», «вышли Рид, судивший матч, а также [Ким]».
"""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.cases import preposition_of

_ALSO, _BUT = "также", "а"
_NOUNS = frozenset({"NOUN", "PROPN"})
_HUNG = frozenset({"conj", "appos", "nsubj", "obj", "acl", "nmod"})
_REACH = 40
"""Tokens before «а также» in which the list that goes on is looked for."""


def resumed(annotation: Annotation, verb: int) -> list[int]:
    """Return who does something behind a converb: «вступила в него, подписав устав, [Рид]»."""
    a = annotation
    for converb in a.children[verb]:
        if converb > verb and a.feats(converb).get("VerbForm") == "Conv":
            below = (c for noun in a.children[converb] for c in a.children[noun] if noun > converb)
            told = sorted(c for c in below if _is_set_off(a, c))
            if told:
                return told[:1]
    return []


def gone_on(annotation: Annotation) -> dict[int, int]:
    """Return the subjects that other nouns go on behind what is set off, by those nouns."""
    a, found = annotation, dict[int, int]()
    for also in a.by_form.of({_ALSO}):
        if a.words[max(0, also - 2) : also] == [",", _BUT]:
            token, noun = _next_name(a, also), _subject_before(a, also)
            if token >= 0 and noun >= 0 and noun < a.heads[token] < also:
                found[token] = noun
    return found


def of_list(annotation: Annotation, token: int, head: int) -> int | None:
    """Return the name before one of a list behind a converb: «подписав устав, Рид и [Ким]»."""
    a = annotation
    converb = a.heads[head]
    if converb < 0 or a.feats(converb).get("VerbForm") != "Conv" or not _is_upright(a, token):
        return None
    before = [c for c in a.children[head] if c < token and _is_set_off(a, c)]
    return before[-1] if before else None


def _is_set_off(annotation: Annotation, noun: int) -> bool:
    """Tell a living nominative behind a comma that hangs on what a converb has."""
    a = annotation
    behind = noun
    while a.pos(behind - 1) == "ADJ":
        behind -= 1
    return a.deprel(noun) in _HUNG and _is_upright(a, noun) and a.words[behind - 1] in (",", "и")


def _is_upright(annotation: Annotation, noun: int) -> bool:
    a, feats = annotation, annotation.feats(noun)
    alive = (feats.get("Case"), feats.get("Animacy")) == ("Nom", "Anim")
    return alive and a.pos(noun) in _NOUNS and not preposition_of(a, noun)


def _next_name(annotation: Annotation, also: int) -> int:
    """Return the living nominative that opens what «а также» adds, or -1."""
    a = annotation
    end = a.sentence_tokens(a.sentence_of(also))[1]
    for token in range(also + 1, end):
        if _is_upright(a, token):
            return token
        if a.words[token] == "," or a.feats(token).get("VerbForm") == "Fin":
            return -1
    return -1


def _subject_before(annotation: Annotation, also: int) -> int:
    """Return the one subject in the singular of a verb in the plural before, or -1.

    «[Вышли] [врач Рид], …, а также …»: the verb tells that it was not he alone.
    """
    a = annotation
    first = max(a.sentence_tokens(a.sentence_of(also))[0], also - _REACH)
    for token in range(also - 1, first - 1, -1):
        verb = a.heads[token]
        if not a.deprel(token).startswith("nsubj") or not _is_upright(a, token) or verb < 0:
            continue
        many = a.feats(verb).get("Number") == "Plur"
        one = a.feats(token).get("Number") == "Sing"
        return token if many and one and verb < also else -1
    return -1
