"""``newsnlp extract``: files in, records out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from newsnlp.cli.articles import Articles
from newsnlp.cli.explain import write as write_explained
from newsnlp.cli.options import (
    DateColumn,
    Encoding,
    IdColumn,
    InputFormat,
    Language,
    Lexicon,
    MinScore,
    Published,
    TextColumn,
    TitleColumn,
    UrlColumn,
    columns_of,
)
from newsnlp.cli.outputs import check_file, written
from newsnlp.config import Settings
from newsnlp.errors import InputError, SettingsError

if TYPE_CHECKING:
    from newsnlp.types import Extraction

Writer = Callable[[Iterable["Extraction"], BinaryIO], None]


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    HTML = "html"
    GRAPHML = "graphml"
    NEO4J = "neo4j"


_WHOLE = (Format.JSONL, Format.HTML, Format.GRAPHML, Format.NEO4J)
_ONLY_FOR = {
    "--delimiter": (Format.CSV, "has none"),
    "--decimal": (Format.CSV, "has none"),
    "--lang": (Format.XLSX, "is in English alone"),
}
_BINARY = (Format.XLSX, Format.PARQUET, Format.NEO4J)


class Table(StrEnum):
    """Which table is written."""

    RECORDS = "records"
    ENTITIES = "entities"
    MENTIONS = "mentions"
    RELATIONS = "relations"
    DOCUMENTS = "documents"


def _delimiter(text: str) -> str:
    if len(text) != 1 or text in '"\r\n':
        raise SettingsError(f"the delimiter is {text!r}; give one character, such as ;")
    return text


def _decimal(text: str) -> str:
    if text not in (".", ","):
        raise SettingsError(f"the decimal mark is {text!r}; give . or ,")
    return text


def command(
    files: Annotated[
        list[str], typer.Argument(help="Files or directories; - is stdin.", metavar="FILE…")
    ],
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: by the ending of -o, else table."),
    ] = None,
    table: Annotated[
        Table | None,
        typer.Option("--table", "-t", help="Which table; default records (xlsx: all)."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here instead of stdout.")
    ] = None,
    published: Published = None,
    min_score: MinScore = 0.0,
    lexicon: Lexicon = None,
    input_format: InputFormat = None,
    encoding: Encoding = None,
    text_col: TextColumn = None,
    title_col: TitleColumn = None,
    date_col: DateColumn = None,
    url_col: UrlColumn = None,
    id_col: IdColumn = None,
    delimiter: Annotated[
        str, typer.Option(help="Between the columns of csv.", callback=_delimiter)
    ] = ",",
    decimal: Annotated[
        str, typer.Option(help="Decimal mark of csv, . or ,", callback=_decimal)
    ] = ".",
    lang: Annotated[Language, typer.Option(help="Of the headers of xlsx.")] = Language.EN,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print why mentions were linked; -o takes .txt, .tsv.")
    ] = False,
) -> None:
    """Extract people, roles, organizations and events from articles."""
    if output is not None:
        check_file(output, (".txt", ".tsv") if explain else ())
    marks = {
        "--delimiter": delimiter != ",",
        "--decimal": decimal != ".",
        "--lang": lang is not Language.EN,
    }
    if explain:
        _check_explain({"--format": format is not None, "--table": table is not None, **marks})
    chosen = Format.TABLE if explain else format or _format_of(output)
    _check(chosen, marks)
    writer = _writer(chosen, table, delimiter, decimal, lang)
    if chosen in _BINARY and output is None and sys.stdout.isatty():
        raise InputError(f"{chosen} is binary; name a file with -o")
    columns = columns_of(text_col, title_col, date_col, url_col, id_col)
    articles = Articles(
        files, published=published, format=input_format, encoding=encoding, columns=columns
    )
    from newsnlp.pipeline import Pipeline

    pipeline = Pipeline(Settings(min_score=min_score, lexicon=lexicon))
    with _stream(output) as stream:
        if explain:
            write_explained(articles, pipeline, stream)
        else:
            writer(articles.watch(pipeline.pipe(articles)), stream)
    raise typer.Exit(articles.exit_code)


def _check_explain(given: dict[str, bool]) -> None:
    """Refuse what tells how tables are written: lines that explain are no table."""
    told = next((option for option in given if given[option]), None)
    if told is not None:
        raise SettingsError(f"--explain writes lines of its own and takes no {told}; leave it out")


def _check(format: Format, given: dict[str, bool]) -> None:
    """Refuse what is for another format."""
    for option, (only, why) in _ONLY_FOR.items():
        if given[option] and format is not only:
            raise SettingsError(
                f"{option} is for {only}, and {format} {why}; leave it out, or give --format {only}"
            )


@contextmanager
def _stream(output: Path | None) -> Iterator[BinaryIO]:
    """Open what is written to: a file that appears whole or not at all, or stdout."""
    if output is not None:
        with written(output) as stream:
            yield stream
        return
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _format_of(output: Path | None) -> Format:
    """Choose by the file's ending: ``-o people.xlsx`` needs no ``--format``."""
    if output is None:
        return Format.TABLE
    ending = output.suffix.lower().lstrip(".")
    endings: dict[str, Format] = {**{f.value: f for f in Format}, "txt": Format.TABLE}
    endings["zip"] = endings.pop("neo4j")
    if ending not in endings:
        known = ", ".join(f".{name}" for name in endings if name != "table")
        raise SettingsError(f"{output.name}: unknown ending; use {known} or give --format")
    return endings[ending]


def _writer(
    format: Format, table: Table | None, delimiter: str, decimal: str, lang: Language
) -> Writer:
    name = (table or Table.RECORDS).value
    if table is not None and format in _WHOLE:
        raise SettingsError(
            f"{format} holds everything and takes no --table; leave it out, or give --format "
            "table, csv, xlsx or parquet"
        )
    if format is Format.JSONL:
        from newsnlp.write import jsonl

        return jsonl.write
    if format is Format.HTML:
        from newsnlp.write import html

        return html.write
    if format is Format.GRAPHML:
        from newsnlp.write import graphml

        return graphml.write
    if format is Format.NEO4J:
        from newsnlp.write import neo4j

        return neo4j.write
    if format is Format.CSV:
        from newsnlp.write import csv

        return partial(csv.write, table=name, delimiter=delimiter, decimal=decimal)
    if format is Format.PARQUET:
        from newsnlp.write import parquet

        return partial(parquet.write, table=name)
    if format is Format.XLSX:
        from newsnlp.write import xlsx

        chosen = partial(xlsx.write, lang=lang.value)
        return partial(chosen, tables=[name]) if table else chosen
    from newsnlp.write import table as text_table

    return partial(text_table.write, table=name)
