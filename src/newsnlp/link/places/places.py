"""Names of places: nominative, and one key for a place's noun, adjective and other names.

«смоленский», «Смоленщина» and «Смоленская область» are one place; so are «российский»,
«Россия», «РФ». The tables know countries, regions and odd cities; of other places an
adjective is matched with the noun it is made from («кобринский» ← Кобрин).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.regional import genitive
from newsnlp.link.grammar.agreement import tagged_form
from newsnlp.link.grammar.derivation import place_of
from newsnlp.link.grammar.morphology import (
    CASES,
    Reading,
    cyrillic,
    fold,
    inflect,
    readings,
    styled,
    uncapped,
)
from newsnlp.link.grammar.nominative import phrase
from newsnlp.link.grammar.singular import singular
from newsnlp.link.groups import FIRST, SAME_NAME, Group, Token, distinct
from newsnlp.link.people.declension import name_forms
from newsnlp.link.places.place_adjectives import (
    adjective,
    derived,
    is_adjective,
    may_be_place,
    named_so,
    region_of_level,
    shared_noun,
    shares_noun,
    without_descriptor,
)
from newsnlp.link.places.two_words import agreed, listed
from newsnlp.link.places.unknown_places import unknown_place
from newsnlp.link.profiles import key_of, lemma_of
from newsnlp.types import EntityType

_TABLES = {
    EntityType.COUNTRY: ("countries.tsv",),
    EntityType.STATE_OR_PROVINCE: ("regions.tsv", "provinces.tsv", "countries.tsv"),
    EntityType.CITY: ("cities.tsv",),
    EntityType.LOCATION: ("countries.tsv", "regions.tsv"),
}
_REPUBLIC = re.compile("Р[А-УХ-ЯЁ]")
"""«РК», «РТ»; «РФ» is one country."""
_ON = "-на-"
DISTRICT = EntityType.DISTRICT
_STATUSES = frozenset({"городской", "муниципальный"})
_OF_NEUTER = re.compile(r"([а-яё]+(?:[оеё]в|[иы]н))(?:а|у|ом|е|ым)")


def place_name(annotation: Annotation, first: int, last: int) -> str:
    """Return a place's name in the nominative; an adjective alone in the masculine."""
    if last - first == 1 and is_adjective(annotation, first):
        return styled(adjective(annotation.words[first]), annotation.words[first])
    if last - first == 1:
        return guessed(annotation, first)
    if shares_noun(annotation, first, last):
        noun = singular(annotation, first + 1, last)
        if noun is not None:
            return f"{place_name(annotation, first, first + 1)} {noun}"
    name = phrase(annotation, first, last)
    rest = name.partition(" ")[2]
    if rest and lemma_of(annotation, first) in words("place_descriptors.txt"):
        # «города Феникс» is one city, whatever the tagger says; its name agrees: «реку Славянку»
        lead = styled(lemma_of(annotation, first), annotation.words[first])
        own = annotation.feats(first).get("Case") == annotation.feats(last - 1).get("Case")
        agrees = own and annotation.feats(first).get("Case") != "Gen"
        return f"{lead} {phrase(annotation, first + 1, last) if agrees else rest}"
    return agreed(name, annotation.slice_text(first, last))


def guessed(annotation: Annotation, token: int) -> str:
    """Return the nominative of one word; what no dictionary knows is read by its preposition.

    «в Тусоне» → Тусон, «из Лахора» → Лахор, «в Гагаузии» → Гагаузия.
    """
    word = annotation.words[token]
    if (place := _known_place(annotation, token)) is not None:
        return place
    told = tagged_form(annotation, token)
    known = any(r.known and may_be_place(r, told) for r in readings(word.lower()))
    town, on, river = word.partition(_ON)
    if on and not known:
        return _town(town) + on + river
    if known or not word[0].isupper() or word.isupper() or not cyrillic(word):
        return phrase(annotation, token, token + 1)
    before = annotation.words[token - 1].lower() if token else ""
    cases = _governed().get(before, ())
    tagged = CASES.get(annotation.feats(token).get("Case", ""), "")
    case = tagged if tagged in cases or not cases else cases[0]
    if case == "nomn" and _is_of_somebody(annotation, token):
        case = "gent"
    return unknown_place(word, case) or phrase(annotation, token, token + 1)


def _is_of_somebody(annotation: Annotation, token: int) -> bool:
    """Tell «мэр [Заречинска]», whatever the tagger has, from «город [Заречинск]»."""
    above = annotation.heads[token]
    behind = above == token - 1 >= 0 and annotation.deprel(token) == "nmod"
    return behind and annotation.feats(above).get("Animacy") == "Anim"


