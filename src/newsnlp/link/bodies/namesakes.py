"""Bodies of one name that nouns before it tell apart: «холдинг «[Луч]» продал завод «[Луч]»»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import kinds as wider_kinds
from newsnlp.link.profiles import Profile

_NO_KINDS: frozenset[int] = frozenset()


class Namesakes:
    """The bodies of each name of one article, told apart by the nouns before it."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[str, frozenset[int]]]] = {}

    def key(self, name: str, descriptor: tuple[str, ...]) -> str:
        """Return the key of the body that a name means behind a descriptor or none.

        Without one it is the body told last. ``name`` is the key of the name itself.
        """
        own = kinds_of(descriptor) if descriptor else _NO_KINDS
        told = self._told.get(name)
        if told is None:
            self._told[name] = [(name, own)]
            return name
        if not own:
            return told[-1][0]
        fitting = [one for one in told if not one[1] or not own.isdisjoint(one[1])]
        key, known = fitting[-1] if fitting else (f"{name}\n{len(told)}", own)
        self._told[name] = [one for one in told if one[0] != key] + [(key, known or own)]
        return key


def are_namesakes(one: Profile, other: Profile) -> bool:
    """Tell two bodies whose descriptors are of kinds apart: «банк «Луч»», «фонд «Луч»»."""
    mine, theirs = (_kinds_in(profile) for profile in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _kinds_in(profile: Profile) -> frozenset[int]:
    own = profile.descriptors or ((profile.lemmas,) if profile.quoted else ())
    return frozenset[int]().union(*map(kinds_of, own))


def kinds_of(descriptor: Iterable[str]) -> frozenset[int]:
    """Return the kinds of the first noun of a descriptor that has any: «[сеть] кофеен»."""
    said = (noun for word in descriptor for noun in (word, *wider_kinds(word)))
    return next((_kinds()[noun] for noun in said if noun in _kinds()), _NO_KINDS)


@cache
def _kinds() -> dict[str, frozenset[int]]:
    """Return the lines of our list that each noun stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(sorted(words("kinds_apart.txt"))):
        for noun in line.split():
            found[noun] = found.get(noun, _NO_KINDS) | {number}
    return found
