"""Where an event is held when a name in guillemets tells it."""

import pytest
from told import records

from newsnlp.find.mention_index import MentionIndex
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


def test_a_building_is_more_exact_than_the_town(mark):
    marked = mark("[Форум|EVENT] прошёл [5 мая|DATE] в [Туле|CITY], в «[Октябре|FACILITY]».")
    told = [marked.relation("TAKES_PLACE_IN", "Форум", place) for place in ("Туле", "Октябре")]
    assert {r.place for r in records(marked, RecordKind.EVENT, *told)} == {"Октябрь"}


def test_a_numeral_that_went_astray_heads_no_event(mark):
    marked = mark("[5 мая|DATE] в зале библиотеки состоялась [XVIII отчётная конференция|EVENT].")
    words, heads = marked.annotation.words, [*marked.annotation.heads]
    heads[words.index("XVIII")] = words.index("библиотеки")
    index = MentionIndex(marked.annotation, heads, marked.mentions)
    assert [words[head] for head in index.head] == ["5", "конференция"]


@pytest.mark.parametrize(
    ("text", "place"), [("в «[Луче|ORGANIZATION]»", "Луч"), ("«[Луч|ORGANIZATION]»", None)]
)
def test_a_bare_name_is_a_place_only_for_what_is_in_it(mark, text, place):
    marked = mark(f"[Победа|EVENT] [5 мая|DATE] {text}.")
    name = next(m.text for m in marked.mentions if m.type == "ORGANIZATION")
    found = records(marked, RecordKind.EVENT, marked.relation("TAKES_PLACE_IN", "Победа", name))
    assert [r.place for r in found] == [place]


@pytest.mark.parametrize(
    "name", ["[Велонский|CITY] турнир", "турнир за титул чемпиона [Европы|LOCATION]"]
)
def test_a_title_is_no_place(mark, name):
    marked = mark(f"Завершился [{name}|EVENT].")
    event = max((m for m in marked.mentions if m.type == "EVENT"), key=lambda m: len(m.text))
    place = next(m for m in marked.mentions if m.type != "EVENT")
    there = marked.relation("TAKES_PLACE_IN", event.text, place.text)
    assert [r.place for r in records(marked, RecordKind.EVENT, there)] in ([None], [])
