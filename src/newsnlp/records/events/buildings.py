"""What a place is by the words around its name: «в зале «Октябрь»», «на трассе Тула – Омск»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.type_sets import APPOSED
from newsnlp.link.grammar.nominative import balanced, phrase

_NEAR = 2
_AT = frozenset({"в", "на"})
_CENTRE = "центр"


def building_name(clauses: Clauses, first: int, last: int) -> str | None:
    """Return the nominative of a quoted name with the noun before it, None where it has none.

    The genitives between them go along: «в парке культуры «Сосна»», «во Дворце спорта «Сосна»»,
    and so does the number of a road: «на трассе М-4 «Дон»».
    """
    a, noun = clauses.annotation, first - 2
    if noun < 0 or a.words[first - 1] != "«" or a.words[last : last + 1] != ["»"]:
        return None
    head = noun - (noun > 0 and any(map(str.isdecimal, a.words[noun])))
    while clauses.case(head) == "Gen" and 0 < head - a.heads[head] <= _NEAR:
        head = a.heads[head]
    lower = a.pos(head) == "NOUN" and a.words[head].islower()
    house = a.lemmas[head] in noun_class("house_of") and a.words[noun].islower()
    if not lower and not house:
        return None
    start = head
    while start > 0 and a.heads[start - 1] == head and a.deprel(start - 1) == "amod":
        start -= 1
    lead = phrase(a, start, noun + 1)
    lead = f"{lead[0].lower()}{lead[1:]}" if lower else lead
    return f"{lead} {balanced(a.slice_text(first - 1, last + 1))}"


def house_around(clauses: Clauses, place: int, last: int) -> str | None:
    """Return what a town or a village has, with its name: «в [Доме культуры посёлка Заря]».

    ``place`` is the head of the name of the town, ``last`` where that ends.
    """
    a = clauses.annotation
    head = a.top(place, APPOSED)
    for _ in range(_NEAR):
        head = a.heads[head] if clauses.case(head) == "Gen" else -1
        if head < 0 or head > place:
            return None
        if clauses.preposition(head) in _AT:
            break
    house = a.lemmas[head] in noun_class("house_of", "site") and a.lemmas[head] != _CENTRE
    if clauses.preposition(head) not in _AT or not house:
        return None
    return phrase(a, head, last)


def way_between(annotation: Annotation, first: int, last: int) -> str | None:
    """Return the way that leads from a place: «на трассе [Тула] – Омск»."""
    a, begin, end = annotation, first, last + 1
    if "".join(a.words[last:end]) not in DASHES or not _is_name(a, end):
        return None
    while begin and _is_name(a, begin - 1):
        begin -= 1
    while _is_name(a, end):
        end += 1
    way = begin - 1 - (begin > 1 and a.words[begin - 1][-1].isdigit())  # «трасса М-5 Тула – Омск»
    if way < 0 or a.lemmas[way] not in noun_class("way"):
        return None
    return f"{phrase(a, way, way + 1).lower()} {a.slice_text(way + 1, end)}"


def _is_name(annotation: Annotation, token: int) -> bool:
    return 0 <= token < len(annotation) and annotation.words[token].istitle()
