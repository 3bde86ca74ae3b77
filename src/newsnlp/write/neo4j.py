"""The network as a zip of nodes.csv and relationships.csv that Neo4j imports as they are.

Unpacked: ``neo4j-admin database import full --nodes=nodes.csv
--relationships=relationships.csv``; the headers say what each column is.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from newsnlp.network import Edge, Node, network
from newsnlp.report.markup import PLACES
from newsnlp.types import EntityType, Extraction

ARRAY_DELIMITER = ";"
"""neo4j-admin's default between the values of a ``string[]`` column."""
NODES = ("id:ID", "name", "type", "aliases:string[]", "articles:string[]", ":LABEL")
RELATIONSHIPS = (
    ":START_ID", ":END_ID", ":TYPE", "roles:string[]", "statuses:string[]", "dates:string[]",
    "articles:string[]", "sentence", "score:double",
)  # fmt: skip
_LABELS = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.EVENT: "Event",
    **dict.fromkeys(PLACES, "Place"),
}
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # fixed: the same results give the same bytes


def write(results: Iterable[Extraction], stream: BinaryIO) -> None:
    """Write the network of all results as a zip archive of two CSV files."""
    made = network(results)
    nodes = [NODES, *map(_node, made.nodes.values())]
    relationships = [RELATIONSHIPS, *map(_relationship, made.edges.values())]
    with zipfile.ZipFile(stream, "w") as archive:
        for name, found in (("nodes.csv", nodes), ("relationships.csv", relationships)):
            about = zipfile.ZipInfo(name, _MIDNIGHT)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, _csv(found))


def _node(node: Node) -> Sequence[Any]:
    names = _array(node.aliases), _array(node.articles)
    return node.id, node.name, node.type.value, *names, _LABELS[node.type]


def _relationship(edge: Edge) -> Sequence[Any]:
    several = map(_array, (edge.roles, edge.statuses, edge.dates, edge.articles))
    return edge.head, edge.tail, edge.type.value, *several, edge.sentence, edge.score


def _array(values: Iterable[str]) -> str:
    """Join values; neo4j-admin cannot escape the delimiter, so one inside becomes a comma."""
    return ARRAY_DELIMITER.join(value.replace(ARRAY_DELIMITER, ",") for value in values)


def _csv(found: Iterable[Sequence[Any]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(
        [value.replace("\n", " ") if isinstance(value, str) else value for value in row]
        for row in found
    )
    return buffer.getvalue().encode("utf-8", "replace")
