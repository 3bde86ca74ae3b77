"""Past verbs that open a sentence, where the tagger takes their capital for a name's.

«Родился в Туле. [Избирался] депутатом»: no name of the dictionary is spelt so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Ints, Tagset
from newsnlp.annotate.dictionary import LONGEST_WORD, listed, tag
from newsnlp.annotate.lemma import normal_word
from newsnlp.remembered import Answers

_PAST = ("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись")
_FINITE = "VERB"
"""The part of speech of finite forms, OpenCorpora's and Natasha's."""


class Openings:
    """Tags of past verbs; keeps what it learns of words.

    ``scores`` is the ``agreement`` of the dictionary's tags with Natasha's.
    """

    def __init__(self, tagset: Tagset, scores: NDArray[np.uint8]) -> None:
        self._tagset = tagset
        self._scores = scores
        self._past = Answers(self._past_tag)

    def mended(self, words: Sequence[str], word: Ints, tags: Ints, starts: Iterable[int]) -> Ints:
        """Return tags with those of the past verbs at some tokens mended.

        ``word`` numbers the tokens' words in ``words``.
        """
        found = tags
        for token in starts:
            spelt = words[word[token]]
            if not spelt.endswith(_PAST) or self._is_past(tags[token]):
                continue
            right = self._past[spelt]
            if right >= 0:
                found = tags.copy() if found is tags else found
                found[token] = right
        return found

    def _is_past(self, number: int) -> bool:
        feats = self._tagset.feats[number]
        return feats.get("VerbForm") == "Fin" and feats.get("Tense") == "Past"

    def _past_tag(self, word: str) -> int:
        """Return the tag of a word that can only be a past verb, -1 for any other."""
        if len(word) > LONGEST_WORD or not word.isprintable():
            return -1
        analyses = [number for *_, number in listed(normal_word(word))]
        if not analyses or any(tag(number).POS != _FINITE for number in analyses):
            return -1
        scores = self._scores[analyses[0]].tolist()
        return max(self._past_tags, key=lambda number: scores[number], default=-1)

    @cached_property
    def _past_tags(self) -> list[int]:
        # of «был», an auxiliary, the tagger is sure
        verbs = (n for n, pos in enumerate(self._tagset.pos) if pos == _FINITE)
        return [number for number in verbs if self._is_past(number)]
