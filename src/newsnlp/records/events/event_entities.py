"""One entity per event: linking goes by words, an event is told by who, what and when.

«Назначил Ветрову … назначен Ломакин» are two events of one word; «собрание» and «общее собрание
членов союза» may be one. Names are the nominal ones of the records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.find.type_sets import EVENTS
from newsnlp.kinds import EntityType
from newsnlp.records.context import Context
from newsnlp.records.events.event_names import EventNames, names_of
from newsnlp.records.events.events import occurred
from newsnlp.types import Entity


def refined(context: Context) -> tuple[Entity, ...]:
    """Return the entities of an article with one EVENT entity per occurrence.

    It has a name as a reader would give it. Other entities stay as they are. Ids are e1, e2 … anew,
    in order of first mention.
    """
    if not any(entity.type is EntityType.EVENT for entity in context.entities):
        return context.entities
    kept = [entity for entity in context.entities if entity.type is not EntityType.EVENT]
    place = context.position
    found = sorted([*kept, *_occurrences(context)], key=lambda e: place[e.mentions[0]])
    return tuple([_numbered(entity, f"e{n}") for n, entity in enumerate(found, start=1)])


def _numbered(e: Entity, id: str) -> Entity:
    return e if e.id == id else Entity(id, e.type, e.name, e.aliases, e.mentions)


def _occurrences(context: Context) -> Iterator[Entity]:
    """Yield an entity per event; a mention that tells no fact stands alone."""
    names = names_of(context.telling)
    told: set[int] = set()
    for event in occurred(context):
        told.update(event.mentions)
        yield _entity(context, names, event.mentions, event.name)
    loose: dict[int, list[int]] = {}
    for i in context.index.of(EVENTS):
        if i not in told and i in context.entity:
            loose.setdefault(context.index.head[i], []).append(i)
    for nested in loose.values():  # «[[следующий матч] омичи]»: two mentions of one noun
        yield _entity(context, names, nested, names.name(nested[0]))


def _entity(context: Context, names: EventNames, group: Sequence[int], name: str) -> Entity:
    order = sorted(set(group))
    others = dict.fromkeys(names.name(i) for i in order)
    aliases = tuple(other for other in others if other.casefold() != name.casefold())
    ids = tuple(context.mentions[i].id for i in order)
    return Entity("", EntityType.EVENT, name, aliases, ids)
