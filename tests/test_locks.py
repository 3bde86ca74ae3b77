"""A process forked while threads work goes on by itself."""

import os
import time
from threading import Event, Thread

import pytest

from newsnlp import locks
from newsnlp.annotate import blas
from newsnlp.locks import lock

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no forks on this system"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]
PATIENCE = 20


def forked(work) -> int:
    """Return the exit code of a fork that works: 0 where that gives something, 9 if it hangs."""
    child = os.fork()
    if not child:
        os._exit(0 if work() else 1)
    for _ in range(PATIENCE * 100):
        done, code = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(code)
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return 9


def test_a_fork_waits_until_what_is_guarded_is_whole():
    inner, outer, taken, done = lock(), lock(), Event(), []

    def work():
        with outer:
            taken.set()
            time.sleep(0.05)
            with inner:  # the fork has not taken it before the outer one
                done.append("whole")

    thread = Thread(target=work)
    thread.start()
    taken.wait()
    assert forked(lambda: outer.acquire(timeout=1) and inner.acquire(timeout=1) and done) == 0
    thread.join()
    assert all(own.acquire(timeout=1) for own in (outer, inner))


def test_who_holds_a_lock_may_fork():
    own = lock()
    with own:
        assert forked(lambda: own.acquire(timeout=1)) == 0


def test_what_is_taken_while_models_are_loaded_is_there_before():
    # a fork takes the newest lock first: it held this one, and waited for those of the loading
    # thread, which waited for this one
    before = len(locks._made)
    limit = blas._Limit()
    limit.enter()
    limit.leave()
    assert len(locks._made) == before


def test_articles_are_annotated_in_a_fork_of_a_busy_process():
    from newsnlp.annotate import Annotator

    annotator, text, stop = Annotator(), "Мэр Рид ушёл. " * 50, Event()

    def work():
        while not stop.is_set():
            annotator.annotate([text])

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    codes = [forked(lambda: len(annotator.annotate([text])[0].words) == 200) for _ in range(3)]
    stop.set()
    for thread in threads:
        thread.join()
    assert codes == [0, 0, 0]


def test_a_lock_that_nobody_has_any_more_is_forgotten():
    before = len(locks._made)
    kept, _ = lock(), lock()
    del _
    assert len(locks._made) == before + 1
    assert forked(lambda: kept.acquire(timeout=1)) == 0
