"""Word documents: paragraphs and the rows of tables in their order (extra ``word``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from newsnlp.errors import InputError, MissingExtraError
from newsnlp.read.streams import LONGEST_DOCUMENT, Stream, seekable
from newsnlp.types import Article

if TYPE_CHECKING:
    from newsnlp.read.formats import Options


def read_docx(stream: Stream, options: Options) -> Iterator[Article]:  # noqa: ARG001
    """Read one document; what its properties say of title and date is mostly its template's."""
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtraError("reading Word documents", "word") from error
    source = stream.source
    with seekable(stream) as file:
        try:
            _check_size(file, source.name)
            text = "\n".join(_lines(Document(file)))
        except InputError:
            raise
        except Exception as error:  # what may be wrong in a zip of XML has many names
            raise InputError(
                f"{source.name}: this is no Word document, or a damaged one "
                f"({type(error).__name__}: {error}); save it anew as .docx"
            ) from error
    if not text.strip():
        raise InputError(f"{source.name}: the document holds no text")
    yield Article(source.stem, text, source=source.name)


def _check_size(file: BinaryIO, name: str) -> None:
    """Refuse what grows beyond a document when it is unpacked, all of it into memory."""
    try:
        with ZipFile(file) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except BadZipFile as error:
        raise InputError(f"{name}: this is no .docx ({error}); save it anew as .docx") from error
    if size > LONGEST_DOCUMENT:
        raise InputError(f"{name}: {size >> 20} MB when unpacked; save it without its pictures")
    file.seek(0)


def _lines(part: Any) -> Iterator[str]:
    """Yield the paragraphs of a document or a cell, and the rows of its tables, cells by tabs."""
    for block in part.iter_inner_content():
        if hasattr(block, "rows"):
            yield from map(_row, block.rows)
        else:
            yield block.text


def _row(row: Any) -> str:
    cells = {id(cell._tc): cell for cell in row.cells}  # one that spans columns comes for each
    return "\t".join(" ".join(" ".join(_lines(cell)).split()) for cell in cells.values())
