"""Tokens and sentences exactly as razdel makes them, from cached pieces of text.

razdel splits a text into atoms and joins neighbours by rules that never look across white
space, but for one: a delimiter (dash, underscore, point, comma, slash) at the edge of a
chunk asks for the type of the atom beyond the gap. So a chunk between spaces is cut once,
and where its edge matters, once for each type of neighbour.
"""

from __future__ import annotations

import re
from array import array

import numpy as np
from numpy.typing import NDArray
from razdel.segmenters.punct import DASHES, ENDINGS
from razdel.segmenters.tokenize import ATOM, SMILE

from newsnlp.annotate.annotation import Blocks
from newsnlp.patterns import EMOJI, EMOJI_PARTS
from newsnlp.quick import dataclass

Ints = NDArray[np.int32]

INT, PUNCT = "INT", "PUNCT"
OTHER_JOINS = frozenset(["OTHER", "RU", "LAT"])
WORD_DELIMITERS = frozenset(DASHES + "_")  # кто-то, snake_case: between anything but punctuation
NUMBER_DELIMITERS = frozenset(".,/\\")  # 3,5 and 1/2: between digits only
LONGEST_SMILE = 5
# «Мэр», «мэр,», «(мэр»: letters with a mark on either side that nothing joins to them
PLAIN = re.compile(r"([«(]?)([А-ЯЁа-яё]+)([.,:;!?…»)]?)")

# «🔥Мэр», «Рид👏👏», «▪️Рид», «©Рид», bullets of Word: pictures, arrows and what belongs to them
PICTURE = re.compile(
    rf"[©®™•‣‼⁉\u20e3\u2190-\u21ff\u2300-\u23ff\u2500-\u25ff\u2900-\u297f\u3030\ue000-\uf8ff"
    rf"{EMOJI}{EMOJI_PARTS}]"
)

