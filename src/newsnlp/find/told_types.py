"""What a name is, by the noun beside it or by a list, where the model takes it for something else.

Of names that it has not learned the model knows little more than that they are places. Their
relations hang on the type: who is of a province is told otherwise than who is of a city.

- A noun right before a name says what it is: «графство [Эссекс]», «микрорайоне [Затон]».
- Provinces whose names nothing else has are provinces: «[Массачусетский] институт».
- «[русского] языка» is a language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.type_sets import AREAS
from newsnlp.lexicon import rows
from newsnlp.link.derivation import place_of
from newsnlp.link.morphology import fold
from newsnlp.link.places import derived, place_name, usual_name
from newsnlp.types import EntityType, Span

_LANGUAGE = "язык"
_REGIONS = ("республика", "край", "округ")
"""Of Russia's regions an oblast has the name of its city."""


def told_types(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, each with the type that the text or a list says."""
    return [_told(annotation, span) for span in spans]


def _told(annotation: Annotation, span: Span) -> Span:
    if span.type in AREAS:
        first, last = annotation.tokens_of(span.start, span.end)
        kind = _by_noun(annotation, first, last) or _by_list(annotation, span.type, first, last)
        return replace(span, type=kind) if kind and kind != span.type else span
    if span.type is EntityType.NATIONALITY:
        _, last = annotation.tokens_of(span.start, span.end)
        if annotation.lemmas[last : last + 1] == [_LANGUAGE]:
            return replace(span, type=EntityType.LANGUAGE)
    return span


def _by_noun(annotation: Annotation, first: int, last: int) -> EntityType | None:
    """Return what the noun before a name says: «земли [Гессен]», not «земля [Чеченской] войны»."""
    a, noun = annotation, first - 1
    kind, *strict = _nouns().get(a.lemmas[noun] if first else "", ("",))
    if not kind or not a.words[first][0].isupper() or a.starts[first] != a.ends[noun] + 1:
        return None
    if a.sentence_of(noun) != a.sentence_of(first) or a.feats(noun).get("Number") == "Plur":
        return None
    case, own = a.feats(noun).get("Case"), a.feats(first).get("Case", "Nom")
    # «города [России]», «в районе [Вятки]»
    apposed = own == "Nom" != case or own == case != "Gen" if strict else own in ("Nom", case)
    attribute = a.pos(first) == "ADJ" and a.heads[first] >= last
    if not apposed or attribute or usual_name(place_name(a, first, last), EntityType.COUNTRY):
        return None
    return EntityType(kind)


def _by_list(annotation: Annotation, taken: EntityType, first: int, last: int) -> EntityType | None:
    """Return the type of a province that is ``taken`` for something else."""
    state = EntityType.STATE_OR_PROVINCE
    if taken is state:
        return None
    word = fold(annotation.lemmas[last - 1])
    if last - first == 1:
        listed = word in _provinces() or (taken is EntityType.CITY and word in _regions())
    else:
        listed = word in _last_words() and fold(place_name(annotation, first, last)) in _provinces()
    return state if listed else None


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(said) for noun, *said in rows("place_kinds.tsv")}


@cache
def _provinces() -> frozenset[str]:
    """Return the names and adjectives of provinces outside of Russia."""
    return frozenset(fold(name) for row in rows("provinces.tsv") for name in _cells(row))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.rpartition(" ")[2] for name in _provinces() if " " in name)


@cache
def _regions() -> frozenset[str]:
    """Return the names in one word and the adjectives of Russia's regions that no city has."""
    found = set()
    for usual, adjectives, *others in rows("regions.tsv"):
        if not set(_REGIONS).isdisjoint(usual.lower().split()):
            names = [name for name in _cells((*others,)) if " " not in name and not name.isupper()]
            made = [
                adjective
                for adjective in adjectives.split(";")
                if any(derived(adjective, name) for name in names)
                and place_of(adjective) in ("", *names)
            ]
            found |= {fold(name) for name in (*names, *made)} if made else set()
    return frozenset(found)


def _cells(row: Sequence[str]) -> list[str]:
    return [name for cell in row for name in cell.split(";") if name]
