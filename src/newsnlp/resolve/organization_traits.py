"""What forbids two organizations to be one: sorts, legal forms, places, levels, one article."""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import fold
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.judgement import Traits
from newsnlp.resolve.organization_names import company_form, one_word, read_name
from newsnlp.resolve.organization_places import narrow


def traits_of(organization: Appearance) -> Traits:
    """Return what contradicts another organization: its sort, legal form and places, if any."""
    read = read_name(organization.name)
    sorts = frozenset((read.sort,)) - {""} - words("wide_nouns.txt")
    told = {
        "type": sorts if read.kind == "quoted" else frozenset(),
        "form": frozenset((company_form(organization.name),)) - {""},
        "place": read.places,
        "level": read.levels,
        "sport": _sports(organization.name) if read.kind == "quoted" else frozenset(),
    }
    return Traits({kind: values for kind, values in told.items() if values})


def _sports(name: str) -> frozenset[str]:
    """Return the sport of a club: футбольный of «ФК «Заря»» and «Футбольный клуб «Заря»»."""
    told = fold(name).split()
    return frozenset(
        sport
        for sport, club in rows("sports.tsv")
        if name.startswith(f"{club} ") or any(word[:-2] == sport[:-2] for word in told[:3])
    )


def documents_of(organizations: Iterable[Appearance]) -> list[str]:
    """Return the article of each, for what it tells apart; empty for a name it has once more.

    «Госдума» and «Госдумы» are one word, «партия «Заря»» and «штаб партии «Заря»» are two bodies.
    """
    told: set[tuple[str, str]] = set()
    documents = []
    for organization in organizations:
        place = organization.ref[0], one_word(organization.name)
        documents.append("" if place[1] and place in told else organization.ref[0])
        told.add(place)
    return documents


def clash(one: Traits, other: Traits) -> str:
    """Return the trait in which two organizations differ, with both values."""
    for kind in ("type", "form", "place", "level", "sport"):
        mine, theirs = one.values.get(kind), other.values.get(kind)
        if kind == "place" and mine and theirs and mine != theirs:
            # «УФСБ России по Тульской области» and «по Тверской области» are both of Russia
            mine, theirs = narrow(mine), narrow(theirs)
        if mine and theirs and not mine & theirs:
            told = (max(values, key=lambda value: (len(value), value)) for values in (mine, theirs))
            return f"{kind} {' / '.join(told)}"
    return ""
