"""The values of a JSON text of any size, one after another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newsnlp.patterns import lazy
from newsnlp.read.streams import LONGEST_DOCUMENT

_BETWEEN = lazy(r"[\s,\ufeff]*")
_SHOWN = 30
_LONGEST_TOKEN = 12
"""Characters at the end of a piece that may be the beginning of more: «fals», «\\u04»."""
_LONGEST_NUMBER = 4300
"""Digits of the longest number that Python reads: the time that takes is quadratic."""


def _number(digits: str) -> int | str:
    """Read a whole number; one that is too long, which is none of an article, stays text."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


DECODER = json.JSONDecoder(parse_int=_number)


def values(pieces: Iterator[str]) -> Iterator[Any]:
    """Yield what an array holds, or the values that follow one another.

    A piece is asked for when it is needed, so that all before a break is given. Raises ValueError
    where the text is no JSON, ends too early, or has a value longer than a document may be.
    """
    decode = DECODER.raw_decode
    text, at, in_array = "", 0, False
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if at == len(text):
            text, at = next(pieces, ""), 0
            if text:
                continue
            if in_array:
                raise ValueError("the array does not end")
            return
        if text[at] == "]" if in_array else text[at] == "[":
            in_array, at = not in_array, at + 1
            continue
        try:
            value, at = decode(text, at)
        except json.JSONDecodeError as error:
            text, at = _longer(text, at, pieces, error), 0
        else:
            yield value


def _longer(text: str, at: int, pieces: Iterator[str], error: json.JSONDecodeError) -> str:
    """Return the rest of a text with as much again; raise ``error`` where that is no help."""
    cut = error.msg.startswith("Unterminated") or error.pos > len(text) - _LONGEST_TOKEN
    rest = [text[at:]] if cut else []
    length = wanted = len(text) - at
    while rest and length < 2 * wanted and (piece := next(pieces, "")):
        rest.append(piece)
        length += len(piece)
    if len(rest) < 2:
        raise ValueError(f"{error.msg}: {text[error.pos :][:_SHOWN]!r}") from error
    if length > LONGEST_DOCUMENT:
        raise ValueError(f"a value of more than {LONGEST_DOCUMENT >> 20} M characters")
    return "".join(rest)
