"""The few verbs of the package, as a notebook uses them."""

import gc
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import newsnlp
from newsnlp import Article, Extraction, InputError

TEXT = "Директором завода «Заря» назначен Игорь Сомов. Сомов работает там с мая."


def test_extract_gives_plain_tuples_and_frames():
    result = newsnlp.extract(TEXT, published="2024-07-15")
    assert isinstance(result, Extraction)
    assert result.article.published == "2024-07-15"
    assert "Игорь Сомов" in result.to_frame()["person"].tolist()
    assert "Игорь Сомов" in result.to_frame("entities")["name"].tolist()


def test_min_score_filters():
    every = newsnlp.extract(TEXT)
    best = newsnlp.extract(TEXT, settings=newsnlp.Settings(min_score=0.9))
    assert {m.text for m in best.mentions} <= {m.text for m in every.mentions}
    assert all(m.score >= 0.9 for m in best.mentions)
    assert all(r.score >= 0.9 for r in best.records)


def test_pipe_takes_strings_and_articles():
    results = list(newsnlp.pipe([TEXT, Article("a", TEXT)]))
    assert [result.article.doc_id for result in results] == ["1", "a"]
    assert results[0].records == results[1].records
    assert len(newsnlp.to_frame(results, "documents")) == 2


@pytest.mark.parametrize("text", [None, 5, b"text", Path("a.txt"), ["text"]])
def test_extract_says_what_it_takes(text):
    with pytest.raises(InputError, match=f"this is a {type(text).__name__}; for files use"):
        newsnlp.extract(text)


@pytest.mark.parametrize("published", ["12.03.2025", "вчера", float("nan")])
def test_a_day_that_is_none_is_refused(published):
    with pytest.raises(InputError, match="write a date as 2024-07-15"):
        newsnlp.extract("Вчера открыли парк.", published=published)


@pytest.mark.parametrize("day", ["2025-03-12", "2025-03-12T10:00:00", date(2025, 3, 12)])
def test_days_are_read(day):
    found = newsnlp.extract("Вчера мэр Лев Рид открыл форум.", published=day)
    assert {r.date_start for r in found.records if r.date} == {"2025-03-11"}


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ("один текст", "this is one str; give a list"),
        (newsnlp.Article("a", "текст"), "this is one Article"),
        (pd.DataFrame({"text": ["текст"]}), "give its column"),
        (5, "this is a int"),
    ],
)
def test_pipe_says_what_it_takes(texts, told):
    with pytest.raises(InputError, match=told):
        newsnlp.pipe(texts)


def test_a_column_with_gaps_is_read_to_its_end():
    column = pd.Series(["Мэром стал Лев Рид.", None, float("nan"), "Мэром стала Анна Рид."])
    found = list(newsnlp.pipe(column))
    assert [bool(one.records) for one in found] == [True, False, False, True]
    assert [bool(one.article.error) for one in found] == [False, True, True, False]
    assert newsnlp.to_frame(found, "documents").error.notna().sum() == 2


def test_read_and_resolve_are_functions_also_after_their_packages_are_imported(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    for _ in range(2):
        (article,) = newsnlp.read(path)
        assert article.text == TEXT
        assert newsnlp.resolve([newsnlp.extract(article)]).people


def test_a_result_shows_itself_in_a_notebook():
    html = newsnlp.extract("<script>x</script> Игорь Сомов.")._repr_html_()
    assert "<script>x" not in html
    assert "Игорь Сомов" in html


def test_threads_do_not_disturb_each_other():
    from concurrent.futures import ThreadPoolExecutor

    from newsnlp.pipeline import Pipeline

    articles = [Article(str(i), f"{TEXT} Анна Лоза {i}.") for i in range(8)]
    alone = [newsnlp.extract(article) for article in articles]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: list(Pipeline().pipe(articles)), range(2)))
    assert found == [alone, alone]


def test_nothing_of_an_article_waits_for_the_collector():
    text = "Директором школы назначена Анна Лоза. Совет школы собрался в Туле. Лоза вошла в совет."
    newsnlp.extract(text)  # what is loaded once may have cycles
    gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        newsnlp.extract(text)
        assert gc.collect() == 0
    finally:
        (gc.enable if enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_as_it_was(enabled):
    was, frozen = gc.isenabled(), gc.get_freeze_count()
    (gc.enable if enabled else gc.disable)()
    try:
        newsnlp.extract("Приехал директор завода Лев Котов.")
        assert (gc.isenabled(), gc.get_freeze_count()) == (enabled, frozen)
    finally:
        (gc.enable if was else gc.disable)()
