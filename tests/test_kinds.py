"""What rules ask for types are the members of the enums."""

import pytest

from newsnlp import kinds, types


@pytest.mark.parametrize("name", ["EntityType", "RelationType", "Status"])
def test_members_are_those_of_the_enum(name):
    quick = getattr(kinds, name)
    for member in getattr(types, name):
        assert getattr(quick, member.name) is quick(member.value) is member


def test_what_is_no_member_is_none_here_either():
    with pytest.raises(AttributeError):
        _ = kinds.EntityType.PLANET
    with pytest.raises(ValueError, match="PLANET"):
        kinds.EntityType("PLANET")
