"""A table for people: aligned text on a terminal, empty columns left out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from newsnlp.tables import columns, rows
from newsnlp.types import Extraction
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
FILE_WIDTH = 160
"""Characters a line may take when the output is not a terminal."""


def write(results: Iterable[Extraction], stream: BinaryIO, *, table: str = "records") -> None:
    """Write one table; with several articles a first column says which."""
    names = [column.name for column in columns(table)]
    found = [row for result in results for row in rows(result, table)]
    several = len({row[0] for row in found}) > 1
    wanted = (("doc_id",) if several or table == "documents" else ()) + _SHOWN[table]
    picked = [[row[names.index(name)] for name in wanted] for row in found]
    text = _render(wanted, picked, title=f"{table}: {len(found)}", tty=stream.isatty())
    stream.write(text.encode("utf-8", "replace"))


def _render(wanted: Sequence[str], found: list[list[Any]], *, title: str, tty: bool) -> str:
    filled = [i for i in range(len(wanted)) if any(row[i] not in (None, []) for row in found)]
    table = RichTable(title=title, title_justify="left", show_lines=False)
    for i in filled:
        numeric = all(isinstance(row[i], (int, float, type(None))) for row in found)
        table.add_column(wanted[i], overflow="fold", justify="right" if numeric else "left")
    for row in found:
        table.add_row(*(_cell(row[i]) for i in filled))
    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=tty, width=None if tty else FILE_WIDTH)
    console.print(table if found else title)
    return buffer.getvalue()


def _cell(value: Any) -> Text:
    """Return a cell without markup, brackets in news text are text, and without orders."""
    if value is None:
        return Text("")
    if isinstance(value, float):
        return Text(f"{value:.2f}")
    if isinstance(value, list):
        value = " | ".join(value)
    return Text(harmless(" ".join(str(value).split())))
