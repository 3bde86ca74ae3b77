"""When and where an event is by the labels of its announcement: «Дата проведения: [5 мая]».

«Место:», below it «[ДК «Луч»]». The event has the line above all labels, or it is what the page
announces; of several announcements each has its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.type_sets import EVENTS, ORGANIZATIONS, PERSONS, PLACES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import rows
from newsnlp.patterns import lazy

_WHEN, _WHERE, _WHO, _BOTH, _SIGN = "when", "where", "who", "setting", "_sign"
_KINDS = {_BOTH: frozenset({_WHEN, _WHERE})}
_TOLD = (
    (_WHEN, frozenset({EntityType.DATE}), RelationType.POINT_IN_TIME),
    (_WHERE, PLACES | ORGANIZATIONS, RelationType.TAKES_PLACE_IN),
    (_WHO, PERSONS | ORGANIZATIONS, RelationType.ORGANIZES),
)
"""What a label of a kind may tell, and of how it is the event's."""
_GENERIC = "generic"
"""«Наименование [мероприятия]» tells of none."""
_VALUE = 200
"""Characters of what a label tells, at most."""
_TITLE = 200
_LINE = lazy(r"[^\n]*\S[^\n]*")
_ITEM = lazy(r"\s*(?:[–—•*·▪-]|\d+[.)])")
_LABELLED = lazy(r"[^\w\n]{0,6}[^\W\d_][^\n:.!?]{2,40}:")
"""Any other label of an announcement: «Организатор:»."""
_ENDS = (".", "!", "?", ":", ";")
_SENTENCE = frozenset(".!?;")

_Span = tuple[int, int]


class _Label(NamedTuple):
    """What a label tells, by its characters: ``start`` of it, and its value's from ``begin`` on.

    ``of`` is the noun of the event that the label names: «Дата фестиваля».
    """

    kinds: frozenset[str]
    weak: bool
    start: int
    begin: int
    end: int
    of: str = ""


