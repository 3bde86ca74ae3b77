"""How ``newsnlp batch`` scales: articles per second and memory with one and two workers.

Usage: python bench/batch.py --corpora ../shared/corpora [--articles 2000] [--rounds 2]
       python bench/batch.py --every 0.02 --rounds 1 --workers 2

What workers have of their own is looked at whenever a chunk is finished, or ``--every`` so many
seconds, which finds the peak but costs time. Exits with 1 if a worker has more than ``--most``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from newsnlp.batch import Progress, run
from paths import CORPORA


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--every", type=float, help="seconds between looks at workers' memory")
    parser.add_argument("--most", type=float, default=120, help="private megabytes of a worker")
    options = parser.parse_args()
    paths = sorted(options.corpora.glob("wikinews-unlabelled/*.txt"))
    if not paths:
        print(f"bench/batch.py: no texts in {options.corpora}/wikinews-unlabelled; skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.jsonl"
        write_dump(dump, paths, options.articles)
        seconds, most = measure(
            dump, Path(folder), options.workers, options.rounds, every=options.every
        )
    print(f"load average {os.getloadavg()[0]:.1f}: wall times mean little unless it is near 0")
    for workers, spent in seconds.items():
        ratio = seconds[options.workers[0]] / spent
        print(f"{workers} workers: {options.articles / spent:6.1f} articles/s, {ratio:.2f}x")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"parent peak {peak:.0f} MB")
    if most > options.most:
        raise SystemExit(f"bench/batch.py: a worker has more than {options.most:.0f} MB")


def write_dump(dump: Path, paths: list[Path], articles: int) -> None:
    """Write articles of shuffled paragraphs, so that word caches meet news, not repetition."""
    rng = random.Random(1)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    paragraphs = [line for text in texts for line in text.splitlines() if len(line) > 80]
    with dump.open("w", encoding="utf-8") as stream:
        for n in range(articles):
            text = "\n\n".join(rng.sample(paragraphs, 5))
            stream.write(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n")


def measure(
    dump: Path, folder: Path, workers: list[int], rounds: int, *, every: float | None = None
) -> tuple[dict[int, float], float]:
    """Return workers → best seconds of a whole run, its start included; runs are interleaved.

    The second value is the most private megabytes that a worker had.
    """
    best: dict[int, float] = {}
    most = 0.0
    for turn in range(rounds):
        for count in workers:
            private: dict[int, list[float]] = {}
            began = time.perf_counter()
            with watching(private, count, every) as look:
                run(dump, folder / f"{count}-{turn}", workers=count, progress=look)
            spent = time.perf_counter() - began
            best[count] = min(best.get(count, spent), spent)
            for found in private.values():
                print(f"a worker: {found[-1]:.1f} MB private at the end, {max(found):.1f} at most")
                most = max(most, *found)
    return best, most


@contextmanager
def watching(
    private: dict[int, list[float]], count: int, every: float | None
) -> Iterator[Callable[[Progress], None]]:
    """Note the private megabytes of every worker, on being shown progress or by the clock."""

    def look(_: Progress | None = None) -> None:
        servers = children(os.getpid())
        workers = [child for server in servers for child in children(server)]
        found = {worker: list(private_megabytes(worker)) for worker in workers}
        # what is mapped from files counts as its own while a worker is alone: only look at all
        if len(workers) == count and all(map(alive, workers)):
            for worker, megabytes in found.items():
                private.setdefault(worker, []).extend(megabytes)

    def by_the_clock() -> None:
        while not ended.wait(every):
            look()

    if every is None:
        yield look
        return
    ended = Event()
    clock = Thread(target=by_the_clock)
    clock.start()
    try:
        yield lambda _: None
    finally:
        ended.set()
        clock.join()


def children(process: int) -> list[int]:
    """Return the children of a process (Linux)."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in found.split()]


def alive(process: int) -> bool:
    """Tell whether a process still has its memory (Linux)."""
    try:
        return not Path(f"/proc/{process}/statm").read_text().startswith("0 ")
    except OSError:
        return False


def private_megabytes(process: int) -> Iterator[float]:
    """Yield what a process shares with no other, nothing where that cannot be read."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return
    fields = {line.split()[0]: line.split()[1] for line in lines[1:]}
    yield (int(fields["Private_Clean:"]) + int(fields["Private_Dirty:"])) / 1024


if __name__ == "__main__":
    main()
