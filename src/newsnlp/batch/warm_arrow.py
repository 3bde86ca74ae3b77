"""Imported by the process that workers are forked from, where a run writes parquet.

The first column that Arrow makes of a list imports pandas: some 20 MB and half a second, which
every worker would spend for itself.
"""

from __future__ import annotations

from newsnlp.tables import TABLES, to_arrow

for _table in TABLES:
    to_arrow([], _table)
