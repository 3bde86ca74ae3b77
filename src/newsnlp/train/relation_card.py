"""The card beside the relation model's weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean, stdev
from typing import Any

from newsnlp.evaluate.prf import PRF
from newsnlp.find.nets.rivals import LEAST
from newsnlp.train.relation_gate import LEAST_CHANCE
from newsnlp.train.relation_network import ARTICLES
from newsnlp.train.relation_teacher import ANNOTATORS, FOLDS


def text(
    recipes: Sequence[Any],
    reports: Sequence[Mapping[str, PRF]],
    best: int,
    seed: int,
    corpora: Sequence[str],
) -> str:
    """Return the card of a training: data, licence, recipe, scores of every seed.

    ``corpora``: what was learned, the last being what the weights are for.
    """
    about = _about(recipes, len(reports), seed, corpora)
    return "\n".join([*about, *_table(reports, best, seed, corpora[-1]), ""])


def _about(recipes: Sequence[Any], count: int, seed: int, corpora: Sequence[str]) -> list[str]:
    further = " --further CORPUS" if len(corpora) > 1 else ""
    where = "models/regional/relations" if further else "models/relations"
    return [
        "# Relations between mentions",
        "",
        "49 relation types of NEREL over pairs of mentions up to six sentences apart. Input:",
        "hashed features of the pair (types, distance, nesting, dependency path, words between,",
        f"names) that {ARTICLES} articles of train or more have, and of each mention the last",
        "hidden layers of Natasha's nets and the navec vectors of its lemmas (MIT). A first look",
        "at ten of the features, a logistic regression, lets pairs through that are related with",
        f"a chance of {100 * LEAST_CHANCE:g} %. Two dense layers decide. A second look weighs each",
        f"relation of a chance of {100 * LEAST:g} % or more against the others of both mentions,",
        "of mentions of the same name, of those around them and in the same list, and sees what",
        "else both mentions may have with others. In NumPy",
        "or the compiled kernels.",
        "",
        f"{FOLDS * count} networks come first, each trained on four fifths of the articles. What "
        "they say of the",
        "others, with gold mentions and with found ones, teaches the second look; what they say of",
        "gold mentions, counting for "
        f"{100 * (1 - ANNOTATORS):g} % beside the annotators, the shipped network learns.",
        "",
        f"- Data: train of {' and '.join(corpora)}; choices on dev of {corpora[-1]}. NEREL v1.1",
        "  (Loukachevitch et al. 2021, 2023): texts of Russian Wikinews, CC BY 2.5; no licence is",
        "  stated for the annotation.",
        "- Licence of the weights: MIT, as the project.",
        f"- Command: `newsnlp train relations PATH -o {where} --seed {seed}{further}`",
        f"- Recipes, of held-out networks, the shipped one and the second look: "
        f"{', '.join(map(str, recipes))}; {count} seeds, the best on dev is shipped.",
        "- Known weaknesses: rare relations are rarely found. ALTERNATIVE_NAME of persons and",
        "  places is left to linking by names, so it is low below; ABBREVIATION is found by both.",
        "",
    ]


def _table(reports: Sequence[Mapping[str, PRF]], best: int, seed: int, corpus: str) -> list[str]:
    head = " | ".join(
        f"seed {seed + number}{' (shipped)' if number == best else ''}"
        for number in range(len(reports))
    )
    lines = [
        f"F1 on dev of {corpus}, percent; this model alone, strict ends, all gold relations count:",
        "",
        f"| relations | {head} | mean ± sd |",
        "|" + "---|" * (len(reports) + 2),
    ]
    for name in reports[0]:
        scores = [100 * report[name]["f1"] for report in reports]
        spread = stdev(scores) if len(scores) > 1 else 0.0
        cells = " | ".join(f"{score:.1f}" for score in scores)
        lines.append(f"| {name} | {cells} | {mean(scores):.1f} ± {spread:.1f} |")
    return lines
