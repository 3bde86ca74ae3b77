"""Articles that readers labelled: texts of a folder of labels, and articles of a corpus's train."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from newsnlp.errors import InputError
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.marked import SUFFIX, read_marked
from newsnlp.pipeline import Pipeline
from newsnlp.records.context import Context
from newsnlp.train.cases import Case, Names, Rows, Words
from newsnlp.train.reading import Library
from newsnlp.types import Article

T = TypeVar("T")
Label = TypeVar("Label")

TEXTS = "texts"
NOWHERE = "-"
BATCH = 16


def read_lines(
    file: Path, columns: int, read: Callable[[Sequence[str]], T]
) -> Iterator[tuple[str, T]]:
    """Yield the article of each line with what ``read`` makes of its other columns.

    Lines that begin with # are left out. Raises InputError where the file is missing or a line
    cannot be read.
    """
    if not file.is_file():
        raise InputError(f"{file} is missing; give a folder with {file.name} and {TEXTS}")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        try:
            doc, *parts = line.split("\t")
            if len(parts) != columns - 1:
                raise ValueError(f"{len(parts) + 1} columns")
            yield doc, read(parts)
        except ValueError as error:
            raise InputError(
                f"{file}, line {number}: {error}; expected {columns} columns"
            ) from error


def labelled(
    file: Path, told: Mapping[str, T], further: Path, pipeline: Pipeline, library: Library
) -> Iterator[tuple[str, str, Context, T]]:
    """Yield each article of ``told`` with the folder it is from, as the record makers see it.

    Each is added to ``library``.

    Its text is in ``texts`` beside ``file``, or it is of train of ``further``. Raises InputError
    where it is in neither, or has words that a page cuts.
    """
    texts = {d.doc_id: (further.name, d.text) for d in read_corpus(further / "train")}
    for path in sorted((file.parent / TEXTS).glob(f"*{SUFFIX}")):
        texts[path.stem] = (file.parent.name, read_marked(path).text)
    if missing := sorted(told.keys() - texts.keys()):
        raise InputError(f"{file} names {missing[0]}, which no article has")
    docs: Sequence[str] = sorted(told)
    for first in range(0, len(docs), BATCH):
        batch = [Article(doc, texts[doc][1]) for doc in docs[first : first + BATCH]]
        for article, context in zip(batch, pipeline.contexts(batch), strict=True):
            doc = article.doc_id
            if len(context.annotation.text) != len(article.text):  # labels stand elsewhere then
                raise InputError(f"{doc} has words that its page cuts; write them whole")
            library.add(doc, context.annotation, context.index)
            yield doc, texts[doc][0], context, told[doc]


class Labels(ABC, Generic[Label]):
    """Labels of one kind: reads them, and makes the choices that networks learn from them.

    ``FILE`` has them, a line each of so many ``COLUMNS``, of which the first names the article.
    ``rows`` notes the names of what is known.
    """

    FILE: str
    COLUMNS: int

    def __init__(self) -> None:
        self.words, self.rows = Words(), Rows()

    @staticmethod
    @abstractmethod
    def label(columns: Sequence[str]) -> Label:
        """Read a line's columns but the first; raise ValueError where they cannot be read."""

    @abstractmethod
    def choices(
        self, context: Context, labels: Sequence[Label], doc: str, source: str
    ) -> Iterable[Case]:
        """Return the choices of an article of a folder with its labels."""

    @classmethod
    def read(
        cls, folder: Path, further: Path, pipeline: Pipeline, library: Library
    ) -> tuple[list[Case], Names]:
        """Return the choices of all labels, and the names of what the networks read.

        The articles are added to ``library``. ``folder`` has ``FILE`` and, where it has any,
        ``texts``; other articles are of train of ``further``. Raises InputError where a file is
        missing or a line cannot be read.
        """
        own, file, told = cls(), folder / cls.FILE, dict[str, list[Label]]()
        for doc, label in read_lines(file, cls.COLUMNS, cls.label):
            told.setdefault(doc, []).append(label)
        cases: list[Case] = []
        for doc, source, context, labels in labelled(file, told, further, pipeline, library):
            cases += own.choices(context, labels, doc, source)
        return cases, own.rows.names


class Place(NamedTuple):
    """Where a reader marks a mention: characters, ``end`` not among them."""

    start: int
    end: int


def read_place(told: str) -> Place | None:
    """Read ``start:end``, None for «-», which is nowhere; raise ValueError for what is neither."""
    if told == NOWHERE:
        return None
    start, end = map(int, told.split(":"))
    return Place(start, end)


def entity_in(context: Context, marked: Place | None) -> str | None:
    """Return the id of the entity of the mention that a reader marks.

    One that begins there, or else the one that shares most with what is marked, and half of it at
    least: «[группа «Тополь»]» where «Тополь» was found.
    """
    if marked is None:
        return None
    if (exact := entity_at(context, marked.start)) is not None:
        return exact
    mentions = context.mentions

    def rank(i: int) -> tuple[int, int]:
        start, end = mentions[i].start, mentions[i].end
        return min(end, marked.end) - max(start, marked.start), start - end

    best = max(context.entity, key=rank, default=None)
    if best is None or 2 * rank(best)[0] < marked.end - marked.start:
        return None
    return context.entity[best].id


def entity_at(context: Context, start: int | None) -> str | None:
    """Return the id of the entity of a mention that begins at a character."""
    if start is None:
        return None
    here = (i for i in context.entity if context.mentions[i].start == start)
    longest = max(here, key=lambda i: context.mentions[i].end, default=None)
    return None if longest is None else context.entity[longest].id
