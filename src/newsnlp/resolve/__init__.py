"""The same people and organizations across articles, from entities and records alone.

block → score → judgement: appearances that may be one are paired, every pair gets a score and a
reason, and what scores at least the threshold is joined unless a trait forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from newsnlp.callable_module import make_callable
from newsnlp.given import results_of
from newsnlp.resolve.appearances import Table, from_extractions, from_tables
from newsnlp.resolve.files import read_tables, write_tables
from newsnlp.resolve.resolution import (
    THRESHOLD,
    Link,
    Organization,
    Person,
    Resolution,
    ResolvedEntity,
    judge,
)
from newsnlp.types import Extraction

__all__ = [
    "THRESHOLD",
    "Link",
    "Organization",
    "Person",
    "Resolution",
    "ResolvedEntity",
    "resolve",
    "resolve_dir",
]


def resolve(
    results: Extraction | Iterable[Extraction] | Mapping[str, Table],
    *,
    threshold: float = THRESHOLD,
) -> Resolution:
    """Find the same people and organizations in many articles.

    ``results`` are extractions, one or many, or the tables ``entities`` and ``records``
    (DataFrames, Arrow tables or dicts of columns). The result does not depend on their order;
    ``resolution.at(0.9)`` judges again by another threshold, without reading anything again.
    """
    if isinstance(results, Mapping):
        return judge(from_tables(results), threshold)
    return judge(from_extractions(results_of(results)), threshold)


def resolve_dir(
    directory: str | Path, out: str | Path | None = None, *, threshold: float = THRESHOLD
) -> Resolution:
    """Resolve what ``newsnlp batch`` wrote to a directory; write four tables beside it.

    Reads ``entities`` and ``records``, writes ``people``, ``organizations``, ``links`` and the
    resolved ids of ``entities`` as parquet to ``out``, by default ``DIRECTORY/resolved``. Raise
    InputError where they are not.
    """
    directory = Path(directory)
    resolution = resolve(read_tables(directory), threshold=threshold)
    write_tables(resolution, Path(out) if out else directory / "resolved")
    return resolution


make_callable(__name__, resolve)
