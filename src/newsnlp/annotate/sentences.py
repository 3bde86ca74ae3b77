"""Sentences as razdel makes them, but for posts cut short, emoji and names in guillemets.

«(преп. А. Б. Рид)» is of one sentence, «Луч» победил 🏆 Рид ушёл» are two, and «программа «Кто
там?» Анны Рид» is one: a name that stands in a sentence does not end it.

razdel tries its rules at every delimiter; here only at those followed by white space, as
all others join anyway, and without copying the text that a sentence has gathered so far.
"""

from __future__ import annotations

import re
from importlib import import_module

from newsnlp.lexicon import words
from newsnlp.patterns import EMOJI, EMOJI_PARTS

# by name: the package hides this module behind a function of the same name
_RULES = import_module("razdel.segmenters.sentenize")

WINDOW = 10
DELIMITER = re.compile(
    rf"(?:{_RULES.SMILES}|[{re.escape(_RULES.DELIMITERS)}])(?=\s)"
    rf"|[{EMOJI}][{EMOJI}{EMOJI_PARTS}]*"  # a run is tried once, not from each of its emoji
)
_BESIDE = re.compile(rf"[\s{EMOJI}{EMOJI_PARTS}]")
_TOLD = re.compile(r"[\w»”\")\]]")
"""What emoji stand behind where they end a sentence, not «🔥 Рид» or «Рид, 🥈 Ким»."""
FIRST_TOKEN = re.compile(r"\s*([^\W\d]+|\d+|[^\w\s])")
LAST_TOKEN = re.compile(r"([^\W\d]+|\d+|[^\w\s])\s*$")
_OPENED = re.compile(r"(?:[(,;:—–-]\s?|^)[а-яё]+$")
"""What a post cut short stands behind: «(преп. Рид)», not «сложа рук. Рид»."""
SMILE_PREFIX = re.compile(r"\s*" + _RULES.SMILES)
LONGEST_NAME = 100
"""Characters between the guillemets of a name that stands in a sentence."""
_GOES_ON_AFTER_NAME = re.compile(r"\s+(?:[(\d]|[А-ЯЁA-Z][\w-]*\.?\s?[А-ЯЁA-Z])")


def sentence_ends(text: str, *, whole_names: bool = True) -> list[int]:
    """Return the character offset where each sentence ends, the text's own end last.

    Without ``whole_names`` sentences end within names in guillemets, too, as razdel has it.
    """
    ends = []
    start = 0
    for match in DELIMITER.finditer(text):
        if _joins(text, start, match.start(), match.end()):
            continue
        if whole_names and _is_of_a_name(text, match.start(), match.end()):
            continue
        start = match.end()
        ends.append(start)
    ends.append(len(text))
    return ends


def _is_of_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` stands in a name, «фильм «Рид. Начало», or ends one.

    What follows a colon or begins a sentence is speech, which has sentences of its own. Behind
    «программа «Кто там?» the sentence goes on with a whole person, a number or a bracket.
    """
    opened = text.rfind("«", max(0, start - LONGEST_NAME), start)
    if opened < 2 or not (text[opened - 1].isspace() and text[opened - 2].islower()):
        return False
    closed = text.find("»", opened, opened + LONGEST_NAME)
    if closed < 0 or "\n" in text[opened:closed]:
        return False
    return end <= closed or (start == closed and _GOES_ON_AFTER_NAME.match(text, end) is not None)


def _joins(text: str, sentence: int, start: int, end: int) -> bool:
    """Tell whether the sentence goes on after the delimiter ``text[start:end]``."""
    if not text[end : end + 1].isspace():
        return True
    stop = min(end + WINDOW, len(text))
    before = text[max(0, start - WINDOW) : start]
    right_match = FIRST_TOKEN.match(text, end, stop)
    left_match = LAST_TOKEN.search(before)
    if right_match is None or left_match is None:
        return True
    left, right, delimiter = left_match.group(1), right_match.group(1), text[start:end]
    if delimiter[0] >= EMOJI[0]:
        return not (right[0].isupper() and _is_told(text, sentence, start))
    return (
        (right.isalpha() and right.islower())
        or (right not in _RULES.GENERIC_QUOTES and _goes_on(text, end, stop, right))
        or (delimiter == "." and _abbreviation(before, left, right))
        or _list_item(text, sentence, start, delimiter)
        or _closes(delimiter, before, left)
        or _lower_after_dash(text, end, stop, right)
    )


def _is_told(text: str, sentence: int, start: int) -> bool:
    """Tell whether words, and no comma, stand before emoji; looks no further than at them."""
    while start > sentence and _BESIDE.match(text, start - 1):
        start -= 1
    return start > sentence and _TOLD.match(text, start - 1) is not None


def _goes_on(text: str, end: int, stop: int, right: str) -> bool:
    return right in _RULES.DELIMITERS or SMILE_PREFIX.match(text, end, stop) is not None


def _abbreviation(before: str, left: str, right: str) -> bool:
    """«т. е.», «ул. Ленина», «А. С. Пушкин»: a point that ends no sentence."""
    lower = left.lower()
    pair_match = _RULES.PAIR_SOKR.search(before)
    pair = tuple(part.lower() for part in pair_match.groups()) if pair_match else None
    if pair in _RULES.HEAD_PAIR_SOKRS:
        return True
    if pair in _RULES.PAIR_SOKRS:
        if _RULES.is_sokr(right):
            return True
    elif lower in _RULES.HEAD_SOKRS or (lower in _RULES.SOKRS and _RULES.is_sokr(right)):
        return True
    inside = (lower, right.lower()) in _RULES.PAIR_SOKRS
    if inside or (len(left) == 1 and left.isupper()) or lower in _RULES.INITIALS:
        return True
    return left in words("clipped_roles.tsv") and _OPENED.search(before) is not None


def _list_item(text: str, sentence: int, start: int, delimiter: str) -> bool:
    """«2) », «IV. »: the bullet of a list item."""
    if delimiter not in _RULES.BULLET_BOUNDS or start - sentence > _RULES.BULLET_SIZE:
        return False
    return all(_RULES.is_bullet(token) for token in _RULES.TOKEN.findall(text, sentence, start))


def _closes(delimiter: str, before: str, left: str) -> bool:
    """«…» он», «(…) и»: a closing mark ends a sentence only after the sentence's own end."""
    if delimiter in _RULES.GENERIC_QUOTES and before[-1:].isspace():
        return True
    marks = _RULES.CLOSE_QUOTES + _RULES.GENERIC_QUOTES + _RULES.CLOSE_BRACKETS
    return delimiter in marks and left not in _RULES.ENDINGS


def _lower_after_dash(text: str, end: int, stop: int, right: str) -> bool:
    if right not in _RULES.DASHES:
        return False
    word = _RULES.WORD.search(text, end, stop)
    return word is not None and word.group(1).isalpha() and word.group(1).islower()
