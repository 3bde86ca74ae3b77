"""Natasha's weights, read from its wheel and folded for our own execution.

The wheel carries navec (250,002 words, 300 dimensions in 100 quantised parts of 3) and three
slovnet packs (morphology, syntax, NER): one embedding of word and shape, three convolutions
of width 3, each with ReLU and BatchNorm, and a head. A convolution runs here as one product
with its three taps side by side, then a sum of three shifted slices; BatchNorm is folded into
the layer after it.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Tagset
from newsnlp.errors import ModelError
from newsnlp.quick import dataclass

Floats = NDArray[np.float32]
Array = NDArray[Any]

NETS = ("morph", "syntax", "ner")
WORD_SIZE = 300
HIDDEN = 64
_BASE = np.uint64(0x9E3779B97F4A7C15)
_STEPS = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST = np.uint64(31)
FOUND = "navec_news_v1_1B_250K_300d_100q"


@dataclass(frozen=True, slots=True)
class Weights:
    """Folded weights by name, and the closed vocabularies of the nets.

    ``arrays`` holds for each net k: ``{k}.tab`` is not here but computed per word, from
    ``word`` (300, 3·768) and ``shape`` (66, 3·768): the first convolution's three taps of the
    three nets; ``{k}.w2`` (256, 384), ``{k}.w3`` (128, 192), their biases ``b2`` (128), ``b3``
    (64) and ``edge2`` (384), ``edge3`` (192): what a position outside the sequence adds;
    ``{k}.scale``, ``{k}.shift`` (64): the last BatchNorm. Heads have it folded in.
    """

    arrays: dict[str, Array]
    unknown: int
    shapes: list[str]
    tags: list[str]
    rels: list[str]
    ner_tags: list[str]

    @property
    def words(self) -> list[str]:
        """The words that navec knows, by number; ``Vocabulary`` finds them faster."""
        return read_words()


def natasha_data() -> Path:
    """Return the data folder of the installed natasha, without importing it."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ModelError("natasha is not installed; its weights are needed: pip install natasha")
    return Path(spec.origin).parent / "data"


class Pack:
    """One slovnet pack: a tar of raw arrays, gzipped vocabularies and the model's layout."""

    def __init__(self, path: Path) -> None:
        import tarfile  # here: the packs are read when the program runs for the first time

        try:
            with tarfile.open(path) as tar:
                self._files = {m.name: tar.extractfile(m).read() for m in tar}  # type: ignore[union-attr]
            self._model = json.loads(self._files["model.json"])
        except (OSError, tarfile.TarError, KeyError, ValueError) as error:
            raise ModelError(f"cannot read Natasha's weights in {path}: {error}") from error

    def array(self, *keys: str | int) -> Floats:
        """Return one array by its path in the model, e.g. ``("head", "proj", "bias")``."""
        weight: Any = self._model
        for key in keys:
            weight = weight[key]
        raw = self._files[f"arrays/{weight['array']}.bin"]
        return np.frombuffer(raw, weight["dtype"]).reshape(weight["shape"])

    def vocabulary(self, name: str) -> list[str]:
        """Return a vocabulary, in the order of its numbers."""
        return gzip.decompress(self._files[f"vocabs/{name}.gz"]).decode().splitlines()

    def taps(self, layer: int) -> Floats:
        """Return a convolution's weight as (inputs, 3 · outputs), the taps side by side."""
        weight = self.array("encoder", "layers", layer, "conv", "weight")
        return np.concatenate([weight[:, :, tap].T for tap in range(3)], axis=1)

    def bias(self, layer: int) -> Floats:
        """Return a convolution's bias."""
        return self.array("encoder", "layers", layer, "conv", "bias")

    def norm(self, layer: int) -> tuple[Floats, Floats]:
        """Return a BatchNorm as the scale and shift it amounts to."""
        weight, bias, mean, std = (
            self.array("encoder", "layers", layer, "norm", key)
            for key in ("weight", "bias", "mean", "std")
        )
        scale = (weight / std).astype(np.float32)
        return scale, (bias - mean * scale).astype(np.float32)

    def linear(self, *keys: str | int) -> tuple[Floats, Floats]:
        """Return a head's linear layer with the last BatchNorm folded in: weight and bias."""
        weight, bias = self.array(*keys, "proj", "weight"), self.array(*keys, "proj", "bias")
        scale, shift = self.norm(2)
        return scale[:, None] * weight, bias + shift @ weight


def _fold_encoder(pack: Pack, name: str) -> dict[str, Floats]:
    folded = {}
    for layer in (1, 2):
        scale, shift = pack.norm(layer - 1)
        taps = pack.taps(layer)
        # outside the sequence slovnet sets the normalised input to zero, so there the
        # shift's share must be taken back
        constant = shift @ taps
        folded[f"{name}.w{layer + 1}"] = scale[:, None] * taps
        folded[f"{name}.edge{layer + 1}"] = -constant
        folded[f"{name}.b{layer + 1}"] = pack.bias(layer) + constant.reshape(3, -1).sum(0)
    folded[f"{name}.scale"], folded[f"{name}.shift"] = pack.norm(2)
    return folded


def _first_layer(packs: dict[str, Pack]) -> dict[str, Floats]:
    """Split the first convolutions into a part for the word and a table for the shape."""
    words, shapes = [], []
    for pack in packs.values():
        taps = pack.taps(0)
        shape = pack.array("emb", "shape", "weight") @ taps[WORD_SIZE:]
        width = taps.shape[1] // 3
        shape[:, width : 2 * width] += pack.bias(0)
        words.append(taps[:WORD_SIZE])
        shapes.append(shape)
    return {"word": np.concatenate(words, 1), "shape": np.concatenate(shapes, 1)}


