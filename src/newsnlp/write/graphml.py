"""The network of people, organizations, events and places as GraphML (Gephi, yEd, networkx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from newsnlp.identity import Identity
from newsnlp.network import Edge, Node, network, plain
from newsnlp.types import EntityType, Extraction, RelationType

_KINDS = {str: "string", int: "int", float: "double"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(
    results: Iterable[Extraction], stream: BinaryIO, *, identity: Identity | None = None
) -> None:
    """Write the network of all results; memory grows with its nodes and edges, not with text."""
    made = network(results, identity=identity)
    ids = {id_: f"n{i}" for i, id_ in enumerate(made.nodes)}
    stream.write(_HEAD.encode())
    stream.writelines(line.encode() for line in _keys())
    stream.write(b'<graph edgedefault="directed">\n')
    for node in made.nodes.values():
        stream.write(_node(node, ids).encode())
    for edge in made.edges.values():
        stream.write(_edge(edge, ids).encode())
    stream.write(b"</graph>\n</graphml>\n")


def _keys() -> Iterator[str]:
    a_node, an_edge = Node("", EntityType.EVENT, ""), Edge("", "", RelationType.AGENT)
    for owner, one in (("node", a_node), ("edge", an_edge)):
        for name, value in plain(one.attributes()).items():
            kind = _KINDS[type(value)]
            key = f'id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"'
            yield f"<key {key}/>\n"


def _node(node: Node, ids: Mapping[str, str]) -> str:
    return f'<node id="{ids[node.id]}">{_data("node", node)}</node>\n'


def _edge(edge: Edge, ids: Mapping[str, str]) -> str:
    ends = f"source={quoteattr(ids[edge.head])} target={quoteattr(ids[edge.tail])}"
    return f"<edge {ends}>{_data('edge', edge)}</edge>\n"


def _data(owner: str, one: Node | Edge) -> str:
    return "".join(
        f'<data key="{owner}_{name}">{escape(str(value))}</data>'
        for name, value in plain(one.attributes()).items()
    )
