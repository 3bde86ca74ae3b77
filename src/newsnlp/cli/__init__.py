"""The command line: parsing and printing here, the work in the library.

Heavy imports stay inside the commands, so that ``newsnlp --help`` answers at once.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from typing import Annotated

import typer

from newsnlp.cli import batch, evaluate, extract, info, report, resolve, train
from newsnlp.errors import NewsNLPError

_OBJECTS = 50_000
"""New objects after which the collector of cycles looks for some: 70 times as many as usual."""

app = typer.Typer(
    name="newsnlp",
    help="Russian news text in; people, roles, organizations and events out.",
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("extract")(extract.command)
app.command("batch")(batch.command)
app.command("resolve")(resolve.command)
app.command("report")(report.command)
app.command("info")(info.command)
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(train.app, name="train")


def _version(wanted: bool) -> None:
    if wanted:
        from newsnlp import __version__

        typer.echo(f"newsnlp {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[  # noqa: ARG001 - the callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Talk more, on stderr.")] = False,
) -> None:
    level = logging.INFO if verbose else logging.ERROR
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)


def main() -> None:
    """Run the command line; every expected error is one line on stderr and exit code 2."""
    # Small matrices: more BLAS threads cost several times the CPU. Must precede numpy's import.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    gc.set_threshold(_OBJECTS)  # what is loaded is no garbage, and looking through it takes long
    try:
        app()
    except NewsNLPError as error:
        typer.echo(f"newsnlp: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader has seen enough: «newsnlp … | head»
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("newsnlp: stopped", err=True)
        sys.exit(130)
    finally:
        gc.freeze()  # the process ends: nothing needs to be looked through once more
