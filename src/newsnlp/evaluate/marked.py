"""Read articles annotated in their text: ``{per1 Анна Рогова}, {pro1 директор {org1 музея}}``.

A mention opens with a code of its type and a number; mentions nest. After a line ``---`` come
relations, ``per1 WORKS_AS pro1``, between semicolons or line breaks. A file that a person can read
and mend, unlike offsets in a file of their own; what is read is what ``brat`` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from newsnlp.errors import InputError
from newsnlp.evaluate.documents import GoldDocument, GoldEntity, GoldRelation
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, RelationType

SUFFIX = ".marked"
BORDER = "---"
CODES = {
    "age": EntityType.AGE,
    "awa": EntityType.AWARD,
    "cit": EntityType.CITY,
    "cou": EntityType.COUNTRY,
    "cri": EntityType.CRIME,
    "dat": EntityType.DATE,
    "dis": EntityType.DISTRICT,
    "dse": EntityType.DISEASE,
    "eve": EntityType.EVENT,
    "fac": EntityType.FACILITY,
    "fam": EntityType.FAMILY,
    "ide": EntityType.IDEOLOGY,
    "lan": EntityType.LANGUAGE,
    "law": EntityType.LAW,
    "loc": EntityType.LOCATION,
    "mon": EntityType.MONEY,
    "nat": EntityType.NATIONALITY,
    "num": EntityType.NUMBER,
    "ord": EntityType.ORDINAL,
    "org": EntityType.ORGANIZATION,
    "pct": EntityType.PERCENT,
    "pdt": EntityType.PRODUCT,
    "pen": EntityType.PENALTY,
    "per": EntityType.PERSON,
    "pro": EntityType.PROFESSION,
    "rel": EntityType.RELIGION,
    "sta": EntityType.STATE_OR_PROVINCE,
    "tim": EntityType.TIME,
    "woa": EntityType.WORK_OF_ART,
}
_MARK = re.compile(r"\{(?:([a-z]{3})(\d+) )?|\}")
_BETWEEN = re.compile(r"[;\n]")


@dataclass(slots=True)
class _Reading:
    """What is read so far: the text without marks, its mentions, those still open."""

    where: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    entities: dict[str, GoldEntity] = field(default_factory=dict)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def add(self, piece: str) -> None:
        """Add text between two marks."""
        self.pieces.append(piece)
        self.length += len(piece)

    def open(self, key: str) -> None:
        """Begin a mention."""
        if key[:3] not in CODES:
            raise InputError(f"{self.where}: unknown code {key!r}; known are {', '.join(CODES)}")
        if key in self.entities or any(key == other for other, _ in self.opened):
            raise InputError(f"{self.where}: {key!r} is there twice; number mentions of a type")
        self.opened.append((key, self.length))

    def close(self) -> None:
        """End the mention that was opened last."""
        if not self.opened:
            raise InputError(f"{self.where}: a '}}' closes nothing behind {self._end()!r}")
        key, start = self.opened.pop()
        surface = "".join(self.pieces)[start:]
        if not surface or surface != surface.strip() or "\n" in surface:
            raise InputError(
                f"{self.where}: {key!r} is {surface!r}; a mention begins and ends with a "
                "visible character of one line"
            )
        self.entities[key] = (start, self.length, CODES[key[:3]], surface)

    def _end(self) -> str:
        return "".join(self.pieces)[-20:]


def read_marked(file: Path) -> GoldDocument:
    """Return one article; raise InputError where a mark or a relation cannot be read."""
    try:
        content = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as UTF-8 text: {error}") from error
    body, _, told = content.partition(f"\n{BORDER}\n")
    reading = _Reading(str(file))
    place = 0
    for mark in _MARK.finditer(body):
        reading.add(body[place : mark.start()])
        if mark[1]:
            reading.open(mark[1] + mark[2])
        elif mark[0] == "}":
            reading.close()
        else:
            raise InputError(f"{file}: a '{{' without code and number, as in '{{per1 Анна}}'")
        place = mark.end()
    reading.add(body[place:] + "\n")
    if reading.opened:
        raise InputError(f"{file}: {reading.opened[0][0]!r} is not closed; add a '}}'")
    return GoldDocument(
        file.stem,
        "".join(reading.pieces),
        reading.entities,
        list(_relations(told, reading.entities, file)),
    )


def _relations(told: str, entities: dict[str, GoldEntity], file: Path) -> Iterator[GoldRelation]:
    for statement in filter(str.strip, _BETWEEN.split(told)):
        words = statement.split()
        if len(words) != 3:
            raise InputError(f"{file}: {statement!r} is no relation like 'per1 WORKS_AS pro1'")
        head, kind, tail = words
        if kind not in RelationType.__members__:
            raise InputError(f"{file}: unknown relation {kind!r} in {statement!r}")
        if missing := [end for end in (head, tail) if end not in entities]:
            raise InputError(f"{file}: {statement!r} names {missing[0]!r}, which is no mention")
        yield RelationType[kind], head, tail
