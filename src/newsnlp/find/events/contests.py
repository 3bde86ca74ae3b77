"""Which contest told before a sentence goes on with: «Прошёл конкурс чтецов. Жюри возглавил …»."""

from __future__ import annotations

from newsnlp.find.events.retold import is_another, told_in
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import APPOSED

_REACH = 25
"""Sentences back in which the contest is told: its jury may stand between, line by line."""
_BESIDE = APPOSED | {"conj"}


def contest_before(reader: FactReader, noun: int) -> int | None:
    """Return the only contest of the last sentence that tells one before a noun.

    Not where it tells another one than that of the text: «предыдущий фестиваль прошёл в мае».
    """
    a, index = reader.annotation, reader.index
    here = a.sentence_of(noun)
    for sentence in range(here, max(-1, here - 1 - _REACH), -1):
        named = told_in(a, index, sentence)
        told = [named[lemma] for lemma in named.keys() & noun_class("judged")]
        told = [e for e in told if index.head[e] < noun and not _is_won_before(reader, e)]
        if told or _tells_another(reader, sentence):
            return told[0] if len(told) == 1 else None
    return None


def _is_won_before(reader: FactReader, contest: int) -> bool:
    """Tell a contest of which somebody is known: «Ким, победительница [конкурса 2021 года]»."""
    a, above = reader.annotation, reader.clauses.head[reader.index.head[contest]]
    while above >= 0 and a.pos(above) == "NOUN" and a.lemmas[above] in noun_class("judged"):
        above = reader.clauses.head[above]
    called = above > 0 and a.lemmas[above] in noun_class("partaker")
    return called and a.words[above - 1] == "," and a.deprel(above) in _BESIDE


def _tells_another(reader: FactReader, sentence: int) -> bool:
    """Tell a sentence of another year's contest: «предыдущий конкурс прошёл в мае»."""
    a = reader.annotation
    tokens = range(*a.sentence_tokens(sentence))
    return any(is_another(a, t) for t in tokens if a.lemmas[t] in noun_class("judged"))
