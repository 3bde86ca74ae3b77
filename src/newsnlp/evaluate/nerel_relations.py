"""Score relations against brat annotation: strict spans and types of both ends, and the type.

``in_sentence`` compares gold and found relations whose ends begin in one sentence,
``document`` all of them. Every relation counts once per pair of spans.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.extractions import is_annotated
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.types import EntityType, Extraction, Mention, Relation, RelationType, Span

if TYPE_CHECKING:
    from newsnlp.pipeline import Pipeline

TypedSpan = tuple[int, int, EntityType]
Fact = tuple[TypedSpan, TypedSpan, RelationType]
"""Head, tail, relation type."""

TEN = frozenset(
    {
        RelationType.WORKS_AS,
        RelationType.WORKPLACE,
        RelationType.MEMBER_OF,
        RelationType.PARTICIPANT_IN,
        RelationType.TAKES_PLACE_IN,
        RelationType.POINT_IN_TIME,
        RelationType.HEADQUARTERED_IN,
        RelationType.PART_OF,
        RelationType.ALTERNATIVE_NAME,
        RelationType.ABBREVIATION,
    }
)
"""The relations that positions, memberships and events are made of."""


def score_relations(
    corpus: Sequence[GoldDocument], extractions: Sequence[Extraction], pipeline: Pipeline
) -> dict[str, Any]:
    """Return the scores of an extraction's relations, and of relations over gold entities."""
    gold = [gold_facts(document) for document in corpus]
    borders = [sentence_starts(document.text) for document in corpus]
    found = [facts(extraction.mentions, extraction.relations) for extraction in extractions]
    given = [facts(*relate(document, pipeline)) for document in corpus]
    return {
        "end_to_end": score(gold, found, borders),
        "gold_entities": score(gold, given, borders),
    }


def score(
    gold: Sequence[set[Fact]], found: Sequence[set[Fact]], borders: Sequence[Sequence[int]]
) -> dict[str, Any]:
    """Return the scores of the ten relations, of all, and of each type.

    Of a type ``types`` has the scores of the document, ``types_in_sentence`` those of a sentence.
    """

    def near(fact: Fact, starts: Sequence[int]) -> bool:
        return bisect_right(starts, fact[0][0]) == bisect_right(starts, fact[1][0])

    def levels(wanted: Callable[[Fact], bool]) -> dict[str, PRF]:
        return {
            "in_sentence": _count(
                gold, found, lambda fact, starts: wanted(fact) and near(fact, starts), borders
            ),
            "document": _count(gold, found, lambda fact, _: wanted(fact)),
        }

    told = {fact[2] for document in (*gold, *found) for fact in document}
    types = {kind.value: levels(_is_of(kind)) for kind in RelationType if kind in told}
    return {
        "ten": levels(lambda fact: fact[2] in TEN),
        "all": levels(lambda _: True),
        "types": {kind: figures["document"] for kind, figures in types.items()},
        "types_in_sentence": {kind: figures["in_sentence"] for kind, figures in types.items()},
    }


def _is_of(kind: RelationType) -> Callable[[Fact], bool]:
    return lambda fact: fact[2] is kind


def _count(
    gold: Sequence[set[Fact]],
    found: Sequence[set[Fact]],
    wanted: Callable[[Fact, Sequence[int]], bool],
    borders: Sequence[Sequence[int]] | None = None,
) -> PRF:
    n_gold = n_found = correct = 0
    for number, (right, ours) in enumerate(zip(gold, found, strict=True)):
        starts = borders[number] if borders else ()
        asked = {fact for fact in right if wanted(fact, starts)}
        given = {fact for fact in ours if wanted(fact, starts)}
        n_gold, n_found = n_gold + len(asked), n_found + len(given)
        correct += len(asked & given)
    return prf(gold=n_gold, predicted=n_found, correct=correct)


def gold_facts(document: GoldDocument) -> set[Fact]:
    """Return the gold relations between contiguous entities."""
    span = {key: entity[:3] for key, entity in document.entities.items()}
    return {(span[head], span[tail], kind) for kind, head, tail in document.relations}


def facts(mentions: Iterable[Mention], relations: Iterable[Relation]) -> set[Fact]:
    """Return relations by the spans of their ends, without what NEREL never annotates."""
    span: Mapping[str, TypedSpan] = {
        m.id: (m.start, m.end, m.type) for m in mentions if is_annotated(m)
    }
    return {
        (span[r.head], span[r.tail], r.type) for r in relations if r.head in span and r.tail in span
    }


def relate(
    document: GoldDocument, pipeline: Pipeline
) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
    """Return the gold entities as mentions, and what the pipeline says of their relations."""
    from newsnlp.clean import clean
    from newsnlp.link import link
    from newsnlp.link.aliases import named_once, unsettled
    from newsnlp.pipeline import number, unite

    spans = [
        Span(start, end, kind, 1.0, "gold") for start, end, kind, _ in document.entities.values()
    ]
    mentions = number(document.text, spans)
    blocks = clean(document.text).blocks
    annotations = pipeline.annotator.annotate([document.text], [blocks])
    (found,) = pipeline.relations.find(annotations, [mentions])
    modelled = unsettled(found, mentions)
    linked = link(annotations[0], mentions, modelled)
    return mentions, unite(named_once(modelled, linked.relations), linked.relations)


def sentence_starts(text: str) -> list[int]:
    """Return where the sentences of a text begin; a line break ends a sentence."""
    from razdel import sentenize

    starts, offset = [], 0
    for line in text.splitlines(keepends=True):
        starts += [offset + sentence.start for sentence in sentenize(line)]
        offset += len(line)
    return starts
