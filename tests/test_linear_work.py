"""Lists of hundreds cost so much per line as short ones: no stage compares each with each.

Counted are the calls of Python's functions, which no load of the machine changes.
"""

from __future__ import annotations

import cProfile
import pstats

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

_GROWTH = 2.2
"""Times the calls that twice as many lines may cost; each with each costs four."""
_SYLLABLES = ("ба", "ве", "ги", "до", "ру", "се", "ти", "ло", "мо", "ну", "ка", "пе")


def _surname(number: int) -> str:
    """Return one of 1,728 surnames: «Бабавин», «Бабагин», …"""
    first, rest = divmod(number, 144)
    second, third = divmod(rest, 12)
    return f"{_SYLLABLES[first].capitalize()}{_SYLLABLES[second]}{_SYLLABLES[third]}нов"


@pytest.mark.parametrize(
    "line",
    ["{one} А. Б., ", "{one} – {other} 2:1\n", "1) ", "ООН, "],
)
def test_twice_as_many_lines_cost_twice_as_many_calls(line: str) -> None:
    pipeline = Pipeline()
    few, many = (_calls(pipeline, line, lines) for lines in (150, 300))
    assert few < many < _GROWTH * few


def test_a_life_on_a_page_costs_so_much_per_line() -> None:
    """Networks ask about each post of a saved page; all these are one man's, and one prize."""
    line = "В {year} году Рид был директором «Луча», награждён медалью, возглавил комиссию.\n"
    pipeline, debris = Pipeline(), "\n\nЧитайте также: новости\nКомментарии (0)\n"
    few, many = (_calls(pipeline, line, lines, debris) for lines in (40, 80))
    assert few < many < _GROWTH * few


def _calls(pipeline: Pipeline, line: str, lines: int, behind: str = "") -> int:
    told = (
        line.format(one=_surname(5 * i), other=_surname(5 * i + 1), year=1920 + i)
        for i in range(lines)
    )
    article = Article("list", "".join(told) + behind)
    pipeline.extract(article)  # what is remembered of words is not counted
    profile = cProfile.Profile()
    profile.runcall(pipeline.extract, article)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_a_row_of_roles_of_any_length_is_read() -> None:
    (found,) = Pipeline().pipe([Article("row", "Мэр, " * 1500)])
    assert found.error is None
