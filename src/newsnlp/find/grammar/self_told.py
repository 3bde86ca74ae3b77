"""Who says «я»: «– [Я] возглавляю клинику, – рассказывает Анна Рид», «Рид сказал: «[Я] ушёл»»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsnlp.annotate.marks import CLOSING, DASHES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.lexicon import words

ME = "я"
_ENDS_SPEECH = CLOSING | {",", "!", "?", "…", "."}
_COLON = ":"


def speaking(clauses: Clauses, pronoun: int) -> list[int]:
    """Return the subjects of the verb of speech that tells who says «я».

    It stands behind a dash that ends what is said, or before a colon; what a dash opens on the
    same line goes on with the sentence before.
    """
    a = clauses.annotation
    here = a.sentence_of(pronoun)
    first, last = a.sentence_tokens(here)
    for verb in _telling(clauses, first, last):
        before = verb < pronoun and _COLON in a.words[verb:pronoun]
        if before or _ends_speech(a.words[pronoun:verb]):
            return clauses.subjects(verb)
    if here and a.words[first] in DASHES and not a.opens_line(first):
        begin, end = a.sentence_tokens(here - 1)
        for verb in _telling(clauses, begin, end):
            if _ends_speech(a.words[begin:verb]):
                return clauses.subjects(verb)
    return []


def _telling(clauses: Clauses, first: int, last: int) -> Iterator[int]:
    a, speech = clauses.annotation, words("reporting_verbs.txt")
    for verb in range(first, last):
        told = a.pos(verb) == "VERB" and a.feats(verb).get("VerbForm") == "Fin"
        if told and a.lemmas[verb] in speech:
            yield verb


def _ends_speech(spelt: list[str]) -> bool:
    """Tell what a verb of speech stands behind: «…, – [сказал] Рид»."""
    return any(word in DASHES and before in _ENDS_SPEECH for before, word in pairwise(spelt))
