"""The first line of a page where it names whose site it is: a menu follows, then a headline.

On a site of its own an institution need not be named: «наш театр», «главврач больницы» is told
by that line alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsnlp.clean.lines import Line
from newsnlp.clean.phrases import holds_full_name, is_full_name
from newsnlp.lexicon import rows, words
from newsnlp.patterns import lazy

_MENU = frozenset({"navigation", "breadcrumbs", "footer"})
_ADDRESS = "footer"
_LONGEST = 11
"""Blanks between the words of a long name: «Управление Федеральной … по Тульской области»."""
_LINES = 3
"""Lines that a name may take: «ПРОФСОЮЗ РАБОТНИКОВ КУЛЬТУРЫ», «Тамбовская организация»."""
_ENDS = ".!?…"
_WORDS = 1
"""Blanks in a headline: at least two."""
_WORD = lazy(r"[^\W\d_]{3,}")
_STEM = 5
"""Letters by which a word of a name is known in another case."""
_ENOUGH = 20_000
"""Characters of an article in which the name of its institution is looked for."""
_MEDIA = "n"
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
            if _is_card(lines, i + 1):
                return
            below = any(map(_like_headline, _below(lines, i + 1)))
            for name in (k for k in bare if k <= i and below):
                lines[name].kind = "site_name"
            return


def _is_card(lines: Sequence[Line], first: int) -> bool:
    """Tell a body of a list: «Отдел культуры», «Адрес: …», «Начальник: Рид Анна Львовна»."""
    below = (line for line in lines[first:] if line.kind is None)
    return lines[first].kind == _ADDRESS and holds_full_name(next(below, lines[first]))


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
    few = line.short and line.key.count(" ") < _LONGEST and not is_full_name(line)
    return few and _NAME.fullmatch(text, line.start, line.end) is not None


def _like_headline(line: Line) -> bool:
    return line.key.count(" ") > _WORDS and line.last not in ".:;,"


def unnamed_owner(text: str, lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return where the institution whose site it is has its name, if the article has it nowhere.

    The last of such lines is the narrowest («епархия» below «Церковь»). A newspaper is none: of
    what it tells it is no part.
    """
    for line in reversed(lines[:_LINES]):
        if line.kind == "site_name" and line.short:
            name = _words(text[line.start : line.end])
            if not _bodies().isdisjoint(name) and _media().isdisjoint(name):
                article = _article(text, lines)
                named = all(word[:_STEM] in article for word in name)
                return None if named else (line.start, line.end)
    return None


def _words(name: str) -> list[str]:
    return [match[0].replace("ё", "е") for match in _WORD.finditer(name.lower())]


def _article(text: str, lines: Sequence[Line]) -> str:
    told = "\n".join(text[x.start : min(x.end, _ENOUGH)] for x in lines if x.kind is None)
    return told.lower().replace("ё", "е")


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns of what has a site, as a name begins with them."""
    return words("institutions.txt") | words("organization_nouns.txt") | words("whole_bodies.txt")


@cache
def _media() -> frozenset[str]:
    return frozenset(
        w for kind, found in rows("masthead.tsv") if kind == _MEDIA for w in found.split()
    )
