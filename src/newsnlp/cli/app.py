"""The commands, as typer takes them: what each takes is read when it is asked for."""

from __future__ import annotations

import logging
from collections.abc import Collection
from importlib import import_module
from typing import Annotated

import typer

from newsnlp.write.terminal import harmless

COMMANDS = ("extract", "batch", "resolve", "report", "info")
GROUPS = ("evaluate", "train")

_FOR_ALL = ("newsnlp.read.", "newsnlp.batch.")
_PIECES = "newsnlp.pieces"
"""Says how far one very long article is."""
_PROGRESS = ("newsnlp.train.", _PIECES)
_MOST = 10_000
"""Remarks that are shown, and remembered."""


def make_app(asked: str | None = None) -> typer.Typer:
    """Return the command line, with all commands or, where one is asked for, with it alone.

    A paragraph is read in the time that typer takes to build the other seven.
    """
    app = typer.Typer(
        name="newsnlp",
        help="Russian news text in; people, roles, organizations and events out.",
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    known: Collection[str] = (*COMMANDS, *GROUPS)
    for name in (asked,) if asked in known else known:
        module = import_module(f"newsnlp.cli.{name}")
        if name in GROUPS:
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(module.command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from newsnlp import __version__

        typer.echo(f"newsnlp {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[  # noqa: ARG001 - the callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Talk more, on stderr.")] = False,
) -> None:
    root = logging.getLogger()
    root.handlers = [h for h in root.handlers if not isinstance(h, _Remarks)]
    root.addHandler(_Remarks(verbose))
    logging.getLogger(_PIECES).setLevel(logging.INFO)
    if verbose:
        root.setLevel(logging.INFO)


class _Remarks(logging.Handler):
    """What the log says, on stderr: errors, what reading passes over, how far long work is.

    A remark is told once, for ``batch`` reads its input twice, and so many of them at most.
    """

    def __init__(self, verbose: bool) -> None:
        super().__init__()
        self.verbose = verbose
        self.told: set[int] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is for the user."""
        for_all = record.name.startswith(_FOR_ALL) and record.levelno >= logging.WARNING
        progress = record.name.startswith(_PROGRESS)
        return self.verbose or for_all or progress or record.levelno >= logging.ERROR

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record as a line."""
        line = self.format(record)
        if record.levelno >= logging.WARNING:
            if hash(line) in self.told or len(self.told) > _MOST:
                return
            self.told.add(hash(line))
            if len(self.told) > _MOST:
                line = f"{line}; such remarks were many, and no more are shown"
        typer.echo(f"newsnlp: {harmless(line)}", err=True)
