"""The commands, as typer takes them: what each takes is read when it is asked for."""

from __future__ import annotations

import logging
import sys
from collections.abc import Collection
from importlib import import_module
from typing import Annotated

import typer

COMMANDS = ("extract", "batch", "resolve", "report", "info")
GROUPS = ("evaluate", "train")


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
    level = logging.INFO if verbose else logging.ERROR
    logging.basicConfig(level=level, format="newsnlp: %(message)s", stream=sys.stderr)
    logging.getLogger("newsnlp.read").setLevel(min(level, logging.WARNING))
