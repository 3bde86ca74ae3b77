"""Names that only lend themselves to a thing: «премия имени [Северцова]», «орден [Ленина]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.link.people.told_gender import is_named_after
from newsnlp.types import EntityType as T

_AWARD = frozenset({T.AWARD})
_TITLES = ROLES | _AWARD
_NAMED = frozenset({T.ORGANIZATION, T.AWARD, T.FACILITY, T.LOCATION, T.WORK_OF_ART, T.LAW})


def is_namesake(annotation: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell whether a prize, theatre or order is only named after a person."""
    first = index.first[person]
    if is_named_after(annotation.words, before_titles(annotation, index, first)):
        return True
    around = index.at(first, _AWARD)
    given = annotation.feats(index.head[person]).get("Case") == "Dat"  # «орден [Котову] вручён»
    return around is not None and index.holds(around, person) and not given


def is_of_namesake(annotation: Annotation, index: MentionIndex, title: int) -> bool:
    """Tell the title of whom something is named after: «школа имени [академика] Рида»."""
    behind = index.last[title]
    person = index.opening(behind, PERSONS) if behind < len(annotation) else None
    return person is not None and is_namesake(annotation, index, person)


def before_titles(annotation: Annotation, index: MentionIndex, first: int) -> int:
    """Return where the titles before a name begin: «имени [Героя России маршала] Лямина».

    What ends with «имени» is none: «[врач больницы имени] академика Лямина».
    """
    if is_named_after(annotation.words, first):
        return first
    title = index.at(first - 1, _TITLES) if first else None
    ends = title is not None and index.last[title] == first
    if title is None or not ends:
        return first
    return before_titles(annotation, index, index.first[title])


def is_in_name(annotation: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell whether a name is part of another's, or of what is named after it."""
    if is_namesake(annotation, index, person):
        return True
    around = index.covering(index.head[person])
    return any(index.types[i] in _NAMED and index.length(i) > index.length(person) for i in around)
