"""Past verbs that open a sentence are verbs, whatever their capital says."""

from __future__ import annotations

import pytest

from newsnlp.annotate import Annotator

BORN = "Анна Котова родилась в Туле."


@pytest.mark.parametrize("word", ["Павла", "Орла", "Стали", "Мила", "Котёл"])
def test_what_may_be_a_name_or_a_noun_is_left_alone(
    annotator: Annotator, natasha_like: Annotator, word: str
) -> None:
    text = f"{BORN} {word} думы."
    (mended,), (plain,) = annotator.annotate([text]), natasha_like.annotate([text])
    assert mended.tag.tolist() == plain.tag.tolist()


@pytest.mark.parametrize("word", ["Избиралась", "Заведовала", "Назначалась", "Преподавала"])
def test_a_past_verb_is_one(annotator: Annotator, word: str) -> None:
    (annotation,) = annotator.annotate([f"{BORN} {word} депутатом думы."])
    at = annotation.words.index(word)
    assert annotation.pos(at) == "VERB"
    feats = annotation.feats(at)
    assert (feats["VerbForm"], feats["Tense"], feats["Gender"]) == ("Fin", "Past", "Fem")
    assert annotation.lemmas[at].endswith(("ть", "ться"))


def test_only_what_opens_a_sentence_is_mended(
    annotator: Annotator, natasha_like: Annotator
) -> None:
    text = f"{BORN} Она Избиралась депутатом."
    (mended,), (plain,) = annotator.annotate([text]), natasha_like.annotate([text])
    assert mended.tag.tolist() == plain.tag.tolist()
