"""The network as a zip of nodes.csv and relationships.csv that Neo4j imports as they are.

Unpacked: ``neo4j-admin database import full --nodes=nodes.csv
--relationships=relationships.csv``; the headers say what each column is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from newsnlp.identity import Identity
from newsnlp.kinds import PLACES
from newsnlp.network import Edge, Node, Value, network
from newsnlp.types import EntityType, Extraction
from newsnlp.write.csv import csv_bytes

ARRAY_DELIMITER = ";"
"""neo4j-admin's default between the values of a ``string[]`` column."""
NODES = (
    "id:ID", "name", "type", "aliases:string[]", "articles:string[]", "n_articles:int", ":LABEL",
)  # fmt: skip
RELATIONSHIPS = (
    ":START_ID", ":END_ID", ":TYPE", "roles:string[]", "statuses:string[]", "dates:string[]",
    "articles:string[]", "n_articles:int", "sentence", "score:double",
)  # fmt: skip
_LABELS = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.EVENT: "Event",
    **dict.fromkeys(PLACES, "Place"),
}
_BREAK = re.compile(r"\r\n?|\n")
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # fixed: the same results give the same bytes


def write(
    results: Iterable[Extraction], stream: BinaryIO, *, identity: Identity | None = None
) -> None:
    """Write the network of all results as a zip archive of two CSV files."""
    made = network(results, identity=identity)
    nodes = [NODES, *map(_node, made.nodes.values())]
    relationships = [RELATIONSHIPS, *map(_relationship, made.edges.values())]
    with zipfile.ZipFile(stream, "w") as archive:
        for name, found in (("nodes.csv", nodes), ("relationships.csv", relationships)):
            about = zipfile.ZipInfo(name, _MIDNIGHT)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, _csv(found))


def _node(node: Node) -> Sequence[Any]:
    return node.id, *_values(node.attributes(), NODES), _LABELS[node.type]


def _relationship(edge: Edge) -> Sequence[Any]:
    return edge.head, edge.tail, edge.type.value, *_values(edge.attributes(), RELATIONSHIPS)


def _values(attributes: Mapping[str, Value], header: Sequence[str]) -> Iterator[str | int | float]:
    """Yield the attributes that a header names, in its order."""
    for column in header:
        value = attributes.get(column.partition(":")[0], None)
        if value is not None:
            yield _array(value) if isinstance(value, list) else value


def _array(values: Iterable[str]) -> str:
    """Join values; neo4j-admin cannot escape the delimiter, so one inside becomes a comma."""
    return ARRAY_DELIMITER.join(value.replace(ARRAY_DELIMITER, ",") for value in values)


def _csv(found: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as csv; neo4j-admin takes no cell of several lines."""
    return csv_bytes(
        [_BREAK.sub(" ", value) if isinstance(value, str) else value for value in row]
        for row in found
    )
