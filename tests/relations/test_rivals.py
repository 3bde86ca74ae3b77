"""A second look at likely relations: what it goes by, and that PyTorch and NumPy agree."""

import numpy as np
import pytest
from sketch import APPOINTMENT, STORM, article

from newsnlp.find.nets import rivals
from newsnlp.find.nets.pair_lists import listed
from newsnlp.find.nets.pairs import REACH, TYPES, candidates, lay_out
from newsnlp.find.nets.second_look import SecondLook, shortlist

EVERY = np.ones((len(TYPES), len(TYPES), 2 * REACH + 1), bool)
WORKS_AS = rivals.WORKS_AS
RIVALS = slice(4, 10)
"""Where the likeliest rivals stand among the numbers of a claim."""


def pairs(*articles):
    rows = [[(m.start, m.end, m.type.value) for m in mentions] for _, mentions in articles]
    layout = lay_out([annotation for annotation, _ in articles], rows)
    return layout, *candidates(layout.mentions, EVERY)


def some_logits(head, tail, layout):
    """Return logits that depend on the types and the distance of a pair alone."""
    m = layout.mentions
    seeds = zip(m.type[head], m.type[tail], tail - head, strict=True)
    rows = [np.random.default_rng([*map(int, (a, b, d + 99))]).normal(size=50) for a, b, d in seeds]
    return np.array(rows, np.float32).reshape(-1, 50) * 2


def certain(layout, head, tail, **chances):
    """Return pairs and claims where WORKS_AS has the chances given, as ``_1_0=0.5``."""
    chance = np.zeros((len(head), rivals.KINDS), np.float32)
    for name, value in chances.items():
        ends = [int(number) for number in name[1:].split("_")]
        (row,) = np.flatnonzero((head == ends[0]) & (tail == ends[1]))
        chance[row, WORKS_AS] = value
    chance[:, 0] = 1 - chance.sum(axis=1)
    known = rivals.Pairs(layout, head, tail, chance)
    return known, rivals.claims(known)


@pytest.mark.parametrize(
    ("group", "chance", "expected"),
    [
        ([], [], []),
        ([7], [0.5], [0.0]),
        ([7, 3, 7, 7], [0.5, 0.9, 0.75, 0.25], [0.75, 0.0, 0.5, 0.75]),
        ([1, 1, 2, 2], [0.5, 0.5, 0.25, 0.125], [0.5, 0.5, 0.125, 0.25]),
    ],
)
def test_the_best_other_of_a_group(group, chance, expected):
    found = rivals.best_other(np.array(group, np.int64), np.array(chance, np.float32))
    assert found.tolist() == expected


def test_a_person_beside_another_has_a_rival_for_the_post():
    layout, head, tail = pairs(article("{PROFESSION|Мэр} {PERSON|Лунин} и {PERSON|Рудин} ждали."))
    known, claims = certain(layout, head, tail, _1_0=0.75, _2_0=0.25)
    same_tail, same_head, *names = rivals.described(known, claims)[:, RIVALS].T
    assert same_tail == pytest.approx(rivals.odds(np.array([0.25, 0.75], np.float32)))
    none = rivals.odds(np.zeros(2, np.float32))
    assert (same_head == none).all()
    assert all((column == none).all() for column in names)


def test_another_mention_of_the_person_is_no_stranger():
    layout, head, tail = pairs(article("{PROFESSION|Мэр} {PERSON|Лунин}. {PERSON|Лунин} уехал."))
    known, claims = certain(layout, head, tail, _1_0=0.75, _2_0=0.25)
    described = rivals.described(known, claims)[:, RIVALS]
    assert (described[:, 2] == described[:, 0]).all()
    assert described[0, 2] == pytest.approx(rivals.odds(np.array([0.25], np.float32))[0])


