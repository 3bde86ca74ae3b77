"""Bytes to read: from a file, stdin or an archive, decompressed by what they begin with."""

from __future__ import annotations

import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from newsnlp.errors import InputError
from newsnlp.quick import dataclass
from newsnlp.read.packed import unpacked

LONGEST_DOCUMENT = 256 * 2**20
"""Bytes of one document, line or table cell; more is an error, as a decompression bomb is."""

LONGEST_COPY = 8 * 2**30
"""Bytes that are copied to a temporary file where a format must be read from its end."""

_CHUNK = 2**20
_LEVELS = 2

DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes come from: ``name`` is shown to the user, ``stem`` begins ids."""

    name: str
    stem: str


@dataclass(frozen=True, slots=True)
class Stream:
    """Decompressed ``data`` and where it comes from; ``file`` where it is a plain file."""

    source: Source
    data: io.BufferedReader
    file: BinaryIO | None = None

    def head(self, size: int = 4096) -> bytes:
        """Return the next bytes without taking them."""
        return self.data.peek(size)[:size]


class _Filled(io.RawIOBase):
    """Bytes in full chunks, however small the pieces come from a pipe or a decompressor.

    What was got before an error is given first, the error after it; a decompressor is asked for
    what it has (``read1``), since it loses that when it fails later in the same read.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.piece: Callable[[int], bytes] = (
            cast(Any, source).read1 if hasattr(source, "read1") else source.read
        )
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.error is not None:
            raise self.error
        view, size = memoryview(buffer), 0
        while size < len(view):
            try:
                piece = self.piece(min(len(view) - size, _CHUNK))
            except Exception as error:
                self.error = error
                break
            if not piece:
                return size
            view[size : size + len(piece)] = piece
            size += len(piece)
        if self.error is not None and not size:
            raise self.error
        return size


@contextmanager
def open_path(path: Path, source: Source) -> Iterator[Stream]:
    """Open a file; raise InputError with the reason when that fails."""
    try:
        raw = path.open("rb", buffering=0)
    except OSError as error:
        raise InputError(f"{source.name}: cannot be opened: {error.strerror}") from error
    with raw, told(source):
        stream = opened(cast(IO[bytes], raw), source)
        yield replace(stream, file=cast(BinaryIO, raw)) if _is_plain(raw, stream) else stream


def _is_plain(raw: io.FileIO, stream: Stream) -> bool:
    """Tell whether a file is read as it is: neither compressed nor a pipe."""
    first = stream.data.raw
    return isinstance(first, _Filled) and first.source is raw and raw.seekable()


def open_stdin() -> Stream:
    """Return stdin as a stream."""
    return opened(sys.stdin.buffer, Source("stdin", "stdin"))


def opened(raw: IO[bytes], source: Source) -> Stream:
    """Wrap raw bytes, decompressing them as often as they say they are compressed."""
    data = _buffered(raw)
    for _ in range(_LEVELS):
        inner = unpacked(cast(BinaryIO, data), data.peek(8))
        if inner is None:
            break
        data = _buffered(inner)
    return Stream(source, data)


def _buffered(raw: IO[bytes]) -> io.BufferedReader:
    return io.BufferedReader(_Filled(raw), _CHUNK)


def read_all(stream: Stream) -> bytes:
    """Return all bytes of a stream that holds one document; raise InputError if too long."""
    data = bytearray()
    while len(data) <= LONGEST_DOCUMENT and (piece := stream.data.read(_CHUNK)):
        data += piece  # asked for all at once, the library takes the memory before there are any
    if len(data) > LONGEST_DOCUMENT:
        raise InputError(
            f"{stream.source.name}: one document of more than {LONGEST_DOCUMENT >> 20} MB; "
            "split it, or give a format of many articles such as jsonl"
        )
    return bytes(data)


@contextmanager
def seekable(stream: Stream) -> Iterator[BinaryIO]:
    """Give the bytes as a file that can be read from its end, copied to disk where needed."""
    if stream.file is not None:
        stream.file.seek(0)
        yield stream.file
        return
    from tempfile import TemporaryFile  # here: it takes 2 ms, and most runs need none

    with TemporaryFile() as copy:
        while chunk := stream.data.read(_CHUNK):
            copy.write(chunk)
            if copy.tell() > LONGEST_COPY:
                raise InputError(
                    f"{stream.source.name}: more than {LONGEST_COPY >> 30} GB when decompressed; "
                    "unpack it first"
                )
        copy.seek(0)
        yield cast(BinaryIO, copy)


@contextmanager
def told(source: Source) -> Iterator[None]:
    """Turn the many ways in which bytes can be damaged into one InputError."""
    try:
        yield
    except OSError as error:
        if error.errno is None:  # it is no word of the system's but of what unpacks
            raise _damaged(source, error) from error
        raise InputError(f"{source.name}: cannot be read: {error.strerror}") from error
    except DAMAGED as error:
        raise _damaged(source, error) from error


def _damaged(source: Source, error: Exception) -> InputError:
    return InputError(
        f"{source.name}: the compressed data is damaged or ends too early ({error}); "
        "fetch the file again"
    )


class Forwards:
    """What libraries read archives from, forwards only: all that came before damage, then it.

    They take an EOFError for the end of the file, and lose what a read got before it failed.
    """

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, none at the end; raise InputError for damaged data."""
        with told(self.stream.source):
            return self.stream.data.read1(size)
