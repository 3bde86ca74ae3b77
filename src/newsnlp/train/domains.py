"""Learn to tell the kinds of news apart: a logistic regression on means of words' vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.find.domains import (
    BIAS,
    FILE,
    PARTS,
    REBUILD,
    REGION,
    VECTOR,
    WEIGHT,
    WORLD,
    DomainGate,
    telling,
)
from newsnlp.find.nets import tensors
from newsnlp.train.span_data import Split, pooled, read_split, read_texts

Floats = NDArray[np.float64]
Arrays = dict[str, NDArray[np.float32]]

SHRUNK = 0.2, 0.5
"""Ridge of what an article is about and of how it tells: with a tenth of it the gate knows the
style of our own articles by heart, and takes a page of a real site for news of the world."""
NEWTON_STEPS = 30
DOUBTED = 0.5
"""Log-odds of being of a region up to which an article is news of the world: those weights had the
better teachers, and read an article of a region with less harm than the others one of the world."""


def train(
    corpus: Path,
    further: Path,
    output: Path,
    *,
    texts: Path | None = None,
    wire: Path | None = None,
) -> None:
    """Learn from train of both corpora, write the gate and its card, with figures on both dev.

    The .txt files under ``texts`` are of the first kind, those under ``wire`` of the second.
    Raises InputError for a bad corpus.
    """
    annotator = Annotator()
    world, region = (read_split(own / "train", annotator) for own in (corpus, further))
    more, told = (read_texts(own, annotator) if own else Split([], []) for own in (texts, wire))
    arrays = fit(
        pooled([world, more]).annotations,
        *[own.annotations for own in (region, told) if own.annotations],
    )
    output.mkdir(parents=True, exist_ok=True)
    tensors.write(output / FILE, arrays)
    gate = DomainGate.load(output)
    rows = [
        (own.name, len(dev.gold), sum(gate(dev.annotations)))
        for own in (corpus, further)
        for dev in (read_split(own / "dev", annotator),)
    ]
    counts = [len(s.gold) for s in (world, region, more, told)]
    card = _card([corpus.name, further.name], counts, rows)
    (output / "README.md").write_text(card, "utf-8")


def fit(world: Sequence[Annotation], *region: Sequence[Annotation]) -> Arrays:
    """Return the weights of ``newsnlp.find.domains.DomainGate``.

    Both kinds weigh the same, and so do several sources of the second.
    """
    vectors = WordVectors()
    sources = (world, *region)
    rows = np.concatenate([about(source, vectors) for source in sources])
    sizes = list(map(len, sources))
    label = np.repeat([float(WORLD), *[float(REGION)] * len(region)], sizes)
    share = np.repeat([0.5, *[0.5 / len(region)] * len(region)], sizes) / np.repeat(sizes, sizes)
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    weight, bias = _logistic((rows - mean) / spread, label, share)
    weight /= spread
    return {
        WEIGHT: weight.reshape(PARTS, VECTOR).astype(np.float32),
        BIAS: np.array([bias - mean @ weight - DOUBTED], np.float32),
    }


def about(annotations: Sequence[Annotation], vectors: WordVectors) -> Floats:
    """Return the mean vectors (n, 600) of what articles are about and of how they tell."""
    told = (lemmas for annotation in annotations for lemmas in telling(annotation))
    found = (vectors.of(lemmas) for lemmas in told)
    means = [rows.mean(0, dtype=np.float64) if len(rows) else np.zeros(VECTOR) for rows in found]
    return np.array(means).reshape(len(annotations), PARTS * VECTOR)


def _logistic(rows: Floats, label: Floats, share: Floats) -> tuple[Floats, float]:
    """Return weights (d) and bias that minimise the ``share``d loss, by Newton."""
    design = np.append(rows, np.ones((len(rows), 1)), axis=1)
    ridge = np.append(np.repeat(SHRUNK, rows.shape[1] // len(SHRUNK)), 0.0)
    weight = np.zeros(design.shape[1])
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-design @ weight))
        gradient = design.T @ (share * (chance - label)) + ridge * weight
        curve = (design * (share * chance * (1 - chance))[:, None]).T @ design
        weight = weight - np.linalg.solve(curve + np.diag(ridge + 1e-9), gradient)
    return weight[:-1], float(weight[-1])


def _card(names: Sequence[str], counts: Sequence[int], rows: Sequence[tuple[str, int, int]]) -> str:
    world, region, more, wire = counts
    told = "\n".join(f"| {name} dev | {articles} | {found} |" for name, articles, found in rows)
    return f"""# Which kind of news

Tells for every article whether it is read by the weights for news of the world (`models/spans`,
`models/relations`) or by those for news of posts and bodies, as regions have it
(`models/regional`): a logistic regression on the mean of navec's vectors of its nouns and
adjectives, what it is about, and on that of its verbs and small words, what is told of that.

- Data: train of {names[0]} ({world} articles) and {more} further articles of its kind, train of
  {names[1]} ({region} articles) and {wire} articles in the manner of agencies and business
  dailies, which weigh as much; both kinds weigh the same. Ridge {SHRUNK[0]:g} and {SHRUNK[1]:g}
  on standardised columns, Newton, no seed. An article is of a region from log-odds of {DOUBTED:g}.
- Command: `{REBUILD}` with `--texts ARTICLES --wire ARTICLES` (NumPy, a minute).

| | articles | taken for news of a region |
|---|---|---|
{told}
"""
