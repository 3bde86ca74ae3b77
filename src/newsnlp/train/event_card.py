"""What the card of the networks says of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsnlp.records.learned.happenings import DAY, NOT_THERE, SITE, SURE, TAKING, TWIN
from newsnlp.train.cases import OPEN, Case
from newsnlp.train.choices import open_choices, table
from newsnlp.train.networks import Answered

_STEPS = (0.4, 0.5, 0.6, 0.7, 0.8)


def section(cases: Sequence[Case], answered: Answered) -> str:
    """Return what the card says of events."""
    counts = Counter(case.kind for case in cases)
    articles = len({case.doc for case in cases})
    return f"""## Events

Whether an event tells another one again, who takes part in it, on which day and where it is.

- Data: {counts[TAKING]} events of {articles} articles, {counts[TWIN]} choices of what one tells
  again, {counts[DAY]} of its day, {counts[SITE]} of its place.

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
{table(open_choices(answered, DAY), _STEPS)}

| the place of events without one of their own, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{table(open_choices(answered, SITE), _STEPS)}

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
