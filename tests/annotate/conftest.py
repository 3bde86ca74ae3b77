from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsnlp.annotate import Annotator, kernels

REPO = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPO / "bench"))


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def natasha_like() -> Annotator:
    return Annotator(mend=False)


@pytest.fixture(scope="session")
def samples() -> list[str]:
    folder = REPO / "corpora" / "samples"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


LEVELS = ("plain", "avx2", "avx512")


@pytest.fixture(params=LEVELS)
def module(request: pytest.FixtureRequest) -> Any:
    compiled = kernels.compiled()
    if compiled is None:
        pytest.skip("kernels are not compiled, or NEWSNLP_KERNELS=numpy")
    try:
        compiled.select(request.param)
    except ValueError as error:
        pytest.skip(str(error))
    yield compiled
    compiled.select(kernels.status())


Refuses = Callable[[str, list[Any], int, Any], None]


@pytest.fixture
def refuses(module: Any) -> Refuses:
    """Check that a kernel takes some arguments, but not with another value at one place."""

    def check(name: str, arguments: list[Any], place: int, value: Any) -> None:
        getattr(module, name)(*arguments)
        with pytest.raises(ValueError, match=r"\w"):
            getattr(module, name)(*arguments[:place], value, *arguments[place + 1 :])

    return check
