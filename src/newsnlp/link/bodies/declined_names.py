"""Proper names that one article writes in two cases, «Центр Капитале», and units by number."""

from __future__ import annotations

import re

from newsnlp.lexicon import words
from newsnlp.link.profiles import Profile
from newsnlp.patterns import lazy

_PARTS = re.compile(r"[\s-]+")
_ENDINGS = frozenset({"", *"аяыиеуюо", "ой", "ей", "ом", "ем", "ью"})
_SHORTEST_STEM = 4
_UNIT = lazy(r"(?:во(?:йсков|инск)ая часть|в ?/ ?ч) ?(?:№ ?)?(\d{4,5})")


def owns_quotes(profile: Profile) -> bool:
    """Tell «завод «Прогресс»» from «совет директоров «Прогресса»», which is another thing.

    A «ГУ «Центр занятости»» is an учреждение, not the управление of something.
    """
    if not profile.owned:
        return False
    nouns = words("organization_nouns.txt")
    part = profile.head in words("subunits.txt") and profile.head not in nouns
    return not part or profile.head.upper() in words("legal_forms.tsv")


def declined_name(one: Profile, other: Profile) -> str:
    """Match «Центр Капитале» with Центр Капитал: one word of a proper name in another case."""
    # what differs only in an ending begins alike
    alike = one.key[:1] == other.key[:1] and " " in one.key
    if not (alike or one.quoted or other.quoted):
        return ""
    own, others = ((p.key, p.quoted if owns_quotes(p) else "") for p in (one, other))
    pairs = [(a, b) for a in own for b in others if a[:1] == b[:1] and a != b]
    fits = any(_differ_in_case(a, b) for a, b in pairs) and _is_proper(one, other)
    return "rule:declined-name" if fits else ""


def _differ_in_case(one: str, other: str) -> bool:
    """Tell names of several words that differ in the ending of one of them."""
    words_, others = _PARTS.split(one), _PARTS.split(other)
    if not len(words_) == len(others) > 1:
        return False
    apart = [(a, b) for a, b in zip(words_, others, strict=True) if a != b]
    return len(apart) == 1 and _one_stem(*apart[0])


def _one_stem(one: str, other: str) -> bool:
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if shared is None else shared
    return shared >= _SHORTEST_STEM and {one[shared:], other[shared:]} <= _ENDINGS


def _is_proper(one: Profile, other: Profile) -> bool:
    """Tell names of capitals alone, where a genitive plural of nouns is not to be feared."""
    return all(
        word[:1].isupper() for p in (one, other) if not p.quoted for word in _PARTS.split(p.name)
    )


def unit_number(one: Profile, other: Profile) -> str:
    """Match «в/ч 73612» with войсковая часть № 73612."""
    numbers = [_UNIT.fullmatch(p.key) for p in (one, other)]
    same = all(numbers) and len({found[1] for found in numbers if found}) == 1
    return "rule:same-number" if same else ""
