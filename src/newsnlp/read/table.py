"""Tables as text: csv and tsv with a header."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsnlp.errors import InputError
from newsnlp.patterns import lazy
from newsnlp.read.columns import article_of
from newsnlp.read.lines import read_lines
from newsnlp.read.streams import LONGEST_DOCUMENT, Stream
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

_DELIMITERS = ",;\t|"
_TOLD = lazy(r"\ufeff?sep=(.)\s*$", re.IGNORECASE)
_LONGEST_RECORD = 100_000
"""Lines of one record; an unclosed quote would otherwise swallow the rest of a dump."""


def read_csv(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article a row; the delimiter is the commonest of «, ; tab |» in the header."""
    return _rows(stream, options, None)


def read_tsv(stream: Stream, options: Options) -> Iterator[Article]:
    """Read an article a row, columns split by tabs."""
    return _rows(stream, options, "\t")


def _rows(stream: Stream, options: Options, delimiter: str | None) -> Iterator[Article]:
    source = stream.source
    records = _Records(read_lines(stream, options.encoding), delimiter)
    _, header, broken = next(records, (0, None, None))
    if header is None and broken is None:
        raise InputError(f"{source.name}: the file is empty; give one with a header and articles")
    if broken is not None:
        raise InputError(f"{source.name}: the header is broken: {broken}")
    names = [name.strip().lstrip("\ufeff") for name in header or []]
    where = options.columns.find(names, source)
    for number, fields, error in records:
        if fields is not None and len(fields) != len(names):
            error = f"{len(fields)} columns where the header has {len(names)}"
        if error is not None:
            told = f"line {number} is broken: {error}; is a quote missing?"
            yield Article(f"{source.stem}#{number}", "", source=source.name, error=told)
        elif fields:
            values = dict(zip(names, fields, strict=True))
            yield article_of(values, where, source, number)


class _Records:
    """Records of a csv file as (line number, fields, error).

    After a record with broken quoting reading goes on at the line after its first: a quote
    that is never closed costs one record, not the rest of the file.
    """

    def __init__(self, lines: Iterator[str], delimiter: str | None) -> None:
        self.lines = lines
        self.waiting: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 1
        self.delimiter = delimiter or self._by_first_line()
        csv.field_size_limit(LONGEST_DOCUMENT)

    def __iter__(self) -> _Records:
        return self

    def __next__(self) -> tuple[int, list[str] | None, str | None]:
        record = self._next()
        while record[1:] == ([], None):  # a blank line; there may be thousands
            record = self._next()
        return record

    def _next(self) -> tuple[int, list[str] | None, str | None]:
        number = self.number
        self.taken = []
        try:
            fields = next(csv.reader(self._feed(), delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            self.waiting.extendleft(reversed(self.taken[1:]))
            self.number = number + 1
            return number, None, str(error)
        self.number = number + len(self.taken)
        return number, fields, None

    def _by_first_line(self) -> str:
        """Return the delimiter that the first line tells («sep=;» of Excel) or has most often."""
        header = next(self.lines, "")
        told = _TOLD.match(header)
        if told:
            header = next(self.lines, "")
            self.number += 1
        self.waiting.append(header)
        return told[1] if told else max(_DELIMITERS, key=header.count)

    def _feed(self) -> Iterator[str]:
        while True:
            line = self.waiting.popleft() if self.waiting else next(self.lines, None)
            if line is None:
                return
            self.taken.append(line)
            if len(self.taken) > _LONGEST_RECORD:
                raise csv.Error(f"a quote is open for more than {_LONGEST_RECORD} lines")
            yield line
