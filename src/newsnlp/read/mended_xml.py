"""XML as feeds write it: bare ampersands, names of HTML and control characters made well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.entities import name2codepoint

from newsnlp.patterns import lazy

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_OF_XML = frozenset((b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"))
_AMPERSAND = lazy(rb"&(#\d{1,7};|#x[\da-fA-F]{1,6};|\w{1,31};)?")
_BEGIN, _END = b"<![CDATA[", b"]]>"
_BORDERS = (b">", b" ", b"\n")
_LONGEST = 2**20


def mended(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks of a text in an encoding that holds ASCII, well-formed where they were not.

    They are cut anew behind a tag or a space, so that neither a name nor a mark is cut in two.
    """
    rest, in_data = b"", False
    for chunk in chunks:
        rest += chunk.translate(None, _CONTROLS)
        at = max(map(rest.rfind, _BORDERS)) + 1
        if len(rest) - at > _LONGEST:
            at = len(rest)
        piece, rest = rest[:at], rest[at:]
        if piece:
            piece, in_data = _mended(piece, in_data)
            yield piece
    if rest:
        yield _mended(rest, in_data)[0]


def _mended(piece: bytes, in_data: bool) -> tuple[bytes, bool]:
    """Mend what is outside of CDATA; tell whether the piece ends inside."""
    parts = []
    while piece:
        text, mark, piece = piece.partition(_END if in_data else _BEGIN)
        parts += [text if in_data else _AMPERSAND.sub(_reference, text), mark]
        in_data ^= bool(mark)
    return b"".join(parts), in_data


def _reference(match: re.Match[bytes]) -> bytes:
    name = match[1] or b""
    if name.startswith(b"#") or name in _OF_XML:
        return match[0]
    number = name2codepoint.get(name[:-1].decode())
    return b"&amp;" + name if number is None else b"&#%d;" % number
