"""The words' shares: kept within bounds, the same whatever was forgotten before."""

from __future__ import annotations

import numpy as np
import pytest
from tests.spans.random_net import random_arrays

from newsnlp.find import word_shares
from newsnlp.find.word_shares import WordShares

CACHED = 8
BATCHES = (
    "мэр города",
    "мэр области сказал",
    "суд дело иск",
    "мэр суд закон право речь",
    "мэр города",
)


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> WordShares:
    monkeypatch.setattr(word_shares, "CACHED_WORDS", CACHED)
    return WordShares([word_shares.SpanNet(random_arrays())])


def found(shares: WordShares, words: str) -> np.ndarray:
    rows = shares.rows([(word, word) for word in words.split()])
    return shares.tables[0][rows]


def test_a_words_share_is_the_same_after_others_were_forgotten(shares: WordShares) -> None:
    first, *_, last = [found(shares, words) for words in BATCHES]
    assert first.tobytes() == last.tobytes()
    assert len(shares.tables[0]) == CACHED


def test_the_words_met_longest_ago_are_forgotten(shares: WordShares) -> None:
    for words in BATCHES[:-1]:
        found(shares, words)
    kept = {word for word, _ in shares._rows}
    assert "мэр" in kept
    assert "города" not in kept
    assert len(kept) + len(shares._free) == CACHED


def test_words_of_a_batch_have_rows_of_their_own(shares: WordShares) -> None:
    for words in ("а б в г д", "а е ж з и к л м"):
        rows = shares.rows([(word, word) for word in words.split()])
        assert len(set(rows.tolist())) == len(words.split())
