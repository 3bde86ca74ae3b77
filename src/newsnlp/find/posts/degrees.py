"""What one has for life: «академик», «мастер спорта», no «мастер участка», «полковник полиции»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class

_MASTER, _SPORT = "мастер", "спорт"


def is_degree(annotation: Annotation, noun: int) -> bool:
    """Tell whether a noun is a degree: a мастер is of sports, any other has a post."""
    lemmas = annotation.lemmas
    if lemmas[noun] not in noun_class("degree"):
        return False
    return lemmas[noun] != _MASTER or lemmas[noun + 1 : noun + 2] == [_SPORT]


def behind_arm(annotation: Annotation, rank: int) -> int:
    """Return where a rank ends with its arm, or 0: «полковник [внутренней службы]»."""
    if annotation.lemmas[rank] not in noun_class("dignity"):
        return 0
    arm = rank + 1
    while arm < len(annotation) and annotation.pos(arm) == "ADJ" and annotation.heads[arm] > arm:
        arm += 1
    told = arm < len(annotation) and annotation.lemmas[arm] in noun_class("arm")
    return arm + 1 if told and annotation.words[arm].islower() else 0
