"""What rules remember is bounded: a dump of a million names does not grow the memory."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

import newsnlp.find
import newsnlp.link
import newsnlp.records

OF_LISTS = {
    "find.events.hosts._nouns",
    "find.facts.frames.asked",
    "find.facts.frames.last_words",
    "find.facts.frames.noun_class",
    "find.gazetteer._forms",
    "find.grammar.cues.cues",
    "find.nets.words.shape_bucket",
    "records.learned.article_view._cues",
    "records.learned.things._relation",
    "records.posts.status._cues",
}
"""Caches without a bound whose words are those of our own lists, of a user's, or of a net."""


def cached(room: ModuleType) -> dict[str, int | None]:
    """Return the sizes of all caches of a room's own functions that take words."""
    found = {}
    for module in walk_packages(room.__path__, f"{room.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            if hasattr(value, "cache_parameters") and value.__module__ == module.name:
                kinds = {p.annotation for p in inspect.signature(value).parameters.values()}
                if "str" in kinds:
                    own = f"{module.name}.{name}".removeprefix("newsnlp.")
                    found[own] = value.cache_parameters()["maxsize"]
    return found


@pytest.mark.parametrize("room", [newsnlp.find, newsnlp.link, newsnlp.records])
def test_caches_of_words_are_bounded(room: ModuleType) -> None:
    sizes = cached(room)
    assert len(sizes) > 5
    assert {name for name, size in sizes.items() if size is None} <= OF_LISTS
