"""Sentences with their mentions marked inside: «[Руководитель [ЦОПП]ORG]ROLE вошёл …»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.link import Linked, link
from newsnlp.types import Entity, EntityType, Mention, Relation, RelationType

CODES = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "ROLE": EntityType.PROFESSION,
    "CITY": EntityType.CITY,
    "LAND": EntityType.COUNTRY,
    "REG": EntityType.STATE_OR_PROVINCE,
    "EVENT": EntityType.EVENT,
    "LAW": EntityType.LAW,
    "DATE": EntityType.DATE,
    "WORK": EntityType.WORK_OF_ART,
}
_BRACKET = re.compile(r"\[|\](?:(" + "|".join(CODES) + r")\b)?")


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without its marks and the marked spans with their codes."""
    plain, opened, spans, last = "", [], [], 0
    for bracket in _BRACKET.finditer(text):
        plain += text[last : bracket.start()]
        last = bracket.end()
        if bracket.group() == "[":
            opened.append(len(plain))
        else:
            spans.append((opened.pop(), len(plain), bracket.group(1) or "ORG"))
    return plain + text[last:], sorted(spans, key=lambda s: (s[0], -s[1]))


@dataclass(frozen=True)
class Marked:
    """A marked text, annotated, with its mentions and what linking made of them."""

    annotation: Annotation
    mentions: tuple[Mention, ...]
    linked: Linked

    @property
    def entities(self) -> list[list[str]]:
        """The texts of the mentions of every entity, in order."""
        return [self.texts(entity) for entity in self.linked.entities]

    def texts(self, entity: Entity) -> list[str]:
        by_id = {m.id: m.text for m in self.mentions}
        return [by_id[i] for i in entity.mentions]

    @property
    def names(self) -> list[str]:
        return [entity.name for entity in self.linked.entities]

    def relations(self, type_: RelationType) -> list[tuple[str, str]]:
        """The (head, tail) texts of the relations of a type that linking added."""
        by_id = {m.id: m.text for m in self.mentions}
        return [(by_id[r.head], by_id[r.tail]) for r in self.linked.relations if r.type == type_]

    def source(self, text: str) -> str:
        """Why the last mention with this text joined its entity."""
        by_id = {m.id: m.text for m in self.mentions}
        return [m.source for m in self.linked.merges if by_id[m.mention_id] == text][-1]


@pytest.fixture(scope="session")
def annotate() -> Callable[[str], Annotation]:
    annotator = Annotator()
    return lambda text: annotator.annotate([text])[0]


@pytest.fixture(scope="session")
def linking(annotate: Callable[[str], Annotation]) -> Callable[..., Marked]:
    """Link a marked text; ``works`` are (person, role) texts that the relation model found."""

    def run(text: str, works: tuple[tuple[str, str], ...] = ()) -> Marked:
        plain, spans = unmarked(text)
        mentions = tuple(
            Mention(f"m{i}", CODES[code], start, end, plain[start:end], 1.0, "gold")
            for i, (start, end, code) in enumerate(spans, start=1)
        )
        first = {m.text: m.id for m in reversed(mentions)}
        relations = [
            Relation(RelationType.WORKS_AS, first[a], first[b], 0, 1, 1.0, "gold") for a, b in works
        ]
        annotation = annotate(plain)
        return Marked(annotation, mentions, link(annotation, mentions, relations))

    return run
