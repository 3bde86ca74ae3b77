"""Gender of a role against its holder's: «актриса» is not Сергей, «король» is not Анна."""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.dictionary import known_tags, listed, normal_form
from newsnlp.lexicon import words
from newsnlp.link.people.given_names import given_forms
from newsnlp.remembered import WORDS

_PARTICIPLE, _ALONE = "ющий", "ведущий"


def differ(role: str, first_name: str) -> bool:
    """Tell whether a role's head noun and a person's first name show different genders."""
    of_role = role_gender(role.lower())
    if not of_role:
        return False
    of_name = name_gender(first_name.lower())
    return bool(of_name) and of_name != of_role


def of_gender(role: str, name: str) -> str:
    """Return «заведующая складом» of a woman, a role that is a participle; any other stays.

    A «ведущий инженер» does.
    """
    noun, blank, rest = role.partition(" ")
    participle = noun.endswith(_PARTICIPLE) or role == _ALONE
    hers = participle and name_gender(name.lower().partition(" ")[0]) == "femn"
    return f"{noun.removesuffix('ий')}ая{blank}{rest}" if hers else role


@lru_cache(WORDS)
def role_gender(noun: str) -> str:
    """Return ``femn`` or ``masc`` where a noun is said of one gender only, else ``""``.

    A feminine noun is («певица», «женщина-спикер»), unless it is epicene («жертва»); a masculine
    one is not («директор Анна Котова»), unless the lexicon says so («король»). Several may be both:
    «Анна Котова и другие актёры».
    """
    for part in noun.split("-"):
        found = [tag for tag in _tags(part) if "NOUN" in tag]
        lemmas = {normal_form(*analysis[:3]) for analysis in listed(part)} if found else set()
        if lemmas & words("epicene_nouns.txt"):
            continue
        if found and all("anim" in tag and "femn" in tag for tag in found):
            return "femn"
        if lemmas & words("male_roles.txt") and any("plur" not in tag for tag in found):
            return "masc"
    return ""


@lru_cache(WORDS)
def name_gender(name: str) -> str:
    """Return the gender of a first name in any case, ``""`` where it is none or of both."""
    if name in words("east_asian_surnames.txt"):
        return ""  # «Ли Со Ён»
    told = {gender for _, gender, _ in given_forms(name)}  # «Ляйсан» is no man
    tags = () if told else (tag for tag in _tags(name) if "Name" in tag)
    genders = told or {g for tag in tags for g in ("masc", "femn") if g in tag}
    return genders.pop() if len(genders) == 1 else ""


def _tags(word: str) -> list[frozenset[str]]:
    return [tag.grammemes for tag in known_tags(word)]
