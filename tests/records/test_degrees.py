"""What one has for life, told from posts."""

import pytest

from newsnlp.find.degrees import is_degree

POSTS = ["Мастер участка ждёт.", "Директор ждёт.", "Мастер ждёт."]
DEGREES = ["Мастер спорта ждёт.", "Академик ждёт.", "Кандидат наук ждёт."]


@pytest.mark.parametrize("text", POSTS)
def test_a_post(mark, text):
    assert not is_degree(mark(text).annotation, 0)


@pytest.mark.parametrize("text", DEGREES)
def test_a_degree(mark, text):
    assert is_degree(mark(text).annotation, 0)
