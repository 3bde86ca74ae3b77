"""Heads become one tree per sentence; trees stay as they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.annotate.tree import ROOT, repair_heads


def repaired(heads: list[int], *lengths: int) -> list[int]:
    ends = np.cumsum(lengths or [len(heads)])
    sentences = np.stack([ends - (lengths or [len(heads)]), ends], 1).astype(np.int32)
    return repair_heads(np.array(heads, np.int32), sentences).tolist()


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([-1], [-1]),
        ([1, -1, 1], [1, -1, 1]),
        ([1, 2, 3, -1], [1, 2, 3, -1]),
        ([0], [-1]),  # a loop is no root
        ([-1, -1], [-1, 0]),  # the first of two roots rules
        ([1, 0], [-1, 0]),  # a cycle without a root
        ([-1, 2, 1], [-1, 0, 1]),  # a cycle beside a root is cut where it begins
        ([2, 2, 3, 2], [2, 2, -1, 2]),  # what hangs on the cycle keeps hanging there
    ],
)
def test_one_sentence(heads: list[int], tree: list[int]) -> None:
    assert repaired(heads) == tree


def test_no_tokens() -> None:
    empty = repair_heads(np.zeros(0, np.int32), np.zeros((0, 2), np.int32))
    assert empty.tolist() == []


def test_a_broken_sentence_leaves_the_others_alone() -> None:
    assert repaired([-1, 0, 3, 2, 5, -1], 2, 2, 2) == [-1, 0, -1, 2, 5, -1]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.data())
def test_any_heads_become_trees(lengths: list[int], data: st.DataObject) -> None:
    heads: list[int] = []
    for length in lengths:
        first = len(heads)
        choices = st.sampled_from([ROOT, *range(first, first + length)])
        heads += data.draw(st.lists(choices, min_size=length, max_size=length))
    tree = repaired(heads, *lengths)
    first = 0
    for length in lengths:
        assert tree[first : first + length].count(ROOT) == 1
        for token in range(first, first + length):
            for _ in range(length):
                token = tree[token] if tree[token] != ROOT else token
            assert tree[token] == ROOT
        first += length
    changed = sum(a != b for a, b in zip(heads, tree, strict=True))
    assert repaired(tree, *lengths) == tree
    assert changed <= len(heads)
