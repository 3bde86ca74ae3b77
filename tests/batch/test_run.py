import os

import pandas as pd
import pytest
from dumps import files, go, small_parts, texts, write_dump
from fake import make_broken, make_dying

import newsnlp
from newsnlp.batch import Chunking, Reading, load_frames, manifest
from newsnlp.errors import InputError, NewsNLPError, SettingsError
from newsnlp.tables import TABLES


@pytest.fixture
def dump(tmp_path):
    return write_dump(tmp_path / "dump.jsonl", texts(40))


# what is refused


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"format": "xlsx"}, "give one of parquet, jsonl, csv"),
        ({"workers": 0}, "workers is 0; give 1 or more"),
        ({"skip": -1}, "skip is -1; give 0 or more"),
    ],
)
def test_wrong_choices(dump, tmp_path, options, told):
    with pytest.raises(SettingsError, match=told):
        go(dump, tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("published", ["вчера", "15.17.2024", "2024-07-32", ""])
def test_a_day_is_a_date(published):
    with pytest.raises(InputError, match=r"published is .*; write a date as 2024-07-15"):
        Reading(published=published)


@pytest.mark.parametrize("published", ["2024-07-15", "15.07.2024", "2024-07-15T10:00"])
def test_a_day_is_kept_as_an_iso_date(published):
    assert Reading(published=published).published == "2024-07-15"


def test_missing_dump_leaves_nothing_behind(dump, tmp_path):
    with pytest.raises(InputError, match="no such file"):
        go([dump, tmp_path / "нет.jsonl"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_input_that_cannot_be_read_leaves_nothing_to_go_on_with(dump, tmp_path):
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(InputError, match="the file is empty"):
        go(tmp_path / "empty.jsonl", tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())
    assert go(dump, tmp_path / "out").articles > 0


def test_a_directory_of_something_else_is_left_alone(dump, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "letters.txt").write_text("мои письма", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds letters\.txt but no manifest\.json"):
        go(dump, out, resume=True)
    assert [path.name for path in out.iterdir()] == ["letters.txt"]


def test_a_second_run_must_be_asked_to_resume(dump, tmp_path):
    go(dump, tmp_path / "out")
    with pytest.raises(InputError, match="holds a run already; go on with it by --resume"):
        go(dump, tmp_path / "out")


@pytest.mark.parametrize(
    "other",
    [
        {"settings": newsnlp.Settings(min_score=0.5)},
        {"format": "csv"},
        {"limit": 3},
        {"reading": Reading(published="2024-07-15")},
    ],
)
def test_settings_are_not_mixed(dump, tmp_path, other):
    go(dump, tmp_path / "out")
    with pytest.raises(SettingsError, match=r"was made with other (settings|format|limit|reading)"):
        go(dump, tmp_path / "out", resume=True, **other)


@pytest.mark.parametrize("finished", [False, True])
@pytest.mark.parametrize(
    ("now", "told"),
    [
        (["Другой текст", *texts(39)], r"began \(as many articles, but other ones\); give another"),
        (texts(41), r"began \(articles: 40 then, 41 now\)"),
        (texts(39), r"began \(articles: 40 then, 39 now\)"),
    ],
)
def test_changed_input_is_refused(dump, tmp_path, monkeypatch, finished, now, told):
    small_parts(monkeypatch)
    out = tmp_path / "out"
    if finished:
        go(dump, out)
    else:
        interrupted(dump, out, after=20)
    before = files(out)
    write_dump(dump, now)
    with pytest.raises(InputError, match=told):
        go(dump, out, resume=True)
    assert files(out) == before


@pytest.mark.parametrize("out", ["out", "a/out"])
def test_an_output_directory_inside_the_input_is_not_read(tmp_path, monkeypatch, out):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/a.txt").write_text("Мэр Пётр", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in (out, f"{out}2", f"{out}2"):
        assert go(".", name, resume=True, format="csv").articles == 1


def test_a_file_added_to_a_finished_folder_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Мэр Пётр", encoding="utf-8")
    go(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in/b.txt").write_text("Мэр Анна", encoding="utf-8")
    with pytest.raises(InputError, match="articles: 1 then, 2 now"):
        go(tmp_path / "in", tmp_path / "out", resume=True)


def test_input_that_changes_between_two_readings_is_noticed(dump, tmp_path, monkeypatch):
    small_parts(monkeypatch)
    interrupted(dump, tmp_path / "out", after=20)

    def change(progress):
        if progress.stage == "extracting":
            write_dump(dump, ["Другой текст", *texts(39)])

    with pytest.raises(InputError, match="the input has changed since part 0"):
        go(dump, tmp_path / "out", resume=True, progress=change)


def test_a_file_in_the_way(dump, tmp_path):
    (tmp_path / "out").write_text("файл", encoding="utf-8")
    with pytest.raises(InputError, match="cannot make the directory"):
        go(dump, tmp_path / "out")


def test_missing_weights_are_told_by_workers_too(dump, tmp_path):
    for workers in (1, 2):
        with pytest.raises(NewsNLPError, match="нет весов"):
            go(dump, tmp_path / f"out{workers}", make=make_broken, workers=workers)


def test_frames_of_a_run_without_a_finished_part_say_so(dump, tmp_path):
    interrupted(dump, tmp_path / "out", after=0)
    with pytest.raises(InputError, match="no part of this run is finished; go on with newsnlp"):
        load_frames(tmp_path / "out")


# what a run makes


def test_five_tables_and_a_summary(dump, tmp_path):
    summary = go(dump, tmp_path / "out")
    assert sorted(files(tmp_path / "out")) == sorted(f"{t}/part-00000.parquet" for t in TABLES)
    assert (summary.articles, summary.failed, summary.parts) == (40, 0, 1)
    frames = load_frames(tmp_path / "out")
    assert {table: len(frame) for table, frame in frames.items()} == summary.rows
    assert frames["documents"].doc_id.tolist() == [str(n) for n in range(40)]
    assert frames["mentions"].text.head(2).tolist() == ["Мэр", "Пётр"]
    assert pd.read_parquet(tmp_path / "out/mentions").shape == frames["mentions"].shape


@pytest.mark.parametrize("format", ["parquet", "jsonl", "csv"])
@pytest.mark.parametrize("name", [*TABLES])
def test_frames_are_the_same_in_every_format_and_when_empty(tmp_path, format, name):
    for n in (3, 0):
        hostile = ["Мэр = +\ud800", "'=Пётр", "", *texts(3)][:n] or [""]
        path = write_dump(tmp_path / "dump.jsonl", hostile, url="a\r=1")
        limit = None if n else 0
        out = tmp_path / f"{format}{n}"
        go(path, out, format=format, limit=limit)
        frame = load_frames(out)[name]
        expected = newsnlp.to_frame([], name)
        assert frame.dtypes.to_dict() == expected.dtypes.to_dict()
        if n:
            go(path, tmp_path / f"same{format}")
            pd.testing.assert_frame_equal(frame, load_frames(tmp_path / f"same{format}")[name])


def test_lines_of_many_pages_are_debris(tmp_path):
    frame = "Зареченск, улица Садовая\nНаши Партнёры"
    path = write_dump(tmp_path / "dump.jsonl", [f"{text}\n{frame}" for text in texts(9)])
    go(path, tmp_path / "out", workers=2, chunking=Chunking(2))
    frames = load_frames(tmp_path / "out")
    assert frames["documents"].n_debris.tolist() == [len(frame) - 1] * 9
    assert set(frames["mentions"].text) == {"Мэр", "Пётр", "Слово"}


def test_limit_and_skip(dump, tmp_path):
    go(dump, tmp_path / "out", skip=5, limit=3)
    assert load_frames(tmp_path / "out")["documents"].doc_id.tolist() == ["5", "6", "7"]


def test_the_day_given_is_that_of_articles_without_one(dump, tmp_path):
    dated = write_dump(tmp_path / "dated.jsonl", texts(1), date="2023-01-02")
    go([dump, dated], tmp_path / "out", reading=Reading(published="2024-07-15"), skip=39)
    days = load_frames(tmp_path / "out")["documents"].published.tolist()
    assert days == ["2024-07-15", "2023-01-02"]


def test_ids_are_unique_over_all_dumps(dump, tmp_path):
    go([dump, dump], tmp_path / "out", limit=41)
    assert load_frames(tmp_path / "out")["documents"].doc_id.tolist()[-1] == "0#2"


# nothing is lost


def test_bad_articles_are_error_rows(tmp_path):
    path = write_dump(tmp_path / "dump.jsonl", ["Пётр", "УПАСТЬ", "Нина"])
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    summary = go(path, tmp_path / "out", strict=True)
    errors = load_frames(tmp_path / "out")["documents"].error.fillna("").tolist()
    assert errors[:3] == ["", "RuntimeError: не вышло", ""]
    assert errors[3].startswith("line 4 is not JSON")
    assert (summary.failed, summary.exit_code) == (2, 1)


def test_a_dump_that_cannot_be_read_does_not_stop_the_others(dump, tmp_path):
    (tmp_path / "bad.jsonl").write_bytes(b"")
    go([tmp_path / "bad.jsonl", dump], tmp_path / "out")
    documents = load_frames(tmp_path / "out")["documents"]
    assert len(documents) == 41
    assert "the file is empty" in documents.error[0]


@pytest.mark.parametrize(
    ("workers", "chunking"),
    [(1, Chunking(1)), (1, Chunking(3, 50)), (2, Chunking(2)), (3, Chunking(1000))],
)
def test_output_is_the_same_for_any_workers_and_chunks(
    dump, tmp_path, monkeypatch, workers, chunking
):
    small_parts(monkeypatch)
    go(dump, tmp_path / "plain")
    go(dump, tmp_path / "other", workers=workers, chunking=chunking)
    assert files(tmp_path / "other") == files(tmp_path / "plain")
    assert len(files(tmp_path / "plain")) == 6 * len(TABLES)


class Stop(BaseException):
    pass


def interrupted(dump, out, *, after, by=Stop, **options):
    def stop(progress):
        if progress.stage == "extracting" and progress.done >= after:
            raise by

    with pytest.raises(by):
        go(dump, out, progress=stop, chunking=Chunking(3), **options)


@pytest.mark.parametrize("after", range(1, 40, 6))
def test_resumed_run_gives_the_same_bytes(dump, tmp_path, monkeypatch, after):
    small_parts(monkeypatch)
    interrupted(dump, tmp_path / "out", after=after)
    summary = go(dump, tmp_path / "out", resume=True)
    go(dump, tmp_path / "plain")
    assert files(tmp_path / "out") == files(tmp_path / "plain")
    assert summary.resumed <= after
    assert go(dump, tmp_path / "out", resume=True).resumed == 40


@pytest.mark.parametrize("format", ["parquet", "jsonl", "csv"])
@pytest.mark.parametrize("again", [0, 5])
@pytest.mark.parametrize("after", [0, 6, 7, 8, 30])
def test_what_is_begun_is_kept_on_ctrl_c(dump, tmp_path, monkeypatch, after, again, format):
    small_parts(monkeypatch)
    out = tmp_path / "out"
    kept = 0
    for sitting in (after, again):
        last = kept
        stop = {"after": last + sitting, "by": KeyboardInterrupt}
        interrupted(dump, out, **stop, format=format, resume=True)
        kept = sum(part.articles for part in manifest.load(out).kept)
        assert max(last, last + sitting - 3) <= kept <= last + sitting + 2
    assert go(dump, out, resume=True, format=format).resumed == kept
    go(dump, tmp_path / "plain", format=format)
    assert files(out) == files(tmp_path / "plain")
    assert manifest.load(out) == manifest.load(tmp_path / "plain")


def test_rows_of_a_part_that_is_begun_are_in_no_table(dump, tmp_path, monkeypatch):
    small_parts(monkeypatch)
    out = tmp_path / "out"
    interrupted(dump, out, after=20, by=KeyboardInterrupt)
    assert manifest.load(out).articles == 14
    assert len(load_frames(out)["documents"]) == len(pd.read_parquet(out / "documents")) == 14


@pytest.mark.parametrize("lost", ["records/.begun-6", "*/.begun-6"])
def test_a_part_whose_rows_are_lost_is_made_anew(dump, tmp_path, lost):
    out = tmp_path / "out"
    interrupted(dump, out, after=6, by=KeyboardInterrupt)
    for path in out.glob(lost):
        path.unlink()
    assert go(dump, out, resume=True).resumed == 0
    go(dump, tmp_path / "plain")
    assert files(out) == files(tmp_path / "plain")


def test_a_second_ctrl_c_costs_what_was_done_since_the_first(dump, tmp_path, monkeypatch):
    out = tmp_path / "out"
    interrupted(dump, out, after=6, by=KeyboardInterrupt)
    calls = iter(range(1000))
    real = os.replace

    def stopped(*paths):
        if next(calls) == 3:
            raise KeyboardInterrupt
        real(*paths)

    monkeypatch.setattr(os, "replace", stopped)
    interrupted(dump, out, after=20, by=KeyboardInterrupt, resume=True)
    monkeypatch.setattr(os, "replace", real)
    assert go(dump, out, resume=True).resumed == 6
    go(dump, tmp_path / "plain")
    assert files(out) == files(tmp_path / "plain")


# workers that die


def test_a_worker_killed_once_costs_nothing(tmp_path, caplog):
    mark = tmp_path / "mark"
    path = write_dump(tmp_path / "dump.jsonl", [*texts(10), f"УМЕРЕТЬ-РАЗ:{mark}", *texts(10)])
    summary = go(path, tmp_path / "out", workers=2, chunking=Chunking(3))
    assert mark.exists()
    assert (summary.articles, summary.failed) == (21, 0)
    assert "died (killed, or out of memory); its 3 articles are tried anew" in caplog.text
    go(path, tmp_path / "plain")
    assert files(tmp_path / "out") == files(tmp_path / "plain")


def test_an_article_that_kills_every_worker_is_one_error_row(tmp_path):
    path = write_dump(tmp_path / "dump.jsonl", [*texts(10), "УМЕРЕТЬ!", *texts(10)])
    summary = go(path, tmp_path / "out", workers=2, chunking=Chunking(4))
    documents = load_frames(tmp_path / "out")["documents"]
    assert (summary.articles, summary.failed) == (21, 1)
    assert documents.error[10].startswith("the worker process died on this article")


def test_workers_that_die_at_once_end_the_run(dump, tmp_path):
    with pytest.raises(NewsNLPError, match=r"workers died . times before they finished anything"):
        go(dump, tmp_path / "out", workers=2, make=make_dying)
