"""Memory of the parent process of ``newsnlp batch`` over a large synthetic dump.

Usage: python bench/dump_memory.py [--megabytes 1024] [--workers 2] [--dedup] [--most 600]

Workers answer at once with as many rows as news has, so what is measured is reading, learning page
lines, cutting, collecting and writing parts over the whole dump. Exits with 1 above ``--most``.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from newsnlp.batch import Progress, run
from newsnlp.batch.page_lines import PageLines
from newsnlp.config import Settings
from newsnlp.types import Article, Entity, EntityType, Extraction, Mention, Record, RecordKind

MENTIONS, RECORDS = 35, 12
"""Rows of an article of five paragraphs, about."""
SITES = 200
SIDEBAR = "Реклама на портале\nОбратная связь\nВсе права защищены"
_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ"


class Canned:
    """An extractor that finds the same in every article."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            yield canned(article)


def canned(article: Article) -> Extraction:
    starts = range(0, max(len(article.text) - 20, 1), max(len(article.text) // MENTIONS, 1))
    mentions = tuple(
        Mention(f"m{i}", EntityType.PERSON, s, s + 12, article.text[s : s + 12], 0.9, "model")
        for i, s in enumerate(starts, 1)
    )
    entities = tuple(Entity(f"e{m.id[1:]}", m.type, m.text, (), (m.id,)) for m in mentions)
    records = tuple(
        Record(
            f"r{i}", RecordKind.POSITION, person_id=e.id, person=e.name, role="директор",
            sentence=article.text[:200], start=0, end=200, score=0.9, source="model",
        )
        for i, e in enumerate(entities[:RECORDS], 1)
    )  # fmt: skip
    return Extraction(article, (), mentions, entities, (), records)


def make_canned(settings: Settings, page_lines: PageLines) -> Canned:  # noqa: ARG001
    return Canned()


def write_dump(path: Path, size: int) -> int:
    """Write articles of words in Zipf's proportions until the file is so large; return how many."""
    rng = random.Random(1)
    words = ["".join(rng.choices(_LETTERS, k=rng.randint(2, 12))) for _ in range(50_000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        while stream.tell() < size:
            for _ in range(1000):
                paragraphs = [
                    " ".join(rng.choices(words, cum_weights=weights, k=45)) + "." for _ in range(5)
                ]
                text = "\n".join([*paragraphs, SIDEBAR])
                url = f"https://site{count % SITES}.example/{count}"
                line = {"url": url, "title": paragraphs[0][:60], "text": text}
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
                count += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--dedup", action="store_true")
    parser.add_argument("--most", type=int, default=600, help="megabytes the parent may take")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.jsonl"
        articles = write_dump(dump, options.megabytes << 20)
        print(f"{articles:,} articles, {dump.stat().st_size >> 20} MB; {peak():.0f} MB before")
        began = time.process_time()
        run(
            dump, Path(folder) / "out", workers=options.workers, dedup=options.dedup,
            make=make_canned, progress=tell,
        )  # fmt: skip
        spent = time.process_time() - began
    print(f"parent: {peak():.0f} MB at most, {1000 * spent / articles:.2f} ms CPU an article")
    if peak() > options.most:
        raise SystemExit(f"bench/dump_memory.py: more than {options.most} MB")


def tell(progress: Progress) -> None:
    if progress.done % 50_000 < 32:
        print(f"{progress.stage}: {progress.done:,} articles, {peak():.0f} MB", flush=True)


def peak() -> float:
    """Return the most megabytes this process ever had in memory (Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
