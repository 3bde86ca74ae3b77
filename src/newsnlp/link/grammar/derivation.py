"""The place an adjective is made from, found in the dictionary: «томский» → Томск.

Candidates are built from the adjective's stem; one counts if the dictionary lists it as a
geographical name.
"""

from __future__ import annotations

from functools import lru_cache

from newsnlp.annotate.dictionary import LONGEST_WORD, analyzer
from newsnlp.lexicon import rows
from newsnlp.link.grammar.morphology import fold
from newsnlp.remembered import WORDS


@lru_cache(WORDS)
def place_of(adjective: str) -> str:
    """Return the place that a masculine adjective is made from, capitalized, or ``""``.

    The endings of ``place_endings.tsv`` are tried in order. Where one line gives two places
    («кировский»: Киров, Кировск), neither is taken.
    """
    if len(adjective) > LONGEST_WORD or not adjective.isprintable() or "-" in adjective:
        return ""
    folded = fold(adjective)
    for ending, nouns in rows("place_endings.tsv"):
        if not folded.endswith(ending) or len(folded) < len(ending) + 2:
            continue
        lead = folded[: -len(ending)]
        found = {
            place for noun in nouns.split(";") if (place := _place(lead + noun.replace("0", "")))
        }
        if found:
            return found.pop().capitalize() if len(found) == 1 else ""
    return ""


def _place(word: str) -> str:
    """Return a word if the dictionary lists it as a place in the nominative singular."""
    if not analyzer().word_is_known(word):
        return ""
    for parse in analyzer().parse(word):
        if {"Geox", "nomn", "NOUN"} <= parse.tag.grammemes and fold(parse.normal_form) == word:
            return str(parse.normal_form)
    return ""
