"""Lemmas: pymorphy3's analysis of a word that agrees best with Natasha's part of speech.

As natasha does it: the first analysis with exactly the tag's part of speech and features, else
the one that shares most with it, else the word itself. Lemmas are lower case, ё written as е.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Tagset
from newsnlp.annotate.dictionary import (
    LONGEST_WORD,
    Analysis,
    listed,
    normal_form,
    probabilities,
    tables,
    tag_numbers,
)
from newsnlp.annotate.guesses import Guess, guesses

UNIVERSAL = Path(__file__).resolve().parents[1] / "lexicon" / "opencorpora_ud.tsv"

# the features natasha compares, and the parts of speech it does not tell apart
COMPARED = ("Aspect", "Case", "Gender", "NumForm", "Number", "Person", "Tense", "Variant")
SAME_POS = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ"}
EXACT = 99

RUSSIAN = re.compile(r"[а-я]")  # every word of the dictionary has such a letter
ACRONYM = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,5}")


@cache
def _universal() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    pos: dict[str, str] = {}
    feats: dict[str, tuple[str, str]] = {}
    for line in UNIVERSAL.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, key, opencorpora, universal = line.split("\t")
            if kind == "pos":
                pos[opencorpora] = universal
            else:
                feats[opencorpora] = (key, universal)
    return pos, feats


def universal_tag(tag: Any) -> tuple[str, dict[str, str]]:
    """Return the universal part of speech and features of an OpenCorpora tag."""
    pos, feats = _universal()
    grammemes = tag._grammemes_tuple
    return pos.get(grammemes[0], "X"), dict(feats[g] for g in grammemes if g in feats)


def normal_word(word: str) -> str:
    """Return a word in lower case, ё written as е."""
    return word.lower().replace("ё", "е")


def agreement(analyses: list[Any], tagset: Tagset) -> NDArray[np.uint8]:
    """Return how well OpenCorpora tags (a) agree with Natasha's tags (t): (a, t), 99 is exact."""
    found = [universal_tag(tag) for tag in analyses]
    wanted = list(zip(tagset.pos, tagset.feats, strict=True))
    score = np.zeros((len(found), len(wanted)), np.uint8)
    for key in ("pos", *COMPARED):
        codes: dict[str, int] = {}
        columns = [
            np.array(
                [codes.setdefault(value, len(codes)) if value else missing for value in values]
            )
            for values, missing in (
                ([_compared(key, *tag) for tag in found], -1),
                ([_compared(key, *tag) for tag in wanted], -2),
            )
        ]
        score += columns[0][:, None] == columns[1]
    places: dict[tuple[str, frozenset[tuple[str, str]]], list[int]] = {}
    for i, (pos, feats) in enumerate(wanted):
        places.setdefault((pos, frozenset(feats.items())), []).append(i)
    for row, (pos, feats) in zip(score, found, strict=True):
        row[places.get((pos, frozenset(feats.items())), [])] = EXACT
    return score


def _compared(key: str, pos: str, feats: dict[str, str]) -> str | None:
    return SAME_POS.get(pos, pos) if key == "pos" else feats.get(key)


class Lemmatizer:
    """Choose lemmas for words with Natasha's tags.

    ``scores`` is the ``agreement`` of the dictionary's tags with Natasha's.
    ``mend`` leaves acronyms that the dictionary does not know as they are («ЦОПП» is «цопп»,
    not «цоппа»); without it every lemma is natasha's.
    """

    def __init__(self, tagset: Tagset, scores: NDArray[np.uint8], *, mend: bool = True) -> None:
        self._tagset = tagset
        self._mend = mend
        self._scores = np.ascontiguousarray(scores)
        self._agreement = self._scores.data  # reads become plain ints
        self._guessed: dict[Any, memoryview] = {}

    def lemmas(self, words: Sequence[str], tags: Sequence[int]) -> list[str]:
        """Return the lemmas of words with Natasha's tags."""
        compiled = tables().compiled
        if compiled is None:
            return list(map(self.lemma, words, tags))
        found = compiled.lemmas(list(map(normal_word, words)), tags, self._scores)
        every = zip(found, words, tags, strict=True)
        return [self.lemma(word, tag) if known is None else known for known, word, tag in every]

    def lemma(self, word: str, tag: int) -> str:
        """Return the lemma of a word with Natasha's tag."""
        lower = normal_word(word)
        if not RUSSIAN.search(lower):
            return lower  # «25», «Google», «—»: guesses leave them as they are
        if len(word) > LONGEST_WORD or not word.isprintable():
            return lower  # the dictionary cannot be asked for a lone surrogate
        known = listed(lower)
        if known:
            return self._best_known(lower, known, tag)
        if self._mend and ACRONYM.fullmatch(word):
            return lower
        return self._best_guess(lower, tag)

    def _best_known(self, word: str, known: tuple[Analysis, ...], tag: int) -> str:
        agreement, best = self._agreement, 0
        agreeing: list[Analysis] = []
        for analysis in known:
            score = agreement[analysis[3], tag]
            if score > best:
                best, agreeing = score, [analysis]
            elif score == best and score:
                agreeing.append(analysis)
        if not agreeing:
            return word
        forms = [normal_form(spelt, paradigm, place) for spelt, paradigm, place, _ in agreeing]
        lemma = forms[0]
        if forms.count(lemma) < len(forms):
            # pymorphy3 puts the more probable analysis first: «стали» in the corpus is a verb
            likely = probabilities(word, [analysis[3] for analysis in agreeing])
            lemma = forms[likely.index(max(likely))]
        return lemma.replace("ё", "е")

    def _best_guess(self, word: str, tag: int) -> str:
        best, lemma = 0, word
        for guess in guesses(word):
            score = self._guess_agreement(guess, tag)
            if score > best:
                best, lemma = score, guess.normal_form
        return normal_word(lemma)

    def _guess_agreement(self, guess: Guess, tag: int) -> int:
        number = guess.number
        if number is None:
            number = tag_numbers().get(str(guess.tag))
        if number is not None:
            return self._agreement[number, tag]
        row = self._guessed.get(guess.tag)  # «LATN», initials: not in the dictionary
        if row is None:
            row = self._guessed[guess.tag] = agreement([guess.tag], self._tagset)[0].data
        return row[tag]
