"""Precision and recall on NEREL of the spans that come from Natasha and from the date rules.

    python bench/rules.py [--corpora ../shared/corpora] [--split dev]

Prints one line of JSON per figure: Natasha's spans after each repair in turn (any kind of place
counts for LOCATION), DATE spans by rule, CPU time per token of both rooms, and the share of gold
DATE mentions that resolve to days when a day of publication is given.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from newsnlp.annotate import Annotation, Annotator
from newsnlp.clean import clean
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.find import dates, natasha_spans
from newsnlp.types import Span
from paths import CORPORA

PLACES = {"CITY", "COUNTRY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION", "FACILITY"}
Read = list[tuple[GoldDocument, Annotation]]


def annotated(folder: Path) -> Read:
    """Return the documents of a split with their annotations."""
    documents = read_corpus(folder)
    texts = [document.text for document in documents]
    annotations = Annotator().annotate(texts, [clean(text).blocks for text in texts])
    return list(zip(documents, annotations, strict=True))


def kind(name: str) -> str:
    return "LOCATION" if name in PLACES else name


def compare(
    read: Read, find: Callable[[Annotation], Iterable[Span]], wanted: str
) -> dict[str, float]:
    """Score spans of one type, strict borders."""
    correct = predicted = gold = 0
    for document, annotation in read:
        told = {(a, b) for a, b, type_, _ in document.entities.values() if kind(type_) == wanted}
        found = {(s.start, s.end) for s in find(annotation) if kind(s.type.value) == wanted}
        correct, predicted, gold = (
            correct + len(told & found),
            predicted + len(found),
            gold + len(told),
        )
    return {
        "precision": round(correct / max(1, predicted), 4),
        "recall": round(correct / max(1, gold), 4),
        "predicted": predicted,
    }


def seconds_per_token(read: Read, find: Callable[[Annotation], Iterable[Span]]) -> float:
    """Return CPU microseconds per token, the second of two rounds."""
    for _ in range(2):
        start = time.process_time()
        for _, annotation in read:
            find(annotation)
        spent = time.process_time() - start
    return round(spent / sum(len(annotation) for _, annotation in read) * 1e6, 2)


def resolved(read: Read) -> float:
    """Return the share of gold DATE mentions that mean days, counted from one day."""
    phrases = [x for d, _ in read for *_, type_, x in d.entities.values() if type_ == "DATE"]
    found = [dates.resolve(phrase, published=date(2019, 5, 15)) for phrase in phrases]
    return round(sum(days is not None for days in found) / len(found), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    read = annotated(options.corpora / "nerel" / options.split)
    repairs = natasha_spans.REPAIRS
    for n in range(len(repairs) + 1):
        natasha_spans.REPAIRS = repairs[:n]
        after = repairs[n - 1].__name__ if n else "nothing"
        for type_ in ("PERSON", "ORGANIZATION", "LOCATION"):
            scores = compare(read, natasha_spans.find, type_)
            print(json.dumps({"repaired": after, "type": type_, **scores}))
    print(json.dumps({"rule": "dates", "type": "DATE", **compare(read, dates.find, "DATE")}))
    print(json.dumps({"us_per_token": {"natasha": seconds_per_token(read, natasha_spans.find),
                                       "dates": seconds_per_token(read, dates.find)}}))  # fmt: skip
    print(json.dumps({"dates_resolved": resolved(read)}))


if __name__ == "__main__":
    main()
