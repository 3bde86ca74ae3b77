"""Which contest told before a sentence goes on with: «Прошёл конкурс чтецов. Жюри возглавил …»."""

from __future__ import annotations

from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.retold import is_another
from newsnlp.find.type_sets import EVENTS

_REACH = 25
"""Sentences back in which the contest is told: its jury may stand between, line by line."""


def contest_before(reader: FactReader, noun: int) -> int | None:
    """Return the only contest of the last sentence that tells one before a noun.

    Not where it tells another one than that of the text: «предыдущий фестиваль прошёл в мае».
    """
    a, index = reader.annotation, reader.index
    here = a.sentence_of(noun)
    for sentence in range(here, max(-1, here - 1 - _REACH), -1):
        first, end = a.sentence_tokens(sentence)
        told = {
            a.lemmas[token]: event
            for token in range(first, min(end, noun))
            if a.lemmas[token] in noun_class("judged")
            and (event := index.at(token, EVENTS)) is not None
            and index.head[event] == token
        }
        if told:
            other = any(is_another(a, index.head[event]) for event in told.values())
            return next(iter(told.values())) if len(told) == 1 and not other else None
    return None
