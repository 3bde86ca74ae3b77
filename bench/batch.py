"""How ``newsnlp batch`` scales: articles per second and memory with one and two workers.

Usage: python bench/batch.py --corpora ../shared/corpora [--articles 2000] [--rounds 2]
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
from pathlib import Path

from newsnlp.batch import Progress, run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    paths = sorted(options.corpora.glob("wikinews-unlabelled/*.txt"))
    if not paths:
        print(f"bench/batch.py: no texts in {options.corpora}/wikinews-unlabelled; skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.jsonl"
        write_dump(dump, paths, options.articles)
        seconds = measure(dump, Path(folder), options.workers, options.rounds)
    print(f"load average {os.getloadavg()[0]:.1f}: wall times mean little unless it is near 0")
    for workers, spent in seconds.items():
        ratio = seconds[options.workers[0]] / spent
        print(f"{workers} workers: {options.articles / spent:6.1f} articles/s, {ratio:.2f}x")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"parent peak {peak:.0f} MB")


def write_dump(dump: Path, paths: list[Path], articles: int) -> None:
    """Write articles of shuffled paragraphs, so that word caches meet news, not repetition."""
    rng = random.Random(1)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    paragraphs = [line for text in texts for line in text.splitlines() if len(line) > 80]
    with dump.open("w", encoding="utf-8") as stream:
        for n in range(articles):
            text = "\n\n".join(rng.sample(paragraphs, 5))
            stream.write(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n")


def measure(dump: Path, folder: Path, workers: list[int], rounds: int) -> dict[int, float]:
    """Return workers → best seconds of a whole run, its start included; runs are interleaved."""
    best: dict[int, float] = {}
    for turn in range(rounds):
        for count in workers:
            private: dict[int, list[float]] = {}
            began = time.perf_counter()
            run(dump, folder / f"{count}-{turn}", workers=count, progress=watching(private))
            spent = time.perf_counter() - began
            best[count] = min(best.get(count, spent), spent)
            for found in private.values():
                print(f"a worker: {found[-1]:.0f} MB private at the end, {max(found):.0f} at most")
    return best


def watching(private: dict[int, list[float]]) -> Callable[[Progress], None]:
    """Return what notes the private megabytes of every worker whenever a chunk is finished."""

    def show(_: Progress) -> None:
        for server in children(os.getpid()):
            for worker in children(server):  # workers are forked from a server
                private.setdefault(worker, []).extend(private_megabytes(worker))

    return show


def children(process: int) -> list[int]:
    """Return the children of a process (Linux)."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in found.split()]


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
