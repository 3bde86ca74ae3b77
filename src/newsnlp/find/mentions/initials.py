"""Names with initials that the model has missed: «Секретарь: [Аристова Н. В.]»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import listed
from newsnlp.find.mentions.span_places import Places
from newsnlp.link.grammar.morphology import readings
from newsnlp.patterns import lazy
from newsnlp.types import EntityType, Span

SCORE = 0.8
SOURCE = "rule:initials"
_PAIR = lazy(r"(?<![\w.-])[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.")
_BEFORE = lazy(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?[ \u00a0](?=[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.$)")
_BEHIND = lazy(r"[ \u00a0]?([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)(?!\w)")
_LISTED = lazy(r"[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.(?:,| и) $")
_LONGEST = 45
_LISTING = frozenset({", ", ": ", "; "})
_SOMEBODY = frozenset({"NOUN", "anim", "nomn", "sing"})
_OF_MANY = frozenset({"NOUN", "anim", "gent", "plur"})
_SURNAME_ENDINGS = ("ов", "ев")


def with_initials(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with a person for every surname beside two initials that none covers."""
    text, found = annotation.text, list(spans)
    places: Places | None = None
    for pair in _PAIR.finditer(text):
        name = _name(text, *pair.span())
        if name is None:
            continue
        places = places or Places(spans)
        first, last = annotation.tokens_of(name.start, name.end)
        known = first < last and annotation.sentence_of(first) == annotation.sentence_of(last - 1)
        near = places.near(name) if known else ()
        parted = _parted(text, name, pair.start(), near)
        if parted:
            found = [*(span for span in found if span not in near), name, *parted]
        elif known and all(_is_of_surname(span, name, annotation.ends[first]) for span in near):
            found = [*(span for span in found if span not in near), name]
    return found if places is None else sorted(found, key=lambda s: (s.start, -s.end))


def _parted(text: str, name: Span, initials: int, near: Sequence[Span]) -> list[Span]:
    """Return whom the initials at the end of a list are taken for: «Рид Л. И., Ким [О. П. Котов]».

    He opens the next sentence; the others of the list have their surnames before their initials.
    """
    people = [span for span in near if span.type is EntityType.PERSON]
    over = [span for span in people if span.start == initials and span.end > name.end]
    if name.start == initials or not over or len(near) > len(people):
        return []
    if not _LISTED.search(text, max(0, name.start - _LONGEST), name.start):
        return []
    begin = name.end + len(text[name.end :]) - len(text[name.end :].lstrip())
    return [replace(span, start=begin) for span in over if begin < span.end]


def _is_of_surname(span: Span, name: Span, end: int) -> bool:
    """Tell the surname before initials, till ``end``, for a role: «Рид А. Б., [Король] Е. В.».

    The initials alone may be taken for a name.
    """
    role = span.type is EntityType.PROFESSION and (span.start, span.end) == (name.start, end)
    return role or (span.type is EntityType.PERSON and end <= span.start and span.end <= name.end)


def _name(text: str, start: int, end: int) -> Span | None:
    """Return the name of which initials are a part, None where no surname stands beside them."""
    before = _BEFORE.search(text, max(0, start - _LONGEST), end)
    behind = _BEHIND.match(text, end)
    last = behind is not None and _is_surname(behind[1])
    told = before is not None and _LISTED.search(text, max(0, start - _LONGEST), before.start())
    if before is not None and _is_surname(before[0].strip(), surely=last, in_list=bool(told)):
        return Span(before.start(), end, EntityType.PERSON, SCORE, SOURCE)
    if before is not None and behind is None and _is_listed(text, before.start()):
        surname = before[0].strip().lower()
        if any(r.known and _may_be_called(surname, r.tag.grammemes) for r in readings(surname)):
            return Span(before.start(), end, EntityType.PERSON, SCORE, SOURCE)
    if behind is not None and last:
        return Span(start, behind.end(), EntityType.PERSON, SCORE, SOURCE)
    return None


def _is_listed(text: str, start: int) -> bool:
    """Tell one of a list: «Рид А. Б., [Король] Е. В.», where a noun would have no capital.

    So does a line that begins: «[Юнкеров В. Ф.] — председатель».
    """
    before = text[max(0, start - 2) : start]
    return before in _LISTING or before[-1:] in ("", "\n")


def _may_be_called(surname: str, grammemes: frozenset[str]) -> bool:
    """Tell «[Король]», «[Юнкеров]» from the beginning of what is no name."""
    many = grammemes >= _OF_MANY and surname.endswith(_SURNAME_ENDINGS)
    return many or grammemes >= _SOMEBODY


def _is_surname(word: str, *, surely: bool = False, in_list: bool = False) -> bool:
    """Tell a surname of the dictionary, or a word that it does not know.

    ``surely``: its likeliest reading is one. ``in_list``: so is an adjective, «Рябая Т. И.».
    """
    lower = word.lower()
    known = [reading for reading in readings(lower) if reading.known]
    if not known:
        return not listed(lower)  # «пришла» is a verb
    if in_list and all(reading.pos == "ADJF" for reading in known):
        return True
    if surely:
        known = [max(known, key=lambda reading: reading.score)]
    return any("Surn" in reading.tag for reading in known)
