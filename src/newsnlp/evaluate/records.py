"""Score the records of an article against a gold file, as those of ``corpora/pages``.

A gold file lists what a careful reader takes from an article; ``corpora/README.md`` describes it.
Positions and memberships count as wholes: person, role, organization and status must all be right.
Events count by name, and their participants, place and days one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from newsnlp.evaluate.assignment import best_assignment
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import Extraction, Record, RecordKind

Gold = Mapping[str, Any]
Names = Mapping[str, frozenset[str]]
"""All folded names of the thing that a folded name means."""

_OPTIONAL = 0.5
"""What a gold event that may be left out is worth beside one that may not."""
_FREE = 0.1
_DETAILS = 1000
"""More details than an event has."""
_MARKS = str.maketrans({"ё": "е", "«": "", "»": "", '"': "", "“": "", "”": "", "„": ""})
_INITIAL = re.compile(r"(?<!\w)(\w\.)")


@dataclass(slots=True)
class Kind:
    """What was found, missed and wrongly reported, each as a line for a reader.

    ``judged`` has the score of each record that stands for itself, and whether it is right.
    """

    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def prf(self) -> PRF:
        """Return precision, recall and F1 of the counts."""
        found = len(self.found)
        return prf(gold=found + len(self.missed), predicted=found + len(self.false), correct=found)


@dataclass(slots=True)
class RecordScore:
    """The score of one article by kind of fact; ``details`` are parts of found events."""

    positions: Kind
    memberships: Kind
    events: Kind
    details: Kind

    def __iter__(self) -> Iterator[tuple[str, Kind]]:
        for name in ("positions", "memberships", "events", "details"):
            yield name, getattr(self, name)


def score_records(extraction: Extraction, gold: Gold) -> RecordScore:
    """Compare the records of an extraction with a gold file's content."""
    names = _names(gold)
    by_kind: dict[RecordKind, list[Record]] = {kind: [] for kind in RecordKind}
    for record in extraction.records:
        by_kind[record.kind].append(record)
    positions, right = _matched(
        by_kind[RecordKind.POSITION], gold["positions"], _same_position(names), _position_text
    )
    memberships, joined = _matched(
        by_kind[RecordKind.MEMBERSHIP], gold["memberships"], _same_membership(names), _member_text
    )
    implied = _Implied([*right, *joined], extraction)
    events, details = Kind(), Kind()
    if gold["events"] is not None:  # else nobody has said what events there are
        events, details = _events(by_kind[RecordKind.EVENT], gold["events"], names, implied)
    return RecordScore(positions, memberships, events, details)


def fold(text: str | None) -> str:
    """Return a name as names are compared: no case, no quotes, е for ё, single blanks.

    «Л.А.Рид» is «Л. А. Рид».
    """
    folded = (text or "").casefold().translate(_MARKS)
    return " ".join(_INITIAL.sub(r"\1 ", folded).split())


def _names(gold: Gold) -> Names:
    found: dict[str, frozenset[str]] = {}
    for thing in (*gold["people"], *gold["organizations"]):
        names = frozenset(map(fold, (thing["name"], *thing.get("aliases", ()))))
        found.update(dict.fromkeys(names, names))
    return found


def _is(names: Names, gold: str | None, found: str | None) -> bool:
    """Tell whether a found name is one of the names of the gold thing."""
    if gold is None or found is None:
        return gold is None and found is None
    return fold(found) in names.get(fold(gold), frozenset({fold(gold)}))


def _matched(
    records: Sequence[Record],
    gold: Sequence[Gold],
    same: Callable[[Gold, Record], bool],
    text: Callable[[Gold | Record], str],
) -> tuple[Kind, list[Record]]:
    """Match records with gold facts one to one; optional facts count only as not false."""
    kind, right = Kind(), []
    free = list(gold)
    for record in records:
        fact = next((fact for fact in free if same(fact, record)), None)
        kind.judged.append((record.score, fact is not None))
        if fact is None:
            kind.false.append(text(record))
            continue
        free.remove(fact)
        right.append(record)
        if not fact.get("optional"):
            kind.found.append(text(fact))
    kind.missed = [text(fact) for fact in free if not fact.get("optional")]
    return kind, right


def _same_position(names: Names) -> Callable[[Gold, Record], bool]:
    def same(fact: Gold, record: Record) -> bool:
        if not _is(names, fact["person"], record.person):
            return False
        if record.status not in (fact["status"], *fact.get("statuses", ())):
            return False
        places = [fact["organization"], *fact.get("organizations", ())]
        roles = [fact["role"], *fact.get("roles", ())]
        if fold(record.role) in map(fold, roles):
            return any(_is(names, place, record.organization) for place in places)
        return any(_cut_elsewhere(names, r, p, record) for r in roles for p in places)

    return same


def _cut_elsewhere(names: Names, role: str, place: str | None, record: Record) -> bool:
    """Tell the same post, its unit counted to the body and not to the role.

    «Начальник отдела кадров» of «завод» is «начальник» of «отдел кадров завода».
    """
    if place is None or role is None or record.organization is None:
        return False
    told = _lemmas(f"{record.role} {record.organization}")
    known = names.get(fold(place), frozenset({fold(place)}))
    return any(_lemmas(f"{role} {name}") == told for name in known)


