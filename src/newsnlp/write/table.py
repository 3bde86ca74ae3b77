"""A table for people: aligned text on a terminal, empty columns left out.

On a narrow terminal columns stand one below the other: «organization», below it «place».
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Literal

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from newsnlp.tables import columns, rows
from newsnlp.types import Extraction
from newsnlp.write.layout import Stack, layout, stacked, widths
from newsnlp.write.terminal import harmless

_SHOWN = {
    "records": (
        "kind", "person", "role", "organization", "event", "participation",
        "status", "date", "place",
    ),
    "entities": ("type", "name", "aliases", "n_mentions"),
    "mentions": ("type", "text", "start", "end", "score", "source"),
    "relations": ("type", "head", "tail", "score", "source"),
    "documents": ("title", "published", "n_chars", "n_debris", "error"),
}  # fmt: skip
_STACKS: dict[str, tuple[Stack, ...]] = {
    "records": (
        ("doc_id", "kind", "status", "participation"), ("person",), ("role", "event"),
        ("organization", "place", "date"),
    ),
    "entities": (("doc_id", "type", "n_mentions"), ("name",), ("aliases",)),
    "mentions": (("doc_id", "type", "source"), ("text",), ("start",), ("end",), ("score",)),
    "relations": (("doc_id", "type", "source"), ("head",), ("tail",), ("score",)),
    "documents": (("doc_id", "published"), ("title", "error"), ("n_chars",), ("n_debris",)),
}  # fmt: skip
"""What stands in one column on a narrow terminal: a record has a role or an event, seldom both."""
FILE_WIDTH = 160
"""Characters a line may take when the output is not a terminal."""


def write(results: Iterable[Extraction], stream: BinaryIO, *, table: str = "records") -> None:
    """Write one table; with several articles a first column says which."""
    names = [column.name for column in columns(table)]
    found = [row for result in results for row in rows(result, table)]
    several = len({row[0] for row in found}) > 1
    wanted = (("doc_id",) if several or table == "documents" else ()) + _SHOWN[table]
    picked = {name: [row[names.index(name)] for row in found] for name in wanted}
    filled = {n: told for n, told in picked.items() if any(v not in (None, []) for v in told)}
    buffer, tty, title = io.StringIO(), stream.isatty(), f"{table}: {len(found)}"
    console = Console(file=buffer, force_terminal=tty, width=None if tty else FILE_WIDTH)
    console.print(_table(filled, _STACKS[table], console.width, title) if found else title)
    stream.write(buffer.getvalue().encode("utf-8", "replace"))


def _table(
    filled: Mapping[str, list[Any]], stacks: Iterable[Stack], width: int, title: str
) -> RichTable:
    cells = {name: [name, *map(_cell, told)] for name, told in filled.items()}
    chosen = [[name] for name in cells] if width >= FILE_WIDTH else layout(cells, [*stacks], width)
    below = len(chosen) < len(cells)
    table = RichTable(title=title, title_justify="left", show_lines=below)
    shown = [stacked(cells, stack) for stack in chosen]
    for stack, column, size in zip(chosen, shown, widths(shown, width), strict=True):
        numeric = all(isinstance(v, (int, float, type(None))) for n in stack for v in filled[n])
        justify: Literal["left", "right"] = "right" if numeric else "left"
        table.add_column(column[0], overflow="fold", justify=justify, width=size)
    for row in list(zip(*shown, strict=True))[1:]:
        table.add_row(*map(Text, row))  # no markup: brackets in news text are text
    return table


def _cell(value: Any) -> str:
    """Return a value as one line without orders to a terminal."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        value = " | ".join(value)
    return harmless(" ".join(str(value).split()))
