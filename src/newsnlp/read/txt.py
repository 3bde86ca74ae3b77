"""A plain text file: one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsnlp.errors import InputError
from newsnlp.read.encoding import decode
from newsnlp.read.streams import Stream, read_all
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options


def read_txt(stream: Stream, options: Options) -> Iterator[Article]:
    """Read one article; line ends stay as they are, so that offsets are those of the file."""
    source = stream.source
    data = read_all(stream)
    if not data:
        raise InputError(f"{source.name}: the file is empty; give a text")
    yield Article(source.stem, decode(data, source.name, options.encoding), source=source.name)
