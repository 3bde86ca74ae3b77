"""The network of people, organizations, events and places as GraphML (Gephi, yEd, networkx)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from newsnlp.network import Edge, Node, network
from newsnlp.types import Extraction

SEPARATOR = " | "
"""Between the values of an attribute that holds several: GraphML has no lists."""
_NODE = {"label": "string", "type": "string", "aliases": "string", "articles": "int"}
_EDGE = {
    "type": "string",
    "roles": "string",
    "statuses": "string",
    "dates": "string",
    "articles": "int",
    "score": "double",
    "sentence": "string",
}
# XML 1.0 has no place for these, escaped or not.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write(results: Iterable[Extraction], stream: BinaryIO) -> None:
    """Write the network of all results; memory grows with its nodes and edges, not with text."""
    made = network(results)
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
    for owner, attributes in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in attributes.items():
            key = f'id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"'
            yield f"<key {key}/>\n"


def _node(node: Node, ids: Mapping[str, str]) -> str:
    values = {
        "label": node.name,
        "type": node.type.value,
        "aliases": SEPARATOR.join(node.aliases),
        "articles": len(node.articles),
    }
    return f'<node id="{ids[node.id]}">{_data("node", values)}</node>\n'


def _edge(edge: Edge, ids: Mapping[str, str]) -> str:
    values = {
        "type": edge.type.value,
        "roles": SEPARATOR.join(edge.roles),
        "statuses": SEPARATOR.join(edge.statuses),
        "dates": SEPARATOR.join(edge.dates),
        "articles": len(edge.articles),
        "score": edge.score,
        "sentence": edge.sentence,
    }
    ends = f"source={quoteattr(ids[edge.head])} target={quoteattr(ids[edge.tail])}"
    return f"<edge {ends}>{_data('edge', values)}</edge>\n"


def _data(owner: str, values: Mapping[str, str | int | float]) -> str:
    return "".join(
        f'<data key="{owner}_{name}">{escape(_NOT_XML.sub(chr(0xFFFD), str(value)))}</data>'
        for name, value in values.items()
        if value != ""
    )
