"""Other names introduced in brackets: «Бен Кон (англ. Ben Kohn)», «Центр … (ЦОПП)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsnlp.link.bodies.acronyms import INTRODUCED, abbreviates, is_acronym, legal_forms
from newsnlp.link.grammar.morphology import cyrillic, fold
from newsnlp.link.people.monks import is_first_name
from newsnlp.types import EntityType, Mention

_OPENED = re.compile(
    r"[»”\"']{0,2},?\s?[(\[/]\s?"
    r"(?:[а-яё]{2,5}\.|далее|также|или|он же|она же|ранее)?[:\s—–-]*[«“\"„']{0,2}"
)
_CONTINUED = re.compile(r"[»”\"']{0,2}[,;]\s(?:[а-яё]{2,5}\.\s?)?[«“\"„']{0,2}")
_BRACKET = re.compile(r"[(\[/]")
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"[\s-]+")
_LONGEST = 24
_SHORT = 5
"""Twice the letters of an acronym that are too few to tell a word by."""
_NAMED = frozenset(
    {
        EntityType.AWARD,
        EntityType.CITY,
        EntityType.COUNTRY,
        EntityType.DISTRICT,
        EntityType.EVENT,
        EntityType.FACILITY,
        EntityType.LAW,
        EntityType.LOCATION,
        EntityType.ORGANIZATION,
        EntityType.PERSON,
        EntityType.PRODUCT,
        EntityType.STATE_OR_PROVINCE,
        EntityType.WORK_OF_ART,
    }
)


def in_brackets(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield (name, other name) for every name in brackets that renames the one before it.

    A second one in the same brackets counts too: «Объединение (Rassemblement, RPM)».
    """
    if not _BRACKET.search(text):
        return
    ends: dict[int, list[int]] = {}
    inside: set[int] = set()
    for i, mention in enumerate(mentions):
        if mention.type not in _NAMED:
            continue
        if inside or _BRACKET.search(text, mention.start - _LONGEST, mention.start):
            for end in [end for end in ends if end + _LONGEST < mention.start]:
                del ends[end]  # mentions come in text order
            found = _before(text, mentions, ends, i, inside)
            if found is not None and not _begins_with(mentions, inside, i):
                inside.add(i)
                yield found, i
        ends.setdefault(mention.end, []).append(i)


def _begins_with(mentions: Sequence[Mention], inside: set[int], i: int) -> bool:
    """Tell whether another name in the brackets begins with a mention: «FBI Agents Association»."""
    start, kind = mentions[i].start, mentions[i].type
    return any(mentions[o].start == start and mentions[o].type == kind for o in inside)


def _before(
    text: str, mentions: Sequence[Mention], ends: dict[int, list[int]], i: int, inside: set[int]
) -> int | None:
    """Return the mention that mention ``i`` renames: of nested ones the best, else the shortest.

    «Детский фонд ООН (UNICEF)» is the fund: a name has about as many words in any language.
    """
    name = mentions[i]
    for end in sorted(ends, reverse=True):
        if end > name.start:
            continue
        opened = _OPENED.fullmatch(text, end, name.start) is not None
        continued = bool(inside) and _CONTINUED.fullmatch(text, end, name.start) is not None
        fitting = [
            (
                not is_acronym(name.text) or not _abbreviates(name.text, other.text),
                abs(_words(name.text) - len(_PARTS.split(other.text))),
                len(other.text),
                o,
            )
            for o in ends[end]
            for other in (mentions[o],)
            if (opened or (continued and o in inside))
            and other.type == name.type
            and (
                _renames(name.text, other.text)
                or _is_of_monk(text, name, other)
                or _is_coined(text, name, other)
            )
        ]
        if fitting:
            return min(fitting)[-1]
    return None


def _words(name: str) -> int:
    """Return how many words a name has, an acronym one for each letter."""
    return len(name) if is_acronym(name) else len(name.split())


def _is_of_monk(text: str, name: Mention, other: Mention) -> bool:
    """Tell a monk's surname, «игумен Пимен (Орлов)», from who passed to «Иванов (Петров)»."""
    if name.type is not EntityType.PERSON or text[name.end : name.end + 1] != ")":
        return False
    return is_first_name(other.text) and name.text.isalpha() and not is_first_name(name.text)


def _is_coined(text: str, name: Mention, other: Mention) -> bool:
    """Tell an acronym of more than initials: «Российское антидопинговое агентство (РУСАДА)».

    It begins with the name's letter, maybe with the owner's behind it, «ИК СО РАН», or has its
    letters from one long word, «Уралметпром (УМП)», and fills the brackets.
    """
    if not _is_acronyms(name.text, other.text) or text[name.end : name.end + 1] != ")":
        return False
    if " " in other.text and fold(name.text[0]) == fold(other.text[0]):
        return True
    own = [word for word in _WORD.findall(other.text) if word not in legal_forms()]
    return own != [] and _has_letters(own[0], name.text)


def _has_letters(word: str, acronym: str) -> bool:
    """Tell whether a long word begins as an acronym does and has its letters in order."""
    letters, told = iter(fold(word.lower())), fold(acronym.lower())
    long = len(word) > 2 * len(acronym) > _SHORT and word[0].lower() == acronym[0].lower()
    return long and all(letter in letters for letter in told)


def _is_acronyms(name: str, other: str) -> bool:
    """Tell acronyms of a name, its owner's as it is: «ИК СО РАН» of an Институт … СО РАН."""
    first, *rest = name.split(" ")
    return is_acronym(first) and all(word in other.split(" ") for word in rest)


def _abbreviates(short: str, full: str) -> bool:
    return abbreviates(short, full, limit=INTRODUCED)


def _renames(name: str, other: str) -> bool:
    """Tell whether a bracketed name can be the same: other letters (Latin), or an acronym."""
    if cyrillic(name) != cyrillic(other):
        return any(letter.isalpha() for letter in name)
    if all(map(is_acronym, name.split(" "))):  # «ФЛГ РК»
        return _abbreviates(name.replace(" ", ""), other)
    return is_acronym(other) and _abbreviates(other, name)
