"""Names in lines written in capitals, where Natasha's nets see nothing.

«ИГОРЬ ВАЖОРОВ НАЗНАЧЕН ДИРЕКТОРОМ»: capitals no longer tell names from other words, so a name
must be known, either from the rest of the article or from the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import LONGEST_WORD, analyzer
from newsnlp.link.bodies.acronyms import legal_forms
from newsnlp.link.people.given_names import given_forms
from newsnlp.remembered import NAMES

TokenSpan = tuple[int, int, str]
Keys = frozenset[str]
Pattern = tuple[tuple[Keys, ...], str]

MIN_WORDS, MIN_LETTERS = 2, 5
"""A line in capitals has at least two words of five letters; fewer may be acronyms (МЧС РФ)."""

GIVEN, SURNAME, PATRONYMIC, PLACE = "Name", "Surn", "Patr", "Geox"
FUNCTION_WORDS = ("PREP", "CONJ", "PRCL", "NPRO")
FULL_NAMES = (
    (GIVEN, PATRONYMIC, SURNAME),
    (SURNAME, GIVEN, PATRONYMIC),
    (GIVEN, SURNAME),
    (SURNAME, GIVEN),
    (GIVEN, PATRONYMIC),
)
"""The orders of a name that the dictionary confirms without help from the article."""


def name_shouted(annotation: Annotation, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Replace Natasha's spans in sentences all in capitals by names that are known."""
    shouted = [
        sentence
        for sentence in _sentences(annotation)
        if _long_words(annotation.words[slice(*sentence)])
    ]
    if not shouted:
        return spans
    inside = {token for first, last in shouted for token in range(first, last)}
    kept = [span for span in spans if span[0] not in inside]
    patterns = _patterns(annotation, kept)
    return kept + [
        name for first, last in shouted for name in _names(annotation, first, last, patterns)
    ]


def _sentences(annotation: Annotation) -> Iterator[tuple[int, int]]:
    """Yield the sentences whose words are in capitals (a recased headline is not)."""
    for first, last in annotation.sentences.tolist():
        words = annotation.words[first:last]
        if not any(map(str.islower, words)) and "".join(words).isupper():
            yield first, last


def _long_words(words: Sequence[str]) -> bool:
    return sum(len(word) >= MIN_LETTERS and word.isalpha() for word in words) >= MIN_WORDS


def _patterns(annotation: Annotation, spans: list[TokenSpan]) -> list[Pattern]:
    """Return the names of the article as sequences of normal forms, longest first.

    A person may also be named by one word («ВАЖОРОВ»), but not by an initial.
    """
    patterns: dict[Pattern, None] = {}
    for first, last, kind in spans:
        words = annotation.words[first:last]
        patterns[tuple(map(normal_forms, words)), kind] = None
        if kind == "PER":
            for word in words:
                if len(word) > 2:
                    patterns[(normal_forms(word),), kind] = None
    return sorted(patterns, key=lambda pattern: -len(pattern[0]))


def _names(
    annotation: Annotation, first: int, last: int, patterns: list[Pattern]
) -> Iterator[TokenSpan]:
    token = first
    while token < last:
        words = annotation.words[token:last]
        length, kind = max(_known(words, patterns), _person(words), _place(words))
        if length:
            yield token, token + length, kind
        token += length or 1


def _known(words: list[str], patterns: list[Pattern]) -> tuple[int, str]:
    """Return the length and type of the longest name of the article that the words begin with."""
    forms = [normal_forms(word) for word in words[: len(patterns[0][0])]] if patterns else []
    for keys, kind in patterns:
        if len(keys) <= len(forms) and all(a & b for a, b in zip(keys, forms, strict=False)):
            return len(keys), kind
    return 0, ""


def _person(words: list[str]) -> tuple[int, str]:
    """Return the length of a full name in one case that the words begin with: «ИГОРЬ ВАЖОРОВ»."""
    parts = [name_parts(word) for word in words[:3]]
    for order in FULL_NAMES:
        cases = [
            {case for part, case in have if part == want}
            for want, have in zip(order, parts, strict=False)
        ]
        if len(cases) == len(order) and set.intersection(*cases):
            return len(order), "PER"
    return 0, ""


def _place(words: list[str]) -> tuple[int, str]:
    best = _parses(words[0].casefold())[:1]
    return (1, "LOC") if best and PLACE in best[0].tag else (0, "")


