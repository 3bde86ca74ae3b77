"""What reads an article, in PyTorch; ``newsnlp.records.learned.reading`` has NumPy's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.find.mention_index import MentionIndex
from newsnlp.quick import dataclass
from newsnlp.records.learned.reading import COLUMNS, marks

HIDDEN, VECTOR, TAGS = 192, 300, 753
"""Columns of Natasha's layers and of navec's vectors; Natasha's tags."""


class Text(NamedTuple):
    """What is read of an article of n tokens; ``lemmas`` (n): rows of the library's vectors.

    ``tags`` (n): Natasha's; ``named`` (n), ``kinds`` (n, ``COLUMNS``): see ``marks``; ``hidden``
    (n, 192): halves.
    """

    lemmas: Tensor
    tags: Tensor
    named: Tensor
    kinds: Tensor
    hidden: Tensor


class Library:
    """The articles that are learned from, by name, and the vectors of all their lemmas."""

    def __init__(self) -> None:
        self.texts: dict[str, Text] = {}
        self._lemmas: dict[str, int] = {}

    def add(self, doc: str, annotation: Annotation, index: MentionIndex) -> None:
        """Take in an article, where it is not there."""
        if doc in self.texts:
            return
        known = self._lemmas
        lemmas = [known.setdefault(lemma, len(known)) for lemma in annotation.lemmas]
        told = marks(annotation, index)
        self.texts[doc] = Text(
            torch.tensor(lemmas, dtype=torch.long),
            torch.from_numpy(annotation.tag.astype(np.int64)),
            torch.from_numpy(told.named),
            torch.from_numpy(told.kinds),
            torch.from_numpy(annotation.hidden.astype(np.float16)),
        )

    def vectors(self) -> Tensor:
        """Return the vectors (lemmas, 300)."""
        return torch.from_numpy(WordVectors().of(list(self._lemmas)))


@dataclass(frozen=True, slots=True)
class Sizes:
    """``first``: numbers of a token before the LSTM; ``lstm``: of a state in one direction.

    ``drop`` is of what is read, ``blank`` the share of lemmas that are not seen.
    """

    first: int = 96
    lstm: int = 64
    drop: float = 0.4
    blank: float = 0.25


class ReaderNetwork(nn.Module):
    """Reads articles."""

    def __init__(self, vectors: Tensor, sizes: Sizes) -> None:
        super().__init__()
        self._vectors, self._blank = vectors, sizes.blank
        self.word = nn.Linear(VECTOR, sizes.first, bias=False)
        self.hidden = nn.Linear(HIDDEN, sizes.first)
        self.tags = nn.Embedding(TAGS, sizes.first)
        nn.init.normal_(self.tags.weight, std=0.1)
        self.kinds = nn.Linear(COLUMNS, sizes.first, bias=False)
        self.lstm = nn.LSTM(sizes.first, sizes.lstm, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(sizes.drop)
        self.size = 2 * sizes.lstm

    def forward(self, texts: Sequence[Text]) -> list[Tensor]:
        """Return the states (n, 2h) of the tokens of each article."""
        packed = pack_sequence(list(map(self._first, texts)), enforce_sorted=False)
        states, lengths = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return [own[:length] for own, length in zip(states, lengths.tolist(), strict=True)]

    def _first(self, text: Text) -> Tensor:
        hidden_from = text.named[:, None]
        if self.training:
            hidden_from = hidden_from | (torch.rand(len(hidden_from), 1) < self._blank)
        vectors = self._vectors[text.lemmas].masked_fill(hidden_from, 0)
        seen: Tensor = self.word(self.drop(vectors)) + self.hidden(self.drop(text.hidden.float()))
        return torch.tanh(seen + self.tags(text.tags) + self.kinds(text.kinds))

    def restore(self, arrays: Mapping[str, NDArray[np.float32]]) -> None:
        """Take over weights as ``arrays`` names them."""
        told = {name: torch.from_numpy(array) for name, array in arrays.items()}
        weights = {
            "word.weight": told["word"],
            "hidden.weight": told["hidden"],
            "hidden.bias": told["bias"],
            "tags.weight": told["tags"],
            "kinds.weight": told["kinds"],
        }
        for number, way in enumerate(("", "_reverse")):
            bias = told["lstm_bias"][number]
            weights |= {
                f"lstm.weight_ih_l0{way}": told["inputs"][number],
                f"lstm.weight_hh_l0{way}": told["states"][number],
                f"lstm.bias_ih_l0{way}": bias,
                f"lstm.bias_hh_l0{way}": torch.zeros_like(bias),
            }
        self.load_state_dict(weights)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """Return the weights as the NumPy reader names them."""
        inputs, states, bias_in, bias = (
            torch.stack([getattr(self.lstm, f"{part}_l0{way}") for way in ("", "_reverse")])
            for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        )
        found = {
            "word": self.word.weight,
            "hidden": self.hidden.weight,
            "tags": self.tags.weight,
            "kinds": self.kinds.weight,
            "bias": self.hidden.bias,
            "inputs": inputs,
            "states": states,
            "lstm_bias": bias_in + bias,
        }
        return {name: np.ascontiguousarray(w.detach().numpy()) for name, w in found.items()}
