"""Which of the keys that a user chose the objects of a reading have.

A table without such a column is refused at once. Of objects each may have other keys, so that
only at the end of a stream it is certain that a key is misspelt.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from newsnlp.read.columns import MOST_KEYS, ROLES, Columns, at
from newsnlp.types import Article

logger = logging.getLogger(__name__)


class Met:
    """Takes objects in turn; tells in the log, once all are read, which chosen keys none has."""

    def __init__(self) -> None:
        self.roles: set[str] = set()
        self.keys = ""  # of the first object that has any

    def add(self, record: Mapping[str, Any], columns: Columns) -> None:
        """Take one object."""
        self.keys = self.keys or ", ".join(islice(key_names(record), MOST_KEYS))
        for role in ROLES:
            name = getattr(columns, role)
            if name is not None and role not in self.roles and _has(record, name):
                self.roles.add(role)

    def telling(self, articles: Iterable[Article], columns: Columns) -> Iterator[Article]:
        """Yield the articles of a reading, then tell."""
        yield from articles
        for role in ROLES if self.keys else ():
            name = getattr(columns, role)
            if name is not None and role not in self.roles:
                told = "no article has the key %r, which --%s-col names; the first has %s"
                logger.warning(told, name, role, self.keys)


def _has(record: Mapping[str, Any], name: str) -> bool:
    return name in record or at(record, name) is not None


def key_names(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys as they can be named, of an object inside «content.rendered»."""
    for key, value in record.items():
        inner = value if isinstance(value, dict) else {}
        yield from [f"{key}.{k}" for k in inner] or [key]
