"""Participles as names of posts: «заведующая кафедрой», but «управляющий партнёр»."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import readings
from newsnlp.remembered import WORDS


@lru_cache(WORDS)
def governing(word: str) -> bool:
    """Tell whether a word is such a participle; the noun after it is then its object."""
    return word.lower().startswith(tuple(words("governing_participles.tsv")))


def describes(annotation: Annotation, participle: int, noun: int) -> bool:
    """Tell «управляющий партнёр» from «управляющий банка»: one case, and somebody too.

    «Управляющей компании «Уют»» is one case before a name: what it governs is an instrumental.
    So is «управляющей компании» anywhere, and «с управляющей компанией», of who did something.
    """
    one, other = annotation.feats(participle), annotation.feats(noun)
    cases = {one.get("Case"), other.get("Case")}
    alike = len(cases) == 1 or cases == {"Acc", "Gen"}
    if other.get("Animacy") == "Anim" and _may_live(annotation.words[noun].lower()):
        return alike
    if not alike or not "Fem" == one.get("Gender") == other.get("Gender"):
        return False
    told = annotation.lemmas[noun] in _described(annotation.words[participle].lower())
    if other.get("Case") == "Ins":
        agent = annotation.deprel(noun) == "obl:agent"  # «проведено управляющей компанией»
        return told and (agent or is_behind_preposition(annotation, participle))
    return told or annotation.words[noun + 1 : noun + 2] in (["«"], ['"'])


def governs(annotation: Annotation, participle: int, noun: int) -> bool:
    """Tell whoever runs what a noun tells: «[управляющим] трестом», not «[управляющей] фирмы»."""
    word = annotation.words[participle].lower()
    runs = governing(word) and annotation.feats(noun).get("Case") == "Ins"
    return runs and annotation.lemmas[noun] not in _described(word)


def is_behind_preposition(annotation: Annotation, token: int) -> bool:
    """Tell such a participle behind a preposition: «с [управляющей] компанией»."""
    if token == 0 or not governing(annotation.words[token]):
        return False
    return annotation.pos(token - 1) == "ADP"


@lru_cache(WORDS)
def _described(word: str) -> tuple[str, ...]:
    """Return the nouns that such a participle describes: «[управляющая] компания»."""
    table = rows("governing_participles.tsv")
    return next((row[1:] for row in table if word.startswith(row[0])), ())


@lru_cache(WORDS)
def _may_live(word: str) -> bool:
    """Tell what the dictionary has as somebody, or has not: the tagger takes a роддом for one."""
    known = [reading for reading in readings(word) if reading.known]
    return not known or any("anim" in reading.tag for reading in known)


@lru_cache(WORDS)
def is_of_either(word: str) -> bool:
    """Tell a noun of men and women, whose adjective may look like a neuter: «мирового [судьи]»."""
    return any(r.known and "ms-f" in r.tag.grammemes for r in readings(word.lower()))
