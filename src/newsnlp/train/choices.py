"""Precision and recall of choices that networks made, as the card of their weights has them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsnlp.train.networks import Answered


def open_choices(answered: Answered, kind: str) -> Answered:
    """Return the choices of a kind of which nothing but the network tells."""
    return [(c, p) for c, p in answered if c.kind == kind and c.ruled == len(c.rows)]


def table(own: Answered, steps: Sequence[float]) -> str:
    """Return rows of precision, recall, said and gold of choices from several chances."""
    return "\n".join(f"| {least:g} | {scores(own, least)} |" for least in steps)


def scores(own: Answered, least: float) -> str:
    """Return precision and recall in %, said and gold of choices believed from a chance."""
    gold = sum(case.answer < len(case.rows) for case, _ in own)
    said = [(c, int(p[:-1].argmax())) for c, p in own if np.max(p[:-1]) >= least]
    right = sum(case.answer == best for case, best in said)
    shares = (100 * right / max(1, len(said)), 100 * right / max(1, gold))
    return f"{shares[0]:.1f} | {shares[1]:.1f} | {len(said)} | {gold}"
