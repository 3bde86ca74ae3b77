"""Nouns that stand for an organization named before: «Корпорация Philips … Компания открыла».

NEREL marks names, so such a noun is no mention until linking knows whose it is. It counts
where one organization alone fits: it has the noun in its name, in front of its name or in the
table of known names. What says more about the noun («другая компания», «театр кукол») makes it
another thing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.called import Named, named
from newsnlp.link.bodies.compounds import joined_noun
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.nominative import phrase
from newsnlp.link.groups import Group, Token
from newsnlp.link.places.areas import regions
from newsnlp.link.places.tabled import tabled_place
from newsnlp.link.profiles import is_whole
from newsnlp.remembered import WORDS, Answers
from newsnlp.types import Entity, Mention, Relation

SOURCE = "rule:bare-noun"
SCORE = 0.9
"""The score of such a mention. Of 34 on factRuEval's devset 16 are in the gold, 2 contradict it;
the others are not annotated."""

_QUOTES = frozenset('«“„"')
_CLOSING = frozenset('»”“"«')
_AROUND = frozenset({EntityType.PROFESSION, EntityType.EVENT})
"""Types whose mentions may hold such a noun: «директор театра»."""
_SAYS_MORE = frozenset({"nmod", "appos", "flat", "nummod", "acl"})
_LONGEST = 5
"""Words of a noun with its genitives: «станция скорой медицинской помощи»."""
_NEW = frozenset({"новый"})
_NEAR = 1
"""How many sentences back an organization is still meant when the article names several."""


class BareNoun(NamedTuple):
    """A stretch of text, nominative ``name``, that means what an earlier mention (its id) names.

    ``only``: no other organization told before could be meant.
    """

    start: int
    end: int
    name: str
    antecedent: str
    only: bool


def find(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
) -> Iterator[BareNoun]:
    """Yield in text order the nouns that only one organization of the article can mean."""
    found = annotation.by_lemma.of({*filter(_MAY_BE.__getitem__, annotation.by_lemma.words)})
    barred, people = _barred(mentions, tokens)
    found = [t for t in found if t not in barred and _is_bare(annotation, t, people)]
    wanted = {annotation.lemmas[t] for t in found}
    called = named(annotation, mentions, tokens, groups, wanted) if found else {}
    for token in found:
        stretch = _stretch(annotation, token, called.get(annotation.lemmas[token], ()), people)
        meant = _meant(annotation, token, stretch.fitting, mentions) if stretch else None
        if stretch is None or meant is None:
            continue
        first = _with_adjectives(annotation, token, stretch, meant.words, tokens)
        if first is not None and _is_free(tokens, first, stretch.end):
            start, end = int(annotation.start[first]), int(annotation.end[stretch.end - 1])
            name = phrase(annotation, first, stretch.end)
            before = {n.group for n in stretch.fitting if n.end <= start}
            yield BareNoun(start, end, name, mentions[meant.mention].id, len(before) == 1)


class _Stretch(NamedTuple):
    """Where a noun with its genitives ends, whom they fit, and the adjective of its level."""

    end: int
    fitting: Sequence[Named]
    level: str


def _stretch(
    annotation: Annotation, token: int, fitting: Sequence[Named], people: Container[int]
) -> _Stretch | None:
    """Return how far a noun goes, «[коллегия адвокатов]», None where it is another thing."""
    level = _level(annotation, token)
    if level:
        fitting = [n for n in fitting if level in n.words or _is_regional(n.words)]
    own = _own_adjectives(annotation, token)
    fitting = [n for n in fitting if own <= n.words] if own else fitting
    end = _complement(annotation, token, people) if fitting else 0
    if not end:
        return None
    told = annotation.lemmas[token + 1 : end]
    whole = [n for n in fitting if not told or (told[0] in n.behind and {*told} <= n.words)]
    if not whole and _is_told_apart(annotation, token):
        return _Stretch(token + 1, fitting, level)  # «в [горный институт] по квоте»
    return _Stretch(end, whole, level)


def _own_adjectives(annotation: Annotation, token: int) -> set[str]:
    """Return the adjectives in front that tell which is meant: «[надзорное] ведомство»."""
    front = (c for c in annotation.children[token] if c < token)
    said = {annotation.lemmas[c] for c in front if annotation.deprel(c) == "amod"}
    return said - words("praising_adjectives.txt") - words("level_adjectives.tsv")


def _complement(annotation: Annotation, token: int, people: Container[int]) -> int:
    """Return where what a noun governs ends, 0 where it is much or stands in front."""
    more = [c for c in annotation.children[token] if _says_more(annotation, c)]
    more = [c for c in more if c not in people]  # «шеф концерна Бернд Зорин»
    end = token + 1
    for child in more:
        below = [child]
        while below and end - token <= _LONGEST:
            last = below.pop()
            end = max(end, last + 1)
            below += annotation.children[last]
    return end if end - token <= _LONGEST and all(c > token for c in more) else 0


def _is_told_apart(annotation: Annotation, token: int) -> bool:
    """Tell a noun with an adjective of its own before a preposition that belongs to the verb."""
    before, after = token - 1, token + 1
    own = before >= 0 and annotation.deprel(before) == "amod" and annotation.heads[before] == token
    own = own and annotation.lemmas[before] not in words("level_adjectives.tsv")
    behind = after < len(annotation) and annotation.pos(after) == "ADP"
    return own and behind and is_whole(annotation.lemmas[token])


def _is_free(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether a stretch cuts no mention; they come in text order."""
    for token in tokens:
        if token.first >= end:
            break
        if token.first < first < token.last < end or first < token.first < end < token.last:
            return False
    return True


