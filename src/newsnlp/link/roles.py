"""Roles that stand for people: «Руководитель ЦОПП …» whose holder the body names.

A role-only mention belongs to the one person whom the article gives a leading role in the same
organization or place; where two people fit, or none, it stays without a holder.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import AREAS, EntityType, RelationType
from newsnlp.lexicon import rows, words
from newsnlp.link.groups import Group, Token
from newsnlp.link.profiles import lemma_of
from newsnlp.link.relation import relation
from newsnlp.types import Mention, Relation

_BODIES = AREAS | {EntityType.ORGANIZATION}

_SEAT, _DUTY = "место", "обязанность"
SOURCE = "rule:role-holder"

Post = tuple[int, str, bool]
"""A body that is led, of a place by which post (губернатор, министр), and whether no more."""


class Holding(NamedTuple):
    """A mention of who holds a post, the noun of the role, and whether it is held for another."""

    person: int
    noun: str
    acting: bool


def holder_relations(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    relations: Sequence[Relation],
) -> Iterator[Relation]:
    """Yield WORKS_AS from a person to a role-only mention that can only mean this person."""
    if all(mention.type is not EntityType.PROFESSION for mention in mentions):
        return
    index = {mention.id: i for i, mention in enumerate(mentions)}
    owner = {i: number for number, group in enumerate(groups) for i in group.mentions}
    works = [(index[r.head], index[r.tail]) for r in relations if r.type == RelationType.WORKS_AS]
    held = _Held((mentions[role].start, mentions[role].end) for _, role in works)
    holders = _holders(annotation, mentions, tokens, groups, owner, works, relations, index)
    told = 0
    for role, mention in enumerate(mentions):
        if mention.type != EntityType.PROFESSION or held.overlaps(mention):
            continue
        if mention.end <= told:  # «директор» within «директор ЦОПП» says no more
            continue
        if any(tells(annotation, tokens[role]) for tells in _NOBODY):
            continue
        body = _body(mentions, owner, role)
        noun = leading_noun(annotation, tokens[role].first, tokens[role].last)
        if body is None or not noun:
            continue
        post = _post(groups, body, noun)
        people = dict(holders.get((*post, True), {}))
        if not _is_over(annotation, tokens[role]):  # «директор» may be the one who leaves
            people |= holders.get((*post, False), {})
        if _is_acting(annotation, tokens[role]):  # no governor is врио губернатора
            people = {owner: told for owner, told in people.items() if told.acting}
        if len(people) == 1:
            ((person, known_as, _),) = people.values()
            if not _may_be_one(noun, known_as):
                continue
            told = mention.end
            yield relation(RelationType.WORKS_AS, mentions[person], mention, 0.9, SOURCE)


def _holders(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    owner: Mapping[int, int],
    works: Sequence[tuple[int, int]],
    relations: Sequence[Relation],
    index: Mapping[str, int],
) -> dict[Post, dict[int, Holding]]:
    """Return, by leading post, the people who have it.

    Person entity → one mention of theirs with the noun of their role.
    """
    workplaces: dict[int, list[int]] = {}
    for r in relations:
        if r.type == RelationType.WORKPLACE:
            workplaces.setdefault(index[r.head], []).append(index[r.tail])
    found: dict[Post, dict[int, Holding]] = {}
    for person, role in works:
        noun = leading_noun(annotation, tokens[role].first, tokens[role].last)
        if mentions[person].type != EntityType.PERSON or not noun:
            continue
        inside = _body(mentions, owner, role)
        bodies = [inside] if inside is not None else [owner[b] for b in workplaces.get(person, [])]
        if inside is None:  # a person has to do with many places, and leads few
            bodies = [body for body in bodies if groups[body].type not in AREAS]
        for body in bodies:
            post = (*_post(groups, body, noun), _is_over(annotation, tokens[role]))
            holding = Holding(person, noun, _is_acting(annotation, tokens[role]))
            found.setdefault(post, {}).setdefault(owner[person], holding)
    return found


class _Held:
    """The stretches of text whose roles have their person already."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def overlaps(self, mention: Mention) -> bool:
        """Tell whether a role, or one that holds it or lies in it, has its person."""
        before = bisect_left(self._starts, mention.end)
        return before > 0 and self._ends[before - 1] > mention.start


