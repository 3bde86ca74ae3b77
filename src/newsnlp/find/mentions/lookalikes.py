"""Letters of the wrong alphabet: «режисcер» with a Latin «c», «Kирилл» with a Latin «K».

Keyboards and scanners mix letters that look the same. A reader sees none of it; the tokenizer cuts
the word in two and the dictionary does not know it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsnlp.patterns import lazy
from newsnlp.types import Extraction

_CYRILLIC, _LATIN = "АВЕКМНОРСТУХаеорсухіІ", "ABEKMHOPCTYXaeopcyxiI"
_TO_CYRILLIC = str.maketrans(_LATIN[:-2], _CYRILLIC[:-2])
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile("[A-Za-z][А-Яа-яЁёІі]|[А-Яа-яЁёІі][A-Za-z]")
_WORD = lazy("[A-Za-zА-Яа-яЁёІі]+")
_ENDING = lazy("[A-Za-z]+[А-Яа-яЁёІі]{1,3}")
_OWN_CYRILLIC = re.compile(f"[^A-Za-z{_CYRILLIC}]")
_OWN_LATIN = re.compile(f"(?![{_LATIN[:-2]}])[A-Za-z]")  # no Russian letter looks like «i»


def in_one_alphabet(text: str) -> str:
    """Return a text with each mixed word in the alphabet that it is of, character for character.

    A word with letters that only one alphabet has is of that one, a word without any of the one
    that most are of; «IT-отдел», «SMSка» and endings, «iPhoneа», stay.
    """
    return _WORD.sub(_mended, text) if _MIXED.search(text) is not None else text


def _mended(found: re.Match[str]) -> str:
    word = found[0]
    if _MIXED.search(word) is None:
        return word
    russian, latin = _OWN_CYRILLIC.search(word) is not None, _OWN_LATIN.search(word) is not None
    if not russian and not latin:  # «СТC Медиа»
        latin = sum(map(str.isascii, word)) * 2 > len(word)
        russian = not latin
    if russian == latin or (latin and _ENDING.fullmatch(word)):
        return word
    return word.translate(_TO_CYRILLIC if russian else _TO_LATIN)


def as_written(found: Extraction, read: str) -> Extraction:
    """Return what was found in a text ``read`` in one alphabet with its texts as they stand."""
    text = found.article.text
    if read == text:
        return found
    mentions = [replace(one, text=text[one.start : one.end]) for one in found.mentions]
    records = [replace(one, sentence=_slice(text, read, one.sentence)) for one in found.records]
    return replace(found, mentions=tuple(mentions), records=tuple(records))


def _slice(text: str, read: str, sentence: str) -> str:
    at = read.find(sentence)
    return text[at : at + len(sentence)] if at >= 0 else sentence
