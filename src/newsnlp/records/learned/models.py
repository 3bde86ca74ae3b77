"""The networks of posts, events and memberships of one kind of news, behind their reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from newsnlp.errors import ModelError
from newsnlp.find.nets import tensors
from newsnlp.find.verbs import Telling
from newsnlp.records.learned import Learned, belonging, happenings, posts
from newsnlp.records.learned.nets import Nets
from newsnlp.records.learned.reading import Reader

FILE = "model.safetensors"
POSTS, EVENTS, MEMBERS, READER = "posts", "events", "members", "reader"
"""What the names of the arrays in a file begin with."""
LAYOUTS = {POSTS: posts.LAYOUT, EVENTS: happenings.LAYOUT, MEMBERS: belonging.LAYOUT}
CHECK = "reader"
"""In the files of posts and memberships: four bytes of the reader that they learned over."""
REBUILD = "newsnlp train records corpora/labels corpora/regional -o models/regional/records"
REBUILD_BESIDE = {
    of: f"newsnlp train {of} corpora/labels corpora/regional -o models/regional/{of}"
    for of in (POSTS, MEMBERS)
}
"""How to make the networks that learn over a reader which does not."""

Arrays = dict[str, NDArray[Any]]


class Models(NamedTuple):
    """What was learned of one kind of news."""

    posts: Nets
    events: Nets
    members: Nets
    reader: Reader

    def read(self, articles: Sequence[Telling]) -> list[Learned]:
        """Return what records of each article may ask."""
        nets = self.posts, self.events, self.members
        return [Learned(*nets, own) for own in self.reader(articles)]


def load(folder: Path) -> Models:
    """Read the networks of events and the reader, those of posts and memberships from beside it.

    Raises ModelError where a file is missing, damaged or over another reader.
    """
    stored = _stored(folder / FILE, REBUILD)
    with _readable(folder / FILE, REBUILD):
        events, reader = Nets(_of(stored, EVENTS), LAYOUTS[EVENTS]), Reader(_of(stored, READER))
    check = bytes(reader_hash(stored))
    posts, members = (_beside(folder.parent / of / FILE, of, check) for of in (POSTS, MEMBERS))
    return Models(posts, events, members, reader)


def _beside(file: Path, of: str, check: bytes) -> Nets:
    """Read networks over the reader that ``check`` tells."""
    stored = _stored(file, REBUILD_BESIDE[of])
    with _readable(file, REBUILD_BESIDE[of]):
        nets = Nets(_of(stored, of), LAYOUTS[of])
    if bytes(stored.get(CHECK, b"")) != check:
        raise ModelError(f"{file} is over another reader; build it with: {REBUILD_BESIDE[of]}")
    return nets


def reader_weights(folder: Path) -> tuple[Arrays, NDArray[np.uint8]]:
    """Return the weights of the reader of a folder, and what tells it from another.

    Raises ModelError as ``load`` does.
    """
    stored = _stored(folder / FILE, REBUILD)
    return _of(stored, READER), reader_hash(stored)


def reader_hash(stored: Arrays) -> NDArray[np.uint8]:
    """Return four bytes that tell one reader from another."""
    names = sorted(name for name in stored if name.startswith(f"{READER}."))
    whole = b"".join(np.ascontiguousarray(stored[name]).tobytes() for name in names)
    return np.frombuffer(crc32(whole).to_bytes(4, "little"), np.uint8)


def _stored(file: Path, advice: str) -> Arrays:
    with _readable(file, advice):
        return tensors.read(file)


@contextmanager
def _readable(file: Path, advice: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        raise ModelError(f"{file} cannot be read ({error!r}); build it with: {advice}") from error


def _of(stored: Arrays, part: str) -> Arrays:
    """Return the arrays of one part by their names in it, in single precision."""
    start = f"{part}."
    return {
        name.removeprefix(start): tensors.widened(array)
        for name, array in stored.items()
        if name.startswith(start)
    }
