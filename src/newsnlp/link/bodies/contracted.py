"""Names that are cut inside their words: «Госдума», «Минтранс», «медуниверситет», «облздрав»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from newsnlp.lexicon import rows
from newsnlp.link.bodies.acronyms import contracts
from newsnlp.link.bodies.compounds import joined_noun
from newsnlp.link.bodies.whereabouts import levels_agree
from newsnlp.link.profiles import Profile
from newsnlp.remembered import WORDS

MINISTRIES = frozenset({"министерство", "департамент"})
DEPARTMENTS = MINISTRIES | {"комитет", "управление", "отдел", "главк"}
_SHORT = 3
"""Letters that are enough of a body's first word: «[мин]транс», «[деп]строй»."""
_SPHERE = 4
_ADJECTIVES = ("ый", "ий", "ой")


def contraction(one: Profile, other: Profile) -> str:
    """Match «Госдума» with Государственная дума."""
    for a, b in ((one, other), (other, one)):
        # «Совет» is no syllables of the «[Сов]ет [вет]еранов»
        if len(a.core) == 1 < len(b.lemmas) and a.core[0] not in b.lemmas:
            word = a.name.split()[0]
            if contracts(word, b.name) or contracts(word, " ".join(b.core)):
                return "rule:contraction"
        for short, full in ((a.lemmas, b.lemmas), (a.core, b.core)):
            if len(full) == len(short) + 1 and _is_contracted(short, full):
                return "rule:contraction"
    return ""


def _is_contracted(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell «Луганский меткомбинат» from its words: one stands for two of «металлургический …»."""
    if len(short) < 2:
        return False
    at = next(i for i, word in enumerate(full) if i == len(short) or short[i] != word)
    same = at < len(short) and short[at + 1 :] == full[at + 2 :]
    return same and contracts(short[at], " ".join(full[at : at + 2]))


def ministry(one: Profile, other: Profile) -> str:
    """Match «Минтранс (области)» with its Министерство транспорта и дорожного хозяйства."""
    for a, b in ((one, other), (other, one)):
        if len(a.core) == 1 and _is_begun(a.core[0], b):
            begun = (" ".join(b.core[:size]) for size in range(2, len(b.core)))
            if any(contracts(a.core[0], words_) for words_ in (*begun, *_further(b))):
                return "rule:contraction"
    return ""


def _is_begun(word: str, profile: Profile) -> bool:
    """Tell whether a word begins as a ministry does."""
    first = profile.core[0] if profile.core else ""
    return first in MINISTRIES and word[:_SHORT] == first[:_SHORT]


def _further(profile: Profile) -> Iterator[str]:
    """Yield the body with each thing it is for besides the first: «министерство … и [спорта]».

    «Физической [культуры]» is not what a Минкультуры is for.
    """
    for before, word in pairwise(profile.core[1:]):
        if not before.endswith(_ADJECTIVES):
            yield f"{profile.head} {word}"


def department(one: Profile, other: Profile) -> str:
    """Match «облздрав» with the Департамент здравоохранения of a region."""
    for a, b in ((one, other), (other, one)):
        if len(a.core) == 1 and b.head in DEPARTMENTS and len(b.core) > 1:
            level, sphere = _level_and_sphere(a.core[0])
            if (
                level
                and b.core[1].startswith(sphere)
                and levels_agree(replace(a, levels=frozenset({level})), b)
            ):
                return "rule:contraction"
    return ""


def sphere_key(profile: Profile) -> str:
    """Return what «облздрав» shares with every department of that sphere, ``""`` for others."""
    if len(profile.core) == 1:
        sphere = _level_and_sphere(profile.core[0])[1]
    else:
        sphere = profile.core[1] if profile.core and profile.head in DEPARTMENTS else ""
    return f"~{sphere[:_SPHERE]}" if sphere else ""


@lru_cache(WORDS)
def _level_and_sphere(word: str) -> tuple[str, str]:
    """Return the adjective of level and the beginning of a sphere in «облздрав», or two ``""``."""
    for adjective, _, syllable in rows("level_words.tsv"):
        sphere = word.removeprefix(syllable)
        if sphere != word and len(sphere) >= _SPHERE:
            return adjective, sphere
    return "", ""


def compound(one: Profile, other: Profile) -> str:
    """Match «Тульский медуниверситет» with its Тульский государственный медицинский университет."""
    for a, b in ((one, other), (other, one)):
        for word in a.core:
            joins = word.endswith(b.head) and compounds(word, b.core, b.head)
            if joins and set(a.core) - {word} <= set(b.core):
                return "rule:compound"
    return ""


def compounds(word: str, core: Sequence[str], head: str) -> bool:
    """Tell «медуниверситет» from the content words and the head of a name: it joins two of them."""
    noun = joined_noun(word) if head and word.endswith(head) else ""
    if noun != head:
        return False
    front = word.removesuffix(noun)
    front = front.removesuffix("о") if len(front) > _SHORT else front
    return len(front) >= _SHORT and any(said.startswith(front) and said != word for said in core)
