"""Which entities of many articles are one: what ``resolve`` says of people and organizations.

The rest (events, places) is one where type and name are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsnlp.resolve.resolution import Resolution
from newsnlp.types import Entity, EntityType, Extraction

Ref = tuple[str, str]
"""Document id and entity id."""


class Named(NamedTuple):
    """One thing across articles: ``key`` is its identity, the names are the best known."""

    key: str
    name: str
    aliases: tuple[str, ...]


class Identity:
    """Who is who over a set of articles."""

    def __init__(self, resolved: Mapping[Ref, Named] | None = None) -> None:
        self.resolved = resolved or {}

    def of(self, doc: str, entity: Entity) -> Named:
        """Return the one thing that an entity of an article stands for."""
        found = self.resolved.get((doc, entity.id))
        return found or Named(plain_key(entity.type, entity.name), entity.name, entity.aliases)


def plain_key(type_: EntityType, name: str) -> str:
    """Return the identity by name: «EVENT:форум «школа рядом»», the same in whatever case."""
    return f"{type_.value}:{' '.join(name.casefold().split())}"


def identify(results: Iterable[Extraction]) -> Identity:
    """Resolve results here and now."""
    from newsnlp.resolve import resolve

    return from_resolution(resolve(results))


def from_resolution(resolution: Resolution) -> Identity:
    """Take the verdicts of a resolution."""
    names = {p.person_id: (p.name, p.aliases) for p in resolution.people}
    names |= {o.organization_id: (o.name, o.aliases) for o in resolution.organizations}
    rows = ((x.judgement, x.doc_id, x.entity_id, x.resolved_id) for x in resolution.links)
    return Identity(dict(_joined(rows, names)))


def read_identity(folder: Path) -> Identity | None:
    """Read what ``newsnlp resolve`` wrote to a folder; None where it wrote nothing."""
    if not (folder / "links.parquet").is_file():
        return None
    names = {
        row[id_]: (row["name"], tuple(row["aliases"]))
        for table, id_ in (("people", "person_id"), ("organizations", "organization_id"))
        for row in _rows(folder / f"{table}.parquet")
    }
    columns = "judgement", "doc_id", "entity_id", "resolved_id"
    links = (tuple(row[c] for c in columns) for row in _rows(folder / "links.parquet"))
    return Identity(dict(_joined(links, names)))


def _joined(
    links: Iterable[tuple[str, ...]], names: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Iterator[tuple[Ref, Named]]:
    for judgement, doc, entity, resolved in links:
        if judgement == "same":
            yield (doc, entity), Named(resolved, *names[resolved])


def _rows(path: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found
