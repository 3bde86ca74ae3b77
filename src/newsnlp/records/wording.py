"""Words of a text as parts of a name: in the case that it needs, without a sentence's capital."""

from __future__ import annotations

import re
from functools import lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import CLOSING, OPENING
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import AREAS, PERSONS
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.genitive import in_genitive
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.grammar.nominative import joined, phrase
from newsnlp.remembered import NAMES

_WHOSE = re.compile(
    r"(?:^|(?<= ))(?:([вск])о |(об?) )?"
    r"(?:его|её|ее|сво(?:[йяёеи]|его|ей|ему|им|ём|ем|ю|их|ими)|данн(?:ый|ая|ую|ого|ой)) (?=(\w))"
)
"""A possessive with a preposition whose form hangs on what follows, and the letter behind."""
_SHORT = 3
"""Letters of what a place is, cut short: «г», «пос»."""
_NAMES = AREAS | {EntityType.AWARD, EntityType.FACILITY, EntityType.ORGANIZATION}
_ALONE = (_NAMES - {EntityType.AWARD}) | PERSONS | {EntityType.PRODUCT, EntityType.WORK_OF_ART}


def uncapitalized(a: Annotation, index: MentionIndex, first: int, text: str) -> str:
    """Lower the capital of a phrase that opens its sentence, unless it is a name or acronym."""
    if a.pos(first) == "ADP":
        return text[:1].lower() + text[1:]  # «07:50 [На] место выехали»
    start, _ = a.sentence_tokens(a.sentence_of(first))
    opens = start == first or (start == first - 1 and a.pos(start) == "PUNCT")
    word = a.words[first]
    if not opens or not text or word[1:].lower() != word[1:] or word.isascii():
        return text
    if _is_name(a, index, first):
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


def _is_name(a: Annotation, index: MentionIndex, token: int) -> bool:
    """Tell a word that begins a name: «[Москва] приняла форум», «[Луч]» основан в мае».

    «[Министерство] создано» begins none.
    """
    if a.words[token - 1 : token] and a.words[token - 1] in OPENING:
        ends = (index.last[i] for i in index.covering(token) if index.first[i] == token)
        return any(a.words[end : end + 1] and a.words[end] in CLOSING for end in ends)
    if a.pos(token) != "PROPN" or a.lemmas[token] in bodies():
        return False
    alone = (i for i in index.covering(token) if index.last[i] - index.first[i] == 1)
    return any(index.types[i] in _ALONE for i in alone)


def without_whose(name: str) -> str:
    """Leave out what says nothing outside its sentence: «встреча со [своими] избирателями»."""
    said, *title = name.partition("«")  # «акция «Её имена»»
    # «со своими детьми» is «с детьми», but «со своими студентами» «со студентами»
    found = _WHOSE.sub(_preposition, said)
    rest, _, last = found.rpartition(" ")
    if not title[1] and len(last) <= _SHORT and last in words("place_descriptors.txt"):
        return rest  # «настоятеля храма г», behind which «. Ардатова» is cut off
    return found + "".join(title)


def _preposition(found: re.Match[str]) -> str:
    """Return the preposition before what follows a possessive, «о [своей] отставке» → «об »."""
    short, about, letter = found[1], found[2], found[3]
    if about:
        return "об " if letter in "аиоуэ" else "о "
    return f"{short}{'о' * (short == letter)} " if short else ""


def without_open(name: str) -> str:
    """Cut a name where a bracket or a quote opens that it does not close, or close its title.

    «чемпионат по теннису[ (U.S. Open]», «процесс выборов[ "катастрофой]», «выставка "Луч["]».
    """
    if name.count("(") > name.count(")") and (cut := name[: name.rfind("(")].rstrip()):
        name = cut
    if name.count('"') % 2 == 0:
        return name
    before, _, behind = name.rpartition('"')
    if before[-1:] == " " and behind[:1].isupper():
        return f'{name}"'
    return before.rstrip() or name


def in_quotes(a: Annotation, first: int, last: int, text: str) -> str:
    """Return the text of tokens in the quotes around them: «основание «[НейроЛеса]»»."""
    opening, closing = "".join(a.words[first - 1 : first]), "".join(a.words[last : last + 1])
    quoted = opening in OPENING and closing in CLOSING and '"' not in text
    return f"{opening}{text}{closing}" if quoted else text


def in_form(annotation: Annotation, first: int, last: int, form: str | None) -> str:
    """Return some tokens in the genitive («gen»), the nominative, or as written (None)."""
    if form == "gen":
        return in_genitive(annotation, first, last)
    return phrase(annotation, first, last) if form else joined(annotation, first, last, {})


@lru_cache(NAMES)
def quoted(name: str) -> str:
    """Return what stands in the outer guillemets of a name: «Волжские встречи», or ``""``."""
    return name[name.find("«") + 1 : name.rfind("»")] if "«" in name and "»" in name else ""
