"""What one has for life, told from posts."""

import pytest
from told import positions

from newsnlp.find.posts.degrees import behind_arm, is_degree

POSTS = ["Мастер участка ждёт.", "Директор ждёт.", "Мастер ждёт."]
DEGREES = ["Мастер спорта ждёт.", "Академик ждёт.", "Кандидат наук ждёт."]


@pytest.mark.parametrize("text", POSTS)
def test_a_post(mark, text):
    assert not is_degree(mark(text).annotation, 0)


@pytest.mark.parametrize("text", DEGREES)
def test_a_degree(mark, text):
    assert is_degree(mark(text).annotation, 0)


@pytest.mark.parametrize("text", ["Полковник ждёт.", "Капитан команды ждёт.", "Начальник полиции."])
def test_no_arm(mark, text):
    assert behind_arm(mark(text).annotation, 0) == 0


@pytest.mark.parametrize(
    "rank", ["полковник полиции", "майор внутренней службы", "капитан юстиции", "майор запаса"]
)
def test_the_arm_of_a_rank_is_its_own(mark, rank):
    a = mark(f"{rank.capitalize()} ждёт.").annotation
    assert behind_arm(a, 0) == len(rank.split())
    noun, _, arm = rank.partition(" ")
    marked = mark(f"[{noun} [{arm}|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] ждёт.")
    assert positions(marked) == [("Лев Рид", rank, None, "current")]
