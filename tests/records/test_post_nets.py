"""The networks of posts: what they know, that NumPy has what PyTorch trained."""

import numpy as np
import pytest
from both_nets import both_chances

from newsnlp.config import models_dir
from newsnlp.find.by_domain import REGIONAL
from newsnlp.find.nets import tensors
from newsnlp.find.type_sets import ROLES
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.bodies import Bodies
from newsnlp.records.learned.models import FILE, POSTS, load
from newsnlp.records.learned.nets import names_hash
from newsnlp.records.learned.people import People
from newsnlp.records.learned.posts import EMPLOYER, HOLDER, LAYOUT, STANDING, Posts
from newsnlp.records.learned.reading import Reading
from newsnlp.records.learned.role_view import RoleView
from newsnlp.records.learned.standing import STANDINGS, held_by, of_post
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
    bodies, people = Bodies(article), People(article, links)
    return {
        "given": [view.given],
        HOLDER: list(people.rows(view).values()),
        EMPLOYER: list(bodies.rows(view, person, None, None).values()),
        STANDING: [of_post(view, person, Status.CURRENT, held_by(context, person, links))],
        "nouns": list(bodies.nouns().values()),
        "view": view,
        "places": {HOLDER: list(people.tokens.values()), EMPLOYER: list(bodies.tokens.values())},
    }


@pytest.fixture(scope="module")
def reading(context):
    states = np.random.default_rng(0).uniform(-1, 1, (len(context.annotation), 8))
    return Reading(states.astype(np.float32))


@pytest.mark.parametrize("kind", ["given", HOLDER, EMPLOYER, STANDING])
def test_the_weights_are_of_these_features(read, kind):
    stored = tensors.read(models_dir() / REGIONAL / POSTS / FILE)
    for row in read[kind]:
        assert bytes(stored[f"{POSTS}.names.{kind}"]) == bytes(names_hash(row))


def test_numpy_has_the_chances_of_pytorch(read, reading):
    rows = {kind: read[kind] for kind in (HOLDER, EMPLOYER, STANDING)}
    words = {EMPLOYER: read["nouns"]}
    wanted, found = both_chances(LAYOUT, read["view"], rows, read["places"], words, reading)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_chances_are_of_all_candidates_and_of_none(context, read):
    models, view = load(models_dir() / REGIONAL / RECORDS), read["view"]
    ((nets, _, _, reading),) = models.read([context.telling])
    beside = reading.beside(view.tokens, read["places"][HOLDER])
    chances = nets.choose(HOLDER, nets.all_known([view], reading)[0], read[HOLDER], beside)
    assert len(chances) == len(read[HOLDER]) + 1
    assert float(chances.sum()) == pytest.approx(1.0, abs=1e-5)


LABELS = "a\t{role}\t{holder}\t-\t{standing}\tслесарем\n"


@pytest.fixture
def corpus(tmp_path):
    """A folder with one labelled article, and one of further articles."""
    labels, further = tmp_path / "labels", tmp_path / "further"
    (labels / "texts").mkdir(parents=True)
    (further / "train").mkdir(parents=True)
    (labels / "texts" / "a.marked").write_text(TEXT, "utf-8")
    (further / "train" / "b.marked").write_text("{per1 Анна Рид} ушла.\n---\n", "utf-8")
    start, name = TEXT.index("слесарем"), TEXT.index("Олег")
    line = LABELS.format(
        role=f"{start}:{start + 8}", holder=f"{name}:{name + 13}", standing="former"
    )
    (labels / "roles.tsv").write_text(line, "utf-8")
    return labels, further


def test_a_label_makes_a_choice_of_each_kind(corpus):
    pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train.post_data import RoleLabels
    from newsnlp.train.reading import Library

    library = Library()
    cases, names = RoleLabels.read(*corpus, Pipeline(), library)
    assert list(library.texts) == ["a"]
    holder, standing, employer = cases
    assert [case.kind for case in cases] == [HOLDER, STANDING, EMPLOYER]
    assert holder.answer == 0  # Олег Рябинин is the first person
    assert standing.answer == 0  # over
    assert employer.answer == len(employer.rows)  # nowhere
    assert set(names) == {"given", HOLDER, STANDING, EMPLOYER}


