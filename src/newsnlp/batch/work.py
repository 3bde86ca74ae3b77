"""What a worker does: articles in, encoded rows of the five tables out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from newsnlp.batch.page_lines import PageLines
from newsnlp.config import Settings
from newsnlp.errors import NewsNLPError
from newsnlp.quick import dataclass
from newsnlp.tables import TABLES, Row, columns, rows, to_arrow
from newsnlp.types import Article, Extraction

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("parquet", "jsonl", "csv")
DUPLICATE = "duplicate_of"
"""The column that ``dedup`` adds to the documents table: id of the first copy, or null."""


class Extractor(Protocol):
    """Whatever turns articles into extractions, one each and in order: a ``Pipeline``."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction per article."""
        ...


MakeExtractor = Callable[[Settings, PageLines], Extractor]


@dataclass(frozen=True, slots=True)
class Job:
    """Everything a worker needs to know before its first chunk; sent once per process.

    ``warm`` says that ``make`` can use the pipeline of ``newsnlp.batch.warm``.
    """

    settings: Settings
    page_lines: PageLines
    format: str
    dedup: bool
    make: MakeExtractor
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring articles that are worked on together; all lie in one part."""

    articles: tuple[Article, ...]
    duplicate_of: tuple[str | None, ...]

    def halves(self) -> tuple[Chunk, Chunk]:
        """Return the chunk cut in two."""
        middle = len(self.articles) // 2
        return (
            Chunk(self.articles[:middle], self.duplicate_of[:middle]),
            Chunk(self.articles[middle:], self.duplicate_of[middle:]),
        )


@dataclass(frozen=True, slots=True)
class Encoded:
    """The rows of a chunk: table → bytes in the run's format, and how many there are."""

    tables: dict[str, bytes]
    rows: dict[str, int]
    articles: int
    failed: int


def extract_chunk(extractor: Extractor, chunk: Chunk, job: Job) -> Encoded:
    """Return the encoded tables of a chunk; whatever fails on an article is an error row."""
    results: list[Extraction] = []
    for piece in _extract(extractor, chunk.articles):
        results += piece
    return encode(results, chunk.duplicate_of, job)


def _extract(extractor: Extractor, articles: Sequence[Article]) -> Iterator[list[Extraction]]:
    """Yield the results of articles, in fewer at once where something goes wrong."""
    try:
        yield list(extractor.pipe(articles))
    except NewsNLPError:
        raise
    except Exception as error:
        if len(articles) == 1:
            yield [Extraction(articles[0], error=f"{type(error).__name__}: {error}"[:500])]
            return
        middle = len(articles) // 2
        yield from _extract(extractor, articles[:middle])
        yield from _extract(extractor, articles[middle:])


def failed_chunk(chunk: Chunk, error: str, job: Job) -> Encoded:
    """Return the tables of a chunk whose articles could not be worked on."""
    results = [Extraction(article, error=error) for article in chunk.articles]
    return encode(results, chunk.duplicate_of, job)


def encode(results: Sequence[Extraction], duplicate_of: Sequence[str | None], job: Job) -> Encoded:
    """Encode extractions; parquet travels as Arrow, jsonl and csv as they are written."""
    tables, counts = {}, {}
    for table in TABLES:
        extra = duplicate_of if job.dedup and table == "documents" else None
        tables[table], counts[table] = _ENCODERS[job.format](results, table, extra)
    failed = sum(bool(result.error) for result in results)
    return Encoded(tables, counts, len(results), failed)


Extra = Sequence[str | None] | None


def _arrow(results: Sequence[Extraction], table: str, extra: Extra) -> tuple[bytes, int]:
    import pyarrow as pa

    found = to_arrow(results, table)
    if extra is not None:
        found = found.append_column(DUPLICATE, pa.array(extra, pa.string()))
    return _stream(found), found.num_rows


def _stream(table: pa.Table) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def joined(pieces: Sequence[bytes], format: str) -> bytes:
    """Return the encoded rows of neighbouring chunks as those of one."""
    return _stream(arrow_of(pieces)) if format == "parquet" else b"".join(pieces)


def arrow_of(pieces: Iterable[bytes]) -> pa.Table:
    """Return the rows of chunks of a run in parquet."""
    import pyarrow as pa

    return pa.concat_tables([pa.ipc.open_stream(piece).read_all() for piece in pieces])


def names_of(table: str, *, dedup: bool) -> list[str]:
    """Return the column names of a table in a run."""
    extra = [DUPLICATE] if dedup and table == "documents" else []
    return [column.name for column in columns(table)] + extra


def _rows(results: Sequence[Extraction], table: str, extra: Extra) -> list[Row]:
    found = [row for result in results for row in rows(result, table)]
    if extra is None:
        return found
    return [(*row, value) for row, value in zip(found, extra, strict=True)]


def _jsonl(results: Sequence[Extraction], table: str, extra: Extra) -> tuple[bytes, int]:
    names = names_of(table, dedup=extra is not None)
    found = _rows(results, table, extra)
    lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in found)
    text = "".join(f"{line}\n" for line in lines)
    return text.encode("utf-8", "backslashreplace"), len(found)


def _csv(results: Sequence[Extraction], table: str, extra: Extra) -> tuple[bytes, int]:
    found = _rows(results, table, extra)
    return csv_bytes(found), len(found)


def csv_bytes(found: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as csv lines, guarded against being run as formulas."""
    from newsnlp.write import csv

    return csv.csv_bytes([csv.guard(v) for v in row] for row in found)


_ENCODERS: dict[str, Callable[[Sequence[Extraction], str, Extra], tuple[bytes, int]]] = {
    "parquet": _arrow,
    "jsonl": _jsonl,
    "csv": _csv,
}
