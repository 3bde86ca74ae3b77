"""Where the time goes, stage by stage, with no other program beside it.

    python bench/stages.py [--corpora DIR | --texts DIR] [--docs N] [--passes N]

CPU time in µs per token: cold, when every word is met for the first time, and warm, of each stage
the least of the passes that follow. Of events and records it tells what the networks over an
article add (``Pipeline(learned=False)`` does without them). Nothing is written.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from newsnlp.annotate import kernels
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article
from paths import CORPORA
from speed import blocks, cpu, per_token, pipeline_stages, read_texts, timed

Costs = dict[str, float]


def one_pass(pipeline: Pipeline, texts: Sequence[str]) -> Costs:
    """Return what each stage takes, with the sum of all."""
    tokens = 0

    def extract(block: list[str]) -> None:
        nonlocal tokens
        articles = (Article(str(i), text) for i, text in enumerate(block))
        for _, annotation in pipeline.pipe_annotated(articles):
            tokens += len(annotation or ())

    with timed(pipeline_stages(pipeline)) as spent:
        total = sum(cpu(extract, block)[0] for block in blocks(texts))
    return {**per_token(spent, total, tokens), "all": round(total / tokens * 1e6, 2)}


def least(pipeline: Pipeline, texts: Sequence[str], passes: int) -> Costs:
    """Return the least that each stage takes."""
    found = [one_pass(pipeline, texts) for _ in range(passes)]
    return {stage: min(costs[stage] for costs in found) for stage in found[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files instead")
    parser.add_argument("--docs", type=int, default=100)
    parser.add_argument("--passes", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.texts:
        paths = sorted(arguments.texts.glob("*.txt"))[: arguments.docs]
        texts = [path.read_text(encoding="utf-8") for path in paths]
    else:
        texts = read_texts(arguments.corpora, arguments.docs)
    pipeline, bare = Pipeline(), Pipeline(learned=False)
    cold = one_pass(pipeline, texts)
    warm = least(pipeline, texts, arguments.passes)
    one_pass(bare, texts)
    added = warm["all"] - least(bare, texts, arguments.passes)["all"]
    print(f"{len(texts)} articles, {kernels.status()}")
    print(f"{'µs per token':<20}{'cold':>8}{'warm':>8}")
    for stage, us in sorted(warm.items(), key=lambda one: -one[1]):
        print(f"{stage:<20}{cold[stage]:>8.1f}{us:>8.1f}{us / warm['all']:>6.0%}")
    print(f"{'of it networks':<20}{'':>8}{added:>8.1f}{added / warm['all']:>6.0%}")


if __name__ == "__main__":
    main()
