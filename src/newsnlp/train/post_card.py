"""What the card of the networks says of posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.records.learned.posts import EMPLOYER, HOLDER, LIKELY, SAID, STANDING, SURE
from newsnlp.records.learned.standing import STANDINGS
from newsnlp.train.cases import Case
from newsnlp.train.choices import open_choices, scores, table
from newsnlp.train.record_networks import Answered

_STEPS = (0.5, 0.6, 0.7, 0.8)


def section(cases: Sequence[Case], answered: Answered) -> str:
    """Return what the card says of posts."""
    counts = Counter(case.kind for case in cases)
    articles = len({case.doc for case in cases})
    return f"""## Posts

Who has a role that nothing beside it gives to anybody («Окончил вуз. Начинал [слесарем]»), in which
body of the article a role is held of which nothing beside it tells, and how a post stands (over,
held, new, acting) where its words do not say it.

- Data: {counts[HOLDER]} roles of {articles} articles ({counts[EMPLOYER]} choices of a body,
  {counts[STANDING]} of how a post stands).
- Known weaknesses: which body is meant is often open even to readers; a person who is named in
  another way than before is two.

| holders of roles that nobody is told to have, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{table(open_choices(answered, HOLDER), _STEPS)}

{_by_source(answered)}

| bodies of roles of which nothing beside them tells, from a chance of | P | R | said | gold |
|---|---|---|---|---|
{table(open_choices(answered, EMPLOYER), _STEPS)}

| how a post stands, right | by words | with the network from {SURE:g} | by the network | posts |
|---|---|---|---|---|
{_standings(answered)}

Believed are holders from {LIKELY[HOLDER]:g}, bodies from {LIKELY[EMPLOYER]:g}.
"""


def _by_source(answered: Answered) -> str:
    """Return the same of holders in the articles of each folder, as they are believed."""
    own, least = open_choices(answered, HOLDER), LIKELY[HOLDER]
    lines = [f"| the same from {least:g}, in | P | R | said | gold |", "|---|---|---|---|---|"]
    for source in sorted({case.source for case, _ in own}):
        some = [(case, p) for case, p in own if case.source == source]
        lines.append(f"| {source} | {scores(some, least)} |")
    return "\n".join(lines)


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
