"""Each article is read by the weights for its kind of news, whatever others are given."""

from annotated import annotate
from random_net import random_model

from newsnlp.config import models_dir
from newsnlp.find.by_domain import RelationModels, SpanModels, load

TEXTS = ["Директор завода ушёл.", "Рид в Туле.", "", "Мэр Сомов открыл школу."]


def told(text):
    """Tell the kind by a word."""
    return int("Рид" in text or "школу" in text)


def gate(annotations):
    return [told(annotation.text) for annotation in annotations]


def test_each_article_comes_back_in_its_place_from_its_own_model():
    models = random_model(0), random_model(1)
    annotations = [annotate(text) for text in TEXTS]
    found = SpanModels(gate, models).find(annotations)
    assert found == [models[told(text)].find([annotate(text)])[0] for text in TEXTS]
    assert found != models[0].find(annotations)


def test_no_articles_need_no_model():
    assert SpanModels(gate, [random_model()]).find([]) == []
    assert RelationModels(gate, []).find([], []) == []


def test_the_weights_of_a_folder_are_of_two_kinds_and_of_one_without_a_gate(tmp_path):
    assert [len(models.models) for models in load(models_dir())] == [2, 2]
    for name in ("spans", "relations"):
        (tmp_path / name).symlink_to(models_dir() / name)
    assert [len(models.models) for models in load(tmp_path)] == [1, 1]
