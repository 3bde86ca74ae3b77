"""Write docs/tables.md from the column contract: python docs/make_tables.py."""

import html
from pathlib import Path

from newsnlp.tables import RESOLVED, TABLES, Column
from newsnlp.types import EntityType, RelationType

PAGE = Path(__file__).with_name("tables.md")
DTYPES = {"string": "string", "int": "int64", "float": "float64", "strings": "list of strings"}
INTRO = """# The tables

Written by `python docs/make_tables.py` from `newsnlp.tables`; do not edit by hand.

Offsets are half-open characters in the original text: `text[start:end]` is the mention. All
tables have the same columns and dtypes when they are empty; a missing value is `NA` in pandas,
null in Arrow and JSON. In CSV, lists are joined by ` | `.
"""
ABOUT = {
    "mentions": "One row per mention; mentions nest («[правительство [Заволжской области]]»).",
    "entities": "One row per thing in the world that an article speaks of.",
    "relations": "Typed links between two mentions.",
    "records": (
        "What the article states. A position is a row per person, role and organization; an "
        "event has a row per participant, and one row with nulls where it has none."
    ),
    "documents": "One row per article, also for those that could not be read.",
}
RESOLUTION = """## Across articles

The tables of a resolution: what `newsnlp resolve DIR` writes to `DIR/resolved`, and
`resolution.to_frame("people")` gives. A `resolved_id` is the same in all articles of one
resolution, not in another one. `resolution.add_ids(records)` puts it beside the ids of a table.
"""
ABOUT_RESOLVED = {
    "people": "One row per person of all articles.",
    "organizations": "One row per organization of all articles.",
    "entities": (
        "Which of them every person and organization of every article is: one row each, the key is "
        "`doc_id` and `entity_id`."
    ),
    "links": (
        "Why. Every person and organization of every article has one row that is `same`; further "
        "rows repeat it for each pair that was held to be `different` or left `unsure`."
    ),
}


def section(title: str, about: str, columns: tuple[Column, ...]) -> list[str]:
    """Return a table with its columns, in lines."""
    rows = [f"| `{c.name}` | {DTYPES[c.kind]} | {html.escape(c.doc)} |" for c in columns]
    return [f"{title}\n\n{about}\n", "| column | type | what it holds |\n|---|---|---|", *rows, ""]


def page() -> str:
    """Return the whole page."""
    parts = [INTRO]
    for table, columns in TABLES.items():
        parts += section(f"## {table}", ABOUT[table], columns)
    parts.append(RESOLUTION)
    for table, columns in RESOLVED.items():
        parts += section(f"### {table} of a resolution", ABOUT_RESOLVED[table], columns)
    parts.append("## Entity types\n\n" + ", ".join(f"`{t.value}`" for t in EntityType) + ".\n")
    parts.append("## Relation types\n\n" + ", ".join(f"`{t.value}`" for t in RelationType) + ".")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
