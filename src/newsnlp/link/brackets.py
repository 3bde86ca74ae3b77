"""Other names introduced in brackets: «Бен Кон (англ. Ben Kohn)», «Центр … (ЦОПП)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsnlp.link.acronyms import INTRODUCED, abbreviates, is_acronym
from newsnlp.link.morphology import cyrillic
from newsnlp.types import EntityType, Mention

_OPENED = re.compile(
    r"[»”\"]?,?\s?[(\[/]\s?(?:[а-яё]{2,5}\.|далее|также|или|он же|она же|ранее)?[:\s—–-]*[«“\"„]?"
)
_LONGEST = 24
_NAMED = frozenset(
    {
        EntityType.AWARD,
        EntityType.CITY,
        EntityType.COUNTRY,
        EntityType.DISTRICT,
        EntityType.EVENT,
        EntityType.FACILITY,
        EntityType.LAW,
        EntityType.LOCATION,
        EntityType.ORGANIZATION,
        EntityType.PERSON,
        EntityType.PRODUCT,
        EntityType.STATE_OR_PROVINCE,
        EntityType.WORK_OF_ART,
    }
)


def in_brackets(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield (name, other name) for every name in brackets that renames the one before it."""
    ends: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        if mention.type in _NAMED:
            for end in [*ends]:
                if end + _LONGEST < mention.start:
                    del ends[end]  # mentions come in text order
            found = _before(text, mentions, ends, i)
            if found is not None:
                yield found, i
            ends.setdefault(mention.end, []).append(i)


def _before(
    text: str, mentions: Sequence[Mention], ends: dict[int, list[int]], inside: int
) -> int | None:
    name = mentions[inside]
    for end in sorted(ends, reverse=True):
        if end > name.start or not _OPENED.fullmatch(text, end, name.start):
            continue
        for outside in ends[end]:
            other = mentions[outside]
            if other.type == name.type and _renames(name.text, other.text):
                return outside
    return None


def _renames(name: str, other: str) -> bool:
    """Tell whether a bracketed name can be the same: other letters (Latin), or an acronym."""
    if cyrillic(name) != cyrillic(other):
        return any(letter.isalpha() for letter in name)
    if is_acronym(name):
        return abbreviates(name, other, limit=INTRODUCED)
    return is_acronym(other) and abbreviates(other, name, limit=INTRODUCED)
