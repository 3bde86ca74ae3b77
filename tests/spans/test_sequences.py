"""What the model reads: units, sequences, context."""

import numpy as np
import pytest
from annotated import annotate

from newsnlp.find.nets.sequences import CONTEXT, MAX_TOKENS, Units, context, natasha_tags


def units(text):
    annotation = annotate(text)
    found = Units.of(annotation)
    return [text[a:b] for a, b in zip(found.start, found.end, strict=True)], found


@pytest.mark.parametrize("text", ["Директор завода", "2020 — 2021", "- нет", "а--б", "-"])
def test_a_word_without_inner_hyphen_is_one_unit(text):
    words, found = units(text)
    assert words == annotate(text).words
    assert found.token.tolist() == list(range(len(words)))


def test_a_hyphenated_word_has_a_unit_per_part():
    words, found = units("Бывший экс-президент и российско-британский фонд")
    assert words == ["Бывший", "экс", "президент", "и", "российско", "британский", "фонд"]
    assert [word for word, _ in found.words][1:3] == ["экс-", "-президент"]
    assert {lemma for _, lemma in found.words[1:3]} == {"экс-президент"}
    assert found.token.tolist() == [0, 1, 1, 2, 3, 3, 4]


def test_a_code_of_many_parts_stays_whole():
    assert units("1-2-3-4-5-6-7")[0] == ["1-2-3-4-5-6-7"]


def test_a_line_break_ends_a_sequence_and_a_full_stop_does_not():
    _, found = units("Он ушёл. Она пришла.\nПотом ушла.")
    assert found.sequences.tolist() == [[0, 6], [6, 9]]


def test_a_long_paragraph_is_read_in_parts_of_whole_sentences():
    _, found = units("Слово за словом идёт. " * 100)
    sizes = np.diff(found.sequences, axis=1)[:, 0]
    assert sizes.sum() == 500
    assert sizes.max() <= MAX_TOKENS
    assert not (sizes % 5).any()


def test_context_adds_what_is_seen_of_the_lemma_elsewhere():
    annotation = annotate("Сомов ушёл\nсомов нет")
    seen = context(annotation)
    assert seen.shape == (4, CONTEXT)
    np.testing.assert_allclose(seen[0, 192:256], annotation.hidden[2, 128:], rtol=1e-5)
    assert not seen[1, 192:].any()


def test_context_of_nothing_is_empty():
    assert context(annotate("")).shape == (0, CONTEXT)
    assert not len(Units.of(annotate("")).sequences)


def test_natasha_spans_become_tags_with_a_first_and_other_tokens():
    annotation = annotate("в Усть-Илимске Игорь Сомов", (1, 2, "LOC"), (2, 4, "PER"))
    assert natasha_tags(annotation, Units.of(annotation)).tolist() == [0, 3, 4, 1, 2]