_SPACES = [*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B)]
_SPACES += [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_IS_SPACE = np.zeros(0x3002, np.bool_)
_IS_SPACE[_SPACES] = True


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters or digits, or one other character."""

    start: int
    end: int
    type: str
    text: str


def atoms(chunk: str) -> list[Atom]:
    """Cut a chunk without white space into razdel's atoms."""
    return [Atom(m.start(), m.end(), m.lastgroup or "", m.group()) for m in ATOM.finditer(chunk)]


def edge_matters(edge: Atom, inner: Atom) -> bool:
    """Tell whether the atom beyond a chunk's edge decides if ``edge`` joins ``inner``."""
    if edge.text in WORD_DELIMITERS:
        return inner.type != PUNCT
    return edge.text in NUMBER_DELIMITERS and inner.type == INT


def _delimiter_joins(delimiter: str, left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return False
    if delimiter in WORD_DELIMITERS:
        return PUNCT not in (left, right)
    return delimiter in NUMBER_DELIMITERS and left == right == INT


def _punctuation_joins(left: Atom, right: Atom, token_start: int, chunk: str) -> bool:
    if left.type != PUNCT or right.type != PUNCT:
        return False
    if left.text in ENDINGS and right.text in ENDINGS:  # «?!», «...»
        return True
    if left.text + right.text in ("--", "**"):
        return True
    short = right.end - token_start <= LONGEST_SMILE
    return short and SMILE.match(chunk[token_start : right.end]) is not None


def _parted(left: Atom, right: Atom) -> bool:
    """Tell a picture from the letters that razdel takes for one word with it."""
    return (PICTURE.match(left.text) is None) != (PICTURE.match(right.text) is None)


def _letters_join(left: Atom, right: Atom) -> bool:
    if left.type == "OTHER":
        return right.type in OTHER_JOINS  # «ΔP»
    if right.type == "OTHER":
        return left.type in OTHER_JOINS  # «mβ»
    return right.text == "!" and left.text.lower() == "yahoo"


def split_chunk(
    chunk: str, before: str | None, after: str | None, *, part_pictures: bool = False
) -> list[tuple[int, int]]:
    """Cut a chunk without white space into tokens: half-open offsets within the chunk.

    ``before`` and ``after`` are the types of the atoms beyond its edges, None at the text's.
    """
    parts = atoms(chunk)
    types = [before, *(a.type for a in parts), after]
    tokens = []
    start = 0
    for i in range(1, len(parts)):
        left, right = parts[i - 1], parts[i]
        # types[i] is left's, so types[i - 1] and types[i + 2] lie beyond the pair; as in
        # razdel each family of delimiters looks at the left atom first
        joined = any(
            _delimiter_joins(left.text, types[i - 1], types[i + 1])
            if left.text in family
            else right.text in family and _delimiter_joins(right.text, types[i], types[i + 2])
            for family in (DASHES, "_", ".,", "/\\")
        )
        joined = joined or _punctuation_joins(left, right, start, chunk)
        parted = part_pictures and _parted(left, right)
        if not (joined or (_letters_join(left, right) and not parted)):
            tokens.append((start, right.start))
            start = right.start
    if parts:
        tokens.append((start, parts[-1].end))
    return tokens


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def chunk_starts(text: str, blocks: Blocks | None = None) -> NDArray[np.int64]:
    """Return where each chunk of ``text.split()`` starts, block by block where these are given."""
    letter = np.zeros(len(text) + 1, np.bool_)  # False before the text
    letter[1:] = ~_IS_SPACE[np.minimum(code_points(text), len(_IS_SPACE) - 1)]
    starts = letter[1:] & ~letter[:-1]
    if blocks is None:
        return np.flatnonzero(starts)
    inside = np.zeros(len(text), np.bool_)
    for first, last in blocks:
        inside[first:last] = True
        if first < last:  # what goes on before a block is none of its text
            starts[first] = letter[first + 1]
    return np.flatnonzero(starts & inside)


class Tokenizer:
    """Cut texts into tokens as ``razdel.tokenize`` does; a token text becomes a small number.

    ``words[id]`` is the text of token ``id``. Grows with the words it sees: its owner watches
    ``len(tokenizer.words)`` and starts a new one when that is too large. With ``part_pictures`` an
    emoji is no part of a word: «🔥Мэр» is one token to razdel.
    """

    def __init__(self, *, part_pictures: bool = False) -> None:
        self._part_pictures = part_pictures
        self.words: list[str] = []
        self._ids: dict[str, int] = {}
        # a chunk whose edges matter is None here and has an entry per pair of neighbour types
        self._chunks: dict[str | tuple[str, str | None, str | None], int | None] = {}
        # of an entry its first piece and how many it has; of a piece its start, end and word
        self._first, self._count, self._pieces = array("i"), array("i"), array("i")

    def __call__(self, text: str, blocks: Blocks | None = None) -> tuple[Ints, Ints, Ints]:
        """Return start, end (characters) and word number of every token of a text.

        ``blocks``: half-open character spans in order, each cut as a text of its own.
        """
        entries: list[int | None] = []
        for first, last in [(0, len(text))] if blocks is None else blocks:
            entries += self._entries(text[first:last].split())
        return self._expand(np.array(entries, np.int64), chunk_starts(text, blocks))

    def _entries(self, chunks: list[str]) -> list[int | None]:
        known = self._chunks.get
        entries = list(map(known, chunks))
        if None in entries:
            for i, entry in enumerate(entries):
                if entry is None:
                    entry = known(chunks[i])  # it may have been met a few chunks before
                    entries[i] = self._entry(chunks, i) if entry is None else entry
        return entries

    def _expand(
        self, entries: NDArray[np.int64], offsets: NDArray[np.int64]
    ) -> tuple[Ints, Ints, Ints]:
        first, all_counts, all_pieces = map(_numbers, (self._first, self._count, self._pieces))
        count = all_counts[entries]
        total = int(count.sum())
        ends = np.cumsum(count)
        within = np.arange(total) - np.repeat(ends - count, count)
        pieces = all_pieces.reshape(-1, 3)[np.repeat(first[entries], count) + within]
        offset = np.repeat(offsets, count).astype(np.int32)
        return offset + pieces[:, 0], offset + pieces[:, 1], np.ascontiguousarray(pieces[:, 2])

    def _entry(self, chunks: list[str], i: int) -> int:
        chunk = chunks[i]
        if chunk not in self._chunks:
            plain = PLAIN.fullmatch(chunk)
            if plain:
                return self._add(chunk, _plain_spans(plain), chunk)
            parts = atoms(chunk)
            inner = len(parts) > 1
            left = inner and edge_matters(parts[0], parts[1])
            right = inner and edge_matters(parts[-1], parts[-2])
            if not (left or right):
                return self._add(chunk, self._split(chunk), chunk)
            self._chunks[chunk] = None
        before = _type_at(chunks[i - 1], last=True) if i else None
        after = _type_at(chunks[i + 1], last=False) if i + 1 < len(chunks) else None
        key = (chunk, before, after)
        entry = self._chunks.get(key)
        return self._add(key, self._split(*key), chunk) if entry is None else entry

    def _split(
        self, chunk: str, before: str | None = None, after: str | None = None
    ) -> list[tuple[int, int]]:
        return split_chunk(chunk, before, after, part_pictures=self._part_pictures)

    def _add(
        self,
        key: str | tuple[str, str | None, str | None],
        tokens: list[tuple[int, int]],
        chunk: str,
    ) -> int:
        entry = self._chunks[key] = len(self._first)
        self._first.append(len(self._pieces) // 3)
        self._count.append(len(tokens))
        for start, end in tokens:
            self._pieces.extend((start, end, self.word_id(chunk[start:end])))
        return entry

    def word_id(self, word: str) -> int:
        """Return the number of a token text, a new one for a new text."""
        number = self._ids.get(word)
        if number is None:
            number = self._ids[word] = len(self.words)
            self.words.append(word)
        return number


def _numbers(array_: array[int]) -> Ints:
    return np.frombuffer(array_, np.int32)


def _plain_spans(plain: re.Match[str]) -> list[tuple[int, int]]:
    """Return the letters of a plain chunk and the mark on either side."""
    first, last = plain.span(2)
    end = plain.end()
    if last == end:
        return [(0, first), (first, last)] if first else [(first, last)]
    return [(0, first), (first, last), (last, end)] if first else [(first, last), (last, end)]


def _type_at(chunk: str, *, last: bool) -> str:
    # the type of a run is that of any of its characters, so the outermost one is enough
    match = ATOM.match(chunk[-1] if last else chunk[0])
    return str(match.lastgroup) if match else ""
