"""No address is an organization, nor the end of one: «[редакция] news@luch.ru», «[Telegram] @luch».

Contacts stand beside those who answer for them, «Анна Рид, руководитель пресс-службы,
press@luch.ru», and what looks like a body there would be hers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.patterns import lazy
from newsnlp.types import Span

_SIGN = "@"
_ADDRESS = lazy(rf"[\w.+-]*{_SIGN}[\w.-]+")
_BESIDE = " \t(,:;—–-"
_LONGEST = 254
"""Characters of an address, as mail has it."""


def without_addresses(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with organizations cut before an address, and without those that are one."""
    if _SIGN not in annotation.text:
        return list(spans)
    return list(_outside(annotation.text, spans))


def _outside(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        address = None
        if span.type is EntityType.ORGANIZATION:
            address = _ADDRESS.search(text, _word_of(text, span.start), span.end + _LONGEST)
        if address is None or address.start() >= span.end:
            yield span
        elif name := text[span.start : address.start()].rstrip(_BESIDE):
            yield replace(span, end=span.start + len(name))


def _word_of(text: str, place: int) -> int:
    """Return where what stands around a place without white space begins: «info[@luch.ru]»."""
    least = max(0, place - _LONGEST)
    while place > least and not text[place - 1].isspace():
        place -= 1
    return place
