"""``newsnlp resolve``: the same people and organizations across articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsnlp.cli.outputs import check_directory
from newsnlp.errors import SettingsError


def command(
    directories: Annotated[
        list[Path],
        typer.Argument(help="What newsnlp batch wrote, in one run or several.", metavar="DIR…"),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Of one run by default DIR/resolved.")
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(help="Join what scores at least this, 0 to 1.")
    ] = None,
) -> None:
    """Find the same people and organizations across the articles of a dump, or of several."""
    if output is not None:
        check_directory(output)
    elif len(directories) > 1:
        raise SettingsError("several runs are resolved into a directory of their own; name it: -o")
    from newsnlp.batch.manifest import tell_unfinished
    from newsnlp.resolve import THRESHOLD, resolve_dir

    for directory in directories:
        tell_unfinished(directory)
    chosen = THRESHOLD if threshold is None else threshold
    found = resolve_dir(directories, output, threshold=chosen)
    typer.echo(
        f"{output or directories[0] / 'resolved'}: {len(found.people):,} people, "
        f"{len(found.organizations):,} organizations, {len(found.links):,} links",
        err=True,
    )
