"""Which two mentions of events NEREL links as names of one: «теракт … взрыв», «умер … смерть».

Words for one event need have nothing in common, so events are not united by them: a pair is
scored by the likeness of the words, by place and order, and by the people and places beside them.
The weights are fitted by ``train.aliases``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.word_rows import WordRows
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.kinds import PLACES, EntityType
from newsnlp.link.alias_pairs import Pair, Part, weighed
from newsnlp.link.grammar.morphology import shared_start
from newsnlp.link.groups import Group, Token
from newsnlp.quick import dataclass
from newsnlp.remembered import WORDS
from newsnlp.types import Mention

_BESIDE = PLACES | {EntityType.PERSON, EntityType.ORGANIZATION}
_LIKENESS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.999)
_SENTENCES = (1, 2, 3, 4, 6, 10)
_BETWEEN = (2, 3, 4, 6, 9, 14)
_CHARACTERS = (5, 30, 60, 120, 250)
_PREFIX = 6
REACH = 60
"""Events back that one is compared with: the work on a long article grows with its length."""
_REMEMBERED = 2048
"""Heads and names of events whose vectors are kept."""
_PARTS = {"VERB": "V", "NOUN": "N", "PROPN": "N"}

Named = tuple[EntityType, int]
"""A type and the number of a group of that type."""


@dataclass(slots=True)
class _Event:
    """A mention of an event: its lemmas, that of its head, and where it stands.

    ``text`` is lowercase, ``capital`` tells whether it is written with a capital.
    ``opens`` and ``next`` tell whether it is the first of its group, and which event of the
    group comes next (an endless number where none does); ``inside`` and ``beside`` are the people,
    places and organizations in the mention and in its sentence.
    """

    index: int
    start: int
    end: int
    text: str
    capital: bool
    lemmas: list[str]
    head: str
    part: str
    sentence: int
    group: int
    opens: bool
    next: int
    inside: set[Named]
    beside: set[Named]


def event_pairs(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    *,
    least: float = -1.0,
) -> Iterator[Pair]:
    """Yield every two events up to ``REACH`` apart that do not overlap, with features.

    Passed over are those whose words are all less alike than ``least``. What a verb tells, an
    event by a rule, NEREL does not have.
    """
    events = _events(annotation, mentions, tokens, groups)
    if len(events) < 2:
        return
    for later, first, heads, whole in _likeness(events):
        two = events[later]
        for earlier, alike in enumerate(zip(heads, whole, strict=True), start=first):
            if alike[0] >= least or alike[1] >= least:
                one = events[earlier]
                if one.end <= two.start:
                    parts = _features(one, two, earlier, later, alike)
                    yield Pair(one.index, two.index, parts)


def _events(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
) -> list[_Event]:
    events = [i for i, m in enumerate(mentions) if m.type is EntityType.EVENT]
    chosen = [i for i in events if _is_annotated(mentions[i], tokens[i])]
    if len(chosen) < 2:
        return []
    owner = {i: number for number, group in enumerate(groups) for i in group.mentions}
    beside = _beside(annotation, mentions, tokens, owner)
    kin: dict[int, list[int]] = {}
    for i in chosen:
        kin.setdefault(owner[i], []).append(i)
    return [_event(annotation, mentions, tokens[i], owner, kin[owner[i]], beside) for i in chosen]


def _is_annotated(mention: Mention, token: Token) -> bool:
    return token.first < token.last and not mention.source.startswith("rule:")


def _beside(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    owner: dict[int, int],
) -> dict[int, list[tuple[Token, Named]]]:
    """Return who and what is named in each sentence."""
    found: dict[int, list[tuple[Token, Named]]] = {}
    for token in tokens:
        kind = mentions[token.index].type
        if kind in _BESIDE and token.first < token.last:
            sentence = annotation.sentence_of(token.first)
            found.setdefault(sentence, []).append((token, (kind, owner[token.index])))
    return found


def _event(
    annotation: Annotation,
    mentions: Sequence[Mention],
    token: Token,
    owner: dict[int, int],
    kin: list[int],
    beside: dict[int, list[tuple[Token, Named]]],
) -> _Event:
    first, last, mention = token.first, token.last, mentions[token.index]
    own = [t for t in range(first, last) if annotation.words[t][0].isalnum()] or [first]
    head = annotation.head_of(first, last)
    sentence = annotation.sentence_of(first)
    named = beside.get(sentence, [])
    place = kin.index(token.index)
    return _Event(
        token.index,
        mention.start,
        mention.end,
        mention.text.lower(),
        mention.text[0].isupper(),
        [annotation.lemmas[t] for t in own],
        annotation.lemmas[head],
        _PARTS.get(annotation.pos(head), "O"),
        sentence,
        owner[token.index],
        place == 0,
        kin[place + 1] if place + 1 < len(kin) else len(mentions),
        {name for other, name in named if first <= other.first and other.last <= last},
        {name for _, name in named},
    )


@cache
def _directions() -> WordRows[tuple[str, ...]]:
    """Return the vectors (n, 300) of lemmas, of length 1, those of the events met last."""
    known = WordVectors()

    def learn(names: list[tuple[str, ...]]) -> list[NDArray[np.float32]]:
        every = list(dict.fromkeys([lemma for name in names for lemma in name]))
        place = {lemma: number for number, lemma in enumerate(every)}
        vectors = known.of(every)[[place[x] for name in names for x in name]]
        ends = np.cumsum([len(name) for name in names])
        sums = np.add.reduceat(vectors, np.concatenate([[0], ends[:-1]]))
        sizes = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        return [sums / np.maximum(sizes, 1e-6)[:, None]]

    return WordRows([np.zeros((_REMEMBERED, 300), np.float32)], learn)


def _likeness(events: Sequence[_Event]) -> Iterator[tuple[int, int, list[float], list[float]]]:
    """Yield each event, the first that it is compared with, and how like it those before it are.

    Of each the cosines: of the heads, and of the lemmas of the whole mentions.
    """
    names = [(event.head,) for event in events] + [tuple(event.lemmas) for event in events]
    (units,) = _directions().take(names)
    heads, whole = units[: len(events)], units[len(events) :]
    for start in range(0, len(events), REACH):
        end, first = min(start + REACH, len(events)), max(0, start - REACH)
        alike = [(rows[start:end] @ rows[first:end].T).tolist() for rows in (heads, whole)]
        for later, one, other in zip(range(start, end), *alike, strict=True):
            begin = max(0, later - REACH)
            reach = slice(begin - first, later - first)
            yield later, begin, one[reach], other[reach]


def _features(
    one: _Event, two: _Event, earlier: int, later: int, alike: tuple[float, float]
) -> tuple[Part, ...]:
    """Return the features of a pair; all but its lemmas come from a few numbers, written once."""
    heads = bisect_right(_LIKENESS, alike[0])
    return (
        _by_words(
            (heads, bisect_right(_LIKENESS, alike[1])),
            one.part + two.part,
            shared_start(one.head[:_PREFIX], two.head),
            (min(len(one.lemmas), 4), min(len(two.lemmas), 4)),
            (one.capital, two.capital),
            one.text == two.text,
            min(len(set(one.lemmas).intersection(two.lemmas)), 3),
        ),
        _by_heads(one.head, two.head),
        _by_order(
            bisect_right(_SENTENCES, two.sentence - one.sentence),
            bisect_right(_CHARACTERS, two.start - one.end),
            bisect_right(_BETWEEN, later - earlier),
            one.group == two.group,
            one.next >= two.index,
            (one.opens, two.opens),
        ),
        _by_place(min(earlier, 5), min(later, 8), min(one.sentence, 3), min(two.sentence, 4)),
        _by_company(*_company(one, two), heads),
    )


@lru_cache(WORDS)
def _by_words(
    alike: tuple[int, int],
    parts: str,
    prefix: int,
    sizes: tuple[int, int],
    capitals: tuple[bool, bool],
    same: bool,
    common: int,
) -> Part:
    """Return how much the words are alike."""
    return weighed(
        "event bias",
        f"event heads {alike[0]}",
        f"event whole {alike[1]}",
        f"event parts {parts}",
        f"event heads {alike[0]} {parts}",
        f"event prefix {prefix}",
        f"event prefix {prefix} {parts}",
        f"event words {sizes[0]} {sizes[1]}",
        f"event capitals {capitals[0]:d}{capitals[1]:d}",
        f"event same text {same:d}",
        f"event common {common}",
    )


def _by_heads(one: str, two: str) -> Part:
    """Return which words they are: too many pairs to remember."""
    both = f"{one} {two}" if one <= two else f"{two} {one}"
    return weighed(f"event earlier {one}", f"event later {two}", f"event both {both}")


@lru_cache(WORDS)
def _by_order(
    sentences: int,
    distance: int,
    between: int,
    same: bool,
    last: bool,
    opens: tuple[bool, bool],
) -> Part:
    """Return how far apart the two stand, and what names the events between.

    ``same`` tells that linking has united them, ``last`` that its group names none in between.
    """
    return weighed(
        f"event sentences {sentences}",
        f"event distance {distance}",
        f"event between {between}",
        f"event group {same:d}",
        f"event group {same:d} {between}",
        f"event group {same:d} {last:d} {opens[1]:d}",
        f"event order {opens[0]:d}{opens[1]:d}{last:d}",
        f"event last {last:d}",
    )


@lru_cache(WORDS)
def _by_place(place: int, later_place: int, sentence: int, later_sentence: int) -> Part:
    """Return where the two stand: the title and the first sentence often tell one event."""
    return weighed(
        f"event place {place}",
        f"event later place {later_place}",
        f"event sentence {sentence}",
        f"event later sentence {later_sentence}",
        f"event sentence {sentence} {later_sentence}",
    )


def _company(one: _Event, two: _Event) -> tuple[int, int, str]:
    """Return how many are named beside both, how many of them people, and who inside."""
    common = one.beside & two.beside
    people = sum([kind is EntityType.PERSON for kind, _ in common])
    inside = "none" if not one.inside or not two.inside else "other"
    if one.inside & two.inside:
        inside = "same"
    return min(len(common), 3), min(people, 2), inside


@lru_cache(WORDS)
def _by_company(common: int, people: int, inside: str, heads: int) -> Part:
    """Return whether the same people and places stand in both sentences and both mentions."""
    return weighed(
        f"event beside {common}",
        f"event people {people}",
        f"event inside {inside}",
        f"event inside {inside} {heads}",
    )
