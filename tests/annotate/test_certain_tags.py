"""Words that can only be verbs or nouns are, whatever the tagger takes them for."""

from __future__ import annotations

import numpy as np
import pytest

from newsnlp.annotate import Annotator

BORN = "Анна Котова родилась в Туле."

OTHERS = [
    f"{BORN} Павла думы.",
    f"{BORN} Орла думы.",
    f"{BORN} Стали думы.",
    f"{BORN} Мила думы.",
    f"{BORN} Котёл думы.",
    f"{BORN} Она Избиралась депутатом.",  # a capital inside a sentence is a name's
    "Никита Рубан выступил первым.",
    "Рубан выступил первым.",
    "Хорошев выступил первым.",
    "Сунь Яна живёт в Туле.",
    "Печь стоит у стены.",
    "Завхоз Пила принёс три литра.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_may_be_a_name_or_a_noun_is_left_alone(
    annotator: Annotator, natasha_like: Annotator, text: str
) -> None:
    (mended,), (plain,) = annotator.annotate([text]), natasha_like.annotate([text])
    assert mended.tag.tolist() == plain.tag.tolist()


@pytest.mark.parametrize("word", ["Избиралась", "Заведовала", "Назначалась", "Преподавала"])
def test_a_past_verb_that_opens_a_sentence_is_one(annotator: Annotator, word: str) -> None:
    (annotation,) = annotator.annotate([f"{BORN} {word} депутатом думы."])
    at = annotation.words.index(word)
    assert annotation.pos(at) == "VERB"
    feats = annotation.feats(at)
    assert (feats["VerbForm"], feats["Tense"], feats["Gender"]) == ("Fin", "Past", "Fem")
    assert annotation.lemmas[at].endswith(("ть", "ться"))


VERBS = [
    ("В состав правления введён Лев Рид.", "введён", "ввести", ("Part", "Short", "Masc")),
    ("Там же 12 января пройдёт сход жителей.", "пройдёт", "пройти", ("Fin", None, None)),
    ("В 2007 году окончил ТУСУР.", "окончил", "окончить", ("Fin", None, "Masc")),
    ("Награждён посмертно военный комиссар.", "Награждён", "наградить", ("Part", "Short", "Masc")),
    ("Похоронят Льва Рида в Туле.", "Похоронят", "похоронить", ("Fin", None, None)),
    ("Окончив в 1954-м вуз, уехал.", "Окончив", "окончить", ("Conv", None, None)),
]


@pytest.mark.parametrize(("text", "word", "lemma", "form"), VERBS)
def test_a_verb_is_tagged_as_one(
    annotator: Annotator, text: str, word: str, lemma: str, form: tuple[str | None, ...]
) -> None:
    (annotation,) = annotator.annotate([text])
    at = annotation.words.index(word)
    feats = annotation.feats(at)
    assert (annotation.pos(at), annotation.lemmas[at]) == ("VERB", lemma)
    assert (feats.get("VerbForm"), feats.get("Variant"), feats.get("Gender")) == form


def test_the_tagger_alone_takes_most_of_them_for_something_else(natasha_like: Annotator) -> None:
    texts = [text for text, *_ in VERBS]
    plain = natasha_like.annotate(texts)
    found = [a.pos(a.words.index(word)) for a, (_, word, *_) in zip(plain, VERBS, strict=True)]
    assert sum(pos != "VERB" for pos in found) >= 3


NOUNS = [
    ("Кафедра геоинформатики открыта.", "геоинформатики", {"Case": "Gen", "Number": "Sing"}),
    ("Интендант театра Анна Котова ушла.", "Интендант", {"Case": "Nom", "Number": "Sing"}),
    ("Рид, Ким и Котова, ихтиологи.", "ихтиологи", {"Case": "Nom", "Number": "Plur"}),
]


@pytest.mark.parametrize(("text", "word", "feats"), NOUNS)
def test_a_noun_is_tagged_as_one(
    annotator: Annotator, text: str, word: str, feats: dict[str, str]
) -> None:
    (annotation,) = annotator.annotate([text])
    at = annotation.words.index(word)
    assert annotation.pos(at) == "NOUN"
    assert feats.items() <= annotation.feats(at).items()


@pytest.mark.parametrize("text", ["Директор пил чай.", "Мы печём хлеб.", "Он родом из Тулы."])
def test_other_words_keep_their_tags(
    annotator: Annotator, natasha_like: Annotator, text: str
) -> None:
    (mended,), (plain,) = annotator.annotate([text]), natasha_like.annotate([text])
    assert mended.tag.tolist() == plain.tag.tolist()


def test_what_is_learned_of_words_is_forgotten_with_their_numbers(annotator: Annotator) -> None:
    text = VERBS[0][0]
    (before,) = annotator.annotate([text])
    annotator._forget()
    (after,) = annotator.annotate([f"Сегодня в Туле дождь. {text}"])
    assert after.tag.tolist()[-len(before) :] == before.tag.tolist()


def test_a_word_unknown_with_yo_is_read_as_most_write_it(
    annotator: Annotator, natasha_like: Annotator
) -> None:
    written = ["Работы оценён в шесть баллов.", "Работы оценен в шесть баллов."]
    mended, plain = annotator.annotate(written)
    assert mended.tag.tolist() == plain.tag.tolist()
    assert np.array_equal(mended.hidden, plain.hidden)
    mended, plain = natasha_like.annotate(written)
    assert not np.array_equal(mended.hidden, plain.hidden)


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("Анна Котова открыла сегодня в Берёзовском парке форум.", "ADJ"),
        ("Анна Котова открыла сегодня в Берёзовске форум.", "PROPN"),
    ],
)
def test_a_town_that_tells_where_is_no_adjective(annotator: Annotator, text: str, pos: str) -> None:
    (annotation,) = annotator.annotate([text])
    (at,) = [i for i, word in enumerate(annotation.words) if word.startswith("Берёзовск")]
    assert annotation.pos(at) == pos
