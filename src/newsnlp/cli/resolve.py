"""``newsnlp resolve``: the same people and organizations across articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsnlp.cli.outputs import check_directory
from newsnlp.cli.runs import tell_unfinished


def command(
    directory: Annotated[Path, typer.Argument(help="What newsnlp batch wrote.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Default: DIRECTORY/resolved.")
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(help="Join what scores at least this, 0 to 1.")
    ] = None,
) -> None:
    """Find the same people and organizations across the articles of a dump."""
    if output is not None:
        check_directory(output)
    tell_unfinished(directory)
    from newsnlp.resolve import THRESHOLD, resolve_dir

    found = resolve_dir(directory, output, threshold=THRESHOLD if threshold is None else threshold)
    typer.echo(
        f"{output or directory / 'resolved'}: {len(found.people):,} people, "
        f"{len(found.organizations):,} organizations, {len(found.links):,} links",
        err=True,
    )
