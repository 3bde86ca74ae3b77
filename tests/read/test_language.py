"""Which articles are told to be no Russian: none that may be."""

import logging

import pytest

import newsnlp
from newsnlp.cli.articles import Articles
from newsnlp.read.language import looked_at, why_not_russian
from newsnlp.types import Article

RUSSIAN = "Мэр Заречья Анна Лоза открыла новый парк на улице Мира, где были и дети, и гости. " * 3
UKRAINIAN = "Міський голова Зарічного Анна Лоза відкрила новий парк, де були і діти, і гості. " * 3
ENGLISH = "Anna Reed, the mayor of Riverside, opened a park for children and their parents. " * 3

RUSSIANS = {
    "a quotation": RUSSIAN + "«Слава тим, хто їх вирощує», — сказала она. " + RUSSIAN * 2,
    "a quotation in the middle": RUSSIAN * 9 + UKRAINIAN[:160] + RUSSIAN * 9,
    "names as they are written there": RUSSIAN + "Приехал Дзиро Рид (次郎右衛門, Jiro Reed).",
    "clubs": RUSSIAN[:83] + "Riverside United, Northern Stars, Old Town Wanderers, Lakeside Rovers",
    "hard signs": "Съезд объединил объекты, подъезды, изъяны, разъёмы, взъерошенных; мы были там. "
    * 3,
    "stressed": "За\u0301мок и замо\u0301к Лоза́ откры́ла вы́ставку в Заре́чье, э́то бы́ло вчера́. " * 3,
    "too short to tell": "Real Madrid – Juventus, 2:1; goals: Reed, Stone (2), Woods. MVP: Stone.",
    "numbers": "12,5 34,0 56,9; " * 99,
    "nothing": "",
}


@pytest.mark.parametrize("text", RUSSIANS.values(), ids=RUSSIANS)
def test_what_may_be_russian_is_not_told(text):
    assert why_not_russian(text) is None


OTHERS = {
    ENGLISH: "its letters are not Cyrillic",
    "Анна Лоза откри новия парк, който беше построен през май и който ще бъде пълен. " * 3: (
        "it has more «ъ» than «ы» and «э»"
    ),
    UKRAINIAN: "it has letters that Russian lacks: і",
    "Мэр Зарэчча Ганна Лаза адкрыла новы парк, дзе былі дзеці і іх госці з усёй краіны. " * 3: (
        "it has letters that Russian lacks: і"
    ),
    "Шәһәр мэры Анна Лоза яңа паркны ачты, анда балалар һәм кунаклар бик күп иде. " * 3: (
        "it has letters that Russian lacks: ә"
    ),
    RUSSIAN.encode().decode("cp1251", "replace"): "it has letters that Russian lacks: ",
}


@pytest.mark.parametrize(("text", "why"), OTHERS.items())
def test_what_is_plainly_not_russian(text, why):
    assert (why_not_russian(text) or "").startswith(why)


def test_three_are_told_one_by_one_and_all_are_counted(caplog):
    articles = [Article(f"a{n}", text) for n, text in enumerate([RUSSIAN, *[ENGLISH] * 5])]
    assert list(looked_at(articles)) == articles
    told = [record.getMessage() for record in caplog.records]
    assert [line.split(":")[0] for line in told[:3]] == ["a1", "a2", "a3"]
    assert told[3:] == [
        "5 of 6 articles are hardly Russian, and what is found in them mostly noise"
    ]


@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH])
def test_every_way_in_tells(tmp_path, caplog, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    list(Articles([str(path)]))
    newsnlp.extract(text, doc_id="b")
    list(newsnlp.pipe([Article("c", text)]))
    told = [r.args[0] for r in caplog.records if r.levelno == logging.WARNING]
    assert told == (["a", "b", "c"] if text is ENGLISH else [])
