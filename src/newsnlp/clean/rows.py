"""Debris that a line's own words give away: phrases, breadcrumbs, menus and button rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newsnlp.clean.lexicon import DebrisLexicon
from newsnlp.clean.lines import Line, fold
from newsnlp.clean.phrases import holds_full_name, is_full_name
from newsnlp.clean.stamps import DATE
from newsnlp.lexicon import words
from newsnlp.patterns import lazy

_CRUMB = lazy(r"\s*[/\\>›»→|•]+\s+|\s+[/\\>›»→|•·]+\s*")
_LABELS = lazy(r"\s*[/\\>›→|•·,;\t]+\s*")
_SEPARATOR = re.compile(r"[/\\>›»→|•·,;\t]")
_LABEL_LENGTH = 40
_LABEL_WORDS = 4
_NAME_WORDS = 3
"""A headline has more words than the name of a site."""
_MENU = 4
_BETWEEN = 2
_SPACED = lazy(r"[А-ЯЁ][а-яёА-ЯЁ-]+(?:\s+[А-ЯЁ][а-яёА-ЯЁ-]+){3,}")
_ARROWS = "←→↑↓"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PHONE = lazy(
    r"(?<![\d-])(?:\+7|8)[ -]?\(?\d{3,5}\)?(?:[ -]?\d{2,3}){2,3}(?![\d-])"
    r"|\(\d{3,5}\)(?:[ -]?\d{2,3}){2,3}"
)
_TAXPAYER = lazy(r"\bИНН:? \d{10,12}\b|\berid\b")
_BEHIND = 60
"""Characters behind the number of an advertiser, at most: «ИНН 7700000000, erid: 2Vtz…»."""
_CARD = (
    "инн",
    "огрн",
    "кпп",
    "учредител",
    "уставный",
    "юридический адрес",
    "директор",
    "генеральн",
)
_MEDIUM = ("редакц", "редактор", "издани", "газет", "роскомнадзор")
_DAY = lazy(DATE)
_DAY_BEHIND = lazy(rf"(?<=[\s|]){DATE}$")
_AROUND_DAY = " |/·,–—-"
_PHONE_PARTS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_PEOPLE = 2
"""People of a directory at least; one may be the chief whom each page of a site names."""
_CONTACT = "footer"
_SPOKESMAN = lazy(
    r"[^:]{4,30}: ?(?:[А-ЯЁ][а-яё-]+ ){1,2}[А-ЯЁ][а-яё-]+(?:,| [–—-]| \() ?([а-яё-]{4,})"
)
"""Whom a label names with his post, behind a comma, a dash or in brackets."""
_POSTS = ("leader_roles.txt", "deputy_roles.txt", "occupations.txt")
_CONTACT_LENGTH = 90
_CONTACT_WORDS = 6
_LONGEST_NAME = 6
"""Words of the longest label in the lexicon that is looked for in a row on one line."""


def mark_phrases(text: str, lines: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark lines that are or begin with a known phrase, breadcrumbs, arrows and addresses."""
    for line in lines:
        if not line.short or line.kind is not None:
            continue
        line.kind = (
            lexicon.line.get(line.phrase)
            or lexicon.start_kind(line.phrase + ":" * (line.last == ":"))
            or _breadcrumbs(line.phrase, lexicon)
            or _labels(line.phrase, lexicon)
            or _spaced_menu(text[line.start : line.end], lexicon)
            or _link(text, line)
            or _contact(text, line)
            or _advertisement(text, line)
            or _dated_label(line.phrase, lexicon)
        )
    _spare_directory(text, lines)
    _spare_spokesmen(text, lines)
    _spare_card(lines)
    for line, after in pairwise(lines):
        if line.short and line.phrase in lexicon.pointer:
            line.kind = lexicon.pointer[line.phrase]
            if _pointed_at(after):
                after.kind = line.kind
    if lines and lines[-1].phrase in lexicon.pointer:
        lines[-1].kind = lexicon.pointer[lines[-1].phrase]


