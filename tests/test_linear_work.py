"""Lists of hundreds cost so much per line as short ones: no stage compares each with each.

Counted are the calls of Python's functions, which no load of the machine changes.
"""

from __future__ import annotations

import cProfile
import pstats
import tracemalloc
from collections.abc import Mapping

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.records.context import Context
from newsnlp.records.learned import Learned
from newsnlp.records.learned.belonging import Belonging, Pair
from newsnlp.records.members import memberships
from newsnlp.types import Article

_GROWTH = 2.2
"""Times the calls that twice as many lines may cost; each with each costs four."""
_NEARLY = 2.35
"""The same where some still meet: people of one first name, a company and 200 told before it."""
_SYLLABLES = ("ба", "ве", "ги", "до", "ру", "се", "ти", "ло", "мо", "ну", "ка", "пе")


_NAMES = ("Иван", "Пётр", "Лев", "Олег", "Антон", "Глеб", "Борис", "Игорь", "Денис", "Павел")


def _surname(number: int) -> str:
    """Return one of 1,728 surnames: «Бабавин», «Бабагин», …"""
    first, rest = divmod(number, 144)
    second, third = divmod(rest, 12)
    return f"{_SYLLABLES[first].capitalize()}{_SYLLABLES[second]}{_SYLLABLES[third]}нов"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(
    "line",
    [
        "{one} А. Б., ",
        "{one} – {other} 2:1\n",
        "1) ",
        "ООН, ",
        "{name}, ",
        "мэр, министр, ",
        "сын {name}, ",
    ],
)
def test_twice_as_many_lines_cost_twice_as_many_calls(pipeline: Pipeline, line: str) -> None:
    few, many = (_calls(pipeline, line, lines) for lines in (150, 300))
    assert few < many < _GROWTH * few


_NEWS = {
    "events told by verbs": "{name} открыл выставку в Твери {day} марта. ",
    "reports of an event": "В открытии выставки принял участие {name}. ",
    "prizes": "Премию «Луч» получил {name}. ",
    "seats on a board": "{name} избран в совет директоров завода «Луч». ",
    "events with titles": "В Твери прошёл форум «{one}». ",
    "events of other days": "{day} марта {year} года прошла встреча. ",
    "companies": "Компания «{one}» купила {day} акций. ",
    "posts": "{name} — директор завода «{other}»\n",
    "who is listed": "— {name}, министр;\n",
}
"""What tells so much of people, bodies and events that all of a kind once met each other."""


@pytest.mark.parametrize("line", _NEWS.values(), ids=_NEWS)
def test_twice_as_much_news_costs_twice_as_many_calls(pipeline: Pipeline, line: str) -> None:
    few, many = (_calls(pipeline, line, lines) for lines in (80, 160))
    assert few < many < _NEARLY * few


def test_whoever_may_belong_to_any_body_of_a_list_is_asked_in_shares(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of a sentence may belong to each one's fund: of 400 prizewinners that took 800 MB."""
    belongings, peaks = memberships.belongings, []

    def watched(learned: Learned, context: Context) -> Mapping[Pair, Belonging]:
        tracemalloc.start()
        found = belongings(learned, context)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        return found

    monkeypatch.setattr(memberships, "belongings", watched)
    item = "директор фонда «{other}» {name}"
    for people in (60, 120):
        listed = "; ".join(item.format(**_told(number)) for number in range(people))
        pipeline.extract(Article("list", f"Премию получили: {listed}."))
    assert min(peaks) < max(peaks) < _GROWTH * min(peaks)


def test_a_life_on_a_page_costs_so_much_per_line(pipeline: Pipeline) -> None:
    """Networks ask about each post of a saved page; all these are one man's, and one prize."""
    line = "В {year} году Рид был директором «Луча», награждён медалью, возглавил комиссию.\n"
    debris = "\n\nЧитайте также: новости\nКомментарии (0)\n"
    few, many = (_calls(pipeline, line, lines, debris) for lines in (40, 80))
    assert few < many < _GROWTH * few


def _told(number: int) -> dict[str, str | int]:
    """Return what a line tells that no other does."""
    one, other = _surname(5 * number), _surname(5 * number + 1)
    name = f"{_NAMES[number % len(_NAMES)]} {one}"
    day, year = 1 + number % 28, 1920 + number
    return {"one": one, "other": other, "name": name, "day": day, "year": year}


def _calls(pipeline: Pipeline, line: str, lines: int, behind: str = "") -> int:
    told = (line.format(**_told(number)) for number in range(lines))
    article = Article("list", "".join(told) + behind)
    pipeline.extract(article)  # what is remembered of words is not counted
    profile = cProfile.Profile()
    profile.runcall(pipeline.extract, article)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_days_of_any_number_may_rest_each_on_the_one_before(pipeline: Pipeline) -> None:
    (found,) = pipeline.pipe([Article("days", "5 мая прошёл форум. " * 1200)])
    assert found.error is None


def test_a_row_of_roles_of_any_length_is_read(pipeline: Pipeline) -> None:
    (found,) = pipeline.pipe([Article("row", "Мэр, " * 1500)])
    assert found.error is None
