"""Words that can only be verbs, where the tagger takes them for something else.

It knows few words with ё, «в совет [введён] Рид», and takes the capital that opens a sentence for a
name's: «Родился в Туле. [Избирался] депутатом». What the dictionary has as a verb and nothing else
is one, 3 of 100 verbs in news of the regions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Ints, Tagset
from newsnlp.annotate.dictionary import LONGEST_WORD, listed, tag
from newsnlp.annotate.lemma import normal_word

_FINITE = "VERB"
_INFINITIVE = "INFN"
_FORMS = {
    _FINITE: ("Fin", None),
    "PRTS": ("Part", "Short"),
    "GRND": ("Conv", None),
    _INFINITIVE: ("Inf", None),
}
"""Natasha's VerbForm and Variant of the dictionary's parts of speech."""
_OF_VERBS = frozenset({"VERB", "AUX"})
_ENDINGS = (
    *("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ть", "ти", "чь", "ться", "тись"),
    *("ет", "ит", "ут", "ют", "ат", "ят", "ем", "им", "ёт", "ём", "тся", "мся", "юсь", "усь"),
    *("в", "вшись", "ясь", "я", "а", "ен", "ён", "ан", "ян", "ны", "но", "на", "ю", "у", "шь"),
)
"""Of the forms that are looked up; with «-т», «-те» of participles and imperatives every third
noun would be."""
_SURNAMES = ("ев", "ов", "ин", "ян")
_LEAST = 6
"""Letters of a participle or converb with a capital that is no surname: «Рубан», «Дан»."""
_UNKNOWN, _NONE = -2, -1


class VerbTags:
    """Tags of words that are verbs only; keeps what it learns of words by their numbers.

    ``scores`` is the ``agreement`` of the dictionary's tags with Natasha's.
    """

    def __init__(self, tagset: Tagset, scores: NDArray[np.uint8]) -> None:
        self._scores = scores
        # «Награждён» that opens a sentence is taken for «награждённый»
        whole = [f.get("VerbForm") == "Part" and "Variant" not in f for f in tagset.feats]
        self._is_verb = np.isin(tagset.pos, list(_OF_VERBS)) & ~np.array(whole)
        self._verbs: dict[tuple[str | None, str | None], list[int]] = {}
        for number, (pos, feats) in enumerate(zip(tagset.pos, tagset.feats, strict=True)):
            if pos == _FINITE:
                form = feats.get("VerbForm"), feats.get("Variant")
                self._verbs.setdefault(form, []).append(number)
        self.forget()

    def forget(self) -> None:
        """Begin anew, where words get new numbers."""
        self._right = np.zeros(0, np.int32)
        self._capital = np.zeros(0, np.bool_)

    def mended(self, words: list[str], word: Ints, tags: Ints, starts: Ints) -> Ints:
        """Return tags with those of words that can only be verbs mended.

        ``word`` numbers the tokens' words in ``words``. A capital is a name's but at ``starts``,
        the tokens that open a sentence.
        """
        self._learn(words)
        opens = np.zeros(len(word), np.bool_)
        opens[starts] = True
        mend = ~self._is_verb[tags] & (opens | ~self._capital[word])
        mend &= self._right[word] != _NONE
        at = np.flatnonzero(mend)
        for number in np.unique(word[at]).tolist():
            if self._right[number] == _UNKNOWN:
                self._right[number] = self._tag(words[number])
        at = at[self._right[word[at]] >= 0]
        if not len(at):
            return tags
        found = tags.copy()
        found[at] = self._right[word[at]]
        return found

    def _learn(self, words: list[str]) -> None:
        fresh = words[len(self._right) :]
        if fresh:
            able = [_UNKNOWN if one.endswith(_ENDINGS) else _NONE for one in map(str.lower, fresh)]
            self._right = np.append(self._right, np.array(able, np.int32))
            capital = [not one.islower() for one in fresh]
            self._capital = np.append(self._capital, np.array(capital, np.bool_))

    def _tag(self, word: str) -> int:
        """Return the tag of a word that can only be a verb, -1 for any other."""
        if len(word) > LONGEST_WORD or not word.isprintable():
            return _NONE
        analyses = [number for *_, number in listed(normal_word(word))]
        kinds = [tag(number) for number in analyses]
        if not kinds or not all(kind.POS in _FORMS for kind in kinds):
            return _NONE
        if not word.islower() and not all(_is_sure(kind, word) for kind in kinds):
            return _NONE
        scores = self._scores[analyses[0]].tolist()
        return max(self._verbs[_FORMS[kinds[0].POS]], key=scores.__getitem__)


def _is_sure(kind: object, word: str) -> bool:
    """Tell a verb with a capital from a surname in the form of one: «Сунь», «Хорошев», «Рубан»."""
    pos, mood = getattr(kind, "POS", None), getattr(kind, "mood", None)
    if pos == _FINITE:
        return mood != "impr"
    return pos != _INFINITIVE and len(word) >= _LEAST and not word.lower().endswith(_SURNAMES)
