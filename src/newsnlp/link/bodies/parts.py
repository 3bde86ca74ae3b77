"""PART_OF between a council, faculty or branch and the organization its name contains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.grammar.nominative import core
from newsnlp.link.groups import Group, Token
from newsnlp.link.profiles import lemma_of
from newsnlp.link.relation import relation
from newsnlp.types import Mention, Relation


def part_relations(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
) -> Iterator[Relation]:
    """Yield PART_OF from «Совет НПС» to the «НПС» inside it."""
    owner = {i: number for number, group in enumerate(groups) for i in group.mentions}
    for outer, mention in enumerate(mentions):
        if mention.type != EntityType.ORGANIZATION:
            continue
        inner = _parent(mentions, outer, owner)
        if inner is not None and _is_part(annotation, tokens[outer], tokens[inner]):
            yield relation(RelationType.PART_OF, mention, mentions[inner], 1.0, "rule:part-of")


def _parent(mentions: Sequence[Mention], outer: int, owner: dict[int, int]) -> int | None:
    """Return the longest organization inside a mention, after its first word, of another entity."""
    end = mentions[outer].end
    best: int | None = None
    for inner in range(outer + 1, len(mentions)):
        other = mentions[inner]
        if other.start >= end:
            break
        if other.end > end or other.type != EntityType.ORGANIZATION:
            continue
        if other.start > mentions[outer].start and owner[inner] != owner[outer]:
            longer = best is None or len(other.text) > len(mentions[best].text)
            best = inner if longer else best
    return best


def _is_part(annotation: Annotation, outer: Token, inner: Token) -> bool:
    found = core(annotation, outer.first, inner.first)
    return found is not None and lemma_of(annotation, found[1]) in words("subunits.txt")
