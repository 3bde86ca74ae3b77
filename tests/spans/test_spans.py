"""The span model: same output in any company, any text survived, bad files refused."""

import json

import numpy as np
import pytest
from annotated import annotate
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_net import random_arrays, random_model

from newsnlp.annotate.word_vectors import WordVectors
from newsnlp.errors import ModelError
from newsnlp.find.mentions.nesting import has_crossing
from newsnlp.find.nets import parts, span_weights, word_shares
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.span_weights import SpanConfig
from newsnlp.find.nets.words import word_features
from newsnlp.find.spans import SpanModel

TEXTS = [
    "Директор экс-завода «Заря» Игорь Сомов ушёл в отставку 5 мая. Его сменила Анна Рыбина.",
    "",
    "Рыба",
    "Суд в Приморске оправдал мэра.\nМэр Пётр Окунёв — основатель фонда «Река».",
    "Слово за слово, слово за слово. " * 60,
]


@pytest.fixture(scope="module")
def model():
    return random_model(0, 1)


def test_no_articles_give_no_spans(model):
    assert model.find([]) == []


def test_an_empty_article_gives_nothing(model):
    assert model.find([annotate("")]) == [[]]


def test_spans_are_places_in_the_text_sorted_and_never_cross(model):
    for text, found in zip(TEXTS, model.find([annotate(t) for t in TEXTS]), strict=True):
        assert found == sorted(found, key=lambda s: (s.start, -s.end))
        assert not has_crossing((s.start, s.end) for s in found)
        assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)
        assert all(0 <= s.score <= 1 and s.source == "model" for s in found)
    assert found


def test_no_span_goes_on_in_the_next_item_of_a_list(model):
    text = "Едут: • Приморск • Рыба и Суд • Анна Рыбина"
    ((_, judged),) = model.judge([annotate(text)])
    items = [0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3]
    assert len(judged.start)
    for start, end in zip(judged.start.tolist(), judged.end.tolist(), strict=True):
        assert items[start] == items[end]


def test_company_changes_nothing(model, monkeypatch):
    annotations = [annotate(text) for text in TEXTS]
    alone = [model.find([annotation])[0] for annotation in annotations]
    chances = {
        i: judged.chances for i, a in enumerate(annotations) for _, judged in model.judge([a])
    }
    for order in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 2, 3, 3, 1, 4]):
        together = [annotations[i] for i in order]
        assert model.find(together) == [alone[i] for i in order]
        for part, judged in model.judge(together):
            assert judged.chances.tobytes() == chances[order[part.article]].tobytes()
    monkeypatch.setattr(parts, "BATCH_UNITS", 10)
    assert model.find(annotations) == alone


def test_forgotten_words_change_nothing(model, monkeypatch):
    annotations = [annotate(text) for text in TEXTS]
    expected = model.find(annotations)
    monkeypatch.setattr(word_shares, "CACHED_WORDS", 40)
    small = random_model(0, 1)
    monkeypatch.setattr(parts, "BATCH_UNITS", 10)
    assert [small.find([a])[0] for a in annotations for _ in (0, 1)] == [
        own for own in expected for _ in (0, 1)
    ]


@settings(max_examples=40, deadline=None)
@example("0\n\x85")
@given(st.text(max_size=60))
def test_any_text_is_survived(text):
    model = test_any_text_is_survived.model
    (found,) = model.find([annotate(text)])
    assert all(0 <= s.start < s.end <= len(text) for s in found)


test_any_text_is_survived.model = random_model()


@pytest.mark.parametrize("text", ["\x00 \x00", "\ud800 слово \udfff", "е\u0301" * 9, "-" * 99])
def test_hostile_text_is_survived(model, text):
    model.find([annotate(text)])


@pytest.fixture
def folder(tmp_path):
    span_weights.save(tmp_path, [random_arrays()], SpanConfig(nets=1))
    return tmp_path


def test_stored_weights_are_nearly_those_given(folder):
    (net,), config = span_weights.load(folder)
    assert config == SpanConfig(nets=1)
    for name, array in random_arrays().items():
        np.testing.assert_allclose(net[name], array, atol=0.02, err_msg=name)


def test_pieces_in_8_bits_add_up_to_the_last_bit_as_widened_ones(folder):
    small, whole = (SpanNet(span_weights.load(folder, whole=w)[0][0]) for w in (False, True))
    vectors = WordVectors()
    features = word_features([("Окунёв", "окунёв"), ("экс-", "экс"), ("в", "в")], vectors)
    pairs = [net.first_layer(features, vectors) for net in (small, whole)]
    assert pairs[0].tobytes() == pairs[1].tobytes()


def test_a_folder_without_weights_is_refused_with_the_command_that_builds_them(tmp_path):
    with pytest.raises(ModelError, match=r"config\.json.*newsnlp train spans"):
        SpanModel.load(tmp_path)


def test_truncated_weights_are_refused(folder):
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(ModelError, match=r"model\.safetensors cannot be read.*newsnlp train spans"):
        SpanModel.load(folder)


def test_weights_that_are_no_weights_are_refused(folder):
    (folder / "model.safetensors").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot be read"):
        SpanModel.load(folder)


def test_foreign_weights_are_refused(folder):
    arrays = {"other.weight": np.zeros((2, 2), np.float32)}
    span_weights.save(folder, [arrays], SpanConfig(nets=1))
    with pytest.raises(ModelError, match=r"another kind.*newsnlp train spans"):
        SpanModel.load(folder)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 0}, "version 0, this is for 1"),
        ({"nets": 2}, "other weights than"),
        ({"types": ["PERSON"]}, "other entity types"),
        ({"surprise": 1}, "not a span model's config"),
    ],
)
def test_a_config_that_does_not_fit_is_refused(folder, change, message):
    file = folder / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    with pytest.raises(ModelError, match=f"{message}.*newsnlp train spans"):
        SpanModel.load(folder)
