"""The kernel that looks words up in the dictionary, against pymorphy3; and no way out of bounds."""

from __future__ import annotations

import json
from array import array
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pymorphy3.dawg import ConditionalProbDistDAWG, PredictionSuffixesDAWG, WordsDawg

from newsnlp.annotate import Annotator, dictionary
from newsnlp.annotate.dictionary import CERTAIN, dictionary_data, tables
from newsnlp.annotate.kernels.dictionary import CompiledDictionary

KNOWN = [
    "все",
    "еще",
    "ёж",
    "ежа",
    "стали",
    "мыла",
    "большего",
    "ростове-на-дону",
    "2-й",
    "её",
    "е",
]
KNOWN += ["д’артаньяна", "наиболее"]
ANY = st.text(st.characters(codec=None, categories=None), max_size=9)  # lone surrogates too
LETTERS = st.text("аеёистлн", max_size=7)
kernel_test = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def words() -> Any:
    return WordsDawg().load(str(dictionary_data() / "words.dawg"))


@pytest.fixture(scope="module")
def counts() -> Any:
    return ConditionalProbDistDAWG().load(str(dictionary_data() / "p_t_given_w.intdawg"))


@pytest.fixture(scope="module")
def prediction() -> list[Any]:
    files = (dictionary_data() / f"prediction-suffixes-{i}.dawg" for i in range(3))
    return [PredictionSuffixesDAWG().load(str(file)) for file in files]


@pytest.fixture
def compiled(module: ModuleType) -> CompiledDictionary:
    found = tables().compiled
    assert found is not None
    return found


def test_tables_are_those_of_the_files() -> None:
    found = tables()
    numbers = array("H", (dictionary_data() / "paradigms.array").read_bytes())
    place = 1
    for number in range(numbers[0]):
        end = place + 1 + numbers[place]
        assert found.paradigms[number] == numbers[place + 1 : end]
        place = end
    endings = json.loads((dictionary_data() / "suffixes.json").read_text("utf-8"))
    assert [found.endings[i] for i in range(len(endings))] == endings


