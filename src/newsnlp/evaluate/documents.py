"""An annotated article as the readers of gold return it."""

from __future__ import annotations

from newsnlp.quick import dataclass
from newsnlp.types import EntityType, RelationType

GoldEntity = tuple[int, int, EntityType, str]
"""Start and end character, type, surface text."""

GoldRelation = tuple[RelationType, str, str]
"""Type, id of the head entity, id of the tail entity."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated article; ``text[start:end]`` is the mention for every entity.

    ``discontinuous`` counts entities of several fragments (``12 20;31 40``); they are left
    out of ``entities``, and relations that name them are left out of ``relations``.
    """

    doc_id: str
    text: str
    entities: dict[str, GoldEntity]
    relations: list[GoldRelation]
    discontinuous: int = 0
