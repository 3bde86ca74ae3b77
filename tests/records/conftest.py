"""A small language for expectations: mentions are marked inside the Russian sentence.

``[Игорь Антоненков|PERSON], [директор [ЦОПП|ORGANIZATION]|PROFESSION]`` marks three mentions.
``[Ветрова|PERSON=v]`` and ``[она|PERSON=v]`` are mentions of one entity.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.find.verbs import Telling
from newsnlp.link.grammar.nominative import phrase
from newsnlp.types import Entity, EntityType, Mention, Relation, RelationType, Span

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

LABEL = re.compile(r"\|([A-Z_]+)(?:=(\w+))?\]")


@dataclass
class Marked:
    """A sentence with its marked mentions, annotated for real."""

    annotation: Annotation
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def telling(self) -> Telling:
        """What rules tell of the mentions."""
        return Telling(self.annotation, self.mentions)

    @property
    def spans(self) -> list[Span]:
        return [Span(m.start, m.end, m.type, m.score, m.source) for m in self.mentions]

    def mention(self, text: str, kind: EntityType | None = None) -> Mention:
        """Return the first mention with this text."""
        return next(m for m in self.mentions if m.text == text and kind in (None, m.type))

    def relation(self, kind: str, head: str, tail: str) -> Relation:
        one, two = self.mention(head), self.mention(tail)
        start, end = min(one.start, two.start), max(one.end, two.end)
        return Relation(RelationType(kind), one.id, two.id, start, end, 0.9, "model")

    def read(self, relations: list[Relation]) -> set[str]:
        """Write relations as «TYPE: head > tail»."""
        text = {m.id: m.text for m in self.mentions}
        return {f"{r.type}: {text[r.head]} > {text[r.tail]}" for r in relations}


def parse(marked: str) -> tuple[str, list[tuple[int, int, str, str | None]]]:
    text, opened, found, position = "", [], [], 0
    while position < len(marked):
        if marked[position] == "[":
            opened.append(len(text))
            position += 1
        elif match := LABEL.match(marked, position):
            found.append((opened.pop(), len(text), match[1], match[2]))
            position = match.end()
        else:
            text += marked[position]
            position += 1
    return text, sorted(found, key=lambda s: (s[0], -s[1], s[2]))


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture(scope="session")
def mark(annotator: Annotator) -> Callable[[str], Marked]:
    def make(marked: str) -> Marked:
        text, spans = parse(marked)
        (annotation,) = annotator.annotate([text], [_blocks(text)])
        mentions = tuple(
            Mention(f"m{i}", EntityType(kind), start, end, text[start:end], 0.9, "model")
            for i, (start, end, kind, _) in enumerate(spans, start=1)
        )
        keys = [key or mention.id for mention, (*_, key) in zip(mentions, spans, strict=True)]
        return Marked(annotation, mentions, _entities(annotation, mentions, keys))

    return make


def _blocks(text: str) -> list[tuple[int, int]]:
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((position, position + len(line)))
        position += len(line) + 1
    return found


def _entities(
    annotation: Annotation, mentions: tuple[Mention, ...], keys: list[str]
) -> tuple[Entity, ...]:
    groups: dict[str, list[Mention]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        groups.setdefault(key, []).append(mention)
    return tuple(
        Entity(
            f"e{i}",
            group[0].type,
            phrase(annotation, *annotation.tokens_of(group[0].start, group[0].end)),
            (),
            tuple(m.id for m in group),
        )
        for i, group in enumerate(groups.values(), start=1)
    )
