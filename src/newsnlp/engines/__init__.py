"""The same extraction inside cluster engines: Arrow record batches in, record batches out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsnlp.config import Settings
from newsnlp.errors import InputError
from newsnlp.given import id_of
from newsnlp.read.columns import Columns, article_of
from newsnlp.read.streams import Source
from newsnlp.tables import columns, to_arrow
from newsnlp.threads import start_with_one
from newsnlp.types import Article, Extraction

if TYPE_CHECKING:
    import pyarrow as pa

    from newsnlp.batch.work import Extractor

__all__ = ["extract_batches"]

_ARTICLES = 256
_INPUT = Source("input", "row")


def worker_pipeline(settings: Settings) -> Extractor:
    """Return this process's pipeline, made when it is first needed, on one BLAS thread."""
    start_with_one()
    from threadpoolctl import threadpool_limits

    from newsnlp.loaded import pipeline

    found = pipeline(settings)
    threadpool_limits(1)
    return found


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    table: str = "records",
    text_col: str | None = None,
    id_col: str | None = None,
    settings: Settings | None = None,
    make: Callable[[Settings], Extractor] = worker_pipeline,
) -> Iterator[pa.RecordBatch]:
    """Turn record batches of articles into record batches of a table, one article after another.

    The contract every engine can use: plain iterators, the fixed Arrow schema of
    ``newsnlp.tables.schema(table)``, one lazy pipeline per process, memory bounded by the
    batches. Columns are found by their usual names unless ``text_col`` and ``id_col`` name
    them; ``title``, ``published`` (or ``date``), ``url`` and ``source`` are used where they
    are. An article that fails is a row of ``documents`` with ``error``, nothing else.
    Ids are taken as they are: those of all partitions should differ. A row without one has its url,
    or an id made of its text. Raises InputError where no column holds the text, or ids or urls.
    """
    columns(table)
    named = Columns(text=text_col, id=id_col)
    extractor = None
    for batch in batches:
        for start in range(0, batch.num_rows, _ARTICLES):
            articles = list(_articles(batch.slice(start, _ARTICLES), named))
            extractor = extractor or make(settings or Settings())
            yield from _encoded(extractor.pipe(articles), table)


def _articles(batch: pa.RecordBatch, named: Columns) -> Iterator[Article]:
    where = named.find(batch.schema.names, _INPUT, "name it with text_col")
    if "id" not in where and "url" not in where:
        names = ", ".join(batch.schema.names)
        raise InputError(
            f"no column holds an id; found {names}: give id_col, since rows "
            "of a cluster have no number"
        )
    for number, values in enumerate(batch.to_pylist(), 1):
        article = article_of(values, where, _INPUT, number)
        # a number of the row would be one of every other batch, too
        doc_id = article.doc_id if _has_id(values, where) else id_of(article.text)
        yield replace(article, source=_text(values.get("source")), doc_id=doc_id)


def _has_id(values: Mapping[str, Any], where: Mapping[str, str]) -> bool:
    own = (values[where[role]] for role in ("id", "url") if role in where)
    return any(value is not None and str(value).strip() for value in own)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _encoded(results: Iterable[Extraction], table: str) -> Iterator[pa.RecordBatch]:
    found = to_arrow(results, table)
    yield from found.combine_chunks().to_batches()
