import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page import pages

from newsnlp.clean import Cleaned, clean, load_lexicon
from newsnlp.errors import InputError

PAGES = pages()


def marked(text: str, page: Cleaned) -> list[tuple[str, str]]:
    spans = [(start, end, ".") for start, end in page.blocks]
    spans += [(debris.start, debris.end, debris.kind) for debris in page.debris]
    return [(kind, text[start:end]) for start, end, kind in sorted(spans)]


@pytest.mark.parametrize("name", PAGES)
def test_page(name):
    text, expected = PAGES[name]
    assert marked(text, clean(text)) == expected


@pytest.mark.parametrize("name", PAGES)
def test_line_ends_do_not_matter(name):
    text, expected = PAGES[name]
    windows = text.replace("\n", "\r\n")
    assert marked(windows, clean(windows)) == [
        (kind, words.replace("\n", "\r\n")) for kind, words in expected
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b\ufeff", "\u00a0\n\t"])
def test_blank_text_has_no_blocks(text):
    assert clean(text) == Cleaned((), ())


def test_a_title_keeps_its_copy_although_many_pages_have_the_line():
    text = "Мэр Зареченска открыл новый парк\nПётр Лосев открыл парк.\nВесь Зареченск на ладони"
    repeated = {"Мэр Зареченска открыл новый парк", "Весь Зареченск на ладони"}
    page = clean(text, title="Мэр Зареченска открыл новый парк", page_lines=repeated)
    assert marked(text, page) == [
        (".", "Мэр Зареченска открыл новый парк"),
        (".", "Пётр Лосев открыл парк."),
        ("repeated_line", "Весь Зареченск на ладони"),
    ]


def test_a_page_that_is_a_feed_by_its_title_is_no_teaser():
    text = "Лента новостей\n\nМэр Зареченска Пётр Лосев открыл парк.\nПодробнее"
    assert clean(text).blocks == ()
    assert marked(text, clean(text, title="Лента новостей"))[:2] == [
        (".", "Лента новостей"),
        (".", "Мэр Зареченска Пётр Лосев открыл парк."),
    ]


def test_tags_of_blocks_that_a_dump_has_left_part_lines():
    text = (
        "<div><p>Мэр открыл парк</p><br/>Пётр <b>Лосев</b> открыл парк.<!-- x --></div>Поделиться"
    )
    assert marked(text, clean(text)) == [
        (".", "Мэр открыл парк"),
        (".", "Пётр <b>Лосев</b> открыл парк."),
        ("share", "Поделиться"),
    ]


def test_own_phrases_join_the_built_in_ones(tmp_path):
    own = tmp_path / "own.tsv"
    own.write_text("# сайт города\ndonate\tstart\tподдержите редакцию\n", encoding="utf-8")
    text = "Пётр Лосев открыл парк.\nПоддержите редакцию рублём\nФото: архив"
    page = clean(text, lexicon=load_lexicon(own))
    assert [debris.kind for debris in page.debris] == ["donate", "photo_credit"]


@pytest.mark.parametrize("row", ["donate\tподдержите", "donate\tanywhere\tподдержите"])
def test_a_wrong_phrase_file_names_its_line(tmp_path, row):
    own = tmp_path / "own.tsv"
    own.write_text(f"# заголовок\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.tsv line 2 .* expected kind, place and phrase"):
        load_lexicon(own)


def test_a_missing_phrase_file_is_told():
    with pytest.raises(InputError, match="cannot read debris phrases"):
        load_lexicon(Path("нет такого файла.tsv"))


PIECES = [
    "Мэр открыл парк в городе", "Читайте также", "\n", "\n\n", "\r\n", " ", "Фото: ТАСС", "Новость",
    "Главная / Новости", "Просмотров: 12", "сказал он. ", "\u2028", "\x00", "\ud800", "🙂", "…",
    "Следующая запись", "Telegram", ". Фото: архив", "\u00ad", "е\u0301", "|", " | ", "слово " * 20,
]  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_spans_of_any_text_are_trimmed_ordered_and_cover_every_word(text):
    page = clean(text)
    spans = sorted([*page.blocks, *((d.start, d.end) for d in page.debris)])
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip(" \t\n\r\u00a0") for start, end in spans)
    covered = "".join(text[start:end] for start, end in spans)
    assert sum(map(str.isalnum, covered)) == sum(map(str.isalnum, text))
    assert page == clean(text)


HUGE = {
    "one line without a stop": "слово " * 100_000,
    "white space": " " * 1_000_000,
    "teaser sections": "Читайте также\nМэр открыл парк\nПарк строили долго и трудно.\n" * 10_000,
    "short wrapped lines": "Глава города Пётр Лосев 12 мая открыл парк на\n" * 20_000,
    "separators": "| " * 200_000,
    "full stops": ". " * 300_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_time_is_linear(name):
    text = HUGE[name]
    began = time.perf_counter()
    clean(text)
    assert time.perf_counter() - began < 5


def test_a_line_of_what_is_a_space_to_some_alone():
    assert clean("»\n\x1f")
    assert clean("Мэр\n\x1c\x1d\nоткрыл парк\n\x1e")
