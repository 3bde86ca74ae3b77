"""What makes two who bear a frequent name one: «Сергей Иванов» of two articles may be two men.

Such a name needs more: an organization that both are at, the same high post, or people and bodies
that are named beside it and hardly elsewhere. Who is told nothing of is the one known by the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.eastern_names import is_east_asian
from newsnlp.link.people.person_name import PersonName
from newsnlp.resolve.appearances import Appearance, Ref

FREQUENT = -0.30
"""Added to what an equal name makes sure, where many people bear it."""
SHARED_POST, SHARED_COMPANY = 0.25, 0.30
FAMOUS_IN, DOMINANT = 3, 0.75
"""In how many articles, and in what share of those that a name fits, one must be who is meant."""

_HIGH = "power"
_VOWEL = re.compile("[аеёиоуыэюя]", re.IGNORECASE)
Items = frozenset[str]


def is_frequent(name: PersonName) -> bool:
    """Tell a name that many bear, «Сергей Иванов», «С. Иванова»; a patronymic makes it rare."""
    if _is_of_two_syllables(name.text):
        return True
    if not name.last or name.patronymic or not (name.first or name.initials):
        return False
    last, (surnames, firsts) = fold(name.last), _frequent()
    return last.removesuffix("а") in surnames and (not name.first or fold(name.first) in firsts)


def _is_of_two_syllables(name: str) -> bool:
    """Tell a Chinese or Korean name of two syllables, «Чжан Вэй», of which there are few."""
    parts = name.split()
    short = len(parts) == 2 and all(len(_VOWEL.findall(part)) == 1 for part in parts)
    return short and is_east_asian(parts)


@cache
def _frequent() -> tuple[Items, Items]:
    """Return the frequent surnames, as men bear them, and first names."""
    told = [(kind, frozenset(fold(cell).split())) for kind, cell in rows("frequent_names.tsv")]
    surnames, firsts = (
        frozenset().union(*(names for kind, names in told if kind == wanted))
        for wanted in ("surname", "first")
    )
    return surnames, firsts


def spheres_of(roles: Items) -> Items:
    """Return the spheres that roles are of: «полковник полиции» is of the force."""
    known = _spheres()
    words_ = (word for role in roles for word in role.split()[:2])
    return frozenset(known[word] for word in words_ if word in known)


@cache
def _spheres() -> dict[str, str]:
    return {fold(word): sphere for sphere, told in rows("spheres.tsv") for word in told.split()}


def posts_of(roles: Items) -> Items:
    """Return the roles that few have: «губернатор», «министр обороны», no «главный врач»."""
    return frozenset(
        role
        for role in roles
        if _spheres().get(role.split()[0]) == _HIGH
        or (" " in role and role.split()[-1] not in words("leader_roles.txt"))
    )


class Company:
    """Who and what is named beside those of frequent names, by article."""

    def __init__(
        self,
        people: Sequence[Appearance],
        names: Sequence[PersonName],
        organizations: Mapping[Ref, str],
    ) -> None:
        self.people = people
        within: dict[str, list[str]] = {
            p.ref[0]: [] for p, name in zip(people, names, strict=True) if is_frequent(name)
        }
        for doc, item in _named(people, names, organizations):
            if doc in within:
                within[doc].append(item)
        self.within: dict[str, Items] = {doc: frozenset(items) for doc, items in within.items()}
        wanted = frozenset[str]().union(*self.within.values())
        named = _named(people, names, organizations) if wanted else ()
        self.count = Counter(item for _, item in named if item in wanted)

    def of(self, members: Sequence[int], own: Items) -> dict[int, Items]:
        """Return what stands beside each of the members and mostly beside members, not ``own``."""
        docs = {self.people[i].ref[0] for i in members}
        beside = Counter(item for doc in docs for item in self.within.get(doc, ()))
        close = {item for item, n in beside.items() if n > 1 and 2 * n >= self.count[item]} - own
        return {i: self.within.get(self.people[i].ref[0], frozenset()) & close for i in members}


def _named(
    people: Sequence[Appearance], names: Sequence[PersonName], organizations: Mapping[Ref, str]
) -> Iterator[tuple[str, str]]:
    """Yield article and folded full name of people, article and resolved id of organizations."""
    for person, name in zip(people, names, strict=True):
        if name.first and name.last:
            yield person.ref[0], name.folded
    for (doc, _), resolved in organizations.items():
        yield doc, resolved


class Told(NamedTuple):
    """What articles tell of a group: organizations, posts, who is named beside, any role."""

    contexts: Items
    posts: Items
    company: Items
    roles: Items

    @property
    def rank(self) -> int:
        """Rank those told of most first."""
        return 0 if self.contexts else 1 if self.roles else 2


def shared(one: Told, other: Told) -> tuple[float, str]:
    """Return what two groups of a frequent name share beside it, and how much it adds."""
    if company := one.company & other.company:
        return SHARED_COMPANY, f", shared company {min(company)}"
    posts = one.posts & other.posts
    if posts and not (one.contexts and other.contexts):
        return SHARED_POST, f", shared role {min(posts)}"
    return 0.0, ""


def partners(groups: Sequence[Told], sizes: Sequence[int]) -> Iterator[tuple[int, int, float, str]]:
    """Yield for each group but the first the one it goes with, what that adds, and why.

    Groups that share no organization come in the order of their rank.
    """
    root = list(range(len(groups)))
    alone = []
    for n, (other, bonus, why) in enumerate(_close(groups)):
        if bonus:
            root[n] = root[other]
            yield n, other, bonus, why
        else:
            alone.append(n)
    known = _known_by_name(groups, root, sizes)
    roles = frozenset[str]().union(
        *(g.roles for g, k in zip(groups, root, strict=True) if k == known)
    )
    for n in alone:
        bonus, why = (0.0, "") if known in (None, n) else _fitting(groups[n], roles)
        if n or bonus:
            yield n, known if known is not None and bonus else 0, bonus, why


def _close(groups: Sequence[Told]) -> Iterator[tuple[int, float, str]]:
    """Yield for each group the first before it that shares more than the name, and how much."""
    first: dict[str, int] = {}
    for n, group in enumerate(groups):
        items = group.company | group.posts
        met = sorted({first[item] for item in items if item in first})
        found = ((other, *shared(group, groups[other])) for other in met)
        yield next((answer for answer in found if answer[1]), (0, 0.0, ""))
        for item in items:
            first.setdefault(item, n)


def _fitting(group: Told, roles: Items) -> tuple[float, str]:
    """Return what joins a group to the one who is known by the name and has these roles."""
    if group.contexts:
        return 0.0, ""
    if not group.roles:
        return -FREQUENT, ", nothing else told"
    same = (group.roles & roles) or (spheres_of(group.roles) & spheres_of(roles))
    return (SHARED_POST, f", known as {min(same)}") if same else (0.0, "")


def _known_by_name(groups: Sequence[Told], root: Sequence[int], sizes: Sequence[int]) -> int | None:
    """Return the group that a name alone means: nearly all articles that tell more are of it."""
    weight = Counter[int]()
    for group, label, size in zip(groups, root, sizes, strict=True):
        weight[label] += size if group.contexts or group.roles else 0
    most = min(weight, key=lambda label: (-weight[label], label), default=None)
    if most is None or weight[most] < max(FAMOUS_IN, DOMINANT * weight.total()):
        return None
    return most
