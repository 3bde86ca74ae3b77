"""Decoded lines of a stream of any size."""

from __future__ import annotations

import io
from collections.abc import Iterator

from newsnlp.errors import InputError
from newsnlp.read.encoding import detect
from newsnlp.read.streams import LONGEST_DOCUMENT, Stream

_SAMPLE = 2**18


def read_lines(stream: Stream, encoding: str | None) -> Iterator[str]:
    """Yield lines with their ends; only a line feed ends a line.

    The encoding is detected on the first bytes; invalid bytes become U+FFFD. Raises
    InputError for an empty file, and for a line so long that it must be a mistake or a bomb.
    """
    name = stream.source.name
    sample = stream.head(_SAMPLE)
    if not sample:
        raise InputError(f"{name}: the file is empty; give one with articles")
    encoding = encoding or detect(sample, name, whole=False)
    text = io.TextIOWrapper(stream.data, encoding, errors="replace", newline="\n")
    while line := text.readline(LONGEST_DOCUMENT):
        if len(line) == LONGEST_DOCUMENT:
            raise InputError(f"{name}: a line of more than {LONGEST_DOCUMENT >> 20} M characters")
        yield line
