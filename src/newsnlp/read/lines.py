"""Decoded lines of a stream of any size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, AnyStr

from newsnlp.errors import InputError
from newsnlp.read.encoding import ONE_BYTE, decode, detect, tell_undecodable
from newsnlp.read.streams import LONGEST_DOCUMENT, Stream

_SAMPLE = 2**18


def read_lines(stream: Stream, encoding: str | None) -> Iterator[str]:
    """Yield lines with their ends; only a line feed ends a line.

    The encoding is detected on the first bytes; invalid bytes become U+FFFD. Dumps put together
    from several sources change their encoding from line to line: a line of valid utf-8 is read as
    that, whatever the others are. Raises InputError for an empty file, and for a line so long that
    it must be a mistake or a bomb.
    """
    name = stream.source.name
    sample = stream.head(_SAMPLE)
    if not sample:
        raise InputError(f"{name}: the file is empty; give one with articles")
    if encoding is not None:
        return _decoded(stream, encoding)
    found = detect(sample, name, whole=False)
    if found in ONE_BYTE:
        found = detect(_not_utf8(sample), name, whole=False)
        return (_line(data, name, found) for data in _pieces(stream.data, name))
    if found == "utf-8":
        return (_line(data, name, None) for data in _pieces(stream.data, name))
    return _decoded(stream, found)


def _decoded(stream: Stream, encoding: str) -> Iterator[str]:
    """Yield lines in one encoding; tell once where bytes are not in it."""
    text = io.TextIOWrapper(stream.data, encoding, errors="replace", newline="\n")
    told = False
    for line in _pieces(text, stream.source.name):
        if not told and "\ufffd" in line:
            tell_undecodable(stream.source.name, encoding)
            told = True
        yield line


def _pieces(stream: IO[AnyStr], name: str) -> Iterator[AnyStr]:
    while line := stream.readline(LONGEST_DOCUMENT):
        if len(line) == LONGEST_DOCUMENT:
            raise InputError(f"{name}: a line of more than {LONGEST_DOCUMENT >> 20} M characters")
        yield line


def _line(data: bytes, name: str, otherwise: str | None) -> str:
    """Return a line that is utf-8, or in the encoding given or detected."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return decode(data, name, otherwise)


def _not_utf8(sample: bytes) -> bytes:
    """Return the lines of a sample that are not utf-8; the last may be cut."""
    return b"\n".join(line for line in sample.split(b"\n") if not _is_utf8(line))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
