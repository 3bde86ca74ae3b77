import datetime as dt

import pytest

from newsnlp.read import read
from newsnlp.read.dates import iso_date

NO_DATES = (
    45730, None, "", "вчера", "2024-13-01", "31.02.2024", True, [], "12", float("nan"),
    float("inf"), 10**400,
    "14 марта", "40 мая 2024", "5 чего 2024", "1.2.24.5", "10.30.25", "1.2.3", {},
    {"$date": "вчера"}, {"start": "2024-07-15", "end": "2024-07-16"},
)  # fmt: skip


@pytest.mark.parametrize("value", NO_DATES)
def test_no_date(value):
    assert iso_date(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-07-15", "2024-07-15"),
        ("2024-07-15T23:30:00+03:00", "2024-07-15"),
        ("2018/12/14", "2018-12-14"),
        ("14.12.2018", "2018-12-14"),
        ("06.11.2024 12:30", "2024-11-06"),
        ("12:30 06.11.2024", "2024-11-06"),
        ("20240715", "2024-07-15"),
        (20240715, "2024-07-15"),
        ("15 июля 2024", "2024-07-15"),
        ("15 ИЮЛЯ 2024 г., 10:30", "2024-07-15"),
        ("5 янв. 2024", "2024-01-05"),
        ("Mon, 15 Jul 2024 10:00:00 +0300", "2024-07-15"),
        ("1721001600", "2024-07-15"),
        (1721001600, "2024-07-15"),
        (1721001600000.0, "2024-07-15"),
        ("1721001600000", "2024-07-15"),
        ("202407151030", "2024-07-15"),
        ("15.07.24", "2024-07-15"),
        ("10:30, 15.07.24", "2024-07-15"),
        ("15.07.98 10:30", "1998-07-15"),
        ({"$date": "2024-07-15T10:00:00Z"}, "2024-07-15"),
        ({"$date": {"$numberLong": "1721001600000"}}, "2024-07-15"),
        ("Понедельник, 15 июля 2024 г.", "2024-07-15"),
        (dt.date(2024, 7, 15), "2024-07-15"),
        (dt.datetime(2024, 7, 15, 23, 59), "2024-07-15"),
    ],
)
def test_date(value, expected):
    assert iso_date(value) == expected


def test_a_date_that_is_none_is_told_once(tmp_path, caplog):
    path = tmp_path / "dump.csv"
    path.write_text("text,date\nтекст,чушь\nтекст,вздор\nтекст,\n", encoding="utf-8")
    assert [article.published for article in read(path)] == [None] * 3
    (told,) = [record.getMessage() for record in caplog.records]
    assert told.endswith("'чушь' in 'date' is no date we know; such articles have none")


def test_a_column_with_the_month_first_is_told(tmp_path, caplog):
    path = tmp_path / "dump.csv"
    path.write_text("text,date\nтекст,03/04/2025\nтекст,03/14/2025\n", encoding="utf-8")
    assert [article.published for article in read(path)] == ["2025-04-03", None]
    (told,) = [record.getMessage() for record in caplog.records]
    assert "'03/14/2025' in 'date' has the month first" in told
