"""The command line: parsing and printing here, the work in the library.

Heavy imports stay inside the commands, so that ``newsnlp --help`` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys

from newsnlp import threads
from newsnlp.errors import MissingExtraError, NewsNLPError

_OBJECTS = 200_000
"""New objects after which the collector of cycles looks for some: more than a start makes."""


def _open_closed() -> None:
    """Have all three streams where a service has closed them: nothing comes, all is lost.

    In this order each gets the number that it lacks, which the next file would get otherwise.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def main() -> None:
    """Run the command line; every expected error is one line on stderr and exit code 2."""
    _open_closed()
    threads.start_with_one()
    gc.set_threshold(_OBJECTS)  # what is loaded is no garbage, and looking through it takes long
    from newsnlp.cli.app import make_app
    from newsnlp.cli.stopping import READER_GONE, exit_code, stoppable

    try:
        with stoppable():
            make_app(sys.argv[1] if len(sys.argv) > 1 else None)()
    except NewsNLPError as error:
        print(f"newsnlp: {error}", file=sys.stderr)
        sys.exit(2)
    except ModuleNotFoundError as error:
        if error.name != "torch":
            raise
        print(f"newsnlp: {MissingExtraError('training', 'train')}", file=sys.stderr)
        sys.exit(2)
    except SystemExit as end:  # «newsnlp … | head» has seen enough; typer ends it as a failure
        if isinstance(end.__context__, BrokenPipeError):
            sys.exit(READER_GONE)
        raise
    except OSError as error:
        from newsnlp.write.atomic import NO_ROOM

        if error.errno not in NO_ROOM:
            raise
        print("newsnlp: no space left where this is written: free some", file=sys.stderr)
        sys.exit(2)
    except MemoryError:
        print("newsnlp: out of memory: give more, or fewer --workers", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt as stop:
        print("newsnlp: stopped", file=sys.stderr)
        sys.exit(exit_code(stop))
    finally:
        gc.freeze()  # the process ends: nothing needs to be looked through once more
