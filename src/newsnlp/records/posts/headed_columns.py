"""Who heads the bodies of a table by the heading of a column: «Учреждение | Директор».

«[Дом культуры] | [Рид Анна Львовна] | 2-22-33» below such a heading tells her post there. Of two
people in a row, «Участник | Школа | Руководитель», the heading tells no post at the school.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.find.mentions.collectives import posts
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS
from newsnlp.link.grammar.nominative import phrase
from newsnlp.patterns import lazy
from newsnlp.records.context import Context
from newsnlp.records.members.headed_bodies import Heading
from newsnlp.records.posts.genders import of_gender
from newsnlp.types import EntityType

SOURCE = "rule:column"
_CELL = lazy(r"[^|\t]+")
_RULE = lazy(r"[\s|:+=_–—-]*")
"""A line between a heading and its table: «|---|---|»."""
_LEAST = 2
_LONGEST = 6
"""Words of the heading of a column, at most."""


_BODIES = ORGANIZATIONS | {EntityType.FACILITY}

Cell = tuple[int, int]
"""A cell by its tokens, half-open."""


class Column(NamedTuple):
    """The heading of a column, and the people and bodies of the rows below it."""

    heading: Cell
    role: str
    rows: tuple[tuple[int, int], ...]


def headed_columns(context: Context) -> Iterator[Heading]:
    """Yield the people of columns that a post heads, each with the body of the row."""
    for column in columns(context):
        for person, body in column.rows:
            who = context.entity.get(person)
            role = column.role if who is None else of_gender(column.role, who.name)
            yield Heading(person, body, role, SOURCE)


def columns(context: Context) -> list[Column]:
    """Return the columns of an article that a post heads."""
    if context.notes.columns is None:
        text = context.annotation.text
        context.notes.columns = list(_columns(context)) if "|" in text or "\t" in text else []
    return context.notes.columns


def heads_column(context: Context, role: int) -> bool:
    """Tell the heading of a column, which is of nobody by itself: «Учреждение | [Директор]»."""
    first = context.index.first[role]
    return any(column.heading[0] <= first < column.heading[1] for column in columns(context))


def _columns(context: Context) -> Iterator[Column]:
    text = context.annotation.text
    lines = [line for line in _lines(text) if not _RULE.fullmatch(text, *line)]
    at = 0
    while at < len(lines):
        heading = _heading(context, *lines[at])
        at += 1
        begin = at
        while at < len(lines) and _RULE.fullmatch(text, lines[at - 1][1], lines[at][0]):
            at += 1
        if heading is None or at == begin:
            at = begin
            continue
        place, cell, role = heading
        rows = [_row(context, _cells(context, *line), place) for line in lines[begin:at]]
        alone = None not in rows
        if any(rows) or not alone:
            yield Column(cell, role, tuple(row for told in rows if alone and told for row in told))


def _lines(text: str) -> Iterator[Cell]:
    """Yield the lines with cells, by their characters."""
    start = 0
    for line in text.split("\n"):
        if "|" in line or "\t" in line:
            yield start, start + len(line)
        start += len(line) + 1


def _cells(context: Context, start: int, end: int) -> list[Cell]:
    a = context.annotation
    return [a.tokens_of(*cell.span()) for cell in _CELL.finditer(a.text, start, end)]


def _heading(context: Context, start: int, end: int) -> tuple[int, Cell, str] | None:
    """Return the place of the one post among the headings of a table, where it is and its name.

    «№ | Учреждение | [Директор] | Телефон», «ФИО [руководителя]».
    """
    a, index = context.annotation, context.index
    found = []
    cells = _cells(context, start, end)
    for place, (first, last) in enumerate(cells):
        named = (index.at(token, PERSONS) for token in range(first, last))
        if last - first > _LONGEST or any(person is not None for person in named):
            return None
        noun = next((t for t in range(first, last) if _is_post(context, t)), None)
        if noun is not None:
            begin = noun
            while begin > first and a.pos(begin - 1) == "ADJ":
                begin -= 1
            found.append((place, (first, last), phrase(a, begin, noun + 1).lower()))
    return found[0] if len(found) == 1 and len(cells) >= _LEAST else None


def _is_post(context: Context, token: int) -> bool:
    a = context.annotation
    return not posts().isdisjoint((a.lemmas[token], a.lowered[token]))


def _row(context: Context, cells: list[Cell], place: int) -> tuple[tuple[int, int], ...] | None:
    """Return the person of a column with the body of the row, nothing where there is none.

    None where somebody else is in the row.
    """
    people = [_named(context, cell, PERSONS) for cell in cells]
    if any(one is not None for at, one in enumerate(people) if at != place):
        return None
    person = people[place] if place < len(people) else None
    bodies = (_named(context, cell, _BODIES) for cell in cells)
    body = next((one for one in bodies if one is not None), None)
    return () if person is None or body is None else ((person, body),)


def _named(context: Context, cell: Cell, types: frozenset[EntityType]) -> int | None:
    """Return the first mention of some types in a cell, the longest of those."""
    index = context.index
    around = (i for token in range(*cell) for i in index.covering(token))
    found = [i for i in around if index.types[i] in types and i in context.entity]
    return min(found, key=lambda i: (index.first[i], -index.last[i]), default=None)
