"""Natasha's PER, ORG and LOC spans as mentions, with their known faults mended.

Natasha's tagger marks flat token spans. Each repair below mends one kind of fault by a
general rule of Russian orthography or grammar; the order of ``REPAIRS`` matters only in that
ends are settled before names are joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsnlp.annotate import marks
from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.headlines import name_shouted
from newsnlp.patterns import lazy
from newsnlp.types import EntityType, Span

TokenSpan = tuple[int, int, str]
"""First token, last token + 1, Natasha's type (PER, ORG, LOC)."""

Repair = Callable[[Annotation, list[TokenSpan]], list[TokenSpan]]

SOURCE = "natasha"
TYPES = {"PER": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "LOC": EntityType.LOCATION}

SCORES = {"PER": 0.94, "ORG": 0.79, "LOC": 0.95}
"""How often a repaired span is right: its precision on NEREL train, rounded (LOC: any place)."""

PATRONYMIC = lazy(r"[А-ЯЁ][а-яё]+(?:[ео]в(?:ич|н)|ьич|[мк]ич|ичн)[а-яё]{0,3}")
ACRONYM = lazy(r"[А-ЯЁA-Z][А-ЯЁA-Zа-яё-]*[А-ЯЁA-Z]")


def find(annotation: Annotation) -> list[Span]:
    """Return Natasha's spans as PERSON, ORGANIZATION and LOCATION mentions, repaired.

    Spans are sorted and unique; an ORGANIZATION may hold a shorter one and a LOCATION.
    """
    spans = annotation.spans
    for repair in REPAIRS:
        spans = repair(annotation, spans)
    return [_as_mention(annotation, *span) for span in sorted(set(spans))]


def _as_mention(annotation: Annotation, first: int, last: int, kind: str) -> Span:
    start, end = annotation.starts[first], annotation.ends[last - 1]
    return Span(start, end, TYPES[kind], SCORES[kind], SOURCE)


def split_abbreviations(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Cut «Центр … подготовки (ЦОПП)» into the full name and its abbreviation."""
    return [part for span in spans for part in _split_abbreviation(annotation.words, span)]


def _split_abbreviation(words: list[str], span: TokenSpan) -> Iterator[TokenSpan]:
    first, last, kind = span
    inner = words[first + 1 : last]
    opening = first + 1 + inner.index("(") if "(" in inner else last
    if opening + 1 >= last or kind != "ORG" or not ACRONYM.fullmatch(words[opening + 1]):
        yield span
        return
    yield first, opening, kind
    yield opening + 1, opening + 2, kind


def balance_marks(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Give back lost closing quotes («ООО "Рога и копыта»), drop quotes around a whole span."""
    balanced = ((*marks.balance(annotation, first, last), kind) for first, last, kind in spans)
    return [span for span in balanced if span[0] < span[1]]


def close_initials(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Give back the full stop of a final initial: «Лавров С. В» → «Лавров С. В.»."""
    return [
        (first, last + _stop_after_initial(annotation, last), kind) if kind == "PER" else span
        for span in spans
        for first, last, kind in (span,)
    ]


def _stop_after_initial(annotation: Annotation, last: int) -> int:
    words = annotation.words
    initial = last < len(words) and len(words[last - 1]) == 1 and words[last - 1].isupper()
    return int(
        initial and words[last] == "." and annotation.starts[last] == annotation.ends[last - 1]
    )


def join_names(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Join a name cut in two: «Захаровой» + «Марией Владимировной»."""
    joined: list[TokenSpan] = []
    for span in sorted(spans):
        if joined and _one_person(annotation, joined[-1], span):
            joined[-1] = (joined[-1][0], span[1], "PER")
        else:
            joined.append(span)
    return joined


def _one_person(annotation: Annotation, left: TokenSpan, right: TokenSpan) -> bool:
    """Say whether two adjacent persons are one: a word and another, or one with a patronymic.

    «Петрову Иван Сергеевич передал» stays two, for the cases differ; so does «друга Петрова
    Геннадия Тимофеенко», where nothing says that the three words are one name.
    """
    adjacent = left[1] == right[0] and left[2] == right[2] == "PER"
    if not adjacent or annotation.sentence_of(left[0]) != annotation.sentence_of(right[0]):
        return False
    words = annotation.words[left[0] : right[1]]
    whole = len(words) == 2 or (len(words) == 3 and any(map(PATRONYMIC.fullmatch, words)))
    return whole and _agree(annotation, left[1] - 1, right[0])


def _agree(annotation: Annotation, one: int, other: int) -> bool:
    """Say whether two tokens do not differ in case, gender or number where both have them."""
    first, second = annotation.feats(one), annotation.feats(other)
    return "Case" in first and all(
        name not in first or name not in second or first[name] == second[name]
        for name in ("Case", "Gender", "Number")
    )


def add_surnames(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Give a first name with patronymic its surname: [Захаровой] «Марией Владимировной»."""
    given = [_is_given(annotation, *span) for span in spans]
    if not any(given):
        return spans
    taken = {token for first, last, _ in spans for token in range(first, last)}
    return [
        _with_surname(annotation, span, taken) if bare else span
        for span, bare in zip(spans, given, strict=True)
    ]


def _is_given(annotation: Annotation, first: int, last: int, kind: str) -> bool:
    """Tell whether a span is a first name with patronymic alone."""
    return (
        kind == "PER"
        and last - first == 2
        and PATRONYMIC.fullmatch(annotation.words[last - 1]) is not None
    )


def _with_surname(annotation: Annotation, span: TokenSpan, taken: set[int]) -> TokenSpan:
    first, last, kind = span
    low, high = annotation.sentence_tokens(annotation.sentence_of(first))
    for token in (last, first - 1):
        if low <= token < high and token not in taken and _surname_of(annotation, token, last - 1):
            return min(first, token), max(last, token + 1), kind
    return span


def _surname_of(annotation: Annotation, token: int, patronymic: int) -> bool:
    """Say whether a capitalised word may be the surname that goes with a patronymic."""
    word = annotation.words[token]
    return (
        word[:1].isupper()
        and not word.isupper()
        and annotation.pos(token) == "PROPN"
        and _agree(annotation, token, patronymic)
    )


def add_countries(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Add the organization with its place: «Министерство просвещения» + «Российской Федерации».

    The shorter name and the place stay mentions of their own, nested, as NEREL has them.
    """
    places = {first: last for first, last, kind in spans if kind == "LOC"}
    return spans + [
        (first, places[last], kind)
        for first, last, kind in spans
        if kind == "ORG" and last in places and _belongs(annotation, first, last, places[last])
    ]


def _belongs(annotation: Annotation, first: int, last: int, end: int) -> bool:
    """Say whether the place ``last:end`` is a genitive that depends on the organization."""
    head = annotation.head_of(last, end)
    genitive = annotation.feats(head).get("Case", "Gen") == "Gen"
    return genitive and first <= annotation.heads[head] < last


REPAIRS: tuple[Repair, ...] = (
    name_shouted,
    split_abbreviations,
    balance_marks,
    close_initials,
    join_names,
    add_surnames,
    add_countries,
)