def looked_up(words: Any, word: str) -> list[tuple[str, int, int, int]]:
    forms = tables().paradigms
    try:
        found = words.similar_items(word, tables().substitutes)
    except UnicodeEncodeError:
        return []
    return [
        (spelt, number, place, forms[number][len(forms[number]) // 3 + place])
        for spelt, analyses in found
        for number, place in analyses
    ]


@pytest.mark.parametrize("word", KNOWN)
def test_words_of_the_dictionary(compiled: CompiledDictionary, words: Any, word: str) -> None:
    assert list(compiled.analyses(word)) == looked_up(words, word)


@kernel_test
@given(ANY | LETTERS | st.sampled_from(KNOWN))
def test_any_word(compiled: CompiledDictionary, words: Any, word: str) -> None:
    assert list(compiled.analyses(word)) == looked_up(words, word)


def test_the_dictionary_has_no_longer_word(words: Any) -> None:
    assert max(map(len, words.iterkeys(""))) < 64


def test_nothing_is_longer_than_the_dictionary_knows(compiled: CompiledDictionary) -> None:
    assert compiled.analyses("е" * 64) == compiled.analyses("е" * 65) == ()
    assert compiled.analyses("") == ()


@pytest.mark.parametrize("word", KNOWN)
def test_counts(compiled: CompiledDictionary, counts: Any, word: str) -> None:
    tags = [analysis[3] for analysis in compiled.analyses(word)]
    found = compiled.counts(word, tags)
    assert (found is None) == (not counts.has_keys_with_prefix(f"{word}:"))
    expected = [counts.prob(word, tables().tags[tag]) for tag in tags]
    assert [count / CERTAIN for count in found or [0] * len(tags)] == expected


@pytest.mark.parametrize("word", [*KNOWN, "google", "vi", "\0"])
def test_counts_of_any_tag(compiled: CompiledDictionary, counts: Any, word: str) -> None:
    for tag in (*tables().tags.names[:99], "LATN", "ROMN", ""):
        assert compiled.count(word, tag) / CERTAIN == counts.prob(word, tag)


def ended(prediction: list[Any], prefix: int, ending: str) -> list[tuple[str, int, int, int, int]]:
    forms = tables().paradigms
    try:
        found = prediction[prefix].similar_items(ending, tables().substitutes)
    except UnicodeEncodeError:
        return []
    return [
        (spelt, number, place, forms[number][len(forms[number]) // 3 + place], count)
        for spelt, analyses in found
        for count, number, place in analyses
    ]


@kernel_test
@given(ANY | LETTERS | st.sampled_from(["р", "кси", "е", "ейшей", "едрей", "ями"]))
def test_any_ending(compiled: CompiledDictionary, prediction: list[Any], ending: str) -> None:
    for prefix in range(3):
        assert list(compiled.endings(prefix, ending)) == ended(prediction, prefix, ending)


def test_every_ending(compiled: CompiledDictionary, prediction: list[Any]) -> None:
    for prefix, endings in enumerate(prediction):
        for ending in {key for i, key in enumerate(endings.iterkeys("")) if i % 16 == 0}:
            assert list(compiled.endings(prefix, ending)) == ended(prediction, prefix, ending)


@pytest.mark.parametrize("prefix", [-1, 3])
def test_endings_of_no_prefix_are_refused(compiled: CompiledDictionary, prefix: int) -> None:
    with pytest.raises(ValueError, match="prefix"):
        compiled.endings(prefix, "ями")


def test_lemmas_are_those_of_python(
    monkeypatch: pytest.MonkeyPatch,
    compiled: CompiledDictionary,
    counts: Any,
    annotator: Annotator,
) -> None:
    tags = list(range(len(annotator.tagset.pos)))
    asked = [*KNOWN, "ЦОПП", "Google", "\ud800"]
    words, own = [word for word in asked for _ in tags], tags * len(asked)
    lemmatizer = annotator._lemmatizer
    ours = lemmatizer.lemmas(words, own)
    plain = tables()._replace(compiled=None, counts=counts)
    monkeypatch.setattr(dictionary, "tables", lambda: plain)
    assert ours == list(map(lemmatizer.lemma, words, own))


def small() -> list[Any]:
    """Return an automaton without a word, its guide, and one paradigm of one form."""
    units, guide = np.zeros(4, np.int32), np.zeros(8, np.uint8)
    text, first = np.frombuffer(b"abc", np.uint8), np.array([0, 1, 3], np.int32)
    numbers = np.array([1, 0, 1], np.uint16).view(np.uint8)
    paradigms = numbers, np.array([0, 3], np.int32)
    return [units, guide, units, guide, *paradigms, *(text, first) * 3, (units, guide)]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, np.zeros(0, np.int32)),
        (0, np.zeros(5, np.int32)),
        (1, np.zeros(7, np.uint8)),
        (3, np.zeros(9, np.uint8)),
        (4, np.zeros(5, np.uint8)),  # half a number
        (4, np.array([2, 0, 0], np.uint16).view(np.uint8)),  # no such ending
        (4, np.array([0, 0, 2], np.uint16).view(np.uint8)),  # no such prefix
        (5, np.array([0, 2], np.int32)),
        (5, np.array([-3, 0], np.int32)),
        (5, np.zeros(0, np.int32)),
        (7, np.array([0, 2, 1], np.int32)),
        (7, np.array([0, 1, 4], np.int32)),
        (9, np.array([-1, 1, 2], np.int32)),
        (11, np.zeros(0, np.int32)),
        (12, (np.zeros(4, np.int32),)),
        (12, (np.zeros(4, np.int32), np.zeros(7, np.uint8))),
        (12, (np.zeros(4, np.int32), np.zeros(8, np.uint8)) * 5),
    ],
)
def test_wrong_tables_are_refused(refuses: Any, place: int, value: Any) -> None:
    refuses("dictionary", small(), place, value)


def test_a_long_ending_is_refused(module: ModuleType) -> None:
    wrong = small()
    wrong[6], wrong[7] = np.zeros(999, np.uint8), np.array([0, 500, 999], np.int32)
    with pytest.raises(ValueError, match="bounds"):
        module.dictionary(*wrong)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (1, ["мэр"]),
        (2, np.array([0, 9], np.int32)),
        (2, np.array([-1, 0], np.int32)),
        (3, np.zeros(3, np.uint8)),
        (4, 0),
        (4, -1),
        (4, 3),
    ],
)
def test_wrong_lemmas_are_refused(refuses: Any, place: int, value: Any) -> None:
    made = tables().compiled
    assert made is not None
    agreement = np.zeros(2 * len(tables().tags.names), np.uint8)
    tags = np.array([0, 1], np.int32)
    refuses("lemmas", [made._tables, ["мэр", "города"], tags, agreement, 2], place, value)


@pytest.mark.parametrize("tag", [-1, 10**6])
def test_counts_of_no_tag_are_refused(compiled: CompiledDictionary, tag: int) -> None:
    with pytest.raises(ValueError, match="tag"):
        compiled.counts("все", [0, tag])


def test_other_objects_are_refused(module: ModuleType, compiled: CompiledDictionary) -> None:
    for wrong in (None, 1, "x", small()[0]):
        with pytest.raises(ValueError, match="PyCapsule"):
            module.analyses(wrong, "мэр")
        with pytest.raises(ValueError, match="PyCapsule"):
            module.endings(wrong, 0, "мэр")
        with pytest.raises(ValueError, match="PyCapsule"):
            module.key_count(wrong, b"x")
    for word in (None, b"x", 1):
        with pytest.raises(TypeError):
            module.analyses(compiled._tables, word)


@kernel_test
@given(
    units=st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=40),
    labels=st.binary(min_size=80, max_size=80),
    word=ANY | LETTERS,
)
def test_a_damaged_automaton_is_read_within_bounds(
    module: ModuleType, units: list[int], labels: bytes, word: str
) -> None:
    damaged = np.array(units, np.uint32).view(np.int32)
    guide = np.frombuffer(labels, np.uint8)[: 2 * len(units)]
    made = module.dictionary(damaged, guide, damaged, guide, *small()[4:12], (damaged, guide))
    tags = np.zeros(1, np.int32)
    try:
        module.analyses(made, word)
        module.endings(made, 0, word)
        module.lemmas(made, [word], tags, np.ones(2, np.uint8), 1)
    except ValueError as error:
        assert "too many" in str(error)  # noqa: PT017
    module.tag_counts(made, word, [0, 1])
    module.key_count(made, word.encode("utf-8", "surrogatepass"))
