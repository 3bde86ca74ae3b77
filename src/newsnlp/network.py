"""The network of people, organizations, events and places that many articles tell of.

A node is a person or organization as ``resolve`` joins them, a place by its name, an event by its
name where it has one of its own («форум «Школа рядом»») and otherwise the event of one article;
edges come from records and from relations, the same type between the same two nodes being one.
Whatever takes the network elsewhere writes the attributes that nodes and edges give here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsnlp.evidence import Sentences
from newsnlp.identity import Identity, identify, plain_key
from newsnlp.kinds import PLACES
from newsnlp.resolve.appearances import apart
from newsnlp.types import Entity, EntityType, Extraction, Record, RecordKind, Relation, RelationType

CORE = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.EVENT})
"""Types that stand in the network by themselves; places only at the end of an edge."""
_SITES = PLACES | {EntityType.ORGANIZATION}
_SAME = frozenset({RelationType.ALTERNATIVE_NAME, RelationType.ABBREVIATION})
_PARTS = frozenset({RelationType.AGENT, RelationType.ORGANIZES, RelationType.PARTICIPANT_IN})
SEPARATOR = " | "
"""Between the values of an attribute that holds several, where a format has no lists."""
# XML 1.0 has no place for these, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | int | float | list[str]


@dataclass(slots=True)
class Node:
    """One person, organization, event or place across articles."""

    id: str
    type: EntityType
    name: str
    aliases: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)

    def attributes(self) -> dict[str, Value]:
        """Return what every format tells of a node; ``label`` is what Gephi and yEd show."""
        return {
            "label": self.name,
            "name": self.name,
            "type": self.type.value,
            "aliases": self.aliases,
            "articles": self.articles,
            "n_articles": len(self.articles),
        }


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

    def attributes(self) -> dict[str, Value]:
        """Return what every format tells of an edge."""
        return {
            "label": self.type.value,
            "type": self.type.value,
            "roles": self.roles,
            "statuses": self.statuses,
            "dates": self.dates,
            "articles": self.articles,
            "n_articles": len(self.articles),
            "sentence": self.sentence,
            "score": self.score,
        }


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
    several = list(apart([results] if isinstance(results, Extraction) else results))
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
        self.sites = {e.name: e.id for e in result.entities if e.type in _SITES}
        self.sentences = Sentences(result)

    def add(self) -> None:
        for entity in self.result.entities:
            if entity.type in CORE:
                self._node(entity)
        for record in self.result.records:
            for head_id, tail_id, type_ in _links(record, self.sites):
                self._from_record(head_id, tail_id, type_, record)
        told = {(r.person_id, r.event_id) for r in self.result.records}
        for relation in self.result.relations:
            head, tail = self.owner.get(relation.head), self.owner.get(relation.tail)
            if not head or not tail or relation.type in _SAME or not _joins(head, tail):
                continue
            # how somebody takes part a record says, for all subjects of a verb alike
            if relation.type not in _PARTS or (head.id, tail.id) not in told:
                self._from_relation(head, tail, relation)

    def _from_relation(self, head: Entity, tail: Entity, relation: Relation) -> None:
        edge = self._edge(head, tail, relation.type, relation.score)
        edge.sentence = edge.sentence or self.sentences.around(relation.start, relation.end)

    def _from_record(self, head: str, tail: str, type_: RelationType, record: Record) -> None:
        edge = self._edge(self.entities[head], self.entities[tail], type_, record.score)
        edge.sentence = edge.sentence or record.sentence
        _note(edge.roles, record.role)
        _note(edge.statuses, record.status and record.status.value)
        _note(edge.dates, record.date_start or record.date_end)

    def _node(self, entity: Entity) -> Node:
        key, name, aliases = self.identity.of(self.doc, entity)
        node = self.made.known.get(key) or self._fresh(key, entity.type, name)
        for alias in aliases:
            _note(node.aliases, alias if alias != node.name else None)
        _note(node.articles, self.doc)
        return node

    def _fresh(self, key: str, type_: EntityType, name: str) -> Node:
        """Add a node; of two people of one name the second is «PERSON:иван орлов (2)»."""
        own = type_ is EntityType.EVENT  # «EVENT:смерть (a e7)»
        first, n = plain_text(key if own else plain_key(type_, name)), 1
        id_ = first
        while id_ in self.made.nodes:
            n += 1
            id_ = f"{first} ({n})"
        node = self.made.nodes[id_] = self.made.known[key] = Node(id_, type_, name)
        return node

    def _edge(self, head: Entity, tail: Entity, type_: RelationType, score: float) -> Edge:
        ends = self._node(head).id, self._node(tail).id
        key = ends[0], type_.value, ends[1]
        edge = self.made.edges.setdefault(key, Edge(*ends, type_))
        edge.score = max(edge.score, score)
        _note(edge.articles, self.doc)
        return edge


def plain(attributes: Mapping[str, Value]) -> dict[str, str | int | float]:
    """Return attributes as every graph format takes them: lists joined, no character unknown."""
    joined = {
        name: SEPARATOR.join(value) if isinstance(value, list) else value
        for name, value in attributes.items()
    }
    return {n: plain_text(v) if isinstance(v, str) else v for n, v in joined.items()}


def plain_text(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _links(record: Record, sites: Mapping[str, str]) -> Iterator[tuple[str, str, RelationType]]:
    """Yield the edges that a record states, as (head entity, tail entity, type)."""
    person, organization, event = record.person_id, record.organization_id, record.event_id
    if record.kind is RecordKind.EVENT:
        if person and event:
            yield person, event, record.participation or RelationType.PARTICIPANT_IN
        if event and record.place and record.place in sites:
            yield event, sites[record.place], RelationType.TAKES_PLACE_IN
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
