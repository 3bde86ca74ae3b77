"""``newsnlp report``: everything found as one page for a browser."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsnlp.cli.articles import Articles
from newsnlp.cli.options import Lexicon
from newsnlp.config import Settings
from newsnlp.errors import SettingsError


class Language(StrEnum):
    """Language of the page."""

    RU = "ru"
    EN = "en"


def command(
    sources: Annotated[
        list[str],
        typer.Argument(help="What newsnlp batch wrote, or articles.", metavar="DIR|FILE…"),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")],
    lang: Annotated[Language, typer.Option(help="Language of the page.")] = Language.RU,
    title: Annotated[str | None, typer.Option(help="Headline of the page.")] = None,
    lexicon: Lexicon = None,
) -> None:
    """Write one self-contained HTML page: search, filters, network, timeline, tables."""
    from newsnlp.report import write_report
    from newsnlp.write.atomic import atomic

    folder = Path(sources[0])
    if len(sources) == 1 and (folder / "manifest.json").is_file():
        if lexicon is not None:
            raise SettingsError(
                f"{folder} is extracted already: give --lexicon to newsnlp batch, or articles here"
            )
        with atomic(output) as stream:
            write_report(folder, stream, lang=lang.value, title=title)
        return
    from newsnlp.pipeline import Pipeline

    articles = Articles(sources)
    results = articles.watch(Pipeline(Settings(lexicon=lexicon)).pipe(articles))
    with atomic(output) as stream:
        write_report(results, stream, lang=lang.value, title=title)
    raise typer.Exit(articles.exit_code)
