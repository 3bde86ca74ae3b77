"""The scores of names and linking, on a hand-made text in factRuEval's format."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.errors import InputError
from newsnlp.evaluate.linking import GoldText, find, read_corpus, report, score_names, score_pairs
from newsnlp.types import EntityType, Mention

TEXT = "Иван Сомов из завода «Заря». Сомова ждут. Егора Рогова и John Smith нет."
SPANS = {
    1: ("name", "Иван"),
    2: ("surname", "Сомов"),
    3: ("org_descr", "завода"),
    4: ("org_name", "Заря"),
    5: ("surname", "Сомова"),
    6: ("name", "Егора"),
    7: ("surname", "Рогова"),
    8: ("name", "John"),
    9: ("surname", "Smith"),
}
OBJECTS = "1 Person 1 2 #\n2 Org 3 4 #\n3 Person 5 #\n4 Person 6 7 #\n5 Person 8 9 #\n"
COREF = """\
10 1 3
firstname Иван
lastname Сомов

11 2
name Заря
descriptor завод

12 4
firstname Егора
lastname Рогов

13 5
firstname Джон
lastname Смит
"""


@pytest.fixture
def gold(tmp_path: Path) -> GoldText:
    lines = [
        f"{i} {kind} {TEXT.index(word)} {len(word)} 0 1 # {word}"
        for i, (kind, word) in SPANS.items()
    ]
    book = tmp_path / "book_1.txt"
    book.write_text(TEXT, encoding="utf-8")
    book.with_suffix(".spans").write_text("\n".join(lines), encoding="utf-8")
    book.with_suffix(".objects").write_text(OBJECTS, encoding="utf-8")
    book.with_suffix(".coref").write_text(COREF, encoding="utf-8")
    (text,) = read_corpus(tmp_path)
    return text


NAMES = ["Иван Сомов", "завод «Заря»", "Сомов", "Егор Рогов", "John Smith"]


def test_a_folder_without_the_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="factRuEval"):
        list(read_corpus(tmp_path))


def test_names_without_a_right_answer_are_left_out(gold: GoldText) -> None:
    answer = [(str(i), name) for i, name in enumerate(NAMES)]
    counts = score_names([gold], [answer])
    # «Егора» is left oblique in the corpus, John Smith is named in Russian there
    assert counts[EntityType.PERSON] == (2, 2)
    assert counts[EntityType.ORGANIZATION] == (1, 1)


def test_wrong_and_missed_names(gold: GoldText) -> None:
    answer = [("1", "Ивана Сомова"), ("", ""), ("1", "Сомов Иван"), ("2", "x"), ("3", "y")]
    counts = score_names([gold], [answer])
    assert counts[EntityType.PERSON] == (0, 2)
    assert counts[EntityType.ORGANIZATION] == (0, 0)


def test_pairs(gold: GoldText) -> None:
    apart = [(str(i), name) for i, name in enumerate(NAMES)]
    assert score_pairs([gold], [apart])[EntityType.PERSON]["recall"] == 0.0
    lumped = [("one", name) for name in NAMES]
    scores = score_pairs([gold], [lumped])[EntityType.PERSON]
    assert (scores["recall"], scores["predicted"], scores["correct"]) == (1.0, 6, 1)


@pytest.mark.parametrize(
    ("type_", "start", "end", "stands"),
    [
        (EntityType.ORGANIZATION, "Заря", "»", True),  # «завода» may be left out
        (EntityType.ORGANIZATION, "завода", "»", True),
        (EntityType.ORGANIZATION, "завода", " «", False),  # the name may not
        (EntityType.ORGANIZATION, "Иван", "»", False),
        (EntityType.PERSON, "Заря", "»", False),
    ],
)
def test_a_found_span_stands_for_the_mention_it_shares_half_with(
    gold: GoldText, type_: EntityType, start: str, end: str, stands: bool
) -> None:
    first, last = TEXT.index(start), TEXT.index(end)
    mention = Mention("m1", type_, first, last, TEXT[first:last], 1.0, "model")
    factory = next(m for m in gold.mentions if m.type == EntityType.ORGANIZATION)
    assert (find(factory, [mention]) is mention) == stands


def test_descriptors_alone_are_asked_of_nobody_when_names_are_scored(tmp_path: Path) -> None:
    book = tmp_path / "book_2.txt"
    book.write_text("Завод Заря открыт. Заводом довольны.", encoding="utf-8")
    spans = "1 org_descr 0 5 0 1 #\n2 org_name 6 4 1 1 #\n3 org_descr 19 7 3 1 #"
    book.with_suffix(".spans").write_text(spans, encoding="utf-8")
    book.with_suffix(".objects").write_text("1 Org 1 2 #\n2 Org 3 #\n", encoding="utf-8")
    book.with_suffix(".coref").write_text("10 1 2\nname Заря\n", encoding="utf-8")
    texts, answer = list(read_corpus(tmp_path)), [("1", "завод Заря"), ("", "")]
    assert score_pairs(texts, [answer])[EntityType.ORGANIZATION]["gold"] == 1
    assert score_pairs(texts, [answer], named=True)[EntityType.ORGANIZATION]["gold"] == 0


def test_the_table_has_a_column_per_linker(gold: GoldText) -> None:
    answer = [(str(i), name) for i, name in enumerate(NAMES)]
    table = report([gold], {"ours": lambda _: answer, "theirs": lambda _: answer})
    assert table.splitlines()[0].split() == ["ours", "theirs"]
    assert "100.0 /    2" in table