def _link(text: str, line: Line) -> str | None:
    """Return the kind of «← Парк открыт» and of a bare address."""
    arrow = text[line.start] in _ARROWS or line.last in _ARROWS
    bare = _ADDRESS.fullmatch(text, line.start, line.end)
    return "navigation" if arrow or bare else None


def _contact(text: str, line: Line) -> str | None:
    """Return the kind of a line of a telephone: «Горячая линия: 8-800-000-00-00»."""
    if line.phrase.count("#") < _PHONE_PARTS or line.end - line.start > _CONTACT_LENGTH:
        return None
    found = _PHONE.search(text, line.start, line.end)
    few = found is not None and len(_WORD.findall(line.phrase)) <= _CONTACT_WORDS
    return _CONTACT if few else None


def _spare_directory(text: str, lines: Sequence[Line]) -> None:
    """Give back the telephones of several people: «Завуч – Лосева Дарья Ильинична, 8 (3467) …»."""
    named = [line for line in lines if line.kind in (None, _CONTACT) and holds_full_name(line)]
    listed = [line for line in named if _PHONE.search(text, line.start, line.end)]
    for line in listed if len(listed) >= _PEOPLE else ():
        line.kind = None


def _spare_spokesmen(text: str, lines: Sequence[Line]) -> None:
    """Give back whom press should ask: «Контакты для СМИ: Анна Рид, пресс-секретарь, 22-13-45»."""
    for line in lines:
        if line.kind == _CONTACT and ":" in line.phrase:
            named = _SPOKESMAN.match(text, line.start, line.end)
            if named is not None and any(named[1] in words(name) for name in _POSTS):
                line.kind = None


def _advertisement(text: str, line: Line) -> str | None:
    """Return the kind of «ООО «Дом». Окна и двери. ИНН 7700000000», as the law marks them.

    What tells of a company has more: «ООО «Дом» (ИНН 7700000000) признано банкротом».
    """
    found = _TAXPAYER.search(text, line.start, line.end)
    last = found is not None and (found[0] == "erid" or line.end - found.end() <= _BEHIND)
    return "footer" if last and not holds_full_name(line) else None


def _spare_card(lines: Sequence[Line]) -> None:
    """Give back what tells of a company: «ИНН: …», «ОГРН: …», «Учредители:»; not of a newspaper."""
    of_card = [line for line in lines if line.short and line.key.startswith(_CARD)]
    told = {line.key[:3] for line in of_card}
    medium = any(line.kind and any(word in line.key for word in _MEDIUM) for line in lines)
    for line in of_card if len(told) > _PEOPLE and not medium else ():
        line.kind = None


