"""Lemmas: pymorphy3's analysis of a word that agrees best with Natasha's part of speech.

As natasha does it: the first analysis with exactly the tag's part of speech and features, else
the one that shares most with it, else the word itself. Lemmas are lower case, ё written as е.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import pymorphy3
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Tagset
from newsnlp.errors import ModelError

UNIVERSAL = Path(__file__).resolve().parents[1] / "lexicon" / "opencorpora_ud.tsv"

# the features natasha compares, and the parts of speech it does not tell apart
COMPARED = ("Aspect", "Case", "Gender", "NumForm", "Number", "Person", "Tense", "Variant")
SAME_POS = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ"}
EXACT = 99

RUSSIAN = re.compile(r"[а-я]")  # every word of the dictionary has such a letter
ACRONYM = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]{1,5}")
LONGEST_WORD = 100  # analysis by analogy of a megabyte without a space would take minutes

Analysis = tuple[Any, str]  # OpenCorpora tag, normal form
Known = tuple[int, int, int, str]
"""Number of the OpenCorpora tag, paradigm, place in it, the word as the dictionary writes it."""
_lock = Lock()


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


def dictionary_data() -> Path:
    """Return the data folder of the installed Russian dictionary."""
    spec = importlib.util.find_spec("pymorphy3_dicts_ru")
    if spec is None or spec.origin is None:
        raise ModelError("the Russian dictionary is missing: pip install pymorphy3-dicts-ru")
    return Path(spec.origin).parent / "data"


class _Analyzer(pymorphy3.MorphAnalyzer):  # type: ignore[misc]
    """pymorphy3's analyzer, which knows nothing of a word with letters that have no name.

    Unicode names the letters of Tangut and a few more by number only; pymorphy3 fails on them.
    """

    def parse(self, word: str) -> list[Any]:
        try:
            found: list[Any] = super().parse(word)
        except ValueError:
            unknown, _ = self._units[-1]
            found = unknown.parse(word, word.lower(), set())
        return found


@cache
def _load_analyzer() -> pymorphy3.MorphAnalyzer:
    return _Analyzer(path=str(dictionary_data()), lang="ru", result_type=None)


def analyzer() -> pymorphy3.MorphAnalyzer:
    """Return the process's one pymorphy3 analyzer, which nobody changes."""
    with _lock:
        return _load_analyzer()


@lru_cache(maxsize=2_000)
def guesses(word: str) -> tuple[Any, ...]:
    """Return pymorphy3's parses of a word that its dictionary lacks.

    Lemmas and linking ask for the same words of an article, and guessing is slow.
    """
    return tuple(analyzer().parse(word))


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
        self._analyzer = analyzer()
        dictionary = self._analyzer.dictionary
        self._gramtab = dictionary.gramtab
        self._agreement = scores.data  # reads become plain ints
        self._guessed: dict[Any, memoryview] = {}
        self._numbers = {tag: i for i, tag in enumerate(self._gramtab)}
        self._dictionary = dictionary
        self._items = dictionary.words.similar_items
        self._substitutes = self._analyzer.char_substitutes
        self._probability = self._analyzer.prob_estimator.p_t_given_w.prob

    def lemma(self, word: str, tag: int) -> str:
        """Return the lemma of a word with Natasha's tag."""
        lower = normal_word(word)
        if not RUSSIAN.search(lower):
            return lower  # «25», «Google», «—»: guesses leave them as they are
        if len(word) > LONGEST_WORD or not word.isprintable():
            return lower  # the dictionary cannot be asked for a lone surrogate
        known = self._known(lower)
        if known:
            return self._best_known(lower, known, tag)
        if self._mend and ACRONYM.fullmatch(word):
            return lower
        return self._best_guess(lower, tag)

    def _known(self, word: str) -> list[Known]:
        """Return the dictionary's analyses."""
        paradigms = self._dictionary.paradigms
        return [
            (paradigms[para][len(paradigms[para]) // 3 + index], para, index, fixed)
            for fixed, analyses in self._items(word, self._substitutes)
            for para, index in analyses
        ]

    def _best_known(self, word: str, known: list[Known], tag: int) -> str:
        scores = [self._agreement[analysis[0], tag] for analysis in known]
        best = max(scores)
        if best == 0:
            return word
        build = self._dictionary.build_normal_form
        agreeing = [a for a, score in zip(known, scores, strict=True) if score == best]
        forms = [build(*analysis[1:]) for analysis in agreeing]
        lemma = forms[0]
        if any(other != lemma for other in forms):
            # pymorphy3 puts the more probable analysis first: «стали» in the corpus is a verb
            likely = [self._probability(word, self._gramtab[a[0]]) for a in agreeing]
            lemma = forms[likely.index(max(likely))]
        return normal_word(lemma)

    def _best_guess(self, word: str, tag: int) -> str:
        best, lemma = 0, word
        for analysis in guesses(word):
            score = self._guess_agreement(analysis[1], tag)
            if score > best:
                best, lemma = score, analysis[2]
        return normal_word(lemma)

    def _guess_agreement(self, analysis: Any, tag: int) -> int:
        number = self._numbers.get(analysis)
        if number is not None:
            return self._agreement[number, tag]
        row = self._guessed.get(analysis)  # «LATN», initials: not in the dictionary
        if row is None:
            row = self._guessed[analysis] = agreement([analysis], self._tagset)[0].data
        return row[tag]
