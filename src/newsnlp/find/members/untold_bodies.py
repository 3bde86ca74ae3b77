"""Who joins or leaves a body that the sentence before tells: «Совет обновился. Выбыли: [Рид]»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import Frame, frames, noun_class
from newsnlp.find.grammar.clauses import Argument
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.members.rosters import is_whole
from newsnlp.find.type_sets import ORGANIZATIONS, UPRIGHT

PUTS_AS = {"избрать": "включить", "выбрать": "включить", "утвердить": "включить"}
"""Verbs that put people into a body as another does, whose frames they have there."""
_LEFT = "выбыть"
_GOING_ON = frozenset({":", ",", ";", "а", "и"})
_REACH = 2


class Untold(NamedTuple):
    """A verb without its body, what it tells, of whom, and the noun of the body before."""

    verb: int
    frame: Frame
    holders: tuple[int, ...]
    noun: int


def untold_facts(reader: FactReader) -> Iterator[Fact]:
    """Yield the facts of joining and leaving whose body stands in a sentence before."""
    for verb, frame, holders, noun in _untold(reader):
        body = reader.referents.at(noun, ORGANIZATIONS)
        if body is not None:
            bound = Bound(Argument(noun, "", ""), noun, body)
            slots, dates = {"organization": bound}, reader.dates(verb)
            yield Fact(frame, verb, None, holders, (), slots, dates, past=True)


def _untold(reader: FactReader) -> Iterator[Untold]:
    a = reader.annotation
    for verb in a.by_lemma.of(_joining()):
        sentence = a.sentence_of(verb)
        first, end = a.sentence_tokens(sentence)
        inner = verb > first and a.words[verb - 1] in _GOING_ON and ":" in a.words[first:verb]
        frame = _frame(reader, verb) if inner or (sentence and verb == first) else None
        if frame is None:
            continue
        colon = verb + (a.words[verb + 1 : verb + 2] == [":"])
        told = inner or a.lemmas[verb] == _LEFT or reader.clauses.is_passive(verb)
        if colon == verb and not told:
            continue
        marks = frozenset({a.words[colon]})
        holders = behind_dash(reader, colon, end, UPRIGHT, many=True, marks=marks)
        within = range(first, first + a.words[first:end].index(":")) if inner else None
        noun = _noun(reader, sentence, within) if holders else None
        whole = noun is not None and is_whole(reader, colon, holders[-1], end)
        if noun is not None and (whole or (inner and _goes_on(reader, holders[-1], end))):
            yield Untold(verb, frame, holders, noun)


def _goes_on(reader: FactReader, last: int, end: int) -> bool:
    """Tell a list behind which the next verb stands: «вышли Рид и [Ким], вошла Котова»."""
    a, mark = reader.annotation, reader.index.last[last]
    while mark < end and a.words[mark] in _GOING_ON:
        mark += 1
    return mark < end and a.lemmas[mark] in _joining()


def _frame(reader: FactReader, verb: int) -> Frame | None:
    """Return what a verb of joining or leaving at the head of a sentence tells of its people."""
    a = reader.annotation
    if a.lemmas[verb] not in _joining():
        return None  # as most sentences begin
    able = frames()[PUTS_AS.get(a.lemmas[verb], a.lemmas[verb])]
    holder = "obj" if reader.clauses.is_passive(verb) else "subj"
    told = (f for f in able if f.kind == "member" and f.holder == holder)
    return next((f for f in told if f.status in ("new", "former")), None)


@cache
def _joining() -> frozenset[str]:
    """Return the verbs of who joins or leaves a body."""
    told = (verb for verb, able in frames().items() if any(f.kind == "member" for f in able))
    return frozenset(told) | PUTS_AS.keys()


def _noun(reader: FactReader, sentence: int, within: range | None) -> int | None:
    """Return the one noun of a body whose people a sentence before tells to change.

    Or the tokens before a colon: «[Совет] обновил состав: вышел Рид».
    """
    a = reader.annotation
    sentences = range(sentence - 1, max(-1, sentence - 1 - _REACH), -1)
    before = (range(*a.sentence_tokens(one)) for one in sentences)
    for tokens in before if within is None else (within,):
        if within is None and _frame(reader, tokens[0]) is not None:
            continue  # «Выбыли: Рид, Ким. [Введены]: Котова»
        changed = any(a.lemmas[t] in noun_class("body", "renewing") for t in tokens)
        nouns = [t for t in tokens if a.lemmas[t] in noun_class("collegial", "membered")]
        nouns = [t for t in nouns if a.heads[t] not in nouns]  # «политсовет [партии]»
        listed = [t for t in nouns if a.lemmas[a.heads[t]] in noun_class("body")]
        listed = listed or nouns
        return listed[0] if changed and len(listed) == 1 else None
    return None
