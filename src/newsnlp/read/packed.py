"""What is packed by gzip, bzip2, xz or zstd, unpacked as it comes.

Python's own readers take for the end whatever stands behind a stream of bzip2 or xz that does not
begin another: the rest of a file put together of several would be lost without a word.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from functools import partial
from typing import IO, Any, BinaryIO, cast

_CHUNK = 2**16
_PIECE = 2**12
"""Bytes that are unpacked at once: those before damage are lost with it in the same piece."""
_ZST_PIECE = 2**8
_MOST_MEMORY = 2**30
"""Bytes that unpacking xz may need; ``xz -9`` needs 65 MB, a header may ask for 4 GB."""


_SHOWN = 8


class _Unpacked:
    """Streams one behind another, between and behind which only zeros may stand."""

    def __init__(self, file: Any, magic: bytes, make: Callable[[], Any]) -> None:
        self.file, self.magic, self.make = file, magic, make
        self.unpacker = make()

    def read1(self, size: int) -> bytes:
        """Return some bytes, none at the end; raise EOFError where a stream ends too early."""
        while True:
            packed = b""
            if self.unpacker.eof:
                packed = self._next()
                if not packed:
                    return b""
            elif self.unpacker.needs_input and not (packed := self.file.read1(_CHUNK)):
                raise EOFError("it ends within a stream")
            found: bytes = self.unpacker.decompress(packed, min(size, _PIECE))
            if found:
                return found

    def _next(self) -> bytes:
        """Return what the next stream begins with, for a new unpacker; nothing at the end."""
        rest: bytes = self.unpacker.unused_data.lstrip(b"\0")
        while len(rest) < len(self.magic) and (more := self.file.read(_CHUNK)):
            rest = (rest + more).lstrip(b"\0")
        self.unpacker = self.make() if rest else self.unpacker
        if not self.magic.startswith(rest[: len(self.magic)]):
            raise EOFError(f"behind its end stands {rest[:_SHOWN]!r}")
        return rest


class _InPieces:
    """Gives a little at once, whatever is asked for."""

    def __init__(self, file: Any, most: int) -> None:
        self.file, self.most = file, most

    def read1(self, size: int) -> bytes:
        """Return up to as many bytes, none at the end."""
        return bytes(self.file.read(min(size, self.most)))


def _open_gz(stream: BinaryIO) -> Any:
    return gzip.GzipFile(fileobj=stream)


def _open_zst(stream: BinaryIO) -> Any:
    import pyarrow as pa

    packed = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    return _InPieces(packed, _ZST_PIECE)


_BZ2, _XZ = b"BZh", b"\xfd7zXZ\x00"
_MAKE_XZ = partial(lzma.LZMADecompressor, lzma.FORMAT_XZ, _MOST_MEMORY)
_OPENERS: tuple[tuple[bytes, Callable[[BinaryIO], Any]], ...] = (
    (b"\x1f\x8b", _open_gz),
    (_BZ2, partial(_Unpacked, magic=_BZ2, make=bz2.BZ2Decompressor)),
    (_XZ, partial(_Unpacked, magic=_XZ, make=_MAKE_XZ)),
    (b"\x28\xb5\x2f\xfd", _open_zst),
)


def unpacked(stream: BinaryIO, head: bytes) -> IO[bytes] | None:
    """Return what a stream unpacks to; None where its first bytes say that it is not packed."""
    opener = next((opener for magic, opener in _OPENERS if head.startswith(magic)), None)
    return None if opener is None else cast(IO[bytes], opener(stream))
