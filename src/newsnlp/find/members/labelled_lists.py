"""Members under a label: «[Вратари]: Рид, Ким», «[Члены комиссии]:» with a name a line below.

The label opens a line. Its body is named with it, «[Члены совета] …», or stands before: the board
or the team told last. «[Жюри]:» and a line in capitals, «[СОСТАВ ГРУППЫ]», are labels, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import ANNOUNCING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.layout.behind_dash import people_up_to
from newsnlp.find.layout.listings import line_end, lines_below
from newsnlp.find.type_sets import EVENTS, ORGANIZATIONS
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural

_COMPOSITION = "состав"
_LABEL = 8
"""Tokens that a label has at most: «Члены комиссии с правом решающего голоса:»."""
_QUOTED = 2
"""Tokens from a noun to the name behind it, with what opens it: «клуб « [Луч]»."""
_AT_LEAST = 2
_ENDING = frozenset({".", "!", "?", "…"})


def labelled_lists(reader: FactReader) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the noun of a body and whom a label lists as its members."""
    a = reader.annotation
    for label in a.by_lemma.of(noun_class("member", "line_up", "collegial") | {_COMPOSITION}):
        begin = label - (label > 0 and a.pos(label - 1) == "ADJ")
        opens = begin == 0 or a.opens_line(begin)
        if not opens and not _is_of_line_up(a, begin, label):
            continue
        end = line_end(a, label) if opens else a.sentence_tokens(a.sentence_of(label))[1]
        mark = next((t for t in range(label + 1, end) if a.words[t] in ANNOUNCING), end)
        listed = _listed(reader, label, mark, end)
        if listed and a.lemmas[label] in noun_class("collegial"):
            yield label, listed
            continue
        body = _body(reader, label, mark) if listed else None
        if body is not None:
            yield reader.index.head[body], listed


def _is_of_line_up(a: Annotation, begin: int, label: int) -> bool:
    """Tell a label that opens a sentence: «Названы лучшие. [Вратари]: Рид, Ким. [Защитники]: …»."""
    told = a.lemmas[label] in noun_class("line_up") and a.words[label + 1 : label + 2] == [":"]
    return told and begin == a.sentence_tokens(a.sentence_of(label))[0] and is_plural(a, label)


def _listed(reader: FactReader, label: int, mark: int, end: int) -> tuple[int, ...]:
    """Return whom a label lists behind its mark, or on the lines below.

    Whom a sentence tells below a heading without a mark, «Совет», «Рид пришла …», is not listed.
    """
    a = reader.annotation
    board, counted = (a.lemmas[label] in noun_class(one) for one in ("collegial", "member"))
    if mark > label + (1 if a.lemmas[label] in noun_class("line_up") else _LABEL):
        return ()
    if counted and not is_plural(a, label):
        return ()
    if mark + 1 < end:
        return () if board else people_up_to(reader, mark, end)  # «Жюри: Рид, Ким» is a roster
    if mark == end and (a.words[end - 1] in _ENDING or _tells(a, label, end)):
        return ()  # «Комиссию покинули двое.»
    below = _below(reader, end)
    return below if mark < end or counted or len(below) >= _AT_LEAST else ()


def _tells(annotation: Annotation, first: int, last: int) -> bool:
    return any(annotation.feats(t).get("VerbForm") == "Fin" for t in range(first, last))


def _below(reader: FactReader, line: int) -> tuple[int, ...]:
    """Return the persons that the lines from one on open with, up to a line that opens with none.

    «– [Рид А. А.], врач;», but not «Приглашённые: Ким Б. Б.».
    """
    a, found = reader.annotation, list[int]()
    for person, end in lines_below(a, reader.index, line):
        found.append(person)
        line = end
    return tuple(found)


def _body(reader: FactReader, label: int, mark: int) -> int | None:
    """Return the body that a label names, or the last one before that may have such members."""
    a, index = reader.annotation, reader.index
    kinds = noun_class("squad", "played_in", "club")
    if a.lemmas[label] not in noun_class("line_up"):
        kinds = noun_class("collegial", "group") | words("boards.txt")
    named = next((t for t in range(label + 1, mark) if a.lemmas[t] in kinds), None)
    own = None if named is None else reader.referents.at(named, ORGANIZATIONS)
    nouns = kinds if named is None else {a.lemmas[named]}
    told = (
        i
        for i in index.of(ORGANIZATIONS)
        if index.last[i] <= label
        and not nouns.isdisjoint(a.lemmas[max(0, index.first[i] - _QUOTED) : index.last[i]])
    )
    if own is not None:
        return own
    body = max(told, key=index.first.__getitem__, default=None)
    if body is None or a.lemmas[label] not in noun_class("partaker"):
        return body
    # «Концерт хора», «Круглый стол», below it «[Участники]: Рид, Ким»
    begin = index.first[body]
    while begin and not a.opens_line(begin):
        begin -= 1
    between = range(begin, label)
    return None if any(index.first[event] in between for event in index.of(EVENTS)) else body
