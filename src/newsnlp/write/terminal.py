"""Text of articles and names of files as a terminal may show them."""

from __future__ import annotations

_ORDERS = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
"""What a terminal obeys: controls, of which ESC begins most orders, and turns of direction."""
_HARMLESS = dict.fromkeys(_ORDERS - {ord("\n"), ord("\t")}, "\ufffd")


def harmless(text: str) -> str:
    """Return text without what a terminal obeys: «ESC ]0;…» would rename its window."""
    return text.translate(_HARMLESS)
