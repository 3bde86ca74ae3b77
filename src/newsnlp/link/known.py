"""Entities that a user's lexicon knows: one per entry, under the lexicon's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsnlp.custom import Entry, Known
from newsnlp.link.groups import FIRST, SAME_NAME, Group

SOURCE = "lexicon"


def unite(groups: Sequence[Group], known: Mapping[int, Known]) -> list[Group]:
    """Return the groups, in order of first mention, those of one entry as one.

    ``known`` tells by the index of a mention which name of the lexicon it is. What was linked
    with a mention of an entry goes with it; where linking has united two entries, which the
    user tells apart, they part again and the rest goes with the first.
    """
    if not known:
        return list(groups)
    found: list[Group] = []
    entries: dict[Entry, Group] = {}
    for group in groups:
        names = {i: known[i] for i in group.mentions if _fits(group, known.get(i))}
        if names:
            _share(group, names, entries)
        else:
            found.append(group)
    found += (_finished(group) for group in entries.values())
    return sorted(found, key=lambda group: group.mentions[0])


def _fits(group: Group, name: Known | None) -> bool:
    return name is not None and name.entry.type is group.type


def _share(group: Group, names: Mapping[int, Known], entries: dict[Entry, Group]) -> None:
    """Give the mentions of a group, and its other names, to the entries that it names."""
    read = {group.forms[i] for i in names}  # what was made of names that the lexicon spells
    first = next(iter(names.values())).entry
    for i in group.mentions:
        entry = names[i].entry if i in names else first
        to = entries.setdefault(entry, Group(entry.type, entry.name, []))
        why = group.why.get(i, SAME_NAME)
        to.mentions.append(i)
        to.why[i] = SOURCE if i in names or why == FIRST else why
        to.forms[i] = names[i].spelling if i in names else group.forms[i]
        to.aliases.append(to.forms[i])
    entries[first].aliases += (name for name in (group.name, *group.aliases) if name not in read)


def _finished(group: Group) -> Group:
    """Put the mentions in order and leave each name once, whatever its letter case."""
    names = {group.name.casefold(): group.name}
    for alias in group.aliases:
        names.setdefault(alias.casefold(), alias)
    group.mentions.sort()
    group.aliases = list(names.values())[1:]
    return group
