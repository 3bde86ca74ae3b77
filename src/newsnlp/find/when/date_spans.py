"""Dates found by rule, so that none is lost where the span model misses it.

The borders follow NEREL: a preposition belongs to its date («во вторник», «с 2010 года»).
Only phrases that NEREL nearly always marks as DATE are taken; bare years, durations and ages
are left to the model.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.when import date_words
from newsnlp.patterns import lazy
from newsnlp.remembered import Answers
from newsnlp.types import EntityType, Span

SOURCE = "rule:date"
SCORE, SCORE_TODAY = 0.92, 0.45
"""Precision on NEREL train; annotators marked «сегодня» and «накануне» less than half the time."""

YEAR = r"(?:Yy?|[rS]y|fy)"
"""A year: «2025 года», «этого года», «с. г.»."""
DAY = rf"(?:w[,~]?[do]m{YEAR}?|[do]m{YEAR}?|D)"
MONTH = rf"(?:m{YEAR}|rm)"
PERIOD = rf"(?:{DAY}|{MONTH}|Yy|ry|r[kl]|[ri]w)"
RANGES = (
    rf"f?d~dm{YEAR}?",
    rf"f(?:d|{DAY}|{MONTH}|m|Yy?)g(?:{DAY}|{MONTH}|Yy?)",
    rf"(?:Yy?~Yy|m~m{YEAR}|{DAY}~{DAY})",
)
SINGLE = (
    rf"p(?:{PERIOD}|m|[ykl]|Ey?)",
    rf"s(?:{YEAR})|rs",
    rf"[odR][qb]{YEAR}?",
    PERIOD,
    r"(?:[dcn][tklyve]|[kly]|jy?)N",
    r"Z[dcn]?[tkly]",
    r"E(?:y|(?:rv|[Ro]v))|Ey(?:rv|[Ro]v)",
    r"[Ro]v",
    r"[ai][dcn]?[tkly]",
    r"[ri]x",
    r"T",
)
WITH_PREPOSITION = (r"w", r"m(?![~&])", r"[Sr]t")
PREPOSITION = r"[\^fg]"
PATTERN = re.compile(
    rf"(?=[^?|,~-])(?:{PREPOSITION}?(?:{'|'.join(RANGES + SINGLE)})"
    rf"|{PREPOSITION}(?:{'|'.join(WITH_PREPOSITION)}))"
)


def find(annotation: Annotation) -> list[Span]:
    """Return the DATE spans that the rules are sure of, in text order."""
    pieces = _letters(annotation)
    borders = list(accumulate(map(len, pieces)))  # where the letters of each token end
    spans = []
    for match in PATTERN.finditer("".join(pieces)):
        first, last = bisect_right(borders, match.start()), bisect_left(borders, match.end())
        # «12 марта 2025, 14:20»: razdel leaves the comma between two numbers at the first
        end = annotation.ends[last] - (annotation.words[last][-1] == ",")
        if "y~" in match.group() and annotation.words[last : last + 2] == ["г", "."]:
            end = annotation.ends[last + 1]  # as the model does: «1995 г. – 2001 г.»
        if match.group()[-1] == "T" and annotation.pos(last) == "ADJ":
            first = last  # «на [сегодняшнем] заседании»
        start = annotation.starts[first]
        score = SCORE_TODAY if match.group()[-1] == "T" else SCORE
        spans.append(Span(start, end, EntityType.DATE, score, SOURCE))
    return spans


_SPELT_YEAR = lazy(r"(?:1[89]|20)\d\d[-‑–](?:м|го|му)$")
"""What needs no «год» to be a year: «в 1998-м»."""


def _letters(annotation: Annotation) -> list[str]:
    """Return the class letters of every word, the last of a sentence with its end."""
    words = annotation.words
    pieces = list(map(_CLASSES.__getitem__, words))
    for token in (i for i, piece in enumerate(pieces) if piece == "Y"):
        if _SPELT_YEAR.match(words[token]) and pieces[token + 1 : token + 2] != ["y"]:
            pieces[token] = "Yy"
    for last in annotation.sentences[:-1, 1].tolist():
        pieces[last - 1] += "|"
    return pieces


def _classes(word: str) -> str:
    if (
        word.isalpha()
        and not word.isupper()
        and word.lower().replace("ё", "е") not in date_words.forms()
    ):
        return "?"  # nine in ten
    # «После ноябрьских выборов»: what follows «после» is seldom a date.
    return "".join("?" if w.value == "after" else w.letter for w in date_words.read(word))


_CLASSES = Answers(_classes)
