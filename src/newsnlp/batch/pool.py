"""Chunks through worker processes, in order, whatever becomes of a worker.

Each worker has a pipe of its own, so a worker that is killed, even in the middle of an answer,
is known at once together with the chunk it had; a shared result queue could hang.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext

from newsnlp.batch.work import Chunk, Encoded, Job, extract_chunk, failed_chunk
from newsnlp.errors import NewsNLPError
from newsnlp.threads import start_with_one

logger = logging.getLogger(__name__)

_AHEAD = 3
"""Chunks per worker that may be done or under way before the oldest is taken."""
_COLLECTED = 32
"""Chunks after which a worker collects cyclic garbage."""
_DEATHS_AT_START = 3
_DIED = "the worker process died on this article (killed, or out of memory)"
_WARM, _WARM_ARROW = "newsnlp.batch.warm", "newsnlp.batch.warm_arrow"
_FREEZE = "newsnlp.batch.freeze"
_CLI = "newsnlp.cli"
_GONE = (EOFError, OSError)
_STOPS = ("SIGINT", "SIGTERM", "SIGHUP")


def in_this_process(chunks: Iterable[Chunk], job: Job) -> Iterator[Encoded]:
    """Work on chunks one after another, without workers."""
    from threadpoolctl import threadpool_limits

    extractor = job.make(job.settings, job.page_lines)
    with threadpool_limits(1):
        for chunk in chunks:
            yield extract_chunk(extractor, chunk, job)


@dataclass(slots=True, eq=False)
class _Ticket:
    """A chunk in the queue; after deaths it is cut, and its pieces are done in turn."""

    pieces: deque[Chunk]
    deaths: int = 0
    results: list[Encoded] = field(default_factory=list)


class _Worker:
    def __init__(self, job: Job) -> None:
        context = _context(job)
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, job), daemon=True)
        self.process.start()
        theirs.close()  # so that the worker's death closes the pipe
        self.ticket: _Ticket | None = None

    def end(self) -> None:
        self.connection.close()
        self.process.kill()
        self.process.join()


def _context(job: Job) -> ForkServerContext | SpawnContext:
    """Return how workers are made: never by forking this process, which may have threads.

    The pipeline's workers are forked from a server that has loaded it; others are spawned.
    """
    if not job.warm or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")


def begin_loading(job: Job) -> None:
    """Start the process that workers are forked from; it loads meanwhile what they share."""
    if not isinstance(_context(job), ForkServerContext):
        return
    shared = [_WARM]
    if job.format == "parquet":
        shared.append(_WARM_ARROW)
    if _CLI in sys.modules:  # a worker imports what its parent was started with
        shared.append(_CLI)
    forkserver.set_forkserver_preload([*shared, _FREEZE])
    forkserver.ensure_running()


class Pool:
    """Worker processes that give back the results of chunks in the order of the chunks.

    A chunk whose worker dies is tried once more, then cut in halves, down to the guilty
    article, which becomes an error row. Workers end with this process.
    """

    def __init__(self, workers: int, job: Job) -> None:
        self.size, self.job = workers, job
        self.workers: list[_Worker] = []
        self.order: deque[_Ticket] = deque()
        self.queue: deque[_Ticket] = deque()
        self.deaths_at_start = 0

    def map(self, chunks: Iterable[Chunk]) -> Iterator[Encoded]:
        """Yield the results; raises NewsNLPError where a worker cannot work at all."""
        for chunk in chunks:
            ticket = _Ticket(deque([chunk]))
            self.order.append(ticket)
            self.queue.append(ticket)
            while len(self.order) >= self.size * _AHEAD:
                self._step()
                yield from self._finished()
        while self.order:
            self._step()
            yield from self._finished()

    def close(self) -> None:
        """End the workers at once; what they were doing is lost."""
        for worker in self.workers:
            worker.end()
        self.workers = []

    def _finished(self) -> Iterator[Encoded]:
        while self.order and not self.order[0].pieces:
            yield from self.order.popleft().results

    def _step(self) -> None:
        """Give the idle something to do, then wait for an answer or a death."""
        while len(self.workers) < min(self.size, len(self.order)):
            self.workers.append(_Worker(self.job))
        for worker in list(self.workers):
            if worker.ticket is None and self.queue:
                self._give(worker, self.queue.popleft())
        busy = {worker.connection: worker for worker in self.workers if worker.ticket is not None}
        for connection in wait(list(busy)):
            self._take(busy[connection])  # type: ignore[index]

    def _give(self, worker: _Worker, ticket: _Ticket) -> None:
        worker.ticket = ticket
        try:
            worker.connection.send(ticket.pieces[0])
        except _GONE:
            self._bury(worker, ticket)

    def _take(self, worker: _Worker) -> None:
        ticket = worker.ticket
        assert ticket is not None
        try:
            answer = worker.connection.recv()
        except _GONE:
            self._bury(worker, ticket)
            return
        if isinstance(answer, str):
            raise NewsNLPError(answer)
        self.deaths_at_start = -1
        worker.ticket = None
        ticket.pieces.popleft()
        ticket.results.append(answer)
        if ticket.pieces:
            self.queue.appendleft(ticket)

    def _bury(self, worker: _Worker, ticket: _Ticket) -> None:
        """Take leave of a dead worker and decide what becomes of its chunk."""
        worker.end()
        self.workers.remove(worker)
        self._refuse_if_none_lives()
        count, pid = len(ticket.pieces[0].articles), worker.process.pid
        logger.warning(
            "worker %s died (killed, or out of memory); its %d articles are tried anew", pid, count
        )
        ticket.deaths += 1
        if ticket.deaths > 1:
            self._cut(ticket)
        if ticket.pieces:
            self.queue.appendleft(ticket)

    def _cut(self, ticket: _Ticket) -> None:
        chunk = ticket.pieces.popleft()
        if len(chunk.articles) > 1:
            ticket.pieces.extendleft(reversed(chunk.halves()))
            return
        logger.warning("%s: %s", chunk.articles[0].doc_id, _DIED)
        ticket.results.append(failed_chunk(chunk, _DIED, self.job))

    def _refuse_if_none_lives(self) -> None:
        """Raise when workers die before any has done anything: the fault is in no article."""
        if self.deaths_at_start >= 0:
            self.deaths_at_start += 1
        if self.deaths_at_start >= max(_DEATHS_AT_START, 2 * self.size):
            raise NewsNLPError(
                f"workers died {self.deaths_at_start} times before they finished anything; is "
                f"there memory for {self.size}? try fewer --workers, or 1 to see why"
            )


def _serve(connection: Connection, job: Job) -> None:
    """Be a worker: answer each chunk with its tables, until the parent is gone."""
    start_with_one(whatever_is_asked=True)
    for stop in _STOPS:  # are for the parent to handle
        if hasattr(signal, stop):
            signal.signal(getattr(signal, stop), signal.SIG_IGN)
    with suppress(*_GONE):
        _answer(connection, job)


def _answer(connection: Connection, job: Job) -> None:
    from threadpoolctl import threadpool_limits

    try:
        extractor = job.make(job.settings, job.page_lines)
        threadpool_limits(1)
        gc.disable()  # a chunk leaves few cycles, and the collector goes through all it makes
        for done in count(1):
            answer = extract_chunk(extractor, connection.recv(), job)
            if done % _COLLECTED == 0:
                gc.collect()
            _give_back_memory()
            connection.send(answer)
    except NewsNLPError as error:
        connection.send(str(error))


def _give_back_memory() -> None:
    """Return freed memory to the system, where Arrow and the C library (glibc) can."""
    if arrow := sys.modules.get("pyarrow"):
        arrow.default_memory_pool().release_unused()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
