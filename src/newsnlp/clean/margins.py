"""What stands above an article and below it: stamps, breadcrumbs, the site's name, signatures.

The margins of a page are its lines before the first running text and after the last. Only there
are shapes enough: «5 мая 2024, 10:15 | 312 просмотров», «Культура / Музыка», «#наука #музей».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsnlp.clean.lexicon import DebrisLexicon
from newsnlp.clean.lines import Line
from newsnlp.lexicon import rows, words
from newsnlp.patterns import lazy

_RUNNING = 150
"""Characters of a line that is running text, whatever it ends in."""
_SENTENCE = 8
"""Words of a shorter line that is one, where it ends as a sentence does."""
_STAMP = 90
_DAYS = ("m", "w")
"""Classes of words in dates.tsv: months and weekdays."""
_PART = 4
"""Words of a breadcrumb at most, and of who signs."""
_SIGNED = 7
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = ("просмотр", "коммент", "прочита")
_BY = lazy(r"\b(?:автор|текст|фото|источник)\b:? .*$")
_CRUMB = lazy(r"\s+[/>›»→]\s+")
_DASH = lazy(r"\s+[—–-]\s+")
_BAR = lazy(r"\s*\|\s*")
_WIDE = lazy(r"\s{3,}|\t+")
_TAGS = lazy(r"(?:#[^\s#]+[\s,;]*)+")
_PHOTO = lazy(r"Фото(?:графии)? [А-ЯЁ][\w.-]*(?: [А-ЯЁ][\w.-]*){0,3}\.?")
_BYLINE = lazy(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?\.?")
_SITE = "официальный сайт"
_PRESS = "пресс-служба"
_ENDS = ".!?…:;,"


def mark_margins(text: str, lines: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark what the shape of a line gives away above and below the running text."""
    running = [i for i, line in enumerate(lines) if line.kind is None and _runs(line)]
    if not running:
        return
    head, foot = lines[: running[0]], lines[running[-1] + 1 :]
    for line in (*head, *foot):
        if line.kind is None and line.short:
            line.kind = _stamp(text[line.start : line.end], line)
    for i, line in enumerate(head):
        below = [other for other in head[i + 1 :] if other.kind is None]
        if line.kind is None and line.short and any(map(_like_headline, below)):
            line.kind = _above(text[line.start : line.end], line, lexicon)
    for line in foot:
        if line.kind is None and line.short:
            line.kind = _below(text[line.start : line.end], line)


def _runs(line: Line) -> bool:
    many = line.key.count(" ") >= _SENTENCE and line.last in ".!?…»"
    return line.end - line.start >= _RUNNING or many


def _like_headline(line: Line) -> bool:
    """Tell a line that may be the headline: one must be left."""
    return line.key.count(" ") > 1 and line.last not in ":;,"


def _stamp(raw: str, line: Line) -> str | None:
    """Return the kind of a line of a day, an hour and counters, and what stands beside them."""
    if len(raw) > _STAMP or "#" not in line.phrase:
        return None
    dated = bool(_YEAR.search(raw))
    counted = any(word in line.phrase for word in _COUNTED)
    if not dated and not counted:
        return None
    parts = _BAR.split(_BY.sub("", line.phrase))
    stamped = [part for part in parts if _is_of_stamps(part)]
    short = all(part.count(" ") < _PART for part in parts if part not in stamped)
    if not stamped or not short or "#" not in "".join(stamped):
        return None
    return "counter" if counted else "date"


def _is_of_stamps(part: str) -> bool:
    known = _stamp_words()
    return all(word in known or word.startswith(_COUNTED) for word in _WORD.findall(part))


@cache
def _stamp_words() -> frozenset[str]:
    dates = [forms.split() for letter, _, forms in rows("dates.tsv") if letter in _DAYS]
    return words("stamp_words.txt").union(*dates)


def _above(raw: str, line: Line, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of breadcrumbs, of a menu on one line and of the site's own name."""
    if line.last in _ENDS:
        return None
    crumbs, bars, wide = _CRUMB.split(raw), _BAR.split(raw), _WIDE.split(raw)
    dashed = _DASH.split(raw)
    if _are_labels(crumbs) or (dashed[0].casefold() in lexicon.home and _are_labels(dashed)):
        return "breadcrumbs"
    if max(len(bars), len(wide)) > 2 and (_are_labels(bars) or _are_labels(wide)):
        return "navigation"
    return "navigation" if line.key.endswith(_SITE) else None


def _are_labels(parts: Sequence[str]) -> bool:
    return len(parts) > 1 and all(0 < len(_WORD.findall(part)) <= _PART for part in parts)


def _below(raw: str, line: Line) -> str | None:
    """Return the kind of tags, and of who wrote, published or took the pictures."""
    if _TAGS.fullmatch(raw):
        return "tags"
    if _PHOTO.fullmatch(raw):
        return "photo_credit"
    press = line.key.startswith(_PRESS) and line.last not in _ENDS
    signed = press and line.key.count(" ") < _SIGNED
    return "signature" if signed or _BYLINE.fullmatch(raw) else None