@lru_cache(NAMES)
def normal_forms(word: str) -> Keys:
    """Return every normal form that a word may have, in lower case, е for ё."""
    word = word.casefold()
    return frozenset(parse.normal_form.replace("ё", "е") for parse in _parses(word)) or Keys(
        (word,)
    )


@lru_cache(NAMES)
def name_parts(word: str) -> frozenset[tuple[str, str]]:
    """Return the parts of a name, with their cases, that a word may be.

    A noun that the dictionary does not know passes for a surname: «важоров».
    """
    parses = _parses(word.casefold())
    if any(parse.tag.POS in FUNCTION_WORDS for parse in parses):
        return frozenset()  # «ИЗ» is also a form of Иза
    known = bool(parses) and analyzer().word_is_known(word.casefold())
    tabled = frozenset((GIVEN, form[0]) for form in given_forms(word.casefold()))
    return tabled | frozenset(
        (part, parse.tag.case)
        for parse in parses
        for part in (GIVEN, SURNAME, PATRONYMIC)
        if part in parse.tag or (part == SURNAME and not known and "NOUN" in parse.tag)
    )


def _parses(word: str) -> list[Any]:
    if len(word) > LONGEST_WORD or not word.replace("-", "").isalpha():
        return []
    parses: list[Any] = analyzer().parse(word)
    return parses


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NAME_GRAMMEMES = (GIVEN, SURNAME, PATRONYMIC, PLACE)
LONGEST_ACRONYM = 5


def recase(text: str) -> str:
    """Return a text with its lines in capitals written as usual, character for character.

    Names and acronyms are known from the rest of the text, from the dictionary or by the place
    («ИГОРЬ ВАЖОРОВ НАЗНАЧЕН ДИРЕКТОРОМ ЦОПП» → «Игорь Важоров назначен директором ЦОПП»).
    Nets that read the result see what they were trained on; all offsets stay.
    """
    if not any(map(str.isupper, text.splitlines())):
        return text
    lines = text.splitlines(keepends=True)
    shouted = [line.isupper() and _long_words(WORD.findall(line)) for line in lines]
    if not any(shouted):
        return text
    plain = "".join(line for line, loud in zip(lines, shouted, strict=True) if not loud)
    known = _written(plain)
    return "".join(
        _recase_line(line, known) if loud else line
        for line, loud in zip(lines, shouted, strict=True)
    )


def _written(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the acronyms of a text and the normal forms of its words with a capital."""
    found = set(WORD.findall(text))
    acronyms = frozenset(word for word in found if len(word) > 1 and word.isupper())
    capitals = {w for w in found if w[0].isupper() and not w.isupper() and w.lower() not in found}
    return acronyms, frozenset(form for word in capitals for form in normal_forms(word))


def _recase_line(line: str, known: tuple[frozenset[str], frozenset[str]]) -> str:
    words = list(WORD.finditer(line))
    named: set[int] = set()
    for i in range(len(words)):
        length, _ = _person([word.group() for word in words[i : i + 3]])
        named.update(range(i, i + length))
    pieces: list[str] = []
    at = 0
    for i, word in enumerate(words):
        before, after = line[: word.start()].rstrip(" "), line[word.end() : word.end() + 1]
        opens = not before or before[-1] in '«"“„.!?—'
        pieces += (
            line[at : word.start()],
            _recase_word(word.group(), after, known, opens or i in named),
        )
        at = word.end()
    return "".join([*pieces, line[at:]])


def _recase_word(
    word: str, after: str, known: tuple[frozenset[str], frozenset[str]], capital: bool
) -> str:
    """Write one word: an acronym or initial as it is, a name with a capital, any other small."""
    acronyms, names = known
    initial = len(word) == 1 and after == "."
    if initial or word in acronyms or _is_acronym(word):
        return word
    title = capital or not names.isdisjoint(normal_forms(word)) or _is_name(word)
    written = word.title() if title else word.lower()
    return written if len(written) == len(word) else word


def _is_acronym(word: str) -> bool:
    """Say whether a short word in capitals is no word but a name: ЦОПП, II, АО, not ПО."""
    if not 1 < len(word) <= LONGEST_ACRONYM:
        return False
    if word in legal_forms():
        return all(parse.tag.POS not in FUNCTION_WORDS for parse in _parses(word.lower()))
    lower = word.lower()
    return not analyzer().word_is_known(lower) and not given_forms(lower)


def _is_name(word: str) -> bool:
    best = _parses(word.casefold())[:1]
    return bool(best) and any(grammeme in best[0].tag for grammeme in NAME_GRAMMEMES)
