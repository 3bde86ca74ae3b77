"""Subjects behind an object that the parser hangs on it: «Покинули [совет] Рид и Ким»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.find.grammar.cases import preposition_of

_OBJECTS = ("obj", "obl", "iobj")
_SHOWN = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})
_DEEP = 3
"""Nouns of a body's name by which a person may hang on it: «Союз [писателей] [России] Рид»."""


def hung_below(annotation: Annotation, verb: int) -> list[int]:
    """Return the nominatives that the parser hangs on an object: «завершил [работу форум]».

    A noun in quotes is a name: «посетил базу «[Дельфин]»». Or on the verb before a semicolon that
    has its own: «Мэр поручил …; избран [адмирал Рид]».
    """
    a = annotation
    top = a.heads[verb] if a.deprel(verb) == "cop" else verb  # «…; советником [была] фирма»
    above = a.heads[top]
    if above >= 0 and ";" in a.words[above:verb] and a.deprel(top) == "conj":
        subjects = [c for c in a.children[above] if a.deprel(c).startswith("nsubj")]
        return [c for c in subjects if c > verb and subjects[0] < above]
    finite = a.feats(verb).get("VerbForm") == "Fin"
    if not finite and a.feats(verb).get("Variant") != "Short":
        return []
    objects = [c for c in a.children[verb] if c > verb and a.deprel(c) in _OBJECTS]
    below = (c for noun in objects for c in a.children[noun] if c > noun)
    return [
        c
        for c in below
        if finite and a.feats(c).get("Case") == "Nom" and (a.deprel(c) == "nmod" or _is_by(a, c))
        if a.words[c - 1] not in OPENING and not preposition_of(a, c)
    ] or [name for noun in objects if (name := _named_behind(a, noun)) >= 0]


def _is_by(annotation: Annotation, noun: int) -> bool:
    """Tell who does something by what the parser takes for him: «скрепили подписью [Рид]»."""
    a = annotation
    means = a.deprel(noun) == "appos" and a.feats(a.heads[noun]).get("Case") == "Ins"
    return means and a.feats(noun).get("Animacy") == "Anim"


def _named_behind(annotation: Annotation, noun: int) -> int:
    """Return whom the parser takes for the name of a thing, or -1: «Вышли из палаты [Рид], Ким».

    A role may stand before his name: «Покинула совет [судья] Анна Рид».
    """
    a = annotation
    for _ in range(_DEEP):
        behind = [c for c in a.children[noun] if c > noun]
        for c in behind:
            if a.deprel(c) == "appos" and _is_who(a, c) and _is_thing(a, noun):
                return c
        inner = [c for c in behind if a.deprel(c) == "nmod" and not preposition_of(a, c)]
        if not inner:
            return -1
        noun = inner[-1]
    return -1


def _is_who(annotation: Annotation, name: int) -> bool:
    a, feats = annotation, annotation.feats(name)
    if feats.get("Case") != "Nom" or feats.get("Animacy") != "Anim" or a.words[name - 1] in OPENING:
        return False
    return a.pos(name) == "PROPN" or any(a.pos(c) == "PROPN" for c in a.children[name] if c > name)


def _is_thing(annotation: Annotation, noun: int) -> bool:
    """Tell a noun in a case that its name would share: «из [палаты]», «покинули [совет]»."""
    feats = annotation.feats(noun)
    many = feats.get("Number") == "Plur"  # «из Союза [писателей] Рид»
    return feats.get("Case") in _SHOWN and (feats.get("Animacy") == "Inan" or many)
