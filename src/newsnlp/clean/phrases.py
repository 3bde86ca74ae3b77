"""Lines of one phrase, headlines and notices, and lines of running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsnlp.clean.lines import Line
from newsnlp.clean.stamps import is_signed_day
from newsnlp.patterns import lazy

_RUNNING = 150
"""Characters of a line that is running text, whatever it ends in."""
_SENTENCE = 8
"""Words of a shorter line that is one, where it ends as a sentence does."""
_LONGEST = 200
_STOP = re.compile(r"(?:\w{4}|[А-ЯЁ]{2}|[)»])[.…]\s+[А-ЯЁA-Z«]")
"""A sentence's end before another; «наб. Ладожская», «2019 г. р.» and «С. Рид» have none."""
_DAY = lazy(r"\d{1,2}(?:\.\d\d\b(?:\.\d{4})?| [а-я]{3,8}\b(?: \d{4})?)(?: г\.)?[.,:]?\s*")
_PATRONYMIC = r"[а-я]+(?:[иы]ч|[вч]на| оглы| кызы)"
_FULL = (
    rf"[а-я-]{{2,}} [а-я-]{{2,}} {_PATRONYMIC}|[а-я-]{{2,}} {_PATRONYMIC} [а-я-]{{2,}}"
    r"|[а-я-]{2,} [а-я]\. ?[а-я]|[а-я]\. ?[а-я]\. ?[а-я-]{2,}"
)
_FULL_NAME = lazy(_FULL)
_NAMED = lazy(rf"\b{_PATRONYMIC}\b|\b[а-я]\. ?[а-я]\.")
_LISTED = lazy(rf"(?:\d+[.)] ?)?(?:{_FULL}) ?\.? ?[—–-] ?[а-я].*")
_ENDED = lazy(r".*(?:\w{3}|[)»])[.;,]", re.DOTALL)


def is_one_phrase(text: str, line: Line) -> bool:
    """Tell «21 ноября. День донора», «Кто чистит реку? Отвечает эколог» from running text."""
    if line.end - line.start > _LONGEST or _ENDED.fullmatch(text, line.start, line.end):
        return False
    day = _DAY.match(text, line.start, line.end)
    return _STOP.search(text, day.end() if day else line.start, line.end) is None


def is_running(text: str, line: Line) -> bool:
    """Tell a paragraph, or a sentence of some length."""
    ended = line.last in ".!?…" or (line.last == "»" and text[line.start] in "«–—-")
    many = line.key.count(" ") >= _SENTENCE and ended
    return line.end - line.start >= _RUNNING or (many and not is_issue(text, line))


def last_running(text: str, lines: Sequence[Line]) -> int | None:
    """Return the last line of an article: a paragraph or one of a list of people, None without."""
    running = [i for i, line in enumerate(lines) if line.kind is None and is_running(text, line)]
    for i, (one, other) in enumerate(pairwise(lines), 1):
        if one.kind is other.kind is None and _is_of_list(one) and _is_of_list(other):
            running.append(i)
    return max(running, default=None)


def _is_of_list(line: Line) -> bool:
    """Tell «Рид А. Б. — начальник отдела, секретарь комиссии»."""
    return line.short and _LISTED.fullmatch(line.key) is not None


def is_issue(text: str, line: Line) -> bool:
    """Tell in which issue an article was: «Газета «Знамя Севера», № 46 от 19 ноября 2025 г.»."""
    raw = text[line.start : line.end] if line.short else ""
    return "№" in raw and is_signed_day(raw)


def is_full_name(line: Line) -> bool:
    """Tell «Лапин Виктор Семёнович», «Лапин В. С.»."""
    return line.short and _FULL_NAME.fullmatch(line.key) is not None


def holds_full_name(line: Line) -> bool:
    """Tell «Главный врач – Рид Анна Львовна, 8 (3467) 22-13-45»."""
    return line.short and _NAMED.search(line.key) is not None
