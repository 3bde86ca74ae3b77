"""Shares of owners: «Рид ([51 %])», «ООО «Луч» – [49 процентов акций]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import CLOSING, DASHES
from newsnlp.find.facts.frames import noun_class

_LONGEST = 6
"""Tokens of a share."""
_PERCENT = "%"


def behind_share(annotation: Annotation, token: int) -> int:
    """Return where a share ends that begins at a token, the token where none does."""
    a = annotation
    near = a.words[token : token + _LONGEST]
    counted = any(word[:1].isdigit() for word in near)
    if near[:1] == ["("] and ")" in near and counted:
        end = token + near.index(")") + 1
        return end if any(_is_part(a, t) for t in range(token, end)) else token
    end = token + 2
    if len(near) < 2 or near[0] not in DASHES or not near[1][0].isdigit():
        return token
    while end < min(len(a), token + _LONGEST) and _is_part(a, end):
        end += 1
    return end if end > token + 2 or near[1].endswith(_PERCENT) else token


def has_share(annotation: Annotation, end: int) -> bool:
    """Tell whether a share stands behind a name that ends before a token."""
    end += annotation.words[end : end + 1] != [] and annotation.words[end] in CLOSING - {")"}
    return behind_share(annotation, end) > end


def _is_part(annotation: Annotation, token: int) -> bool:
    told = annotation.lemmas[token] in noun_class("percentage")
    return told or annotation.words[token].endswith(_PERCENT)
