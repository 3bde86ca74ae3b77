"""Which column of a table, or key of a JSON object, holds what of an article."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from newsnlp import lexicon
from newsnlp.errors import InputError
from newsnlp.quick import dataclass
from newsnlp.read.dates import has_month_first, iso_date
from newsnlp.read.streams import Source
from newsnlp.types import Article

logger = logging.getLogger(__name__)

ROLES = ("text", "title", "date", "url", "id")
_OF_MENTIONS = frozenset(("mention_id", "entity_id", "text"))
"""Columns of a table that newsnlp wrote, each mention with its text: «мэр» is no article."""
_SHOWN = 40
MOST_KEYS = 20
"""Keys of an object that are shown."""
_TOLD: set[tuple[str, str]] = set()
"""Sources and their columns of dates of which it was said that one cannot be read."""
_MOST_TOLD = 1000
_MONTH_FIRST = "has the month first, and we read the day first: others may be wrong"


@dataclass(frozen=True, slots=True)
class Columns:
    """Names chosen by the user; None means by the names of ``lexicon/columns.tsv``."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    id: str | None = None

    def find(
        self, names: Iterable[str], source: Source, advice: str = "name it with --text-col"
    ) -> dict[str, str]:
        """Return role → column among the names of a table; raise InputError without a text."""
        known = list(names)
        found = {role: self._one(role, known, source) for role in ROLES}
        if found["text"] is None:
            raise InputError(
                f"{source.name}: no column holds the text; found {', '.join(known) or 'none'}; "
                f"{advice}"
            )
        return {role: name for role, name in found.items() if name is not None}

    def _one(self, role: str, names: list[str], source: Source) -> str | None:
        chosen = getattr(self, role)
        if chosen is None:
            return self.usual(role, names)
        if chosen not in names:
            raise InputError(
                f"{source.name}: no column {chosen!r}; the columns are {', '.join(names)}"
            )
        return str(chosen)

    @staticmethod
    def usual(role: str, names: Iterable[str]) -> str | None:
        """Return the column that by its name has a role, the most telling name first."""
        return _usual(role, tuple(names))


@lru_cache(maxsize=256)
def _usual(role: str, names: tuple[str, ...]) -> str | None:
    """Remember what was found: the objects of a dump have the same keys again and again."""
    if role == "text" and set(names) >= _OF_MENTIONS:
        return None
    folded = {name.strip().casefold(): name for name in names}
    rows = lexicon.rows("columns.tsv")
    return next((folded[name] for kind, name in rows if kind == role and name in folded), None)


def article_of(
    values: Mapping[str, Any], where: Mapping[str, str], source: Source, number: int
) -> Article:
    """Make an article of a record; ``where`` maps roles to keys, ``number`` counts from 1."""
    numbered = f"{source.stem}#{number}"
    found = {role: _text(at(values, key)) for role, key in where.items()}
    doc_id = found.get("id") or found.get("url") or numbered
    text = at(values, where["text"])
    error = None if isinstance(text, str) and text else _no_text(where["text"], text)
    return Article(
        doc_id,
        text if isinstance(text, str) else "",
        title=found.get("title"),
        published=_published(at(values, where["date"]), where, source) if "date" in where else None,
        url=found.get("url"),
        source=source.name,
        error=error,
    )


def at(values: Mapping[str, Any], key: str) -> Any:
    """Return what a key holds; «content.rendered» is a key of an object inside."""
    if key in values or "." not in key:
        return values.get(key)
    found: Any = values
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _no_text(key: str, value: object) -> str:
    if isinstance(value, list) and value:
        return f"no text in {key!r} but a list; join what it holds"
    if isinstance(value, dict) and value:
        inside = ", ".join(f"{key}.{inner}" for inner in list(value)[:MOST_KEYS])
        return f"no text in {key!r} but an object; name a key of it with --text-col: {inside}"
    return f"no text in {key!r}"


def _published(value: object, where: Mapping[str, str], source: Source) -> str | None:
    found = iso_date(value)
    if found is None and value == value and _text(value) is not None:
        _tell_unread(source.name, where["date"], str(value)[:_SHOWN])
    return found


def _tell_unread(name: str, column: str, value: str) -> None:
    """Say once of a source that a date of it is none we know: relative dates then stay open."""
    if (name, column) not in _TOLD and len(_TOLD) < _MOST_TOLD:
        _TOLD.add((name, column))
        why = _MONTH_FIRST if has_month_first(value) else "is no date we know"
        logger.warning("%s: %r in %r %s; such articles have none", name, value, column, why)


def _text(value: object) -> str | None:
    """Return a value as text, None where it says nothing.

    A column of whole numbers in which one is missing is of floats in pandas: 1.0 is 1.
    """
    if value is None or value != value or isinstance(value, (list, dict)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None
