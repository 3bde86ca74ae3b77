"""Score factRuEval-2016: track 1 (objects) and track 3 (Occupation facts).

Our own scorer by the rules of the evaluation (Starostin et al. 2016), with an optimal
assignment in place of the official exponential search.

Track 1, per kind (``loc`` includes locorg). An answer is the set of its tokens without
punctuation. A pair with a common token earns recall ``|answer & name| / |name|`` and precision
``|answer & (name | descriptors)| / |answer|``, so descriptors may be left out. Objects that
are a descriptor alone («банк», «правительство») are asked of nobody: they are not counted, nor
is the answer given to one.

Track 3. Arguments are compared as strings; every surface form and normalised name of the gold
entity is right. Who and where weigh 1, position and phase 0.5. A pair without a common
who or where is none; else it earns its common weight over the gold fact's weight (recall) and
over the answer's weight (precision). Easy mode asks neither for hard facts nor for phases; hard
mode asks for all, and an answer that states a possible, planned or denied fact is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.evaluate.assignment import best_assignment
from newsnlp.evaluate.extractions import Extractor, extract_all
from newsnlp.evaluate.factrueval_answers import Answers, Fact, answers
from newsnlp.evaluate.factrueval_corpus import (
    GoldDocument,
    GoldFact,
    GoldObject,
    normalize,
    read_corpus,
)
from newsnlp.evaluate.prf import PRF, prf
from newsnlp.types import Article

WEIGHTS = {"who": 1.0, "where": 1.0, "position": 0.5, "phase": 0.5}
IGNORED_COST = 1e-3
"""An answer goes to an object that is not counted only when no counted one is as good."""


def evaluate(path: Path | str, extractor: Extractor) -> dict[str, Any]:
    """Return the figures of tracks 1 and 3 over a folder of factRuEval documents."""
    documents = list(read_corpus(Path(path)))
    articles = (Article(document.doc_id, document.text) for document in documents)
    return score(documents, [answers(found) for found in extract_all(extractor, articles)])


def score(documents: Sequence[GoldDocument], found: Sequence[Answers]) -> dict[str, Any]:
    """Return the report of one answer per document."""
    pairs = list(zip(documents, found, strict=True))
    by_kind = {
        kind: sum((_objects(doc, ours, kind) for doc, ours in pairs), np.zeros(4))
        for kind in ("per", "loc", "org")
    }
    facts = {
        mode: sum(
            (_facts(doc.facts, ours.facts, mode == "hard") for doc, ours in pairs), np.zeros(4)
        )
        for mode in ("easy", "hard")
    }
    overall = sum(by_kind.values(), np.zeros(4))
    return {
        "benchmark": "factrueval",
        "documents": len(pairs),
        "track1": {"overall": _prf(overall), **{k: _prf(v) for k, v in by_kind.items()}},
        "track3": {mode: {"occupation": _prf(counts)} for mode, counts in facts.items()},
    }


Counts = NDArray[np.float64]
"""Gold items, answers, worth of the gold items found, worth of the answers that are right."""


def _prf(counts: Counts) -> PRF:
    gold, predicted, correct, correct_predicted = counts.tolist()
    return prf(
        gold=round(gold),
        predicted=round(predicted),
        correct=correct,
        correct_predicted=correct_predicted,
    )


def _objects(document: GoldDocument, ours: Answers, kind: str) -> Counts:
    """Score one document's objects of one kind."""
    words = {
        number: place
        for number, place in document.tokens.items()
        if any(char.isalnum() for char in document.text[slice(*place)])
    }
    gold = [item for item in document.objects if item.kind == kind]
    found = {
        frozenset(t for t, (start, end) in words.items() if start < last and first < end)
        for first, last, its_kind in ours.objects
        if its_kind == kind
    }
    candidates = sorted(filter(None, found), key=sorted)
    return _assigned(
        [not item.named for item in gold],
        len(candidates),
        [[_object_worth(item, tokens, words) for tokens in candidates] for item in gold],
    )


def _object_worth(
    item: GoldObject, answer: frozenset[int], words: Mapping[int, object]
) -> tuple[float, float]:
    name = {token for token in item.name if token in words}
    common = len(answer & name)
    allowed = len(answer & (name | item.optional))
    return (common / len(name), allowed / len(answer)) if common else (0.0, 0.0)


def _facts(gold: Sequence[GoldFact], found: Sequence[Fact], hard: bool) -> Counts:
    """Score one document's Occupation facts in easy or hard mode."""
    asked = [fact for fact in gold if fact.asserted or not hard]
    ignored = [not hard and (fact.hard or not fact.asserted) for fact in asked]
    worth = [[_fact_worth(fact, ours, hard) for ours in found] for fact in asked]
    return _assigned(ignored, len(found), worth)


def _fact_worth(gold: GoldFact, ours: Fact, hard: bool) -> tuple[float, float]:
    """Return the recall and precision of one pair of facts."""
    parts = ["who", "where", "position", *(["phase"] if hard else [])]
    right: dict[str, frozenset[str]] = {
        "who": gold.who,
        "where": gold.where,
        "position": gold.position,
        "phase": frozenset({gold.phase} - {""}),
    }
    given = {"who": ours.who, "where": ours.where, "position": ours.position, "phase": ours.phase}
    common = {part for part in parts if normalize(given[part]) in right[part]}
    if not common & {"who", "where"}:
        return 0.0, 0.0
    weight = sum(WEIGHTS[part] for part in common)
    asked = sum(WEIGHTS[part] for part in parts if right[part])
    answered = sum(WEIGHTS[part] for part in parts if given[part])
    return weight / asked, weight / answered


def _assigned(
    ignored: Sequence[bool], n_answers: int, worth: Sequence[Sequence[tuple[float, float]]]
) -> Counts:
    """Assign answers to gold items; ignored items and their answers count nowhere."""
    n_gold = len(ignored) - sum(ignored)
    table = np.array(worth, dtype=np.float64).reshape(len(ignored), n_answers, 2)
    value = table.prod(axis=2) * np.where(ignored, 1 - IGNORED_COST, 1.0)[:, None]
    correct = correct_answers = 0.0
    for item, answer in best_assignment(value):
        if ignored[item]:
            n_answers -= 1
        else:
            correct += table[item, answer, 0]
            correct_answers += table[item, answer, 1]
    return np.array([n_gold, n_answers, correct, correct_answers])
