"""Names and linking on factRuEval-2016's devset: newsnlp beside Natasha's own normalisation.

Usage: python bench/linking.py [--corpora DIR] [--own-spans]. Gold spans unless told otherwise;
with --own-spans a column more, with the mentions that the whole pipeline finds (which of them is
which gold mention: newsnlp.evaluate.linking). The lines «named» leave out mentions that are a
descriptor alone («компания»). Natasha has no linking: mentions with one normal form count as one
entity.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from natasha.norm import normalize, syntax_normalize

from newsnlp.annotate import Annotator
from newsnlp.evaluate.linking import Answer, GoldText, Linker, find, read_corpus, report
from newsnlp.link import link
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, EntityType, Mention
from paths import CORPORA
from plain_natasha import PlainNatasha


def gold_spans() -> Linker:
    """Link the corpus's own mentions."""
    annotator = Annotator()

    def answer(gold: GoldText) -> Answer:
        (annotation,) = annotator.annotate([gold.text])
        mentions = tuple(
            Mention(f"m{i}", m.type, m.start, m.end, gold.text[m.start : m.end], 1.0, "gold")
            for i, m in enumerate(gold.mentions, start=1)
        )
        merges = {m.mention_id: m for m in link(annotation, mentions, ()).merges}
        return [(merges[m.id].entity_id, merges[m.id].name) for m in mentions]

    return answer


def own_spans() -> Linker:
    """Link what the whole pipeline finds; a gold mention is found by the span most like it."""
    pipeline = Pipeline()

    def answer(gold: GoldText) -> Answer:
        extraction, linked = pipeline.explain(Article(gold.doc_id, gold.text))
        merges = {m.mention_id: (m.entity_id, m.name) for m in linked.merges}
        found = (find(mention, extraction.mentions) for mention in gold.mentions)
        return [merges[m.id] if m else ("", "") for m in found]

    return answer


def natasha_names() -> Linker:
    """Normalise the gold spans as Natasha does."""
    natasha = PlainNatasha()

    def answer(gold: GoldText) -> Answer:
        doc = natasha(gold.text)
        names = []
        for mention in gold.mentions:
            tokens = [t for t in doc.tokens if t.start < mention.end and mention.start < t.stop]
            method = syntax_normalize if mention.type == EntityType.ORGANIZATION else normalize
            names.append(method(natasha.vocab, tokens) if tokens else "")
        return [(name or "?", name) for name in names]

    return answer


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--own-spans", action="store_true")
    args = parser.parse_args()
    linkers = {"newsnlp": gold_spans(), "Natasha": natasha_names()}
    if args.own_spans:
        linkers["own spans"] = own_spans()
    print(report(list(read_corpus(args.corpora / "factrueval-2016")), linkers))


if __name__ == "__main__":
    main()
