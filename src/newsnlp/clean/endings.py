"""What stands below the end of an article: once other debris has begun, nothing else follows.

Tags, buttons and «Читайте также» come after the last paragraph; headlines, notices and captions
below them belong to the page, whatever they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.clean.lines import Line
from newsnlp.clean.phrases import holds_full_name, is_one_phrase, last_running
from newsnlp.clean.stamps import is_posted
from newsnlp.patterns import lazy

_PICTURE = "photo_credit"
_STILL_ARTICLE = frozenset({_PICTURE, "signature", "date", "breadcrumbs", "label"})
"""Debris that stands inside articles, too: the article may go on below."""
_SIGNED = lazy(r"\b[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][\w-]+$")
"""Who wrote: «Старший воспитатель Н. Ю. Рид»."""


def mark_below(text: str, lines: Sequence[Line]) -> None:
    """Mark the lines without a sentence that follow debris below the last paragraph."""
    last = last_running(text, lines)
    if last is None:
        return
    over = False
    foot = lines[last + 1 :]
    _mark_captions(text, foot)
    label = False
    for line in foot:
        if line.kind == "date" and is_posted(text[line.start : line.end]):
            over = False  # another message begins
        elif line.kind is not None:
            over = over or (line.kind not in _STILL_ARTICLE and bool(line.key))  # no bare «--»
        elif over and is_one_phrase(text, line) and not (label and holds_full_name(line)):
            line.kind = "teaser"
        # «Контакты для СМИ:», below it «Рид Анна Львовна, пресс-секретарь»
        label = line.last == ":"


def _mark_captions(text: str, foot: Sequence[Line]) -> None:
    """Mark what a picture shows, above or below who took it."""
    pictures = [line.kind == _PICTURE for line in foot]
    for line, *beside in zip(foot, [False, *pictures], [*pictures[1:], False], strict=False):
        signed = _SIGNED.search(text, line.start, line.end)
        if line.kind is None and any(beside) and not signed and is_one_phrase(text, line):
            line.kind = _PICTURE
