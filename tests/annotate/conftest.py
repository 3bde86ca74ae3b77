from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsnlp.annotate import Annotator

REPO = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPO / "bench"))


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def natasha_like() -> Annotator:
    return Annotator(mend_lemmas=False)


@pytest.fixture(scope="session")
def samples() -> list[str]:
    folder = REPO / "corpora" / "samples"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
