"""Options that several commands share, each written once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsnlp.read import Columns


def _day(text: str | None) -> str | None:
    from newsnlp.read.dates import day

    return None if text is None else day(text, "--published")


class Language(StrEnum):
    """Language of what people read."""

    RU = "ru"
    EN = "en"


Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", help="Your organizations, roles and debris lines (TSV)."),
]
MinScore = Annotated[float, typer.Option(help="Leave out what scores below this, 0 to 1.")]
Published = Annotated[
    str | None,
    typer.Option(help="Publication date (YYYY-MM-DD) of what tells none.", callback=_day),
]
InputFormat = Annotated[
    str | None, typer.Option(help="Format of the input; default by the endings.")
]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the input; default: detected.")]
TextColumn = Annotated[str | None, typer.Option(help="Column that holds the text.")]
TitleColumn = Annotated[str | None, typer.Option(help="Column that holds the title.")]
DateColumn = Annotated[str | None, typer.Option(help="Column that holds the date.")]
UrlColumn = Annotated[str | None, typer.Option(help="Column that holds the address.")]
IdColumn = Annotated[str | None, typer.Option(help="Column that holds the id.")]


def columns_of(
    text: str | None, title: str | None, date: str | None, url: str | None, id_: str | None
) -> Columns:
    """Return the chosen columns; None means by the usual names."""
    from newsnlp.read import Columns

    return Columns(text=text, title=title, date=date, url=url, id=id_)
