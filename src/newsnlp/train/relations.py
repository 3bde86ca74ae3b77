"""Train the relation model on NEREL: a small network over pairs of mentions, and a second look."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate import Annotator
from newsnlp.config import models_dir
from newsnlp.errors import InputError
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.prf import PRF
from newsnlp.find.nets import relation_weights
from newsnlp.find.nets.pair_gate import Gate
from newsnlp.find.nets.relation_weights import RelationConfig
from newsnlp.find.nets.second_look import SecondLook
from newsnlp.find.relations import leave_to_linking, weighed
from newsnlp.find.spans import SpanModel
from newsnlp.quick import dataclass
from newsnlp.train import relation_card
from newsnlp.train.processes import side_by_side
from newsnlp.train.relation_data import (
    Examples,
    Texts,
    allowed_pairs,
    make_examples,
    read_texts,
    with_found_mentions,
)
from newsnlp.train.relation_gate import fit_gate
from newsnlp.train.relation_look import (
    Lessons,
    LookNetwork,
    LookRecipe,
    fit_look,
    looked_again,
    make_lessons,
    united,
)
from newsnlp.train.relation_network import Recipe, RelationNetwork, fit, predict
from newsnlp.train.relation_teacher import Read, say, targets
from newsnlp.train.relation_tuning import chances, choose_temperature, choose_thresholds, figures

logger = logging.getLogger(__name__)

SEEDS = 3
"""Networks trained; their spread is in the card and the best on dev is shipped."""
PUPIL = Recipe(epochs=4, thin=0.15)
"""Chances are harder to know by heart than labels: one epoch more."""
CHOICE = "all, document, found entities"
Floats = NDArray[np.float32]


def train(
    corpus: Path,
    output: Path,
    *,
    further: Path | None = None,
    seed: int = 0,
    teacher: Recipe | None = None,
    pupil: Recipe | None = None,
) -> None:
    """Train on ``corpus/train``, choose on ``corpus/dev``, write weights and card to ``output``.

    The articles of ``further``, another kind of news with train/ and dev/, are learned beside those
    of the first; the weights are for that kind, chosen on its dev.
    Networks that see a part of the articles come first; what they say of the rest teaches the
    shipped one and its second look. Thresholds are for mentions as the span model
    beside ``output`` finds them, where there is none that of ``models/spans``.
    """
    teacher, pupil = teacher or Recipe(), pupil or PUPIL
    beside = output.parent / "spans"
    spans = SpanModel.load(beside if beside.is_dir() else models_dir() / "spans")
    material = read_material(corpus, spans, seed, further)
    examples = material.given[1]
    logger.info("%d pairs, %d related", len(examples.head), np.count_nonzero(examples.label))
    seeds = range(seed, seed + SEEDS)
    readings = material.given, material.found
    said = side_by_side([partial(say, readings, own, teacher) for own in seeds])
    runs = learned(material, said, pupil, seed)
    corpora = [corpus.name, *([further.name] if further else [])]
    write(output, material, runs, (teacher, pupil), seed, corpora)


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Dev with gold mentions and with found ones."""

    gold: Texts
    gold_pairs: Examples
    found: Texts
    found_pairs: Examples


@dataclass(frozen=True, slots=True)
class Run:
    """One trained network and second look with what was chosen on dev."""

    network: RelationNetwork
    look: LookNetwork
    thresholds: NDArray[np.float64]
    temperature: float
    report: dict[str, PRF]


@dataclass(frozen=True, slots=True)
class Material:
    """The gate, train with gold mentions and with found ones, and dev."""

    gate: Gate
    given: Read
    found: Read
    held_out: HeldOut


