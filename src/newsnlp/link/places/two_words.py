"""Names of places in several words, whose parts the tagger does not see agree.

«Воробьёвых» looks like a surname and «Лук» like a plant: by itself neither is a form of the other's
phrase.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.link.grammar.morphology import Reading, fold, inflect, readings, styled

_PLURAL = ("ы", "и", "ые", "ие")
_FEMININE = ("а", "ая", "яя")
_NAMES = frozenset({"Surn", "Name", "Geox"})
_TWO = 2
_CUT, _SHORTEST = 3, 3
"""Letters of an ending at most, and of what stands before it at least."""


def agreed(name: str, written: str) -> str:
    """Return a name whose noun goes with its adjective: «Воробьёвы гор» → «Воробьёвы горы».

    ``written`` is as the text has it: what has not changed, «Воробьёвы гор», is no nominative.
    """
    parts, words = name.split(" "), written.split(" ")
    if len(parts) != _TWO or len(words) != _TWO or parts[0] == words[0]:
        return name
    many, hers = parts[0].endswith(_PLURAL), parts[0].endswith(_FEMININE)
    if not (many or hers) or _is_noun(words[0]):
        return name
    found = [r for r in readings(words[1].lower()) if r.known and r.pos == "NOUN"]
    known = [r for r in found if "Fixd" not in r.tag.grammemes]  # «гор.» of «город»
    if any(_is_wanted(r, many=many) and r.form.case == "nomn" for r in known):
        return name
    wanted = (r for r in known if _is_wanted(r, many=many))
    best = max(wanted, key=lambda r: r.score, default=None)
    noun = inflect(best, "nomn", "plur" if many else "sing") if best else None
    return f"{parts[0]} {styled(noun, words[1])}" if noun else name


def _is_noun(word: str) -> bool:
    """Tell «берегов (Индонезии)», «горой», which go with nothing; names look like adjectives."""
    found = (r for r in readings(word.lower()) if r.known and r.pos == "NOUN")
    return any(_NAMES.isdisjoint(r.tag.grammemes) for r in found)


def _is_wanted(reading: Reading, *, many: bool) -> bool:
    if many:
        return reading.form.number == "plur"
    return reading.form.number == "sing" and reading.form.gender == "femn"


def listed(name: str, names: Iterable[str]) -> str | None:
    """Return the one of ``names`` that a name in several words is a form of, whatever its case.

    «Объединённые Арабских Эмиратах» is of «Объединённые Арабские Эмираты».
    """
    folded = fold(name)
    if " " not in folded:
        return None
    parts, begin = folded.split(" "), folded[:_SHORTEST]
    near = (other for other in names if fold(other).startswith(begin))
    return next((other for other in near if _alike(parts, fold(other).split(" "))), None)


def _alike(parts: list[str], others: list[str]) -> bool:
    same = len(parts) == len(others)
    return same and all(
        one == other or (one[: (size := max(_SHORTEST, len(one) - _CUT))] == other[:size])
        for one, other in zip(parts, others, strict=True)
    )
