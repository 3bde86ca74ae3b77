"""Debris that a line's own words give away: phrases, breadcrumbs, menus and button rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsnlp.clean.lexicon import DebrisLexicon
from newsnlp.clean.lines import Line

_CRUMB = re.compile(r"\s*[/\\>›»→|•]+\s+|\s+[/\\>›»→|•·]+\s*")
_LABELS = re.compile(r"\s*[/\\>›→|•·,;\t]+\s*")
_LABEL_LENGTH = 40
_LABEL_WORDS = 4
_LONGEST_NAME = 6
"""Words of the longest label in the lexicon that is looked for in a row on one line."""


def mark_phrases(lines: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark lines that are or begin with a known phrase, and breadcrumbs."""
    for line in lines:
        if not line.short or line.kind is not None:
            continue
        line.kind = (
            lexicon.line.get(line.phrase)
            or lexicon.start_kind(line.phrase)
            or _breadcrumbs(line.phrase, lexicon)
            or _labels(line.phrase, lexicon)
        )
    for line, after in pairwise(lines):
        if line.short and line.phrase in lexicon.pointer:
            line.kind = lexicon.pointer[line.phrase]
            if _pointed_at(after):
                after.kind = line.kind
    if lines and lines[-1].phrase in lexicon.pointer:
        lines[-1].kind = lexicon.pointer[lines[-1].phrase]


def _pointed_at(line: Line) -> bool:
    """Tell whether a line under «Следующая запись» is the headline that it leads to."""
    return line.kind is None and line.short and not line.gap and line.last not in ".:;,"


def _breadcrumbs(key: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of «главная / новости / общество»: a home link and what lies below."""
    first, *below = _CRUMB.split(key)
    return lexicon.home.get(first) if below else None


def _labels(key: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of a line that is nothing but labels: «Telegram WhatsApp ВКонтакте»."""
    parts = _LABELS.split(key)
    if len(parts) >= 2 and all(part in lexicon.item for part in parts):
        return lexicon.item[parts[0]]
    words = key.split()
    names = _cover(words, lexicon) if len(words) >= 3 else []
    return lexicon.item[names[0]] if len(names) >= 3 else None


def _cover(words: list[str], lexicon: DebrisLexicon) -> list[str]:
    """Return the labels that make up the words from left to right, longest first, or none."""
    names = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            if name in lexicon.item:
                names.append(name)
                at += size
                break
        else:
            return []
    return names


def mark_rows(lines: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark rows of labels, one a line, and single labels beside other debris."""
    for first, last in _rows(lines):
        labels = [i for i in range(first, last) if lines[i].phrase in lexicon.item]
        if len(labels) >= 3 and len(labels) * 2 >= labels[-1] + 1 - labels[0]:
            for line in lines[labels[0] : labels[-1] + 1]:
                line.kind = line.kind or lexicon.item[lines[labels[0]].phrase]
    _spread(lines, lexicon)
    _spread(list(reversed(lines)), lexicon)


def _rows(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the stretches of three and more neighbouring lines that could be labels."""
    rows = []
    first = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or not _like_label(lines[i]):
            if i - first >= 3:
                rows.append((first, i))
            first = i + 1
    return rows


def _like_label(line: Line) -> bool:
    small = line.end - line.start <= _LABEL_LENGTH and line.key.count(" ") < _LABEL_WORDS
    return small and line.last not in ".!?…:;,"


def _spread(lines: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark a label, or a bare separator, that follows debris or opens the page."""
    before: str | None = "navigation" if len(lines) > 2 else None
    opening = True
    for line in lines:
        if line.kind is None and before is not None:
            kind = lexicon.item.get(line.phrase)
            separator = not line.key and not opening
            if separator or (kind and not (opening and kind == "counter")):
                line.kind = kind or before
        before = line.kind
        opening = False
