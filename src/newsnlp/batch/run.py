"""A run: dumps in, partitioned tables out, resumable at any moment."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from newsnlp.batch import begun
from newsnlp.batch import manifest as manifests
from newsnlp.batch.alone import alone
from newsnlp.batch.dump import Dump, Reading, site_of
from newsnlp.batch.manifest import Input, Manifest, Part
from newsnlp.batch.oddities import Oddities
from newsnlp.batch.page_lines import PageLineCounter, PageLines
from newsnlp.batch.parts import is_whole, remove_leftovers, telling, write_part
from newsnlp.batch.plan import Chunking, InputDigest, Plan
from newsnlp.batch.pool import Pool, begin_loading, in_this_process
from newsnlp.batch.work import FORMATS, Encoded, Extractor, Job, MakeExtractor, encode
from newsnlp.config import Settings
from newsnlp.errors import InputError, SettingsError
from newsnlp.quick import dataclass
from newsnlp.tables import TABLES
from newsnlp.types import Article

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is; ``total`` articles is None while they are being counted."""

    stage: Literal["reading", "extracting"]
    done: int
    total: int | None
    failed: int
    resumed: int


_WARM = "newsnlp.batch.warm"

ShowProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """What a finished run holds, earlier sessions of it included."""

    directory: Path
    articles: int
    failed: int
    parts: int
    rows: dict[str, int]
    resumed: int
    strict: bool = False

    @property
    def exit_code(self) -> int:
        """1 when all articles failed, or some and the run is strict; else 0."""
        return int(self.failed > 0 and (self.strict or self.failed == self.articles))


def make_pipeline(settings: Settings, page_lines: PageLines) -> Extractor:
    """Return the pipeline, its cleaning told which lines each site repeats."""
    from newsnlp.clean import Cleaned, DebrisLexicon, clean
    from newsnlp.pipeline import Pipeline

    def clean_article(article: Article, lexicon: DebrisLexicon) -> Cleaned:
        known = page_lines.get(site_of(article), frozenset())
        return clean(article.text, title=article.title, page_lines=known, lexicon=lexicon)

    warm: Pipeline | None = getattr(sys.modules.get(_WARM), "PIPELINE", None)
    if warm is None:
        return Pipeline(settings, clean=clean_article)
    return warm.with_settings(settings, clean=clean_article)  # shares models with other workers


def run(
    sources: Sequence[str | Path] | str | Path,
    out_dir: str | Path,
    *,
    workers: int = 1,
    resume: bool = False,
    format: str = "parquet",
    limit: int | None = None,
    skip: int = 0,
    strict: bool = False,
    dedup: bool = False,
    settings: Settings | None = None,
    reading: Reading | None = None,
    progress: ShowProgress | None = None,
    chunking: Chunking | None = None,
    make: MakeExtractor = make_pipeline,
) -> BatchSummary:
    """Extract from whole dumps into ``out_dir``; the same input gives the same bytes.

    The tables do not depend on ``workers``, ``chunking``, or on how often the run was killed
    and resumed. An article that fails is a row of ``documents`` with ``error``. ``dedup`` adds
    the column ``duplicate_of``. Raises InputError, SettingsError (see ``manifest.begin``), and
    InputError while another run writes to the directory.
    """
    _check(workers, format, limit, skip)
    directory = Path(out_dir)
    several = [sources] if isinstance(sources, (str, Path)) else list(sources)
    dump = Dump(several, reading=reading, skip=skip, limit=limit)
    try:
        chosen = settings or Settings()
        described = manifests.describe(dump, chosen, format=format, dedup=dedup)
        manifests.make(directory)
        with alone(directory):
            manifest = _begin(directory, described, resume=resume)
            session = _Session(directory, manifest, dump, progress or (lambda _: None))
            if manifest.finished:
                session.read_through()  # refuses what has changed since
            else:
                job = Job(chosen, {}, format, dedup, make, warm=make is make_pipeline)
                if workers > 1:
                    begin_loading(job)
                session.work(job, workers, chunking or Chunking())
            return session.summary(strict)
    finally:
        dump.close()


def _begin(directory: Path, described: dict[str, Any], *, resume: bool) -> Manifest:
    """Return the manifest, and leave nothing of what a run that was killed had not finished."""
    with telling(directory):
        manifest = manifests.begin(directory, described, resume=resume)
        _forget_lost(directory, manifest, described["format"])
        remove_leftovers(directory)
        begun.remove_others(directory, manifest)
    return manifest


def _check(workers: int, format: str, limit: int | None, skip: int) -> None:
    if format not in FORMATS:
        raise SettingsError(f"format is {format!r}; give one of {', '.join(FORMATS)}")
    for name, value, least in (("workers", workers, 1), ("skip", skip, 0), ("limit", limit, 0)):
        if value is not None and value < least:
            raise SettingsError(f"{name} is {value}; give {least} or more")


def _forget_lost(directory: Path, manifest: Manifest, format: str) -> None:
    """Have parts made anew from the first on whose files somebody removed or damaged."""
    for number, part in enumerate(manifest.parts):
        if not is_whole(directory, number, part, format):
            logger.warning(
                "%s: part %d is not whole any more; it is made anew, and what comes after",
                directory,
                number,
            )
            del manifest.parts[number:]
            manifest.finished, manifest.begun = False, None
            return


