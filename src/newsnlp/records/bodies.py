"""Bodies of an organization under two names: «Совет НПС», «Совет Научно-промышленного союза».

Linking keeps them apart where the owner's name differs; since both names mean one owner, the
bodies are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.types import Entity

Key = tuple[tuple[str, ...], str]


def same_bodies(
    annotation: Annotation, index: MentionIndex, entity: Mapping[int, Entity]
) -> list[tuple[int, int]]:
    """Return mentions, each with one of the earlier entity that is the same body of one owner."""
    organizations = [i for i in index.of(ORGANIZATIONS) if i in entity]
    lemmas = {i: _lemmas(annotation, index, i) for i in organizations}
    owners = {lemmas[i]: entity[i].id for i in reversed(organizations)}
    seen: dict[Key, int] = {}
    same: list[tuple[int, int]] = []
    for i in organizations:
        for key in _keys(lemmas[i], owners):
            first = seen.setdefault(key, i)
            ids = entity[first].id, entity[i].id
            if ids[0] != ids[1] and key[1] not in ids:
                same.append((i, first))
    return same


def _keys(lemmas: tuple[str, ...], owners: Mapping[tuple[str, ...], str]) -> Iterable[Key]:
    """Yield (words of the body, owner) for every way to end a name with another's name."""
    for cut in range(1, len(lemmas)):
        owner = owners.get(lemmas[cut:])
        if owner is not None:
            yield lemmas[:cut], owner


def _lemmas(annotation: Annotation, index: MentionIndex, mention: int) -> tuple[str, ...]:
    tokens = range(index.first[mention], index.last[mention])
    return tuple([annotation.lemmas[t] for t in tokens if annotation.pos(t) != "PUNCT"])
