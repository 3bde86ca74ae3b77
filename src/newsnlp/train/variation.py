"""More articles to learn from: annotated ones with words replaced by words of like meaning.

«Директор завода уехал в Берлин» becomes «Гендиректор завода уехал в Мюнхен»: a neighbour among
navec's vectors that pymorphy3 gives the same part of speech and form. Who is named where changes
with the words, so nobody's annotation holds any more: teachers annotate what comes out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from natasha import NewsEmbedding
from numpy.typing import NDArray
from pymorphy3 import MorphAnalyzer

from newsnlp.annotate.annotation import Annotation

Floats = NDArray[np.float32]
Analysis = tuple[object, ...]

WORD = re.compile(r"[а-яё]{3,}(?:-[а-яё]+)*")
RATE = 0.25
"""Share of an article's lemmas that are replaced."""
NEAREST = 40
KEPT = 10
LEAST_COSINE = 0.45
AT_ONCE = 256
OPEN = frozenset({"NOUN", "ADJF", "VERB", "PRTF", "ADVB", "INFN"})
"""Parts of speech whose words are replaced."""
NAMES = ("Name", "Surn", "Patr", "Geox")


class Neighbours:
    """Words of like meaning and the same form, by word in lower case."""

    def __init__(self) -> None:
        embedding = NewsEmbedding()
        self._number = {word: n for n, word in enumerate(embedding.vocab.words)}
        self._words = [word for word in self._number if WORD.fullmatch(word)]
        rows = np.array([self._number[word] for word in self._words])
        vectors = embedding.pq.unpack()[rows].astype(np.float32)
        self._vectors: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self._row = {word: row for row, word in enumerate(self._words)}
        self._morph = MorphAnalyzer()
        self.analysis = cache(self._analysis)

    def _analysis(self, word: str) -> Analysis:
        tag = self._morph.parse(word)[0].tag
        form = tag.POS, tag.case, tag.number, tag.gender, tag.tense, tag.person
        return (*form, *(name in tag for name in NAMES))

    def __call__(self, words: Sequence[str]) -> dict[str, list[str]]:
        """Return the neighbours of those words that have any, the nearest first."""
        known = [w for w in dict.fromkeys(words) if w in self._row and self.analysis(w)[0] in OPEN]
        found: dict[str, list[str]] = {}
        for first in range(0, len(known), AT_ONCE):
            chosen = known[first : first + AT_ONCE]
            cosines = self._vectors[[self._row[word] for word in chosen]] @ self._vectors.T
            nearest = np.argpartition(-cosines, NEAREST, axis=1)[:, :NEAREST]
            for word, rows, own in zip(chosen, nearest, cosines, strict=True):
                near = self._alike(word, rows[np.argsort(-own[rows], kind="stable")], own)
                if near:
                    found[word] = near
        return found

    def _alike(self, word: str, rows: NDArray[np.int64], cosines: Floats) -> list[str]:
        near = (self._words[row] for row in rows.tolist() if cosines[row] >= LEAST_COSINE)
        wanted = self.analysis(word)
        return [one for one in near if one != word and self.analysis(one) == wanted][:KEPT]


def vary(annotations: Sequence[Annotation], seed: int, rate: float = RATE) -> list[str]:
    """Return the texts with some words replaced, a lemma throughout its article or nowhere."""
    words = [word.lower() for annotation in annotations for word in annotation.words]
    near = Neighbours()(words)
    rng = random.Random(seed)
    return [_varied(annotation, near, rng, rate) for annotation in annotations]


def _varied(
    annotation: Annotation, near: dict[str, list[str]], rng: random.Random, rate: float
) -> str:
    replaced: dict[str, bool] = {}
    chosen: dict[str, str] = {}
    parts, place = [], 0
    columns = annotation.words, annotation.lemmas, annotation.start, annotation.end
    for word, lemma, start, end in zip(*columns, strict=True):
        lower = word.lower()
        if lower not in near:
            continue
        if lemma not in replaced:
            replaced[lemma] = rng.random() < rate
        if replaced[lemma]:
            if lower not in chosen:
                chosen[lower] = rng.choice(near[lower])
            parts += [annotation.text[place:start], _cased(chosen[lower], word)]
            place = int(end)
    return "".join([*parts, annotation.text[place:]])


def _cased(word: str, like: str) -> str:
    """Return a word in the case of another: capitals, a capital, or small letters."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
