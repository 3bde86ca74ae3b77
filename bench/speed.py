"""How fast newsnlp is beside plain Natasha, in one run, as ratios.

    python bench/speed.py --corpora ../shared/corpora [--docs N]

Blocks of articles go through plain Natasha and through newsnlp in turn, on one core, and process
CPU time counts, so that a busy machine slows both alike. *Cold* passes meet each word for the
first time, *warm* ones have seen the texts once. Everything that annotation says is compared with
Natasha's on the way. Writes bench/results/<machine>.json.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import gc
import json
import platform
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import newsnlp.annotate.annotator as annotator_module
import newsnlp.pipeline as pipeline_module
from newsnlp.annotate import Annotator, kernels
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article
from paths import CORPORA, REPO

RESULTS = REPO / "bench" / "results"
BLOCK = 20
PACKAGES = ("numpy", "natasha", "slovnet", "razdel", "pymorphy3", "DAWG2", "newsnlp")

Run = Callable[[list[str]], object]
Stages = dict[str, tuple[Any, str]]


def read_texts(corpora: Path, docs: int | None) -> list[str]:
    """Return NEREL's train and dev texts, mixed, or our own samples where it is not there."""
    paths = sorted(corpora.glob("nerel/train/*.txt")) + sorted(corpora.glob("nerel/dev/*.txt"))
    if not paths:
        print(f"no NEREL in {corpora}: measuring our own samples", file=sys.stderr)
        paths = sorted((REPO / "corpora" / "samples").glob("*.txt"))
    paths.sort(key=lambda path: path.name[::-1])
    texts = [path.open(encoding="utf-8", newline="").read() for path in paths]
    return texts[:docs]


def blocks(texts: Sequence[str]) -> Iterator[list[str]]:
    for i in range(0, len(texts), BLOCK):
        yield list(texts[i : i + BLOCK])


def cpu(run: Run, texts: list[str]) -> tuple[float, Any]:
    """Return the CPU seconds of this process that a run took, and what it returned."""
    began = time.process_time()
    result = run(texts)
    return time.process_time() - began, result


def interleave(texts: list[str], plain: Run, ours: Run) -> tuple[float, float, list[Any]]:
    """Run both over blocks in turn; return their seconds and the pairs of results."""
    seconds = [0.0, 0.0]
    pairs = []
    for block in blocks(texts):
        took, theirs = cpu(plain, block)
        seconds[0] += took
        took, mine = cpu(ours, block)
        seconds[1] += took
        pairs.append((theirs, mine))
    return seconds[0], seconds[1], pairs


@contextmanager
def timed(stages: Stages) -> Iterator[Counter[str]]:
    """Add up the CPU seconds spent in functions, by label, while the block runs."""
    spent: Counter[str] = Counter()
    originals = []

    def wrap(label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            began = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent[label] += time.process_time() - began

        return run

    for label, (owner, name) in stages.items():
        original = getattr(owner, name, None)
        if original is not None:
            originals.append((owner, name, original))
            setattr(owner, name, wrap(label, original))
    try:
        yield spent
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)


def annotation_stages() -> Stages:
    parts = annotator_module
    return {
        "tokens": (parts.Tokenizer, "__call__"),
        "sentences": (parts, "sentence_ends"),
        "nets": (parts.Annotator, "_tag"),
        "lemmas": (parts.Annotator, "_lemmatize"),
        "trees": (parts, "repair_heads"),
        "spans": (parts.Annotator, "_spans"),
    }


def pipeline_stages(pipeline: Pipeline) -> Stages:
    parts = pipeline_module
    return {
        "clean": (parts, "clean"),
        "annotate": (pipeline.annotator, "annotate"),
        "span model": (pipeline.spans, "find"),
        "Natasha's spans": (parts.natasha_spans, "find"),
        "dates": (parts.dates, "find"),
        "verbs": (parts.verbs, "find"),
        "combine": (parts.combine, "combined"),
        "numbering": (parts, "number"),
        "relation model": (pipeline.relations, "find"),
        "relations of verbs": (parts, "related"),
        "link": (parts, "link"),
        "events and records": (parts, "refined_records"),
    }


def per_token(spent: Counter[str], total: float, tokens: int) -> dict[str, float]:
    """Return microseconds per token by stage, with what no stage accounts for."""
    table = {stage: seconds / tokens * 1e6 for stage, seconds in spent.items()}
    table["rest"] = (total - sum(spent.values())) / tokens * 1e6
    return {stage: round(us, 2) for stage, us in table.items()}


def measure(
    texts: list[str], plain: Run, ours: Run, stages: Stages, tokens: int
) -> tuple[dict[str, Any], list[Any]]:
    """Measure cold and warm beside plain Natasha, then stage by stage, warm."""
    figures: dict[str, Any] = {}
    first: list[Any] = []
    for name in ("cold", "warm"):
        theirs, mine, pairs = interleave(texts, plain, ours)
        first = first or pairs
        figures[name] = {
            "natasha_us_per_token": round(theirs / tokens * 1e6, 2),
            "newsnlp_us_per_token": round(mine / tokens * 1e6, 2),
            "ratio": round(theirs / mine, 2),
        }
        del pairs
    with timed(stages) as spent:
        total = sum(cpu(ours, block)[0] for block in blocks(texts))
    figures["stages_warm_us_per_token"] = per_token(spent, total, tokens)
    return figures, first