def _may_be(lemma: str) -> bool:
    return lemma in _nouns() or bool(joined_noun(lemma))


_MAY_BE = Answers(_may_be)


@cache
def _nouns() -> frozenset[str]:
    return bodies() | {wider for row in rows("wider_nouns.tsv") for wider in row[1:]}


def _barred(mentions: Sequence[Mention], tokens: Sequence[Token]) -> tuple[set[int], set[int]]:
    """Return the tokens of mentions that hold no such noun, and the first tokens of people."""
    barred: set[int] = set()
    people: set[int] = set()
    for mention, token in zip(mentions, tokens, strict=True):
        if mention.type not in _AROUND:
            barred.update(range(token.first, token.last))
            if mention.type is EntityType.PERSON:
                people.add(token.first)
    return barred, people


def _covering(tokens: Sequence[Token], token: int) -> list[int]:
    return [t.index for t in tokens if t.first <= token < t.last]


def _is_bare(annotation: Annotation, token: int, people: Container[int]) -> bool:
    """Tell whether a noun is a common noun, one thing, and nothing after it says which.

    ``people`` are the first tokens of the names of people.
    """
    word, first = (
        annotation.words[token],
        annotation.sentence_tokens(annotation.sentence_of(token))[0],
    )
    pos = annotation.pos(token)
    noun = pos in ("NOUN", "PROPN") or joined_noun(annotation.lemmas[token])
    if not noun or annotation.feats(token).get("Number") != "Sing":
        return False
    spoken = token == first + 1 and annotation.words[first] in _QUOTES
    opens = token == first or spoken  # «Компания растёт», — сказал он
    if pos == "PROPN" and not opens:
        return False
    if not word.islower() and not (opens and word[1:].islower()):
        return False
    after = annotation.words[token + 1] if token + 1 < len(annotation) else "."
    if after in (_CLOSING if spoken else _QUOTES):
        return False
    return after.islower() or not after[0].isalnum() or token + 1 in people


def _level(annotation: Annotation, token: int) -> str:
    """Return the adjective of a region's level before a noun, ``""`` where none is: «областной»."""
    before = annotation.lemmas[token - 1] if token else ""
    return before if before in _regional_levels() else ""


@cache
def _regional_levels() -> frozenset[str]:
    named = (row for row in rows("level_adjectives.tsv") if len(row) > 1)
    return frozenset(row[0] for row in named if row[1] == EntityType.STATE_OR_PROVINCE)


def _is_regional(lemmas: frozenset[str]) -> bool:
    """Tell the lemmas of a body that names a region and no other level."""
    levels = lemmas & words("level_adjectives.tsv")
    return levels <= _regional_levels() and any(_is_of_region(lemma) for lemma in lemmas)


@lru_cache(WORDS)
def _is_of_region(lemma: str) -> bool:
    """Tell the noun of a region or its name: «область», «удмуртия»."""
    return lemma in ("область", "край", "республика") or tabled_place(lemma) in regions()


