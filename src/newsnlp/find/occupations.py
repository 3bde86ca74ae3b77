"""What somebody does, told beside the name and missed by the model: «[сторож фабрики] Пётр Лямин».

The nouns are in ``lexicon/occupations.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts import LOOK_ALIKE, FactReader
from newsnlp.lexicon import words
from newsnlp.types import EntityType as T
from newsnlp.types import Span

SCORE = 0.8
SOURCE = "rule:occupation"
_FARTHEST = 6


def occupations(reader: FactReader) -> Iterator[Span]:
    """Yield roles that end where the name of a person begins, with the genitives between."""
    a, index = reader.annotation, reader.index
    known = words("occupations.txt")
    persons = [i for i, kind in enumerate(index.types) if kind is T.PERSON]
    for name in dict.fromkeys(index.first[i] for i in persons):
        begin, _ = a.sentence_tokens(a.sentence_of(name))
        for token in range(name - 1, max(begin, name - _FARTHEST) - 1, -1):
            if any(index.types[i] in (T.PERSON, T.PROFESSION) for i in index.covering(token)):
                break
            if a.lemmas[token] in known and a.pos(token) == "NOUN":
                if _fits(reader, token, name) and not list(index.covering(token)):
                    yield Span(a.starts[token], a.ends[name - 1], T.PROFESSION, SCORE, SOURCE)
                break
            if a.pos(token) not in ("NOUN", "PROPN", "ADJ", "X") or not _is_below(reader, token):
                break


def _is_below(reader: FactReader, token: int) -> bool:
    """Tell whether a token is or describes a genitive: «сторож [мебельной] [фабрики]»."""
    return reader.clauses.case(token) in ("Gen", "")


def _fits(reader: FactReader, noun: int, name: int) -> bool:
    """Tell whether one person is meant by both, in one case; a form that shows none fits any."""
    a = reader.annotation
    one, two = reader.clauses.case(noun), reader.clauses.case(name)
    alike = "" in (one, two) or one == two or {one, two} == LOOK_ALIKE
    return alike and a.feats(noun).get("Number") == "Sing"
