"""The few verbs of the package, as a notebook uses them."""

import gc
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path
from threading import Barrier

import numpy as np
import pandas as pd
import pytest

import newsnlp
from newsnlp import Article, Extraction, InputError, loaded
from newsnlp.pipeline import Pipeline

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


@pytest.mark.parametrize("published", ["32.03.2025", "вчера", True])
def test_a_day_that_is_none_is_refused(published):
    with pytest.raises(InputError, match="write a date as 2024-07-15"):
        newsnlp.extract("Вчера открыли парк.", published=published)


DAYS = (
    "2025-03-12", "2025-03-12T10:00:00", "12.03.2025", "12 марта 2025 г.", date(2025, 3, 12),
    pd.Timestamp("2025-03-12 23:30"), np.datetime64("2025-03-12"),
)  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_days_are_read(day):
    text = "Вчера мэр Лев Рид открыл форум."
    alone = newsnlp.extract(text, published=day)
    (piped,) = newsnlp.pipe([Article("1", text, published=day)])
    for found in (alone, piped):
        assert found.article.published == "2025-03-12"
        assert {r.date_start for r in found.records if r.date} == {"2025-03-11"}


@pytest.mark.parametrize("empty", [None, "", float("nan"), pd.NaT, pd.NA])
def test_an_empty_cell_is_no_day_and_no_title(empty):
    found = newsnlp.extract(Article("1", TEXT, title=empty, published=empty, url=empty))
    assert found.article == Article("1", TEXT)
    assert newsnlp.extract(TEXT, published=empty).article.published is None


def test_a_day_told_beside_an_article_counts():
    article = Article("1", TEXT, published="2024-01-01")
    assert newsnlp.extract(article, published="2024-07-15").article.published == "2024-07-15"
    assert newsnlp.extract(article).article.published == "2024-01-01"


def test_the_day_that_a_page_tells_at_its_top_is_its_day():
    page = "Главная\nНовости\n14 мая 2025, 11:32\nВчера мэр Лев Рид открыл форум в Орске.\n"
    assert newsnlp.extract(page).article.published == "2025-05-14"
    assert newsnlp.extract(page, published="2025-06-01").article.published == "2025-06-01"
    assert newsnlp.extract("14 мая 2025 года мэр Лев Рид открыл форум.").article.published is None


def test_texts_without_ids_have_each_its_own():
    one, other, again = (newsnlp.extract(t).article.doc_id for t in (TEXT, TEXT + " ", TEXT))
    assert one == again != other
    assert newsnlp.extract(TEXT, doc_id="a").article.doc_id == "a"


def test_one_bad_article_never_stops_a_stream():
    given = [
        Article("1", TEXT), Article("2", float("nan")), Article("3", None), None,
        Article("5", TEXT, published="чушь"), Article("1", TEXT),
    ]  # fmt: skip
    found = list(newsnlp.pipe(given))
    assert [r.article.doc_id for r in found] == ["1", "2", "3", "4", "5", "1#2"]
    assert [bool(r.records) for r in found] == [True, False, False, False, False, True]
    assert [r.error for r in found] == [
        None,
        "the text of article '2' is a float, not a string",
        "the text of article '3' is a NoneType, not a string",
        "text 4 is a NoneType, not a string",
        "published is 'чушь'; write a date as 2024-07-15",
        None,
    ]


def test_a_result_says_why_its_article_could_not_be_read(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "whole.txt").write_text(TEXT, encoding="utf-8")
    empty, whole = newsnlp.pipe(newsnlp.read(tmp_path))
    assert "the file is empty" in empty.error
    assert empty.error == empty.article.error
    assert "error: " in repr(empty)
    assert whole.error is None


def test_several_paths_are_read_as_one_stream(tmp_path):
    paths = [tmp_path / f"{name}.txt" for name in "ab"]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    for given in (paths, [paths]):
        assert [article.doc_id for article in newsnlp.read(*given)] == ["a", "b"]


