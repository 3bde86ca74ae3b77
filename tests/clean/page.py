"""Reads ``pages.txt``: pages with what each line is written beside it."""

from __future__ import annotations

from pathlib import Path

ARTICLE, CONTINUED, SAME_LINE = ".", "+", "> "

Marked = list[tuple[str, str]]
"""(kind, text) of each block or debris line, in text order; kind «.» is article."""


def pages() -> dict[str, tuple[str, Marked]]:
    """Return name → (text, what is expected)."""
    found: dict[str, list[str]] = {}
    for line in Path(__file__).with_name("pages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:]] = []
        elif found:
            found[next(reversed(found))].append(line)
    return {name: _page(lines) for name, lines in found.items()}


def _page(lines: list[str]) -> tuple[str, Marked]:
    text: list[str] = []
    marked: Marked = []
    for line in lines:
        kind, _, words = line.partition(" | ")
        if not line:
            text.append("")
        elif kind == CONTINUED:
            text.append(words)
            marked[-1] = (marked[-1][0], f"{marked[-1][1]}\n{words}")
        elif kind.startswith(SAME_LINE):
            text[-1] += f" {words}"
            marked.append((kind.removeprefix(SAME_LINE), words))
        else:
            text.append(words)
            marked.append((kind, words))
    return "\n".join(text), marked
