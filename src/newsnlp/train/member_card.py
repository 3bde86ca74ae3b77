"""What the card of the networks says of who belongs to which body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsnlp.records.learned.belonging import JOINED, LEFT, MEMBER, NO_MEMBER, SURE
from newsnlp.train.cases import Case
from newsnlp.train.choices import pairs, right
from newsnlp.train.record_networks import Answered

_STEPS = (0.4, 0.5, 0.6, 0.7, 0.8)


def section(cases: Sequence[Case], answered: Answered) -> str:
    """Return what the card says of memberships."""
    counts = Counter(case.kind for case in cases)
    articles = len({case.doc for case in cases})
    gold = sum(int((case.labels == 1).sum()) for case in cases if case.kind == MEMBER)
    return f"""Who belongs to a council, a jury, a party, a team, a union («Вошли пятеро: кресла
сохранили [Рид] и [Котова]»), and whether that is new or over.

- Data: {gold} memberships in {counts[MEMBER]} bodies of {articles} articles.

| who belongs to a body, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{pairs(answered, MEMBER, _STEPS, SURE, NO_MEMBER)}

| of whom nothing else tells it, from a chance of | P | R | F1 | said | gold |
|---|---|---|---|---|---|
{pairs(answered, MEMBER, _STEPS)}

Right of how a membership stands: new or not {right(answered, JOINED)}, over or not
{right(answered, LEFT)}. Believed are memberships from {SURE:g}; what the relation model tells is
left out below {NO_MEMBER:g}.
"""
