"""Training material and choices, on documents written here; a network learns one habit."""

import numpy as np
import pytest
from sketch import article

pytest.importorskip("torch")

from newsnlp.errors import InputError
from newsnlp.evaluate.documents import GoldDocument
from newsnlp.find.nets.dense import softmax
from newsnlp.find.nets.pairs import candidates
from newsnlp.find.nets.second_look import SecondLook
from newsnlp.train.relation_data import (
    RELATION_INDEX,
    allowed_pairs,
    make_examples,
    part,
    read_texts,
    with_found_mentions,
)
from newsnlp.train.relation_gate import fit_gate
from newsnlp.train.relation_look import (
    LookRecipe,
    fit_look,
    looked_again,
    make_lessons,
)
from newsnlp.train.relation_network import ARTICLES, Recipe, fit, often, predict
from newsnlp.train.relation_teacher import ANNOTATORS, FOLDS, say, targets
from newsnlp.train.relation_tuning import choose_temperature, choose_thresholds, decide
from newsnlp.train.relations import train
from newsnlp.types import EntityType, RelationType, Span

WORKS_AS = RELATION_INDEX[RelationType.WORKS_AS]
NAMES = ["Анна Лунина", "Олег Рудин", "Ирина Палагина", "Пётр Зорин"]
ROLES = ["мэр", "врач", "директор", "тренер"]


class Sketched:
    """Annotate as the sketches do."""

    def annotate(self, texts, blocks):
        return [article(text)[0] for text in texts]


def document(name: str, role: str) -> GoldDocument:
    text = f"{role} {name} ждал. {name} и врач Ким."
    start = len(role) + 1
    again = text.index(name, start + 1)
    other = text.index("врач", again)
    entities = {
        "T1": (0, len(role), EntityType.PROFESSION, role),
        "T2": (start, start + len(name), EntityType.PERSON, name),
        "T3": (again, again + len(name), EntityType.PERSON, name),
        "T4": (other, other + 4, EntityType.PROFESSION, "врач"),
    }
    return GoldDocument(name, text, entities, [(RelationType.WORKS_AS, "T2", "T1")])


CORPUS = [document(name, role) for name in NAMES for role in ROLES]
TEXTS = read_texts(CORPUS, Sketched())
GATE = fit_gate(TEXTS, allowed_pairs(TEXTS), 0)


def test_a_missing_corpus_is_named(tmp_path):
    with pytest.raises(InputError, match="train"):
        train(tmp_path, tmp_path / "out")


def test_labels_are_numbered_over_all_documents():
    assert len(TEXTS.labels) == len(CORPUS)
    assert set(TEXTS.labels.values()) == {WORKS_AS}
    assert (1, 0) in TEXTS.labels
    assert TEXTS.gold.sum() == len(CORPUS)


def test_what_never_relates_is_no_candidate():
    allowed = allowed_pairs(TEXTS)
    assert allowed.sum() == 1
    assert len(candidates(TEXTS.layout.mentions, allowed)[0]) == 2 * len(CORPUS)


def test_what_relates_passes_the_gate():
    examples = make_examples(TEXTS, GATE)
    assert np.count_nonzero(examples.label) == len(CORPUS)


def test_gold_between_mentions_not_found_still_counts():
    spans = [[Span(0, 3, EntityType.PROFESSION, 0.5, "model")]] + [[] for _ in CORPUS[1:]]
    found = with_found_mentions(TEXTS, CORPUS, spans)
    assert found.labels == {}
    assert found.gold.sum() == len(CORPUS)
    assert found.certain.tolist() == [0.5]


def test_a_network_learns_who_stands_by_the_role():
    examples = make_examples(TEXTS, GATE)
    network = fit(
        examples, 0, Recipe(epochs=60, batch=8, warmup=5, average=0.9, bag=8, width=8, token=2)
    )
    assert (predict(network, examples).argmax(axis=1) == examples.label).all()


def test_a_feature_is_learned_that_several_articles_have():
    examples = make_examples(TEXTS, GATE)
    first = part(examples, np.flatnonzero(examples.article == 0))
    assert len(often(first)) == 0
    learned = set(often(examples).tolist())
    seen = [set(examples.features[examples.article == a].ravel().tolist()) - {0} for a in range(16)]
    assert learned == {
        f for own in seen for f in own if sum(f in other for other in seen) >= ARTICLES
    }


def test_the_same_seed_makes_the_same_network():
    examples = make_examples(TEXTS, GATE)
    recipe = Recipe(epochs=1, batch=8, bag=4, width=4, token=2)
    one, other = (predict(fit(examples, 3, recipe), examples) for _ in range(2))
    assert (one == other).all()


