"""One record per fact: what is stated twice is kept once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsnlp.lexicon import words
from newsnlp.link.bodies.acronyms import contracts
from newsnlp.records.role_kinds import HEADS
from newsnlp.types import Record, Status

_BY_VERB = "rule:"


def merged(records: Iterable[Record]) -> list[Record]:
    """Unite statements of the same person, role and organization.

    The first statement keeps its place in the text, the best score stays, a told status wins
    over the default. A statement without an organization, or with the role cut short («министр»
    for «министр образования», «гендиректор»), joins the full one where there is just one.
    """
    kept: dict[tuple[str | None, str, str | None], Record] = {}
    for record in sorted(records, key=lambda r: (r.start, r.end)):
        key = (record.person_id, _folded(record.role), _where(record))
        kept[key] = _united(kept[key], record) if key in kept else record
    return _absorbed(list(kept.values()))


def _absorbed(records: list[Record]) -> list[Record]:
    """Unite every partial statement with the one record that says more."""
    kept = dict(enumerate(records))
    of_person: dict[str | None, list[int]] = {}
    for n, record in kept.items():
        of_person.setdefault(record.person_id, []).append(n)
    for own in of_person.values():
        for n in sorted(own, key=lambda n: len(records[n].role or "")):
            fuller = [m for m in own if m in kept and m != n and _says_more(kept[m], records[n])]
            if len({(_where(kept[m]), _folded(kept[m].role)) for m in fuller}) != 1:
                continue
            if kept.get(n) == records[n]:  # what has taken up another statement stays
                kept[fuller[0]] = _united(kept[fuller[0]], kept.pop(n))
    return list(kept.values())


def _says_more(full: Record, partial: Record) -> bool:
    """Tell whether of two statements of one person the first says more."""
    same_place = _where(full) == _where(partial)
    if not same_place and partial.organization is not None and not _is_cut(partial, full):
        return False
    one, other = _folded(full.role), _folded(partial.role)
    if one == other:
        return not same_place
    as_sure = same_place and full.status is partial.status
    if as_sure and other in HEADS and partial.source.startswith(_BY_VERB):
        return one.rpartition(" ")[2] in words("leader_roles.txt")
    if contracts(other, one):
        return True  # «гендиректор» and «генеральный директор»
    # «заместитель главы по спорту», elected «[заместителем] ей», has two posts
    another = partial.status is Status.NEW is not full.status and other in words("deputy_roles.txt")
    return one.startswith(f"{other} ") and not another


def _united(first: Record, second: Record) -> Record:
    told = [s for s in (first.status, second.status) if s is not Status.CURRENT]
    agree = len(set(told)) < 2  # «избрана ректором», which she was acting «с сентября»
    dated = first if _is_dated(first) or not (agree and _is_dated(second)) else second
    other = second if agree and dated is first else first
    return replace(
        first,
        status=told[0] if told else first.status,
        score=max(first.score, second.score),
        date=dated.date or (second.date if agree else None),
        date_start=dated.date_start or (other.date_start if _meet(other, dated) else None),
        date_end=dated.date_end or (other.date_end if _meet(dated, other) else None),
    )


def _is_dated(record: Record) -> bool:
    return bool(record.date_start or record.date_end)


def _meet(began: Record, ended: Record) -> bool:
    """Tell a post told to begin on a day, and, elsewhere, to end on a later one."""
    halves = began.date_end is None is ended.date_start
    return halves and (began.date_start or "~") <= (ended.date_end or "")


def _is_cut(partial: Record, full: Record) -> bool:
    """Tell whether an organization without an entity is another's name cut short."""
    if partial.organization_id is not None or not full.organization:
        return False
    return _folded(full.organization).startswith(_folded(partial.organization) + " ")


def _where(record: Record) -> str | None:
    """Return what tells one organization from another: its id, else its name as written."""
    return record.organization_id or (_folded(record.organization) or None)


def _folded(text: str | None) -> str:
    return (text or "").casefold().replace("ё", "е")
