"""The output of ``newsnlp batch`` as extractions: everything but the text of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsnlp.batch import load_frames
from newsnlp.identity import Identity, identify, read_identity
from newsnlp.read.ids import unique
from newsnlp.restore import record_from
from newsnlp.types import Article, Entity, EntityType, Extraction

DUPLICATE = "duplicate_of"


def read_folder(directory: str | Path) -> list[Extraction]:
    """Return what ``batch`` wrote: articles without text, entities without mentions, records.

    Articles that ``--dedup`` found to repeat another are left out. Raises InputError for a
    directory that batch did not write.
    """
    frames = load_frames(directory)
    entities, records = (_by_article(frames[table]) for table in ("entities", "records"))
    return [
        Extraction(
            Article(doc, "", row["title"], row["published"], row["url"], row["source"]),
            entities=tuple(map(_entity, entities[doc])),
            records=tuple(map(record_from, records[doc])),
            error=row["error"],
        )
        for row in _rows(frames["documents"])
        if not row.get(DUPLICATE)
        for doc in [row["doc_id"]]
    ]


def read_folders(directories: Iterable[str | Path]) -> list[Extraction]:
    """Return what several runs wrote, with ids of articles unique over all of them."""
    results = [result for directory in directories for result in read_folder(directory)]
    articles = unique(result.article for result in results)
    return [replace(r, article=article) for r, article in zip(results, articles, strict=True)]


def folder_identity(directory: str | Path, results: list[Extraction]) -> Identity:
    """Return what ``newsnlp resolve`` found for a folder, or find it now."""
    return read_identity(Path(directory) / "resolved") or identify(results)


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows of a DataFrame with None for NA."""
    plain = frame.astype(object).where(frame.notna(), None)
    names = list(plain.columns)
    for values in plain.itertuples(index=False, name=None):
        yield dict(zip(names, values, strict=True))


def _by_article(frame: Any) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(frame):
        groups[row["doc_id"]].append(row)
    return groups


def _entity(row: dict[str, Any]) -> Entity:
    type_ = EntityType(row["type"])
    return Entity(row["entity_id"], type_, row["name"], tuple(row["aliases"]), ())