def test_the_path_of_a_file_is_no_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="is the path of a file"):
        newsnlp.extract(str(path))
    (found,) = newsnlp.pipe([str(path)])
    assert "is the path of a file" in found.error
    assert not newsnlp.extract("нет/такого.txt").records


def test_rows_of_a_frame_are_articles():
    frame = pd.DataFrame(
        {"body": [TEXT, None, TEXT], "day": [pd.Timestamp("2024-07-15"), pd.NaT, "15.07.2024"]},
        index=["a", "b", "a"],
    )
    articles = list(newsnlp.from_frame(frame, date="day"))
    assert [a.doc_id for a in articles] == ["a", "b", "a"]
    assert [a.published for a in articles] == ["2024-07-15", None, "2024-07-15"]
    assert articles[1].error == "no text in 'body'"
    assert [r.article.doc_id for r in newsnlp.pipe(articles)] == ["a", "b", "a#2"]
    named = frame.rename(columns={"body": "Текст"}).assign(id=[7, 8, 9])
    assert [a.doc_id for a in newsnlp.from_frame(named)] == ["7", "8", "9"]


@pytest.mark.parametrize(
    ("frame", "columns", "told"),
    [
        (pd.DataFrame({"a": ["текст"]}), {}, "no column holds the text; found a; name it: from_fr"),
        (pd.DataFrame({"a": ["текст"]}), {"text": "b"}, "no column 'b'; the columns are a"),
        ([TEXT], {}, "takes a DataFrame, and this is a list"),
    ],
)
def test_a_frame_without_texts_is_refused(frame, columns, told):
    with pytest.raises(InputError, match=told):
        list(newsnlp.from_frame(frame, **columns))


@pytest.mark.parametrize("verb", [newsnlp.to_frame, newsnlp.show, newsnlp.graph, newsnlp.resolve])
@pytest.mark.parametrize("given", ["text", 5, [TEXT], None])
def test_what_is_no_result_is_refused(verb, given):
    with pytest.raises(InputError, match="takes what extract and pipe return"):
        verb(given)


@pytest.mark.parametrize("verb", [newsnlp.to_frame, newsnlp.show, newsnlp.graph, newsnlp.resolve])
def test_one_result_is_as_good_as_many(verb):
    assert str(verb(newsnlp.extract(TEXT))) == str(verb([newsnlp.extract(TEXT)]))


@pytest.mark.parametrize("chosen", [{"min_score": 0.5}, 0.5])
def test_settings_are_settings(chosen):
    with pytest.raises(newsnlp.SettingsError, match=r"write newsnlp\.Settings"):
        newsnlp.extract(TEXT, settings=chosen)


@pytest.mark.parametrize("score", ["0.5", None, True, float("nan"), 2])
def test_a_score_that_is_none_is_refused(score):
    with pytest.raises(newsnlp.SettingsError, match="give a number from 0 to 1"):
        newsnlp.Settings(min_score=score)


def test_completion_shows_what_is_meant_for_others():
    assert set(dir(newsnlp)) == {*newsnlp.__all__, "__version__"}


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
    articles = [Article(str(i), f"{TEXT} Анна Лоза {i}.") for i in range(8)]
    alone = [newsnlp.extract(article) for article in articles]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: list(Pipeline().pipe(articles)), range(2)))
    assert found == [alone, alone]


def test_threads_that_begin_together_load_the_models_once(monkeypatch):
    made, together = [], Barrier(4)
    monkeypatch.setattr(loaded, "_usual", cache(lambda: made.append(0) or Pipeline()))
    loaded._chosen.cache_clear()

    def begin(number):
        together.wait()
        return loaded.pipeline(newsnlp.Settings(min_score=number / 10))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(begin, range(4)))
    loaded._chosen.cache_clear()
    assert len(made) == 1
    assert [one.settings.min_score for one in found] == [0.0, 0.1, 0.2, 0.3]
    assert len({id(one.spans) for one in found}) == 1


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
