"""Sentences with their mentions marked inside: «[Руководитель [ЦОПП]ORG]ROLE вошёл …»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsnlp.annotate.annotation import Annotation
from newsnlp.link import Linked
from newsnlp.types import Entity, EntityType, Mention, RelationType

CODES = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "ROLE": EntityType.PROFESSION,
    "CITY": EntityType.CITY,
    "LAND": EntityType.COUNTRY,
    "DIST": EntityType.DISTRICT,
    "REG": EntityType.STATE_OR_PROVINCE,
    "EVENT": EntityType.EVENT,
    "LAW": EntityType.LAW,
    "DATE": EntityType.DATE,
    "MONEY": EntityType.MONEY,
    "NUMBER": EntityType.NUMBER,
    "TIME": EntityType.TIME,
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
