"""Whose title a sentence without a person tells: a club's that it names, else who was told of."""

import pytest
from told import records

from newsnlp.types import RecordKind

TITLE = "[стал|EVENT] [чемпионом страны|AWARD]."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"В сезоне-2024 «[Луч|ORGANIZATION]» {TITLE}", False),
        (f"В 2010 году в клубе «[Луч|ORGANIZATION]» {TITLE}", True),
        (f"В 2024 году {TITLE}", True),
    ],
)
def test_who_won(mark, text, told):
    marked = mark(f"[Лев Рид|PERSON] окончил школу. {text}")
    found = records(marked, RecordKind.EVENT)
    assert ("Лев Рид" in {r.person for r in found}) is told
