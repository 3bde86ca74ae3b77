"""Countries and regions of the tables, known by the lemmas of a text without a mention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold, readings

_BEGINNING = 3
"""Letters that words of a country's or region's name share with their lemmas."""


def tabled(lemmas: Sequence[str], first: int) -> dict[int, tuple[int, str]]:
    """Return the countries and regions among the tokens from ``first`` on, found in the tables."""
    found: dict[int, tuple[int, str]] = {}
    named, opening = _tabled_names(), _tabled_openings()
    starts = [lemma[:_BEGINNING] for lemma in lemmas]
    for offset in range(len(lemmas)):
        if starts[offset] not in opening:
            continue
        for end in (offset + 2, offset + 1):
            if end <= len(lemmas) and " ".join(starts[offset:end]) in named:
                place = tabled_place(" ".join(lemmas[offset:end]))
                if place:
                    found[first + offset] = (first + end, place)
                    break
    return found


@cache
def _tabled_names() -> dict[str, list[tuple[str, str]]]:
    """Return by beginnings of words the names of countries and regions, each with the usual one."""
    names: dict[str, list[tuple[str, str]]] = {}
    for file in ("countries.tsv", "regions.tsv"):
        for usual, *more in rows(file):
            adjectives, others = ([*cell.split(";")] for cell in (*more, "", "")[:2])
            for name in filter(None, (usual, *adjectives, *others)):
                names.setdefault(_beginnings(fold(name)), []).append((name, usual))
    return names


@cache
def _tabled_openings() -> frozenset[str]:
    """Return how the first words of these names begin."""
    return frozenset([beginnings.partition(" ")[0] for beginnings in _tabled_names()])


@lru_cache(512)
def _table(beginnings: str) -> dict[str, str]:
    """Return by lemmas the usual names that begin so: a short text need not parse all names."""
    table: dict[str, str] = {}
    for name, usual in _tabled_names()[beginnings]:
        table.setdefault(lemmas_of_place(name), usual)
    return table


def lemmas_of_place(name: str) -> str:
    """Return a name of a table in the dictionary forms of its words; «Того» is no form of «тот»."""
    lemmas = lemmas_of(name)
    return lemmas if _beginnings(lemmas) == _beginnings(fold(name)) else fold(name)


def _beginnings(name: str) -> str:
    return " ".join([word[:_BEGINNING] for word in name.split(" ")])


def lemmas_of(name: str) -> str:
    """Return a name in the dictionary forms of its words: «Российская Федерация» → российский …."""
    return " ".join(
        fold(word if len(word) > 1 and word.isupper() else _lemma(word)) for word in name.split()
    )


def _lemma(word: str) -> str:
    found = readings(word.lower())
    return str(found[0].normal_form) if found else word


def tabled_place(lemmas: str) -> str:
    """Return the usual name of the country or region that some lemmas name, or ''."""
    beginnings = _beginnings(lemmas)
    return _table(beginnings).get(lemmas, "") if beginnings in _tabled_names() else ""
