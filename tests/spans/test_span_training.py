"""Training: NumPy and PyTorch agree, a tiny corpus can be learned, tuning keeps its promises."""

import random
from dataclasses import replace

import numpy as np
import pytest
from annotated import annotate

torch = pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")

from newsnlp.errors import InputError  # noqa: E402
from newsnlp.find.nets import span_weights  # noqa: E402
from newsnlp.find.nets.dense import softmax  # noqa: E402
from newsnlp.find.nets.parts import Batch, parts  # noqa: E402
from newsnlp.find.nets.sequences import Units  # noqa: E402
from newsnlp.find.nets.span_net import SpanNet  # noqa: E402
from newsnlp.find.nets.span_weights import SpanConfig  # noqa: E402
from newsnlp.find.spans import SpanModel  # noqa: E402
from newsnlp.train import onward, span_data, span_tuning, spans  # noqa: E402
from newsnlp.train.batching import batches  # noqa: E402
from newsnlp.train.span_learning import Recipe  # noqa: E402
from newsnlp.train.span_network import Dropout, Sizes, SpanNetwork, export, restore  # noqa: E402
from newsnlp.types import EntityType  # noqa: E402

TEXT = "Директор экс-завода «Заря» Игорь Сомов ушёл.\nЕго сменила Анна Рыбина из Приморска."
OTHER = TEXT.replace("Заря", "Волк")
SMALL = Sizes(first=20, lstm=16, span=14, product=6, pieces=8, shape=4, tag=3)

QUICK = Recipe(epochs=30, warmup=2, rate=4e-2, average=0.5, sizes=SMALL, dropout=Dropout(0, 0, 0))


@pytest.fixture(scope="module")
def split():
    gold = {(0, 8, EntityType.PROFESSION), (27, 38, EntityType.PERSON)}
    return span_data.Split([annotate(TEXT)], [gold])


@pytest.fixture(scope="module")
def data(split):
    lexicon = span_data.Lexicon()
    found = list(span_data.examples(split, lexicon))
    return span_data.Data(found, split, lexicon.freeze(), [])


def test_examples_hold_the_gold_spans_in_units(data):
    assert [len(example) for example in data.train] == [10, 7]
    answer = data.train[0].answer
    assert list(zip(answer.start, answer.end, strict=True)) == [(0, 0), (6, 7)]
    assert answer.chances.max(1).tolist() == [1, 1]
    assert not len(data.train[1].answer.start)


def test_candidates_are_gold_and_what_has_likely_ends(data):
    inputs, targets = span_data.collate(data.train, data.features)
    unlikely = torch.full((*inputs.mask.shape, 2), -9.0)
    assert targets.candidates(unlikely, -6).tolist() == [[0, 0, 0], [0, 0, 7], [0, 6, 7]]
    unlikely[1, :, :] = 9
    assert len(targets.candidates(unlikely, -6)) == 3 + 7 * 8 // 2


def test_batches_hold_every_sequence_once_whatever_the_seed():
    lengths = [3, 50, 7, 7, 1, 20, 20]
    for rng in (None, random.Random(0), random.Random(1)):
        groups = batches(lengths, 40, rng)
        assert sorted(i for group in groups for i in group) == list(range(7))
        assert all(max(lengths[i] for i in g) * len(g) <= 40 for g in groups if len(g) > 1)


def test_numpy_agrees_with_torch(data):
    torch.manual_seed(0)
    network = SpanNetwork(data.features.vectors, SMALL).eval()
    inputs, targets = span_data.collate(data.train, data.features)
    everything = targets.candidates(torch.full((*inputs.mask.shape, 2), 9.0), -6)
    with torch.no_grad():
        logits, boundaries = network(inputs, everything)
    net = SpanNet(export(network))
    annotations = data.dev.annotations
    (part,) = parts(annotations, [Units.of(a) for a in annotations])
    batch = Batch.of([part])
    (states,) = SpanModel([net], SpanConfig(nets=1))._encode(batch)
    place = part.sequences[everything[:, 0].numpy(), 0]
    first, last = (place + everything[:, i].numpy() for i in (1, 2))
    ours = net.spans(states, first, last, batch)
    # the layers that run are in 8 bits
    np.testing.assert_allclose(ours, logits.numpy(), atol=0.03)
    np.testing.assert_allclose(softmax(ours), logits.softmax(1).numpy(), atol=3e-3)
    found = net.boundaries(states)
    np.testing.assert_allclose(found, boundaries[inputs.mask].numpy(), atol=0.03)


