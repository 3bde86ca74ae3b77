"""Quick dataclasses behave as those of the standard library do."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, replace
from inspect import signature

import pytest

from newsnlp.quick import dataclass


@dataclasses.dataclass(frozen=True, slots=True)
class Slow:
    start: int
    text: str = "Орлова"


@dataclass(frozen=True, slots=True)
class Quick:
    start: int
    text: str = "Орлова"


def test_a_quick_value_is_of_its_class_and_equal_to_its_like():
    value = Quick(1)
    assert type(value) is Quick
    assert (value.start, value.text) == (1, "Орлова")
    assert value == Quick(1, "Орлова") != Quick(2)
    assert hash(value) == hash(Slow(1))
    assert repr(value) == "Quick(start=1, text='Орлова')"


def test_a_quick_class_keeps_its_own_repr():
    @dataclass(frozen=True, slots=True)
    class Named:
        name: str

        def __repr__(self):
            return f"<{self.name}>"

    assert repr(Named("Анна")) == "<Анна>"


def test_a_quick_value_is_frozen():
    with pytest.raises(FrozenInstanceError):
        Quick(1).start = 2
    with pytest.raises(AttributeError):
        object.__setattr__(Quick(1), "other", 2)


@pytest.mark.parametrize("again", [copy.copy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_quick_value_is_copied(again):
    assert again(Quick(3, "Мэр")) == Quick(3, "Мэр")
    assert replace(Quick(3, "Мэр"), start=4) == Quick(4, "Мэр")


def test_a_quick_class_takes_the_same_arguments():
    assert signature(Quick) == signature(Slow)
    with pytest.raises(TypeError, match="start"):
        Quick()
    with pytest.raises(TypeError, match="other"):
        Quick(1, other=2)


@dataclass(frozen=True, slots=True)
class Undocumented:
    found: list[int] = dataclasses.field(default_factory=list)


def test_a_default_is_made_for_each_value():
    one, other = Undocumented(), Undocumented()
    one.found.append(1)
    assert one == Undocumented([1]) != other == Undocumented()
    assert repr(one) == "Undocumented(found=[1])"


def test_other_classes_are_left_to_the_standard_library():
    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        start: int

    assert Ordered(1) < Ordered(2)


@pytest.mark.parametrize(
    "options", [{"slots": True}, {"slots": True, "eq": False}, {"frozen": True}]
)
def test_other_plain_classes_are_as_those_of_the_standard_library(options):
    def define(decorate):
        @decorate(**options)
        class Name:
            first: str
            parts: list[str] = dataclasses.field(default_factory=list)

            def __post_init__(self):
                self.parts.append(self.first)

        return Name

    quick, slow = define(dataclass), define(dataclasses.dataclass)
    assert list(signature(quick).parameters) == list(signature(slow).parameters)
    assert quick("Анна").parts == ["Анна"]
    assert repr(quick("Анна")) == repr(slow("Анна"))
    assert (quick("Анна") == quick("Анна")) is (slow("Анна") == slow("Анна"))
    assert (quick.__hash__ is None) is (slow.__hash__ is None)
    assert quick.__dataclass_params__.eq is slow.__dataclass_params__.eq
    assert hasattr(quick("Анна"), "__dict__") is hasattr(slow("Анна"), "__dict__")
    assert copy.copy(quick("Анна")).parts == ["Анна"]
    assert replace(quick("Анна"), first="Орлова").first == "Орлова"
    if options.get("frozen"):
        with pytest.raises(FrozenInstanceError):
            quick("Анна").first = "Орлова"
        with pytest.raises(FrozenInstanceError):
            del quick("Анна").first
    else:
        name = quick("Анна")
        name.first = "Орлова"
        assert name.first == "Орлова"
