"""The network of people, organizations, events and places that many articles tell of.

A node is a person or organization as ``resolve`` joins them, an event or place by its name;
edges come from records and from relations, the same type between the same two nodes being one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsnlp.identity import Identity, identify, plain_key
from newsnlp.report.markup import PLACES
from newsnlp.types import Entity, EntityType, Extraction, Record, RecordKind, RelationType

CORE = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.EVENT})
"""Types that stand in the network by themselves; places only at the end of an edge."""
_SAME = frozenset({RelationType.ALTERNATIVE_NAME, RelationType.ABBREVIATION})


@dataclass(slots=True)
class Node:
    """One person, organization, event or place across articles."""

    id: str
    type: EntityType
    name: str
    aliases: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Edge:
    """One typed link from node ``head`` to node ``tail`` with what the articles say of it."""

    head: str
    tail: str
    type: RelationType
    roles: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    sentence: str = ""
    score: float = 0.0


@dataclass(slots=True)
class Network:
    """Nodes by id and edges by (head, type, tail), both in order of first appearance."""

    nodes: dict[str, Node] = field(default_factory=dict)
    known: dict[str, Node] = field(default_factory=dict)  # by identity
    edges: dict[tuple[str, str, str], Edge] = field(default_factory=dict)


def network(
    results: Iterable[Extraction] | Extraction, *, identity: Identity | None = None
) -> Network:
    """Return the network of one article or of many; ``identity`` tells who is who."""
    several = [results] if isinstance(results, Extraction) else list(results)
    known, made = identity or identify(several), Network()
    for result in several:
        _Adder(made, result, known).add()
    return made


class _Adder:
    def __init__(self, made: Network, result: Extraction, identity: Identity) -> None:
        self.made, self.result, self.identity = made, result, identity
        self.doc = result.article.doc_id
        self.entities = {entity.id: entity for entity in result.entities}
        self.owner = {m: entity for entity in result.entities for m in entity.mentions}

    def add(self) -> None:
        for entity in self.result.entities:
            if entity.type in CORE:
                self._node(entity)
        for record in self.result.records:
            for head_id, tail_id, type_ in _links(record):
                self._from_record(head_id, tail_id, type_, record)
        for relation in self.result.relations:
            head, tail = self.owner.get(relation.head), self.owner.get(relation.tail)
            if head and tail and relation.type not in _SAME and _joins(head, tail):
                self._edge(head, tail, relation.type, relation.score)

    def _from_record(self, head: str, tail: str, type_: RelationType, record: Record) -> None:
        edge = self._edge(self.entities[head], self.entities[tail], type_, record.score)
        edge.sentence = edge.sentence or record.sentence
        _note(edge.roles, record.role)
        _note(edge.statuses, record.status and record.status.value)
        _note(edge.dates, record.date_start)

    def _node(self, entity: Entity) -> Node:
        key, name, aliases = self.identity.of(self.doc, entity)
        node = self.made.known.get(key) or self._fresh(key, entity.type, name)
        for alias in aliases:
            _note(node.aliases, alias if alias != node.name else None)
        _note(node.articles, self.doc)
        return node

    def _fresh(self, key: str, type_: EntityType, name: str) -> Node:
        """Add a node; of two people of one name the second is «PERSON:иван орлов (2)»."""
        plain, n = plain_key(type_, name), 1
        id_ = plain
        while id_ in self.made.nodes:
            n += 1
            id_ = f"{plain} ({n})"
        node = self.made.nodes[id_] = self.made.known[key] = Node(id_, type_, name)
        return node

    def _edge(self, head: Entity, tail: Entity, type_: RelationType, score: float) -> Edge:
        ends = self._node(head).id, self._node(tail).id
        key = ends[0], type_.value, ends[1]
        edge = self.made.edges.setdefault(key, Edge(*ends, type_))
        edge.score = max(edge.score, score)
        _note(edge.articles, self.doc)
        return edge


def _links(record: Record) -> Iterator[tuple[str, str, RelationType]]:
    """Yield the edges that a record states, as (head entity, tail entity, type)."""
    person, organization, event = record.person_id, record.organization_id, record.event_id
    if record.kind is RecordKind.EVENT:
        if person and event:
            yield person, event, record.participation or RelationType.PARTICIPANT_IN
    elif person and organization:
        member = record.kind is RecordKind.MEMBERSHIP
        yield person, organization, RelationType.MEMBER_OF if member else RelationType.WORKPLACE


def _joins(head: Entity, tail: Entity) -> bool:
    if head.id == tail.id:
        return False
    types = {head.type, tail.type}
    return bool(types & CORE) and types <= CORE | PLACES


def _note(values: list[str], value: str | None) -> None:
    """Append a value that is new; articles come one after another, so the end tells soonest."""
    if value and (not values or values[-1] != value) and value not in values:
        values.append(value)
