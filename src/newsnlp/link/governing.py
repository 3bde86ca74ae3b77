"""Participles as names of posts: «заведующая кафедрой», but «управляющий партнёр»."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.morphology import readings
from newsnlp.remembered import WORDS


@lru_cache(WORDS)
def governing(word: str) -> bool:
    """Tell whether a word is such a participle; the noun after it is then its object."""
    return word.lower().startswith(tuple(words("governing_participles.txt")))


def describes(annotation: Annotation, participle: int, noun: int) -> bool:
    """Tell «управляющий партнёр» from «управляющий банка»: one case, and somebody too.

    «Управляющей компании «Уют»» is one case before a name: what it governs is an instrumental.
    """
    one, other = annotation.feats(participle), annotation.feats(noun)
    cases = {one.get("Case"), other.get("Case")}
    alike = len(cases) == 1 or cases == {"Acc", "Gen"}
    if other.get("Animacy") == "Anim" and _may_live(annotation.words[noun].lower()):
        return alike
    body = "Fem" == one.get("Gender") == other.get("Gender") and other.get("Case") != "Ins"
    return body and alike and annotation.words[noun + 1 : noun + 2] in (["«"], ['"'])


@lru_cache(WORDS)
def _may_live(word: str) -> bool:
    """Tell what the dictionary has as somebody, or has not: the tagger takes a роддом for one."""
    known = [reading for reading in readings(word) if reading.known]
    return not known or any("anim" in reading.tag for reading in known)