def test_a_tiny_corpus_is_learned_and_the_same_seed_gives_the_same_weights(data):
    messages: list[str] = []
    first = spans.train_network(data, 3, QUICK, messages.append)
    assert first.f1 == 1
    assert len(messages) == 30
    again = spans.train_network(data, 3, QUICK, messages.append)
    assert all((again.weights[name] == first.weights[name]).all() for name in first.weights)


def test_a_model_is_written_with_config_and_card(data, tmp_path):
    trained = [spans.train_network(data, seed, QUICK, lambda _: None) for seed in (0, 1)]
    report = spans.write(tmp_path, trained, data.dev, kept=1, added=3)
    assert report["micro"]["f1"] == 1
    assert SpanModel.load(tmp_path).config.nets == 1
    card = (tmp_path / "README.md").read_text()
    told = ("NEREL", "3 more articles", "seed 0", "seed 1", "mean of seeds", "PERSON")
    assert all(word in card for word in told)


def test_a_network_is_given_back_its_weights(data):
    torch.manual_seed(1)
    one, other = (SpanNetwork(data.features.vectors, SMALL).eval() for _ in range(2))
    restore(other, export(one))
    inputs, targets = span_data.collate(data.train, data.features)
    everything = targets.candidates(torch.full((*inputs.mask.shape, 2), 9.0), -6)
    with torch.no_grad():
        for ours, theirs in zip(one(inputs, everything), other(inputs, everything), strict=True):
            torch.testing.assert_close(ours, theirs)


class Annotating:
    def annotate(self, texts, _):
        return [annotate(text) for text in texts]


def test_who_goes_on_hears_the_old_network_where_it_knows_and_annotators_of_other_news(
    data, split, tmp_path, monkeypatch
):
    monkeypatch.setattr(onward, "RECIPE", QUICK)
    old = spans.train_network(data, 3, QUICK, lambda _: None)
    span_weights.save(tmp_path, [old.weights], SpanConfig(nets=1))
    person = {(27, 38, EntityType.PERSON)}
    further = span_data.Split([annotate(OTHER)], [person])
    nothing = span_data.Split([], [])
    material = span_data.Material(
        Annotating(), {"first": split, "further": further}, split, nothing
    )
    course, begin = onward.course(tmp_path, material)
    of_known, _, of_further, _ = (example.answer for example in course.train)
    assert 0 < certainty(of_known, 0, 0, EntityType.PROFESSION) < 1
    assert certainty(of_further, 0, 0, EntityType.PROFESSION) == 0
    assert certainty(of_further, 6, 7, EntityType.PERSON) == 1
    assert course.texts == []
    network = SpanNetwork(course.features.vectors, replace(SMALL, domains=2))
    begin(network)
    given = export(network)
    # the kind that the weights are for begins with what is known of the first
    assert all(np.allclose(given[name], old.weights[name], atol=1e-2) for name in given)


def certainty(answer, first, last, kind):
    places = list(zip(answer.start.tolist(), answer.end.tolist(), strict=True))
    if (first, last) not in places:
        return 0.0
    return answer.chances[places.index((first, last)), span_data.CODES[kind]]


def test_calibration_finds_the_true_slope():
    rng = np.random.default_rng(0)
    odds = rng.normal(size=20000) * 2
    right = (rng.random(20000) < 1 / (1 + np.exp(-(0.5 * odds + 0.3)))).astype(float)
    slope, offset = span_tuning.fit_platt(odds, right)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert offset == pytest.approx(0.3, abs=0.05)


def test_a_corpus_without_its_splits_is_refused(tmp_path):
    with pytest.raises(InputError, match="no train/"):
        spans.train(tmp_path, tmp_path / "out")


def test_articles_of_mentions_are_learned_with_the_last_corpus(tmp_path):
    places = {"world/train": "Ушла.", "world/dev": "Ушла.", "own/train": "{per1 Анна Рид} ушла."}
    places |= {"own/dev": "Пришла.", "texts": "{pro1 Мэр} ушёл."}
    for place, told in places.items():
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "a.marked").write_text(f"{told}\n---\n", "utf-8")
    material = span_data.read(tmp_path / "world", tmp_path / "own", mentions=tmp_path / "texts")
    world, own = material.train["world"], material.train["own"]
    assert world.gold == [set()]
    assert own.gold == [{(0, 8, EntityType.PERSON)}, {(0, 3, EntityType.PROFESSION)}]
    assert len(own.annotations) == 2
    assert material.dev.gold == [set()]
