"""Learn whose posts are, where they are held and how they stand, from labelled roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsnlp.pipeline import Pipeline
from newsnlp.records.learned.posts import (
    EMPLOYER,
    HOLDER,
    LAYOUT,
    LIKELY,
    REBUILD,
    SAID,
    STANDING,
    SURE,
)
from newsnlp.records.learned.standing import STANDINGS
from newsnlp.train import networks
from newsnlp.train.networks import Answered, Case, Recipe
from newsnlp.train.post_data import read_cases


def train(labels: Path, further: Path, output: Path, *, seed: int = 0) -> None:
    """Learn from all that is labelled, write the networks and their card.

    Raises InputError for bad labels.
    """
    told = read_cases(labels, further, Pipeline())
    networks.train(LAYOUT, told, output, partial(_card, told[0], seed), seed=seed)


def _card(cases: Sequence[Case], seed: int, answered: Answered, recipe: Recipe) -> str:
    counts = Counter(case.kind for case in cases)
    articles = len({case.doc for case in cases})
    return f"""# Posts told over several sentences

Small networks over features of a role and of the people and bodies of its article: who has a role
that nothing beside it gives to anybody («Окончил вуз. Начинал [слесарем]»), in which body of the
article a role is held of which nothing beside it tells, and how a post stands (over, held, new,
acting) where its words do not say it. Words are known by navec's vectors (MIT) of their lemmas.

- Data: {counts[HOLDER]} roles of {articles} articles of `corpora/labels` and of train of
  `corpora/regional`, labelled by readers ({counts[EMPLOYER]} choices of a body,
  {counts[STANDING]} of how a post stands). For news of the regions: in news of the world they
  take who is told of for gone too often.
- Licence of the weights: MIT, as the project.
- Command: `{REBUILD} --seed {seed}` (PyTorch, CPU, some minutes).
- Recipe: {recipe}.
- Known weaknesses: which body is meant is often open even to readers; a person who is named in
  another way than before is two.

Figures are of networks that learned four fifths of the articles, on the others, in %.

| holders of roles that nobody is told to have, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{_choices(answered, HOLDER)}

{_by_source(answered)}

| bodies of roles of which nothing beside them tells, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{_choices(answered, EMPLOYER)}

| how a post stands, right | by words | with the network from {SURE:g} | by the network | posts |
|---|---|---|---|---|
{_standings(answered)}

Believed are holders from {LIKELY[HOLDER]:g}, bodies from {LIKELY[EMPLOYER]:g}.
"""


def _choices(answered: Answered, kind: str) -> str:
    """Return precision and recall by chance, of roles that readers labelled."""
    own = _open(answered, kind)
    return "\n".join(f"| {least:g} | {_scores(own, least)} |" for least in (0.5, 0.6, 0.7, 0.8))


def _by_source(answered: Answered) -> str:
    """Return the same of holders in the articles of each folder, as they are believed."""
    own, least = _open(answered, HOLDER), LIKELY[HOLDER]
    lines = [f"| the same from {least:g}, in | P | R | said | gold |", "|---|---|---|---|---|"]
    for source in sorted({case.source for case, _ in own}):
        some = [(case, p) for case, p in own if case.source == source]
        lines.append(f"| {source} | {_scores(some, least)} |")
    return "\n".join(lines)


def _open(answered: Answered, kind: str) -> Answered:
    """Return the cases of which nothing else tells."""
    return [(c, p) for c, p in answered if c.kind == kind and c.ruled == len(c.rows)]


def _scores(own: Answered, least: float) -> str:
    gold = sum(case.answer < len(case.rows) for case, _ in own)
    said = [(c, int(p[:-1].argmax())) for c, p in own if p[:-1].max() >= least]
    right = sum(case.answer == best for case, best in said)
    shares = (100 * right / max(1, len(said)), 100 * right / max(1, gold))
    return f"{shares[0]:.1f} | {shares[1]:.1f} | {len(said)} | {gold}"


def _standings(answered: Answered) -> str:
    own = [(case, p) for case, p in answered if case.kind == STANDING]
    sources = sorted({case.source for case, _ in own})
    told = {name: [(c, p) for c, p in own if c.source == name] for name in sources}
    told |= {one.value: [(c, p) for c, p in own if STANDINGS[c.answer] is one] for one in STANDINGS}
    lines = []
    for name, some in told.items():
        n = max(1, len(some))
        ruled = sum(c.ruled == c.answer for c, _ in some)
        every = sum(int(p.argmax()) == c.answer for c, p in some)
        both = sum((int(p.argmax()) if _is_asked(c, p) else c.ruled) == c.answer for c, p in some)
        shares = " | ".join(f"{100 * x / n:.1f}" for x in (ruled, both, every))
        lines.append(f"| {name} | {shares} | {len(some)} |")
    return "\n".join(lines)


def _is_asked(case: Case, chance: NDArray[np.float32]) -> bool:
    """Tell what the network decides: where words do not say that a post is over, and it is sure."""
    return STANDINGS[case.ruled] not in SAID and bool(chance.max() >= SURE)
