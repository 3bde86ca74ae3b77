"""Turn an extraction into answers to factRuEval-2016: objects and Occupation facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsnlp.evaluate.extractions import is_annotated
from newsnlp.find.facts.frames import noun_class
from newsnlp.quick import dataclass
from newsnlp.types import EntityType as T
from newsnlp.types import Extraction, Mention, Record, RecordKind, Status

KINDS = {
    T.PERSON: "per",
    T.ORGANIZATION: "org",
    T.CITY: "loc",
    T.COUNTRY: "loc",
    T.STATE_OR_PROVINCE: "loc",
    T.DISTRICT: "loc",
    T.LOCATION: "loc",
    T.FACILITY: "loc",
}
ADJECTIVE = re.compile(r"^[\w-]+[сц]к(ий|ого|ому|им|ом|ая|ую|ой|ое|ие|их|ими)$")
EMPLOYERS = frozenset(KINDS) - {T.PERSON} | {T.FACILITY}
_OWNERS = (T.PERSON, T.ORGANIZATION)
_EX = "экс-"
PHASES = {Status.NEW: "начало", Status.FORMER: "конец"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One Occupation as the text writes it; an argument that is not known is empty."""

    who: str
    position: str = ""
    where: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """One document's answers; an object is (start, end, kind)."""

    objects: tuple[tuple[int, int, str], ...]
    facts: tuple[Fact, ...]


def answers(extraction: Extraction) -> Answers:
    """Return the objects and Occupation facts that an extraction states."""
    return Answers(tuple(_objects(extraction)), tuple(dict.fromkeys(_facts(extraction))))


def _objects(extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    outer = [m for m in extraction.mentions if m.type in (T.ORGANIZATION, T.FACILITY)]
    for mention in extraction.mentions:
        kind = KINDS.get(mention.type)
        if (
            kind
            and is_annotated(mention)
            and _is_named(mention, extraction.mentions)
            and not _is_adjective_of(mention, outer)
            and not _opens_as_adjective(mention, extraction.article.text)
        ):
            yield mention.start, mention.end, kind


def _is_named(mention: Mention, others: Iterable[Mention]) -> bool:
    """Tell whether a mention holds a name: «правительство», «российский» do not.

    NEREL counts these as organizations and places, factRuEval asks for names. A facility called
    by somebody else's has none: «могила Пушкина», «здание Конгресса».
    """
    if mention.type is T.PERSON:
        return True
    text = mention.text
    if mention.type is T.FACILITY:
        for other in others:
            if other.type in _OWNERS and mention.start < other.start and other.end == mention.end:
                text = text[: other.start - mention.start]
    return any(char.isupper() for char in text)


def _opens_as_adjective(mention: Mention, text: str) -> bool:
    """Tell whether a place is an adjective with the capital of its sentence: «Немецкий концерн»."""
    alone = mention.type is not T.PERSON and mention.text.isalpha()
    before = text[: mention.start].rstrip(' «„"—–-')
    opens = not before or before[-1] in ".!?…\n"
    return alone and opens and bool(ADJECTIVE.search(mention.text))


def _is_adjective_of(mention: Mention, outer: Iterable[Mention]) -> bool:
    """Tell whether a place is the adjective of a name: «Пермский» in «Пермский театр оперы»."""
    return bool(ADJECTIVE.search(mention.text)) and any(
        m.start <= mention.start and mention.end < m.end for m in outer
    )


def is_adjective_place(mention: Mention) -> bool:
    """Tell whether a place is only an adjective: «российский», «подмосковного».

    NEREL counts these as places, factRuEval does not; a noun would have a capital letter.
    """
    return KINDS.get(mention.type) == "loc" and not any(c.isupper() for c in mention.text)


def _facts(extraction: Extraction) -> Iterator[Fact]:
    mentions = {mention.id: mention for mention in extraction.mentions}
    of_entity = {e.id: [mentions[m] for m in e.mentions] for e in extraction.entities}
    posts = {_told(r) for r in extraction.records if r.kind is RecordKind.POSITION}
    for record in extraction.records:
        if record.kind is RecordKind.EVENT or not (record.person_id and record.organization_id):
            continue
        if record.kind is RecordKind.MEMBERSHIP and _told(record) in posts:
            continue  # «член правления» is one Occupation
        if _is_owner(record):
            continue  # the corpus has Ownership for that
        who = _nearest(record, of_entity.get(record.person_id, ()))
        where = _nearest(
            record,
            [m for m in of_entity.get(record.organization_id, ()) if not is_adjective_place(m)],
        )
        if who and where:
            phase = PHASES.get(record.status, "") if record.status else ""
            position = _position(record, extraction)
            yield Fact(who.text, position, where.text, phase)


def _told(record: Record) -> tuple[str | None, str | None, int, int]:
    return record.person_id, record.organization_id, record.start, record.end


def _is_owner(record: Record) -> bool:
    return any(word in noun_class("owner") for word in (record.role or "").lower().split())


def _nearest(record: Record, mentions: Iterable[Mention]) -> Mention | None:
    """Return the mention inside the record's span, the longest; else the nearest to it."""
    return min(
        mentions,
        key=lambda m: (max(record.start - m.start, m.end - record.end, 0), m.start - m.end, m.id),
        default=None,
    )


def _position(record: Record, extraction: Extraction) -> str:
    """Return the role as the text writes it: «экс-мэра», cut before the nested place or name."""
    if not record.role:
        return ""
    inside = [m for m in extraction.mentions if m.start < record.end and m.end > record.start]
    stem = record.role.split()[0].lower()[:4]
    roles = [m for m in inside if m.type is T.PROFESSION and stem in m.text.lower()]
    outer = min(roles, key=lambda m: (m.start - m.end, m.start), default=None)
    if outer is None:
        return record.role
    # records tell by the status what the text tells so
    before = extraction.article.text[max(0, outer.start - len(_EX)) : outer.start]
    return (before if before.lower() == _EX else "") + cut_role(outer, inside)


def cut_role(role: Mention, mentions: Iterable[Mention]) -> str:
    """Return a role's text without the employers nested in it and what led to them.

    «подмосковного губернатора» → «губернатора», «посол Японии в России» → «посол»,
    «председатель комитета Госдумы по обороне» → «председатель».
    """
    nested = [
        m for m in mentions if m.type in EMPLOYERS and role.start <= m.start < m.end <= role.end
    ]
    start, end = role.start, role.end
    for mention in sorted(nested, key=lambda m: (m.start, m.end)):
        if mention.start == start and mention.end < end:
            start = mention.end
        elif mention.start > start:
            end = min(end, mention.start)
    words = role.text[start - role.start : end - role.start].split()
    while len(words) > 1 and len(words[-1].strip('«"(,')) <= 2:
        words.pop()
    return " ".join(words).strip(' «"(,-')
