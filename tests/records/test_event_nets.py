"""The networks of events: what they know, that NumPy has what PyTorch trained."""

import numpy as np
import pytest
from both_nets import both_chances

from newsnlp.config import models_dir
from newsnlp.find.by_domain import REGIONAL
from newsnlp.find.nets import tensors
from newsnlp.pipeline import RECORDS, Pipeline
from newsnlp.records.events.event_names import names_of
from newsnlp.records.events.events import gathered
from newsnlp.records.events.uniting import united
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.event_view import Story
from newsnlp.records.learned.happenings import (
    DAY,
    LAYOUT,
    SITE,
    TAKING,
    TWIN,
    Happenings,
)
from newsnlp.records.learned.models import EVENTS, FILE, load
from newsnlp.records.learned.nets import names_hash
from newsnlp.records.learned.partakers import Partakers
from newsnlp.records.learned.reading import Reading
from newsnlp.records.learned.settings import Settings
from newsnlp.records.learned.twins import Twins
from newsnlp.types import Article

KINDS = (TWIN, TAKING, DAY, SITE)
TEXT = """В Озёрске прошёл форум «Точка опоры»

Форум «Точка опоры» прошёл в Озёрске 14 марта. Гостей встретила мэр Анна Котова.

В Доме печати состоялось награждение лауреатов. Дипломы вручил ректор ОГУ Лев Рид.
"""


@pytest.fixture(scope="module")
def story():
    context = next(Pipeline().contexts([Article("a", TEXT)]))
    found = united(gathered(context, names_of(context.telling)))
    return Story(ArticleView(context), found)


@pytest.fixture(scope="module")
def read(story):
    """What the networks read of the last event of the article, by what it is of."""
    twins, settings = Twins(story), Settings(story)
    view, partakers = twins.order[-1], Partakers(story)
    rows = {
        TWIN: twins.rows(view),
        TAKING: partakers.rows(view),
        DAY: settings.days(view),
        SITE: settings.places(view),
    }
    places = {
        TWIN: lambda number: twins.views[number].tokens,
        TAKING: partakers.tokens.__getitem__,
        DAY: settings.day_tokens,
        SITE: settings.site_tokens.__getitem__,
    }
    return {
        "given": [view.given],
        **{kind: list(own.values()) for kind, own in rows.items()},
        "view": view,
        "places": {kind: list(map(places[kind], own)) for kind, own in rows.items()},
    }


@pytest.fixture(scope="module")
def reading(story):
    size = len(story.context.annotation), 8
    return Reading(np.random.default_rng(0).uniform(-1, 1, size).astype(np.float32))


@pytest.mark.parametrize("kind", ["given", *KINDS])
def test_the_weights_are_of_these_features(read, kind):
    stored = tensors.read(models_dir() / REGIONAL / RECORDS / FILE)
    assert read[kind]
    for row in read[kind]:
        assert bytes(stored[f"{EVENTS}.names.{kind}"]) == bytes(names_hash(row))


def test_numpy_has_the_chances_of_pytorch(read, reading):
    verbs = [["вручить"], [], ["открыть", "форум"]]
    rows = {kind: read[kind] for kind in KINDS}
    words = {kind: (verbs * 9)[: len(own)] for kind, own in rows.items()}
    wanted, found = both_chances(LAYOUT, read["view"], rows, read["places"], words, reading)
    for one, other in zip(found, wanted, strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_several_are_scored_as_one_by_one(story):
    models = load(models_dir() / REGIONAL / RECORDS)
    ((_, nets, _, reading),) = models.read([story.context.telling])
    twins = Twins(story)
    later = twins.order[1:]
    rows = [list(twins.rows(view).values()) for view in later]
    words = [[view.words for view in twins.order[: i + 1]] for i in range(len(later))]
    beside = [
        reading.beside(view.tokens, [other.tokens for other in twins.order[: i + 1]])
        for i, view in enumerate(later)
    ]
    together = nets.chances(
        TWIN,
        nets.all_known(later, reading),
        rows,
        np.concatenate(beside),
        nets.told([one for own in words for one in own]),
    )
    for view, own, near, told, chances in zip(later, rows, beside, words, together, strict=True):
        (alone,) = nets.chances(TWIN, nets.all_known([view], reading), [own], near, nets.told(told))
        assert chances == pytest.approx(alone, abs=1e-5)


@pytest.mark.parametrize(("chance", "day"), [(0.05, 2), (0.5, 1)])
def test_a_told_day_gives_way_where_it_is_hardly_that(story, monkeypatch, chance, day):
    (learned,) = load(models_dir() / REGIONAL / RECORDS).read([story.context.telling])
    happenings = Happenings(learned, story.context, story.events)
    view = happenings.story.views()[0]
    monkeypatch.setattr(view.event, "dates", [1])
    monkeypatch.setattr(view.event, "places", [(1.0, 0)])
    monkeypatch.setattr(happenings, "_day", lambda event: 1)
    chosen = {DAY: [(view, 2, {1: chance, 2: 0.9})]}
    monkeypatch.setattr(happenings, "_chosen", lambda of, asked, tokens: chosen.get(of, []))
    happenings.settle([view.event])
    assert view.event.dates == [day]


LINES = """# article	event	verdict	takes part	date	place	words
a	{held}	={head}	-	-	-	прошёл
a	{head}	y	{mayor} ?{rector}	{day}	{town}	форум
"""


@pytest.fixture
def corpus(tmp_path):
    """A folder with one labelled article, and one of further articles."""
    labels, further = tmp_path / "labels", tmp_path / "further"
    (labels / "texts").mkdir(parents=True)
    (further / "train").mkdir(parents=True)
    (labels / "texts" / "a.marked").write_text(TEXT, "utf-8")
    (further / "train" / "b.marked").write_text("{per1 Анна Рид} ушла.\n---\n", "utf-8")
    (labels / "events.tsv").write_text(_lines(), "utf-8")
    return labels, further


def _lines():
    context = next(Pipeline().contexts([Article("a", TEXT)]))
    events = [m for m in context.mentions if m.type == "EVENT"]
    first, last = events[0], events[-1]
    return LINES.format(
        head=f"{first.start}:{first.end}",
        held=f"{last.start}:{last.end}",
        mayor=TEXT.index("Анна"),
        rector=TEXT.index("Лев Рид"),
        day=TEXT.index("14 марта"),
        town=TEXT.index("Озёрске"),
    )


def test_a_label_makes_a_choice_of_each_kind(corpus):
    pytest.importorskip("torch", reason="pip install 'newsnlp[train]'")
    from newsnlp.train.event_data import EventLabels
    from newsnlp.train.reading import Library

    cases, names = EventLabels.read(*corpus, Pipeline(), Library())
    by_kind = {case.kind: case for case in cases if case.kind != TWIN}
    assert set(by_kind) == {TAKING, DAY, SITE}
    assert 1 in by_kind[TAKING].labels  # Анна Котова
    assert -1 in by_kind[TAKING].labels  # Лев Рид may be listed
    assert by_kind[DAY].answer < len(by_kind[DAY].rows)
    assert by_kind[SITE].answer < len(by_kind[SITE].rows)
    assert any(1 in case.labels for case in cases if case.kind == TWIN)
    assert set(names) == {"given", *KINDS}
