"""Relations by mention position, and which of several holders a role really has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsnlp.find.mention_index import MentionIndex
from newsnlp.quick import dataclass
from newsnlp.types import EntityType, Mention, RelationType

LEAST = 0.4
LEAST_OF = {RelationType.WORKS_AS: 0.45, RelationType.WORKPLACE: 0.35}
"""The model's relations scored below this make no records: of those on dev texts about half are
right. Of workplaces from 0.35 to 0.4 it is 0.69 in news of the regions, 0.54 in NEREL."""
_MANY = 2

TAKING_PART = (RelationType.AGENT, RelationType.ORGANIZES, RelationType.PARTICIPANT_IN)
_OF_EVENT = (
    RelationType.POINT_IN_TIME,
    RelationType.START_TIME,
    RelationType.END_TIME,
    RelationType.TAKES_PLACE_IN,
)
_OF_PERSON = (RelationType.WORKS_AS, RelationType.WORKPLACE, RelationType.MEMBER_OF)
OF_EVENTS = frozenset({*TAKING_PART, *_OF_EVENT})
KINDS = frozenset({*OF_EVENTS, *_OF_PERSON})
"""What records ask for; the other half of the relations tells them nothing."""


@dataclass(slots=True)
class Link:
    """A relation between mentions, known by their positions."""

    type: RelationType
    head: int
    tail: int
    score: float
    source: str


def is_beside(index: MentionIndex, link: Link) -> bool:
    """Tell a role right before a name: «[мэр] [Рид]»."""
    return index.last[link.tail] == index.first[link.head]


_DOUBLED = frozenset({EntityType.PROFESSION, EntityType.EVENT})


def certainty(mentions: Sequence[Mention], heads: Sequence[int]) -> dict[int, float]:
    """Return how much surer it is that there is a role or event than that it ends so.

    «[[Директор по финансам] завода]»: the model has both spans, neither for sure.
    """
    spans: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        if mention.type in _DOUBLED:
            spans.setdefault(heads[i], []).append(i)
    return {
        i: max(1.0, min(1.0, sum(mentions[j].score for j in same)) / mentions[i].score)
        for same in spans.values()
        if len(same) > 1
        for i in same
        if mentions[i].score
    }


def by_head(
    links: Mapping[RelationType, Sequence[Link]],
) -> dict[tuple[RelationType, int], list[Link]]:
    """Return the relations of a person or a role, by type and the mention they start at."""
    found: dict[tuple[RelationType, int], list[Link]] = {}
    for kind in _OF_PERSON:
        for link in links.get(kind, ()):
            found.setdefault((kind, link.head), []).append(link)
    return found


def by_event(
    links: Mapping[RelationType, Sequence[Link]],
) -> dict[int, list[tuple[RelationType, int, float, str]]]:
    """Return, by event mention, its relations with the mention at their other end."""
    found: dict[int, list[tuple[RelationType, int, float, str]]] = {}
    for kind in TAKING_PART:
        for link in links.get(kind, ()):
            found.setdefault(link.tail, []).append((kind, link.head, link.score, link.source))
    for kind in _OF_EVENT:
        for link in links.get(kind, ()):
            found.setdefault(link.head, []).append((kind, link.tail, link.score, link.source))
    return found


def settled(
    works: Sequence[Link],
    apposed: set[tuple[int, int]],
    told: set[tuple[int, int]],
    several: set[int],
) -> list[Link]:
    """Return the WORKS_AS links without rivals for one singular role mention.

    «Директор Гамзин» stands together: no other person of the sentence is that director. Without
    such a pair the best scored person stays; a role of ``several`` may have many. Who of «актёры,
    художники и журналисты, среди которых …» is what, the text does not say; what rules have
    ``told`` it does: «деканами избраны профессора Рид и Ким».
    """
    rivals: dict[int, list[Link]] = {}
    plural: dict[int, int] = {}
    for link in works:
        rivals.setdefault(link.tail, []).append(link)
        plural[link.head] = plural.get(link.head, 0) + (link.tail in several)
    kept: list[Link] = []
    for role, links in rivals.items():
        beside = [link for link in links if (link.head, role) in apposed]
        if role in several:
            sure = [link for link in links if (link.head, role) in told]
            kept += [link for link in links if plural[link.head] < _MANY or link in beside + sure]
        elif beside:
            kept += beside
        else:
            ruled = {x.head for x in links if x.source != "model" or (x.head, role) in told}
            best = max(links, key=lambda link: (link.head in ruled, link.score, -link.head))
            kept.append(best)
    return kept
