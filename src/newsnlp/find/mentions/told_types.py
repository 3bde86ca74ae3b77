"""What a name is, by the noun beside it or by a list, where the model takes it for something else.

Of names that it has not learned the model knows little more than that they are places, or not even
that; and the relations of a name hang on its type.

- A noun right before a name says what it is: «графство [Эссекс]», «микрорайоне [Затон]».
- Provinces whose names nothing else has are provinces: «[Массачусетский] институт».
- Regions and parts of the earth are no cities and nobody: «полиция [Смоленщины]», «[Донбасс]».
- Cities of several words of our list are cities: «мэр [Великих Лук]».
- «[русского] языка» is a language.
- Letters that regions are told by are no organizations: «глава [РХ]».
- A governor's place is a region, whose adjective is its town's: «[тульский] губернатор».
- Of regions that share a noun each is one: «[Тверской] и [Псковской областей]».
- What no dictionary has is a body beside one: «сотрудники [Рыбнадзора] и [Рыбохраны]».
- Nobody is called by capitals at both ends of a word: «[ЧерМК] растёт», nor by what a body of the
  state cares for: «[Росмолодёжь] поможет».
- A well-known party in brackets is no book: «депутат Рид («[Новые люди]»)».
- Who is from somewhere is from no person: «жительница [Кашина]», «супруги из [Кашина]».
- A surname that the article tells in full is no organization: «избран [Лугов]».
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.members.known_bodies import kinds_of_known
from newsnlp.find.mentions.mended_people import is_surname
from newsnlp.find.mentions.told_names import ToldNames
from newsnlp.find.type_sets import AREAS
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import fold, readings
from newsnlp.link.people.declension import name_forms
from newsnlp.link.places.place_adjectives import adjective
from newsnlp.link.places.places import place_name, usual_name
from newsnlp.remembered import WORDS
from newsnlp.types import Span

_DOUBTED = AREAS | {T.PERSON, T.NATIONALITY, T.FACILITY}
_MIXED = re.compile("[А-ЯЁ]+[а-яё]+[А-ЯЁ]{2,}")
_SPOKEN = AREAS | {T.NATIONALITY}
_LANGUAGE, _PARTY = "язык", "партия"
_OF_PARTY = ("(«", '("', " из «", " от «")
_STATE, _SHORTEST = 3, 5
"""Letters of «рос», and of what stands behind it at least."""
_JOINING = (["и"], [","])
_BACK = 2
"""Tokens from the end of a list to what «и» joins it to."""
_SHORTEST_WORD = 3
_ENDING = 3
"""Letters of an ending at most, and one more: «мажлис[ом]»."""
_ALIKE = 4
"""Letters that a form of a name shares with it."""


def told_types(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, each with the type that the text or a list says."""
    told = ToldNames(annotation, spans)
    bodies = {span.end for span in spans if span.type is T.ORGANIZATION}
    found = [_told(annotation, span, told, bodies) for span in spans]
    areas = {span.start: span for span in found if span.type in AREAS}
    return [
        _with_shared_noun(annotation, span, areas) if span.type in AREAS else span for span in found
    ]


def _told(annotation: Annotation, span: Span, told: ToldNames, bodies: set[int]) -> Span:
    if span.type is T.ORGANIZATION:
        if annotation.text[span.start : span.end] in _letters():
            return replace(span, type=T.STATE_OR_PROVINCE)
        return replace(span, type=T.PERSON) if _is_namesake(annotation, span, told) else span
    if span.type not in _DOUBTED:
        party = span.type is T.WORK_OF_ART and _is_party(annotation, span)
        return replace(span, type=T.ORGANIZATION) if party else span
    first, last = annotation.tokens_of(span.start, span.end)
    if span.type in _SPOKEN and _is_spoken(annotation, last):
        kind: T | None = T.LANGUAGE
    elif span.type in AREAS:
        kind = _by_noun(annotation, first, last) or _by_list(annotation, span.type, first, last)
        if not kind and (_is_governed(annotation, first, last) or _is_levelled(annotation, last)):
            kind = T.STATE_OR_PROVINCE
        if not kind and _is_of_town(annotation, last):
            kind = T.CITY
        if not kind and _is_beside_a_body(annotation, first, last, bodies):
            kind = T.ORGANIZATION
    elif span.type is T.FACILITY:
        kind = _by_noun(annotation, first, last)
        kind = kind if kind is T.CITY else None  # «в деревне [Старые Дачи]»
    elif span.type is T.PERSON and _is_body(annotation.text[span.start : span.end]):
        kind = T.ORGANIZATION
    elif span.type is T.PERSON:
        kind = _by_list(annotation, span.type, first, last) if last - first == 1 else None
        kind = None if kind and is_surname(annotation.words[first], told) else kind
        if (
            last - first == 1
            and _is_town(annotation, first)
            and not told.has(annotation.words[first])
        ):
            kind = T.CITY
    else:
        kind = None
    return replace(span, type=kind) if kind and kind != span.type else span


