"""Score normalised names and linking on factRuEval-2016's .coref files.

Every gold object of a coreference block is a mention. A normalised name is right if it is one
of the block's names or descriptor with name; of a person, if the parts the mention shows are
the block's parts. Linking is scored over pairs of mentions of one type in one text.

A found span stands for the gold mention it shares most with, if that is at least half of what
the two cover. As in the evaluation of 2016, words that only describe may be left out: «Philips»
stands for «корпорация Philips»; and objects that are such words alone («компания») are asked of
nobody in one of the two figures for linking, counted in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from newsnlp.errors import InputError
from newsnlp.evaluate.factrueval_corpus import DESCRIPTORS
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.kinds import AREAS
from newsnlp.link.grammar.morphology import cyrillic
from newsnlp.link.people.declension import CERTAIN, name_forms
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, Mention

TYPES = {
    "Person": EntityType.PERSON,
    "Org": EntityType.ORGANIZATION,
    "Location": EntityType.LOCATION,
    "LocOrg": EntityType.LOCATION,
}
_PARTS = {"name": "firstname", "surname": "lastname", "patronymic": "patronymic"}
_QUOTES = str.maketrans(dict.fromkeys("«»\"“”„'.", " "))


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One object of one text: its stretch of text, its entity and the names that are right.

    ``sets`` is True for a person: the words of a right name may stand in any order.
    ``proper`` is the stretch of its name without descriptors, None where it has no name.
    """

    type: EntityType
    start: int
    end: int
    entity: str
    names: frozenset[str]
    sets: bool
    proper: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text with its mentions in order."""

    doc_id: str
    text: str
    mentions: tuple[GoldMention, ...]


Answer = Sequence[tuple[str, str]]
"""For every gold mention, in order: the entity it is put into and its normalised name; an
entity of '' says that the mention was not found."""


def read_corpus(folder: Path) -> Iterator[GoldText]:
    """Yield the texts of a factRuEval folder by name; raise InputError if there are none."""
    devset = folder / "devset"
    paths = sorted((devset if devset.is_dir() else folder).glob("book_*.coref"))
    if not paths:
        raise InputError(f"no book_*.coref in {folder}; give the factRuEval-2016 folder")
    for path in paths:
        yield _read_text(path)


def _read_text(path: Path) -> GoldText:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    spans = {
        row[0]: (row[1], int(row[2]), int(row[2]) + int(row[3]))
        for row in _rows(path.with_suffix(".spans"))
    }
    objects = {
        row[0]: (row[1], [spans[i] for i in row[2:] if i in spans])
        for row in _rows(path.with_suffix(".objects"))
    }
    mentions = {}
    for number, object_ids, attributes in _blocks(path):
        for object_id in object_ids:
            kind, parts = objects.get(object_id, ("", []))
            if kind in TYPES and parts:
                mention = _mention(kind, parts, number, attributes)
                mentions[mention.start, mention.end, mention.type] = mention
    return GoldText(path.stem, text, tuple(mentions[key] for key in sorted(mentions)))


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.partition("#")[0].split()
        if row:
            yield row


def _blocks(path: Path) -> Iterator[tuple[str, list[str], list[tuple[str, str]]]]:
    """Yield entity number, object ids and (attribute, value) of every coreference block."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        head, *lines = block.strip().splitlines() or [""]
        if head:
            number, *ids = head.split()
            pairs = (line.partition(" ") for line in lines)
            yield number, ids, [(name, value.strip()) for name, _, value in pairs]


def _mention(
    kind: str,
    parts: Sequence[tuple[str, int, int]],
    entity: str,
    attributes: Sequence[tuple[str, str]],
) -> GoldMention:
    person = kind == "Person"
    own = [part for part in parts if part[0] not in DESCRIPTORS]
    names = _person_name(parts, attributes) if person else _thing_names(attributes, not own)
    return GoldMention(
        TYPES[kind],
        *_stretch(parts),
        entity,
        frozenset(fold(name) for name in names if name),
        person,
        _stretch(own) if own else None,
    )


def _stretch(parts: Sequence[tuple[str, int, int]]) -> tuple[int, int]:
    return min(start for _, start, _ in parts), max(end for _, _, end in parts)


