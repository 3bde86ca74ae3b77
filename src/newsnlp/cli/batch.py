"""``newsnlp batch``: whole dumps into partitioned tables."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsnlp.cli.options import (
    DateColumn,
    Encoding,
    IdColumn,
    InputFormat,
    Lexicon,
    MinScore,
    Published,
    TextColumn,
    TitleColumn,
    UrlColumn,
    columns_of,
)
from newsnlp.cli.outputs import check_directory
from newsnlp.cli.stopping import exit_code
from newsnlp.config import Settings

if TYPE_CHECKING:
    from newsnlp.batch import Progress
    from newsnlp.batch.run import ShowProgress

SECONDS_BETWEEN_LINES = 10.0
"""How often progress is told where stderr is not a terminal."""


class Format(StrEnum):
    """File format of the tables; a graph is written beside tables in parquet."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    CSV = "csv"
    GRAPHML = "graphml"
    NEO4J = "neo4j"


_GRAPHS = {Format.GRAPHML: "graph.graphml", Format.NEO4J: "graph.neo4j.zip"}


def command(
    dumps: Annotated[
        list[str],
        typer.Argument(help="Dumps, files or directories; - is stdin.", metavar="DUMP…"),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Directory for the tables.")],
    workers: Annotated[int, typer.Option(help="Processes that extract.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a stopped run.")] = False,
    format: Annotated[Format, typer.Option("--format", "-f")] = Format.PARQUET,
    limit: Annotated[int | None, typer.Option(help="Stop after so many articles.")] = None,
    skip: Annotated[int, typer.Option(help="Pass over the first articles.")] = 0,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 when an article failed.")
    ] = False,
    dedup: Annotated[
        bool, typer.Option("--dedup", help="Mark near-duplicates with the first one's id.")
    ] = False,
    min_score: MinScore = 0.0,
    lexicon: Lexicon = None,
    published: Published = None,
    input_format: InputFormat = None,
    encoding: Encoding = None,
    text_col: TextColumn = None,
    title_col: TitleColumn = None,
    date_col: DateColumn = None,
    url_col: UrlColumn = None,
    id_col: IdColumn = None,
) -> None:
    """Extract from whole dumps into partitioned tables, resumable at any moment."""
    from newsnlp.batch import Reading, run

    check_directory(output)
    columns = columns_of(text_col, title_col, date_col, url_col, id_col)
    with _stopping(output), _progress() as show:
        summary = run(
            dumps,
            output,
            workers=workers,
            resume=resume,
            format=Format.PARQUET.value if format in _GRAPHS else format.value,
            limit=limit,
            skip=skip,
            strict=strict,
            dedup=dedup,
            settings=Settings(min_score=min_score, lexicon=lexicon),
            reading=Reading(input_format, encoding, columns, published),
            progress=show,
        )
    if format in _GRAPHS:
        _write_graph(output, format)
    rows = ", ".join(f"{count:,} {table}" for table, count in summary.rows.items())
    typer.echo(f"{summary.directory}: {rows}; {_failures(summary.failed)}", err=True)
    raise typer.Exit(summary.exit_code)


def _write_graph(directory: Path, format: Format) -> None:
    """Write the people, organizations and events of a whole run as one graph."""
    from newsnlp.report.folder import folder_identity, read_folder
    from newsnlp.write import graphml, neo4j
    from newsnlp.write.atomic import atomic

    write = graphml.write if format is Format.GRAPHML else neo4j.write
    with atomic(directory / _GRAPHS[format]) as stream:
        results = read_folder(directory)
        write(results, stream, identity=folder_identity(directory, results))


def _failures(count: int) -> str:
    """Tell how many articles failed, and where to read why."""
    why = ": see the column error of documents" if count else ""
    return f"{count:,} {'article' if count == 1 else 'articles'} failed{why}"


@contextmanager
def _stopping(directory: Path) -> Iterator[None]:
    """Tell of a run that is stopped, by Ctrl-C or SIGTERM, what is kept of it."""
    try:
        yield
    except KeyboardInterrupt as stop:
        from newsnlp.batch.manifest import load
        from newsnlp.read.folder import is_run

        parts = load(directory).kept if is_run(directory) else []
        kept = sum(part.articles for part in parts)
        told = f"{kept:,} article{'s' * (kept != 1)} kept in {directory}, go on with --resume"
        typer.echo(f"newsnlp: stopped; {told}", err=True)
        raise typer.Exit(exit_code(stop)) from None


@contextmanager
def _progress() -> Iterator[ShowProgress]:
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    parts = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f} articles/s"),
        TimeRemainingColumn(),
    )
    with Bar(*parts, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=None, rate=0.0)
        rate = _Rate()

        def show(p: Progress) -> None:
            speed = rate(p)
            bar.update(task, description=p.stage, completed=p.done, total=p.total, rate=speed)

        yield show


class _Rate:
    """Articles per second in this sitting, one count per stage."""

    def __init__(self) -> None:
        self.stage, self.first, self.begun = "", 0, 0.0

    def __call__(self, p: Progress) -> float:
        now = time.monotonic()
        if p.stage != self.stage:
            self.stage, self.first, self.begun = p.stage, p.done, now
        return (p.done - self.first) / max(now - self.begun, 1e-3)


class _Lines:
    """Progress as plain lines, a few a minute, for logs."""

    def __init__(self) -> None:
        self.rate, self.told = _Rate(), 0.0

    def __call__(self, p: Progress) -> None:
        speed = self.rate(p)
        now = time.monotonic()
        if now - self.told < SECONDS_BETWEEN_LINES and p.done != p.total:
            return
        self.told = now
        total = f" of {p.total:,}" if p.total is not None else ""
        left = f", {(p.total - p.done) / speed:.0f} s left" if p.total and speed else ""
        typer.echo(
            f"{p.stage}: {p.done:,}{total} articles, {speed:.0f}/s{left}, {p.failed:,} failed",
            err=True,
        )
