"""Surnames that are nouns, too: «пришёл [Заяц] Антон Ильич», «[Сорока] Юрий Ильич»."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.people.declension import kinds
from newsnlp.link.people.patronymics import DAUGHTER

_SOMEBODY, _FEMININE = frozenset({"NOUN", "anim", "sing"}), frozenset({"NOUN", "femn", "nomn"})


def is_noun_called(annotation: Annotation, token: int) -> bool:
    """Tell a surname that is a noun, too: «пришёл [Заяц] Антон Ильич».

    What opens a sentence says what somebody is, «Дачник Иван Львович», but where it is a woman or a
    thing, «[Сорока] Юрий Ильич», or has a capital elsewhere: «Пришёл Заяц. [Заяц] Иван Львович …».
    Nobody with a patronymic is a «[Король] Иван Львович» but by his surname.
    """
    a = annotation
    tags = [reading.tag for reading in readings(a.lowered[token]) if reading.known]
    changes = not any("Fixd" in tag.grammemes for tag in tags)  # «министерство Коми»
    if not changes or kinds(a.lowered[token]) or not a.words[token].istitle():
        return False
    if a.lemmas[token] in noun_class("crowned"):
        return True
    if a.lemmas[token] in called():
        return False
    opening = _opens(a, token)
    if opening and not _is_told_within(a, token):
        his = not DAUGHTER.search(a.lowered[token + 2])
        return his and bool(tags) and all(tag.grammemes >= _FEMININE for tag in tags)
    beside = opening or a.words[token - 1][-1].isalpha() or a.words[token - 1] == ","
    return beside and any(tag.grammemes >= _SOMEBODY for tag in tags)


def _opens(annotation: Annotation, token: int) -> bool:
    a = annotation
    return a.sentence_tokens(a.sentence_of(token))[0] == token or a.opens_line(token)


def _is_told_within(annotation: Annotation, token: int) -> bool:
    """Tell a noun that has a capital within a sentence of the article: «уволили [Зайца]»."""
    a, lemma = annotation, annotation.lemmas[token]
    again = (t for t in a.by_lemma.of({lemma}) if t != token and a.words[t].istitle())
    return any(not _opens(a, t) for t in again)


@cache
def called() -> frozenset[str]:
    """Return what people are called before their names: «директор», «мама», «профессор»."""
    posts = words("leader_roles.txt") | words("occupations.txt") | words("deputy_roles.txt")
    return posts | words("kin_nouns.txt") | noun_class("degree", "dignity", "address", "honour")