_worker: list[Annotator] = []


def start_worker(texts: list[str]) -> None:
    _worker.append(Annotator())
    _worker[0].annotate(texts)  # warm


def work(texts: list[str]) -> int:
    return sum(len(annotation) for annotation in _worker[0].annotate(texts))


def workers(texts: list[str]) -> dict[str, float]:
    """Return how much faster two warm worker processes annotate than one, by wall clock."""
    wall = {}
    for count in (1, 2):
        with ProcessPoolExecutor(
            count, get_context("spawn"), initializer=start_worker, initargs=(texts,)
        ) as pool:
            list(pool.map(work, [texts[:BLOCK]] * 2 * count))  # all workers are up
            many = list(blocks(texts)) * 12  # an even number, or one worker waits for the other
            began = time.perf_counter()
            list(pool.map(work, many))
            wall[count] = time.perf_counter() - began
    return {
        "one_s": round(wall[1], 2),
        "two_s": round(wall[2], 2),
        "ratio": round(wall[1] / wall[2], 2),
    }


def memory_mb() -> float:
    """Return the most memory this process has held; getrusage would count its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    peak = re.search(r"VmHWM:\s*(\d+)", status.read_text())
    return round(int(peak.group(1)) / 1024, 1) if peak else float("nan")


def cold_start() -> Any:
    """Return what bench/start.py finds; a process of its own, or memory would count this one's."""
    command = [sys.executable, str(REPO / "bench" / "start.py")]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def machine() -> dict[str, Any]:
    cpuinfo = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", cpuinfo.read_text()) if cpuinfo.exists() else None
    return {
        "processor": model.group(1) if model else platform.processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "kernels": kernels.status(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def compare(pairs: list[Any]) -> dict[str, int]:
    """Add up the differences between Natasha's documents and our annotations."""
    from differences import differences
    from newsnlp.annotate.weights import read_words

    vocabulary = set(read_words())
    total: Counter[str] = Counter()
    for docs, ours in pairs:
        for doc, annotation in zip(docs, ours, strict=True):
            total += differences(annotation, doc, vocabulary)
            total.update({"documents": 1, "tokens": len(annotation)})
    return {**dict.fromkeys(("pos", "feats", "lemmas", "heads", "rel", "spans"), 0), **total}


def run(texts: list[str], *, with_pipeline: bool) -> dict[str, Any]:
    from plain_natasha import PlainNatasha

    annotator = Annotator(mend=False)
    annotator.annotate(["Мэр ушёл."])  # weights and dictionary are in memory
    before = memory_mb()
    natasha = PlainNatasha()
    tokens = sum(len(annotation) for annotation in Annotator().annotate(texts))

    def plain(block: list[str]) -> list[Any]:
        return [natasha(text) for text in block]

    gc.collect()
    gc.freeze()
    figures, pairs = measure(texts, plain, annotator.annotate, annotation_stages(), tokens)
    report = {"documents": len(texts), "tokens": tokens, "annotation": figures}
    report["differences"] = compare(pairs)
    report["memory_loaded_mb"] = before
    del pairs
    if with_pipeline:
        pipeline = Pipeline()

        def extract(block: list[str]) -> list[Any]:
            gc.unfreeze()  # as in a program: where something is frozen, batches are looked through
            found = list(pipeline.pipe(Article(str(i), text) for i, text in enumerate(block)))
            gc.freeze()
            return found

        report["pipeline"] = measure(texts, plain, extract, pipeline_stages(pipeline), tokens)[0]
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--docs", type=int, help="only this many articles")
    parser.add_argument("--no-pipeline", action="store_true", help="annotation only")
    parser.add_argument("--memory-only", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    texts = read_texts(arguments.corpora, arguments.docs)
    if arguments.memory_only:
        pipeline = Pipeline()
        for _ in pipeline.pipe(Article(str(i), text) for i, text in enumerate(texts)):
            pass
        print(memory_mb())
        return 0
    report = {"machine": machine(), **run(texts, with_pipeline=not arguments.no_pipeline)}
    report["two_workers"] = workers(texts)
    report["cold_start"] = cold_start()
    if not arguments.no_pipeline:
        report["memory_mb"] = peak_memory(arguments)
    RESULTS.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", f"{report['machine']['processor']} {kernels.status()}").strip("-")
    path = RESULTS / f"{name.lower()}.json"
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(report, ensure_ascii=False, indent=1))
    print(f"written to {path.relative_to(REPO)}", file=sys.stderr)
    return int(any(v for k, v in report["differences"].items() if k not in INNOCENT))


INNOCENT = ("documents", "tokens", "ties")


def peak_memory(arguments: argparse.Namespace) -> float:
    """Return the most memory of a new process that extracts all texts."""
    command = [sys.executable, __file__, "--memory-only", "--corpora", str(arguments.corpora)]
    command += ["--docs", str(arguments.docs)] if arguments.docs else []
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


if __name__ == "__main__":
    sys.exit(main())
