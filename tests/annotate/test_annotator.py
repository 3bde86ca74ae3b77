"""The annotation as a whole: equal to plain Natasha, valid, the same for any batch."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from differences import FIELDS, differences
from newsnlp.annotate import Annotation, Annotator
from newsnlp.annotate.annotator import MAX_SENTENCE
from newsnlp.annotate.tree import ROOT
from newsnlp.annotate.weights import read_words
from newsnlp.errors import InputError
from plain_natasha import PlainNatasha

ODD = [
    "",
    " \n\t",
    "\x00",
    "\ud800",
    "Мэр \udfff Сомов.",
    "👍🏻!",
    "а\u0301",
    "Я.\r\nТы.\r",
    "ЦО\u00adПП",
    ")",
]
NEWS = "Директор завода «Заря» Игорь Сомов ушёл. Его сменила Анна Лунина из Твери."


def same(one: Annotation, other: Annotation) -> bool:
    arrays = ("start", "end", "tag", "head", "rel", "sentences", "hidden")
    lists = ("text", "words", "lemmas", "spans")
    return all(getattr(one, a).tobytes() == getattr(other, a).tobytes() for a in arrays) and all(
        getattr(one, name) == getattr(other, name) for name in lists
    )


def check(annotation: Annotation, text: str) -> None:
    """Assert what every annotation promises."""
    n = len(annotation)
    columns = (annotation.start, annotation.end, annotation.tag, annotation.head, annotation.rel)
    assert {len(column) for column in (*columns, annotation.lemmas, annotation.hidden)} == {n}
    spans = zip(annotation.start, annotation.end, strict=True)
    assert [text[start:end] for start, end in spans] == annotation.words
    assert all(annotation.words)
    assert (annotation.start[1:] >= annotation.end[:-1]).all()
    assert annotation.hidden.shape == (n, 192)
    assert annotation.hidden.dtype == np.float32
    assert annotation.sentences.ravel().tolist()[:1] == [0][: min(n, 1)]
    for first, last in annotation.sentences.tolist():
        assert_tree(annotation.head[first:last], first, last)
    assert sum(last - first for first, last in annotation.sentences.tolist()) == n


def assert_tree(head: np.ndarray, first: int, last: int) -> None:
    assert 0 < last - first <= MAX_SENTENCE
    assert (head == ROOT).sum() == 1
    for token in range(first, last):
        steps = 0
        while head[token - first] != ROOT:
            token = int(head[token - first])
            steps += 1
            assert first <= token < last
            assert steps < last - first


@pytest.fixture(scope="module")
def plain() -> PlainNatasha:
    return PlainNatasha()


def total_differences(
    texts: list[str], natasha_like: Annotator, plain: PlainNatasha
) -> Counter[str]:
    vocabulary = set(read_words())
    total: Counter[str] = Counter()
    for annotation, text in zip(natasha_like.annotate(texts), texts, strict=True):
        total += differences(annotation, plain(text), vocabulary)
    return total


def test_samples_equal_plain_natasha(
    samples: list[str], natasha_like: Annotator, plain: PlainNatasha
) -> None:
    total = total_differences(samples, natasha_like, plain)
    assert {field: total[field] for field in FIELDS} == dict.fromkeys(FIELDS, 0)


@pytest.mark.corpora
def test_nerel_equals_plain_natasha(
    corpora: Path, natasha_like: Annotator, plain: PlainNatasha
) -> None:
    paths = sorted((corpora / "nerel").glob("*/*.txt"))[::80]
    texts = [path.open(encoding="utf-8", newline="").read() for path in paths]
    total = total_differences(texts, natasha_like, plain)
    assert len(texts) >= 10
    assert {field: total[field] for field in FIELDS} == dict.fromkeys(FIELDS, 0)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_survived(annotator: Annotator, text: str) -> None:
    before, annotation, after = annotator.annotate([NEWS, text, NEWS])
    check(annotation, text)
    assert same(before, after)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_is_survived(text: str) -> None:
    annotator = _annotator()
    first, second = annotator.annotate([text]), annotator.annotate([NEWS, text])
    check(first[0], text)
    assert same(first[0], second[1])


_ANNOTATORS: list[Annotator] = []


def _annotator() -> Annotator:
    # hypothesis runs one function many times, so a fixture of the test is not for it
    if not _ANNOTATORS:
        _ANNOTATORS.append(Annotator())
    return _ANNOTATORS[0]


def test_empty_batch(annotator: Annotator) -> None:
    assert annotator.annotate([]) == []
    assert annotator.annotate([], []) == []


def test_batches_do_not_change_the_output(annotator: Annotator, samples: list[str]) -> None:
    texts = [*samples, "", NEWS, *samples[::-1], "Да."]
    together = annotator.annotate(texts)
    alone = [annotator.annotate([text])[0] for text in texts]
    afresh = Annotator().annotate(texts[::-1])[::-1]
    assert all(map(same, together, alone))
    assert all(map(same, together, afresh))


def test_one_bare_text_is_refused(annotator: Annotator) -> None:
    with pytest.raises(InputError, match="give a list"):
        annotator.annotate("Мэр ушёл.")


def test_two_annotators_in_two_threads(samples: list[str]) -> None:
    texts = samples
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(Annotator().annotate, order) for order in (texts, texts[::-1])]
        forward, backward = (job.result() for job in jobs)
    assert all(map(same, forward, backward[::-1]))


def test_two_threads_share_an_annotator(annotator: Annotator, samples: list[str]) -> None:
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(annotator.annotate, (samples, samples))
    assert all(map(same, one, two))


def test_a_block_is_a_text_of_its_own(annotator: Annotator) -> None:
    text = "Новость Игорь\n  Сомов ушёл. Анна | меню | Лунина пришла"
    blocks = [(0, 13), (16, 33), (43, 56)]
    (whole,) = annotator.annotate([text], [blocks])
    check(whole, text)
    parts = annotator.annotate([text[a:b] for a, b in blocks])
    assert whole.words == [word for part in parts for word in part.words]
    assert whole.lemmas == [lemma for part in parts for lemma in part.lemmas]
    assert whole.tag.tolist() == [tag for part in parts for tag in part.tag.tolist()]
    assert np.allclose(whole.hidden, np.concatenate([p.hidden for p in parts]), atol=1e-3)
    assert len(whole.sentences) == sum(len(part.sentences) for part in parts)
    assert "меню" not in whole.words


def test_no_span_crosses_a_block(annotator: Annotator) -> None:
    text = "Директор завода Игорь Сомов"
    (whole,) = annotator.annotate([text])
    (split,) = annotator.annotate([text], [[(0, 21), (21, 27)]])
    assert [whole.slice_text(a, b) for a, b, _ in whole.spans] == ["Игорь Сомов"]
    assert all(a >= 3 or b <= 3 for a, b, _ in split.spans)


def test_blocks_may_be_empty(annotator: Annotator) -> None:
    nothing, blank = annotator.annotate([NEWS, "а \n б"], [[], [(1, 3)]])
    assert len(nothing) == 0 == len(blank)


def test_a_text_without_full_stops_is_cut(annotator: Annotator) -> None:
    text = "рост цен и спад " * 1000
    (annotation,) = annotator.annotate([text])
    check(annotation, text)
    assert len(annotation) == 4000
    assert len(annotation.sentences) == -(-4000 // MAX_SENTENCE)


def test_very_long_tokens(annotator: Annotator) -> None:
    text = "а" * 100_000 + " " + ".," * 10_000 + "" + ("о" + "а-" * 10_000)
    (annotation,) = annotator.annotate([text])
    assert annotation.text == text
    assert len(annotation.words[0]) == 100_000


def test_words_are_forgotten_within_bounds(
    samples: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Annotator().annotate(samples)
    monkeypatch.setattr("newsnlp.annotate.annotator.MAX_WORDS", 300)
    small = Annotator()
    for text, expected in zip(samples, whole, strict=True):
        assert same(small.annotate([text])[0], expected)
        assert len(small._tokenizer.words) <= 300 + len(expected)


def test_a_root_is_its_own_top_whatever_relation_it_has(annotator: Annotator) -> None:
    [found] = annotator.annotate(["Спасибо всем.\n\nСтарший воспитатель Н. Ю. Сычёва"])
    noun, surname = found.words.index("воспитатель"), found.words.index("Сычёва")
    assert found.deprel(noun) == "appos"  # the parser's, or the test shows nothing
    assert found.heads[noun] == ROOT
    assert found.top(surname, {"appos", "flat:name", "nmod"}) == noun
