"""The networks of posts: what they read, that NumPy has what PyTorch trained, bad weights."""

import numpy as np
import pytest

from newsnlp.config import models_dir
from newsnlp.errors import ModelError
from newsnlp.find import tensors
from newsnlp.find.by_domain import REGIONAL
from newsnlp.pipeline import POSTS, Pipeline
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.bodies import Bodies
from newsnlp.records.learned.nets import FILE, Nets, names_hash
from newsnlp.records.learned.people import People
from newsnlp.records.learned.posts import EMPLOYER, HOLDER, LAYOUT, STANDING, load
from newsnlp.records.learned.role_view import RoleView
from newsnlp.records.learned.standing import of_post
from newsnlp.types import Article, EntityType, RelationType, Status

TEXT = """Завод «Луч» возглавил Олег Рябинин, ранее – главный инженер комбината «Север».

Он начинал слесарем. Прежний директор Лев Рид ушёл в мэрию.
"""


@pytest.fixture(scope="module")
def context():
    return next(Pipeline().contexts([Article("a", TEXT)]))


@pytest.fixture(scope="module")
def read(context):
    """What the networks read of the first role of the article, by what it is of."""
    role = context.index.types.index(EntityType.PROFESSION)
    article = ArticleView(context)
    view = RoleView(article, role)
    links = context.links[RelationType.WORKS_AS]
    person = context.index.types.index(EntityType.PERSON)
    bodies = Bodies(article)
    return {
        "given": [view.given],
        HOLDER: list(People(article, links).rows(view).values()),
        EMPLOYER: list(bodies.rows(view, person, None, None).values()),
        STANDING: [of_post(view, person, Status.CURRENT, links)],
        "nouns": list(bodies.nouns().values()),
        "view": view,
    }


@pytest.mark.parametrize("kind", ["given", HOLDER, EMPLOYER, STANDING])
def test_the_weights_are_of_these_features(read, kind):
    stored = tensors.read(models_dir() / REGIONAL / POSTS / FILE)
    for row in read[kind]:
        assert bytes(stored[f"names.{kind}"]) == bytes(names_hash(row))


def test_numpy_has_the_chances_of_pytorch(read):
    torch = pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.records.learned.nets import values
    from newsnlp.train.networks import Case, Network, Recipe, Words, chances

    torch.manual_seed(1)
    view, lemmas = read["view"], Words()
    cases = [
        Case(
            "a",
            "posts",
            kind,
            values(view.given),
            lemmas.of(view),
            np.stack([values(row) for row in read[kind]]),
            0,
            0,
            np.stack([lemmas.mean(own) for own in read["nouns"]]),
        )
        for kind in (HOLDER, EMPLOYER, STANDING)
    ]
    sizes = {case.kind: case.rows.shape[1] for case in cases} | {"given": len(cases[0].given)}
    network = Network(LAYOUT, sizes, Recipe()).eval()
    wanted = chances(network, cases)
    nets = Nets(network.arrays(), LAYOUT)
    known = nets.known(view)
    found = [
        nets.choose(HOLDER, known, read[HOLDER]),
        nets.choose(EMPLOYER, known, read[EMPLOYER], nets.told(read["nouns"])),
        nets.decide(STANDING, known, read[STANDING][0]),
    ]
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_chances_are_of_all_candidates_and_of_none(context, read):
    nets = load(models_dir() / REGIONAL / POSTS)
    known = nets.known(read["view"])
    chances = nets.choose(HOLDER, known, read[HOLDER])
    assert len(chances) == len(read[HOLDER]) + 1
    assert float(chances.sum()) == pytest.approx(1.0, abs=1e-5)


def test_damaged_weights_say_how_to_build_them(tmp_path):
    (tmp_path / FILE).write_bytes(b"\x05\x00\x00\x00\x00\x00\x00\x00{oops")
    with pytest.raises(ModelError, match="newsnlp train posts"):
        load(tmp_path)


def test_missing_arrays_say_how_to_build_them(tmp_path):
    tensors.write(tmp_path / FILE, {"words": np.zeros((64, 300), np.float32)})
    with pytest.raises(ModelError, match="newsnlp train posts"):
        load(tmp_path)


LABELS = "a\t{role}\t{holder}\t-\t{standing}\tслесарем\n"


@pytest.fixture
def corpus(tmp_path):
    """A folder with one labelled article, and one of further articles."""
    labels, further = tmp_path / "labels", tmp_path / "further"
    (labels / "texts").mkdir(parents=True)
    (further / "train").mkdir(parents=True)
    (labels / "texts" / "a.txt").write_text(TEXT, "utf-8")
    (further / "train" / "b.marked").write_text("{per1 Анна Рид} ушла.\n---\n", "utf-8")
    start, name = TEXT.index("слесарем"), TEXT.index("Олег")
    line = LABELS.format(
        role=f"{start}:{start + 8}", holder=f"{name}:{name + 13}", standing="former"
    )
    (labels / "roles.tsv").write_text(line, "utf-8")
    return labels, further


def test_a_label_makes_a_choice_of_each_kind(corpus):
    pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train.post_data import read_cases

    cases, names = read_cases(*corpus, Pipeline())
    holder, standing, employer = cases
    assert [case.kind for case in cases] == [HOLDER, STANDING, EMPLOYER]
    assert holder.answer == 0  # Олег Рябинин is the first person
    assert standing.answer == 0  # over
    assert employer.answer == len(employer.rows)  # nowhere
    assert set(names) == {"given", HOLDER, STANDING, EMPLOYER}
