"""What differs between newsnlp's annotation and plain Natasha's, field by field."""

from __future__ import annotations

from collections import Counter

import natasha
import numpy as np

from newsnlp.annotate import Annotation
from newsnlp.annotate.shape import word_shape
from newsnlp.annotate.tree import ROOT, repair_heads

FIELDS = ("offsets", "sentences", "pos", "feats", "rel", "heads", "lemmas", "spans")


def differences(annotation: Annotation, doc: natasha.Doc, vocabulary: set[str]) -> Counter[str]:
    """Count per field the tokens, sentences or spans that differ.

    Natasha's heads are repaired to trees before they are compared. Tokens in the same
    surroundings (``vocabulary``: the words the nets know) are exactly as good as heads, Natasha's
    choice among them is its matrix library's rounding: they count as equal, under ``ties``.
    """
    found = Counter(dict.fromkeys((*FIELDS, "ties"), 0))
    tokens = doc.tokens
    offsets = [(token.start, token.stop) for token in tokens]
    ours = list(zip(annotation.start.tolist(), annotation.end.tolist(), strict=True))
    found["offsets"] = len(set(offsets) ^ set(ours))
    sizes = [len(sentence.tokens) for sentence in doc.sents]
    found["sentences"] = int(sizes != np.diff(annotation.sentences, axis=1).ravel().tolist())
    if found["offsets"] or found["sentences"]:
        return found
    for i, token in enumerate(tokens):
        found["pos"] += annotation.pos(i) != token.pos
        found["feats"] += annotation.feats(i) != token.feats
        found["rel"] += annotation.deprel(i) != token.rel
        found["lemmas"] += annotation.lemmas[i] != token.lemma
    heads = plain_heads(doc)
    untied = first_of_ties(heads, annotation, vocabulary)
    found["ties"] = int((heads != untied).sum())
    found["heads"] = int((repair_heads(untied, annotation.sentences) != annotation.head).sum())
    spans = {(span.start, span.stop, span.type) for span in doc.spans}
    found["spans"] = len(spans ^ character_spans(annotation))
    return found


def plain_heads(doc: natasha.Doc) -> np.ndarray:
    """Return Natasha's heads as token indexes within the article, -1 for the root."""
    heads = []
    for sentence in doc.sents:
        first = len(heads)
        for token in sentence.tokens:
            place = int(token.head_id.split("_")[1])
            heads.append(first + place - 1 if place else ROOT)
    return np.array(heads, np.int32)


def first_of_ties(heads: np.ndarray, annotation: Annotation, vocabulary: set[str]) -> np.ndarray:
    """Replace each head by the first token of its sentence that the nets cannot tell from it."""
    heads = heads.copy()
    for first, last in annotation.sentences.tolist():
        words = annotation.words[first:last]
        seen = [(w.lower() if w.lower() in vocabulary else None, word_shape(w)) for w in words]
        seen = [None] * 3 + seen + [None] * 3
        places: dict[tuple, int] = {}
        alike = [places.setdefault(tuple(seen[i : i + 7]), first + i) for i in range(len(words))]
        own = heads[first:last]
        heads[first:last] = [head if head == ROOT else alike[head - first] for head in own]
    return heads


def character_spans(annotation: Annotation) -> set[tuple[int, int, str]]:
    """Return Natasha's spans by character offsets."""
    start, end = annotation.start, annotation.end
    return {(int(start[a]), int(end[b - 1]), type_) for a, b, type_ in annotation.spans}
