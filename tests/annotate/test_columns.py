"""Questions about single tokens, answered from lists as the arrays would."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import numpy as np
import pytest

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation

TEXT = "Мэр Лев Нечаев открыл парк. Театр «Заря» дал концерт.\n\nЗрители пришли  рано."


@pytest.fixture(scope="module")
def annotation() -> Annotation:
    return Annotator().annotate([TEXT])[0]


def test_tokens_of_any_stretch(annotation: Annotation) -> None:
    for start in range(len(TEXT)):
        for end in range(start + 1, len(TEXT) + 1):
            first, last = annotation.tokens_of(start, end)
            overlap = (annotation.end > start) & (annotation.start < end)
            assert list(range(first, last)) == np.flatnonzero(overlap).tolist()


def test_sentences_and_trees(annotation: Annotation) -> None:
    for number, (first, last) in enumerate(annotation.sentences.tolist()):
        assert annotation.sentence_tokens(number) == (first, last)
        assert {annotation.sentence_of(token) for token in range(first, last)} == {number}
    for token, children in enumerate(annotation.children):
        assert children == np.flatnonzero(annotation.head == token).tolist()


def test_tags_by_token(annotation: Annotation) -> None:
    tagset = annotation.tagset
    for token, (tag, rel) in enumerate(zip(annotation.tag, annotation.rel, strict=True)):
        assert annotation.pos(token) == tagset.pos[tag]
        assert annotation.feats(token) is tagset.feats[tag]
        assert annotation.deprel(token) == tagset.rels[rel]


@pytest.mark.parametrize(
    "again", [copy.copy, replace, lambda annotation: pickle.loads(pickle.dumps(annotation))]
)
def test_an_annotation_is_copied_whether_asked_or_not(again) -> None:
    fresh = Annotator().annotate([TEXT])[0]
    before = again(fresh)
    assert fresh.heads == fresh.head.tolist()
    for one in (before, again(fresh)):
        assert isinstance(one, Annotation)
        assert (one.heads, one.lowered, one.children) == (
            fresh.heads,
            fresh.lowered,
            fresh.children,
        )


def test_an_annotation_has_no_other_columns_and_is_frozen() -> None:
    fresh = Annotator().annotate([TEXT])[0]
    for one in (fresh, fresh if fresh.starts else None):
        with pytest.raises(AttributeError, match="vowels"):
            _ = one.vowels
        with pytest.raises(AttributeError):
            one.text = ""
