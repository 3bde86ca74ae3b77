"""Closing quotes given back to spans of any source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from span_sketch import sketch

from newsnlp.find.marks import close_quotes
from newsnlp.types import EntityType, Span


def closed(text: str, part: str) -> str:
    start = text.index(part)
    span = Span(start, start + len(part), EntityType.PROFESSION, 0.9, "model")
    (found,) = close_quotes(sketch(text), [span])
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("глава «Зари» сказал", "глава «Зари»"),
        ("газета «Заря» вышла", "Заря"),  # the name inside, as NEREL has it
        ("глава «Зари и Мира» сказал", "глава «Зари"),  # more words before the quote
        ("глава «Зари", "глава «Зари"),
        ("он сказал: «Я глава» и ушёл", "глава"),
    ],
)
def test_left_alone(text: str, part: str) -> None:
    assert closed(text, part) == part


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("глава «Зари» сказал", "глава «Зари", "глава «Зари»"),
        ('РИА "Новости" пишет', 'РИА "Новости', 'РИА "Новости"'),
        ("директор ООО «Фонд «Мир»» ушёл", "директор ООО «Фонд «Мир»", "директор ООО «Фонд «Мир»»"),
        ("концерн „Алмаз“ открыт", "концерн „Алмаз", "концерн „Алмаз“"),
    ],
)
def test_closed(text: str, part: str, whole: str) -> None:
    assert closed(text, part) == whole


@given(st.text(alphabet='«»"„“аб \n', min_size=1, max_size=20), st.data())
def test_any_span_survives(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))), EntityType.EVENT, 1.0, "model")
    (found,) = close_quotes(sketch(text.replace("\n", " ") + "а"), [span])
    assert found.start == span.start
    assert span.end <= found.end <= span.end + 1
