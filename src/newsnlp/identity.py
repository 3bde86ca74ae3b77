"""Which entities of many articles are one: what ``resolve`` says of people and organizations.

Places are one where type and usual name are, «Татарстан» and «Республика Татарстан». So are events
with a name of their own; of others each article tells its own: four articles tell of four deaths.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsnlp.lexicon import words
from newsnlp.link.places.areas import usual_place
from newsnlp.resolve.resolution import Resolution
from newsnlp.types import Entity, EntityType, Extraction

Ref = tuple[str, str]
"""Document id and entity id."""
_PLACES = frozenset({EntityType.CITY, EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE})
_BEFORE_NOUN = re.compile(r"(?:(?:\d\S*|[IVXLC]+|\S+(?:[ыио]й|[ая]я|[ое]е|[ыи]е))\s+)*")
"""What tells of the noun of an event: «XII Волжский молодёжный [форум]»."""


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
        if found := self.resolved.get((doc, entity.id)):
            return found
        name = usual_place(entity.name) if entity.type in _PLACES else entity.name
        key = plain_key(entity.type, name)
        if entity.type is EntityType.EVENT and not has_own_name(name):
            key = f"{key} ({doc} {entity.id})"
        return Named(key, name, tuple(a for a in (entity.name, *entity.aliases) if a != name))


def plain_key(type_: EntityType, name: str) -> str:
    """Return the identity by name: «EVENT:форум «школа рядом»», the same in whatever case."""
    return f"{type_.value}:{' '.join(name.casefold().split())}"


def has_own_name(event: str) -> bool:
    """Tell a contest, festival or forum with a proper name or guillemets from «матч «Луча»»."""
    before = _BEFORE_NOUN.match(event)
    noun = event[before.end() if before else 0 :].partition(" ")[0]
    proper = "«" in event or any(c.isupper() for c in event)
    return proper and noun != event and noun.casefold().endswith(_kinds())


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(words("named_events.txt"))


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
    if not os.path.isfile(folder / "links.parquet"):
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