def _is_spoken(annotation: Annotation, last: int) -> bool:
    """Tell what ends before «языка»: «[русского] языка», «[французского] и немецкого языков»."""
    joined = annotation.words[last : last + 1] == ["и"]
    return _LANGUAGE in annotation.lemmas[last : last + (3 if joined else 1)][-1:]


def _is_party(annotation: Annotation, span: Span) -> bool:
    """Tell a party that everybody knows: «Рид («[Новые люди]»)», «Рид из «[Новых людей]»»."""
    before, name = annotation.text[: span.start], annotation.text[span.start : span.end]
    return before.endswith(_OF_PARTY) and _PARTY in kinds_of_known(name)


def _is_namesake(annotation: Annotation, span: Span, told: ToldNames) -> bool:
    """Tell «избран [Лугов]» where the article has «Лугов Игорь Ильич»; firms stand in quotes."""
    word = annotation.text[span.start : span.end]
    if not word.istitle() or not word.isalpha() or not told.has(word):
        return False
    token, _ = annotation.tokens_of(span.start, span.end)
    beside = token > 0 and annotation.pos(token - 1) in ("NOUN", "PUNCT")
    return not beside and annotation.pos(token) == "PROPN"


def _with_shared_noun(annotation: Annotation, span: Span, areas: Mapping[int, Span]) -> Span:
    """Return an adjective with the type of what its list ends with: «[Тверской] и … областей»."""
    token, last = annotation.tokens_of(span.start, span.end)
    if last - token > 1 or annotation.pos(token) != "ADJ":
        return span
    while annotation.words[token + 1 : token + 2] in _JOINING and token + _BACK < len(annotation):
        token += _BACK
        other = areas.get(annotation.starts[token])
        if other is None or annotation.pos(token) != "ADJ":
            return span
        noun = annotation.tokens_of(other.start, other.end)[1] - 1
        if noun > token:
            many = annotation.feats(noun).get("Number") == "Plur"
            return replace(span, type=other.type) if many else span
    return span


