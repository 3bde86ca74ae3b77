"""From written results back to extractions: the inverse of ``write.jsonl.to_dict``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsnlp.types import (
    Article,
    Debris,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Record,
    RecordKind,
    Relation,
    RelationType,
    Status,
)

JSON = Mapping[str, Any]


def from_dict(found: JSON, text: str = "") -> Extraction:
    """Return the extraction that ``to_dict`` wrote; the text of the article is not in it."""
    names = "title", "published", "url", "source"
    article = Article(found["doc_id"], text, *(found.get(name) for name in names))
    return Extraction(
        article,
        debris=tuple(Debris(d["start"], d["end"], d["kind"]) for d in found["debris"]),
        mentions=_mentions(found["entities"]),
        entities=tuple(_entity(entity) for entity in found["entities"]),
        relations=tuple(_relation(relation) for relation in found["relations"]),
        records=tuple(record_from(record) for record in found["records"]),
        error=found.get("error"),
    )


def record_from(values: JSON) -> Record:
    """Return a record from the columns of the records table; a ``doc_id`` is passed over."""
    more = {name: value for name, value in values.items() if name not in ("doc_id", "record_id")}
    status, participation = more.pop("status"), more.pop("participation")
    return Record(
        values["record_id"],
        RecordKind(more.pop("kind")),
        status=Status(status) if status else None,
        participation=RelationType(participation) if participation else None,
        **more,
    )


def _entity(e: JSON) -> Entity:
    mentions = tuple(m["id"] for m in e["mentions"])
    return Entity(e["id"], EntityType(e["type"]), e["name"], tuple(e["aliases"]), mentions)


def _mentions(entities: list[JSON]) -> tuple[Mention, ...]:
    found = [
        Mention(
            m["id"], EntityType(e["type"]), m["start"], m["end"], m["text"], m["score"], m["source"]
        )
        for e in entities
        for m in e["mentions"]
    ]
    return tuple(sorted(found, key=lambda m: int(m.id[1:])))


def _relation(r: JSON) -> Relation:
    return Relation(
        RelationType(r["type"]),
        r["head"], r["tail"], r["start"], r["end"], r["score"], r["source"],
    )  # fmt: skip
