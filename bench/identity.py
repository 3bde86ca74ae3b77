"""Identity across articles against NEREL's links to Wikidata.

    python bench/identity.py [--corpora ../shared/corpora] [--split train dev]

Every person and organization that the pipeline finds at a gold mention with a Wikidata id takes
this id; pairs of two articles with one id are what ``resolve`` should join. Bare nouns, which
NEREL links to the concept («полиция» → police), are left out. One line of JSON per threshold.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.extractions import extract_all
from newsnlp.pipeline import Pipeline
from newsnlp.resolve import Resolution, resolve
from newsnlp.resolve.organization_names import read_name
from newsnlp.types import Article, Extraction
from paths import CORPORA

Known = dict[tuple[str, str], tuple[str, str]]
"""Document and entity → type and Wikidata id."""


def wikidata(ann: Path) -> dict[str, str]:
    """Return Wikidata ids by entity id of a .ann file; ids that are NULL are left out."""
    notes = (line for line in ann.read_text("utf-8").splitlines() if line.startswith("N"))
    lines = (note.split("\t")[1].split() for note in notes)
    return {entity: item for _, entity, item in lines if not item.endswith("NULL")}


def extracted(folders: Iterable[Path]) -> tuple[list[Extraction], Known]:
    """Run the pipeline and take over the ids of gold mentions."""
    articles, gold = [], {}
    for folder in folders:
        for document in read_corpus(folder):
            articles.append(Article(document.doc_id, document.text))
            ids = wikidata(folder / f"{document.doc_id}.ann")
            for entity, (start, end, type_, _) in document.entities.items():
                if entity in ids:
                    gold[document.doc_id, start, end, type_.value] = ids[entity]
    results = extract_all(Pipeline(), articles)
    return results, {key: value for result in results for key, value in known(result, gold).items()}


def known(result: Extraction, gold: dict[tuple[str, int, int, str], str]) -> Known:
    found: Known = {}
    doc, at = result.article.doc_id, {m.id: m for m in result.mentions}
    for entity in result.entities:
        type_ = entity.type.value
        bare = type_ == "ORGANIZATION" and read_name(entity.name).kind == "generic"
        places = ((doc, at[m].start, at[m].end, type_) for m in entity.mentions)
        ids = Counter(gold[place] for place in places if place in gold)
        if ids and not bare and type_ in ("PERSON", "ORGANIZATION"):
            found[doc, entity.id] = type_, ids.most_common(1)[0][0]
    return found


def pairs(items: Iterable[tuple[str, Hashable]]) -> int:
    """Count pairs of items of different articles with one label."""
    labels: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for doc, label in items:
        labels[label][doc] += 1
    return sum(
        (sum(c.values()) ** 2 - sum(n * n for n in c.values())) // 2 for c in labels.values()
    )


def score(resolution: Resolution, gold: Known, wanted: str) -> dict[str, float]:
    resolved = {
        (k.doc_id, k.entity_id): k.resolved_id for k in resolution.links if k.judgement == "same"
    }
    refs = [ref for ref, (type_, _) in gold.items() if type_ == wanted]

    def count(label: Callable[[tuple[str, str]], Hashable]) -> int:
        return pairs((ref[0], label(ref)) for ref in refs)

    both = count(lambda ref: (gold[ref][1], resolved[ref]))
    told, found = count(lambda ref: gold[ref][1]), count(lambda ref: resolved[ref])
    return {
        "precision": round(both / max(1, found), 4),
        "recall": round(both / max(1, told), 4),
        "f1": round(2 * both / max(1, told + found), 4),
        "gold_pairs": told,
        "entities": len(refs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--split", nargs="+", default=["train", "dev"])
    options = parser.parse_args()
    results, gold = extracted(options.corpora / "nerel" / split for split in options.split)
    resolution = resolve(results)
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        for type_ in ("PERSON", "ORGANIZATION"):
            figures = score(resolution.at(threshold), gold, type_)
            print(json.dumps({"threshold": threshold, "type": type_, **figures}))


if __name__ == "__main__":
    main()
