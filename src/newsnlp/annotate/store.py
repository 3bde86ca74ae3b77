"""The weights as one memory-mapped file, built at first use in the user's cache folder.

Reading and folding Natasha's packs takes half a second and 100 MB; mapping the file takes
neither, and processes share its pages. Where the folder cannot be written the weights are kept
in memory. NEWSNLP_CACHE names another folder.
"""

from __future__ import annotations

import json
import logging
import mmap
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import IO, Any
from zlib import crc32

import numpy as np

from newsnlp.annotate.blas import one_thread
from newsnlp.annotate.dictionary import all_tags, dictionary_data
from newsnlp.annotate.first_layer import exact_rows, fixed_point
from newsnlp.annotate.lemma import agreement
from newsnlp.annotate.weights import (
    Array,
    Weights,
    load_weights,
    natasha_data,
    read_tagset,
    word_counts,
    word_hashes,
)
from newsnlp.locks import lock

logger = logging.getLogger(__name__)

FORMAT = b"newsnlp annotate 2\n"
ALIGNMENT = 64
WRITTEN = 1 << 16
"""Bytes written at once.

Linux keeps what one call wrote in pages of up to 2 MB, and where a process reads one word of a
page, all of it counts as the process's memory: a sentence took 52 MB of the file, not 8.
"""
FREQUENT = 9_900
"""Words whose rows of the first layer lie in the file: 9.2 kB each, 91 MB in all."""
KEPT = 4
"""Files of weights left in the cache folder, those used last: others are of versions long gone."""
_loading = lock()


def cache_dir() -> Path:
    """Return the folder for what can be computed again."""
    chosen = os.environ.get("NEWSNLP_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or _home() / "AppData" / "Local") / "newsnlp"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "newsnlp"
    return Path(os.environ.get("XDG_CACHE_HOME") or _home() / ".cache") / "newsnlp"


def _home() -> Path:
    """Return the user's folder; of one whom the system does not know, a place to keep nothing."""
    try:
        return Path.home()
    except RuntimeError:  # in a container, under a number without a name
        return Path(os.devnull)


def fingerprint() -> str:
    """Return a name for the weights that follow from the installed packages and this code.

    Of the code its text counts, so that checkouts of one version share a file.
    """
    here = Path(__file__).parent
    sources = [*sorted(natasha_data().glob("*/*.tar")), dictionary_data() / "meta.json"]
    facts = [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in sources]
    code = ("weights.py", "first_layer.py", "lemma.py", "store.py")
    facts += [[name, crc32((here / name).read_bytes())] for name in code]
    # no hash of hashlib: it loads OpenSSL, 4 ms
    return f"{int(word_hashes([json.dumps(facts)])[0]):016x}"


def build() -> Weights:
    """Read and fold all weights, with the agreement of the dictionary's tags with Natasha's.

    By one thread: more of them would add up in another order, and scores would differ.
    """
    with one_thread():
        weights = load_weights()
        weights.arrays["agreement"] = agreement(all_tags(), read_tagset(weights))
        weights.arrays.update(frequent_rows(weights))
    return weights


def frequent_rows(weights: Weights) -> dict[str, Any]:
    """Return the first layer's rows of the words most frequent in news, after one of zeros.

    The most frequent first, so that a short text touches few pages.
    """
    arrays = weights.arrays
    order = np.argsort(-word_counts().astype(np.int64), kind="stable")[:FREQUENT]
    words = np.array([weights.unknown, *order], np.int32)  # no word of the news was unknown
    codes, word = fixed_point(arrays["codes"]), fixed_point(arrays["word"])
    rows = np.zeros((len(words) + 1, word.shape[1]), np.float32)
    rows[1:] = exact_rows(arrays["indexes"], codes, word, words)
    return {"frequent": rows, "frequent_words": words}


def write(path: Path, weights: Weights) -> None:
    """Write weights to a file, all or nothing; raise OSError where that fails."""
    lists = {f.name: getattr(weights, f.name) for f in fields(weights) if f.name != "arrays"}
    layout: dict[str, Any] = {}
    place = 0
    for name, array in weights.arrays.items():
        place += -place % ALIGNMENT
        layout[name] = (place, array.dtype.str, array.shape)
        place += array.nbytes
    header = json.dumps({"lists": lists, "arrays": layout, "size": place}).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    from tempfile import NamedTemporaryFile  # here: it takes 2 ms, and the file is written once

    with NamedTemporaryFile(dir=path.parent, delete=False, buffering=0) as file:
        try:
            start = FORMAT + len(header).to_bytes(8, "little") + header
            start += bytes(-len(start) % ALIGNMENT)
            _write_pieces(file, [start, *_aligned(weights.arrays.values())])
            file.close()
            os.replace(file.name, path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise


def _aligned(arrays: Iterable[Array]) -> Iterator[bytes]:
    """Yield the bytes of arrays one after another, each beginning at a multiple of ALIGNMENT."""
    missing = 0
    for array in arrays:
        yield bytes(missing)
        yield array.tobytes()
        missing = -array.nbytes % ALIGNMENT


def _write_pieces(file: IO[bytes], parts: Iterable[bytes]) -> None:
    """Write parts one after another, ``WRITTEN`` bytes at a time."""
    waiting = b""
    for part in parts:
        waiting += part
        whole = len(waiting) - len(waiting) % WRITTEN
        for i in range(0, whole, WRITTEN):
            file.write(waiting[i : i + WRITTEN])
        waiting = waiting[whole:]
    file.write(waiting)


def read(path: Path) -> Weights:
    """Map a file of weights; raise OSError or ValueError where it is missing or damaged."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if mapped[: len(FORMAT)] != FORMAT:
        raise ValueError(f"{path} is no file of weights")
    start = len(FORMAT) + 8
    size = int.from_bytes(mapped[len(FORMAT) : start], "little")
    header = json.loads(mapped[start : start + size])
    start += size
    start += -start % ALIGNMENT
    if len(mapped) != start + header["size"]:
        raise ValueError(f"{path} is incomplete")
    arrays = {}
    for name, (place, dtype, shape) in header["arrays"].items():
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(mapped, dtype, count, start + place).reshape(shape)
    return Weights(arrays=arrays, **header["lists"])


def _load() -> Weights:
    path = cache_dir() / f"annotate-{fingerprint()}.bin"
    try:
        weights = read(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        logger.info("building %s (%s)", path, error)
    else:
        with suppress(OSError):  # another user's folder
            os.utime(path)
        return weights
    weights = build()
    try:
        write(path, weights)
        remove_old(path.parent)
        return read(path)
    except OSError as error:
        logger.info("keeping the weights in memory: %s", error)
        return weights


def remove_old(folder: Path) -> None:
    """Remove all but the files of weights that were used last.

    A process that has mapped one keeps it; where it may not be removed, it stays.
    """
    with suppress(OSError):
        used = [(path.stat().st_mtime_ns, path) for path in folder.glob("annotate-*.bin")]
        for _, path in sorted(used, reverse=True)[KEPT:]:
            with suppress(OSError):
                path.unlink()


@cache
def _shared() -> Weights:
    return _load()


def shared_weights() -> Weights:
    """Return the process's one copy of the weights, which nobody changes."""
    with _loading:
        return _shared()
