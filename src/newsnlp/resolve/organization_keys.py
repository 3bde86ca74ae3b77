"""By which names an organization is known across articles: the keys that it is met by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsnlp.link.bodies.acronyms import contracts
from newsnlp.link.places.areas import countries
from newsnlp.resolve.acronym_meanings import meaning
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.homes import Home, Homes
from newsnlp.resolve.organization_names import (
    COMMON,
    OrganizationName,
    is_ministry,
    is_owner,
    is_shared_acronym,
    known_names,
    read_name,
    region_of,
)


def contractions(organizations: Iterable[Appearance]) -> dict[str, list[str]]:
    """Return names of one word by their first letters: «Генпрокуратура» may contract a name."""
    found = {read_name(o.name) for o in organizations}
    proper = (r.general or r.key for r in found if r.kind == "proper")
    shorts = sorted({key for key in proper if len(key) > 5 and " " not in key})
    by_start: dict[str, list[str]] = defaultdict(list)
    for short in shorts:
        by_start[short[:3]].append(short)
    return dict(by_start)


def are_listed_as_one(one: OrganizationName, other: OrganizationName) -> bool:
    """Say whether the list of known names has both: «ЦБ РФ» and «Банк России»."""
    listed = known_names()
    mine, theirs = ({listed.get(key, "") for key in (n.key, n.general)} for n in (one, other))
    return not (mine & theirs) <= {""}


def homes_of(organizations: Iterable[Appearance], homes: Homes) -> list[Home]:
    """Return of each its place, or the one that its article is at home in."""
    read = ((o.name, o.ref[0], read_name(o.name)) for o in organizations)
    return [
        region_of(name)
        if own.places
        else homes.region(doc)  # «прокуратура области», where no region is told, is no country's
        if own.levels
        else homes.of(doc, own.reach)
        for name, doc, own in read
    ]


def keys_of(
    organization: Appearance,
    table: Mapping[str, Counter[str]],
    shorts: Mapping[str, Sequence[str]],
) -> set[str]:
    """Return every key that an appearance is known by; bare nouns count as a full name only."""
    own = read_name(organization.name)
    keys = {own.key, own.general}
    for name in (organization.name, *organization.aliases):
        read = read_name(name)
        if own.places and is_shared_acronym(name):  # its «УФАС» is the «Томское УФАС»
            keys.add(read.key)
        if read.kind not in COMMON and not is_owner(read, own):
            keys |= {read.key, read.quoted, meaning(table, name)}
    # «МЧС России» and «Минздрав Удмуртии», no «Дума Твери», which is not the Госдума
    known = own.places and (own.places <= countries() or is_ministry(own.general))
    full = own.general or own.key
    keys.update(
        short for short in shorts.get(full[:3], ()) if " " in full and contracts(short, full)
    )
    spelt = {known_names().get(key, "") for key in keys if known or key != own.general}
    return (keys | spelt) - {""}
