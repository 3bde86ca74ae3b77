"""A plain text file: one article."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsnlp.errors import InputError
from newsnlp.read.encoding import decode
from newsnlp.read.streams import Stream, read_all
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options

logger = logging.getLogger(__name__)


def read_txt(stream: Stream, options: Options) -> Iterator[Article]:
    """Read one article; line ends stay as they are, so that offsets are those of the file."""
    source = stream.source
    data = read_all(stream)
    if not data:
        raise InputError(f"{source.name}: the file is empty; give a text")
    text = decode(data, source.name, options.encoding)
    if not any(map(str.isprintable, text.replace(" ", ""))):  # or zero-width spaces, or controls
        logger.warning("%s: nothing but spaces", source.name)
    yield Article(source.stem, text, source=source.name)
