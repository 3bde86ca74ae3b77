"""Precision and recall of choices that networks made, as the card of their weights has them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsnlp.train.cases import OPEN
from newsnlp.train.record_networks import Answered


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


def pairs(
    answered: Answered,
    kind: str,
    steps: Sequence[float],
    sure: float | None = None,
    least: float = 0.0,
) -> str:
    """Return rows of the scores of pairs that stand each by itself, from several chances.

    Of those that nothing else tells; with ``sure``, of all, and what rules and relations make of
    them, alone and together: then told pairs stay from ``least``, others are believed from
    ``sure``.
    """
    own = [(case, p) for case, p in answered if case.kind == kind]
    found = [
        (bool(told), float(chance), bool(label))
        for case, p in own
        for told, chance, label in zip(case.told_each, p, case.labels, strict=True)
        if label != OPEN
    ]
    if sure is None:
        found = [pair for pair in found if not pair[0]]
    lines = [_line(f"{step:g}", [(p >= step, label) for _, p, label in found]) for step in steps]
    if sure is None:
        return "\n".join(lines)
    lines.insert(0, _line("by rules and relations", [(told, label) for told, _, label in found]))
    both = [(p >= (least if told else sure), label) for told, p, label in found]
    return "\n".join([*lines, _line("together", both)])


def right(answered: Answered, kind: str) -> str:
    """Return how many of the pairs that stand each by itself are told right, in %, of how many."""
    own = [
        (chance >= 1 / 2) == bool(label)
        for case, p in answered
        if case.kind == kind
        for chance, label in zip(p, case.labels, strict=True)
        if label != OPEN
    ]
    return f"{100 * sum(own) / max(1, len(own)):.1f} % of {len(own)}"


def _line(name: str, told: Sequence[tuple[bool, bool]]) -> str:
    said, gold = (sum(column) for column in zip(*told, strict=True))
    right_ = sum(a and b for a, b in told)
    precision, recall = right_ / max(1, said), right_ / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    shares = " | ".join(f"{100 * x:.1f}" for x in (precision, recall, f1))
    return f"| {name} | {shares} | {said} | {gold} |"
