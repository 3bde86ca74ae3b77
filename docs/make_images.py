"""Take the pictures of the report from the samples: python docs/make_images.py (chromium)."""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

from browser import Browser  # noqa: E402

import newsnlp  # noqa: E402
from newsnlp.read import read  # noqa: E402
from newsnlp.report import write_report  # noqa: E402

IMAGES = Path(__file__).with_name("images")


def samples() -> list[newsnlp.Article]:
    """Return the sample articles with their days of publication."""
    found = []
    for path in sorted((ROOT / "corpora" / "samples").glob("*.txt")):
        known = json.loads(
            (ROOT / "corpora" / "gold" / f"{path.stem}.gold.json").read_text("utf-8")
        )
        found += [replace(a, published=known["published"], source=None) for a in read(path)]
    return found


def main() -> None:
    """Write one picture per view."""
    page = Path(tempfile.mkdtemp()) / "report.html"
    with page.open("wb") as stream:
        write_report(newsnlp.pipe(samples()), stream)
    IMAGES.mkdir(exist_ok=True)
    browser = Browser()
    browser.size(1280, 800)
    browser.open(page)
    browser.click("#view tr[data-row]", "Марина Ветрова")
    browser.screenshot(IMAGES / "report-article.png")
    browser.click("#close")
    browser.click("#tab-timeline")
    browser.screenshot(IMAGES / "report-timeline.png")
    browser.click("#tab-network")
    browser.js("scrollTo(0, 130)")
    browser.screenshot(IMAGES / "report-network.png")
    browser.close()


if __name__ == "__main__":
    main()
