"""Read brat standoff annotation: ``NAME.txt`` beside ``NAME.ann``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import TypeVar

from newsnlp.errors import InputError
from newsnlp.evaluate.documents import GoldDocument, GoldEntity, GoldRelation
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, RelationType

_Kind = TypeVar("_Kind", EntityType, RelationType)


@dataclass(slots=True)
class _Annotations:
    """What the lines of one .ann file add up to."""

    entities: dict[str, GoldEntity] = field(default_factory=dict)
    relations: list[GoldRelation] = field(default_factory=list)
    fragmented: set[str] = field(default_factory=set)


def read_document(ann: Path) -> GoldDocument:
    """Return one document from its .ann path and the .txt beside it."""
    text = _read(ann.with_suffix(".txt"))
    found = _Annotations()
    for number, line in enumerate(_read(ann).splitlines(), start=1):
        if line.strip():
            _add_line(found, line, text, where=f"{ann}:{number}")
    relations = list(_resolved(found, ann))
    return GoldDocument(ann.stem, text, found.entities, relations, len(found.fragmented))


def _read(file: Path) -> str:
    try:
        # newline="" keeps \r\n, which offsets count as two characters
        return file.open(encoding="utf-8", newline="").read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as UTF-8 text: {error}") from error


def _add_line(found: _Annotations, line: str, text: str, *, where: str) -> None:
    """Add what one line says; notes, attributes and events (``#``, ``A``, ``N``…) are skipped."""
    try:
        if line[0] == "T":
            _add_entity(found, line, text, where)
        elif line[0] == "R":
            _add_relation(found, line, where)
    except (ValueError, IndexError) as error:
        raise InputError(
            f"{where}: broken annotation line {line!r}; expected "
            "'T1<TAB>TYPE start end<TAB>text' or 'R1<TAB>TYPE Arg1:T1 Arg2:T2'"
        ) from error


def _add_entity(found: _Annotations, line: str, text: str, where: str) -> None:
    key, middle, *_ = line.split("\t")
    name, offsets = middle.split(" ", 1)
    kind = _known(EntityType, name, where)
    if ";" in offsets:
        found.fragmented.add(key)
        return
    start, end = map(int, offsets.split())
    if not 0 <= start < end <= len(text):
        raise InputError(f"{where}: span {start} {end} is outside the text (0 to {len(text)})")
    found.entities[key] = (start, end, kind, text[start:end])


def _add_relation(found: _Annotations, line: str, where: str) -> None:
    name, *ends = line.split("\t")[1].split()
    head, tail = (end.split(":")[1] for end in ends)
    found.relations.append((_known(RelationType, name, where), head, tail))


def _known(kinds: type[_Kind], name: str, where: str) -> _Kind:
    if name not in kinds.__members__:
        known = ", ".join(kinds.__members__)
        raise InputError(f"{where}: unknown type {name!r}; known are {known}")
    return kinds[name]


def _resolved(found: _Annotations, ann: Path) -> Iterator[GoldRelation]:
    """Yield the relations whose ends are contiguous; an end that does not exist is an error."""
    for relation in found.relations:
        ends = relation[1:]
        missing = [end for end in ends if end not in found.entities and end not in found.fragmented]
        if missing:
            raise InputError(f"{ann}: a relation names {missing[0]}, which is not annotated")
        if not found.fragmented.intersection(ends):
            yield relation
