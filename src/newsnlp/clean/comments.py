"""What readers wrote below an article, known by who wrote it when: «Иван Рид», «2 часа назад»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.clean.lines import Line
from newsnlp.clean.phrases import is_running
from newsnlp.patterns import lazy

_BUTTONS = "share"
_HEADS = frozenset({"comments", _BUTTONS})
_HEAD = lazy(r"(?:# )?комментари[ийяев]+\b.*")
_HOUR = r"(?:,|\s+в)?\s+\d{1,2}:\d\d(?::\d\d)?"
_WHEN = lazy(
    r"(?P<name>.{0,40}?)[\s,|·—–-]*"
    r"(?:\d+ (?:сек|мин|час|день|дня|дней|нед|мес)[а-я]*\.? назад|только что"
    rf"|(?:(?:сегодня|вчера)|\d{{1,2}}(?:\.\d\d(?:\.\d{{2,4}})?| [а-я]{{3,8}}\.?(?: \d{{4}})?))"
    rf"(?: г\.?)?{_HOUR})(?:\s+(?:#\d+|ответить|пожаловаться))*"
)
_ANSWER = "ответить"
_NAME_WORDS = 3
_NEAR, _FIRST = 5, 2
"""Lines from a head, or from one that tells when, to the next; texts follow an early first one."""


def mark_comments(text: str, lines: Sequence[Line]) -> None:
    """Mark comments below an article, where no long paragraph follows.

    Below buttons only those with «Ответить» are any: an author and a day may stand there, too.
    """
    running = (i for i, line in enumerate(lines) if line.kind is None and is_running(text, line))
    begun = next(running, 0)
    long = max((i for i, line in enumerate(lines) if not line.short), default=0)
    at = max(begun, long) + 1
    while at < len(lines):
        head = lines[at]
        told = _told(lines, at) if _is_head(head) else []
        if told and (head.kind != _BUTTONS or any(map(_is_answer, lines[at : told[-1] + 1]))):
            at = _mark(lines, at, told)
        at += 1


def _is_head(line: Line) -> bool:
    return line.kind in _HEADS or (line.short and _HEAD.fullmatch(line.phrase) is not None)


def _told(lines: Sequence[Line], head: int) -> list[int]:
    """Return the lines that tell when somebody wrote, each near the one before it."""
    found: list[int] = []
    for i in range(head + 1, len(lines)):
        if i - (found[-1] if found else head) > _NEAR:
            break
        if _tells_when(lines[i], lines[i - 1]):
            found.append(i)
    return found


def _tells_when(line: Line, before: Line) -> bool:
    found = _WHEN.fullmatch(line.key) if line.short else None
    name = line.key if found is None else found["name"] or before.key
    return _is_answer(line) or (found is not None and name.count(" ") < _NAME_WORDS)


def _is_answer(line: Line) -> bool:
    told = line.short and line.key.endswith(_ANSWER)
    return told and (line.key == _ANSWER or _WHEN.fullmatch(line.key) is not None)


def _mark(lines: Sequence[Line], head: int, told: Sequence[int]) -> int:
    """Mark what stands between, and below the last where texts follow; return the last."""
    end = told[-1]
    if told[0] - head <= _FIRST:
        below = range(end + 1, min(end + 1 + _FIRST, len(lines)))
        end = next((i - 1 for i in below if lines[i].kind is not None), below.stop - 1)
    for line in lines[head : end + 1]:
        line.kind = line.kind or "comments"
    return end