def _is_governed(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «[тульский] губернатор», who is the region's, from «[тульский] мэр»."""
    if last - first > 1 or annotation.heads[first] <= first:
        return False
    governor = annotation.lemmas[annotation.heads[first]] in noun_class("of_region")
    region = governor and usual_name(adjective(annotation.words[first]), T.STATE_OR_PROVINCE)
    return bool(region)


def _is_levelled(annotation: Annotation, last: int) -> bool:
    """Tell the region of a body that its level follows: «[Приокский] областной суд»."""
    level = annotation.lemmas[last : last + 1]
    return annotation.pos(last - 1) == "ADJ" and not noun_class("level_of_region").isdisjoint(level)


def _is_of_town(annotation: Annotation, last: int) -> bool:
    """Tell whose a body is by its level: «[Тульская] городская дума», no «городской округ»."""
    level, noun = (
        "".join(annotation.lemmas[last : last + 1]),
        annotation.lemmas[last + 1 : last + 2],
    )
    town = annotation.pos(last - 1) == "ADJ" and level in noun_class("level_of_town")
    return town and noun != ["округ"]


def _is_town(annotation: Annotation, first: int) -> bool:
    """Tell «супруги из [Кашина]» and «жительница [Кашина]» from «отрывок из [Чехова]»."""
    a, before = annotation, first - 1
    lives = before >= 0 and a.lemmas[before] in noun_class("resident")
    from_ = before > 0 and a.lowered[before] == "из" and a.feats(first).get("Case") == "Gen"
    if not from_ and not lives:
        return False
    known = [r for r in readings(a.lowered[first]) if r.known]
    towns = [r for r in known if "Geox" in r.tag.grammemes and r.form[:2] == ("gent", "sing")]
    somebody = lives or a.feats(before - 1).get("Animacy") == "Anim"
    return bool(towns) and (somebody or len(towns) == len(known))


def _is_beside_a_body(annotation: Annotation, first: int, last: int, bodies: set[int]) -> bool:
    """Tell an unknown word that goes on a list of one: «из [Рыбнадзора] и [Рыбохраны]»."""
    if last - first > 1 or first < _BACK or annotation.words[first - 1] != "и":
        return False
    before = first - _BACK
    one = annotation.ends[before] in bodies and annotation.words[before].istitle()
    oblique = one and annotation.feats(before).get("Case") not in (None, "Nom")
    return oblique and not any(r.known for r in readings(annotation.words[first].lower()))


@lru_cache(WORDS)
def _is_body(word: str) -> bool:
    """Tell «ЧерМК», «Росмолодёжь», «Олий Мажлис», no words of a dictionary, from «Росляков»."""
    lower = word.lower()
    last = lower.rpartition(" ")[2]
    nouns = words("bodies_like_names.txt")
    if _MIXED.fullmatch(word) or any(
        last[:end] in nouns for end in range(len(last), len(last) - _ENDING, -1)
    ):
        return True
    cares_for = lower[_STATE:]
    if lower[:_STATE] not in words("state_prefixes.txt") or len(cares_for) < _SHORTEST:
        return False
    noun = any(r.known and r.pos == "NOUN" and _is_common(str(r.tag)) for r in readings(cares_for))
    return noun and not any(r.known for r in readings(lower))


def _is_common(tag: str) -> bool:
    return not any(mark in tag for mark in ("Surn", "Name", "Patr", "Geox", "anim"))


def _by_noun(annotation: Annotation, first: int, last: int) -> T | None:
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
    if not apposed or attribute or usual_name(place_name(a, first, last), T.COUNTRY):
        return None
    return T(kind)


def _by_list(annotation: Annotation, taken: T, first: int, last: int) -> T | None:
    """Return the type of a name of our lists that is ``taken`` for something else."""
    lemma = fold(annotation.lemmas[last - 1])
    if last - first > 1:
        town = fold(annotation.words[last - 1])[:_SHORTEST_WORD] in _ends_of_towns()
        if town and fold(place_name(annotation, first, last)) in _towns():
            return T.CITY
        if lemma not in _last_words():
            return None
        name = fold(place_name(annotation, first, last))
        ours = taken is T.DISTRICT and name in _regions()
        return T.STATE_OR_PROVINCE if ours or name in _provinces() else None
    names = lemma, *_nominatives(annotation.words[first])
    if not _provinces().isdisjoint(names):
        return T.STATE_OR_PROVINCE
    doubtful = taken in (T.CITY, T.PERSON)
    return next((_areas()[name] for name in names if name in _areas()), None) if doubtful else None


@lru_cache(WORDS)
def _nominatives(word: str) -> tuple[str, ...]:
    """Return what a word that no dictionary has may be a form of, where a list begins alike."""
    folded = fold(word)
    if folded[:_ALIKE] not in _beginnings() or any(r.known for r in readings(word.lower())):
        return ()
    return tuple(fold(form.nominative) for form in name_forms(word.lower()))


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(said) for noun, *said in rows("place_kinds.tsv")}


@cache
def _provinces() -> frozenset[str]:
    """Return the names and adjectives of provinces outside of Russia."""
    cells = (cell for row in rows("provinces.tsv") for cell in row)
    return frozenset(fold(name) for cell in cells for name in cell.split(";") if name)


@cache
def _letters() -> frozenset[str]:
    """Return the letters that republics and okrugs are told by: «глава [РХ]»."""
    cells = (cell for row in rows("regions.tsv") for cell in row[1:])
    return frozenset(name for cell in cells for name in cell.split(";") if name.isupper())


@cache
def _towns() -> frozenset[str]:
    """Return the cities whose names have several words: «[Великие Луки]»."""
    return frozenset(fold(row[0]) for row in rows("cities.tsv") if " " in row[0])


@cache
def _ends_of_towns() -> frozenset[str]:
    """Return how the last words of such cities begin, in every case: «[Лук]», «[Лук]ах»."""
    return frozenset(name.rpartition(" ")[2][:_SHORTEST_WORD] for name in _towns())


@cache
def _last_words() -> frozenset[str]:
    named = _provinces() | _regions()
    return frozenset(name.rpartition(" ")[2] for name in named if " " in name)


@cache
def _regions() -> frozenset[str]:
    """Return the full names of regions: «Ямало-Ненецкий автономный округ» is no district."""
    return frozenset(fold(row[0]) for row in rows("regions.tsv"))


@cache
def _areas() -> dict[str, T]:
    return {word: T(kind) for word, kind in rows("areas.tsv")}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:_ALIKE] for name in _provinces() | _areas().keys())
