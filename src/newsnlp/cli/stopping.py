"""Being stopped: service managers, schedulers, ``kill`` and a closed terminal mean Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

READER_GONE = 128 + 13
"""What a shell knows SIGPIPE by, as of every program whose reader has seen enough."""

STOPS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise KeyboardInterrupt for these signals too, so that nothing half-written stays behind.

    What is ignored stays so: ``nohup`` begins with a closed terminal ignored.
    """
    before = {stop: signal.getsignal(stop) for stop in STOPS}
    heard = [stop for stop, handler in before.items() if handler is not signal.SIG_IGN]
    for stop in heard:
        signal.signal(stop, _stop)
    try:
        yield
    finally:
        for stop in heard:
            signal.signal(stop, before[stop])


def _stop(sign: int, _: object) -> None:
    raise KeyboardInterrupt(sign)


def exit_code(stop: KeyboardInterrupt) -> int:
    """Return the code by which a shell knows the signal: 130, 143 for SIGTERM, 129 for SIGHUP."""
    return 128 + int(next(iter(stop.args), signal.SIGINT))
