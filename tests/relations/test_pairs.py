import numpy as np
import pytest
from sketch import APPOINTMENT, STORM, article

from newsnlp.annotate.kernels.bags import buckets, mix, mix_numbers
from newsnlp.find.nets import word_numbers
from newsnlp.find.nets.known_features import are_known, known_features, rows_of
from newsnlp.find.nets.pair_bags import sum_rows
from newsnlp.find.nets.pair_features import features
from newsnlp.find.nets.pair_gate import ROWS, Gate
from newsnlp.find.nets.pairs import REACH, TYPE_INDEX, TYPES, candidates, lay_out
from newsnlp.find.nets.word_numbers import WordNumbers, hash_string

EVERY = np.ones((len(TYPES), len(TYPES), 2 * REACH + 1), bool)


def rows(mentions):
    return [(m.start, m.end, m.type.value) for m in mentions]


def laid_out(*articles):
    return lay_out([a for a, _ in articles], [rows(m) for _, m in articles])


def pairs(*articles, allowed=EVERY):
    layout = laid_out(*articles)
    return layout, *candidates(layout.mentions, allowed)


@pytest.mark.parametrize("articles", [[], [article("")], [article("Без имён.")]])
def test_no_mentions_no_pairs(articles):
    layout, head, tail = pairs(*articles)
    assert len(head) == len(tail) == 0
    assert features(layout, head, tail).shape[0] == 0


def test_no_pair_crosses_articles():
    layout, head, tail = pairs(APPOINTMENT, STORM)
    assert set(layout.mentions.article[head]) == {0, 1}
    assert (layout.mentions.article[head] == layout.mentions.article[tail]).all()


def test_no_mention_relates_to_itself():
    _, head, tail = pairs(APPOINTMENT)
    assert (head != tail).all()


def test_only_allowed_types_are_paired():
    allowed = np.zeros_like(EVERY)
    allowed[TYPE_INDEX["PERSON"], TYPE_INDEX["PROFESSION"], REACH] = True
    _, head, tail = pairs(APPOINTMENT, allowed=allowed)
    assert list(zip(head, tail, strict=True)) == [(0, 1)]


def test_far_sentences_are_out_of_reach():
    _, head, _ = pairs(article("{CITY|Орск}." + " Да." * (REACH + 1) + " {CITY|Тверь}."))
    assert len(head) == 0


def test_an_endless_list_has_few_pairs_per_name():
    names = ", ".join(f"{{PERSON|Имя{n}}}" for n in range(300))
    _, head, _ = pairs(article(names))
    assert len(head) < 300 * 100


def test_what_lies_around_a_mention_is_known():
    m = laid_out(APPOINTMENT).mentions
    role, institute = 1, 2
    assert m.outer.tolist()[:4] == [-1, -1, role, -1]
    assert m.inside[role] == 1 << TYPE_INDEX["ORGANIZATION"]
    assert m.around[institute] == 1 << TYPE_INDEX["PROFESSION"]


def test_case_endings_do_not_hide_kin():
    m = laid_out(article("{PERSON|Иван Кокорин} и {PERSON|Ивана Кокорина}")).mentions
    assert m.kin[0] == m.kin[1]
    assert m.key[0] != m.key[1]


def test_an_acronym_has_the_initials_of_the_full_name():
    text = "{ORGANIZATION|Совет по правам человека} ({ORGANIZATION|СПЧ})"
    m = laid_out(article(text)).mentions
    assert m.word[1] in m.initials[0]


@pytest.mark.parametrize("position", [0, 1, 2])
def test_features_do_not_depend_on_the_company(position):
    batch = [STORM, article("Пусто."), STORM]
    batch[position] = APPOINTMENT
    layout, head, tail = pairs(*batch)
    own = layout.mentions.article[head] == position
    alone = pairs(APPOINTMENT)
    assert (features(layout, head, tail)[own] == features(*alone)).all()


def test_features_tell_directions_apart():
    layout, head, tail = pairs(STORM)
    one, other = features(layout, head, tail)
    assert (one != other).any()


def test_bags_are_the_sums_of_the_features_rows():
    layout, head, tail = pairs(APPOINTMENT, STORM)
    table = np.random.default_rng(0).normal(size=(1024, 5)).astype(np.float16)
    columns = rows_of(features(layout, head, tail), 1024)
    rows = np.where(columns[..., None] > 0, table[columns].astype(np.float32), 0.0)
    assert sum_rows(layout, head, tail, table) == pytest.approx(rows.sum(axis=1), abs=1e-4)


def test_a_gate_lets_through_what_its_features_speak_for():
    layout, head, tail = pairs(STORM)
    open_, shut = (Gate(EVERY, np.zeros((ROWS, 1), np.float16), least) for least in (0.0, 0.1))
    assert [column.tolist() for column in open_.pairs(layout)] == [head.tolist(), tail.tolist()]
    assert len(shut.pairs(layout)[0]) == 0


def test_numbers_and_columns_have_the_same_hash():
    assert mix(np.array([7, -1]), 3).tolist() == [
        mix_numbers(7, 3),
        mix_numbers(0xFFFFFFFF, 3),
    ]
    assert 0 < buckets(mix(np.array([7]), 3), 16)[0] < 16


@pytest.mark.parametrize("bits", [5, 6, 22])
def test_what_is_in_a_set_is_known(bits):
    some, others = mix(np.arange(20)), mix(np.arange(20, 1000))
    known = known_features(some, bits)
    assert are_known(known, some).all()
    places = np.unique(some >> np.uint32(32 - bits))
    expected = np.isin(others >> np.uint32(32 - bits), places)
    assert (are_known(known, others) == expected).all()


def test_what_does_not_apply_or_is_not_known_has_no_row():
    hashes = np.array([0, *mix(np.arange(2))], np.uint32)
    known = known_features(hashes[1:2], 22)
    assert (rows_of(hashes, 16, known) > 0).tolist() == [False, True, False]


@pytest.mark.parametrize("room", [1, 3, 65536])
def test_words_keep_their_numbers_where_room_is_short(room, monkeypatch):
    monkeypatch.setattr(word_numbers, "CACHED", room)
    numbers, alone = WordNumbers(), WordNumbers()
    for words in (["Орск", "«"], ["НИИ", "Орск", "НИИ"], []):
        assert (numbers.hashes(words) == alone.hashes(words)).all()
        assert (numbers.names(words) == alone.names(words)).all()
        assert numbers.names(words).shape == (4, len(words))


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "👩‍🔬", "ё"])
def test_any_string_has_a_hash(text):
    assert 0 <= hash_string(text) < 1 << 32
