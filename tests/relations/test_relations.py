import json
from dataclasses import replace

import numpy as np
import pytest
from sketch import APPOINTMENT, STORM, article

from newsnlp.errors import ModelError
from newsnlp.find.nets import model_files, relation_net, relation_weights
from newsnlp.find.nets.pair_gate import ROWS, Gate
from newsnlp.find.nets.pairs import REACH, TYPES, lay_out
from newsnlp.find.nets.relation_net import (
    LemmaVectors,
    RelationNet,
    hidden_layers,
    pooled,
    tokens_of,
)
from newsnlp.find.nets.relation_weights import RelationConfig
from newsnlp.find.nets.rivals import NUMBERS
from newsnlp.find.relations import RelationModel
from newsnlp.types import RelationType

BUCKETS, BAG, WIDTH, TOKEN, LOOK = 256, 6, 8, 3, 5
CLASSES = len(RelationType) + 1
GATE = Gate(
    np.ones((len(TYPES), len(TYPES), 2 * REACH + 1), bool), np.zeros((ROWS, 1), np.float16), 0.0
)
CONFIG = RelationConfig(thresholds=(0.05,) * len(RelationType))


def random_weights(seed: int = 0) -> dict[str, np.ndarray]:
    shapes = {
        "table": (BUCKETS, BAG),
        "state": (TOKEN, 192),
        "word": (TOKEN, 300),
        "head": (WIDTH, 2 * TOKEN),
        "tail": (WIDTH, 2 * TOKEN),
        "bias": (WIDTH,),
        "mix": (WIDTH, BAG),
        "hidden": (WIDTH, WIDTH),
        "hidden_bias": (WIDTH,),
        "out": (CLASSES, WIDTH + BAG),
        "out_bias": (CLASSES,),
        "look_numbers": (LOOK, NUMBERS),
        "look_bias": (LOOK,),
        "look_kind": (CLASSES, LOOK),
        "look_head": (len(TYPES), LOOK),
        "look_tail": (len(TYPES), LOOK),
        "look_hidden": (LOOK, LOOK),
        "look_hidden_bias": (LOOK,),
        "look_out": (1, LOOK),
        "look_out_bias": (1,),
    }
    random = np.random.default_rng(seed)
    # half precision, as in the file, so that saving loses nothing
    return {"known": random.integers(-(1 << 31), 1 << 31, 64).astype(np.int32)} | {
        name: random.normal(size=shape).astype(np.float16).astype(np.float32)
        for name, shape in shapes.items()
    }


@pytest.fixture
def model() -> RelationModel:
    return RelationModel(random_weights(), GATE, CONFIG)


@pytest.fixture
def folder(tmp_path):
    relation_weights.save(tmp_path, random_weights(), GATE, CONFIG)
    return tmp_path


def found(model, *articles):
    return model.find([a for a, _ in articles], [m for _, m in articles])


def test_missing_weights_say_how_to_make_them(tmp_path):
    with pytest.raises(ModelError, match="newsnlp train relations"):
        RelationModel.load(tmp_path)


def test_damaged_weights_are_refused(folder):
    (folder / model_files.WEIGHTS).write_bytes(b"no tensors")
    with pytest.raises(ModelError, match="cannot be read"):
        RelationModel.load(folder)


def test_a_damaged_set_of_features_is_refused(tmp_path):
    cut = random_weights() | {"known": np.zeros(3, np.int32)}
    relation_weights.save(tmp_path, cut, GATE, CONFIG)
    with pytest.raises(ModelError, match="12 bytes"):
        RelationModel.load(tmp_path)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("version", 99, "version 99"),
        ("types", ["PERSON"], "other types"),
        ("relations", ["WORKS_AS"], "other"),
    ],
)
def test_a_config_of_another_kind_is_refused(folder, field, value, message):
    file = folder / model_files.CONFIG
    file.write_text(json.dumps({**json.loads(file.read_text()), field: value}))
    with pytest.raises(ModelError, match=message):
        RelationModel.load(folder)


def test_hidden_layers_of_another_width_are_refused(model):
    annotation, mentions = APPOINTMENT
    narrow = replace(annotation, hidden=annotation.hidden[:, :100])
    with pytest.raises(ModelError, match="100"):
        model.find([narrow], [mentions])


@pytest.mark.parametrize("text", ["", "Без имён.", "{CITY|Орск}"])
def test_fewer_than_two_mentions_have_no_relations(model, text):
    assert found(model, article(text)) == [[]]


def test_no_articles_no_answers(model):
    assert model.find([], []) == []


def test_a_relation_bounds_both_mentions(model):
    _, mentions = APPOINTMENT
    known = {mention.id: mention for mention in mentions}
    (relations,) = found(model, APPOINTMENT)
    assert relations
    for relation in relations:
        ends = known[relation.head], known[relation.tail]
        assert relation.start == min(m.start for m in ends)
        assert relation.end == max(m.end for m in ends)
        assert 0 <= relation.score <= 1
        assert relation.source == "model"


