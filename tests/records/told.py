"""What the records of a marked sentence tell, as short tuples."""

from newsnlp.records import refined_records
from newsnlp.types import EntityType, RecordKind, Span


def events_of(marked, *relations):
    """Return the events as entities."""
    entities, _ = refined_records(marked.telling, marked.entities, relations)
    return [entity for entity in entities if entity.type is EntityType.EVENT]


def records(marked, kind, *relations, published="2025-03-14"):
    found = [*relations, *marked.telling.relations]
    _, made = refined_records(marked.telling, marked.entities, found, published=published)
    return [record for record in made if record.kind is kind]


def positions(marked, *relations):
    found = records(marked, RecordKind.POSITION, *relations)
    return [(r.person, r.role, r.organization, r.status and r.status.value) for r in found]


def marked_again(text: str, spans: list[Span]) -> str:
    edges = [(s.end, 0, -s.start, f"|{s.type}]") for s in spans]
    edges += [(s.start, 1, 0, "[") for s in spans]
    for place, _, _, sign in sorted(edges, reverse=True):
        text = text[:place] + sign + text[place:]
    return text