def _lemmas(text: str) -> list[str]:
    """Return the words of a text in dictionary form, in alphabetical order."""
    forms = ((word, readings(word)) for word in fold(text).split())
    return sorted(fold(found[0].normal_form) if found else word for word, found in forms)


def _same_membership(names: Names) -> Callable[[Gold, Record], bool]:
    def same(fact: Gold, record: Record) -> bool:
        places = (fact["organization"], *fact.get("organizations", ()))
        return (
            _is(names, fact["member"], record.person)
            and any(_is(names, place, record.organization) for place in places)
            and record.status in (fact["status"], *fact.get("statuses", ()))
        )

    return same


def _position_text(fact: Gold | Record) -> str:
    get = _getter(fact)
    return f"{get('person')} — {get('role')} — {get('organization')} ({get('status')})"


def _member_text(fact: Gold | Record) -> str:
    get = _getter(fact)
    member = get("person") if isinstance(fact, Record) else get("member")
    return f"{member} — {get('organization')} ({get('status')})"


def _getter(fact: Gold | Record) -> Callable[[str], Any]:
    return fact.get if isinstance(fact, Mapping) else lambda key: getattr(fact, key)


class _Implied:
    """Verb events that only retell a right position or membership are neither right nor false.

    What a verb tells has a name that the sentence does not have in so many words.
    """

    def __init__(self, records: Sequence[Record], extraction: Extraction) -> None:
        self._told, text = records, extraction.article.text
        self._sentences = [text.find(record.sentence) for record in records]
        mentions = {mention.id: mention for mention in extraction.mentions}
        self._places = {
            entity.id: [mentions[i].start for i in entity.mentions]
            for entity in extraction.entities
        }

    def __call__(self, rows: Sequence[Record]) -> bool:
        return any(
            row.person_id == told.person_id and self._is_told_in(row, begin, len(told.sentence))
            for row in rows
            for told, begin in zip(self._told, self._sentences, strict=True)
            if row.event and row.event not in row.sentence
        )

    def _is_told_in(self, row: Record, begin: int, length: int) -> bool:
        """Tell whether the event of a row is mentioned in a sentence: others may tell of who."""
        places = (
            place for place in self._places[row.event_id or ""] if row.start <= place < row.end
        )
        return any(begin <= place < begin + length for place in places)


def _events(
    rows: Sequence[Record], gold: Sequence[Gold], names: Names, implied: _Implied
) -> tuple[Kind, Kind]:
    kind, details = Kind(), Kind()
    groups = list(_by_event(rows))
    worth = np.array([[_worth(fact, group, names) for group in groups] for fact in gold])
    # a name is better given to what would be false without it
    cost = 1 - _FREE * np.array([implied(group) for group in groups], float)
    pairs = best_assignment(worth.reshape(len(gold), len(groups)) * cost)
    right = {j: gold[i] for i, j in pairs if worth[i, j]}
    for j, group in enumerate(groups):
        fact = right.get(j)
        if fact is None and not implied(group):
            kind.false.append(group[0].event or "")
        elif fact is not None and not fact.get("optional"):
            kind.found.append(fact["name"])
            _compare(details, fact, group, names)
    told = {id(fact) for fact in right.values()}
    kind.missed = [f["name"] for f in gold if id(f) not in told and not f.get("optional")]
    return kind, details


def _worth(fact: Gold, group: Sequence[Record], names: Names) -> float:
    """Return what an event is worth as one of the gold: the name above all, then its details."""
    if fold(group[0].event or "") not in _event_names(fact):
        return 0.0
    details = Kind()
    _compare(details, fact, group, names)
    better = len(details.found) - len(details.false)
    return _OPTIONAL if fact.get("optional") else 1 + better / _DETAILS


def _by_event(rows: Sequence[Record]) -> Iterable[list[Record]]:
    groups: dict[tuple[str | None, str | None], list[Record]] = {}
    for row in rows:
        groups.setdefault((row.event_id, row.event), []).append(row)
    return groups.values()


def _event_names(fact: Gold) -> frozenset[str]:
    return frozenset(map(fold, (fact["name"], *fact.get("aliases", ()))))


def _compare(details: Kind, fact: Gold, rows: Sequence[Record], names: Names) -> None:
    """Compare participants, place and days of an event found by name.

    ``others`` are participants that may be reported; a place or day that the gold leaves out is
    not judged.
    """
    people = [row.person for row in rows if row.person]
    wanted = fact.get("participants", ())
    for one in wanted:
        told = any(_is(names, one, person) for person in people)
        (details.found if told else details.missed).append(f"{fact['name']}: {one}")
    allowed = (*wanted, *fact.get("others", ()))
    for person in people:
        if not any(_is(names, one, person) for one in allowed):
            details.false.append(f"{fact['name']}: {person}")
    places = [fact["place"], *fact.get("places", ())] if "place" in fact else []
    if places:
        right = any(_is(names, place, rows[0].place) for place in places)
        (details.found if right else details.missed).append(f"{fact['name']}: {places[0]}")
    if "start" in fact:
        right = (rows[0].date_start, rows[0].date_end) == (
            fact["start"],
            fact.get("end", fact["start"]),
        )
        days = f"{fact['name']}: {fact['start']}–{fact.get('end', fact['start'])}"
        (details.found if right else details.missed).append(days)
