"""Decoded lines of a stream of any size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import IO, AnyStr

from newsnlp.errors import InputError
from newsnlp.read.encoding import ONE_BYTE, decode, detect, tell_undecodable
from newsnlp.read.streams import LONGEST_DOCUMENT, Stream

_SAMPLE = 2**18
_PIECE = 2**20


def read_lines(stream: Stream, encoding: str | None) -> Iterator[str]:
    """Yield lines with their ends; only a line feed ends a line.

    The encoding is detected on the first bytes; invalid bytes become U+FFFD. Dumps put together
    from several sources change their encoding from line to line: a line of valid utf-8 is read as
    that, whatever the others are. Raises InputError for an empty file, and for a line so long that
    it must be a mistake or a bomb.
    """
    name, sample = stream.source.name, _sample(stream)
    if encoding is not None:
        return _decoded(stream, encoding)
    found = detect(sample, name, whole=False)
    if found in ONE_BYTE:
        found = detect(_not_utf8(sample), name, whole=False)
        return (_line(data, name, found) for data in _pieces(stream.data, name))
    if found == "utf-8":
        return (_line(data, name, None) for data in _pieces(stream.data, name))
    return _decoded(stream, found)


def read_pieces(stream: Stream, encoding: str | None) -> Iterator[str]:
    """Yield the text, whose lines may be of any length, a piece at a time; see ``read_lines``."""
    found = encoding or detect(_sample(stream), stream.source.name, whole=False)
    text = _opened(stream, found)
    return _telling(iter(partial(text.read, _PIECE), ""), stream.source.name, found)


def _sample(stream: Stream) -> bytes:
    sample = stream.head(_SAMPLE)
    if not sample:
        raise InputError(f"{stream.source.name}: the file is empty; give one with articles")
    return sample


def _decoded(stream: Stream, encoding: str) -> Iterator[str]:
    """Yield lines in one encoding."""
    name = stream.source.name
    return _telling(_pieces(_opened(stream, encoding), name), name, encoding)


def _opened(stream: Stream, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream.data, encoding, errors="replace", newline="\n")


def _telling(texts: Iterator[str], name: str, encoding: str) -> Iterator[str]:
    """Pass texts on; tell once where bytes are not in the encoding."""
    told = False
    for text in texts:
        if not told and "\ufffd" in text:
            tell_undecodable(name, encoding)
            told = True
        yield text


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
