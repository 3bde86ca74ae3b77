"""What linking remembers is bounded: a dump of a million names does not grow the memory."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

import newsnlp.link


def cached() -> dict[str, int | None]:
    """Return the sizes of all caches of functions that take words."""
    found = {}
    for module in iter_modules(newsnlp.link.__path__, "newsnlp.link."):
        for name, value in vars(import_module(module.name)).items():
            if hasattr(value, "cache_parameters"):
                kinds = {p.annotation for p in inspect.signature(value).parameters.values()}
                if "str" in kinds:
                    found[f"{module.name}.{name}"] = value.cache_parameters()["maxsize"]
    return found


def test_caches_of_words_are_bounded() -> None:
    sizes = {name: size for name, size in cached().items() if not name.endswith(".words")}
    assert len(sizes) > 10
    unbounded = [name for name, size in sizes.items() if size is None and ".rows" not in name]
    assert unbounded == []
