"""Read factRuEval-2016: objects by their tokens, entities with their names, Occupation facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsnlp.errors import InputError
from newsnlp.quick import dataclass

KINDS = {"Person": "per", "Org": "org", "Location": "loc", "LocOrg": "loc"}
"""Object types of the corpus and the kind each counts as: locorg is folded into loc."""

DESCRIPTORS = frozenset({"org_descr", "loc_descr", "job"})
"""Span types an answer may leave out: «(мэрия) Москвы», «(движение) «Солидарность»»."""


@dataclass(frozen=True, slots=True)
class GoldObject:
    """One object mention: the tokens of its name and those of its descriptors.

    Where it is a descriptor alone («банк»), that is its name and ``named`` is False.
    """

    kind: str
    name: frozenset[int]
    optional: frozenset[int]
    named: bool


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One Occupation; every argument is the set of strings that count as right.

    ``phase`` is empty, ``начало`` or ``конец``; ``asserted`` is False for what is only
    possible, planned or denied; ``hard`` marks the facts of the hard mode.
    """

    who: frozenset[str]
    where: frozenset[str]
    position: frozenset[str]
    phase: str
    hard: bool
    asserted: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One text; ``tokens`` maps token id to its (start, end) characters."""

    doc_id: str
    text: str
    tokens: dict[int, tuple[int, int]]
    objects: tuple[GoldObject, ...]
    facts: tuple[GoldFact, ...]


def read_corpus(folder: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a factRuEval folder by name; raise InputError if there are none."""
    devset = folder / "devset"
    paths = sorted((devset if devset.is_dir() else folder).glob("book_*.txt"))
    if not paths:
        raise InputError(
            f"no book_*.txt in {folder}; give the factRuEval-2016 folder that holds "
            ".txt, .tokens, .spans, .objects, .coref and .facts files"
        )
    for path in paths:
        yield _read_document(path)


def normalize(value: str) -> str:
    """Fold what does not matter in an answer: case, ё, quotes, runs of blanks."""
    for quote in "«»\"“”„'":
        value = value.replace(quote, " ")
    return " ".join(value.lower().replace("ё", "е").split())


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        raise InputError(f"{path} is missing; a factRuEval document needs it beside its .txt")
    return path.read_text(encoding="utf-8").splitlines()


def _read_document(path: Path) -> GoldDocument:
    text = path.read_bytes().decode("utf-8")
    tokens = {
        int(number): (int(start), int(start) + int(length))
        for number, start, length in (
            line.split()[:3] for line in _lines(path.with_suffix(".tokens")) if line.strip()
        )
    }
    spans = _read_spans(path.with_suffix(".spans"))
    objects = _read_objects(path.with_suffix(".objects"), spans)
    order = {number: index for index, number in enumerate(tokens)}
    mentions = {
        number: _surface_forms(text, tokens, order, item) for number, item in objects.items()
    }
    entities = _read_entities(path.with_suffix(".coref"), mentions)
    positions = {
        number: normalize(text[start : start + length])
        for number, (_, start, length, _) in spans.items()
    }
    return GoldDocument(
        path.stem,
        text,
        tokens,
        tuple(item for item in objects.values() if item.kind),
        tuple(_read_facts(path.with_suffix(".facts"), entities, positions)),
    )


SpanRow = tuple[str, int, int, tuple[int, ...]]


def _read_spans(path: Path) -> dict[int, SpanRow]:
    """Return span id → (type, start, length, token ids); the token ids follow the ``#``."""
    spans: dict[int, SpanRow] = {}
    for line in filter(str.strip, _lines(path)):
        left, _, right = line.partition("#")
        number, kind, start, length, _, n_tokens = left.split()[:6]
        ids = tuple(int(word) for word in right.split()[: int(n_tokens)])
        spans[int(number)] = (kind, int(start), int(length), ids)
    return spans


def _read_objects(path: Path, spans: dict[int, SpanRow]) -> dict[int, GoldObject]:
    """Return object id → object; what is neither person, organization nor place has no kind."""
    objects: dict[int, GoldObject] = {}
    for line in filter(str.strip, _lines(path)):
        number, kind, *ids = line.partition("#")[0].split()
        parts = [spans[int(one)] for one in ids if int(one) in spans]
        name = frozenset(t for part in parts if part[0] not in DESCRIPTORS for t in part[3])
        every = frozenset(t for part in parts for t in part[3])
        objects[int(number)] = GoldObject(
            KINDS.get(kind, ""),
            name or every,
            every - name if name else frozenset(),
            bool(name),
        )
    return objects


def _surface_forms(
    text: str, tokens: dict[int, tuple[int, int]], order: dict[int, int], item: GoldObject
) -> set[str]:
    """Return the object as the text writes it: its name, and with descriptors."""
    forms = set()
    for ids in (item.name, item.name | item.optional):
        ends = [tokens[one] for one in sorted(ids, key=order.__getitem__)]
        forms.add(normalize(text[ends[0][0] : ends[-1][1]]))
    return forms


def _read_entities(path: Path, mentions: dict[int, set[str]]) -> dict[str, frozenset[str]]:
    """Return coreference id (``obj129``) → every surface form and normalised name."""
    entities: dict[str, frozenset[str]] = {}
    for block in _blocks(path):
        number, *ids = block[0].split()
        forms = {form for one in ids for form in mentions.get(int(one), ())}
        values: dict[str, list[str]] = {}
        for line in block[1:]:
            key, _, value = line.partition(" ")
            values.setdefault(key, []).append(normalize(value))
        entities[f"obj{number}"] = frozenset(forms | _full_names(values))
    return entities


def _full_names(values: dict[str, list[str]]) -> set[str]:
    """Return the normalised names of an entity: «юрий лужков», «лужков», «фао»."""
    names = set(values.get("name", ())) | set(values.get("nickname", ()))
    for last in values.get("lastname", ()):
        names.add(last)
        for first in values.get("firstname", ()):
            names.add(f"{first} {last}")
            for middle in values.get("patronymic", ()):
                names.add(f"{first} {middle} {last}")
    return names or set(values.get("firstname", ()))


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*_lines(path), ""]:
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []


def _read_facts(
    path: Path, entities: dict[str, frozenset[str]], positions: dict[int, str]
) -> Iterator[GoldFact]:
    for block in _blocks(path):
        if block[0].split()[1:2] != ["Occupation"]:
            continue
        values = dict(line.partition(" ")[::2] for line in block[1:])
        modality = values.get("Модальность", "")
        yield GoldFact(
            who=_choices(values.get("Who", ""), entities),
            where=_choices(values.get("Where", ""), entities),
            position=frozenset(
                positions[int(word[4:])]
                for word in values.get("Position", "").split()
                if word.startswith("span") and word[4:].isdigit()
            ),
            phase=values.get("Фаза", ""),
            hard="Сложность" in values,
            asserted=modality not in UNASSERTED,
        )


UNASSERTED = frozenset({"будущее", "возможность", "отрицание"})
"""Modalities under which a fact is not stated; «завершено в прошлом» is."""


def _choices(value: str, entities: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return every right string of ``obj143 Украина | obj144 Турция``."""
    found: set[str] = set()
    for part in value.split("|"):
        key, _, name = part.strip().partition(" ")
        found |= entities.get(key, frozenset())
        found.add(normalize(name if key in entities else part))
    return frozenset(found - {""})
