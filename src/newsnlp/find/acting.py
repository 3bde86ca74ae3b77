"""Who stands in for somebody, told without the post: «[исполняющим обязанности] назначен Котов»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import FactReader
from newsnlp.types import EntityType as T
from newsnlp.types import Span

SCORE = 0.8
SOURCE = "rule:acting"
_STANDING_IN = frozenset({"исполнять", "исполняющий"})
_DUTY = "обязанность"
_FOR_A_TIME = "временно"
_WHOSE = frozenset({"его", "её", "ее", "их"})


def stand_ins(reader: FactReader) -> Iterator[Span]:
    """Yield «временно исполняющим её обязанности» where no role is found."""
    a = reader.annotation
    for token, lemma in enumerate(a.lemmas):
        if lemma not in _STANDING_IN or not a.words[token].lower().startswith("исполняющ"):
            continue
        duty = token + 1 + (a.words[token + 1 : token + 2] != [] and _is_whose(a.words[token + 1]))
        if a.lemmas[duty : duty + 1] != [_DUTY] or _has_role(reader, token, duty):
            continue
        first = token - (token > 0 and a.words[token - 1].lower() == _FOR_A_TIME)
        yield Span(a.starts[first], a.ends[duty], T.PROFESSION, SCORE, SOURCE)


def _is_whose(word: str) -> bool:
    return word.lower() in _WHOSE


def _has_role(reader: FactReader, token: int, duty: int) -> bool:
    """Tell whether a role holds both words; the model may cut «[исполняющим] её обязанности»."""
    index = reader.index
    around = (i for i in index.covering(token) if index.last[i] > duty)
    return any(index.types[i] is T.PROFESSION for i in around)