def _heads(packs: dict[str, Pack]) -> dict[str, Floats]:
    morph, syntax, ner = packs["morph"], packs["syntax"], packs["ner"]
    heads = {"ner.transitions": ner.array("head", "crf", "transitions")}
    heads["morph.head.weight"], heads["morph.head.bias"] = morph.linear("head")
    heads["ner.head.weight"], heads["ner.head.bias"] = ner.linear("head")
    parts = [(outer, inner) for outer in ("head", "rel") for inner in ("head", "tail")]
    linear = [syntax.linear(*part) for part in parts]
    heads["syntax.head.weight"] = np.concatenate([weight for weight, _ in linear], 1)
    heads["syntax.head.bias"] = np.concatenate([bias for _, bias in linear])
    heads["syntax.root"] = np.concatenate([_root(syntax, *part) for part in parts])
    heads["syntax.kernel"] = syntax.array("head", "kernel")
    # (head, relation × tail) becomes (head × tail, relation): one product with the outer product
    kernel = syntax.array("rel", "kernel")
    size = len(kernel)
    heads["syntax.rel_kernel"] = kernel.reshape(size, -1, size).swapaxes(1, 2).reshape(size**2, -1)
    return heads


def _root(syntax: Pack, outer: str, inner: str) -> Floats:
    """Return what a syntax head makes of the root, whose vector skips BatchNorm."""
    weight = syntax.array(outer, inner, "proj", "weight")
    root = syntax.array(outer, "root") @ weight + syntax.array(outer, inner, "proj", "bias")
    relu: Floats = np.maximum(root, 0)
    return relu


def _navec(path: Path) -> dict[str, Array]:
    """Read the quantised vectors: ``indexes`` (words, 100) and ``codes`` (100, 256, 3)."""
    import tarfile

    with tarfile.open(path) as tar:
        raw = tar.extractfile("pq.bin").read()  # type: ignore[union-attr]
    vectors, _, parts, centroids = np.frombuffer(raw, np.uint32, 4).tolist()
    indexes = np.frombuffer(raw, np.uint8, vectors * parts, 16).reshape(vectors, parts)
    codes = np.frombuffer(raw, np.float32, offset=16 + vectors * parts)
    return {"indexes": indexes, "codes": codes.reshape(parts, centroids, -1)}


def word_counts() -> NDArray[np.uint32]:
    """Return how often each of navec's words was met in the news that it was made from."""
    import tarfile

    with tarfile.open(natasha_data() / "emb" / f"{FOUND}.tar") as tar:
        raw = gzip.decompress(tar.extractfile("vocab.bin").read())  # type: ignore[union-attr]
    return np.frombuffer(raw, np.uint32, int.from_bytes(raw[:4], "little"), 4)


def load_weights() -> Weights:
    """Read and fold the weights in Natasha's wheel; raise ModelError where they are unreadable."""
    data = natasha_data()
    packs = {name: Pack(data / "model" / f"slovnet_{name}_news_v1.tar") for name in NETS}
    arrays: dict[str, Array] = _navec(data / "emb" / f"{FOUND}.tar")
    for name, pack in packs.items():
        arrays |= _fold_encoder(pack, name)
    arrays |= _first_layer(packs) | _heads(packs)
    words = packs["morph"].vocabulary("word")
    arrays |= _hashed(words)
    return Weights(
        arrays={name: np.ascontiguousarray(array, array.dtype) for name, array in arrays.items()},
        unknown=words.index("<unk>"),
        shapes=packs["morph"].vocabulary("shape"),
        tags=packs["morph"].vocabulary("tag"),
        rels=packs["syntax"].vocabulary("rel"),
        ner_tags=packs["ner"].vocabulary("tag"),
    )


def _hashed(words: list[str]) -> dict[str, Array]:
    hashes = word_hashes(words)
    order = np.argsort(hashes)
    return {"word_hashes": hashes[order], "word_numbers": order.astype(np.int32)}


def word_hashes(words: Sequence[str]) -> NDArray[np.uint64]:
    """Return a 64-bit hash of each word; no two of navec's 250,002 words share one.

    A polynomial of the mixed code points, mixed once more (the steps of splitmix64), for all words
    at once: a hash function called word by word took a tenth of what a new word costs.
    """
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    ends = np.cumsum(lengths)
    places = np.arange(len(codes)) - np.repeat(ends - lengths, lengths)
    powers = np.full(lengths.max(initial=0) + 1, _BASE)
    np.multiply.accumulate(powers, out=powers)
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(_mixed(codes.astype(np.uint64)) * powers[places], out=sums[1:])
    return _mixed(sums[ends] - sums[ends - lengths])


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in _STEPS:
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers ^ (numbers >> _LAST)


def read_words() -> list[str]:
    """Return the words that navec knows, in the order of their numbers."""
    return Pack(natasha_data() / "model" / "slovnet_morph_news_v1.tar").vocabulary("word")


def parse_tag(tag: str) -> tuple[str, dict[str, str]]:
    """Split ``NOUN|Case=Gen|…`` into the part of speech and the features."""
    pos, _, feats = tag.partition("|")
    return pos, dict(feat.split("=", 1) for feat in feats.split("|")) if feats else {}


def read_tagset(weights: Weights) -> Tagset:
    """Return the closed vocabularies of the nets."""
    pos, feats = zip(*(parse_tag(tag) for tag in weights.tags), strict=True)
    return Tagset(pos=pos, feats=feats, rels=tuple(weights.rels))
