"""Directories of annotated articles, and an article as their readers return it."""

from __future__ import annotations

from pathlib import Path

from newsnlp.errors import InputError
from newsnlp.evaluate.brat import read_document
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.marked import SUFFIX, read_marked

_WANTED = f"give a folder of .txt files with their .ann, or of {SUFFIX} files"


def read_corpus(path: Path | str) -> list[GoldDocument]:
    """Return the documents of a directory, sorted by name.

    They are marked in their text (``NAME.marked``), or brat's ``NAME.txt`` beside ``NAME.ann``.
    Raises InputError where the directory has neither, a .txt lacks its .ann or the other way
    round, or a line cannot be read.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise InputError(f"{folder} is not a directory; {_WANTED}")
    if marked := sorted(folder.glob(f"*{SUFFIX}")):
        return [read_marked(file) for file in marked]
    annotated = sorted(folder.glob("*.ann"))
    if not annotated:
        raise InputError(f"{folder} has no annotated articles; {_WANTED}")
    alone = {p.stem for p in folder.glob("*.txt")} ^ {p.stem for p in annotated}
    if alone:
        name = min(alone)
        raise InputError(f"{folder}: {name!r} has only one of its .txt and .ann; give both")
    return [read_document(file) for file in annotated]
