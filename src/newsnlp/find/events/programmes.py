"""Which lines of a programme or of a page of short news belong together, and which do not.

Of «10:00 [Открытие]. Большой зал» and «12:00 [Концерт]. Парк» each has its own place and people;
so has what stands below «18.06.2025» and below «17.06.2025», or below two names of places in turn.
What stands above the first such line is of all of them, as is «Организаторы: …» on a line of its
own. A line with a verb is none of a programme: «12:00. Рид открыл совещание» is of a chronicle.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.lexicon import rows
from newsnlp.patterns import lazy

_AT_LEAST = 2
_LINE = lazy(r"[^\n]*[^\s][^\n]*")
_WORD = lazy(r"[^\W\d_]+")
_OPENING = lazy(r"(?m)^[^\w\n]*(?:[^\W\d_]+,? )?\d")
"""Where a line may open with a time: most articles have no two such lines."""
_HOUR = r"\d{1,2}[:.]\d\d(?!\d|[:.]\d)"
_CLOCK = rf"(?:с |в )?{_HOUR}(?:\s*[–—-]\s*{_HOUR})?"
_HOUR_WITHIN = lazy(_HOUR)
_DAY = (
    r"(?:[^\W\d_]+,? )?\d{1,2}(?:\s*[–—-]\s*\d{1,2})?"
    r"(?:\.\d\d\.(?:\d\d){1,2}| [^\W\d_]{3,8}(?: \d{4})?)(?: ?г(?:ода)?\b\.?)?"
)
_CLOCKED = lazy(rf"\W*{_CLOCK}")
_NEWS = lazy(rf"\W*(?P<day>{_DAY})\. ?[А-ЯЁ«]")
_DATED = lazy(rf"\W*(?P<day>{_DAY})(?:,? {_CLOCK})?\W*")

Place = tuple[int, int]
"""The section and the item of a sentence, each a number from 1 on, or 0 for none."""


class _Line(NamedTuple):
    """A line by its characters, debris too.

    ``parted``: a blank line is above; ``timed``: it opens with a time or a date and has no verb;
    ``dated``: with a date without an hour; ``whole``: it is nothing but a date; ``tells``: it has
    a verb; ``organizes``: it tells who organizes something; ``news``: it opens with its day
    alone, «9 июня. Рид открыл школу»; ``sentences``: those that begin in it.
    """

    parted: bool
    timed: bool
    dated: bool
    whole: bool
    tells: bool
    organizes: bool
    news: bool
    sentences: range


class Programme:
    """The sections and items of an article's sentences."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places

    def __bool__(self) -> bool:
        """Tell an article that has any."""
        return bool(self._places)

    def are_apart(self, one: int, other: int) -> bool:
        """Tell two sentences of which each is in an item or a section of its own."""
        if not self._places:
            return False
        pairs = zip(self._places[one], self._places[other], strict=True)
        return any(a and b and a != b for a, b in pairs)

    def is_within(self, sentence: int) -> bool:
        """Tell a sentence of an item or a section."""
        return bool(self._places) and self._places[sentence] != (0, 0)

    def items(self) -> Iterator[range]:
        """Yield the sentences of each item."""
        for place, run in groupby(range(len(self._places)), self._places.__getitem__):
            if place[1]:
                sentences = list(run)
                yield range(sentences[0], sentences[-1] + 1)

    def are_together(self, one: int, other: int) -> bool:
        """Tell two sentences of the same item, or of the same section."""
        return self.is_within(one) and self.is_within(other) and not self.are_apart(one, other)

    def is_of_item(self, sentence: int) -> bool:
        """Tell a sentence of an item."""
        return bool(self._places) and self._places[sentence][1] > 0


