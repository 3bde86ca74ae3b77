"""The noun of a participle, where the parser hangs it on another one."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import within_quotes
from newsnlp.find.grammar.subjects import agree

_HERS = ("ей", "ой")
_HIS = {"Masc", "Neut"}


def modified(annotation: Annotation, noun: int, participle: int) -> int:
    """Return the noun that a participle is of, where the one it hangs on has another gender.

    «В ресторане прошла презентация [книги] Рида, вышедшей в мае»: no ресторан.
    """
    a, listed = annotation, last_listed(annotation, noun, participle)
    lifeless = a.feats(listed).get("Animacy") == "Inan" if 0 <= listed < participle else False
    if not lifeless or a.words[participle - 1] != "," or _fits(a, listed, participle):
        return listed
    for token in range(participle - 1, listed, -1):
        thing = a.pos(token) == "PROPN" and a.feats(token).get("Animacy") == "Inan"
        alike = (thing or a.pos(token) == "NOUN") and _alike(a, token, participle)
        if alike and _in_one_case(a, token, participle):
            return listed if within_quotes(a.words[listed:token]) else token
    return listed


def _fits(a: Annotation, noun: int, participle: int) -> bool:
    return agree(a, noun, participle) or _alike(a, noun, participle)


def _alike(a: Annotation, noun: int, participle: int) -> bool:
    """Tell whether number and gender are one; «закона, принятого» may be tagged a neuter."""
    one, two = a.feats(noun), a.feats(participle)
    oblique = one.get("Case") == two.get("Case") not in ("Nom", "Acc")
    genders = {one.get("Gender"), two.get("Gender")}
    same = len(genders) == 1 or "Plur" in one.values() or (oblique and genders == _HIS)
    return same and one.get("Number") == two.get("Number")


def _in_one_case(a: Annotation, noun: int, participle: int) -> bool:
    """Tell whether the cases of two words fit; «вышедшей» is of any but two."""
    one, two = a.feats(noun).get("Case"), a.feats(participle).get("Case")
    oblique = {one, two}.isdisjoint({"Nom", "Acc"})
    return one == two or (oblique and a.lowered[participle].endswith(_HERS))


def last_listed(annotation: Annotation, noun: int, participle: int) -> int:
    """Return the last noun of a list before a participle in the singular.

    «Театр и [музей], основанный Ридом»: the parser may hang it on the first.
    """
    a = annotation
    if noun < 0 or noun > participle or a.feats(participle).get("Number") != "Sing":
        return noun
    listed = [c for c in a.children[noun] if noun < c < participle and a.deprel(c) == "conj"]
    alike = listed and all(
        a.feats(listed[-1]).get(feat) == a.feats(participle).get(feat)
        for feat in ("Number", "Gender")
    )
    return listed[-1] if alike else noun
