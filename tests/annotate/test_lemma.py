"""Lemmas agree with Natasha's tag; acronyms stay themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.annotate import Annotation, Annotator
from newsnlp.annotate.dictionary import analyzer
from newsnlp.annotate.lemma import RUSSIAN, normal_word


def lemma_of(annotation: Annotation, word: str) -> str:
    return annotation.lemmas[annotation.words.index(word)]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Новый директор ЦОПП ушёл.", "ЦОПП", "цопп"),  # pymorphy3 alone: «цоппа»
        ("Глава СРОР выступил.", "СРОР", "срор"),
        ("Учёные СОГАУ ДПО помогли.", "СОГАУ", "согау"),
        ("Сборная США выиграла.", "США", "сша"),
        ("Депутаты стали министрами.", "стали", "стать"),
        ("Завод выпускает листы стали.", "стали", "сталь"),
        ("Игорь Антоненков встретился с Анной Луниной.", "Луниной", "лунина"),
        ("Она ёрш видела.", "ёрш", "ерш"),
        ("В 2024 году.", "2024", "2024"),
        ("ПРЕЗИДЕНТ ПОДПИСАЛ УКАЗЫ", "УКАЗЫ", "указ"),
        ("На камне знак 𗀀.", "𗀀", "𗀀"),  # a letter that Unicode gives no name
    ],
)
def test_lemmas(annotator: Annotator, text: str, word: str, lemma: str) -> None:
    (annotation,) = annotator.annotate([text])
    assert lemma_of(annotation, word) == lemma


def test_natasha_mangles_the_acronym(natasha_like: Annotator) -> None:
    (annotation,) = natasha_like.annotate(["Новый директор ЦОПП ушёл."])
    assert lemma_of(annotation, "ЦОПП") == "цоппа"


def test_mending_touches_acronyms_only(
    annotator: Annotator, natasha_like: Annotator, samples: list[str]
) -> None:
    mended, plain = annotator.annotate(samples), natasha_like.annotate(samples)
    for one, other in zip(mended, plain, strict=True):
        for word, ours, theirs in zip(one.words, one.lemmas, other.lemmas, strict=True):
            assert ours == theirs or word.isupper()


FOREIGN = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), max_size=8)


@given(FOREIGN.map(normal_word).filter(lambda word: not RUSSIAN.search(word)))
def test_no_analysis_changes_a_word_without_a_russian_letter(word: str) -> None:
    assert {normal_word(analysis[2]) for analysis in analyzer().parse(word)} <= {word}
