"""``dataclass`` for frozen classes with slots: defined in a third of the time, made in half.

The one of ``dataclasses`` writes and compiles seven functions per class, a millisecond each class
when a program starts, and its ``__init__`` calls ``object.__setattr__`` for each field. This one
compiles ``__init__`` alone. All else is as there; classes that it does not know it leaves to the
standard library.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

_PLAIN = {"frozen": True, "slots": True}
_OWN = ("__post_init__", "__eq__", "__hash__", "__repr__", "__setattr__")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(**options: Any) -> Callable[[type], type]:
        """Return a decorator as ``dataclasses.dataclass`` does, quicker with frozen and slots."""
        return lambda cls: _quick(cls) if _is_plain(cls, options) else _standard(cls, options)


def _is_plain(cls: type, options: dict[str, Any]) -> bool:
    own = vars(cls)
    asked = any(name in own for name in _OWN) or cls.__bases__ != (object,)
    return options == _PLAIN and not asked and not any(map(_is_odd, own.values()))


def _is_odd(value: Any) -> bool:
    return isinstance(value, Field) and not (value.init and value.repr and value.compare)


def _standard(cls: type, options: dict[str, Any]) -> type:
    made: type = dataclasses.dataclass(**options)(cls)
    return made


def _quick(cls: Any) -> Any:
    if not cls.__doc__:  # dataclasses would ask inspect for it, which takes milliseconds
        cls.__doc__ = f"{cls.__name__}({', '.join(vars(cls).get('__annotations__', ()))})"
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(cls)
    cls.__init__ = _init(cls, fields)
    cls.__repr__ = _repr([field.name for field in fields])
    cls.__eq__, cls.__hash__ = _comparison([field.name for field in fields])
    for name in ("__setattr__", "__delattr__", "__getstate__", "__setstate__"):
        setattr(cls, name, vars(_Frozen)[name])
    cls.__dataclass_params__.frozen = cls.__dataclass_params__.eq = True
    cls.__dataclass_params__.init = cls.__dataclass_params__.repr = True
    return cls


def _init(cls: type, fields: tuple[Field[Any], ...]) -> Any:
    """Write an ``__init__`` that sets fields as those of a class that is not frozen are set.

    It makes the new instance one of a twin class with the same slots, which takes them, and turns
    it back.
    """
    twin = type(cls.__name__, (), {"__slots__": tuple(field.name for field in fields)})
    known: dict[str, Any] = {"turn": object.__setattr__, "twin": twin, "own": cls, "no": MISSING}
    given, lines = [], []
    for field in fields:
        name, value = field.name, field.name
        if field.default_factory is not MISSING:
            known[f"_{name}"] = field.default_factory
            given.append(f"{name}=no")
            value = f"_{name}() if {name} is no else {name}"
        elif field.default is not MISSING:
            known[f"_{name}"] = field.default
            given.append(f"{name}=_{name}")
        else:
            given.append(name)
        lines.append(f"    self.{name} = {value}")
    start, end = "    turn(self, '__class__', twin)", "    turn(self, '__class__', own)"
    head = f"def __init__(self, {', '.join(given)}):"
    exec("\n".join([head, start, *lines, end]), known)  # as dataclasses itself does
    made: Any = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {field.name: field.type for field in fields} | {"return": None}
    return made


def _repr(names: list[str]) -> Any:
    @recursive_repr()
    def shown(self: Any) -> str:
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({values})"

    return shown


def _comparison(names: list[str]) -> tuple[Any, Any]:
    """Return ``__eq__`` and ``__hash__`` by the values of all fields as a tuple."""
    one = attrgetter(*names)
    values = one if len(names) > 1 else lambda value: (one(value),)

    def equal(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


class _Frozen:
    """What frozen classes with slots have in common."""

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)
