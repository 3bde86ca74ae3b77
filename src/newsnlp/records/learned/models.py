"""The networks of posts and events of one kind of news, behind the reader that both rest on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from numpy.typing import NDArray

from newsnlp.errors import ModelError
from newsnlp.find import tensors
from newsnlp.find.verbs import Telling
from newsnlp.records.learned import Learned, happenings, posts
from newsnlp.records.learned.nets import Nets
from newsnlp.records.learned.reading import Reader

FILE = "model.safetensors"
POSTS, EVENTS, READER = "posts", "events", "reader"
"""What the names of the arrays in the file begin with."""
LAYOUTS = {POSTS: posts.LAYOUT, EVENTS: happenings.LAYOUT}
REBUILD = "newsnlp train records corpora/labels corpora/regional -o models/regional/records"


class Models(NamedTuple):
    """What was learned of one kind of news."""

    posts: Nets
    events: Nets
    reader: Reader

    def read(self, articles: Sequence[Telling]) -> list[Learned]:
        """Return what records of each article may ask."""
        return [Learned(self.posts, self.events, own) for own in self.reader(articles)]


def load(folder: Path) -> Models:
    """Read the networks; raise ModelError where their file is missing or damaged."""
    file = folder / FILE
    try:
        stored = tensors.read(file)
        nets = {of: Nets(_of(stored, of), layout) for of, layout in LAYOUTS.items()}
        return Models(nets[POSTS], nets[EVENTS], Reader(_of(stored, READER)))
    except (OSError, ValueError) as error:
        raise ModelError(f"{file} cannot be read ({error!r}); build it with: {REBUILD}") from error


def _of(stored: dict[str, NDArray[Any]], part: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of one part by their names in it, in single precision."""
    start = f"{part}."
    return {
        name.removeprefix(start): tensors.widened(array)
        for name, array in stored.items()
        if name.startswith(start)
    }