class _Session:
    """One sitting of a run: learn from the whole dump, then work on the parts not finished."""

    def __init__(self, directory: Path, manifest: Manifest, dump: Dump, show: ShowProgress) -> None:
        self.directory, self.manifest, self.dump, self.show = directory, manifest, dump, show
        self.waiting = begun.load(directory, manifest)
        """The chunks of the part that is not complete yet."""
        self.resumed = sum(part.articles for part in manifest.kept)
        self.failed = sum(part.failed for part in manifest.kept)
        self.done = self.resumed
        self.total: int | None = None

    def work(self, job: Job, workers: int, chunking: Chunking) -> None:
        page_lines, duplicates = self._learn(dedup=job.dedup)
        self.job = replace(job, page_lines=page_lines)
        articles = self._numbered(duplicates)
        self._skip_finished(articles)
        plan = Plan(articles, chunking, done=sum(chunk.articles for chunk in self.waiting))
        pool = Pool(workers, self.job) if workers > 1 else None
        try:
            chunks = plan.chunks()
            results = pool.map(chunks) if pool else in_this_process(chunks, self.job)
            self._write_parts(results, plan)
        except KeyboardInterrupt:
            self._keep_begun(plan)
            raise
        finally:
            if pool:
                pool.close()

    def _learn(self, *, dedup: bool) -> tuple[PageLines, dict[int, int]]:
        """Pass over the dump once: count articles, page lines and, if asked, near-duplicates."""
        counter, oddities = PageLineCounter(), Oddities()
        takers = [counter.add, oddities.add]
        signatures = None
        if dedup:
            from newsnlp.batch.duplicates import Signatures

            signatures = Signatures()
            takers.append(signatures.add)
        try:
            self.read_through(*takers)
        except InputError:
            if self.manifest.input is None and not self.manifest.kept:
                self.manifest.remove(self.directory)  # there is nothing to go on with
            raise
        oddities.tell()
        self._tell()
        return counter.result(), signatures.duplicates() if signatures else {}

    def read_through(self, *takers: Callable[[Article], None]) -> None:
        """Pass over the dump once; refuse one that is not what the run began with.

        An article added at its end counts too: page lines are learned from all articles.
        """
        digest, total = InputDigest(), 0
        for total, article in enumerate(self.dump, 1):
            for take in takers:
                take(article)
            digest.add(article)
            if total % 1000 == 0:
                self.show(Progress("reading", total, None, self.failed, self.resumed))
        self.total = total
        self._compare(Input(total, digest.hex()))

    def _compare(self, found: Input) -> None:
        before = self.manifest.input
        if before is None:
            self.manifest.input = found
            with telling(self.directory):
                self.manifest.save(self.directory)
        elif before != found:
            how = f"articles: {before.articles:,} then, {found.articles:,} now"
            if before.articles == found.articles:
                how = "as many articles, but other ones"
            raise InputError(
                f"the input has changed since the run in {self.directory} began ({how}); "
                "give another directory"
            )

    def _numbered(self, first_of: dict[int, int]) -> Iterator[tuple[Article, str | None]]:
        """Yield articles with the id of the one that each is a reprint of."""
        originals = dict.fromkeys(first_of.values(), "")
        for number, article in enumerate(self.dump):
            if number in originals:
                originals[number] = article.doc_id
            first = first_of.get(number)
            yield article, None if first is None else originals[first]

    def _skip_finished(self, articles: Iterator[tuple[Article, str | None]]) -> None:
        for number, part in enumerate(self.manifest.parts):
            digest = InputDigest()
            for article, _ in islice(articles, part.articles):
                digest.add(article)
            if digest.hex() != part.input:
                raise InputError(
                    f"the input has changed since part {number} of {self.directory} was made; "
                    "give another directory"
                )

    def _write_parts(self, results: Iterator[Encoded], plan: Plan) -> None:
        for result in results:
            self.waiting.append(result)
            self.done += result.articles
            self.failed += result.failed
            self._tell()
            if self._is_complete(plan):
                complete, self.waiting = self.waiting, []
                self._finish(complete, plan.closed.popleft()[1])
        if not self.manifest.parts:
            self._finish([encode([], [], self.job)], InputDigest().hex())
        self.manifest.finished = True
        with telling(self.directory):
            self.manifest.save(self.directory)

    def _is_complete(self, plan: Plan) -> bool:
        """Tell whether the chunks that wait are a whole part."""
        waiting = sum(chunk.articles for chunk in self.waiting)
        return bool(plan.closed) and plan.closed[0][0] == waiting

    def _keep_begun(self, plan: Plan) -> None:
        """Keep what is done of a part; its last chunk, where it came, is what makes it written."""
        if self._is_complete(plan):
            self.waiting.pop()
        if self.waiting:
            with telling(self.directory):
                begun.keep(self.directory, self.manifest, self.waiting, self.job.format)

    def _finish(self, chunks: list[Encoded], input_digest: str) -> None:
        number = len(self.manifest.parts)
        write_part(self.directory, number, chunks, format=self.job.format, dedup=self.job.dedup)
        self.manifest.parts.append(Part.of(chunks, input_digest))
        self.manifest.begun = None
        with telling(self.directory):
            self.manifest.save(self.directory)
            begun.remove_others(self.directory, self.manifest)

    def _tell(self) -> None:
        self.show(Progress("extracting", self.done, self.total, self.failed, self.resumed))

    def summary(self, strict: bool) -> BatchSummary:
        parts = self.manifest.parts
        return BatchSummary(
            self.directory,
            self.manifest.articles,
            sum(part.failed for part in parts),
            len(parts),
            {table: sum(part.rows[table] for part in parts) for table in TABLES},
            self.resumed,
            strict,
        )
