"""Names of several people: «Савицкие», «братья Михалковы»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsnlp.link.declension import kinds
from newsnlp.link.morphology import NOUNS, Form, nominative, styled

_PLURAL = re.compile(r"(?:[оеё]в|[иы]н|ск|цк)(?:ы|и|ие|ых|их|ым|им|ыми|ими)$|ые$")
_ONLY_PLURAL = re.compile(r"[А-ЯЁ].*(?:[оеё]вы(?:ми)?|[сц]ки(?:е|ми)|ые)$")


def is_plural(word: str, number: str) -> bool:
    """Tell «Дзагоевых», if the tagger sees several, and «Савицкие» from «Евы» whatever it sees."""
    if number == "plur":
        return _PLURAL.search(word) is not None
    return _ONLY_PLURAL.match(word) is not None and "Name" not in kinds(word.lower())


def plural_text(name: Sequence[str], case: str) -> str:
    """Write «братьев Михалковых» as братья Михалковы."""
    *before, last = name
    family = re.sub(r"(?:ых|ым|ыми)$", "ы", last)
    family = re.sub(r"(?:их|им|ими)$", "ие", family)
    form = Form(case or "nomn", "plur", None)
    lead = (styled(nominative(word.lower(), form, NOUNS), word) for word in before)
    return " ".join([*lead, family])
