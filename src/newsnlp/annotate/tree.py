"""Heads as the syntax net gives them, repaired so that every sentence is one tree.

The net picks a head for each token on its own: one sentence in ten has a cycle and one in
five not exactly one root.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

ROOT = -1
_LONGEST = 8
"""Tokens of a name in quotes; what is longer may be speech."""
_OPENS, _CLOSES = "«", "»"


def repair_heads(heads: Ints, sentences: Ints) -> Ints:
    """Return heads in which every sentence is exactly one tree.

    ``heads`` (n) are token indexes, -1 for the root; ``sentences`` (s, 2) are the token ranges
    that cover them. A sentence that is a tree already keeps all its heads.
    """
    repaired = heads.copy()
    for first, last in sentences[_broken(heads, sentences)].tolist():
        repaired[first:last] = _one_tree(heads[first:last].tolist(), first)
    return repaired


def before_quotes(
    heads: Ints, prepositions: Ints, word: Ints, words: Sequence[str], ends: Ints
) -> Ints:
    """Return heads in which a preposition right before quotes is of what stands in them.

    «Рид, выступавший [за] «Ладогу», перешёл [в] «Зарю»»: the net may hang both on «Зарю», and one
    of the verbs has no club then. ``prepositions`` are tokens, ``word`` numbers the tokens' words
    in ``words``, ``ends`` are those behind each sentence. A preposition with words below it stays.
    """
    mended = heads
    for token in prepositions.tolist():
        opens = token + 1
        if opens >= len(word) or words[word[opens]] != _OPENS:
            continue
        stop = int(ends[np.searchsorted(ends, token, side="right")])  # no name crosses it
        name = range(opens + 1, min(opens + 1 + _LONGEST, stop))
        end = next((t for t in name if words[word[t]] == _CLOSES), opens)
        inside = range(opens + 1, end)
        if token < heads[token] < end:
            continue
        top = next((t for t in inside if not opens <= heads[t] <= end), ROOT)
        if top != ROOT and heads[top] != token and not (heads == token).any():
            mended = heads.copy() if mended is heads else mended
            mended[token] = top
    return mended


def _broken(heads: Ints, sentences: Ints) -> NDArray[np.bool_]:
    """Tell which sentences are not one tree: several roots, none, or a cycle."""
    n = len(heads)
    parent = np.where(heads == ROOT, np.arange(n), heads)
    # after k doublings a token's ancestor is 2**k steps up: the root, or still in a cycle
    ancestor = parent
    longest = int((sentences[:, 1] - sentences[:, 0]).max(initial=1))
    for _ in range(longest.bit_length()):
        ancestor = ancestor[ancestor]
    lost = heads[ancestor] != ROOT
    if not len(sentences):
        return np.zeros(0, np.bool_)
    roots = np.add.reduceat(heads == ROOT, sentences[:, 0], dtype=np.int64)
    cycles = np.add.reduceat(lost, sentences[:, 0], dtype=np.int64)
    broken: NDArray[np.bool_] = (roots != 1) | (cycles > 0)
    return broken


def _one_tree(heads: list[int], first: int) -> list[int]:
    """Make one sentence a tree: its first root rules, other roots and cycles hang on it."""
    root = first + (heads.index(ROOT) if ROOT in heads else _cycle_start(heads, first))
    settled = [False] * len(heads)
    settled[root - first] = True
    heads = [root if head == ROOT else head for head in heads]
    heads[root - first] = ROOT
    for token in range(len(heads)):
        path = []
        while not settled[token]:
            settled[token] = True
            path.append(token)
            token = heads[token] - first
        # the walk ended in this very path: a cycle, cut where it was entered
        if path and token in path:
            heads[token] = root
    return heads


def _cycle_start(heads: list[int], first: int) -> int:
    """Return the first token, in text order, of the cycle above token 0."""
    token = 0
    for _ in heads:
        token = heads[token] - first
    cycle = [token]
    while heads[cycle[-1]] - first != token:
        cycle.append(heads[cycle[-1]] - first)
    return min(cycle)
