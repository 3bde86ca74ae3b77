"""Where an event is held when a name in guillemets tells it."""

import pytest
from told import records

from newsnlp.types import RecordKind

PLACES = [
    ("в «[Октябре|FACILITY]»", "Октябрь"),
    ("в Доме Сосны «[Октябрь|FACILITY]»", "Октябрь"),
    ("в концертном зале «[Октябрь|FACILITY]»", "концертный зал «Октябрь»"),
    ("в парке культуры «[Октябрь|FACILITY]»", "парк культуры «Октябрь»"),
]


@pytest.mark.parametrize(("where", "place"), PLACES)
def test_a_building_keeps_its_noun(mark, where, place):
    marked = mark(f"[Форум|EVENT] прошёл [5 мая|DATE] {where}.")
    name = next(m.text for m in marked.mentions if m.type == "FACILITY")
    found = records(marked, RecordKind.EVENT, marked.relation("TAKES_PLACE_IN", "Форум", name))
    assert [r.place for r in found] == [place]