def _dated_label(phrase: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of a label beside a day: «Наука | 12 февраля 2026»."""
    if "#" not in phrase:
        return None
    day = _DAY.match(phrase) or _DAY_BEHIND.search(phrase)
    rest = (phrase[: day.start()] + phrase[day.end() :]).strip(_AROUND_DAY) if day else ""
    return lexicon.item.get(rest) if len(rest) > 1 else None


def _pointed_at(line: Line) -> bool:
    """Tell whether a line under «Следующая запись» is the headline that it leads to."""
    return line.kind is None and line.short and not line.gap and line.last not in ".:;,"


def _breadcrumbs(key: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of «главная / новости / общество»: a home link and what lies below."""
    if not key.startswith(tuple(lexicon.home)):
        return None
    first, *below = _CRUMB.split(key, maxsplit=1)
    return lexicon.home.get(first) if below else None


def _labels(key: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of a line that is nothing but labels: «Telegram WhatsApp ВКонтакте»."""
    separator = _SEPARATOR.search(key)
    if separator and key[: separator.start()].rstrip() in lexicon.item:
        parts = _LABELS.split(key)
        if all(part in lexicon.item for part in parts):
            return lexicon.item[parts[0]]
    menu = _menu(key, lexicon)
    if menu:
        return menu
    words = key.split()
    likely = len(words) >= 3 and words[0] in lexicon.openers
    names = _cover(words, lexicon) if likely else []
    return lexicon.item[names[0]] if len(names) >= 3 else None


def _menu(key: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of a menu on one line, some of whose labels are known: «Глава | Новости»."""
    parts = key.split(" | ")
    if len(parts) < _MENU or any(part.count(" ") >= _NAME_WORDS for part in parts):
        return None
    known = [part for part in parts if part[:1].isalpha() and part in lexicon.item]
    return lexicon.item[known[0]] if len(known) >= max(2, len(parts) / 3) else None


def _spaced_menu(raw: str, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of a menu of single words of which most are known: «Клуб Матчи Билеты»."""
    if not _SPACED.fullmatch(raw):
        return None
    known = [word for word in fold(raw).split() if word in lexicon.item]
    return lexicon.item[known[0]] if 2 * len(known) > len(raw.split()) else None


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
    """Mark rows of labels, one a line, single labels beside debris, and the page's margins."""
    copies = Counter(line.key for line in lines)
    told = _roster(lines)
    unique = [copies[line.key] == 1 and i not in told for i, line in enumerate(lines)]
    menu_end = 0
    for first, last in _rows(lines):
        row = [i for i in range(first, last) if i not in told]
        labels = [i for i in row if lines[i].phrase in lexicon.item]
        if len(labels) >= 3:
            menu_end = menu_end or labels[0]
            _mark_row(lines, labels, unique, lexicon)
    untold = [line for i, line in enumerate(lines) if i not in told]
    _spread(untold, lexicon)
    _spread(untold[::-1], lexicon)
    left = [line for line in lines if line.kind is None]
    _mark_head(lines[:menu_end], unique)
    _mark_foot(lines, unique)
    if all(line.kind for line in lines):  # «Руководство клуба», «Рид», «Тренер», «Контакты»
        for line in left:
            line.kind = None


def _roster(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines of a directory: several people, and what stands beside each, as posts do.

    «Лапин Виктор Семёнович», «Глава района», «тел. 22-13-45»: the middle is a label elsewhere.
    """
    people = [i for i, line in enumerate(lines) if is_full_name(line)]
    if len(people) < _PEOPLE:
        return frozenset()
    beside = (k for i in people for k in (i - 1, i, i + 1) if 0 <= k < len(lines))
    return frozenset(k for k in beside if lines[k].kind is None)


def _mark_row(
    lines: Sequence[Line], labels: list[int], unique: list[bool], lexicon: DebrisLexicon
) -> None:
    """Mark labels and the few lines between them: «Главная · Наши партнёры · Контакты»."""
    kind = lexicon.item[lines[labels[0]].phrase]
    for label, after in pairwise([*labels, labels[-1]]):
        between = range(label + 1, after)
        known = len(between) <= _BETWEEN and all(unique[i] for i in between)
        for i in (label, *(between if known else ())):
            lines[i].kind = lines[i].kind or kind


def _mark_head(lines: Sequence[Line], unique: list[bool]) -> None:
    """Mark the site's name and slogan above its menu: «Вести Зареченска», «Газета города»."""
    if all(line.kind is not None or _like_name(line) for line in lines):
        for line, once in zip(lines, unique, strict=False):
            if once:
                line.kind = line.kind or "navigation"


def _mark_foot(lines: Sequence[Line], unique: list[bool]) -> None:
    """Mark names and links that follow debris at the page's end: «Госуслуги»."""
    first = len(lines)
    while first and (lines[first - 1].kind is not None or _like_name(lines[first - 1])):
        first -= 1
    debris = False
    for line, once in zip(lines[first:], unique[first:], strict=True):
        debris = debris or line.kind is not None
        if debris and once:
            line.kind = line.kind or "navigation"


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


def _like_name(line: Line) -> bool:
    return _like_label(line) and line.key.count(" ") < _NAME_WORDS


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
