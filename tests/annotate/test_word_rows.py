"""Rows of words: kept within bounds, the same whatever was forgotten before."""

from __future__ import annotations

import numpy as np
import pytest

from newsnlp.annotate.word_rows import WordRows

ROOM = 8
CALLS = (
    "мэр города",
    "мэр области сказал",
    "суд дело иск",
    "мэр суд закон право речь",
    "мэр города",
)


@pytest.fixture
def rows() -> WordRows[str]:
    def learn(words: list[str]) -> list[np.ndarray]:
        return [np.array([[len(word), ord(word[0])] for word in words], np.float32)]

    return WordRows([np.zeros((ROOM, 2), np.float32)], learn)


def test_a_words_row_is_the_same_after_others_were_forgotten(rows: WordRows[str]) -> None:
    first, *_, last = [rows.take(words.split())[0] for words in CALLS]
    assert first.tolist() == last.tolist() == [[3, ord("м")], [6, ord("г")]]
    assert len(rows.tables[0]) == ROOM


def test_the_words_met_longest_ago_are_forgotten(rows: WordRows[str]) -> None:
    for words in CALLS[:-1]:
        rows.take(words.split())
    assert "мэр" in rows._rows
    assert "города" not in rows._rows
    assert len(rows._rows) + rows._room() == ROOM


def test_words_of_a_call_have_rows_of_their_own(rows: WordRows[str]) -> None:
    for words in ("а б в г д", "а е ж з и к л м"):
        found = rows.rows(words.split())
        assert len(set(found.tolist())) == len(words.split())


def test_one_call_with_more_words_than_there_is_room_for_is_answered(rows: WordRows[str]) -> None:
    rows.take(["мэр", "суд"])
    many = [chr(ord("а") + n) for n in range(3 * ROOM)]
    assert rows.take(["мэр", *many])[0][:, 1].tolist() == [ord("м"), *map(ord, many)]
    assert rows.take(["суд"])[0].tolist() == [[3, ord("с")]]