def _says_more(annotation: Annotation, child: int) -> bool:
    """Tell whether a dependent makes another thing of a noun; «театр, который …» is the same."""
    relation = annotation.deprel(child)
    if relation == "nmod" and annotation.feats(child).get("Case") == "Acc":
        # the parser hangs «направил компании [претензию]» on the noun
        return any(annotation.pos(other) == "ADP" for other in annotation.children[child])
    return relation != "acl:relcl" and relation.partition(":")[0] in _SAYS_MORE


def _with_adjectives(
    annotation: Annotation,
    token: int,
    stretch: _Stretch,
    named_: frozenset[str],
    tokens: Sequence[Token],
) -> int | None:
    """Return where the noun begins with adjectives of the name; None if it has others."""
    first, known = token, named_ | {stretch.level}
    for child in annotation.children[token]:
        if annotation.deprel(child) not in ("amod", "det") or child > token:
            continue
        lemma = annotation.lemmas[child]
        if lemma in words("praising_adjectives.txt") or _is_strange(annotation, child, token):
            continue
        if lemma in _NEW or lemma not in known or _is_held_apart(tokens, child, token):
            return None
        first = min(first, child)
    vague = (first, stretch.end) == (token, token + 1) and annotation.lemmas[token] in words(
        "vague_nouns.txt"
    )
    return None if vague else first


def _is_strange(annotation: Annotation, child: int, noun: int) -> bool:
    """Tell a pronoun that the parser hangs on a noun of another case: «[такого] театр не ждал»."""
    cases = {annotation.feats(token).get("Case") for token in (child, noun)}
    return annotation.deprel(child) == "det" and len(cases - {None}) > 1


def _is_held_apart(tokens: Sequence[Token], child: int, noun: int) -> bool:
    """Tell an adjective and a noun of two mentions; «[рыбинский] колледж» has its place alone."""
    around = {*_covering(tokens, noun)}
    own = [t for t in tokens if t.first <= child < t.last and t.index not in around]
    return not around <= {*_covering(tokens, child)} or any(t.last - t.first > 1 for t in own)


def _meant(
    annotation: Annotation, token: int, fitting: Sequence[Named], mentions: Sequence[Mention]
) -> Named | None:
    """Return the last mention of the one organization told before; of several, the one near.

    A legal form tells less than a noun: it counts where no noun is, and near by keeps one doubtful.
    """
    before = [n for n in fitting if n.end <= annotation.start[token]]
    if len({n.group for n in before}) > 1:
        sentence = max(0, annotation.sentence_of(token) - _NEAR)
        border = annotation.start[int(annotation.sentences[sentence][0])]
        near = [n for n in before if mentions[n.mention].start >= border]
        told = {n.group for n in before if not n.formal}
        if told and near and all(n.formal for n in near):
            return None
        before = near if near or len(told) != 1 else [n for n in before if n.group in told]
    return before[-1] if len({n.group for n in before}) == 1 else None


def insert(
    text: str,
    nouns: Sequence[BareNoun],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    relations: Sequence[Relation],
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Relation, ...]]:
    """Return the three with the nouns as mentions of their entities; mention ids are anew."""
    kind = EntityType.ORGANIZATION
    added = [
        Mention(f"n{i}", kind, n.start, n.end, text[n.start : n.end], SCORE, SOURCE)
        for i, n in enumerate(nouns)
    ]
    order = sorted([*mentions, *added], key=lambda m: (m.start, -m.end, m.type))
    ids = {mention.id: f"m{i}" for i, mention in enumerate(order, start=1)}
    more: dict[str, list[str]] = {}
    for noun, mention in zip(nouns, added, strict=True):
        more.setdefault(noun.antecedent, []).append(ids[mention.id])
    return (
        tuple([_numbered(m, ids[m.id]) for m in order]),
        tuple([Entity(e.id, e.type, e.name, e.aliases, _grown(e, ids, more)) for e in entities]),
        tuple([_moved(r, ids[r.head], ids[r.tail]) for r in relations]),
    )


def _numbered(m: Mention, id: str) -> Mention:
    return m if m.id == id else Mention(id, m.type, m.start, m.end, m.text, m.score, m.source)


def _moved(r: Relation, head: str, tail: str) -> Relation:
    same = r.head == head and r.tail == tail
    return r if same else Relation(r.type, head, tail, r.start, r.end, r.score, r.source)


def _grown(
    entity: Entity, ids: Mapping[str, str], more: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    found = [ids[m] for m in entity.mentions]
    found += (noun for m in entity.mentions for noun in more.get(m, ()))
    return tuple(sorted(found, key=lambda m: int(m[1:])))
