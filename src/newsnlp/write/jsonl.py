"""One JSON object per article and line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from newsnlp.tables import TABLES, record_values
from newsnlp.types import Entity, Extraction, Mention

_RECORD_KEYS = tuple(column.name for column in TABLES["records"][1:])


def to_dict(result: Extraction) -> dict[str, Any]:
    """Return one article's result as plain JSON values (the contract of the jsonl format)."""
    article = result.article
    mentions = {mention.id: mention for mention in result.mentions}
    return {
        "doc_id": article.doc_id,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "debris": [{"start": d.start, "end": d.end, "kind": d.kind} for d in result.debris],
        "entities": [_entity(entity, mentions) for entity in result.entities],
        "relations": [
            {
                "type": r.type.value,
                "head": r.head,
                "tail": r.tail,
                "start": r.start,
                "end": r.end,
                "score": r.score,
                "source": r.source,
            }
            for r in result.relations
        ],
        "records": [
            dict(zip(_RECORD_KEYS, record_values(record), strict=True)) for record in result.records
        ],
        "error": result.error,
    }


def _entity(entity: Entity, mentions: dict[str, Mention]) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [_mention(mentions[id_]) for id_ in entity.mentions],
    }


def _mention(m: Mention) -> dict[str, Any]:
    return {
        "id": m.id,
        "start": m.start,
        "end": m.end,
        "text": m.text,
        "score": m.score,
        "source": m.source,
    }


def line(result: Extraction) -> bytes:
    r"""Return one article as a line of UTF-8 JSON; lone surrogates become ``\udXXX`` escapes."""
    text = json.dumps(to_dict(result), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def write(results: Iterable[Extraction], stream: BinaryIO) -> None:
    """Write results as they come; memory does not grow with their number."""
    for result in results:
        stream.write(line(result))
