"""The first line of a page where it names whose site it is: a menu follows, then a headline."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.clean.lines import Line
from newsnlp.patterns import lazy

_MENU = frozenset({"navigation", "breadcrumbs", "footer"})
_LONGEST = 11
"""Blanks between the words of a long name: «Управление Федеральной … по Тульской области»."""
_LINES = 3
"""Lines that a name may take: «ПРОФСОЮЗ РАБОТНИКОВ КУЛЬТУРЫ», «Тамбовская организация»."""
_ENDS = ".!?…"
_WORDS = 1
"""Blanks in a headline: at least two."""
_NAME = lazy(r"[A-ZА-ЯЁ«\"„][^!?]*[^.!?:;,]")


def mark_owner(text: str, lines: Sequence[Line]) -> None:
    """Mark the lines above the first menu that name a site, where a headline follows the menu."""
    top = lines[:_LINES]
    bare = [i for i, line in enumerate(top) if line.kind is None and _may_name(text, line)]
    if not bare or any(
        line.kind is None for i, line in enumerate(top[: bare[-1]]) if i not in bare
    ):
        return
    for i in reversed(bare):
        if lines[i + 1 : i + 2] and lines[i + 1].kind in _MENU:
            below = any(map(_like_headline, _below(lines, i + 1)))
            for name in (k for k in bare if k <= i and below):
                lines[name].kind = "site_name"
            return


def _below(lines: Sequence[Line], menu: int) -> list[Line]:
    """Return the lines between a menu and the first that is a sentence."""
    found = []
    for line in lines[menu:]:
        if not line.short or (line.kind is None and line.last in _ENDS):
            break
        if line.kind is None:
            found.append(line)
    return found


def _may_name(text: str, line: Line) -> bool:
    few = line.short and line.key.count(" ") < _LONGEST
    return few and _NAME.fullmatch(text, line.start, line.end) is not None


def _like_headline(line: Line) -> bool:
    return line.key.count(" ") > _WORDS and line.last not in ".:;,"