def test_a_label_is_of_what_is_found_with_the_same_head(corpus):
    """A reader may mark more words of a role than are found, or fewer."""
    pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train.post_data import RoleLabels
    from newsnlp.train.reading import Library

    labels, further = corpus
    start, end = TEXT.index("начинал слесарем"), TEXT.index(". Прежний")
    lines = (labels / "roles.tsv").read_text("utf-8")
    place = TEXT.index("слесарем")
    wider = lines.replace(f"{place}:{place + 8}", f"{start}:{end}")
    (labels / "roles.tsv").write_text(wider, "utf-8")
    cases, _ = RoleLabels.read(labels, further, Pipeline(), Library())
    assert cases == []  # its head is the verb
    other = lines.replace(f"{place}:{place + 8}", f"{place}:{end + 1}")
    (labels / "roles.tsv").write_text(other, "utf-8")
    cases, _ = RoleLabels.read(labels, further, Pipeline(), Library())
    assert [case.kind for case in cases] == [HOLDER, STANDING, EMPLOYER]


def test_posts_are_learned_over_the_reader_that_is_there(corpus, tmp_path, monkeypatch):
    pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train import record_networks as networks
    from newsnlp.train.over_reader import train
    from newsnlp.train.posts import PART

    asked = []
    monkeypatch.setattr(networks, "train", lambda *parts, **named: asked.append((parts, named)))
    train(PART, *corpus, tmp_path / "posts", seed=3)
    (((told, output, card), named),) = asked
    assert output == tmp_path / "posts"
    assert set(told.cases) == {POSTS}
    assert told.states["a"].shape[0] == len(told.library.texts["a"].lemmas)
    assert set(named["more"]) == {"reader"}
    page = card(told, {POSTS: []}, named["recipe"])
    assert "newsnlp train posts" in page
    assert "--seed 3" in page


@pytest.mark.parametrize(
    ("told", "standing"), [("будет", Status.NEW), ("станет", Status.NEW), ("была", Status.FORMER)]
)
def test_what_is_to_come_is_not_over(monkeypatch, told, standing):
    """The network takes all for over."""
    text = f"Завлит Анна Рид ушла. Рид {told} редактором журнала «Заря»."
    models = load(models_dir() / REGIONAL / RECORDS)
    context = next(Pipeline().contexts([Article("a", text)]))
    ((nets, _, _, reading),) = models.read([context.telling])
    over = np.eye(len(STANDINGS))[STANDINGS.index(Status.FORMER)]
    monkeypatch.setattr(nets, "decide", lambda *_: over)
    roles = [i for i, m in enumerate(context.mentions) if m.text.startswith("редактором")]
    person = context.index.types.index(EntityType.PERSON)
    found = Posts(nets, reading, context).standing(person, roles[0], Status.NEW)
    assert found is standing


@pytest.mark.parametrize(
    ("role", "chance", "standing"),
    [
        ("мастер участка", 0.45, Status.CURRENT),
        ("мастер участка", 0.55, Status.CURRENT),
        ("мастер участка", 0.85, Status.FORMER),
        ("мастер спорта", 0.85, Status.CURRENT),
        ("академик", 0.85, Status.CURRENT),
    ],
)
def test_who_lives_on_is_what_he_is_but_for_a_post_that_is_surely_over(
    monkeypatch, role, chance, standing
):
    """The network takes a post for over with a chance."""
    text = f"Умер, скончался Лев Рид. Его товарищ – {role} Ян Ким."
    assert _standing(monkeypatch, text, role, chance) is standing


def test_who_does_something_for_the_dead_keeps_his_post(monkeypatch):
    text = "Умер, скончался Лев Рид. Его хоронил мастер участка Ян Ким."
    assert _standing(monkeypatch, text, "мастер участка", 0.85) is Status.CURRENT


@pytest.mark.parametrize(("chance", "standing"), [(0.45, Status.CURRENT), (0.55, Status.FORMER)])
def test_a_post_is_over_from_a_chance_of_a_half(monkeypatch, chance, standing):
    text = "Завод открыл Лев Рид. Окончил вуз, потом мастер участка Ян Ким."
    assert _standing(monkeypatch, text, "мастер участка", chance) is standing


def _standing(monkeypatch, text, role, chance):
    """How Ян Ким's role stands, which the network takes for over with a chance."""
    models = load(models_dir() / REGIONAL / RECORDS)
    context = next(Pipeline().contexts([Article("a", text)]))
    ((nets, _, _, reading),) = models.read([context.telling])
    over = np.full(len(STANDINGS), (1 - chance) / (len(STANDINGS) - 1))
    over[STANDINGS.index(Status.FORMER)] = chance
    monkeypatch.setattr(nets, "decide", lambda *_: over)
    mentions = context.mentions
    (found,) = [i for i, m in enumerate(mentions) if m.text == role and m.type in ROLES]
    person = next(i for i, m in enumerate(mentions) if m.text == "Ян Ким")
    posts = Posts(nets, reading, context)
    monkeypatch.setattr("newsnlp.records.learned.posts.is_plain", lambda *_: False)
    return posts.standing(person, found, Status.CURRENT)
