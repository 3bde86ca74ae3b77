"""pymorphy3's dictionary by a compiled kernel, which reads its files where they lie."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


class CompiledDictionary:
    """Analyses, counts and lemmas of words in lower case, and how words with an ending decline.

    ``folder`` holds the automata of words, counts and endings; a paradigm lists the numbers of the
    endings, tags and prefixes of its forms: ``paradigms`` are all numbers and where each begins;
    ``parts`` are all endings, prefixes and tags.
    """

    def __init__(
        self,
        kernels: ModuleType,
        folder: Path,
        paradigms: tuple[array[int], array[int]],
        parts: Sequence[Sequence[str]],
    ) -> None:
        self._kernels = kernels
        automata = [_automaton(folder / name) for name in ("words.dawg", "p_t_given_w.intdawg")]
        numbers, first = paradigms
        listed = np.frombuffer(numbers, np.uint8), np.frombuffer(first, np.int32)
        tables = [*automata, listed, *map(_joined, parts)]
        endings = (folder / f"prediction-suffixes-{i}.dawg" for i in range(len(parts[1])))
        prediction = tuple(array for file in endings for array in _automaton(file))
        self._tables = kernels.dictionary(*(array for pair in tables for array in pair), prediction)

    def analyses(self, word: str) -> tuple[tuple[str, int, int, int], ...]:
        """Return (word as spelt, paradigm, place in it, number of the tag) of each analysis."""
        found: tuple[tuple[str, int, int, int], ...] = self._kernels.analyses(self._tables, word)
        return found

    def counts(self, word: str, tags: list[int]) -> list[int] | None:
        """Return of how many in a million a word has each tag; None where it was not counted."""
        found: list[int] | None = self._kernels.tag_counts(self._tables, word, tags)
        return found

    def endings(self, prefix: int, ending: str) -> tuple[tuple[str, int, int, int, int], ...]:
        """Return how words with a prefix of paradigms and an ending decline.

        As ``analyses``, and of how many words.
        """
        found: tuple[tuple[str, int, int, int, int], ...] = self._kernels.endings(
            self._tables, prefix, ending
        )
        return found

    def count(self, word: str, tag: str) -> int:
        """Return of how many in a million a word has a tag, which need not be the dictionary's."""
        found: int = self._kernels.key_count(self._tables, f"{word}:{tag}".encode())
        return found

    def lemmas(
        self, words: list[str], tags: Sequence[int], agreement: NDArray[np.uint8]
    ) -> list[str | None]:
        """Return the lemmas of words with Natasha's tags, None where the dictionary has no word.

        ``agreement``: how well the dictionary's tags agree with Natasha's.
        """
        found: list[str | None] = self._kernels.lemmas(
            self._tables, words, np.array(tags, np.int32), agreement, agreement.shape[1]
        )
        return found


def _automaton(file: Path) -> tuple[Ints, NDArray[np.uint8]]:
    """Map a file; return the units of its automaton and the labels of its guide, two per unit."""
    with file.open("rb") as stream:
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    size = int.from_bytes(mapped[:4], "little")
    units = np.frombuffer(mapped, np.int32, size, 4)
    return units, np.frombuffer(mapped, np.uint8, 2 * size, 4 * size + 8)


def _joined(parts: Sequence[str]) -> tuple[NDArray[np.uint8], Ints]:
    """Return strings in UTF-8 one after another, and where each begins, and the end."""
    text = "\0".join([*parts, ""]).encode()
    ends = np.flatnonzero(np.frombuffer(text, np.uint8) == 0) - np.arange(len(parts))
    first = np.concatenate([[0], ends]).astype(np.int32)
    return np.frombuffer(text.replace(b"\0", b""), np.uint8), first
