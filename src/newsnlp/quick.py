"""Frozen dataclasses that are made in half the time, for values made by the thousand."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)


def quick(cls: Class) -> Class:
    """Give a frozen dataclass with slots an ``__init__`` that sets its fields as plain ones are.

    The one of ``dataclasses`` calls ``object.__setattr__`` for each field, as the class refuses
    assignments. This one makes the new instance one of a twin class with the same slots, which
    takes them, and turns it back. Fields may have defaults, but no ``default_factory``.
    """
    names = [field.name for field in fields(cls)]
    defaults = {f"_{f.name}": f.default for f in fields(cls) if f.default is not MISSING}
    given = [f"{name}=_{name}" if f"_{name}" in defaults else name for name in names]
    lines = [
        f"def __init__(self, {', '.join(given)}):",
        "    turn(self, '__class__', twin)",
        *(f"    self.{name} = {name}" for name in names),
        "    turn(self, '__class__', own)",
    ]
    twin = type(cls.__name__, (), {"__slots__": tuple(names)})
    known: dict[str, Any] = {"turn": object.__setattr__, "twin": twin, "own": cls, **defaults}
    exec("\n".join(lines), known)  # as dataclasses itself does
    made: Any = known["__init__"]
    before: Any = vars(cls)["__init__"]
    made.__qualname__, made.__annotations__ = before.__qualname__, before.__annotations__
    setattr(cls, "__init__", made)  # noqa: B010
    return cls
