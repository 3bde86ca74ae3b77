"""What reads an article: nothing of its company, NumPy as PyTorch, bad weights."""

import shutil

import numpy as np
import pytest

from newsnlp.config import models_dir
from newsnlp.errors import ModelError
from newsnlp.find.by_domain import REGIONAL
from newsnlp.find.nets import tensors
from newsnlp.kinds import EntityType
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.models import FILE, load
from newsnlp.records.learned.reading import COLUMNS, KINDS, Reader, Reading, marks, nearest
from newsnlp.types import Article

TEXTS = (
    "Завод «Луч» возглавил Олег Рябинин.\n\nОн начинал слесарем.",
    "",
    "В Озёрске прошёл форум «Точка опоры», 14 марта его открыла мэр Анна Котова. Гости пели.",
)


@pytest.fixture(scope="module")
def told():
    articles = [Article(str(i), text) for i, text in enumerate(TEXTS)]
    return [context.telling for context in Pipeline().contexts(articles)]


@pytest.fixture(scope="module")
def models():
    return load(models_dir() / REGIONAL / RECORDS)


def test_an_article_is_read_as_if_it_were_alone(told, models):
    together = [own.reading.states for own in models.read(told)]
    for telling, states in zip(told, together, strict=True):
        (alone,) = models.read([telling])
        assert np.array_equal(alone.reading.states, states)
        assert states.shape[0] == len(telling.annotation)


def test_a_name_is_not_read_but_that_it_is_one(told):
    telling = told[0]
    own = marks(telling.annotation, telling.reader.index)
    words = np.array(telling.annotation.words)
    assert list(words[own.named]) == ["Олег", "Рябинин"]
    assert own.kinds.shape == (len(words), COLUMNS)
    begins = own.kinds[:, 2 * KINDS.index(EntityType.PERSON) + 1]
    assert list(words[begins > 0]) == ["Олег"]
    assert list(words[own.kinds[:, -1] > 0]) == ["Он"]


@pytest.mark.parametrize(
    ("tokens", "place", "wanted"),
    [
        ([5], [], (-1, -1)),
        ([5], [9], (-1, 9)),
        ([5], [1, 3], (3, -1)),
        ([5], [3, 5, 8], (5, 8)),
        ([2, 9], [4], (4, 4)),
        ([2, 9], [0, 8, 11], (8, 11)),
        ([2, 5, 9, 12], [4, 8], (4, 4)),
        ([2, 5, 9, 12], [2, 9, 11], (2, 11)),
    ],
)
def test_the_nearest_on_each_side(tokens, place, wanted):
    (before,), (behind,) = nearest(tokens, [place])
    assert (before, behind) == wanted


def test_who_is_told_nowhere_near_has_zeros():
    reading = Reading(np.ones((9, 4), np.float32))
    beside = reading.beside([5], [[3], [7], []])
    assert beside.tolist() == [[1] * 4 + [0] * 4, [0] * 4 + [1] * 4, [0] * 8]


def test_numpy_reads_as_pytorch_does(told):
    torch = pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train.reading import Library, ReaderNetwork, Sizes

    torch.manual_seed(1)
    library, used = Library(), [one for one in told if len(one.annotation)]
    for i, one in enumerate(used):
        library.add(str(i), one.annotation, one.reader.index)
    network = ReaderNetwork(library.vectors(), Sizes()).eval()
    with torch.no_grad():
        wanted = network(list(library.texts.values()))
    for own, states in zip(Reader(network.arrays())(used), wanted, strict=True):
        # in 8 bits: a step of what the LSTM takes and gives is 1/127
        assert own.states == pytest.approx(states.numpy(), abs=0.03)


def test_damaged_weights_say_how_to_build_them(tmp_path):
    (tmp_path / FILE).write_bytes(b"\x05\x00\x00\x00\x00\x00\x00\x00{oops")
    with pytest.raises(ModelError, match="newsnlp train records"):
        load(tmp_path)


def test_missing_arrays_say_how_to_build_them(tmp_path):
    tensors.write(tmp_path / FILE, {"words": np.zeros((64, 300), np.float32)})
    with pytest.raises(ModelError, match="newsnlp train records"):
        load(tmp_path)


def test_damaged_weights_do_not_stop_training_them_anew(tmp_path):
    folder = tmp_path / "models"
    shutil.copytree(models_dir(), folder)
    (folder / REGIONAL / RECORDS / FILE).write_bytes(b"oops")
    with pytest.raises(ModelError):
        Pipeline(models=folder)
    assert Pipeline(models=folder, learned=False).extract(Article("a", TEXTS[0])).records