def _person_name(
    parts: Sequence[tuple[str, int, int]], attributes: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Yield the gold name of the parts that the mention shows, or the nickname.

    Nothing where the block lacks a part or has left one oblique («Егора» Свиридов): there is
    no right answer to be compared with.
    """
    values = {part: _values(attributes, part) for part in _PARTS.values()}
    shown = [_PARTS[kind] for kind, _, _ in parts if kind in _PARTS]
    if shown and all(len(values[part]) >= shown.count(part) for part in shown):
        name = [values[part].pop(0) for part in shown]
        if not any(map(_oblique, name)):
            yield " ".join(name)
    yield from (value for name, value in attributes if name == "nickname")


def _oblique(part: str) -> bool:
    """Tell whether the dictionary knows a name, and never as a nominative."""
    cases = {form.case for form in name_forms(part.lower()) if form.weight >= CERTAIN}
    return bool(cases) and "nomn" not in cases


def _values(attributes: Sequence[tuple[str, str]], part: str) -> list[str]:
    """Return a part's values in order: firstname, firstname1, firstname2."""
    return [value for name, value in sorted(attributes) if value and name.rstrip("12") == part]


def _thing_names(attributes: Sequence[tuple[str, str]], described: bool) -> Iterator[str]:
    """Yield the names, alone and with a descriptor; the descriptor alone if the mention is one."""
    names = [value for name, value in attributes if name == "name"]
    descriptors = [value for name, value in attributes if name == "descriptor"]
    yield from names
    if described or not names:
        yield from descriptors
    yield from (f"{descriptor} {name}" for descriptor in descriptors for name in names)
    yield from (f"{name} {descriptor}" for descriptor in descriptors for name in names)


def fold(name: str) -> str:
    """Fold case, ё, quotes and blanks, as the corpus's own comparison does."""
    return " ".join(name.translate(_QUOTES).lower().replace("ё", "е").split())


def is_right(mention: GoldMention, name: str) -> bool:
    """Tell whether a normalised name is one the corpus gives."""
    folded = fold(name)
    if mention.sets:
        return any(sorted(folded.split()) == sorted(gold.split()) for gold in mention.names)
    return folded in mention.names


def find(gold: GoldMention, mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention of the gold type that shares most with the gold one, at least half."""
    spans = [(gold.start, gold.end), *([gold.proper] if gold.proper else [])]

    def likeness(mention: Mention) -> float:
        shares = [_shared(span, (mention.start, mention.end)) for span in spans]
        return max(shares) if shares[-1] > 0 else 0.0  # the name may not be left out

    fitting = [m for m in mentions if _kind(m.type) == gold.type and likeness(m) >= 0.5]
    return max(fitting, key=likeness, default=None)


def _kind(type_: EntityType) -> EntityType:
    """Return the corpus's type for ours: every place is a LOCATION."""
    return EntityType.LOCATION if type_ in AREAS else type_


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the shared characters of two spans as a part of all they cover."""
    (start, end), (first, last) = one, other
    return (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))


def score_names(
    texts: Iterable[GoldText], answers: Iterable[Answer]
) -> dict[EntityType, tuple[int, int]]:
    """Return, by type, how many of the mentions found have a right name, and how many were found.

    Mentions for which the corpus gives no name are left out, and so are foreign spellings,
    which it names in Russian («Scott Horowitz»).
    """
    counts = dict.fromkeys(TYPES.values(), (0, 0))
    for text, answer in zip(texts, answers, strict=True):
        for mention, (entity, name) in zip(text.mentions, answer, strict=True):
            if entity and mention.names and cyrillic(text.text[mention.start : mention.end]):
                right, found = counts[mention.type]
                counts[mention.type] = (right + is_right(mention, name), found + 1)
    return counts


def score_pairs(
    texts: Iterable[GoldText], answers: Iterable[Answer], *, named: bool = False
) -> dict[EntityType, PRF]:
    """Return, by type, precision and recall over the pairs of mentions put into one entity.

    ``named`` leaves out the mentions that are a descriptor alone.
    """
    counts = {type_: [0, 0, 0] for type_ in TYPES.values()}
    for text, answer in zip(texts, answers, strict=True):
        given = zip(text.mentions, answer, strict=True)
        asked = [(mention, one) for mention, one in given if mention.proper or not named]
        for (a, one), (b, other) in combinations(asked, 2):
            if a.type != b.type:
                continue
            gold = a.entity == b.entity
            found = bool(one[0]) and one[0] == other[0]
            for place, hit in enumerate((gold, found, gold and found)):
                counts[a.type][place] += hit
    return {
        type_: prf(gold=gold, predicted=predicted, correct=correct)
        for type_, (gold, predicted, correct) in counts.items()
    }


Linker = Callable[[GoldText], Answer]
"""Answers for the gold mentions of one text."""


def report(texts: Sequence[GoldText], linkers: dict[str, Linker]) -> str:
    """Return a table: exact names and pairwise linking F1 by type, a column per linker."""
    lines = [f"{'':32}" + "".join(f"{name:>16}" for name in linkers)]
    answers = {name: [linker(text) for text in texts] for name, linker in linkers.items()}
    for type_ in dict.fromkeys(TYPES.values()):
        cells = [score_names(texts, each)[type_] for each in answers.values()]
        row = (f"{100 * right / max(found, 1):9.1f} /{found:5}" for right, found in cells)
        lines.append(f"{type_.value + ' exact names, %':32}" + "".join(row))
    for title, named in ((" linking F1", False), (" linking F1, named", True)):
        pairs = [score_pairs(texts, each, named=named) for each in answers.values()]
        for type_ in dict.fromkeys(TYPES.values()):
            row = (f"{100 * pair[type_]['f1']:16.1f}" for pair in pairs)
            lines.append(f"{type_.value + title:32}" + "".join(row))
    return "\n".join(lines)
