"""Which two events no network may unite."""

import pytest

from newsnlp.records.apart import are_apart
from newsnlp.records.occurrences import Event, stems
from newsnlp.types import Entity, EntityType


def told(name, head, kind="", *, verbal=False, years=()):
    entity = Entity("e1", EntityType.EVENT, name, (), ("m1",))
    return Event(entity, [0], name, head, kind, stems(name), verbal=verbal, years=frozenset(years))


BOUGHT = told("покупка завода", "покупка", "done", verbal=True)
APPOINTED = told("назначение директором", "назначение", "post", verbal=True)
REPLACED = told("смена", "смена", "succession", verbal=True)
SIGNED = told("подписание приказа", "подписание", "act", verbal=True)
CEREMONY = told("церемония", "церемония")
AWARDED = told("вручение премии", "вручение", "award", verbal=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [(APPOINTED, REPLACED), (APPOINTED, SIGNED), (AWARDED, CEREMONY), (BOUGHT, BOUGHT)],
)
def test_what_may_be_one_is_not_apart(one, other):
    assert not are_apart(one, other)
    assert not are_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [(BOUGHT, APPOINTED), (BOUGHT, REPLACED), (AWARDED, APPOINTED)]
)
def test_what_has_nothing_in_common_is_apart(one, other):
    assert are_apart(one, other)
    assert are_apart(other, one)


def test_a_year_tells_another_edition_and_none_tells_nothing():
    first, second = (told("выборы", "выборы", years=[year]) for year in ("2016", "2021"))
    assert not are_apart(first, told("выборы", "выборы"))
    assert are_apart(first, second)
