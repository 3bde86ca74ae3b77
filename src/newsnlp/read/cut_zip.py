"""The members of a zip that is cut off: its table of contents stood at the end and is lost.

What each member says of itself is read instead, from the first on, up to one that is not whole.
Where its size stands behind its data, as macOS and pipes write it, the data tell where they end.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import IO, BinaryIO, cast

_HEADER = struct.Struct("<4s5H3I2H")
_SIGN = b"PK\x03\x04"
_ENCRYPTED, _SIZE_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_SIGNS_BEHIND = (b"PK\x07\x08", b"")
_BEHIND = ("<3I", "<I2Q")
"""How checksum, packed and unpacked size may stand behind the data, with a sign before them."""
_CHUNK = 2**16


def members_before_the_break(file: BinaryIO) -> Iterator[zipfile.ZipInfo]:
    """Yield the members that are whole; ``header_offset`` is where the data of each begins."""
    end = file.seek(0, 2)
    at = 0
    while found := _member(file, at):
        info, at = found
        if at > end:
            return
        yield info


def opener(file: BinaryIO, info: zipfile.ZipInfo) -> partial[IO[bytes]]:
    """Return the function that opens a member; its size and checksum are held to."""
    return partial(_open, file, info)


def _open(file: BinaryIO, info: zipfile.ZipInfo) -> IO[bytes]:
    file.seek(info.header_offset)
    return cast(IO[bytes], zipfile.ZipExtFile(file, "r", info))


def _member(file: BinaryIO, at: int) -> tuple[zipfile.ZipInfo, int] | None:
    """Return the member at a place and where it ends; None where there is none that tells all."""
    file.seek(at)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or not head.startswith(_SIGN):
        return None
    _, _, flags, method, _, _, crc, packed, size, of_name, of_extra = _HEADER.unpack(head)
    name = file.read(of_name)
    if flags & _ENCRYPTED or not name:
        return None
    info = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF8 else "cp437", "replace"))
    info.compress_type, info.CRC = method, crc
    info.compress_size, info.file_size = packed, size
    info.header_offset = at + _HEADER.size + of_name + of_extra
    if flags & _SIZE_BEHIND:
        return _measured(file, info)
    return None if packed == 0xFFFFFFFF else (info, info.header_offset + packed)


def _measured(file: BinaryIO, info: zipfile.ZipInfo) -> tuple[zipfile.ZipInfo, int] | None:
    """Unpack a member to find its end, and hold it to what is told there."""
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return None
    file.seek(info.header_offset)
    data, crc, size = zlib.decompressobj(-zlib.MAX_WBITS), 0, 0
    try:
        while not data.eof and (piece := data.unconsumed_tail or file.read(_CHUNK)):
            unpacked = data.decompress(piece, _CHUNK)
            crc, size = zlib.crc32(unpacked, crc), size + len(unpacked)
    except zlib.error:
        return None
    end = file.tell() - len(data.unused_data)
    info.CRC, info.compress_size, info.file_size = crc, end - info.header_offset, size
    behind = _length_behind(file, end, (crc, info.compress_size, size))
    return (info, end + behind) if data.eof and behind else None


def _length_behind(file: BinaryIO, at: int, expected: tuple[int, int, int]) -> int:
    """Return how long what is told behind the data is, 0 where it is not what was found."""
    file.seek(at)
    told = file.read(len(_SIGN) + struct.calcsize(_BEHIND[-1]))
    forms = _BEHIND if max(expected) < 2**32 else _BEHIND[1:]
    known = (sign + struct.pack(form, *expected) for sign in _SIGNS_BEHIND for form in forms)
    return next((len(one) for one in known if told.startswith(one)), 0)
