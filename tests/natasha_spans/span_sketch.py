"""Annotations made by hand: the text, Natasha's spans in it and the few features that matter."""

from __future__ import annotations

import re

import numpy as np
from razdel import tokenize

from newsnlp.annotate.annotation import Annotation, Tagset

NOMINATIVE = {"Case": "Nom"}


def ints(values: list[int]) -> np.ndarray:
    return np.array(values, dtype=np.int32)


def sketch(
    text: str,
    *spans: tuple[str, str],
    feats: dict[str, dict[str, str]] | None = None,
    heads: dict[str, str] | None = None,
) -> Annotation:
    """Annotate: a line is a sentence, a capitalised word PROPN; ``spans`` are (words, type)."""
    tokens = [(m.start() + t.start, m.start() + t.stop, t.text)
              for m in re.finditer(r"[^\n]+", text) for t in tokenize(m.group())]  # fmt: skip
    words = [word for *_, word in tokens]
    tags = [
        ("PROPN" if w[:1].isupper() else "NOUN", (feats or {}).get(w, NOMINATIVE)) for w in words
    ]
    sizes = [len(list(tokenize(line))) for line in re.findall(r"[^\n]+", text)]
    lines = np.cumsum([0, *filter(None, sizes)])
    return Annotation(
        text=text,
        start=ints([start for start, *_ in tokens]),
        end=ints([end for _, end, _ in tokens]),
        words=words,
        lemmas=[word.lower() for word in words],
        tag=ints(list(range(len(words)))),
        head=ints([words.index(heads[w]) if heads and w in heads else -1 for w in words]),
        rel=ints([0] * len(words)),
        sentences=np.stack([lines[:-1], lines[1:]], axis=1).astype(np.int32),
        spans=[place(text, tokens, *span) for span in spans],
        hidden=np.zeros((len(words), 192), np.float32),
        tagset=Tagset(tuple(pos for pos, _ in tags), tuple(feats for _, feats in tags), ("dep",)),
    )


def place(
    text: str, tokens: list[tuple[int, int, str]], part: str, kind: str
) -> tuple[int, int, str]:
    start = text.index(part)
    inside = [i for i, (a, b, _) in enumerate(tokens) if start <= a and b <= start + len(part)]
    return inside[0], inside[-1] + 1, kind
