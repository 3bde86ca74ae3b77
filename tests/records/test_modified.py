"""A participle is of the noun that it agrees with, whatever the parser hangs it on."""

import pytest

from newsnlp.find.grammar.clauses import Clauses

OF_WHICH = [
    # the noun it hangs on agrees, or one is nearer
    ("Открыта выставка картин Рида, прошедшая в мае.", "прошедшая", "выставка"),
    ("Он вспомнил о встрече в театре, прошедшей в мае.", "прошедшей", "встрече"),
    (
        "В ресторане «Утки» на Южной улице состоялась презентация книги журналиста Льва Рида "
        "«Игра», вышедшей в издательстве «Луч».",
        "вышедшей",
        "книги",
    ),
    (
        "Это лишь первое из многих голосований по отмене или изменению элементов Закона о "
        "доступном здравоохранении, принятого при поддержке партии.",
        "принятого",
        "Закона",
    ),
]


@pytest.mark.parametrize(("text", "participle", "noun"), OF_WHICH)
def test_what_a_participle_tells_of(mark, text, participle, noun):
    annotation = mark(text).annotation
    subjects = Clauses(annotation).subjects(annotation.words.index(participle))
    assert annotation.words[subjects[0]] == noun
