"""Linking within one article: every mention to one entity, with a name and a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import count
from operator import attrgetter

import numpy as np

from newsnlp.annotate.annotation import Annotation
from newsnlp.custom import Known
from newsnlp.kinds import AREAS
from newsnlp.lexicon import words
from newsnlp.link import known
from newsnlp.link.aliases import alias_relations, event_relations, measure_relations
from newsnlp.link.bodies import bare_nouns, organizations, regional, uniting
from newsnlp.link.bodies.bare_nouns import BareNoun
from newsnlp.link.bodies.by_posts import nouns_by_post
from newsnlp.link.bodies.described import descriptor_tokens, fullest
from newsnlp.link.bodies.full_names import full_name
from newsnlp.link.bodies.namesakes import Namesakes
from newsnlp.link.bodies.parts import part_relations
from newsnlp.link.bodies.towns_told import towns_told
from newsnlp.link.grammar.morphology import fold, readings
from newsnlp.link.grammar.nominative import phrase
from newsnlp.link.groups import FIRST, SAME_NAME, Group, Token, Unions, distinct
from newsnlp.link.people.persons import group_persons
from newsnlp.link.places.place_adjectives import part_of_compound
from newsnlp.link.places.places import place_groups
from newsnlp.link.profiles import Profile, descriptor_of, key_of, lemma_of, profile
from newsnlp.link.renamed import unite_renamed
from newsnlp.link.roles import holder_relations
from newsnlp.quick import dataclass
from newsnlp.types import Entity, EntityType, Mention, Relation

_START, _END = attrgetter("start"), attrgetter("end")
VERBATIM = frozenset(
    {
        EntityType.AGE,
        EntityType.DATE,
        EntityType.MONEY,
        EntityType.NUMBER,
        EntityType.ORDINAL,
        EntityType.PERCENT,
        EntityType.TIME,
    }
)
"""Types whose name stays as written: a quantity or a date has no nominative worth having."""

_QUOTES = frozenset('«»"“”„‟')

COMMON = frozenset({EntityType.PROFESSION, EntityType.NATIONALITY})
"""Types whose names are common nouns: «Президент» has its capital from its sentence."""

PROFILED = frozenset({EntityType.ORGANIZATION, EntityType.LAW, EntityType.FACILITY})
"""Types whose names shorten in the ways of organizations: acronyms, places dropped, guillemets."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a mention belongs to its entity: ``source`` is first-mention or the rule's name.

    ``name`` is the mention itself, read: nominative, a person's parts in their usual order.
    """

    entity_id: str
    mention_id: str
    source: str
    name: str


@dataclass(frozen=True)
class Linked:
    """The entities of one article, made of ``groups``, and the relations linking adds.

    ``nouns`` stand for an organization where no mention is: «Компания открыла».
    """

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    nouns: tuple[BareNoun, ...] = ()
    groups: tuple[Group, ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def merges(self) -> tuple[Merge, ...]:
        """Return the reason of every merge; only who explains a result asks for them."""
        return tuple(
            Merge(entity.id, mention, group.why.get(i, SAME_NAME), group.forms[i])
            for entity, group in zip(self.entities, self.groups, strict=True)
            for mention, i in zip(entity.mentions, group.mentions, strict=True)
        )


def link(
    annotation: Annotation,
    mentions: Sequence[Mention],
    relations: Sequence[Relation],
    *,
    names: Mapping[int, Known] | None = None,
) -> Linked:
    """Unite the mentions of one article into entities e1, e2 … in order of first mention.

    ``names`` tells by the index of a mention which name of a user's lexicon it is.
    """
    if not mentions:
        return Linked((), ())
    tokens, groups = group_mentions(annotation, mentions)
    groups = known.unite(groups, names or {})
    added = (
        *alias_relations(mentions, groups),
        *event_relations(annotation, mentions, tokens, groups),
        *measure_relations(annotation.text, mentions),
        *part_relations(annotation, mentions, tokens, groups),
        *holder_relations(annotation, mentions, tokens, groups, relations),
    )
    ids = [mention.id for mention in mentions]
    entities = [_entity(number, group, ids) for number, group in enumerate(groups, start=1)]
    nouns = bare_nouns.find(annotation, mentions, tokens, groups)
    return Linked(tuple(entities), added, tuple(nouns), groups=tuple(groups))


def group_mentions(
    annotation: Annotation, mentions: Sequence[Mention]
) -> tuple[list[Token], list[Group]]:
    """Return the token range of every mention and the groups, in order of first mention."""
    tokens = _token_ranges(annotation, mentions)
    groups = sorted(_groups(annotation, mentions, tokens), key=lambda g: g.mentions[0])
    return tokens, unite_renamed(annotation, mentions, groups)


def _entity(number: int, group: Group, ids: Sequence[str]) -> Entity:
    return Entity(
        id=f"e{number}",
        type=group.type,
        name=group.name,
        aliases=tuple(group.aliases),
        mentions=tuple(map(ids.__getitem__, group.mentions)),
    )


def _token_ranges(annotation: Annotation, mentions: Sequence[Mention]) -> list[Token]:
    """Return the token range of every mention; one that is not whole tokens gets an empty range."""
    starts = np.fromiter(map(_START, mentions), np.int32, len(mentions))
    ends = np.fromiter(map(_END, mentions), np.int32, len(mentions))
    first = np.searchsorted(annotation.end, starts, side="right")
    last = np.searchsorted(annotation.start, ends)
    # «российско» of «российско-кубинский» is not whole tokens
    whole = np.searchsorted(annotation.start, starts) == first
    whole &= np.searchsorted(annotation.start, starts, side="right") > first
    whole &= np.searchsorted(annotation.end, ends) == last - 1
    whole &= np.searchsorted(annotation.end, ends, side="right") == last
    return list(map(Token, count(), first.tolist(), np.where(whole, last, first).tolist()))


def _groups(
    annotation: Annotation, mentions: Sequence[Mention], tokens: Sequence[Token]
) -> list[Group]:
    by_type: dict[EntityType, list[Token]] = {}
    loose: dict[tuple[EntityType, str], Group] = {}
    parts: dict[int, str] = {}
    for mention, token in zip(mentions, tokens, strict=True):
        part = token.first == token.last
        if part and mention.type in AREAS and (whose := part_of_compound(mention.text)):
            parts[token.index] = whose
            by_type.setdefault(mention.type, []).append(token)
        elif part:
            _add_loose(loose, mention, token)
        else:
            by_type.setdefault(mention.type, []).append(token)
    groups = [*loose.values(), *group_persons(annotation, by_type.pop(EntityType.PERSON, []))]
    where = place_groups(annotation, {t: by_type.pop(t) for t in AREAS if t in by_type}, parts)
    groups += where
    places = _places_by_token(tokens, where)
    for type_, members in by_type.items():
        if type_ in PROFILED:
            told = towns_told(annotation, members, places, where)
            groups += _profiled(annotation, type_, members, told, where)
        else:
            groups += _same_name(annotation, mentions, type_, members)
    return groups


def _add_loose(loose: dict[tuple[EntityType, str], Group], mention: Mention, token: Token) -> None:
    """Group mentions that are not whole tokens by their text: they have no grammar to read."""
    key = (mention.type, mention.text.lower())
    group = loose.setdefault(key, Group(mention.type, mention.text, []))
    group.why[token.index] = SAME_NAME if group.mentions else FIRST
    group.mentions.append(token.index)
    group.forms[token.index] = mention.text


def _places_by_token(tokens: Sequence[Token], where: Sequence[Group]) -> dict[int, tuple[int, str]]:
    """Return, by first token, the end and the key of every place: the longest that begins there."""
    found: dict[int, tuple[int, str]] = {}
    for group in where:
        for index in group.mentions:
            token = tokens[index]
            if token.first == token.last:
                continue
            if token.first not in found or found[token.first][0] < token.last:
                found[token.first] = (token.last, group.name)
    return found


def _same_name(
    annotation: Annotation, mentions: Sequence[Mention], type_: EntityType, members: Sequence[Token]
) -> list[Group]:
    """Group mentions by the lemmas of their words."""
    found: dict[tuple[str, ...], Group] = {}
    verbatim = type_ in VERBATIM
    for token in members:
        text = mentions[token.index].text
        key = (text.lower(),) if verbatim else _lemmas(annotation, token)
        group = found.get(key)
        if group is None:
            name = text if verbatim else phrase(annotation, token.first, token.last)
            if type_ in COMMON and name[1:2].islower():
                name = name[0].lower() + name[1:]
            group = found[key] = Group(type_, name, [])
        group.why[token.index] = SAME_NAME if group.mentions else FIRST
        group.mentions.append(token.index)
        group.forms[token.index] = group.name
    return _merged(found.values())


def _merged(groups: Iterable[Group]) -> list[Group]:
    """Join groups that came to one name: the tagger gives a word lemmas of two genders."""
    found: dict[str, Group] = {}
    for group in groups:
        first = found.setdefault(key_of(group.name), group)
        if first is not group:
            first.mentions = sorted(first.mentions + group.mentions)
            first.forms |= group.forms
            first.why |= group.why | {group.mentions[0]: SAME_NAME}
            first.why[first.mentions[0]] = FIRST
    return list(found.values())


def _opens(annotation: Annotation, token: Token) -> bool:
    """Tell whether a mention opens its sentence with a word that is no acronym."""
    first, _ = annotation.sentence_tokens(annotation.sentence_of(token.first))
    return token.first == first and annotation.words[first][1:].islower()


def _has_its_capital(annotation: Annotation, token: Token) -> bool:
    """Tell whether a name that opens a sentence begins with a capital elsewhere too.

    «Жюри возглавила Ветрова», «Пресс-служба завода молчит» do not.
    """
    lemma = lemma_of(annotation, token.first)
    if token.last - token.first == 1:
        return lemma not in organizations.bodies()
    return lemma not in words("uncapitalized_nouns.txt")


def _lemmas(annotation: Annotation, token: Token) -> tuple[str, ...]:
    """Return the lemmas of a name without its quotes, of which a mention may lack one."""
    tokens = range(token.first, token.last)
    bare = [lemma_of(annotation, t) for t in tokens if annotation.words[t] not in _QUOTES]
    return tuple(bare) or (annotation.words[token.first],)


def _profiled(
    annotation: Annotation,
    type_: EntityType,
    members: Sequence[Token],
    places: dict[int, tuple[int, str]],
    where: Sequence[Group],
) -> list[Group]:
    """Return the mentions of one type of body as groups, each of one body."""
    listed, described = _profiles(annotation, members, places)
    regional.give_places(listed, where)
    unions = Unions(len(listed))
    uniting.unite(listed, unions)
    groups = [
        _profile_group(annotation, type_, [listed[i] for i in each], described, unions, each)
        for each in unions.sets()
    ]
    quoted = {token.index for token in members if _is_quoted(annotation, token)}
    for group in groups:
        if quoted.isdisjoint(group.mentions):  # «Городское благоустройство» is so called
            regional.complete(group, where)
    return groups


def _profiles(
    annotation: Annotation, members: Sequence[Token], places: dict[int, tuple[int, str]]
) -> tuple[list[Profile], dict[int, tuple[int, int]]]:
    """Return what is told under each name, and the tokens of mentions that have a descriptor."""
    profiles: dict[str, Profile] = {}
    opening: set[str] = set()
    described: dict[int, tuple[int, int]] = {}
    namesakes = Namesakes()
    for token in members:
        name = phrase(annotation, token.first, token.last)
        opens = _opens(annotation, token)
        if opens and not _has_its_capital(annotation, token):
            name, opens = name[0].lower() + name[1:], False
        noun = descriptor_tokens(annotation, token.first, token.last)
        kind = descriptor_of(annotation, *noun) if noun else ()
        key = namesakes.key(key_of(name), kind)
        if key not in profiles:
            profiles[key] = profile(annotation, token.first, token.last, name, places)
            opening.update({key} if opens else ())
        elif key in opening and not opens:
            # «Ревизионная комиссия решила», where the article goes on with «ревизионная комиссия»
            opening.remove(key)
            profiles[key].name = name
        profiles[key].mentions.append(token.index)
        if called := nouns_by_post(annotation, token.first):
            profiles[key].called |= {*called}
        if noun:
            profiles[key].descriptors |= {kind}
            described[token.index] = (token.first, token.last)
    return list(profiles.values()), described


def _is_quoted(annotation: Annotation, token: Token) -> bool:
    before = annotation.words[token.first - 1] if token.first else ""
    return before in _QUOTES or annotation.words[token.first] in _QUOTES


def _profile_group(
    annotation: Annotation,
    type_: EntityType,
    profiles: Sequence[Profile],
    described: dict[int, tuple[int, int]],
    unions: Unions,
    numbers: Sequence[int],
) -> Group:
    forms = {i: p.name for p in profiles for i in p.mentions}
    why = {
        i: unions.why(number) or SAME_NAME
        for number, p in zip(numbers, profiles, strict=True)
        for i in p.mentions
    }
    mentions = sorted(forms)
    why[mentions[0]] = FIRST
    named = list(profiles)
    for p in profiles:
        full = fullest(annotation, [described[i] for i in p.mentions if i in described])
        if full:
            named.append(replace(p, name=full, quoted=p.key, mentions=[]))
    name = full_name(named)
    aliases = distinct((p.name for p in named if not _is_a_form_of(p.name, name)), name)
    return Group(type_, name, mentions, aliases, why, forms)


def _is_a_form_of(other: str, name: str) -> bool:
    """Tell «Вести», which the tagger takes for a plural, beside «газета «Весть»»."""
    own, words_ = key_of(name.rstrip("»").rpartition("«")[2]).split(), key_of(other).split()
    apart = [(a, b) for a, b in zip(own, words_, strict=False) if a != b]
    if len(own) != len(words_) or len(apart) != 1:
        return False
    lemma, word = apart[0]
    return any(r.known and fold(r.normal_form) == lemma != word for r in readings(word))
