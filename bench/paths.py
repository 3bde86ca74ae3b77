"""Where the benchmarks find things: the repository, and the public corpora beside it."""

from __future__ import annotations

import os
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
CORPORA = Path(os.environ.get("NEWSNLP_CORPORA", REPO.parent / "shared" / "corpora"))
"""The default of every ``--corpora``."""
