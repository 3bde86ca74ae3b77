"""Who stands in for somebody: «[исполняющим обязанности] назначен Котов», «[и. о. мэра] стал»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.type_sets import DATES, PERSONS
from newsnlp.patterns import lazy
from newsnlp.types import EntityType as T
from newsnlp.types import Span

SCORE = 0.8
SOURCE = "rule:acting"
_SPELT = ["и", ".", "о", "."]
_WHOLE = frozenset({"врио", "врид", "ио"})
_OPENING = _WHOLE | {_SPELT[0]}
_ABBREVIATED = lazy(r"\b(?:[Ии]\.\s?о\.|[Вв]ри[од]\b|[Ии]о\b)")
_STANDING_IN = frozenset({"исполнять", "исполняющий"})
_DUTY = "обязанность"
_FOR_A_TIME = "временно"
_WHOSE = frozenset({"его", "её", "ее", "их"})


def stand_ins(reader: FactReader) -> Iterator[Span]:
    """Yield «временно исполняющим её обязанности» where no role is found.

    So are the duties of a post: «исполняющей обязанности [руководителя управления]».
    """
    a, ends = reader.annotation, None
    for token in a.by_lemma.of(_STANDING_IN):
        if not a.lowered[token].startswith("исполняющ"):
            continue
        duty = token + 1 + (a.words[token + 1 : token + 2] != [] and _is_whose(a.words[token + 1]))
        if a.lemmas[duty : duty + 1] != [_DUTY] or _has_role(reader, token, duty):
            continue
        first = token - (token > 0 and a.words[token - 1].lower() == _FOR_A_TIME)
        noun, last = _post(a, duty + 1), duty + 1
        if noun:
            ends = barred(reader, DATES | PERSONS) if ends is None else ends
            _, last = extended(reader.clauses, noun, noun + 1, ends)
        yield Span(a.starts[first], a.ends[last - 1], T.PROFESSION, SCORE, SOURCE)


def abbreviated(reader: FactReader) -> Iterator[Span]:
    """Yield «и. о. председателя комитета», «врио губернатора» where no role is found."""
    a, index = reader.annotation, reader.index
    ends: set[int] | None = None
    for token in a.by_form.of(_OPENING):
        if not _ABBREVIATED.match(a.text, a.starts[token]):
            continue
        noun = _post_after(a, token)
        around = [i for i in index.covering(noun) if index.types[i] is T.PROFESSION]
        if not noun or any(index.first[i] <= token for i in around):
            continue
        ends = barred(reader, DATES | PERSONS) if ends is None else ends
        _, last = extended(reader.clauses, noun, noun + 1, ends)
        last = max([last, *(index.last[i] for i in around)])
        yield Span(a.starts[token], a.ends[last - 1], T.PROFESSION, SCORE, SOURCE)


def _post_after(a: Annotation, token: int) -> int:
    """Return the noun of the post that acting words open, past its adjectives, or 0."""
    if a.words[token].lower() in _WHOLE:
        noun = token + 1
    elif [word.lower() for word in a.words[token : token + 4]] == _SPELT:
        noun = token + 4
    else:
        return 0
    return _post(a, noun)


def _post(a: Annotation, noun: int) -> int:
    """Return a noun for a post in the genitive, past its adjectives, or 0."""
    while noun < len(a) and a.pos(noun) == "ADJ":
        noun += 1
    post = noun < len(a) and a.lemmas[noun] in posts() and a.feats(noun).get("Case") == "Gen"
    return noun if post else 0


def _is_whose(word: str) -> bool:
    return word.lower() in _WHOSE


def _has_role(reader: FactReader, token: int, duty: int) -> bool:
    """Tell whether a role holds both words; the model may cut «[исполняющим] её обязанности»."""
    index = reader.index
    around = (i for i in index.covering(token) if index.last[i] > duty)
    return any(index.types[i] is T.PROFESSION for i in around)
