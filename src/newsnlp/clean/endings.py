"""What stands below the end of an article: once other debris has begun, nothing else follows.

Tags, buttons and «Читайте также» come after the last paragraph; headlines, notices and captions
below them belong to the page, whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsnlp.clean.lines import Line
from newsnlp.patterns import lazy

_PARAGRAPH = 150
"""Characters of a paragraph, where it ends as a sentence does."""
_SENTENCE = 8
"""Words of a shorter one."""
_LONGEST = 200
_PICTURE = "photo_credit"
_STILL_ARTICLE = frozenset({_PICTURE, "signature", "date", "breadcrumbs", "label"})
"""Debris that stands inside articles, too: the article may go on below."""
_STOP = re.compile(r"(?:\w{4}|[А-ЯЁ]{2}|[)»])[.…]\s+[А-ЯЁA-Z«]")
"""A sentence's end before another; «наб. Ладожская», «2019 г. р.» and «С. Рид» have none."""
_DAY = lazy(r"\d{1,2}(?:\.\d\d\b(?:\.\d{4})?| [а-я]{3,8}\b(?: \d{4})?)(?: г\.)?[.,:]?\s*")
_SIGNED = lazy(r"\b[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][\w-]+$")
"""Who wrote: «Старший воспитатель Н. Ю. Рид»."""
_ENDED = lazy(r".*(?:\w{3}|[)»])[.;,]", re.DOTALL)


def mark_below(text: str, lines: Sequence[Line]) -> None:
    """Mark the lines without a sentence that follow debris below the last paragraph."""
    last = max((i for i, line in enumerate(lines) if _is_paragraph(line)), default=None)
    if last is None:
        return
    over = False
    foot = lines[last + 1 :]
    _mark_captions(text, foot)
    for line in foot:
        if line.kind is not None:
            over = over or line.kind not in _STILL_ARTICLE
        elif over and _is_notice(text, line):
            line.kind = "teaser"


def _mark_captions(text: str, foot: Sequence[Line]) -> None:
    """Mark what a picture shows, above or below who took it."""
    pictures = [line.kind == _PICTURE for line in foot]
    for line, *beside in zip(foot, [False, *pictures], [*pictures[1:], False], strict=False):
        signed = _SIGNED.search(text, line.start, line.end)
        if line.kind is None and any(beside) and not signed and _is_notice(text, line):
            line.kind = _PICTURE


def _is_paragraph(line: Line) -> bool:
    if line.kind is not None or line.last not in ".!?…»":
        return False
    many = line.key.count(" ") >= _SENTENCE and line.last != "»"
    return line.end - line.start >= _PARAGRAPH or many


def _is_notice(text: str, line: Line) -> bool:
    """Tell a line of one phrase: «21 ноября. День донора»; of sentences it is not sure."""
    if line.end - line.start > _LONGEST or _ENDED.fullmatch(text, line.start, line.end):
        return False
    day = _DAY.match(text, line.start, line.end)
    return _STOP.search(text, day.end() if day else line.start, line.end) is None
