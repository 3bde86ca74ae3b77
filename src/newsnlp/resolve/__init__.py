"""The same people and organizations across articles, from entities and records alone.

block → score → judgement: appearances that may be one are paired, every pair gets a score and a
reason, and what scores at least the threshold is joined unless a trait forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from newsnlp.callable_module import make_callable
from newsnlp.errors import InputError
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
    directory: str | Path | Sequence[str | Path],
    out: str | Path | None = None,
    *,
    threshold: float = THRESHOLD,
) -> Resolution:
    """Resolve what ``newsnlp batch`` wrote to a directory, or to several; write four tables.

    Reads ``entities`` and ``records``, writes ``people``, ``organizations``, ``links`` and the
    resolved ids of ``entities`` as parquet to ``out``, for one directory by default
    ``DIRECTORY/resolved``. Raises InputError where the tables are not, or articles share an id.
    """
    several = [directory] if isinstance(directory, (str, Path)) else list(directory)
    if out is None and len(several) != 1:
        raise InputError("the tables of several runs go to a directory of their own; name it")
    resolution = resolve(read_tables([Path(one) for one in several]), threshold=threshold)
    write_tables(resolution, Path(out) if out else Path(several[0]) / "resolved")
    return resolution


make_callable(__name__, resolve)
