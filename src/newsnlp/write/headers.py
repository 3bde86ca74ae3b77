"""How tables call their columns and values: as in code, or in the words of the report's page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from newsnlp.errors import SettingsError
from newsnlp.lexicon import rows

LANGUAGES = ("en", "ru")
_VALUES = {
    "kind": "kinds",
    "status": "statuses",
    "participation": "participations",
    "type": "types",
}
_COLUMNS = {"date": "date_written"}
"""Columns that the page has under another name: its date is the day that is counted."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Words for sheets, columns and values; what has none is called as in code."""

    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def sheet(self, table: str) -> str:
        """Return the name of a table."""
        return self.labels.get("sheets", {}).get(table, table)

    def column(self, name: str) -> str:
        """Return the name of a column."""
        return self.labels.get("columns", {}).get(_COLUMNS.get(name, name), name)

    def value(self, name: str, value: Any) -> Any:
        """Return a value of a column: «должность» for «position»."""
        return self.labels.get(_VALUES.get(name, ""), {}).get(value, value) if value else value


def headers_in(lang: str) -> Headers:
    """Return the words of a language, ``en`` for those of code; raise SettingsError for others."""
    if lang not in LANGUAGES:
        raise SettingsError(f"lang is {lang!r}; tables speak {', '.join(LANGUAGES)}")
    if lang == "en":
        return Headers()
    asset = files("newsnlp.report").joinpath("assets", f"{lang}.json")
    labels = json.loads(asset.read_text("utf-8"))["labels"]
    relations = {row[0]: row[1] for row in rows("relations_in_russian.tsv")}  # no page shows them
    return Headers({**labels, "types": {**relations, **labels["types"]}})
