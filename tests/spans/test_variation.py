"""Articles varied for training keep their form: same cases of letters, same grammar."""

import random

import pytest
from annotated import annotate

from newsnlp.train import variation

NEAR = {"директор": ["руководитель"], "заявил": ["сообщил"], "берлине": ["мюнхене"]}


@pytest.mark.parametrize(
    ("rate", "text", "varied"),
    [
        (0, "Директор заявил об этом в Берлине.", "Директор заявил об этом в Берлине."),
        (1, "Директор заявил об этом в Берлине.", "Руководитель сообщил об этом в Мюнхене."),
        (1, "ДИРЕКТОР «Зари»: заявил!", "РУКОВОДИТЕЛЬ «Зари»: сообщил!"),
        (1, "«Кефир»", "«Кефир»"),
    ],
)
def test_words_are_replaced_in_the_case_they_had(rate, text, varied):
    assert variation._varied(annotate(text), NEAR, random.Random(0), rate) == varied


def test_a_lemma_is_replaced_throughout_or_nowhere():
    text = "Директор ушёл. " * 20
    for seed in range(5):
        varied = variation._varied(annotate(text), NEAR, random.Random(seed), 0.5)
        assert varied in (text, text.replace("Директор", "Руководитель"))


def test_neighbours_have_the_same_form():
    near = variation.Neighbours()(["директора", "назначил", "в", "2019", "германии"])
    assert "руководителя" in near["директора"]
    assert "франции" in near["германии"]
    assert not {"в", "2019"} & set(near)
    assert all(word.endswith("л") for word in near["назначил"])
