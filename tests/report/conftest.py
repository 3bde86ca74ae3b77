import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import pytest
from browser import Browser, chromium


@pytest.fixture(scope="session")
def browser():
    if not chromium():
        pytest.skip("no chromium: install Debian's package chromium to test the report in it")
    browser = Browser()
    yield browser
    browser.close()
