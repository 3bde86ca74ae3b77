"""Why mentions of an article are one thing: as it was linked, whole or piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsnlp import pieces
from newsnlp.annotate.annotation import Annotation
from newsnlp.link import Linked, Merge
from newsnlp.link.bodies import bare_nouns
from newsnlp.link.groups import FIRST, SAME_NAME
from newsnlp.quick import dataclass
from newsnlp.types import Article, Debris, Entity, Extraction, Mention


class Found(NamedTuple):
    """What is found in an article or a piece of one, its tokens, and what was linked."""

    result: Extraction
    annotation: Annotation
    linked: Linked


@dataclass(frozen=True, slots=True)
class Explained:
    """The entities as linking made them, and why each mention of a result belongs to its own."""

    entities: tuple[Entity, ...]
    merges: tuple[Merge, ...]


def explained(found: Found) -> Explained:
    """Return what was linked, by the mentions of the result.

    Among them are the bare nouns of which linking knows whom they mean; they came in later.
    """
    linked, mentions = found.linked, found.result.mentions
    named = [m.id for m in mentions if m.source != bare_nouns.SOURCE]
    ids = {f"m{number}": id for number, id in enumerate(named, start=1)}
    merges = [replace(merge, mention_id=ids[merge.mention_id]) for merge in linked.merges]
    merges += _of_nouns(linked, mentions)
    own: dict[str, list[str]] = {entity.id: [] for entity in linked.entities}
    for merge in merges:
        own[merge.entity_id].append(merge.mention_id)
    entities = (replace(e, mentions=tuple(sorted(own[e.id], key=_number))) for e in linked.entities)
    return Explained(tuple(entities), tuple(merges))


def _of_nouns(linked: Linked, mentions: Sequence[Mention]) -> Iterator[Merge]:
    owner = {merge.mention_id: merge.entity_id for merge in linked.merges}
    ids = {(m.start, m.end): m.id for m in mentions if m.source == bare_nouns.SOURCE}
    for noun in linked.nouns:
        if (noun.start, noun.end) in ids:
            id = ids[noun.start, noun.end]
            yield Merge(owner[noun.antecedent], id, bare_nouns.SOURCE, noun.name)


def joined(
    article: Article, debris: tuple[Debris, ...], parts: Sequence[tuple[int, Found]]
) -> tuple[Extraction, Explained]:
    """Return the results of the pieces of an article as one, and what was linked by its mentions.

    Entities of several pieces are one by their type and name.
    """
    each = [explained(found) for _, found in parts]
    linked = [
        (offset, replace(found.result, entities=own.entities, relations=(), records=()))
        for (offset, found), own in zip(parts, each, strict=True)
    ]
    result = pieces.join(article, debris, ((offset, found.result) for offset, found in parts))
    entities = pieces.join(article, (), linked).entities
    return result, Explained(entities, tuple(_united(entities, each)))


def _united(entities: Sequence[Entity], each: Sequence[Explained]) -> Iterator[Merge]:
    """Yield the merges of the pieces with the ids of the whole."""
    owner = {mention: entity.id for entity in entities for mention in entity.mentions}
    told, met = 0, set[str]()
    for part in each:
        for merge in part.merges:
            mention = f"m{told + _number(merge.mention_id)}"
            source = SAME_NAME if merge.source == FIRST and owner[mention] in met else merge.source
            yield replace(merge, entity_id=owner[mention], mention_id=mention, source=source)
        told += len(part.merges)  # one for each mention
        met.update(owner[f"m{number}"] for number in range(1, told + 1))


def _number(id: str) -> int:
    return int(id[1:])
