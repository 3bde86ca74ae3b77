"""ALTERNATIVE_NAME and ABBREVIATION between mentions, as NEREL annotates them.

Along the mentions of one thing, in text order, a name that is written in a new way is linked
to the mention before it; a return to a known way is not. A full name and its acronym are an
ABBREVIATION, whichever comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.link.acronyms import is_acronym
from newsnlp.link.groups import Group
from newsnlp.link.morphology import cyrillic
from newsnlp.link.profiles import key_of
from newsnlp.types import EntityType, Mention, Relation, RelationType


def alias_relations(mentions: Sequence[Mention], groups: Sequence[Group]) -> Iterator[Relation]:
    """Yield the relations between different names of one entity, group by group."""
    for group in groups:
        if len(group.mentions) > 1:
            yield from _of_group(mentions, group)


def _of_group(mentions: Sequence[Mention], group: Group) -> Iterator[Relation]:
    seen: set[str] = set()
    previous: int | None = None
    for index in group.mentions:
        form = key_of(group.forms.get(index, mentions[index].text))
        if previous is not None and form not in seen:
            yield alias(mentions, previous, index, group.why.get(index, "rule:same-name"))
        seen.add(form)
        if previous is None or not _transliterates(mentions[index], mentions[previous]):
            previous = index


def _transliterates(mention: Mention, before: Mention) -> bool:
    """Tell «Ben Kohn» after «Бен Кон»: the next name links to the Russian one."""
    return cyrillic(before.text) and not cyrillic(mention.text)


def alias(mentions: Sequence[Mention], one: int, other: int, source: str) -> Relation:
    """Return the relation between two names of one thing, an acronym always as the tail."""
    head, tail = mentions[one], mentions[other]
    type_ = RelationType.ALTERNATIVE_NAME
    if head.type != EntityType.PERSON and is_acronym(head.text) != is_acronym(tail.text):
        type_ = RelationType.ABBREVIATION
        if is_acronym(head.text):
            head, tail = tail, head
    return relation(type_, head, tail, 1.0, source)


def relation(
    type_: RelationType, head: Mention, tail: Mention, score: float, source: str
) -> Relation:
    """Return a relation with the shortest stretch of text that holds both mentions."""
    start, end = min(head.start, tail.start), max(head.end, tail.end)
    return Relation(type_, head.id, tail.id, start, end, score, source)
