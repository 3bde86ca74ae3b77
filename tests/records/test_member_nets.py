"""The networks of memberships: what they know, that NumPy has what PyTorch trained."""

import shutil

import numpy as np
import pytest
from both_nets import both_chances

from newsnlp.config import models_dir
from newsnlp.errors import ModelError
from newsnlp.find.by_domain import REGIONAL
from newsnlp.find.nets import tensors
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.belonging import JOINED, LAYOUT, LEFT, MEMBER
from newsnlp.records.learned.joinable import Joinable
from newsnlp.records.learned.members import Members
from newsnlp.records.learned.models import FILE, MEMBERS, POSTS, load
from newsnlp.records.learned.nets import names_hash
from newsnlp.records.learned.reading import Reading
from newsnlp.types import Article

KINDS = (MEMBER, JOINED, LEFT)
TEXT = """В Озёрске обновили общественный совет

Общественный совет Озёрска собрался 14 марта в школе № 3. Кресла сохранили
врач Лев Рид и поэт Ян Ким.
Гостей встретила мэр Анна Котова. Союз «Заря» принял в свой состав завод «Луч».
"""


@pytest.fixture(scope="module")
def bodies():
    context = next(Pipeline().contexts([Article("a", TEXT)]))
    return Joinable(ArticleView(context))


@pytest.fixture(scope="module")
def members(bodies):
    return Members(bodies)


@pytest.fixture(scope="module")
def view(bodies):
    """The body that the headline names."""
    return bodies.views()[0]


@pytest.fixture(scope="module")
def reading(bodies):
    size = len(bodies.context.annotation), 8
    return Reading(np.random.default_rng(0).uniform(-1, 1, size).astype(np.float32))


def names(bodies, ids):
    return {next(e.name for e in bodies.context.entities if e.id == id) for id in ids}


def test_one_does_not_belong_to_a_school(bodies):
    assert not any("школ" in name for name in names(bodies, bodies.ids))


def test_nobody_is_asked_whether_he_belongs_to_where_he_works():
    text = "Отдел кадров завода возглавил Лев Рид. Совет мастеров возглавил Ян Ким."
    bodies = Joinable(ArticleView(next(Pipeline().contexts([Article("a", text)]))))
    asked = names(bodies, (view.id for view in bodies.views()))
    assert "отдел кадров завода" in names(bodies, bodies.ids) - asked
    assert "Совет мастеров" in asked


@pytest.mark.parametrize("body", ["коллегию судей", "оргкомитет форума", "тренерский штаб"])
def test_boards_that_are_parts_of_bodies_have_members(body):
    context = next(Pipeline().contexts([Article("a", f"В субботу {body} не собрали.")]))
    assert Joinable(ArticleView(context)).views()


def test_people_may_belong_to_a_council_and_bodies_to_a_union(bodies, members, view):
    assert {"Лев Рид", "Ян Ким", "Анна Котова"} <= names(bodies, members.rows(view))
    union = next(one for one in bodies.views() if "союз" in one.kinds)
    assert any("Луч" in name for name in names(bodies, members.rows(union)))


def test_what_verbs_tell_of_the_body_that_is_named_first():
    context = next(Pipeline().contexts([Article("a", "Партию «Рост» покинул Лев Рид.")]))
    bodies = Joinable(ArticleView(context))
    (row,) = Members(bodies).rows(bodies.views()[0]).values()
    assert row["leaves"]


def test_the_weights_are_of_these_features(members, view):
    stored = tensors.read(models_dir() / REGIONAL / MEMBERS / FILE)
    assert bytes(stored[f"{MEMBERS}.names.given"]) == bytes(names_hash(view.given))
    for row in members.rows(view).values():
        for kind in KINDS:
            assert bytes(stored[f"{MEMBERS}.names.{kind}"]) == bytes(names_hash(row))


def test_numpy_has_the_chances_of_pytorch(members, view, reading):
    found = members.rows(view)
    places = {kind: [members.tokens[id] for id in found] for kind in KINDS}
    words = {kind: [members.governing(view, id) for id in found] for kind in KINDS}
    rows = {kind: list(found.values()) for kind in KINDS}
    wanted, ours = both_chances(LAYOUT, view, rows, places, words, reading)
    for one, other in zip(ours, wanted, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


@pytest.mark.parametrize("of", [POSTS, MEMBERS])
@pytest.mark.parametrize("change", ["another reader", "missing", "damaged", "cut"])
def test_bad_weights_say_how_to_build_them(tmp_path, of, change):
    for own in (RECORDS, POSTS, MEMBERS):
        shutil.copytree(models_dir() / REGIONAL / own, tmp_path / own)
    file = tmp_path / of / FILE
    stored = dict(tensors.read(file))
    if change == "another reader":
        tensors.write(file, stored | {"reader": np.zeros(4, np.uint8)})
    elif change == "missing":
        file.unlink()
    elif change == "damaged":
        file.write_bytes(b"oops")
    else:
        tensors.write(file, {name: own for name, own in stored.items() if "pair" not in name})
    with pytest.raises(ModelError, match=f"newsnlp train {of}"):
        load(tmp_path / RECORDS)
