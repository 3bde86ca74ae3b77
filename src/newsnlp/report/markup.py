"""Text with nested mentions as safe HTML; shared by notebooks, static pages and the report."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence

from newsnlp.kinds import PLACES
from newsnlp.types import Debris, EntityType, Mention

FAMILIES: dict[str, tuple[EntityType, ...]] = {
    "person": (EntityType.PERSON, EntityType.FAMILY),
    "role": (EntityType.PROFESSION,),
    "organization": (EntityType.ORGANIZATION,),
    "event": (EntityType.EVENT,),
    "place": tuple(sorted(PLACES)),
    "time": (EntityType.DATE, EntityType.TIME, EntityType.AGE),
}
"""The families that share a colour; every other type is ``other``."""
_FAMILY = {type_: family for family, types in FAMILIES.items() for type_ in types}

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def family(type_: EntityType) -> str:
    """Return the colour family of an entity type."""
    return _FAMILY.get(type_, "other")


def escape(text: str) -> str:
    """Return text that any HTML page can hold; what cannot be shown becomes U+FFFD."""
    return html.escape(_UNPRINTABLE.sub("\ufffd", text))


def highlight(text: str, mentions: Sequence[Mention], debris: Iterable[Debris] = ()) -> str:
    """Return ``text`` as HTML with a ``<mark>`` per mention, nested as the mentions nest.

    Spans that cross are cut, never dropped: of «[Совет [директоров] банка]» every mark
    closes inside the one around it.
    """
    spans = [(d.start, d.end, f'<span class="nl-debris" title="{escape(d.kind)}">', "</span>")
             for d in debris]  # fmt: skip
    spans += [(m.start, m.end, _open(m), "</mark>") for m in mentions]
    return nest(text, sorted(spans, key=lambda s: (s[0], -s[1])), escape)


def _open(m: Mention) -> str:
    hover = escape(f"{m.type.value} · {m.text} · {m.score:.2f} · {m.source}")
    return f'<mark class="nl-{family(m.type)}" data-type="{m.type.value}" title="{hover}">'


def nest(text: str, spans: Sequence[tuple[int, int, str, str]], show: Callable[[str], str]) -> str:
    """Weave (start, end, opening, closing) spans, sorted outer first, into ``text``."""
    parts: list[str] = []
    opened: list[tuple[int, int, str, str]] = []
    at = 0
    for span in (*spans, (len(text), len(text), "", "")):
        while ending := [s[1] for s in opened if s[1] <= span[0]]:
            stop = min(ending)
            parts.append(show(text[at:stop]))
            _close(parts, opened, stop)
            at = stop
        parts += (show(text[at : span[0]]), span[2])
        at = span[0]
        opened.append(span)
    return "".join(parts)


def _close(parts: list[str], opened: list[tuple[int, int, str, str]], stop: int) -> None:
    """Close the spans that end at ``stop``; open again those that lay inside them."""
    outermost = next(i for i, span in enumerate(opened) if span[1] == stop)
    above = opened[outermost:]
    parts.extend(span[3] for span in reversed(above))
    opened[outermost:] = [span for span in above if span[1] != stop]
    parts.extend(span[2] for span in opened[outermost:])
