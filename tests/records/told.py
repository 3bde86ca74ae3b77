"""What the records of a marked sentence tell, as short tuples."""

from newsnlp.find.verbs import relate
from newsnlp.records import make_records
from newsnlp.types import RecordKind, Span


def records(marked, kind, *relations, published="2025-03-14"):
    found = [*relations, *relate(marked.annotation, marked.mentions)]
    made = make_records(
        marked.annotation, marked.mentions, marked.entities, found, published=published
    )
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
