"""One surname told once for two: «[Илья] и Марк Востриковы» are Илья and Марк Востриков."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.groups import Token
from newsnlp.link.names import one_of_family
from newsnlp.link.person_name import PersonName

_AND = "и"


def shared_surnames(
    annotation: Annotation, tokens: Sequence[Token], read: Mapping[int, PersonName]
) -> Iterator[tuple[int, PersonName]]:
    """Yield the full names of whom a first name alone tells before «и» and a surname of both."""
    ends = {token.last: token for token in tokens}
    for token in tokens:
        other = ends.get(token.first - 1) if token.last - token.first > 1 else None
        if other is None or annotation.words[token.first - 1] != _AND:
            continue
        own, name = read[other.index], read[token.index]
        last = one_of_family(annotation.words[token.last - 1], own.gender)
        if last and own.sole and own.first and name.first and not name.plural:
            text = f"{own.first} {last}"
            yield other.index, replace(own, text=text, last=last, sole=False)
