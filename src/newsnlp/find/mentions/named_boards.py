"""Boards told with what they are of: «[жюри конкурса «Голос»]», «член [политсовета партии «Луч»]».

The model marks the contest or the party alone, and then nobody can be told to sit on its board.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.mentions.collectives import SCORE
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.kinds import EntityType
from newsnlp.types import Span

SOURCE = "rule:named-board"
_BESIDE = frozenset({"при"})
_POINTING = frozenset({"DET", "PRON"})
_OWNERS = ORGANIZATIONS | {EntityType.EVENT, EntityType.AWARD}


def named_boards(reader: FactReader) -> Iterator[Span]:
    """Yield boards with the named contest or body behind them that no organization covers."""
    a = reader.annotation
    ends: set[int] | None = None
    for noun in a.by_lemma.of(noun_class("sitting")):
        if reader.index.at(noun, ORGANIZATIONS) is not None or _is_of_prize(reader, noun):
            continue
        ends = barred(reader, DATES | PERSONS) if ends is None else ends
        first, last = extended(reader.clauses, noun, noun + 1, ends)
        if _tells_whose(reader, noun + 1, last):
            yield Span(a.starts[first], a.ends[last - 1], EntityType.ORGANIZATION, SCORE, SOURCE)


def boards_beside(reader: FactReader) -> Iterator[Span]:
    """Yield a board beside an office that its member is of: «член [Совета при президенте]».

    No body covers it there, and the role would be «член Совета при президенте» of none.
    """
    a, index = reader.annotation, reader.index
    for token in a.by_form.of(_BESIDE):
        board = token - 1
        if board < 1 or a.lemmas[board] not in noun_class("collegial"):
            continue
        around = index.covering(board)
        roles = [i for i in around if index.types[i] in ROLES and index.last[i] > token + 1]
        if not roles or any(index.types[i] in ORGANIZATIONS for i in around):
            continue
        role = max(roles, key=index.length)
        first = index.first[role] + 1
        adjectives = all(a.pos(t) == "ADJ" for t in range(first, board))
        if a.lemmas[first - 1] in noun_class("member") and adjectives:
            start, end = a.starts[first], a.ends[index.last[role] - 1]
            yield Span(start, end, EntityType.ORGANIZATION, SCORE, SOURCE)


def _is_of_prize(reader: FactReader, noun: int) -> bool:
    """Tell whose prize a name in quotes is: «спецприз [жюри] «За верность»»."""
    a, prize = reader.annotation, reader.annotation.heads[noun]
    named = a.words[noun + 1 : noun + 2] == ["«"]
    return named and prize >= 0 and a.lemmas[prize] in noun_class("prize")


def _tells_whose(reader: FactReader, first: int, last: int) -> bool:
    """Tell a phrase in the genitive, with a name in it: «жюри [конкурса «Голос»]».

    «Жюри [этого конкурса]» is one told before.
    """
    index, clauses = reader.index, reader.clauses
    if any(reader.annotation.pos(t) in _POINTING for t in range(first, last)):
        return False
    named = (index.types[i] for t in range(first, last) for i in index.covering(t))
    return any(kind in _OWNERS for kind in named) and clauses.case(first) in ("Gen", "")