LISTED = slice(rivals.BESIDE, rivals.BESIDE + rivals.IN_LISTS)
"""Where the lists stand among the numbers of a claim."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{PERSON|Лунин} ждал, {PERSON|Рудин} нет.", [-1, -1]),
        ("{PERSON|Лунин} {PERSON|Рудин}", [-1, -1]),
        ("{PERSON|Лунин}. И {PERSON|Рудин} ждал.", [-1, -1]),
        ("{PERSON|Лунин}, {CITY|Орск}", [-1, -1]),
        ("{PERSON|Лунин} (бас, {PERSON|Рудин}", [-1, -1]),
        ("{PERSON|Лунин}, {PERSON|Рудин} и {PERSON|Ида}", [-1, 0, 1]),
        ("{PERSON|Лунин} (бас), {PERSON|Рудин}", [-1, 0]),
        ("«{ORGANIZATION|Заря}», а также «{ORGANIZATION|Луч}»", [-1, 0]),
        ("{PROFESSION|глава {ORGANIZATION|Зари}} и {ORGANIZATION|Луч}", [-1, -1, 1]),
    ],
)
def test_what_is_listed(text, expected):
    layout, _, _ = pairs(article(text))
    before, after = listed(layout)
    assert before.tolist() == expected
    assert {(n, b) for n, b in enumerate(before) if b >= 0} == {
        (a, n) for n, a in enumerate(after) if a >= 0
    }


def test_who_is_listed_beside_a_holder_is_told():
    layout, head, tail = pairs(article("{PROFESSION|Мэры} {PERSON|Лунин} и {PERSON|Рудин} ждали."))
    known, claims = certain(layout, head, tail, _1_0=0.75, _2_0=0.25)
    before = rivals.described(known, claims)[:, LISTED]
    assert before[0].tolist() == [0, 0, 0, 0, 0, 0.25, 0, 1]
    assert before[1].tolist() == [0, 0.75, 0, 1, 0, 0, 0, 0]


def test_what_both_ends_may_have_with_others():
    layout, head, tail = pairs(article("{PROFESSION|Мэр} {PERSON|Лунин} и {PERSON|Рудин} ждали."))
    known, claims = certain(layout, head, tail, _1_0=0.75, _2_0=0.25)
    ends = rivals.described(known, claims)[:, LISTED.stop :].reshape(2, 4, -1)
    person_has, post_has, person_is, post_is = ends[:, :, WORKS_AS - 1].T
    assert post_is.tolist() == [0.25, 0.75]
    assert not np.any([person_has, post_has, person_is])
    assert np.count_nonzero(ends) == 2


def test_the_unlikely_is_no_claim():
    layout, head, tail = pairs(APPOINTMENT)
    _, claims = certain(layout, head, tail, _0_1=0.5, _4_1=0.02)
    assert (claims.head.tolist(), claims.tail.tolist()) == ([0], [1])
    assert claims.kind.tolist() == [WORKS_AS]


@pytest.mark.parametrize("articles", [[], [article("")], [article("{CITY|Орск}")]])
def test_no_pairs_no_claims(articles):
    layout, head, tail = pairs(*articles)
    rows, logits = look()(layout, head, tail, np.zeros((0, rivals.KINDS), np.float32))
    assert (len(rows), logits.shape) == (0, (0, rivals.KINDS))


def look(width: int = 6) -> SecondLook:
    random = np.random.default_rng(1)
    shapes = {
        "look_numbers": (width, rivals.NUMBERS),
        "look_bias": (width,),
        "look_kind": (rivals.KINDS, width),
        "look_head": (len(TYPES), width),
        "look_tail": (len(TYPES), width),
        "look_hidden": (width, width),
        "look_hidden_bias": (width,),
        "look_out": (1, width),
        "look_out_bias": (1,),
    }
    return SecondLook(
        {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    )


def test_the_company_changes_nothing():
    def anew(*articles):
        layout, head, tail = pairs(*articles)
        _, logits = look()(layout, head, tail, some_logits(head, tail, layout))
        return logits.tolist()

    together = anew(STORM, APPOINTMENT, article(""), APPOINTMENT, STORM)
    alone = [row for one in (STORM, APPOINTMENT, APPOINTMENT, STORM) for row in anew(one)]
    assert together
    assert together == alone


def test_what_has_no_likely_relation_is_left_out():
    layout, head, tail = pairs(APPOINTMENT)
    logits = np.zeros((len(head), rivals.KINDS), np.float32)
    logits[:, 0] = 9.0
    logits[3, WORKS_AS] = 8.0
    rows, known = shortlist(layout, head, tail, logits)
    assert rows.tolist() == [3]
    assert known.chance.sum() == pytest.approx(1.0)
    again, anew = look()(layout, head, tail, logits)
    assert again.tolist() == [3]
    changed = np.flatnonzero(anew[0] != logits[3])
    assert set(changed) <= set(np.flatnonzero(known.chance[0] >= rivals.LEAST))
    assert WORKS_AS in changed


def test_numpy_agrees_with_pytorch():
    torch = pytest.importorskip("torch")
    from newsnlp.train.relation_look import LookNetwork, LookRecipe

    torch.manual_seed(0)
    network = LookNetwork(LookRecipe(width=7)).eval()
    torch.nn.init.normal_(network.out.weight)
    layout, head, tail = pairs(APPOINTMENT, STORM)
    logits = some_logits(head, tail, layout)
    rows, known = shortlist(layout, head, tail, logits)
    claims = rivals.claims(known)
    assert len(claims.pair) > len(rows) > 10
    types = torch.from_numpy(layout.mentions.type.astype(np.int64))
    with torch.no_grad():
        gains = network(
            torch.from_numpy(rivals.described(known, claims)),
            torch.from_numpy(claims.kind),
            types[claims.head],
            types[claims.tail],
        ).numpy()
    expected = logits[rows]
    expected[claims.pair, claims.kind] += gains
    again, anew = SecondLook(network.weights())(layout, head, tail, logits)
    assert again.tolist() == rows.tolist()
    assert anew == pytest.approx(expected, abs=1e-4)
