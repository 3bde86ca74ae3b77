"""``newsnlp report``: everything found as one page for a browser."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsnlp.cli.articles import Articles
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

_OF_PAGE = ("sources", "output", "lang", "title")
"""What is asked of the page; all else is of how articles are read and extracted."""


def command(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(help="What newsnlp batch wrote, or articles.", metavar="DIR|FILE…"),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")],
    lang: Annotated[Language, typer.Option(help="Language of the page.")] = Language.RU,
    title: Annotated[str | None, typer.Option(help="Headline of the page.")] = None,
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
    """Write one self-contained HTML page: search, filters, network, timeline, tables."""
    from newsnlp.read.folder import is_run

    check_file(output, (".html", ".htm"))
    runs = [Path(source) for source in sources if is_run(Path(source))]
    resolved = next((s for s in sources if os.path.isfile(Path(s, "links.parquet"))), None)
    if resolved is not None and Path(resolved) not in runs:
        raise InputError(
            f"{resolved} holds what newsnlp resolve wrote; give the directory that newsnlp batch "
            "wrote: what is resolved in it is read, too"
        )
    if runs:
        _check(runs, sources, context.params)
        _write(_results(runs), output, lang, title)
        return
    from newsnlp.pipeline import Pipeline

    columns = columns_of(text_col, title_col, date_col, url_col, id_col)
    articles = Articles(
        sources, published=published, format=input_format, encoding=encoding, columns=columns
    )
    settings = Settings(min_score=min_score, lexicon=lexicon)
    results = articles.watch(Pipeline(settings).pipe(articles))
    _write(results, output, lang, title)
    raise typer.Exit(articles.exit_code)


def _check(runs: list[Path], sources: list[str], options: dict[str, object]) -> None:
    """Refuse what cannot be put together with runs."""
    chosen = next((name for name in options if name not in _OF_PAGE and options[name]), None)
    if chosen is not None:
        told = f"give --{chosen.replace('_', '-')} to newsnlp batch, or articles here"
        raise SettingsError(f"{runs[0]} is extracted already: {told}")
    other = next((source for source in sources if Path(source) not in runs), None)
    if other is not None:
        raise InputError(
            f"newsnlp batch wrote {runs[0]}, but not {other}; give its directories alone, or "
            "articles alone"
        )


def _results(runs: list[Path]) -> list[Extraction] | Path:
    """Return one run, of which newsnlp resolve may know more, or the articles of several."""
    from newsnlp.report.folder import read_folders

    return runs[0] if len(runs) == 1 else read_folders(runs)


def _write(
    results: Iterable[Extraction] | Path, output: Path, lang: Language, title: str | None
) -> None:
    from newsnlp.report import write_report

    with written(output) as stream:
        write_report(results, stream, lang=lang.value, title=title)
