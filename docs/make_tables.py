"""Write docs/tables.md from the column contract: python docs/make_tables.py."""

import html
from pathlib import Path

from newsnlp.tables import TABLES
from newsnlp.types import EntityType, RelationType

PAGE = Path(__file__).with_name("tables.md")
DTYPES = {"string": "string", "int": "int64", "float": "float64", "strings": "list of strings"}
INTRO = """# The tables

Written by `python docs/make_tables.py` from `newsnlp.tables.TABLES`; do not edit by hand.

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


def page() -> str:
    """Return the whole page."""
    parts = [INTRO]
    for table, columns in TABLES.items():
        parts.append(f"## {table}\n\n{ABOUT[table]}\n")
        parts.append("| column | type | what it holds |\n|---|---|---|")
        parts += [f"| `{c.name}` | {DTYPES[c.kind]} | {html.escape(c.doc)} |" for c in columns]
        parts.append("")
    parts.append("## Entity types\n\n" + ", ".join(f"`{t.value}`" for t in EntityType) + ".\n")
    parts.append("## Relation types\n\n" + ", ".join(f"`{t.value}`" for t in RelationType) + ".")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