def test_the_company_changes_nothing(model):
    together = found(model, STORM, APPOINTMENT, article(""), APPOINTMENT)
    alone = [found(model, one)[0] for one in (STORM, APPOINTMENT, article(""), APPOINTMENT)]
    assert together == alone


def test_a_saved_model_answers_the_same(model, folder):
    assert found(RelationModel.load(folder), APPOINTMENT) == found(model, APPOINTMENT)


def test_a_threshold_above_all_scores_leaves_nothing():
    strict = RelationConfig(thresholds=(1.1,) * len(RelationType))
    assert found(RelationModel(random_weights(), GATE, strict), STORM) == [[]]


def scored(model, certain: float) -> dict[tuple[str, str], float]:
    annotation, mentions = APPOINTMENT
    (relations,) = model.find([annotation], [[replace(m, score=certain) for m in mentions]])
    return {(relation.head, relation.tail): relation.score for relation in relations}


def test_a_relation_is_no_surer_than_its_mentions(model):
    sure, doubtful = scored(model, 1.0), scored(model, 0.5)
    assert doubtful
    assert all(score == pytest.approx(sure[ends] / 4, abs=1e-4) for ends, score in doubtful.items())
    assert scored(model, 0.01) == {}


def test_a_mention_is_its_mean_and_its_head():
    annotation, mentions = APPOINTMENT
    layout = lay_out([annotation], [[(m.start, m.end, m.type.value) for m in mentions]])
    tokens, tops = tokens_of(layout.mentions)
    states = pooled(hidden_layers([annotation], layout, tokens), tops, layout.mentions)
    assert states.shape == (len(mentions), 384)
    assert states[0, :192] == pytest.approx(annotation.hidden[:2].mean(axis=0), abs=1e-6)
    assert (states[0, 192:] == annotation.hidden[0]).all()


@pytest.mark.parametrize("room", [1, 2, 100])
def test_lemmas_keep_their_vectors_where_room_is_short(room, monkeypatch):
    monkeypatch.setattr(relation_net, "CACHED", room)
    weight = np.ones((2, 300), np.float32)
    short = LemmaVectors(weight)
    monkeypatch.setattr(relation_net, "CACHED", 100)
    alone = LemmaVectors(weight)
    monkeypatch.setattr(relation_net, "CACHED", room)
    for lemmas in (["мэр", "город"], ["город", "врач", "город"], []):
        assert (short(lemmas) == alone(lemmas)).all()
    assert (short(["мэр"]) != short(["город"])).any()


def test_numpy_agrees_with_pytorch():
    torch = pytest.importorskip("torch")
    from newsnlp.find.nets.known_features import rows_of
    from newsnlp.find.nets.pair_features import features
    from newsnlp.train import relation_data
    from newsnlp.train.relation_network import BUCKETS
    from newsnlp.train.relations import Recipe, RelationNetwork

    torch.manual_seed(0)
    some = random_weights()["known"]
    network = RelationNetwork(384, Recipe(bag=BAG, width=WIDTH, token=TOKEN), some).eval()
    annotation, mentions = APPOINTMENT
    layout = lay_out([annotation], [[(m.start, m.end, m.type.value) for m in mentions]])
    head, tail = GATE.pairs(layout)
    texts = relation_data.Texts([annotation], {}, layout, np.ones(len(mentions)), np.zeros(49))
    known = np.concatenate(relation_data.known(texts), axis=1)
    hashes = features(layout, head, tail)
    with torch.no_grad():
        expected = network(
            torch.from_numpy(known[head]),
            torch.from_numpy(known[tail]),
            torch.from_numpy(rows_of(hashes, BUCKETS, some).astype(np.int64)),
        ).numpy()
    net = RelationNet(network.weights())
    every, found = net([annotation], layout, head, tail, far=np.inf)
    assert every.tolist() == list(range(len(head)))
    assert found == pytest.approx(expected, abs=1e-4)
    some, likely = net([annotation], layout, head, tail, far=0.0)
    assert 0 < len(some) < len(head)
    assert (likely == found[some]).all()


def test_other_names_of_persons_and_places_are_left_to_linking():
    weights = random_weights()
    weights["out_bias"][1 + list(RelationType).index(RelationType.ALTERNATIVE_NAME)] = 1e4
    model = RelationModel(weights, GATE, CONFIG)
    people, agencies = found(
        model,
        article("{PERSON|Анна Лунина} и {PERSON|Лунина}"),
        article("{ORGANIZATION|НИИ «Заря»} и {ORGANIZATION|Заря}"),
    )
    assert RelationType.ALTERNATIVE_NAME not in {relation.type for relation in people}
    assert {relation.type for relation in agencies} == {RelationType.ALTERNATIVE_NAME}
