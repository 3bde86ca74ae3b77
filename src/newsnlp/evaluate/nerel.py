"""Score entities against brat annotation: strict spans and types, nested ones included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.extractions import extract_all, is_annotated
from newsnlp.evaluate.nerel_relations import score_relations
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.types import Article, EntityType, Extraction

if TYPE_CHECKING:
    from newsnlp.pipeline import Pipeline

TypedSpan = tuple[int, int, EntityType]
"""Start and end character, type."""


def evaluate(path: Path | str, pipeline: Pipeline) -> dict[str, Any]:
    """Return the figures of a pipeline on a directory of .txt and .ann files.

    The layout is the contract of ``newsnlp evaluate nerel --json``.
    """
    corpus = read_corpus(path)
    articles = [Article(document.doc_id, document.text) for document in corpus]
    extractions = extract_all(pipeline, articles)
    report: dict[str, Any] = {"benchmark": "nerel", "documents": len(corpus)}
    report["entities"] = score_entities(
        [gold_spans(document) for document in corpus],
        [mention_spans(extraction) for extraction in extractions],
    )
    report["entities"] |= misfits(corpus)
    report["relations"] = score_relations(corpus, extractions, pipeline)
    return report


def gold_spans(document: GoldDocument) -> set[TypedSpan]:
    """Return the contiguous gold spans; none is left out because tokens do not fit it."""
    return {(start, end, kind) for start, end, kind, _ in document.entities.values()}


def mention_spans(extraction: Extraction) -> set[TypedSpan]:
    """Return the spans of an extraction, without what NEREL never annotates."""
    return {
        (mention.start, mention.end, mention.type)
        for mention in extraction.mentions
        if is_annotated(mention)
    }


def score_entities(
    gold: Sequence[set[TypedSpan]], predicted: Sequence[set[TypedSpan]]
) -> dict[str, Any]:
    """Return micro, macro and per-type scores of predicted against gold spans, per document.

    Macro F1 is the mean over the types that occur in gold.
    """
    types = {
        kind.value: _of_type(gold, predicted, kind)
        for kind in EntityType
        if any(span[2] is kind for spans in (*gold, *predicted) for span in spans)
    }
    known = [figures["f1"] for figures in types.values() if figures["gold"]]
    return {
        "micro": count(gold, predicted),
        "macro_f1": sum(known) / len(known) if known else 0.0,
        "types": types,
    }


def count(gold: Sequence[set[TypedSpan]], predicted: Sequence[set[TypedSpan]]) -> PRF:
    """Return precision, recall and F1 of exact matches, document by document."""
    return prf(
        gold=sum(map(len, gold)),
        predicted=sum(map(len, predicted)),
        correct=sum(len(g & p) for g, p in zip(gold, predicted, strict=True)),
    )


def _of_type(
    gold: Sequence[set[TypedSpan]], predicted: Sequence[set[TypedSpan]], kind: EntityType
) -> PRF:
    def only(documents: Sequence[set[TypedSpan]]) -> list[set[TypedSpan]]:
        return [{span for span in spans if span[2] is kind} for spans in documents]

    return count(only(gold), only(predicted))


def misfits(corpus: Sequence[GoldDocument]) -> Mapping[str, int]:
    """Count gold spans that cannot be found: ``discontinuous`` (left out) and ``misaligned``.

    A misaligned span starts or ends inside a token of razdel; it stays in gold as a miss.
    """
    misaligned = 0
    for document in corpus:
        start, end = _borders(document.text)
        misaligned += sum(
            span[0] not in start or span[1] not in end for span in gold_spans(document)
        )
    return {
        "discontinuous": sum(document.discontinuous for document in corpus),
        "misaligned": misaligned,
    }


def _borders(text: str) -> tuple[set[int], set[int]]:
    from razdel import tokenize

    tokens = list(tokenize(text))
    return {token.start for token in tokens}, {token.stop for token in tokens}
