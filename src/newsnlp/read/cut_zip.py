"""The members of a zip that is cut off: its table of contents stood at the end and is lost.

What each member says of itself is read instead, from the first on, up to one that is not whole or
tells its size only behind its data.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO, BinaryIO, cast

_HEADER = struct.Struct("<4s5H3I2H")
_SIGN = b"PK\x03\x04"
_ENCRYPTED, _SIZE_BEHIND, _UTF8 = 0x1, 0x8, 0x800


def members_before_the_break(file: BinaryIO) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that are whole; ``header_offset`` is where the data of each begins."""
    end = file.seek(0, 2)
    at = 0
    while (found := _member(file, at)) and found.header_offset + found.compress_size <= end:
        yield found
        at = found.header_offset + found.compress_size


def opener(file: BinaryIO, info: zipfile.ZipInfo) -> partial[IO[bytes]]:
    """Return the function that opens a member; its size and checksum are held to."""
    return partial(_open, file, info)


def _open(file: BinaryIO, info: zipfile.ZipInfo) -> IO[bytes]:
    file.seek(info.header_offset)
    return cast(IO[bytes], zipfile.ZipExtFile(file, "r", info))


def _member(file: BinaryIO, at: int) -> zipfile.ZipInfo | None:
    """Read the header at a place; None where there is none that tells all."""
    file.seek(at)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or not head.startswith(_SIGN):
        return None
    _, _, flags, method, _, _, crc, packed, size, of_name, of_extra = _HEADER.unpack(head)
    name = file.read(of_name)
    if flags & (_ENCRYPTED | _SIZE_BEHIND) or packed == 0xFFFFFFFF or not name:
        return None
    info = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF8 else "cp437", "replace"))
    info.compress_type, info.CRC = method, crc
    info.compress_size, info.file_size = packed, size
    info.header_offset = at + _HEADER.size + of_name + of_extra
    return info
