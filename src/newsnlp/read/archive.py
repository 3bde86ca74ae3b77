"""Zip and tar archives; members are streamed, nothing is unpacked to disk by its own name."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Self, cast

from newsnlp.errors import InputError
from newsnlp.read.cut_zip import members_before_the_break, opener
from newsnlp.read.docx import read_docx
from newsnlp.read.folder import tell_passed_over
from newsnlp.read.formats import Options, format_of, is_known, read_stream, stem_of
from newsnlp.read.streams import Forwards, Source, Stream, opened, seekable
from newsnlp.types import Article

if TYPE_CHECKING:
    Open = Callable[[], AbstractContextManager[IO[bytes]]]

_ARCHIVES = ("zip", "tar")
_LONGEST_HEADER = 2**20
"""Bytes that a tar says of one member; its name may have 4 KB."""
_NO_HEADER = (ValueError, LookupError, TypeError, RecursionError)
"""What the library raises for numbers that are none, and for headers of headers without end."""
_WORD = "word/document.xml"
_OFFICE = {
    "xl/workbook.xml": "an Excel file",
    "ppt/presentation.xml": "a PowerPoint file",
    "META-INF/manifest.xml": "an OpenDocument file",
    "META-INF/container.xml": "an e-book",
}
"""Members that tell what is zipped and no archive of texts."""
_OFFICE_FIRST = ("[Content_Types].xml", "mimetype")


def read_zip(stream: Stream, options: Options) -> Iterator[Article]:
    """Read the members of a zip archive in its own order."""
    with seekable(stream) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            # «zip file version 6.8», a name that is not the utf-8 it is said to be
            yield from _members(_cut_off(file, stream.source, error), stream, options)
            return
        if _WORD in archive.NameToInfo:  # from stdin, or under another name
            yield from read_docx(replace(stream, file=file), options)
            return
        office = next((what for name, what in _OFFICE.items() if name in archive.NameToInfo), None)
        if office:
            raise InputError(
                f"{stream.source.name}: this is {office}, not text; save it as txt, html or csv"
            )
        members = (
            (info.filename, partial(_zip_member, archive, info))
            for info in archive.infolist()
            if info.filename and not info.is_dir()  # a damaged entry may have no name
        )
        yield from _members(members, stream, options)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return archive.open(info)
    except ValueError as error:  # of its name before its data
        raise zipfile.BadZipFile(f"what stands before this member is damaged: {error}") from error


def _cut_off(file: BinaryIO, source: Source, error: Exception) -> Iterator[tuple[str, Open]]:
    """Yield the members before the break, unless those of an office file; then tell of it."""
    for info in members_before_the_break(file):
        if info.filename in _OFFICE_FIRST:
            break
        if info.filename and not info.is_dir():
            yield info.filename, opener(file, info)
    raise InputError(
        f"{source.name}: this zip is damaged: {error}; what can be read of it ends here, fetch it "
        "again"
    ) from error


def read_tar(stream: Stream, options: Options) -> Iterator[Article]:
    """Read the plain files of a tar archive in its own order; links and devices are left out."""
    try:
        file = cast(IO[bytes], Forwards(stream))
        with tarfile.open(fileobj=file, mode="r|", tarinfo=_Header) as archive:
            yield from _members(_in_tar(archive), stream, options)
    except tarfile.TarError as error:
        raise InputError(f"{stream.source.name}: this tar is damaged: {error}") from error


def _in_tar(archive: tarfile.TarFile) -> Iterator[tuple[str, Open]]:
    """Yield the plain files; what the library keeps of those before would grow without end."""
    while info := archive.next():
        if info.isreg():
            yield info.name, _opener(archive, info)
        archive.members.clear()  # type: ignore[attr-defined]
        archive.pax_headers.clear()  # type: ignore[attr-defined]


class _Header(tarfile.TarInfo):
    """What a tar says of a member: only the zeros at its end may stand in its place.

    The library takes a header that is cut off or damaged for the end, and the rest is lost. Names
    and remarks of any length would stand in it.
    """

    @classmethod
    def fromtarfile(cls, tar: tarfile.TarFile) -> Self:
        """Read the next header; raise ReadError where there should be one."""
        whole = tar.fileobj
        try:
            tar.fileobj = cast(IO[bytes], _Short(whole))
            return super().fromtarfile(tar)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(f"{error} where a member or the end should be") from error
        except _NO_HEADER as error:
            raise tarfile.ReadError(f"{error} in what stands before a member") from error
        finally:
            tar.fileobj = whole


class _Short:
    """A tar within a header, which ends soon."""

    def __init__(self, file: Any) -> None:
        self.file, self.left = file, _LONGEST_HEADER

    def read(self, size: int) -> bytes:
        self.left -= size
        if size < 0 or self.left < 0:
            raise tarfile.ReadError(
                f"a header of more than {_LONGEST_HEADER >> 20} MB, such as a name without end"
            )
        return bytes(self.file.read(size))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def _opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Open:
    def open_member() -> IO[bytes]:
        file = archive.extractfile(info)
        assert file is not None
        return file

    return open_member


def _members(
    members: Iterator[tuple[str, Open]], stream: Stream, options: Options
) -> Iterator[Article]:
    found = False
    others: list[str] = []
    inside = replace(options, format=None, within=stream.source.name)
    for name, open_member in members:
        if _is_hidden(name):
            continue
        if is_known(name):
            found = True
            yield from _member(name, open_member, stream.source, inside)
        else:
            others.append(name)
    tell_passed_over(stream.source.name, others, "convert them")
    if not found:
        raise InputError(f"{stream.source.name}: no texts in this archive")


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)


def _member(name: str, open_member: Open, archive: Source, options: Options) -> Iterator[Article]:
    """Read one member; whatever is wrong with it is an error article, the others go on."""
    source = Source(f"{archive.name}!{name}", stem_of(PurePosixPath(name).name))
    try:
        if format_of(name) in _ARCHIVES:
            raise InputError(f"{source.name}: an archive inside an archive; unpack it first")
        with open_member() as raw:
            yield from read_stream(opened(raw, source), options)
    except (InputError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        yield Article(source.stem, "", source=source.name, error=str(error))
