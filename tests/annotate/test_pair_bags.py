"""The kernel that adds up the rows of features of mention pairs, against NumPy, at every level."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from newsnlp.annotate import kernels
from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.find.nets.known_features import EVERY, known_features, rows_of
from newsnlp.find.nets.pair_bags import sum_rows
from newsnlp.find.nets.pair_features import GLANCE, GROUPS, features
from newsnlp.find.nets.pairs import REACH, TYPES, Layout, candidates, lay_out

WORDS = (
    "Орск", "Совет", "по", "правам", "СС", "ДЗ", "Ирина", "Ирины", "Сомова", "Сомов",
    "директор", "завода", ",", "(", ")", "—", "и", "Заря", "«", "»",
)  # fmt: skip
CASES = ("Nom", "Gen")
ALLOWED = np.ones((len(TYPES), len(TYPES), 2 * REACH + 1), bool)
RANDOM = np.random.default_rng(0)
WIDE, NARROW = (RANDOM.normal(size=(1024, width)).astype(np.float16) for width in (37, 1))


def annotation(size: int) -> Annotation:
    """Return random words in sentences of about eight; each hangs on one before or is a root."""
    words = RANDOM.choice(WORDS, size).tolist()
    end = np.cumsum([len(word) + 1 for word in words]).astype(np.int32) - 1
    borders = sorted({0, size, *RANDOM.integers(0, size, size // 8).tolist()})
    begin = np.repeat(borders[:-1], np.diff(borders))
    head = begin - 1 + RANDOM.integers(0, np.arange(size) - begin + 1)
    return Annotation(
        text=" ".join(words),
        start=end - [len(word) for word in words],
        end=end,
        words=words,
        lemmas=[word.lower() for word in words],
        tag=RANDOM.integers(0, 2, size).astype(np.int32),
        head=np.where(head < begin, -1, head).astype(np.int32),
        rel=RANDOM.integers(0, 4, size).astype(np.int32),
        sentences=np.stack([borders[:-1], borders[1:]], axis=1).astype(np.int32),
        spans=[],
        hidden=np.zeros((size, 192), np.float32),
        tagset=Tagset(("X", "Y"), tuple({"Case": case} for case in CASES), tuple("abcd")),
    )


def layout(*sizes: int) -> Layout:
    """Return articles with random mentions, which nest and overlap as they like."""
    texts = [annotation(size) for size in sizes]
    rows = []
    for text in texts:
        first = RANDOM.integers(0, len(text), len(text) // 3)
        last = np.minimum(first + RANDOM.integers(0, 6, len(first)), len(text) - 1)
        kinds = [TYPES[kind] for kind in RANDOM.integers(0, 6, len(first))]
        found = zip(text.start[first].tolist(), text.end[last].tolist(), kinds, strict=True)
        rows.append(sorted(found, key=lambda row: (row[0], -row[1], row[2])))
    return lay_out(texts, rows)


LAYOUT = layout(200, 1, 90, 400)
PAIRS = candidates(LAYOUT.mentions, ALLOWED)
HASHES = features(LAYOUT, *PAIRS)
SOME = known_features(HASHES[::50], 12)


@pytest.mark.parametrize("groups", [GROUPS, GLANCE, GROUPS[:5]])
@pytest.mark.parametrize("table", [WIDE, NARROW])
@pytest.mark.parametrize("known", [EVERY, SOME])
def test_the_kernel_adds_what_numpy_adds(
    module: ModuleType,
    groups: Any,
    table: np.ndarray,
    known: np.ndarray,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = sum_rows(LAYOUT, *PAIRS, table, known, groups)
    monkeypatch.setattr(kernels, "compiled", lambda: None)
    assert (ours == sum_rows(LAYOUT, *PAIRS, table, known, groups)).all()


def test_what_is_not_known_adds_nothing(module: ModuleType) -> None:
    ones = np.ones((64, 1), np.float16)
    known = rows_of(HASHES, 64, SOME) > 0
    assert 0 < np.count_nonzero(known) < np.count_nonzero(HASHES)
    assert (sum_rows(LAYOUT, *PAIRS, ones, SOME)[:, 0] == known.sum(axis=1)).all()


def test_the_smallest_halves_are_widened_too(module: ModuleType) -> None:
    bits = np.array([0x0001, 0x03FF, 0x0400, 0x8001, 0x7BFF, 0xFBFF, 0x8000], np.uint16)
    table = np.resize(bits, (1024, 33)).view(np.float16)
    rows = rows_of(HASHES[:40], 1024)
    wanted = np.zeros((40, 33), np.float32)
    for feature in rows.T:
        wanted += np.where(feature[:, None] > 0, table[feature].astype(np.float32), np.float32(0))
    assert (sum_rows(LAYOUT, *(end[:40] for end in PAIRS), table) == wanted).all()


def test_every_feature_applies_to_some_of_these_pairs() -> None:
    assert (HASHES > 0).any(axis=0).all()


def test_no_pairs_no_bags(module: ModuleType) -> None:
    none = np.zeros(0, np.int32)
    assert sum_rows(LAYOUT, none, none, WIDE).shape == (0, 37)
    assert sum_rows(lay_out([], []), none, none, WIDE).shape == (0, 37)


def ints(*values: int) -> np.ndarray:
    return np.array(values, np.int32)


def mentions(column: int = 0, value: int = 0) -> np.ndarray:
    """Return two mentions of one token each, the numbers of the second changed at one place."""
    table = np.zeros((2, 24), np.int32)
    table[:, 1:3] = [[1, 2], [2, 3]]
    table[1, column] = value
    return table


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, ints(1, 2, 3)),
        (4, ints(1, 2, 3, 4, 5)),
        (5, np.zeros((3, 5), np.int32)),
        (6, 0),
        (6, 3),
        (7, mentions()[:, :23].copy()),
        (7, mentions(0, 2)),
        (7, mentions(0, -1)),
        (7, mentions(1, 0)),
        (7, mentions(1, 4)),
        (7, mentions(2, 4)),
        (7, mentions(4, 4)),
        (7, mentions(11, 2)),
        (7, mentions(11, -2)),
        (7, mentions(17, 4)),
        (7, mentions(23, -2)),
        (8, ints(2)),
        (8, ints(0, 1)),
        (9, ints(-1)),
        (10, 9),
        (10, -1),
        (11, ints()),
        (11, ints(0, 0, 0)),
        (12, WIDE[:48].copy()),
        (12, WIDE[:1].copy()),
        (13, 0),
        (13, 36),
        (14, np.zeros((2, 37), np.float32)),
    ],
)
def test_wrong_pairs_are_refused(refuses: Any, place: int, value: Any) -> None:
    column = ints(0, 1, 2, 0)
    arguments = [
        *[column] * 5, np.zeros((3, 6), np.int32), 2, mentions(), ints(0), ints(1),
        8, EVERY, WIDE, 37, np.zeros((1, 37), np.float32),
    ]  # fmt: skip
    refuses("pair_bags", arguments, place, value)


@pytest.mark.parametrize("table", [WIDE.astype(np.float32), WIDE.view(np.int16)])
def test_a_table_of_other_numbers_is_refused(module: ModuleType, table: Any) -> None:
    with pytest.raises(TypeError, match="expected an array of float16"):
        sum_rows(LAYOUT, *PAIRS, table)
