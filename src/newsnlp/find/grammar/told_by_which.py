"""Whom of several people before it «который» may stand for."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation


def ends_a_list(annotation: Annotation, noun: int, relative: int) -> bool:
    """Tell of whom alone of a list «который» tells: «Лев Котов и [Ян Ким], который».

    The parser may hang the last name on the first post, which has one of its own: «ректор Лев Котов
    и победитель [Ян Ким], который».
    """
    if annotation.feats(relative).get("Number") != "Sing":
        return False
    living = annotation.feats(noun).get("Animacy") == "Anim"
    if annotation.deprel(noun) == "conj":
        return living or annotation.pos(noun) == "PROPN"
    return _is_apposed_name(annotation, noun) and any(
        _is_apposed_name(annotation, other)
        for other in annotation.children[annotation.heads[noun]]
        if annotation.heads[noun] < other < noun
    )


def is_of_another(annotation: Annotation, name: int, relative: int) -> bool:
    """Tell whether «которая» stands for somebody else than a person of that name."""
    genders = {annotation.feats(token).get("Gender") for token in (name, relative)} - {None}
    return _is_name(annotation, name) and len(genders) > 1


def _is_apposed_name(annotation: Annotation, token: int) -> bool:
    return annotation.deprel(token) == "appos" and _is_name(annotation, token)


def _is_name(annotation: Annotation, token: int) -> bool:
    animate = annotation.feats(token).get("Animacy") == "Anim"
    return animate and annotation.pos(token) == "PROPN"
