"""Packed files that are damaged, put together of several, or followed by something else."""

import bz2
import gzip
import json
import lzma
import random
import struct
import tracemalloc
import zlib

import pyarrow as pa
import pytest

from newsnlp.errors import InputError
from newsnlp.read import read


def zst(data: bytes) -> bytes:
    return pa.compress(data, codec="zstd", asbytes=True)


PACK = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zst}


def lines(count: int, words: int = 3) -> bytes:
    """Return articles whose words pack badly."""
    chance = random.Random(1)
    told = (" ".join(f"мэр{chance.randrange(10**9)}" for _ in range(words)) for _ in range(count))
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in told)


def found(tmp_path, ending, data):
    path = tmp_path / f"dump.jsonl.{ending}"
    path.write_bytes(data)
    return list(read(path))


@pytest.mark.parametrize("ending", PACK)
def test_several_streams_in_one_file(tmp_path, ending):
    data = PACK[ending](lines(3)) + PACK[ending](lines(2))
    assert [article.error for article in found(tmp_path, ending, data)] == [None] * 5


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_zeros_fill_up_the_end(tmp_path, ending):
    data = PACK[ending](lines(3)) + bytes(70_000) + PACK[ending](lines(2)) + bytes(70_000)
    assert [article.error for article in found(tmp_path, ending, data)] == [None] * 5


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("zeros", [0, 70_000])
def test_what_stands_behind_is_told(tmp_path, ending, zeros):
    *good, last = found(tmp_path, ending, PACK[ending](lines(20)) + bytes(zeros) + b"other things")
    assert len(good) > 10
    assert "damaged or ends too early" in last.error


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("damage", [lambda x: x[:-10], lambda x: x[:-2000] + b"?" * 2000])
def test_what_came_before_damage_is_read(tmp_path, ending, damage):
    data = lines(3000, 60)
    *good, last = found(tmp_path, ending, damage(PACK[ending](data)))
    assert "damaged or ends too early" in last.error
    assert sum(article.error is None for article in good) > 2000


def test_a_header_that_asks_for_all_memory_is_refused(tmp_path):
    """A dictionary of 4 GB, kept until the file is read."""
    packed = bytearray(lzma.compress(lines(3)))
    size = (packed[12] + 1) * 4
    header = packed[12 : 12 + size - 4].replace(b"\x21\x01\x16", b"\x21\x01\x28")
    packed[12 : 12 + size] = header + struct.pack("<I", zlib.crc32(header))
    with pytest.raises(InputError, match=r"damaged or ends too early \(Memory usage limit exceed"):
        found(tmp_path, "xz", bytes(packed))


def test_a_small_file_takes_little_memory(tmp_path):
    path = tmp_path / "park.txt"
    path.write_text("Мэр открыл парк.", encoding="utf-8")
    list(read(path))
    tracemalloc.start()
    list(read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * 2**20
