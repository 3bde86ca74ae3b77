"""What the card of the networks says of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsnlp.records.learned.happenings import DAY, NOT_THERE, SITE, SURE, TAKING, TWIN
from newsnlp.train.cases import Case
from newsnlp.train.choices import open_choices, pairs, table
from newsnlp.train.record_networks import Answered

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
{pairs(answered, TAKING, _STEPS, SURE[TAKING], NOT_THERE)}

| whom nothing else tells to take part, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{pairs(answered, TAKING, _STEPS)}

| pairs of events that are one, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{pairs(answered, TWIN, _STEPS)}

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
