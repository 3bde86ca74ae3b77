"""``dataclass`` for plain classes: defined in a third of the time, frozen ones made in half.

The one of ``dataclasses`` writes and compiles up to seven functions per class, a millisecond each
class when a program starts, and the ``__init__`` of a frozen one calls ``object.__setattr__`` for
each field. This one compiles ``__init__`` alone. All else is as there; classes that it does not
know it leaves to the standard library.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

_KNOWN = frozenset({"frozen", "slots", "eq"})
_TURN = object.__dict__["__class__"].__set__
_OWN = ("__init__", "__eq__", "__hash__", "__setattr__", "__delattr__")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(**options: Any) -> Callable[[type], type]:
        """Return a decorator as ``dataclasses.dataclass`` does, quicker for plain classes."""
        return lambda cls: (
            _quick(cls, **options) if _is_plain(cls, options) else _standard(cls, options)
        )


def _is_plain(cls: type, options: dict[str, Any]) -> bool:
    own = vars(cls)
    asked = any(name in own for name in _OWN) or cls.__bases__ != (object,)
    return _KNOWN.issuperset(options) and not asked and not any(map(_is_odd, own.values()))


def _is_odd(value: Any) -> bool:
    return isinstance(value, Field) and not (value.init and value.repr and value.compare)


def _standard(cls: type, options: dict[str, Any]) -> type:
    made: type = dataclasses.dataclass(**options)(cls)
    return made


def _quick(cls: Any, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:
    if not cls.__doc__:  # dataclasses would ask inspect for it, which takes milliseconds
        cls.__doc__ = f"{cls.__name__}({', '.join(vars(cls).get('__annotations__', ()))})"
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields = dataclasses.fields(cls)
    names = [field.name for field in fields]
    cls.__init__ = _init(cls, fields, _twin(cls, names, slots=slots) if frozen else None)
    if "__repr__" not in vars(cls):
        cls.__repr__ = _repr(names)
    if eq:
        cls.__eq__, hashed = _comparison(names)
        cls.__hash__ = hashed if frozen else None
    if frozen:
        of_slots = ("__getstate__", "__setstate__") if slots else ()
        for name in ("__setattr__", "__delattr__", *of_slots):
            setattr(cls, name, vars(_Frozen)[name])
    cls.__dataclass_params__.frozen, cls.__dataclass_params__.eq = frozen, eq
    cls.__dataclass_params__.init = cls.__dataclass_params__.repr = True
    return cls


def _twin(cls: type, names: list[str], *, slots: bool) -> type:
    """Return a class that a new instance is one of while it takes its fields."""
    return type(cls.__name__, (), {"__slots__": tuple(names)} if slots else {})


def _init(cls: type, fields: tuple[Field[Any], ...], twin: type | None) -> Any:
    """Write an ``__init__``; that of a frozen class sets fields as those of any other are set.

    It makes the new instance one of a twin class with the same slots, which takes them, its class
    last of all.
    """
    known: dict[str, Any] = {"turn": _TURN, "twin": twin, "own": cls, "no": MISSING}
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
    if twin is not None:
        lines = ["    turn(self, twin)", *lines, "    self.__class__ = own"]
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec("\n".join([f"def __init__(self, {', '.join(given)}):", *lines]), known)  # as there
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