def event_labels(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the days and the places that labels tell of the events above them."""
    text, index = reader.annotation.text, reader.index
    labels = _labels(reader.annotation)
    if not labels or not index.of(EVENTS):
        return
    lines = [found.span() for found in _LINE.finditer(text)]
    groups = list(_groups(labels))
    for number, group in enumerate(groups):
        after = groups[number - 1][-1].end if number else 0
        event = _event(reader, lines, after, group[0])
        for kind, told in _values(reader, group) if event is not None else ():
            if event is not None:
                ends = (told, event) if kind is RelationType.ORGANIZES else (event, told)
                yield kind, *ends


def _labels(a: Annotation) -> list[_Label]:
    """Return the labels of a text, each with what stands behind it up to its line's end."""
    labels = []
    found = list(_found(a))
    for (start, match), after in zip_longest(found, found[1:]):
        begin = match.end()
        end = a.text.find("\n", begin)
        end = min(len(a.text) if end < 0 else end, begin + _VALUE)
        end = min(end, after[0]) if after else end
        spelt = " ".join(match[1].lower().split())
        kind = _kinds()[spelt]
        kinds = _KINDS.get(kind, frozenset({kind}))
        of = a.lemmas[a.tokens_of(*match.span(2))[0]] if match[2] else ""
        of = "" if classes().get(of) == _GENERIC else of  # «Организатор мероприятия»
        labels.append(_Label(kinds, " " not in spelt and not of, start, begin, end, of))
    return labels


def _found(a: Annotation) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the labels and pictures that open lines or sentences, in the order of the text."""
    label, signs = _patterns()
    firsts = {one.partition(" ")[0].rstrip(",") for one in _kinds()}
    found = [
        (a.starts[token], match)
        for token in a.by_form.of(firsts)
        if _opens(a, token)
        if (match := label.match(a.text, a.starts[token])) and _is_of_event(a, match)
    ]
    if any(sign in a.text for sign in _kinds() if not sign.isalpha()):
        found += [(match.start(), match) for match in signs.finditer(a.text)]
    yield from sorted(found, key=lambda one: one[0])


def _opens(a: Annotation, token: int) -> bool:
    """Tell whether a word begins a line, behind its mark or picture, or a sentence."""
    first = a.sentence_tokens(a.sentence_of(token))[0]
    while token > first and not a.opens_line(token) and not a.words[token - 1].isalnum():
        token -= 1
        if a.words[token] in _SENTENCE:
            return True
    return token == first or a.opens_line(token)


def _is_of_event(a: Annotation, match: re.Match[str]) -> bool:
    """Tell «Место», «Дата фестиваля» from «Место рождения», «Дата выхода»."""
    if not match[2]:
        return True
    token, _ = a.tokens_of(*match.span(2))
    return token < len(a) and a.lemmas[token] in classes()


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each label and sign."""
    found = {}
    for kind, spelt in rows("event_labels.tsv"):
        signs = kind.endswith(_SIGN)
        for one in spelt.split(" " if signs else "|"):
            found[one] = kind.removesuffix(_SIGN)
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a label with its colon or dash and of a picture with its label."""
    labels = sorted((one for one in _kinds() if one[0].isalpha()), key=len, reverse=True)
    spelt = "|".join(one.replace(" ", r"\s") for one in labels)
    signs = "".join(one for one in _kinds() if not one[0].isalpha())
    mark = r"\**[ \t\xa0]*(?::\**|[–—|-](?=\s)|\t)\s{0,4}"
    label = rf"(?i)({spelt})(?:\s([а-яё-]{{4,}}))?{mark}"
    return re.compile(label), re.compile(rf"(?m)^([{signs}])(?![^\n:]{{2,40}}:)()")


def _groups(labels: Sequence[_Label]) -> Iterator[Sequence[_Label]]:
    """Yield the labels of each announcement: no kind twice, and none that is doubtful alone."""
    begin = 0
    for at in range(1, len(labels) + 1):
        group = labels[begin:at]
        told = frozenset[str]().union(*(label.kinds for label in group))
        if at == len(labels) or told & labels[at].kinds:
            if len(told) > 1 or not all(label.weak for label in group):
                yield group
            begin = at


def _event(reader: FactReader, lines: Sequence[_Span], after: int, label: _Label) -> int | None:
    """Return the event that labels are of, told behind a character and before the first of them.

    It is that of the line above them, else the first: «Приглашаем на [ярмарку]! …».
    """
    a, index = reader.annotation, reader.index
    before, heads = label.start, index.head
    named = [i for i in index.of(EVENTS) if classes().get(a.lemmas[heads[i]]) != _GENERIC]
    if label.of:
        named = [i for i in named if a.lemmas[heads[i]] == label.of]
    starts = ((a.starts[index.first[i]], -index.length(i), i) for i in named)
    own = sorted(one for one in starts if after <= one[0] < before)
    above = lines[bisect_left(lines, (after, 0)) : bisect_left(lines, (before, 0))]
    for begin, end in reversed(above):
        told = [i for start, _, i in own if begin <= start < end]
        if told and _is_title(a.text[begin:end]):
            return told[0]
        if not _LABELLED.match(a.text, begin, end):
            break
    return own[0][2] if own else None


def _is_title(line: str) -> bool:
    """Tell what may name an event alone from a sentence and from an item of a list."""
    short = len(line) <= _TITLE and not line.rstrip().endswith(_ENDS)
    return short and _ITEM.match(line) is None


def _values(reader: FactReader, group: Sequence[_Label]) -> Iterator[tuple[RelationType, int]]:
    """Yield the day and the places that labels tell, and who organizes it."""
    a, index = reader.annotation, reader.index
    for label in group:
        first, last = a.tokens_of(label.begin, label.end)
        for kind, types, relation in _TOLD if last > first else ():
            found = [i for i in index.of(types) if first <= index.first[i] < last]
            whole = [i for i in found if not any(index.holds(other, i) for other in found)]
            if kind in label.kinds:
                yield from ((relation, i) for i in whole[: 1 if kind == _WHEN else None])