def _known_place(annotation: Annotation, token: int) -> str | None:
    """Return the place of the dictionary that a word is, rather than somebody: «в [Шарье]».

    None where it knows no such place, or several.
    """
    word = annotation.words[token]
    found = [r for r in readings(word.lower()) if r.known and r.form.number == "sing"]
    places = [r for r in found if "Geox" in r.tag.grammemes]
    if len(places) == len(found):
        return None
    before = annotation.words[token - 1].lower() if token else ""
    tagged = CASES.get(annotation.feats(token).get("Case", ""), "")
    for cases in ((tagged,), _governed().get(before, ())):
        fitting = [r for r in places if r.form.case in cases]
        names = {inflect(reading, "nomn") for reading in fitting}
        if names:
            return styled(names.pop() or word, word) if len(names) == 1 else None
    return None


def _town(word: str) -> str:
    """Return the nominative of a town's name: «[Калача]-на-Дону»."""
    found = [r for r in readings(word.lower()) if r.known and r.form.number == "sing"]
    return styled(inflect(found[0], "nomn") or word, word) if found else word


@cache
def _governed() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split(";")) for row in rows("prepositions.tsv")}


@cache
def _tables(type_: EntityType) -> tuple[dict[str, str], dict[str, str]]:
    """Return the tables of a type: key of any name → usual name, adjective → usual name."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for table in _TABLES.get(type_, ()):
        for usual, *more in rows(table):
            columns = [cell.split(";") for cell in (*more, "", "")[:2]]
            for name in (usual, *columns[1]):
                names.setdefault(key_of(name), usual)
            for form in columns[0]:
                adjectives.setdefault(fold(form), usual)
    return names, adjectives


@cache
def _long_names(type_: EntityType) -> tuple[str, ...]:
    """Return the names in several words of our tables."""
    found = (cell for table in _TABLES.get(type_, ()) for row in rows(table) for cell in row)
    return tuple(name for cell in found for name in cell.split(";") if " " in name)


def usual_name(name: str, type_: EntityType) -> str | None:
    """Return the usual name of a place in our tables, or None: РФ → Россия."""
    names, adjectives = _tables(type_)
    bare = without_descriptor(name)
    return names.get(key_of(name)) or names.get(key_of(bare)) or adjectives.get(fold(name))


def _without_status(name: str) -> str:
    """Drop what a district is: «Кашинский (городской) округ», «Кашинский (муниципальный) район»."""
    first, *middle, last = name.split(" ") if " " in name else ("", name)
    return " ".join([first, last]) if middle and {*middle} <= _STATUSES else name


def place_groups(
    annotation: Annotation,
    by_type: dict[EntityType, list[Token]],
    parts: Mapping[int, str] = MappingProxyType({}),
) -> list[Group]:
    """Return one group per place and type: its nouns, its adjectives, its other names.

    ``parts`` are adjectives of mentions that are no whole tokens.
    """
    republics = _republics(annotation, by_type)
    return [
        group
        for type_, tokens in sorted(by_type.items())
        for group in _of_type(annotation, type_, tokens, republics, parts)
    ]


def _republics(annotation: Annotation, by_type: dict[EntityType, list[Token]]) -> dict[str, str]:
    """Return what acronyms mean where a republic is told: «РК» is Казахстан or Карелия."""
    short = {annotation.words[t.first] for own in by_type.values() for t in own}
    short = {word for word in short if _REPUBLIC.fullmatch(word)}
    found: dict[str, set[str]] = {}
    for token in by_type.get(EntityType.STATE_OR_PROVINCE, ()) if short else ():
        if token.first == token.last:
            continue
        name = usual_name(
            place_name(annotation, token.first, token.last), EntityType.STATE_OR_PROVINCE
        )
        acronym = "".join(word[0] for word in (name or "").split())
        if acronym in short:
            found.setdefault(acronym, set()).add(name or "")
    return {acronym: names.pop() for acronym, names in found.items() if len(names) == 1}


def _of_type(
    annotation: Annotation,
    type_: EntityType,
    tokens: list[Token],
    republics: dict[str, str],
    parts: Mapping[int, str],
) -> list[Group]:
    found: dict[str, Group] = {}
    loose: list[tuple[Token, str]] = []
    for token in tokens:
        part = parts.get(token.index, "")
        name = part or uncapped(place_name(annotation, token.first, token.last))
        named = "" if part or token.last - token.first > 1 else named_so(annotation, token.first)
        name = named or name
        usual = republics.get(name) or usual_name(name, type_)
        if usual is None and (known := listed(name, _long_names(type_))):
            name, usual = known, usual_name(known, type_)
        alone = token.last - token.first == 1 and is_adjective(annotation, token.first)
        shared = shared_noun(annotation, token.last) if alone and type_ is DISTRICT else ""
        if (alone or part) and not named and not shared and usual is None:
            loose.append((token, name))
        else:
            name = f"{name} {shared}" if shared else name
            key = key_of(usual or _without_status(without_descriptor(name)))
            _add(found, key, token, name, type_, usual)
    for token, name in loose:
        key = _origin(name, found)
        told = key != key_of(name)
        noun = "" if told or type_ is not EntityType.CITY else place_of(adjective(name))
        if not told and type_ is EntityType.STATE_OR_PROVINCE:
            name = region_of_level(annotation, token.last - 1) or name
            key = key_of(name)
        # «томский» where Томск is not named
        _add(found, key_of(noun) if noun else key, token, name, type_, noun or None)
    groups = _attested(annotation, found, tokens)
    return [_named(group, type_) for group in _without_genitives(groups)]


def _attested(
    annotation: Annotation, found: dict[str, Group], tokens: list[Token]
) -> Iterable[Group]:
    """Join what no dictionary knows to a name that the article writes: «в Жироне» to Жирона."""
    words_ = {t.index: annotation.words[t.first] for t in tokens if t.last - t.first == 1}
    written = {
        key: group
        for key, group in found.items()
        if any(words_.get(i) == group.forms[i] for i in group.mentions)
    }
    for key, group in list(found.items()):
        forms = {words_.get(i, "") for i in group.mentions}
        if key in written or len(forms) != 1 or "" in forms:
            continue
        (word,) = forms
        lower = word.lower()
        origins = {key_of(own) for own in _neuters(lower)} & written.keys()
        if not origins and (any(map(_is_declined, readings(lower))) or not cyrillic(word)):
            continue
        origins = origins or {key_of(f.nominative) for f in name_forms(lower)} & written.keys()
        if len(origins) == 1:
            other = found[origins.pop()]
            name = other.forms[other.mentions[0]]
            other.mentions += group.mentions
            other.forms |= dict.fromkeys(group.mentions, name)
            other.why |= dict.fromkeys(group.mentions, SAME_NAME)
            del found[key]
    return found.values()


def _neuters(word: str) -> list[str]:
    """Return the village that «[Внукова]», «под [Внуковом]» may be."""
    return [f"{found[1]}о"] if (found := _OF_NEUTER.fullmatch(word)) else []


def _is_declined(reading: Reading) -> bool:
    """Tell a word of the dictionary from a foreign surname that is one by chance: «в [Шарье]»."""
    return reading.known and "Fixd" not in reading.tag.grammemes


def _without_genitives(groups: Iterable[Group]) -> list[Group]:
    """Join a name to the one whose genitive it is: «район [Кирова]», where Киров is told too.

    The tagger takes it for a nominative.
    """
    all_ = list(groups)
    if len(all_) < 2:
        return all_
    genitives = {genitive(g.forms[g.mentions[0]]): g for g in all_}
    kept = []
    for group in all_:
        name = group.forms[group.mentions[0]]
        other = genitives.get(name, group)
        if other is group or " " in name or set(group.forms.values()) != {name}:
            kept.append(group)
            continue
        noun = other.forms[other.mentions[0]]
        other.mentions += group.mentions
        other.forms |= dict.fromkeys(group.mentions, noun)
        other.why |= dict.fromkeys(group.mentions, SAME_NAME)
    return kept


def _origin(name: str, found: dict[str, Group]) -> str:
    """Return the key of the one place an adjective is made from, else the adjective itself."""
    fitting = [
        key for key, group in found.items() if any(derived(name, n) for n in group.forms.values())
    ]
    return fitting[0] if len(fitting) == 1 else key_of(name)


def _add(
    found: dict[str, Group], key: str, token: Token, name: str, type_: EntityType, usual: str | None
) -> None:
    group = found.setdefault(key, Group(type_, usual or "", []))
    written = set(map(key_of, dict.fromkeys(group.forms.values())))
    same = SAME_NAME if key_of(name) in written else "rule:place-name"
    group.why[token.index] = same if group.mentions else FIRST
    group.mentions.append(token.index)
    group.forms[token.index] = name


def _named(group: Group, type_: EntityType) -> Group:
    """Give a place its fullest noun; one seen only as an adjective takes its usual name."""
    _, adjectives = _tables(type_)
    group.mentions.sort()
    group.why[group.mentions[0]] = FIRST
    forms = [group.forms[i] for i in group.mentions]
    named = _without_adjectives(forms, adjectives)
    nouns = [form for form in named if not form.isupper()]
    usual = group.name
    if usual and (not nouns or any(key_of(n) == key_of(usual) for n in dict.fromkeys(nouns))):
        group.name = usual
    else:
        group.name = max(nouns or forms, key=len)
    group.aliases = distinct(named, group.name)
    return group


def _without_adjectives(forms: Sequence[str], adjectives: dict[str, str]) -> list[str]:
    """Return the forms that are names, without those made from another: «Орский» beside Орск."""
    names = [form for form in forms if not _is_adjective(form, adjectives)]
    told = dict.fromkeys(names)
    made = {f for f in told if any(derived(fold(f), name) for name in told if name != f)}
    return [form for form in names if form not in made]


def _is_adjective(form: str, adjectives: dict[str, str]) -> bool:
    """Tell whether a written form is no name: «смоленский», «Омский» театр."""
    if not form[:1].isupper() or fold(form) in adjectives:
        return True
    return " " not in form and adjective(form) == fold(form) and bool(place_of(fold(form)))
