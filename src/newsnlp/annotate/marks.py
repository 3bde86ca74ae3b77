"""Pairs of quotes and brackets in spans of tokens.

Taggers lose the mark that closes a name: «Глава «Металлоинвеста», «ООО "Рога и копыта».
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.notes import noted

CLOSER = {"«": "»", "„": "“", "“": "”", "(": ")", "[": "]"}
CLOSING = frozenset(CLOSER.values()) | {'"'}
OPENING = frozenset(CLOSER) | {'"'}
MARKS = OPENING | CLOSING
DASHES = frozenset("—–-")
ANNOUNCING = DASHES | {":"}
"""What stands before who or what is told: «директор – [Рид]», «директор: [Рид]»."""
JOINING = frozenset({",", "и"})
"""What stands between the items of a list."""
BULLETS = frozenset("•●▪◦‣■")
"""Marks before the items of a list; no mention goes on behind one."""
QUOTES = MARKS - set("()[]")
_BRACKETS = 8
REACH = 10
"""How many tokens after a span may hold its lost closing mark."""


def within_quotes(before: Iterable[str]) -> bool:
    """Tell whether words end inside a name in quotes: «марафон «Беги»."""
    depth = 0
    for word in filter(QUOTES.__contains__, before):
        if word == '"':
            depth = 0 if depth else 1
        else:
            depth += (word in ("«", "„")) - (word in ("»", "”", "“"))
    return depth > 0


def before_brackets(annotation: Annotation, end: int) -> int:
    """Return where what stands before brackets ends: «Анна Рид[ (51 %)], депутат»."""
    tokens = annotation.words
    if tokens[end - 1] != ")":
        return end
    for token in range(end - 2, max(0, end - _BRACKETS), -1):
        if tokens[token] == "(":
            return token
    return end


def is_bracketed(a: Annotation, one: int, other: int) -> bool:
    """Tell whether only one of two tokens stands in brackets."""
    depths = _depths(a)
    return depths[one] != depths[other]


@noted
def _depths(annotation: Annotation) -> list[int]:
    """Return how many brackets are open before each token, and behind the last."""
    opened = ((word == "(") - (word == ")") for word in annotation.words)
    return list(accumulate(opened, initial=0))


def balance(annotation: Annotation, first: int, last: int) -> tuple[int, int]:
    """Return the token range with its quotes and brackets paired, empty if it is marks alone.

    A lost closing mark is given back («ООО "Рога и копыта»), marks that enclose nothing or the
    whole are dropped («Коммерсантъ»).
    """
    words = annotation.words
    if MARKS.isdisjoint(words[first:last]):
        return first, last
    pending, stray = unbalanced(words, first, last)
    if pending:
        last = _close(annotation, pending, first, last)
    elif stray is not None:
        first, last = _open(words, first, last, stray)
    return _unwrap(words, first, last)


def unbalanced(words: list[str], first: int, last: int) -> tuple[list[str], int | None]:
    """Return the closing marks still awaited and the first closing mark without an opening."""
    pending: list[str] = []
    for token in range(first, last):
        word = words[token]
        if word in pending:
            # One » may close two: «банка «Альфа-Банк», but marks in between are settled too.
            del pending[len(pending) - 1 - pending[::-1].index(word) :]
        elif word in CLOSER:
            pending.append(CLOSER[word])
        elif word == '"':
            pending.append(word)
        elif word in CLOSING:
            return [], token
    return pending, None


def _close(annotation: Annotation, pending: list[str], first: int, last: int) -> int:
    """Return the end after the closing marks that follow, or the same end if none do.

    In «банка «Альфа-Банк»» one » may close both; another name in quotes ends the search.
    """
    words = annotation.words
    limit = min(annotation.sentence_tokens(annotation.sentence_of(first))[1], last + REACH)
    reach = last + 1 if words[last - 1] in CLOSING else limit
    for token in range(last, min(limit, reach)):
        if words[token] == pending[-1]:
            end = token + 1
            while len(pending) > 1 and end < limit and words[end] == pending[-2]:
                pending.pop()
                end += 1
            return end
        if words[token] in CLOSER:
            break
    return last


def _open(words: list[str], first: int, last: int, stray: int) -> tuple[int, int]:
    """Settle a closing mark without an opening: drop it at the end, else take the opening in."""
    if stray == last - 1:
        return first, stray
    if first and CLOSER.get(words[first - 1]) == words[stray]:
        return first - 1, last
    return first, last


def _unwrap(words: list[str], first: int, last: int) -> tuple[int, int]:
    """Drop marks at the edges that enclose nothing or the whole: «Коммерсантъ» → Коммерсантъ."""
    while first < last and words[first] in CLOSING - OPENING:
        first += 1
    while first < last and _opens_nothing(words, first, last):
        last -= 1
    while first < last and words[first] in QUOTES and _encloses(words, first, last):
        first, last = first + 1, max(first + 1, last - 1)
    if first < last and words[first] in MARKS and unbalanced(words, first, last)[0]:
        first += 1
    return first, last


def _opens_nothing(words: list[str], first: int, last: int) -> bool:
    """Say whether the last word is an opening mark: it leaves more to close than without it."""
    opened, before = unbalanced(words, first, last)[0], unbalanced(words, first, last - 1)[0]
    return words[last - 1] in MARKS and len(opened) > len(before)


def _encloses(words: list[str], first: int, last: int) -> bool:
    closing = CLOSER.get(words[first], words[first])
    return words[last - 1] == closing and closing not in words[first + 1 : last - 1]
