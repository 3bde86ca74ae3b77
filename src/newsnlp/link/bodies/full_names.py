"""How an organization is called in full, of the names that an article has for it."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.link.bodies.acronyms import contracts, is_acronym
from newsnlp.link.bodies.offices import office_keys
from newsnlp.link.grammar.word_sides import shouted
from newsnlp.link.places.areas import regions
from newsnlp.link.profiles import Profile, content_words


def full_name(profiles: Sequence[Profile]) -> str:
    """Choose the fullest name of an organization, with a place that another name tells.

    «Центр … подготовки» with «ЦОПП Смоленской области» is «Центр … подготовки Смоленской
    области».
    """
    best = max(profiles, key=lambda p: (not _is_contracted(p, profiles), *_fullness(p)))
    best = next((p for p in profiles if _is_shouted_form(best, p)), best)
    if best.acronym and best.tail:
        return best.name
    tails = [p.tail for p in profiles if p.tail[:1].isupper() and p.tail not in best.name]
    if tails and not best.places and not best.quoted and not best.acronym:
        return f"{best.name} {tails[0]}"
    return best.name


def _is_shouted_form(profile: Profile, other: Profile) -> bool:
    """Tell «ОПОРЫ РОССИИ» from the ОПОРА РОССИИ of the article: names in capitals tell no case."""
    one, two = profile.name.split(), other.name.split()
    apart = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    same = len(one) == len(two) and len(apart) == 1 and profile.lemmas == other.lemmas
    return same and shouted(apart[0][0]) and not shouted(apart[0][1])


def _is_contracted(profile: Profile, others: Sequence[Profile]) -> bool:
    """Tell «Заксобрание», which another name, «областное Законодательное собрание», has in full."""
    one_word = " " not in profile.name and not profile.quoted and len(others) > 1
    return one_word and any(contracts(profile.name, " ".join(other.core)) for other in others)


def _fullness(profile: Profile) -> tuple[bool, bool, bool, bool, int, bool, bool, bool]:
    told = profile.levels.intersection(profile.lemmas)
    twice = _tells_twice(profile)
    return (
        not office_keys(profile),  # «надзорное ведомство»
        not profile.acronym and not _is_short(profile.name),
        len(profile.core) > 1 or bool(profile.quoted) or not profile.name.islower(),
        not told or bool(profile.places) or _is_quoted_whole(profile),
        content_words(profile.name) - twice,
        not twice,
        bool(profile.quoted),
        not profile.name.islower(),
    )


def _is_quoted_whole(profile: Profile) -> bool:
    """Tell ГКУ «Областное дорожное агентство», where «областное» is of the name."""
    return bool(profile.descriptors) and profile.name[0].isupper()


def _tells_twice(profile: Profile) -> bool:
    """Tell a name whose level its region says again: «региональное правительство Тульской области».

    «Ленинский районный суд Тулы» is so called.
    """
    levels = profile.levels.intersection(profile.lemmas[:1])
    return bool(levels and profile.tail and profile.places & regions())


def _is_short(name: str) -> bool:
    """Tell an acronym with a number, «ГКБ № 5», «11-й ААС», from a name of words."""
    words = name.split()
    return any(map(is_acronym, words)) and all(
        is_acronym(word) or word[0].isdigit() or word == "№" for word in words
    )
