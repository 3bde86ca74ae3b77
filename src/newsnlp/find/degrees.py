"""Degrees and titles, which one has for life: «академик», «мастер спорта», no «мастер участка»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.frames import noun_class

_MASTER, _SPORT = "мастер", "спорт"


def is_degree(annotation: Annotation, noun: int) -> bool:
    """Tell whether a noun is a degree: a мастер is of sports, any other has a post."""
    lemmas = annotation.lemmas
    if lemmas[noun] not in noun_class("degree"):
        return False
    return lemmas[noun] != _MASTER or lemmas[noun + 1 : noun + 2] == [_SPORT]
