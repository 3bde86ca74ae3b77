"""Nominatives of roles that look like something else, or are no words of the dictionary."""

from __future__ import annotations

import re

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.collectives import posts
from newsnlp.link.grammar.morphology import readings, styled
from newsnlp.link.grammar.nominative import joined

_HOSTESS = re.compile(r"((?:теле|радио|со)?ведущ)(?:ей|ую|ею)")
_LIKE_CASE = {"Acc": "gent", None: "ablt"}
"""The form that an unknown noun for people has where the tagger finds an accusative, or no noun."""


def of_somebody(annotation: Annotation, first: int, last: int) -> str:
    """Return the nominative of a role that ``phrase`` would take for a thing, or ``""``."""
    ways = (_hostess, _no_thing, _unknown)
    return next((name for way in ways if (name := way(annotation, first, last))), "")


def _hostess(annotation: Annotation, first: int, last: int) -> str:
    """Return a woman's role that looks like an adjective.

    «Вручили [ведущей программы] Анне Ким»: no thing behind it is what is ведущая.
    """
    stem = _HOSTESS.fullmatch(annotation.lowered[first])
    living = (annotation.feats(t).get("Animacy") == "Anim" for t in range(first + 1, last))
    if stem is None or any(living):
        return ""  # «ведущей солистке»
    behind = annotation.text[annotation.ends[first] : annotation.ends[last - 1]]
    behind += "»" * (behind.count("«") - behind.count("»"))
    return f"{stem[1]}ая{behind}"


def _no_thing(annotation: Annotation, first: int, last: int) -> str:
    """Return who has a form of a thing, too: «[премьеру] России Риду»."""
    word, lemma = annotation.words[first], annotation.lemmas[first]
    if annotation.pos(first) != "NOUN" or lemma in posts():
        return ""
    nouns = {r.normal_form: r.tag.grammemes for r in readings(word.lower()) if r.known}
    told = [n for n, grammemes in nouns.items() if "anim" in grammemes and n in posts()]
    if not told or "inan" not in nouns.get(lemma, ()):
        return ""
    return joined(annotation, first, last, {first: styled(told[0], word)})


def _unknown(annotation: Annotation, first: int, last: int) -> str:
    """Return who is no word of the dictionary: «позвали [кинолога] Рида», «начал [дежурантом]»."""
    word, feats = annotation.words[first], annotation.feats(first)
    found = readings(word.lower())
    if not found or annotation.pos(first) == "ADJ" or any(r.known for r in found):
        return ""
    case = feats.get("Case")
    if (case, feats.get("Number")) == ("Nom", "Sing") and not any(
        r.form.case == "nomn" or r.form.number == "sing" for r in found
    ):
        return annotation.text[annotation.starts[first] : annotation.ends[last - 1]]
    forms = {r.form[:2]: r.normal_form for r in reversed(found)}
    told = forms.get((_LIKE_CASE[case], "sing")) if case in _LIKE_CASE else None
    if told is None or (case and ("accs", "sing") in forms):
        return ""
    return joined(annotation, first, last, {first: styled(told, word)})