def programme(annotation: Annotation) -> Programme:
    """Read the lines of an article that open with a time of the day or with a date."""
    opening = _OPENING.finditer(annotation.text)
    if len(list(islice(opening, _AT_LEAST))) < _AT_LEAST:
        return Programme(())
    if sum(map(_is_timed, _LINE.findall(annotation.text))) < _AT_LEAST:
        return Programme(())
    lines = list(_lines(annotation))
    sections = set(_sections(lines))
    items = sum(line.timed and not line.whole for line in lines) >= _AT_LEAST
    if not items and not sections:
        return Programme(())
    hours = sum(line.timed and not line.dated for line in lines) >= _AT_LEAST
    places = [(0, 0)] * len(annotation.sentences)
    organizing = [line for line in lines if line.organizes]
    # of several each is of its own section
    of_all = organizing[0] if len(organizing) == 1 else None
    section = item = 0
    for number, line in enumerate(lines, start=1):
        if number - 1 in sections or (hours and line.dated and not line.whole):
            section, item = number, 0  # «12 июля, площадь», below it «9:00 – турнир»
        elif line.timed and not line.whole and items:
            item = number
        elif line.parted or line.whole or line.tells or line.organizes:
            item = 0
        for sentence in line.sentences:
            places[sentence] = (0, 0) if line is of_all else (section, item)
    return Programme(places)


def _is_timed(line: str) -> bool:
    """Tell a line that opens with a time of the day or with what may be a date."""
    return _CLOCKED.match(line) is not None or _DATED.match(line) is not None


def _lines(annotation: Annotation) -> Iterator[_Line]:
    a, end = annotation, 0
    begins = [a.starts[first] for first, _ in a.sentences]
    for found in _LINE.finditer(a.text):
        inside = range(bisect_left(begins, found.start()), bisect_left(begins, found.end()))
        dated = _DATED.match(found[0])
        if dated is not None and not _is_day(dated["day"]):
            dated = None
        clocked = _CLOCKED.match(found[0]) is not None
        whole = dated is not None and dated.end() == len(found[0])
        tells = _tells(a, inside)
        timed = (clocked or dated is not None) and not tells
        day = timed and dated is not None and _HOUR_WITHIN.search(dated[0]) is None
        parted = a.text.count("\n", end, found.start()) != 1
        news = _NEWS.match(found[0])
        own = tells and news is not None and _is_day(news["day"])
        yield _Line(parted, timed, day, whole, tells, _organizes(a, inside), own, inside)
        end = found.end()


def _is_day(day: str) -> bool:
    """Tell «Суббота, 5 июня», «05.06.2025» from «5 человек»."""
    return all(word.lower() in _words_of_days() for word in _WORD.findall(day))


@cache
def _words_of_days() -> frozenset[str]:
    """Return months and weekdays and what stands behind a year."""
    dates = [forms.split() for letter, _, forms in rows("dates.tsv") if letter in ("m", "w")]
    return frozenset({"г", "года"}).union(*dates)


def _tells(annotation: Annotation, sentences: range) -> bool:
    """Tell what has a verb, or what stands for one: «звание присвоено»."""
    feats = (
        annotation.feats(token)
        for sentence in sentences
        for token in range(*annotation.sentence_tokens(sentence))
    )
    return any(own.get("VerbForm") == "Fin" or own.get("Variant") == "Short" for own in feats)


def _organizes(annotation: Annotation, sentences: range) -> bool:
    first = (annotation.sentence_tokens(sentence)[0] for sentence in sentences[:1])
    return any(annotation.lemmas[token] in noun_class("organizer") for token in first)


def _sections(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the lines that begin sections: dates alone or other headings above timed lines.

    A date may stand below the headline of its news. There are two at least, or none.
    """
    dates = [at for at, line in enumerate(lines) if line.whole]
    found = [at - _is_below_headline(lines, at) for at in dates]
    headings = [
        at
        for at, (line, below) in enumerate(pairwise(lines))
        if line.parted and not line.timed and below.timed and not below.whole and not below.parted
    ]
    for own in (found, headings, [at for at, line in enumerate(lines) if line.news]):
        if len(own) >= _AT_LEAST:
            yield from own


def _is_below_headline(lines: Sequence[_Line], at: int) -> bool:
    """Tell the date of a piece of news, below its headline, from «12 июля» above its hours."""
    behind = lines[at + 1 : at + 2]
    goes_on = behind != [] and not behind[0].parted and not behind[0].timed
    above = at > 0 and lines[at - 1].parted and not lines[at - 1].timed
    return above and goes_on and not lines[at].parted
