"""Learn which events are one, who is there, when and where, from labelled events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from newsnlp.pipeline import Pipeline
from newsnlp.records.learned.happenings import (
    DAY,
    LAYOUT,
    NOT_THERE,
    REBUILD,
    SITE,
    SURE,
    TAKING,
    TWIN,
)
from newsnlp.train import networks
from newsnlp.train.event_data import read_cases
from newsnlp.train.networks import OPEN, Answered, Case, Recipe

_STEPS = (0.4, 0.5, 0.6, 0.7, 0.8)


def train(labels: Path, further: Path, output: Path, *, seed: int = 0) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels.
    """
    told = read_cases(labels, further, Pipeline())
    networks.train(LAYOUT, told, output, partial(_card, told[0], seed), seed=seed)


def _card(cases: Sequence[Case], seed: int, answered: Answered, recipe: Recipe) -> str:
    counts = Counter(case.kind for case in cases)
    articles = len({case.doc for case in cases})
    return f"""# Events told over several sentences

Small networks over features of an event and of the people, bodies, dates and places of its article:
whether it tells another one again, who takes part in it, on which day and where it is. Words are
known by navec's vectors (MIT) of their lemmas.

- Data: {counts[TAKING]} events of {articles} articles of `corpora/labels` and of train of
  `corpora/regional`, labelled by readers, {counts[TWIN]} choices of what one tells again,
  {counts[DAY]} of its day, {counts[SITE]} of its place. For news of the regions.
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD} --seed {seed}` (PyTorch, CPU, some minutes).
- Recipe: {recipe}.

Figures are of networks that learned four fifths of the articles, on the others, in %.

| who takes part, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{_pairs(answered, TAKING)}

| whom nothing else tells to take part, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{_pairs(answered, TAKING, ruled=False)}

| pairs of events that are one, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{_pairs(answered, TWIN, ruled=False)}

| the day of events without one of their own, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{_choices(answered, DAY)}

| the place of events without one of their own, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{_choices(answered, SITE)}

Believed are pairs from {SURE[TWIN]:g}, participants from {SURE[TAKING]:g}, days from
{SURE[DAY]:g}, places from {SURE[SITE]:g}. Whom rules or relations have taking part is left out
below {NOT_THERE:g}.
"""


def _pairs(answered: Answered, kind: str, *, ruled: bool = True) -> str:
    """Return the scores of pairs, by chance; not ``ruled``: of those that rules leave open."""
    own = [(case, p) for case, p in answered if case.kind == kind]
    pairs = [
        (bool(told), float(chance), bool(label))
        for case, p in own
        for told, chance, label in zip(case.told_each, p, case.labels, strict=True)
        if label != OPEN
    ]
    pairs = [pair for pair in pairs if ruled or not pair[0]]
    lines = [
        _line(f"{least:g}", [(p >= least, label) for _, p, label in pairs]) for least in _STEPS
    ]
    if not ruled:
        return "\n".join(lines)
    lines.insert(0, _line("by rules and relations", [(told, label) for told, _, label in pairs]))
    both = [(p >= (NOT_THERE if told else SURE[kind]), label) for told, p, label in pairs]
    return "\n".join([*lines, _line("together", both)])


def _line(name: str, told: Sequence[tuple[bool, bool]]) -> str:
    said, gold = (sum(column) for column in zip(*told, strict=True))
    right = sum(a and b for a, b in told)
    precision, recall = right / max(1, said), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    shares = " | ".join(f"{100 * x:.1f}" for x in (precision, recall, f1))
    return f"| {name} | {shares} | {said} | {gold} |"


def _choices(answered: Answered, kind: str) -> str:
    own = [(c, p) for c, p in answered if c.kind == kind and c.ruled == len(c.rows)]
    return "\n".join(f"| {least:g} | {_scores(own, least)} |" for least in _STEPS)


def _scores(own: Answered, least: float) -> str:
    gold = sum(case.answer < len(case.rows) for case, _ in own)
    said = [(c, int(p[:-1].argmax())) for c, p in own if np.max(p[:-1]) >= least]
    right = sum(case.answer == best for case, best in said)
    shares = (100 * right / max(1, len(said)), 100 * right / max(1, gold))
    return f"{shares[0]:.1f} | {shares[1]:.1f} | {len(said)} | {gold}"
