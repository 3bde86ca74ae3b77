"""Articles with highlighted mentions and their records as one static HTML page, no script."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import BinaryIO

from newsnlp.notebook import STYLE, article_html
from newsnlp.report.markup import escape
from newsnlp.types import Extraction

_HEAD = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="newsnlp">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
{style}
<style>body{{font-family:system-ui,sans-serif;max-width:60em;margin:1.5em auto;padding:0 1em}}
.newsnlp .nl-text{{max-height:none}} article{{margin-bottom:3em}}</style>
</head><body>
<h1>{title}</h1>
"""


def write(
    results: Iterable[Extraction], stream: BinaryIO, *, title: str = "newsnlp", labels: bool = False
) -> None:
    """Write results as they come; ``labels`` writes the type behind each mention.

    For dumps and for people who want to search and filter there is ``newsnlp report``.
    """
    stream.write(_HEAD.format(title=escape(title), style=STYLE).encode())
    for result in results:
        page = article_html(result, labels=labels, limit=sys.maxsize)
        stream.write(f"<article>{page}</article>\n".encode())
    stream.write(b"</body></html>\n")
