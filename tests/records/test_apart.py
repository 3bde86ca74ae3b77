"""Which two events no network may unite."""

import pytest

from newsnlp.records.events.apart import are_apart
from newsnlp.records.events.occurrences import Event, stems
from newsnlp.types import Entity, EntityType


def told(name, head, kind="", *, verbal=False, **marks):
    entity = Entity("e1", EntityType.EVENT, name, (), ("m1",))
    marks = {key: frozenset(values) for key, values in marks.items()}
    return Event(entity, [0], name, head, kind, stems(name), verbal=verbal, **marks)


BOUGHT = told("покупка завода", "покупка", "done", verbal=True)
APPOINTED = told("назначение директором", "назначение", "post", verbal=True)
REPLACED = told("смена", "смена", "succession", verbal=True)
SIGNED = told("подписание приказа", "подписание", "act", verbal=True)
CEREMONY = told("церемония", "церемония")
FOUND_GUILTY = told("признание виновным", "признание", "done", verbal=True)
OVERTURNED = told("отмена приговора", "отмена", "done", verbal=True)
DECIDED = told("решение", "решение")
AWARDED = told("вручение премии", "вручение", "award", verbal=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (APPOINTED, REPLACED),
        (APPOINTED, SIGNED),
        (AWARDED, CEREMONY),
        (BOUGHT, BOUGHT),
        (OVERTURNED, DECIDED),
        (OVERTURNED, OVERTURNED),
    ],
)
def test_what_may_be_one_is_not_apart(one, other):
    assert not are_apart(one, other)
    assert not are_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BOUGHT, APPOINTED),
        (BOUGHT, REPLACED),
        (AWARDED, APPOINTED),
        (OVERTURNED, FOUND_GUILTY),
    ],
)
def test_what_has_nothing_in_common_is_apart(one, other):
    assert are_apart(one, other)
    assert are_apart(other, one)


def test_a_year_tells_another_edition_and_none_tells_nothing():
    first, second = (told("выборы", "выборы", years=[year]) for year in ("2016", "2021"))
    assert not are_apart(first, told("выборы", "выборы"))
    assert are_apart(first, second)


def test_matches_that_are_counted_are_several_and_uncounted_ones_may_be_any():
    first, second = (told("матч", "матч", ordinals=[number]) for number in ("первый", "второй"))
    assert not are_apart(first, told("матч", "матч"))
    assert not are_apart(first, first)
    assert are_apart(first, second)
