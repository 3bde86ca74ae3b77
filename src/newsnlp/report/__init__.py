"""The report: everything found in a dump as one HTML page that opens without a network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO

from newsnlp.errors import SettingsError
from newsnlp.report.markup import escape
from newsnlp.report.payload import Payload, gather
from newsnlp.types import Extraction

__all__ = ["LANGUAGES", "write_report"]

LANGUAGES = ("ru", "en")
_SCRIPTS = ("dom", "store", "table", "quote", "article", "facets", "network", "timeline", "app")


def write_report(
    results: Iterable[Extraction] | str | Path,
    stream: BinaryIO,
    *,
    lang: str = "ru",
    title: str | None = None,
) -> None:
    """Write one self-contained page: search, filters, articles, network, timeline, tables.

    ``results`` are extractions or a directory written by ``newsnlp batch``; ``lang`` is the
    language of the page (``ru`` or ``en``). All results are held in memory; the page is meant
    for up to some thousands of articles.
    """
    if lang not in LANGUAGES:
        raise SettingsError(f"lang is {lang!r}; the report speaks {', '.join(LANGUAGES)}")
    words = json.loads(_asset(f"{lang}.json"))
    data = _payload(results).to_dict(lang=lang, labels=words["labels"])
    stream.write(_page(words["page"], title, lang, data).encode("utf-8", "backslashreplace"))


def _payload(results: Iterable[Extraction] | str | Path) -> Payload:
    if isinstance(results, (str, Path)):
        from newsnlp.report.folder import folder_identity, read_folder

        several = read_folder(results)
        return gather(several, folder_identity(results, several))
    from newsnlp.identity import identify

    several = list(results)
    return gather(several, identify(several))


def _page(words: dict[str, str], title: str | None, lang: str, data: dict[str, Any]) -> str:
    style = _asset("style.css")
    script = "(() => {\n'use strict';\n" + "\n".join(_asset(f"{s}.js") for s in _SCRIPTS) + "})();"
    texts = {name: escape(text) for name, text in words.items()}
    texts["title"] = escape(title or words["title"])
    return _asset("page.html").format(
        **texts,
        lang=lang,
        policy=_policy(style, script),
        style=style,
        script=script,
        data=_json(data),
    )


def _policy(style: str, script: str) -> str:
    """Allow this style and this script and nothing else: no request, no other script."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _json(data: dict[str, Any]) -> str:
    r"""Return JSON that cannot end its script element: «<» is ``\u003c``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _asset(name: str) -> str:
    return files("newsnlp.report").joinpath("assets", name).read_text("utf-8")
