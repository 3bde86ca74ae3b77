"""Being stopped: service managers, schedulers and ``kill`` mean what Ctrl-C means."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise KeyboardInterrupt for SIGTERM too, so that nothing half-written stays behind."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(sign: int, _: object) -> None:
    raise KeyboardInterrupt(sign)


def exit_code(stop: KeyboardInterrupt) -> int:
    """Return the code by which a shell knows the signal: 130, or 143 for SIGTERM."""
    return 128 + int(next(iter(stop.args), signal.SIGINT))
