"""Words of a text as parts of a name: in the case that it needs, without a sentence's capital."""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import AREAS
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.grammar.genitive import in_genitive
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.grammar.nominative import joined, phrase
from newsnlp.remembered import NAMES

_WHOSE = re.compile(
    r"(?:^|(?<= ))(?:([вск])о )?"
    r"(?:его|её|ее|сво(?:[йяёеи]|его|ей|ему|им|ём|ем|ю|их|ими)|данн(?:ый|ая|ую|ого|ой)) (?=(\w))"
)
"""A possessive with a preposition that is longer before it, and the letter behind."""
_SHORT = 3
"""Letters of what a place is, cut short: «г», «пос»."""
_NAMES = AREAS | {EntityType.AWARD, EntityType.FACILITY, EntityType.ORGANIZATION}


def uncapitalized(a: Annotation, index: MentionIndex, first: int, text: str) -> str:
    """Lower the capital of a phrase that opens its sentence, unless it is a name or acronym."""
    start, _ = a.sentence_tokens(a.sentence_of(first))
    opens = start == first or (start == first - 1 and a.pos(start) == "PUNCT")
    word = a.words[first]
    if not opens or not text or word[1:].lower() != word[1:] or word.isascii():
        return text
    kinds = {index.types[i] for i in index.covering(first)}
    found = readings(word.lower())
    noun = any(r.known for r in found) and all(r.pos == "NOUN" for r in found)
    if kinds & _NAMES and a.pos(first) == "ADJ" and EntityType.ORDINAL not in kinds and not noun:
        # «Гонкуровскую премию получил …», but «Первое место присуждено …», «Грамотами награждены»
        return text
    if a.lemmas[first] in classes():
        return text[0].lower() + text[1:]  # the dictionary may not know a «вебинар»
    if a.pos(first) == "PROPN" and not any(r.known for r in found):
        return text
    return text[0].lower() + text[1:]


def without_whose(name: str) -> str:
    """Leave out what says nothing outside its sentence: «встреча со [своими] избирателями»."""
    said, *title = name.partition("«")  # «акция «Её имена»»
    # «со своими детьми» is «с детьми», but «со своими студентами» «со студентами»
    found = _WHOSE.sub(lambda m: f"{m[1]}{'о' * (m[1] == m[2])} " if m[1] else "", said)
    rest, _, last = found.rpartition(" ")
    if not title[1] and len(last) <= _SHORT and last in words("place_descriptors.txt"):
        return rest  # «настоятеля храма г», behind which «. Ардатова» is cut off
    return found + "".join(title)


def in_quotes(a: Annotation, first: int, last: int, text: str) -> str:
    """Return the text of tokens in the guillemets around them: «основание «[НейроЛеса]»»."""
    quoted = a.words[first - 1 : first] == ["«"] and a.words[last : last + 1] == ["»"]
    return f"«{text}»" if quoted else text


def in_form(annotation: Annotation, first: int, last: int, form: str | None) -> str:
    """Return some tokens in the genitive («gen»), the nominative, or as written (None)."""
    if form == "gen":
        return in_genitive(annotation, first, last)
    return phrase(annotation, first, last) if form else joined(annotation, first, last, {})


@lru_cache(NAMES)
def quoted(name: str) -> str:
    """Return what stands in the outer guillemets of a name: «Волжские встречи», or ``""``."""
    return name[name.find("«") + 1 : name.rfind("»")] if "«" in name and "»" in name else ""
