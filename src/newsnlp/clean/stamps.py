"""Stamps of a page: the day, the hour, how often it was read, the weather, rates of exchange."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.clean.lines import Line
from newsnlp.lexicon import rows, words
from newsnlp.patterns import lazy

_LONGEST = 90
_DAYS = ("m", "w")
"""Classes of words in dates.tsv: months and weekdays."""
_BESIDE = 4
"""Words of what stands beside a stamp: fewer."""
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = ("просмотр", "коммент", "прочита", "прочтени")
_BY = lazy(r"\b(?:автор|текст|фото|источник)\b:? .*$")
_BAR = lazy(r"\s*\|\s*|\s+(?://|[·•])\s+")
_DEGREES = lazy(r"[+−–-]?#(?:\.\.\.?#)? ?°(?: ?[cс]\b)?")
_SIGNS = ("°", "$", "€", "usd", "eur", "погода", "выпуск", "№")
"""What makes numbers a stamp that has no year: weather, rates, the number of a newspaper."""
_HOUR = "#:#"
DATE = r"#(?:\.#| [а-я]{3,8} #(?: г(?:ода)?\b\.?)?)(?:,? (?:в )?#:#)?"
"""A day in a phrase (see ``lines.Line``), and the hour behind it."""
_WHOLE_DAY = lazy(rf"(?:[а-я]+,? )?{DATE}(?::#)?(?: ?г)?")
_POSTED = lazy(r"[^\[\]]{0,80}\[\d\d\.\d\d\.\d{4},? \d\d:\d\d(?::\d\d)?\]:?")
_SIGNED_DAY = lazy(
    r"(?P<first>.*?)[\s,|—–-]*\b(?:от )?"
    r"(?P<day>\d{1,2}(?:\.\d\d\.| [а-я]{3,8} )\d{4}(?: г(?:ода)?\b\.?)?(?:,? (?:в )?\d{1,2}:\d\d)?)"
    r"[\s,|—–-]*(?P<last>.*)"
)


def stamp(raw: str, line: Line, *, above: bool) -> str | None:
    """Return the kind of a line of a day, an hour and counters, and what stands beside them.

    A day without its year, weather and rates are stamps only ``above`` the article.
    """
    if len(raw) > _LONGEST or "#" not in line.phrase:
        return None
    phrase = _DEGREES.sub("#", line.phrase)
    counted = any(word in phrase for word in _COUNTED)
    parts = _BAR.split(_BY.sub("", phrase))
    stamped = [part for part in parts if _is_of_stamps(part)]
    if not _YEAR.search(raw) and not counted:
        known = above and (_HOUR in phrase or any(sign in line.phrase for sign in _SIGNS))
        return "date" if known and len(stamped) == len(parts) else None
    short = all(part.count(" ") < _BESIDE for part in parts if part not in stamped)
    if not stamped or not short or "#" not in "".join(stamped):
        return None
    return "counter" if counted else "date"


def is_day(raw: str, line: Line) -> bool:
    """Tell a line of nothing but a day with its year: «5 мая 2024 года», «05.05.2024, 10:15»."""
    whole = _YEAR.search(raw) is not None and _is_of_stamps(line.phrase)
    return whole and len(raw) <= _LONGEST and _WHOLE_DAY.fullmatch(line.phrase) is not None


def is_signed_day(raw: str) -> bool:
    """Tell «Нина Орлова 12.05.2024 14:30», «Газета «Знамя», № 12, 12 мая 2024 г.».

    A single name beside the day may be the place of a dateline, a day in words without its hour
    belong to a picture («Нина Орлова 12 мая 2024 года»).
    """
    found = _SIGNED_DAY.fullmatch(raw)
    if found is None:
        return False
    rest = f"{found['first']} {found['last']}".strip()
    told = _WORD.findall(rest)
    if len(told) == 1:
        return told[0].isascii() or "«" in rest
    caption = " " in found["day"].partition(" г")[0] and ":" not in found["day"] and "№" not in rest
    return 1 < len(told) < _BESIDE and not caption and all(word[0].isupper() for word in told)


def is_posted(raw: str) -> bool:
    """Tell what a messenger writes above each message: «Лунинск сегодня, [14.03.2025 12:01]»."""
    return _POSTED.fullmatch(raw) is not None


def _is_of_stamps(part: str) -> bool:
    known = _stamp_words()
    return all(word in known or word.startswith(_COUNTED) for word in _WORD.findall(part))


@cache
def _stamp_words() -> frozenset[str]:
    dates = [forms.split() for letter, _, forms in rows("dates.tsv") if letter in _DAYS]
    return words("stamp_words.txt").union(*dates)
