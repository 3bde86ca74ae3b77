"""How an organization is called in full, of the names that an article has for it."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.link.profiles import Profile, content_words


def full_name(profiles: Sequence[Profile]) -> str:
    """Choose the fullest name of an organization, with a place that another name tells.

    «Центр … подготовки» with «ЦОПП Смоленской области» is «Центр … подготовки Смоленской
    области».
    """
    best = max(profiles, key=_fullness)
    if best.acronym and best.tail:
        return best.name
    tails = [p.tail for p in profiles if p.tail[:1].isupper() and p.tail not in best.name]
    if tails and not best.places and not best.quoted and not best.acronym:
        return f"{best.name} {tails[0]}"
    return best.name


def _fullness(profile: Profile) -> tuple[bool, bool, bool, int, bool]:
    return (
        not profile.acronym,
        len(profile.core) > 1 or bool(profile.quoted) or not profile.name.islower(),
        not profile.levels.intersection(profile.lemmas) or bool(profile.places),
        content_words(profile.name),
        not profile.name.islower(),
    )