def _body(mentions: Sequence[Mention], owner: Mapping[int, int], role: int) -> int | None:
    """Return the entity a role is of: the longest body inside it, else the one right after it."""
    start, end = mentions[role].start, mentions[role].end
    inside = after = None
    for other in range(role + 1, len(mentions)):
        mention = mentions[other]
        if mention.start > end + 1:
            break
        if mention.type not in _BODIES or mention.text[:1].islower() or mention.start == start:
            continue
        if mention.start == end + 1:
            after = other if after is None else after
        elif inside is None or _size(mentions, other) > _size(mentions, inside):
            inside = other
    body = after if inside is None else inside
    return None if body is None else owner[body]


def _size(mentions: Sequence[Mention], index: int) -> int:
    return mentions[index].end - mentions[index].start


def _post(groups: Sequence[Group], body: int, noun: str) -> tuple[int, str]:
    """Return what one leads: a body, or one post of a place.

    «Руководитель ЦОПП» is its директор, but a министр of a region is not its губернатор.
    """
    if groups[body].type not in AREAS or noun in words("place_heads.txt"):
        return body, ""
    return body, noun


def _may_be_one(noun: str, other: str) -> bool:
    """Tell whether two nouns may mean one post: глава and ректор, but not президент and ректор."""
    wide = _wide_leaders()
    return noun in wide or other in wide or noun.endswith(other) or other.endswith(noun)


@cache
def _wide_leaders() -> frozenset[str]:
    return frozenset(noun for noun, *wide in rows("leader_roles.txt") if wide)


def _is_predicate(annotation: Annotation, role: Token) -> bool:
    """Tell what somebody is from who: «был [начальником отдела]», «назначен [директором]»."""
    head = annotation.head_of(role.first, role.last)
    verb = annotation.heads[head]
    by_verb = verb >= 0 and annotation.pos(verb) in ("VERB", "AUX", "ADJ")
    copula = any(annotation.deprel(child) == "cop" for child in annotation.children[head])
    return annotation.feats(head).get("Case") == "Ins" and (by_verb or copula)


def _are_several(annotation: Annotation, role: Token) -> bool:
    """Tell «[министры финансов] Евросоюза»: no one of them is meant."""
    return annotation.feats(annotation.head_of(role.first, role.last)).get("Number") == "Plur"


def _is_wanted(annotation: Annotation, role: Token) -> bool:
    """Tell «соперник за место [директора]»: the seat may be anybody's."""
    head = annotation.head_of(role.first, role.last)
    above = annotation.heads[head]
    return above == role.first - 1 >= 0 and annotation.lemmas[above] == _SEAT


_NOBODY = (_is_predicate, _are_several, _is_wanted)


def _is_over(annotation: Annotation, role: Token) -> bool:
    """Tell «бывший [президент]» from who is it now."""
    head = annotation.head_of(role.first, role.last)
    beside = {*range(role.first, head), *annotation.children[head]}
    return any(annotation.lemmas[t] in _former() for t in beside)


def _is_acting(annotation: Annotation, role: Token) -> bool:
    """Tell «врио губернатора», «исполняющий обязанности директора» from «замдиректора»."""
    told = range(max(0, role.first - 1), role.last)  # «врио [губернатора]» may be two mentions
    undeclined = words("acting_words.txt") - words("deputy_roles.txt")
    return any(annotation.lemmas[t] == _DUTY or annotation.lowered[t] in undeclined for t in told)


@cache
def _former() -> frozenset[str]:
    told = [cues for *kind, cues in rows("status.tsv") if kind == ["former", "modifier"]]
    return frozenset(" ".join(told).split())


def leading_noun(annotation: Annotation, first: int, last: int) -> str:
    """Return the noun of a role that heads a body: директор, but not заместитель директора.

    Nor технический директор, who heads a part of it.
    """
    for token in range(first, last):
        lemma = lemma_of(annotation, token)
        if lemma in words("narrowing_adjectives.txt"):
            return ""
        if lemma in words("leader_roles.txt"):
            return lemma
        acting = lemma == _DUTY or lemma in words("acting_words.txt")
        if lemma in words("deputy_roles.txt") or (annotation.pos(token) == "NOUN" and not acting):
            return ""
    return ""