def undecided(examples):
    """Return logits of a first look that finds every pair as likely a relation as none."""
    logits = np.full((len(examples.head), len(RelationType) + 1), -9.0, np.float32)
    logits[:, [0, WORKS_AS]] = 0.0
    # the second mention is a little less likely, as its rival tells
    logits[examples.label == 0, WORKS_AS] -= 0.1
    return logits


SMALL = LookRecipe(epochs=60, batch=8, rate=1e-2, average=0.9, width=8)


def test_a_second_look_learns_who_has_the_stronger_claim():
    examples = make_examples(TEXTS, GATE)
    logits = undecided(examples)
    lessons = make_lessons(TEXTS, examples, logits)
    look = SecondLook(fit_look(lessons, 0, SMALL).weights())
    found = looked_again(look, TEXTS, examples, logits)
    assert (found.argmax(axis=1) == examples.label).all()


def test_the_same_seed_makes_the_same_second_look():
    examples = make_examples(TEXTS, GATE)
    lessons = make_lessons(TEXTS, examples, undecided(examples))
    recipe = LookRecipe(epochs=1, batch=8, width=4)
    one, other = (fit_look(lessons, 3, recipe).weights() for _ in range(2))
    assert all((one[name] == other[name]).all() for name in one)


def test_a_part_of_the_examples_keeps_the_mentions():
    examples = make_examples(TEXTS, GATE)
    some = part(examples, np.array([1, 2]))
    assert some.head.tolist() == examples.head[1:3].tolist()
    assert some.features.shape == (2, examples.features.shape[1])
    assert some.states is examples.states


def test_every_article_is_told_of_by_a_network_that_has_not_seen_it():
    examples = make_examples(TEXTS, GATE)
    spans = [[Span(e[0], e[1], e[2], 0.9, "model") for e in d.entities.values()] for d in CORPUS]
    found = with_found_mentions(TEXTS, CORPUS, [spans[0][:2], *spans[1:]])
    pairs = make_examples(found, GATE)
    recipe = Recipe(epochs=9, batch=8, warmup=5, average=0.9, bag=8, width=8, token=2)
    given, other = say([(TEXTS, examples), (found, pairs)], 0, recipe)
    assert len(other) == len(given) - 1
    first = np.random.default_rng(FOLDS).permutation(len(CORPUS)) % FOLDS == 0
    seen = np.flatnonzero(~first[TEXTS.layout.mentions.article[examples.head]])
    network = fit(part(examples, seen), 0, recipe)
    for logits, texts, own in ((given, TEXTS, examples), (other, found, pairs)):
        held = np.flatnonzero(first[texts.layout.mentions.article[own.head]])
        assert (logits[held] == predict(network, part(own, held))).all()


def test_targets_are_between_annotators_and_networks():
    examples = make_examples(TEXTS, GATE)
    logits = np.zeros((len(examples.head), len(RelationType) + 1), np.float32)
    logits[:, 0] = 100.0
    wanted = targets(examples.label, [logits, logits])
    related = np.flatnonzero(examples.label)
    assert np.allclose(wanted[related, examples.label[related]], ANNOTATORS)
    assert np.allclose(wanted[related, 0], 1 - ANNOTATORS)


def test_a_network_learns_chances():
    examples = make_examples(TEXTS, GATE)
    recipe = Recipe(epochs=90, batch=8, warmup=5, average=0.9, bag=8, width=8, token=2)
    wanted = np.zeros((len(examples.head), len(RelationType) + 1), np.float32)
    wanted[:, 0], wanted[:, WORKS_AS] = 0.75, 0.25
    chance = softmax(predict(fit(examples, 0, recipe, wanted), examples))
    assert np.allclose(chance[:, WORKS_AS], 0.25, atol=0.1)


def test_a_threshold_lets_through_what_is_right_more_often_than_not():
    chance = np.zeros((60, 49))
    chance[:30, 0], chance[30:, 0] = 0.42, 0.22
    labels = np.array([1] * 30 + [0] * 30)
    gold = np.array([30] + [0] * 48)
    least = choose_thresholds(chance, labels, gold)
    assert 0.22 < least[0] <= 0.42
    assert (decide(chance, least) == labels).all()


def test_overconfident_logits_are_cooled():
    logits = np.array([[5.0, 0.0]] * 10)
    labels = np.array([0] * 6 + [1] * 4)
    assert choose_temperature(logits, labels) > 1
