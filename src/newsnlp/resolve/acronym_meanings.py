"""What an acronym stands for in a dump: as the articles say that give it with its full name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from newsnlp.link.bodies.acronyms import abbreviates, bare, is_acronym
from newsnlp.link.grammar.morphology import fold
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.organization_names import read_name

_FULL = ("words", "quoted", "institution")
_HAS_PIECE = re.compile("[А-ЯЁ][а-яё]+[А-ЯЁ]{2}")
DOMINANT = 0.8
"""Share of the articles that one meaning of a name must have to be what the name stands for."""


def learn_acronyms(organizations: Iterable[Appearance]) -> dict[str, Counter[str]]:
    """Return how many articles give each full name (its key, no place) for each acronym."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for organization in organizations:
        names = (organization.name, *organization.aliases)
        for acronym in filter(is_acronym, names):
            full = next((n for n in names if expands(acronym, n)), None)
            if full:
                table[fold(acronym)][read_name(full).general or read_name(full).key] += 1
    return dict(table)


def expands(acronym: str, name: str) -> bool:
    """Tell the full name of an acronym from any other name."""
    if not is_acronym(acronym):
        return False
    return " " in name and read_name(name).kind != "acronym" and abbreviates(acronym, name)


def with_guesses(
    table: Mapping[str, Counter[str]], organizations: Iterable[Appearance]
) -> dict[str, Counter[str]]:
    """Return the table with acronyms that no article tells and that one name of the dump fits.

    Only of one that has a piece of a word, «ТулГУ», is so much told; «ТГУ» may be many.
    """
    short: set[str] = set()
    full: dict[str, dict[str, str]] = defaultdict(dict)
    for organization in organizations:
        read, name = read_name(organization.name), organization.name
        if read.kind == "acronym" and _HAS_PIECE.search(name) and is_acronym(name):
            short.add(name)
        elif read.kind in _FULL and " " in (read.quoted or read.key):
            spelt = bare(name) if read.kind == "words" else read.quoted.capitalize()
            full[spelt[:1]][read.quoted or read.key] = spelt
    guesses = dict(table)
    for name in sorted(short):
        near = full.get(name[0], {}) if fold(name) not in table else {}
        fits = [key for key, spelt in near.items() if abbreviates(name, spelt)]
        if len(fits) == 1:
            guesses[fold(name)] = Counter(fits)
    return guesses


def meaning(table: Mapping[str, Counter[str]], acronym: str) -> str:
    """Return the full name that an acronym nearly always stands for in the dump, or nothing."""
    counts = table.get(fold(acronym))
    if not counts:
        return ""
    name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return name if count >= DOMINANT * counts.total() else ""
