"""What ``newsnlp batch`` wrote, as ``report`` and ``resolve`` are given it."""

from __future__ import annotations

from pathlib import Path

import typer


def tell_unfinished(directory: Path) -> None:
    """Tell on stderr how much of its input a run that was stopped covers."""
    from newsnlp.batch.manifest import NAME, load

    if not (directory / NAME).is_file():
        return
    manifest = load(directory)
    if not manifest.finished:
        total = f" of {manifest.input.articles:,}" if manifest.input else ""
        typer.echo(
            f"newsnlp: {directory} is unfinished: {manifest.articles:,}{total} articles; go on "
            "with newsnlp batch … --resume",
            err=True,
        )
