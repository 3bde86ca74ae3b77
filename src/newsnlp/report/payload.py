"""Extractions as the compact lists that the page's script reads (``assets/store.js``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any

from newsnlp.identity import Identity
from newsnlp.lexicon import rows
from newsnlp.report.markup import family
from newsnlp.resolve.resolution import spelt_alike
from newsnlp.types import Entity, EntityType, Extraction, Record

TYPES = tuple(EntityType)
_ROLE = 3
"""Where a record of the page has its role, behind article, kind and person."""
_TYPE_NUMBER = {type_: i for i, type_ in enumerate(TYPES)}


class Payload:
    """Articles, names and records gathered for one page.

    ``identity`` tells which entities of several articles are one name. Offsets count UTF-16
    units, as JavaScript does: «😀» is two.
    """

    def __init__(self, identity: Identity | None = None) -> None:
        self.identity = identity or Identity()
        self.names: dict[str, tuple[int, int, str, list[str]]] = {}
        self.docs: list[list[Any]] = []
        self.records: list[list[Any]] = []

    def add(self, result: Extraction) -> None:
        """Add one article with its records."""
        article = result.article
        offset = utf16(article.text)
        ids = {entity.id: self._name(article.doc_id, entity) for entity in result.entities}
        for record in result.records:
            self.records.append([len(self.docs), *self._record(result, record, ids, offset)])
        self.docs.append(
            [
                article.doc_id, article.title, article.published, article.url, article.source,
                result.error, article.text, _mentions(result, ids, offset),
                [offset(i) for d in result.debris for i in (d.start, d.end)],
            ]
        )  # fmt: skip

    def to_dict(self, *, lang: str, labels: dict[str, Any]) -> dict[str, Any]:
        """Return everything the script needs, as plain JSON values."""
        told = [record for record in self.records if record[_ROLE]]
        for record, role in zip(told, spelt_alike([r[_ROLE] for r in told]), strict=True):
            record[_ROLE] = role
        return {
            "lang": lang,
            "labels": labels,
            "types": [type_.value for type_ in TYPES],
            "families": [family(type_) for type_ in TYPES],
            "visits": {noun: bool(of) for noun, *of in rows("visits.tsv")},
            "names": [[type_, name, aliases] for _, type_, name, aliases in self.names.values()],
            "docs": self.docs,
            "records": self.records,
        }

    def _name(self, doc: str, entity: Entity) -> int:
        key, best, also = self.identity.of(doc, entity)
        fresh = (len(self.names), _TYPE_NUMBER[entity.type], best, list[str]())
        number, _, name, aliases = self.names.setdefault(key, fresh)
        aliases += [a for a in also if a != name and a not in aliases]
        return number

    def _record(
        self, result: Extraction, r: Record, ids: dict[str, int], offset: Callable[[int], int]
    ) -> list[Any]:
        sentence = _sentence(result.article.text, r)
        return [
            r.kind.value, r.person_id and ids[r.person_id], r.role,
            ids[r.organization_id] if r.organization_id else r.organization,
            r.event_id and ids[r.event_id],
            r.status and r.status.value, r.participation and r.participation.value, r.date,
            r.date_start, r.date_end, r.place,
            [offset(i) for i in sentence] if sentence else r.sentence,
            [offset(r.start), offset(r.end)], round(r.score, 3), r.source,
        ]  # fmt: skip


def _mentions(result: Extraction, ids: dict[str, int], offset: Callable[[int], int]) -> list[int]:
    """Return start, length, type and name of every mention, one after another."""
    owner = {mention: ids[entity.id] for entity in result.entities for mention in entity.mentions}
    found: list[int] = []
    for m in result.mentions:
        start = offset(m.start)
        found += (start, offset(m.end) - start, _TYPE_NUMBER[m.type], owner[m.id])
    return found


def _sentence(text: str, record: Record) -> tuple[int, int] | None:
    """Return where the record's sentence lies in the text; None when the text is not known."""
    size = len(record.sentence)
    start = text.rfind(record.sentence, max(0, record.end - size), record.start + size)
    if start < 0 and record.end <= len(text) and text:
        return record.start, record.end
    return (start, start + size) if start >= 0 and text else None


def utf16(text: str) -> Callable[[int], int]:
    """Return the function from character offsets of ``text`` to UTF-16 offsets."""
    if not text or max(text) <= "\uffff":
        return int
    astral = [i for i, char in enumerate(text) if char > "\uffff"]
    return lambda offset: offset + bisect_left(astral, offset)


def gather(results: Iterable[Extraction], identity: Identity | None = None) -> Payload:
    """Return the payload of all results."""
    payload = Payload(identity)
    for result in results:
        payload.add(result)
    return payload