def read_material(
    corpus: Path, spans: SpanModel, seed: int, further: Path | None = None
) -> Material:
    """Read and annotate train and dev; raise InputError where the corpus lacks one."""
    corpora = [corpus, *([further] if further else [])]
    to_learn = [document for own in corpora for document in _read(own / "train")]
    to_choose = _read(corpora[-1] / "dev")
    annotator = Annotator()
    learn, dev = read_texts(to_learn, annotator), read_texts(to_choose, annotator)
    learn_found, dev_found = (
        with_found_mentions(texts, documents, spans.find(texts.annotations))
        for texts, documents in ((learn, to_learn), (dev, to_choose))
    )
    gate = fit_gate(learn, allowed_pairs(learn), seed)
    return Material(
        gate,
        (learn, make_examples(learn, gate)),
        (learn_found, make_examples(learn_found, gate)),
        HeldOut(dev, make_examples(dev, gate), dev_found, make_examples(dev_found, gate)),
    )


def learned(
    material: Material, said: Sequence[Sequence[Floats]], recipe: Recipe, seed: int
) -> list[Run]:
    """Train networks and second looks on what was ``said`` of both readings of train."""
    (texts, examples), (found_texts, found) = material.given, material.found
    lessons = united(
        [
            *(make_lessons(texts, examples, given) for given, _ in said),
            *(make_lessons(found_texts, found, logits) for _, logits in said),
        ]
    )
    wanted = targets(examples.label, [given for given, _ in said])
    return side_by_side(
        [
            partial(_run, (examples, wanted), lessons, material.held_out, own, recipe)
            for own in range(seed, seed + SEEDS)
        ]
    )


def write(
    output: Path,
    material: Material,
    runs: Sequence[Run],
    recipes: Sequence[Recipe],
    seed: int,
    corpora: Sequence[str],
) -> None:
    """Write the run that is best on dev, and the card of all."""
    best = max(runs, key=lambda run: run.report[CHOICE]["f1"])
    config = RelationConfig(
        thresholds=tuple(float(value) for value in best.thresholds),
        temperature=best.temperature,
        columns=material.given[1].features.shape[1],
    )
    weights = best.network.weights() | best.look.weights()
    relation_weights.save(output, weights, material.gate, config)
    reports = [run.report for run in runs]
    card = relation_card.text((*recipes, LookRecipe()), reports, runs.index(best), seed, corpora)
    (output / "README.md").write_text(card, "utf-8")


def _read(folder: Path) -> list[GoldDocument]:
    if not folder.is_dir():
        raise InputError(f"{folder} is not a directory; give NEREL's folder with train/ and dev/")
    return read_corpus(folder)


def _run(
    taught: tuple[Examples, Floats], lessons: Lessons, held_out: HeldOut, seed: int, recipe: Recipe
) -> Run:
    began = time.perf_counter()
    examples, wanted = taught
    network, look = fit(examples, seed, recipe, wanted), fit_look(lessons, seed, LookRecipe())
    again = SecondLook(look.weights())
    on_gold, on_found = (
        looked_again(again, texts, pairs, predict(network, pairs))
        for texts, pairs in (
            (held_out.gold, held_out.gold_pairs),
            (held_out.found, held_out.found_pairs),
        )
    )
    temperature = choose_temperature(on_gold, held_out.gold_pairs.label)
    given = _chances(on_gold, temperature, held_out.gold, held_out.gold_pairs)
    found = _chances(on_found, temperature, held_out.found, held_out.found_pairs)
    thresholds = choose_thresholds(found, held_out.found_pairs.label, held_out.found.gold)
    report = figures(found, thresholds, held_out.found_pairs, held_out.found, "found") | figures(
        given, thresholds, held_out.gold_pairs, held_out.gold, "gold"
    )
    scores = {name: round(100 * score["f1"], 1) for name, score in report.items()}
    logger.info("seed %d, %.0f s: %s", seed, time.perf_counter() - began, scores)
    return Run(network, look, thresholds, temperature, report)


def _chances(
    logits: Floats, temperature: float, texts: Texts, pairs: Examples
) -> NDArray[np.float64]:
    """Return (pairs, relations) chances as the thresholds see them."""
    chance = chances(logits, temperature)[:, 1:]
    leave_to_linking(chance, texts.layout.mentions.type[pairs.head])
    return weighed(chance, texts.certain[pairs.head] * texts.certain[pairs.tail])
