"""Where the model's roles run over what stands behind them in their clause."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mentions.collectives import posts
from newsnlp.link.grammar.governing import governing

_ONTO = ("до", "на")


def end_of_role(annotation: Annotation, head: int, last: int) -> int:
    """Return where a role ends before how it is given, by whom, or what it becomes, or 0."""
    told = (_how, _giver, _another)
    return next((end for ends in told if (end := ends(annotation, head, last))), 0)


def _how(annotation: Annotation, head: int, last: int) -> int:
    """Return where a role ends before how it is given: «председателем [тайным голосованием]»."""
    a = annotation
    if a.feats(head).get("Case") != "Ins" or any(map(governing, a.words[head:last])):
        return 0  # «заместителем командующего войсками»
    for token in range(head + 1, last):
        feats = a.feats(token)
        if a.pos(token) == "NOUN" and feats.get("Case") == "Ins" and feats.get("Animacy") == "Inan":
            prepositions = [c for c in a.children[token] if a.pos(c) == "ADP"]
            below = [token, *(c for c in a.children[token] if head < c < token)]
            # «министром по управлению [имуществом]»
            governed = (
                head < a.heads[token] < token and a.feats(a.heads[token]).get("Case") != "Ins"
            )
            return 0 if prepositions or governed else min(below)
    return 0


def _giver(annotation: Annotation, head: int, last: int) -> int:
    """Return where a role ends before who gives it: «председателем [делегаты] избрали»."""
    a = annotation
    if a.feats(head).get("Case") != "Ins":
        return 0
    for token in range(head + 1, last):
        acts = a.deprel(token).startswith("nsubj") and a.heads[token] >= last
        if (acts or _are_people(a, token)) and a.feats(token).get("Case") == "Nom":
            return min([token, *(c for c in a.children[token] if head < c < token)])
    return 0


def _another(a: Annotation, head: int, last: int) -> int:
    """Return where a role ends before what becomes of it: «от мастера [до директора]», or 0."""
    if a.lemmas[head] in noun_class("candidate"):
        return 0  # «кандидат на пост мэра»
    for token in range(head + 1, last - 1):
        onto = a.lowered[token] in _ONTO and a.lemmas[a.heads[token]]
        if onto in noun_class("post") or (onto in posts() and a.lowered[token] == _ONTO[0]):
            return token
    return 0


def _are_people(annotation: Annotation, token: int) -> bool:
    """Tell «председателем [члены палаты] избрали», which the parser takes for whose it is.

    «Кандидатом в [мэры]» tells what somebody would like to be.
    """
    if annotation.lowered[token - 1] == "в":
        return False
    feats = annotation.feats(token)
    many = (feats.get("Animacy"), feats.get("Number")) == ("Anim", "Plur")
    return many and annotation.deprel(token) == "nmod"
