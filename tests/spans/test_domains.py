"""News of the world and news of a region: what tells them apart, and what is found in each."""

import pytest

pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")

from newsnlp.annotate import Annotator
from newsnlp.errors import ModelError
from newsnlp.find.domains import FILE, REGION, WORLD, DomainGate, telling
from newsnlp.find.nets import tensors
from newsnlp.find.nets.sequences import TAGS
from newsnlp.find.nets.span_net import SpanNet
from newsnlp.find.nets.span_weights import SpanConfig
from newsnlp.find.spans import SpanModel
from newsnlp.train import span_data, spans
from newsnlp.train.domains import fit
from newsnlp.train.span_learning import Recipe
from newsnlp.train.span_network import Dropout, Sizes
from newsnlp.types import EntityType

WORLDLY = [
    "Президент страны Лев Рид уехал в столицу. Правительство приняло закон о выборах.",
    "Американский фильм собрал миллион долларов. Компания выпустила альбом.",
]
REGIONAL = [
    "Директор колледжа Лев Рид открыл мастерские. Районный отдел провёл заседание.",
    "Глава округа поздравил школу. В зале прошла встреча с тренером.",
]
SMALL = Sizes(first=20, lstm=16, span=14, product=6, pieces=8, shape=4, tag=3)
QUICK = Recipe(epochs=80, warmup=2, rate=2e-2, average=0.5, sizes=SMALL, dropout=Dropout(0, 0, 0))


@pytest.fixture(scope="module")
def annotate():
    annotator = Annotator()

    def annotated(*texts):
        return annotator.annotate(texts, [[(0, len(text))] if text else [] for text in texts])

    return annotated


@pytest.fixture(scope="module")
def gate(annotate):
    return DomainGate(fit(annotate(*WORLDLY), annotate(*REGIONAL)))


def test_only_words_that_say_what_it_is_about_count(annotate):
    (annotation,) = annotate("Он уже вчера открыл районный музей, но не для Котова.")
    about, how = telling(annotation)
    assert about == ["районный", "музей"]
    assert how == ["он", "уже", "вчера", "открыть", "но", "не", "для"]


def test_an_article_without_such_words_is_news_of_the_world(annotate, gate):
    assert gate(annotate("", "Он ушёл.")) == [WORLD, WORLD]


def test_words_of_like_meaning_tell_the_kind_whatever_else_is_given(annotate, gate):
    texts = "Власти страны меняют законы.", "Начальник отделения посетил гимназию."
    assert gate(annotate(*texts)) == [WORLD, REGION]
    assert [gate(annotate(text)) for text in texts] == [[WORLD], [REGION]]


def test_weights_for_the_further_kind_find_what_its_annotators_mark(annotate):
    def split(text, surface, kind):
        start = text.index(surface)
        return span_data.Split(annotate(text), [{(start, start + len(surface), kind)}])

    world = split(WORLDLY[0], "Президент", EntityType.PROFESSION)
    region = split(REGIONAL[0], "Лев Рид", EntityType.PERSON)
    corpora, nothing = {"world": world, "region": region}, span_data.Split([], [])
    data = spans.load(span_data.Material(Annotator(), corpora, region, nothing))
    assert [example.tags.min() for example in data.train] == [0, TAGS]
    learned = spans.train_network(data, 0, QUICK, lambda _: None)
    model = SpanModel([SpanNet(learned.weights)], SpanConfig(nets=1))
    (found,) = model.find(region.annotations)
    assert [span.type for span in found] == [EntityType.PERSON]


def test_a_gate_is_read_as_it_was_written_and_a_damaged_one_refused(annotate, tmp_path):
    arrays = fit(annotate(*WORLDLY), annotate(*REGIONAL))
    tensors.write(tmp_path / FILE, arrays)
    assert DomainGate.load(tmp_path)(annotate(*WORLDLY, *REGIONAL)) == [0, 0, 1, 1]
    tensors.write(tmp_path / FILE, {"weight": arrays["weight"]})
    with pytest.raises(ModelError, match="train domains"):
        DomainGate.load(tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        DomainGate.load(tmp_path / "nowhere")


def test_a_saved_page_is_no_news_of_the_world(annotate, gate):
    (annotation,) = annotate(WORLDLY[0])
    gate.settle(annotation, REGION)
    assert gate([annotation]) == [REGION]


def test_several_sources_of_one_kind_weigh_the_same(annotate):
    texts = annotate(*REGIONAL)
    one = fit(annotate(*WORLDLY), texts)
    two = fit(annotate(*WORLDLY), texts[:1], texts[1:])
    assert abs(one["weight"] - two["weight"]).max() < 1e-6
