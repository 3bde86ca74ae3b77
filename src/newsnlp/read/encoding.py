"""Bytes → text: utf-8 and utf-16 by their marks, one-byte encodings by letter frequency."""

from __future__ import annotations

import codecs
import logging
import math
from collections import Counter
from functools import cache

from newsnlp import lexicon
from newsnlp.errors import InputError
from newsnlp.patterns import lazy

logger = logging.getLogger(__name__)

ONE_BYTE = ("cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"PK\x03\x04", "a zip, Word or Excel file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_PACKED = (
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"LZIP", "lzip"),
    (b"\x1f\x9d", "compress"),
)
"""What packed files begin with that cannot be unpacked here."""
_NO_TEXTS = ("idna", "punycode", "undefined")
"""What Python has among encodings for parts of addresses, and for nothing."""
_MULTIBYTE = lazy(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a")) + b"\x7f"
_MOST_CONTROLS = 0.05
_SAMPLE = 2**16
_TURNED = lazy("[а-яё][А-ЯЁ]")
_FINE = 3.0
_ODD = 1e-5
"""Probability given to a character that is no Russian letter."""


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Return a document's text without byte order mark; line ends stay as they are.

    ``encoding`` None means detected. Invalid bytes become U+FFFD, with a warning in the log.
    Raises InputError for binary data, naming ``name``.
    """
    encoding = encoding or detect(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        tell_undecodable(name, encoding)
        text = data.decode(encoding, "replace")
    return text.removeprefix("\ufeff")


def codec_of(encoding: str) -> str | None:
    """Return Python's name of an encoding of texts, None for one that is none: «hex», «idna»."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):  # ValueError: a name with NUL or half a character
        return None
    return found.name if found._is_text_encoding and found.name not in _NO_TEXTS else None


def tell_undecodable(name: str, encoding: str) -> None:
    """Say that bytes are lost; in the same words for every line of a file, to be told once."""
    logger.warning("%s: not all of it is %s; what is not became U+FFFD", name, encoding)


def detect(data: bytes, name: str, *, whole: bool = True) -> str:
    """Return the encoding of a text; raise InputError for binary data.

    ``whole`` False says that ``data`` is only the beginning and may end inside a character.
    """
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if mark:
        return mark
    wide = _without_mark(data[:_SAMPLE])
    if wide:
        return wide
    _refuse_binary(data, name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(data[:_SAMPLE]) else _by_letters(data[:_SAMPLE])
    return "utf-8"


def _without_mark(data: bytes) -> str | None:
    """Tell utf-16 without a mark: every other byte is 0 or 4, the pages of Latin and Russian."""
    if len(data) < 4:
        return None
    for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if (
            sum(high.count(page) for page in (b"\x00", b"\x04")) > 0.8 * len(high)
            and (high.count(b"\x04") + data.count(b"\x00") > 0.2 * len(high))
            and data.count(b"\x00") < 0.8 * len(data)
        ):
            return encoding
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    packer = next((packer for magic, packer in _PACKED if data.startswith(magic)), None)
    if packer:
        raise InputError(f"{name}: this is packed by {packer}; unpack it first, or pack it by gzip")
    what = next((what for magic, what in _BINARY if data.startswith(magic)), None)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if what is None and controls > _MOST_CONTROLS * len(sample) + 8:
        what = "binary data"
    if what:
        raise InputError(f"{name}: this is {what}, not text; convert it to txt or html first")


def _mostly_utf8(data: bytes) -> bool:
    """Tell utf-8 with a few broken bytes from an encoding of another kind."""
    high = sum(byte >= 0x80 for byte in data)
    valid = sum(len(match) for match in _MULTIBYTE.findall(data))
    return valid > 0.9 * high


def _by_letters(data: bytes) -> str:
    """Return the one-byte encoding in which the bytes are the likeliest Russian letters."""
    return max(ONE_BYTE, key=lambda encoding: _likelihood(data.decode(encoding, "replace")))


def _likelihood(text: str) -> float:
    """Return the logarithm of how likely the letters are, less a fine for «пАРК» in words.

    Case is left out of the letters, so that a text in capitals is no less likely; koi8-r and
    cp1251, which have each other's capitals for small letters, differ in the fine.
    """
    chances = _chances()
    counts = Counter(character for character in text.lower() if character >= "\x80")
    letters = sum(n * math.log(chances.get(letter, _ODD)) for letter, n in counts.items())
    return letters - _FINE * len(_TURNED.findall(text))


@cache
def _chances() -> dict[str, float]:
    letters = {letter: float(share) / 1000 for letter, share in lexicon.rows("letters.tsv")}
    return dict.fromkeys("«»—–„“”…№\u00a0", 0.005) | letters
