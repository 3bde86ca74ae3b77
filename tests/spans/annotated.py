"""Annotations made by hand for the span model: tokens of razdel, invented numbers."""

from __future__ import annotations

import re
import zlib

import numpy as np
from razdel import sentenize, tokenize

from newsnlp.annotate.annotation import Annotation, Tagset

TAGSET = Tagset(pos=("X",), feats=({},), rels=("dep",))


def annotate(text: str, *spans: tuple[int, int, str]) -> Annotation:
    """Annotate lines; a word's hidden layers depend on the word alone."""
    start, end, words, sentences = [], [], [], []
    for line in re.finditer(r"[^\n]+", text):
        for sentence in sentenize(line.group()):
            first = len(words)
            for token in tokenize(sentence.text):
                start.append(line.start() + sentence.start + token.start)
                end.append(line.start() + sentence.start + token.stop)
                words.append(token.text)
            if first < len(words):  # as the annotator does: no sentence is empty
                sentences.append((first, len(words)))
    hidden = [
        np.random.default_rng(zlib.crc32(w.encode("utf-8", "surrogatepass"))).normal(size=192)
        for w in words
    ]
    return Annotation(
        text=text,
        start=np.array(start, np.int32),
        end=np.array(end, np.int32),
        words=words,
        lemmas=[word.lower() for word in words],
        tag=np.zeros(len(words), np.int32),
        head=np.full(len(words), -1, np.int32),
        rel=np.zeros(len(words), np.int32),
        sentences=np.array(sentences, np.int32).reshape(-1, 2),
        spans=list(spans),
        hidden=np.array(hidden, np.float32).reshape(-1, 192),
        tagset=TAGSET,
    )
