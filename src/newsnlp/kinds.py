"""The enums of ``types`` for rules, which ask for their members all the time: quicker.

Python 3.11 takes 65 ns to find ``EntityType.PERSON`` in its class, whose metaclass has a
``__getattr__``; it takes 3 to find the same member among the attributes of a plain object, and
rules ask for 16 of them per token. To the type checker these are the enums themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsnlp.types import EntityType as EntityType
    from newsnlp.types import RelationType as RelationType
    from newsnlp.types import Status as Status
else:
    from newsnlp import types

    class _Members:
        """The members of an enum, which it also finds by their values."""

        def __init__(self, kind: Any) -> None:
            vars(self).update(kind.__members__)
            self._kind = kind

        def __call__(self, value: str) -> Any:
            return self._kind(value)

    EntityType = _Members(types.EntityType)
    RelationType = _Members(types.RelationType)
    Status = _Members(types.Status)

PLACES = frozenset(
    {
        EntityType.CITY,
        EntityType.COUNTRY,
        EntityType.DISTRICT,
        EntityType.FACILITY,
        EntityType.LOCATION,
        EntityType.STATE_OR_PROVINCE,
    }
)
"""Where something may be or take place."""
AREAS = PLACES - {EntityType.FACILITY}
"""Places that nobody built: no «стадион «Искра»»."""
