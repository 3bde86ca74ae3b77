"""What one news of a page tells of its day and place is not that of the next news."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

FIRST = "В Туле открыли школу\n\n17 июня в Туле открыли школу № 5. Котов поздравил всех."
GOES_ON = [
    "Итоги соревнований\n\nВечером прошёл концерт.",  # a heading of the same text
    "Вечером прошёл концерт.",
    "Праздник продолжился:\n\nвечером прошёл концерт.",
]
ANOTHER = [
    "Хор «Заря» спел в филармонии\n\nКонцерт прошёл в филармонии.",
    "Рид победил на турнире по самбо\n\nТурнир прошёл в Омске.",
]


@pytest.fixture(scope="module")
def days():
    pipeline = Pipeline()

    def told(further: str) -> dict[str, str | None]:
        article = Article("a", f"{FIRST}\n\n{further}", published="2025-06-19")
        records = pipeline.extract(article).records
        return {r.event or "": r.date_start for r in records if r.kind is RecordKind.EVENT}

    return told


@pytest.mark.parametrize("further", GOES_ON)
def test_one_news_goes_on_with_its_day(days, further):
    assert days(further)["концерт"] == "2025-06-17"


@pytest.mark.parametrize("further", ANOTHER)
def test_another_news_has_another_day(days, further):
    told = days(further)
    assert "2025-06-17" in told.values()
    assert any(name.startswith(("концерт", "турнир")) for name in told)
    assert not any(day for name, day in told.items() if name.startswith(("концерт", "турнир")))
