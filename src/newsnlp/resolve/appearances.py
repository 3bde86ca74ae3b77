"""People and organizations as single articles show them, read from extractions or tables.

No text is needed: entities and records say all that identity is judged by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal, NamedTuple, Protocol

from newsnlp.errors import InputError
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, Extraction

Ref = tuple[str, str]
"""Document id and entity id."""

NOWHERE: Ref = ("", "")

ENTITY_COLUMNS = ("doc_id", "entity_id", "type", "name", "aliases", "n_mentions")
RECORD_COLUMNS = (
    "doc_id", "person_id", "person", "role", "organization_id", "organization",
)  # fmt: skip


class ArrowLike(Protocol):
    """What gives its columns as lists: a pyarrow Table."""

    def to_pydict(self) -> dict[str, list[Any]]:
        """Return the columns by name."""


class FrameLike(Protocol):
    """What gives its columns as lists: a pandas DataFrame."""

    def to_dict(self, orient: Literal["list"], /) -> Any:
        """Return the columns by name."""


Table = ArrowLike | FrameLike | Mapping[str, Sequence[Any]]


class Connection(NamedTuple):
    """What a record connects an entity with: a person's organization, an organization's person.

    A role without an organization has an empty ``ref`` and ``name``.
    """

    ref: Ref
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """One entity of one article; ``context`` is what its records connect it with."""

    ref: Ref
    name: str
    aliases: tuple[str, ...]
    mentions: int
    context: tuple[Connection, ...]


class Setting(NamedTuple):
    """The regions, the countries and the towns that an article names."""

    regions: frozenset[str]
    countries: frozenset[str]
    towns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Appearances:
    """All people and organizations of a dump, sorted by document; where each document is set."""

    people: tuple[Appearance, ...]
    organizations: tuple[Appearance, ...]
    settings: Mapping[str, Setting]


def apart(results: Iterable[Extraction]) -> Iterator[Extraction]:
    """Yield results with an id per text: bare texts are «1», «2» in each list that pipe is given.

    The second text of the id «1» is «1#2», the third «1#3».
    """
    seen: dict[str, dict[int, int]] = {}
    for result in results:
        doc, texts = result.article.doc_id, seen.setdefault(result.article.doc_id, {})
        number = texts.setdefault(hash(result.article.text), len(texts) + 1)
        if number > 1:
            result = replace(result, article=replace(result.article, doc_id=f"{doc}#{number}"))
        yield result


def from_extractions(results: Iterable[Extraction]) -> Appearances:
    """Read extractions one by one; only names and connections are kept."""
    entities: list[tuple[Any, ...]] = []
    records: list[tuple[Any, ...]] = []
    for result in apart(results):
        doc = result.article.doc_id
        entities.extend(
            (doc, e.id, e.type.value, e.name, e.aliases, len(e.mentions)) for e in result.entities
        )
        records.extend(
            (doc, r.person_id, r.person, r.role, r.organization_id, r.organization)
            for r in result.records
        )
    return _assemble(entities, records)


def from_tables(tables: Mapping[str, Table]) -> Appearances:
    """Read the tables ``entities`` and ``records``: frames, Arrow tables or dicts of columns.

    Raises InputError where two articles share an id, as in tables of several runs put together.
    """
    found = _assemble(
        _rows(tables, "entities", ENTITY_COLUMNS), _rows(tables, "records", RECORD_COLUMNS)
    )
    for several in (found.people, found.organizations):
        shared = next((one.ref for one, other in pairwise(several) if one.ref == other.ref), None)
        if shared is not None:
            raise InputError(
                f"entity {shared[1]} of article {shared[0]!r} stands twice in these tables: two "
                "articles have this id; name the column of ids (--id-col), or give the files of "
                "several runs names of their own"
            )
    return found


def _rows(
    tables: Mapping[str, Table], name: str, columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    if name not in tables:
        raise InputError(f"no table {name!r} among {sorted(tables)}; give entities and records")
    table = _columns(tables[name])
    missing = [column for column in columns if column not in table]
    if missing:
        raise InputError(f"table {name!r} has no column {missing[0]!r}; it has {sorted(table)}")
    return zip(*(table[column] for column in columns), strict=True)


def _columns(table: Table) -> Mapping[str, Sequence[Any]]:
    if isinstance(table, Mapping):
        return table
    to_pydict = getattr(table, "to_pydict", None)
    columns: dict[str, list[Any]] = to_pydict() if to_pydict else table.to_dict("list")  # type: ignore[union-attr]
    return columns


def _text(value: Any) -> str:
    """Return a cell as text: missing values (None, NA, NaN) are empty."""
    return value if isinstance(value, str) else ""


def _assemble(
    entities: Iterable[tuple[Any, ...]], records: Iterable[tuple[Any, ...]]
) -> Appearances:
    people, organizations = _contexts(records)
    found: dict[str, list[Appearance]] = {"PERSON": [], "ORGANIZATION": []}
    places: dict[str, dict[str, set[str]]] = {"STATE_OR_PROVINCE": {}, "COUNTRY": {}, "CITY": {}}
    for doc, entity, kind, name, aliases, mentions in entities:
        if kind in places and _text(name).strip():
            places[kind].setdefault(str(doc), set()).add(name)
        if kind not in found or not _text(name).strip():
            continue
        ref = (str(doc), str(entity))
        context = people if kind == EntityType.PERSON else organizations
        others = tuple(sorted({_text(a) for a in aliases if _text(a).strip()} - {name}))
        told = tuple(sorted(context.get(ref, ())))
        found[kind].append(Appearance(ref, name, others, int(mentions), told))
    for several in found.values():
        several.sort(key=lambda a: (a.ref[0], _numeric(a.ref[1])))
    return Appearances(
        tuple(found["PERSON"]), tuple(found["ORGANIZATION"]), _settings(*places.values())
    )


def _settings(*places: Mapping[str, set[str]]) -> dict[str, Setting]:
    return {
        doc: Setting(*(frozenset(told.get(doc, ())) for told in places))
        for doc in sorted(frozenset[str]().union(*places))
    }


Contexts = dict[Ref, set[Connection]]


def _contexts(records: Iterable[tuple[Any, ...]]) -> tuple[Contexts, Contexts]:
    """Return what records connect each person and each organization with."""
    people: Contexts = {}
    organizations: Contexts = {}
    for doc, person_id, person, role, organization_id, organization in records:
        if not _text(person_id):
            continue
        one, other = (str(doc), person_id), (str(doc), organization_id)
        if not _text(organization_id):
            if _text(role):
                people.setdefault(one, set()).add(Connection(NOWHERE, "", role))
            continue
        employer = Connection(other, _text(organization), _text(role))
        people.setdefault(one, set()).add(employer)
        organizations.setdefault(other, set()).add(Connection(one, _text(person), _text(role)))
    return people, organizations


def _numeric(entity: str) -> tuple[int, str]:
    """Return a key that sorts e2 before e10."""
    digits = entity[1:]
    return (int(digits), entity) if digits.isdecimal() and digits.isascii() else (0, entity)
