"""Who is named of many: «вошли 12 человек, в том числе [Рид] и [Ким]», «включая завод «[Луч]»».

Also with what they are: «в том числе: [Рид Лев], врач; [Ким Анна], мэр», «Вошли: [Рид], врач; …».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsnlp.annotate.marks import CLOSING
from newsnlp.find.grammar.referents import Referents
from newsnlp.find.layout.listings import list_end, opens
from newsnlp.find.type_sets import ORGANIZATIONS

_OPENING = (
    ("включая",),
    ("в", "том", "числе"),
    ("среди", "них"),
    ("среди", "которых"),
    ("в", "числе", "которых"),
    ("в", "их", "числе"),
)
_FIRST = frozenset(phrase[0] for phrase in _OPENING)
_JOINING = ((",", "а", "также"), (",",), ("и",))


def included(referents: Referents, verb: int) -> tuple[int, ...]:
    """Return the people and bodies that a clause names of those whom its verb tells of."""
    a = referents.annotation
    end = list_end(a, verb)
    for token in range(verb + 1, end):
        if a.lowered[token] in _FIRST and a.words[token - 1] in (",", "("):
            phrase = next((p for p in _OPENING if _is_at(a.lowered, token, p)), None)
            if phrase is not None:
                return _named(referents, token + len(phrase), end)
        if a.words[token] == ":" and ";" in a.words[token:end]:
            return _named(referents, token + 1, end)
        if a.feats(token).get("VerbForm") == "Fin":
            return ()
    return ()


def _is_at(lowered: list[str], token: int, phrase: tuple[str, ...]) -> bool:
    return tuple(lowered[token : token + len(phrase)]) == phrase


def _named(referents: Referents, token: int, end: int) -> tuple[int, ...]:
    a, index = referents.annotation, referents.index
    found: list[int] = []
    token += token < end and a.words[token] == ":"
    if ";" in a.words[token:end]:
        opening = [token, *(t + 1 for t in range(token, end - 1) if a.words[t] == ";")]
        opening = [t + (a.words[t] == "и") for t in opening]
        return tuple(_until_none(opens(index, t) for t in opening))
    while token < end and (item := _item(referents, token)) is not None:
        found.append(item)
        token = index.last[item]
        token += token < end and a.words[token] in CLOSING
        joined = next((p for p in _JOINING if _is_at(a.lowered, token, p)), None)
        if joined is None:
            break
        token += len(joined)
    return tuple(dict.fromkeys(found))


def _until_none(items: Iterable[int | None]) -> Iterator[int]:
    for item in items:
        if item is None:
            return
        yield item


def _item(referents: Referents, token: int) -> int | None:
    """Return who or what an item of a list names: «врач [Рид]», «[завод]»."""
    person = opens(referents.index, token)
    if person is not None or referents.annotation.pos(token) != "NOUN":
        return person
    return referents.at(token, ORGANIZATIONS)
