"""Who has which place of a contest told before: «1 место — [Лев Рид], 2 место — [Ян Котов]»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from newsnlp.find.behind_dash import behind_dash
from newsnlp.find.contests import contest_before
from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import DASHES
from newsnlp.types import RelationType

_PLACE = "место"
_MARKS = DASHES | {":"}
_NAMED = frozenset({"Nom", ""})


def placings(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of everybody whom a list gives a place of the contest told last."""
    a = reader.annotation
    contest: int | None = None
    for noun in compress(count(), map(_PLACE.__eq__, a.lemmas)):
        mark, (_, end) = noun + 1, a.sentence_tokens(a.sentence_of(noun))
        if mark >= end or a.words[mark] not in _MARKS or not _is_counted(reader, noun):
            continue
        found = behind_dash(reader, mark, end, _NAMED, many=True, marks=_MARKS)
        contest = contest_before(reader, noun) if found and contest is None else contest
        for who in found if contest is not None else ():
            if contest is not None:
                yield RelationType.PARTICIPANT_IN, who, contest


def _is_counted(reader: FactReader, noun: int) -> bool:
    """Tell «1-е место», «I место» and «второе место» from «рабочее место»."""
    a = reader.annotation
    if noun == 0:
        return False
    figure = a.words[noun - 1].partition("-")[0].isdigit()
    return figure or a.lemmas[noun - 1] in noun_class("placing")
