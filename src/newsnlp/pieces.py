"""Articles too long to be held as one annotation: cut into pieces, results joined again."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsnlp.patterns import lazy
from newsnlp.types import (
    Article,
    Debris,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Record,
    Relation,
)

logger = logging.getLogger(__name__)

Block = tuple[int, int]
Part = tuple[int, Extraction]

LONGEST = 100_000
"""Characters handled at once, 20 times a long article: linking and records look at pairs within
an article, so that 400,000 at once cost 2.4 times as much per character."""

SECONDS_BETWEEN_REMARKS = 10.0
"""A book takes minutes, a file of a year's news hours."""

_SENTENCE_END = lazy(r"[.!?…]\s+(?=[A-ZА-ЯЁ«\"—–-])")


def cut(text: str, blocks: Sequence[Block], longest: int = LONGEST) -> Iterator[list[Block]]:
    """Group blocks into pieces of at most ``longest`` characters.

    A block that is longer by itself is cut after a sentence, else at white space, else anywhere.
    """
    piece: list[Block] = []
    for block in blocks:
        for start, end in _short(text, block, longest):
            if piece and end - piece[0][0] > longest:
                yield piece
                piece = []
            piece.append((start, end))
    if piece:
        yield piece


def parts(
    article: Article, blocks: Sequence[Block], longest: int
) -> Iterator[tuple[int, Article, tuple[Block, ...]]]:
    """Yield the pieces of an article: where each begins, as an article, and its blocks there.

    The log says now and then how far they are.
    """
    told = time.monotonic()
    for own in cut(article.text, blocks, longest):
        first, last = own[0][0], own[-1][1]
        moved = tuple((start - first, end - first) for start, end in own)
        yield first, replace(article, text=article.text[first:last]), moved
        now = time.monotonic()
        if now - told >= SECONDS_BETWEEN_REMARKS:
            told, whole = now, f"{len(article.text):,}"
            logger.info("%s: %s of %s characters", article.doc_id, f"{last:,}", whole)


def _short(text: str, block: Block, longest: int) -> Iterator[Block]:
    start, end = block
    while end - start > longest:
        middle = _border(text, start + longest // 2, start + longest)
        yield start, middle
        start = middle
    yield start, end


def _border(text: str, low: int, high: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, high)]
    if ends:
        return ends[-1]
    space = max(text.rfind(" ", low, high), text.rfind("\n", low, high))
    return space + 1 if space >= low else high


def join(article: Article, debris: tuple[Debris, ...], parts: Iterable[Part]) -> Extraction:
    """Return the results of the pieces of one article, each with its offset, as one result.

    Ids are renumbered; entities of one type and name in several pieces become one.
    """
    joined = _Joined()
    for offset, part in parts:
        joined.add(offset, part)
    return Extraction(
        article,
        debris=debris,
        mentions=tuple(joined.mentions),
        entities=tuple(joined.entities.values()),
        relations=tuple(joined.relations),
        records=tuple(joined.records),
    )


class _Joined:
    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.relations: list[Relation] = []
        self.records: list[Record] = []
        self.entities: dict[tuple[EntityType, str], Entity] = {}

    def add(self, offset: int, part: Extraction) -> None:
        ids = self._add_mentions(offset, part)
        owner = {entity.id: self._add_entity(entity, ids) for entity in part.entities}
        for r in part.relations:
            head, tail = ids[r.head], ids[r.tail]
            start, end = r.start + offset, r.end + offset
            self.relations.append(replace(r, head=head, tail=tail, start=start, end=end))
        for record in part.records:
            self.records.append(
                replace(
                    record,
                    id=f"r{len(self.records) + 1}",
                    person_id=owner.get(record.person_id or ""),
                    organization_id=owner.get(record.organization_id or ""),
                    event_id=owner.get(record.event_id or ""),
                    start=record.start + offset,
                    end=record.end + offset,
                )
            )

    def _add_mentions(self, offset: int, part: Extraction) -> dict[str, str]:
        ids = {}
        for m in part.mentions:
            ids[m.id] = f"m{len(self.mentions) + 1}"
            self.mentions.append(
                replace(m, id=ids[m.id], start=m.start + offset, end=m.end + offset)
            )
        return ids

    def _add_entity(self, entity: Entity, ids: dict[str, str]) -> str:
        key = (entity.type, entity.name)
        mentions = tuple(ids[m] for m in entity.mentions)
        old = self.entities.get(key)
        if old is None:
            self.entities[key] = replace(entity, id=f"e{len(self.entities) + 1}", mentions=mentions)
        else:
            aliases = tuple(dict.fromkeys((*old.aliases, *entity.aliases)))
            self.entities[key] = replace(old, aliases=aliases, mentions=old.mentions + mentions)
        return self.entities[key].id
