import datetime as dt

import pytest

from newsnlp.read.dates import iso_date


@pytest.mark.parametrize("value", [None, "", "вчера", "2024-13-01", "31.02.2024", True, [], "12"])
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
        ("Mon, 15 Jul 2024 10:00:00 +0300", "2024-07-15"),
        ("1721001600", "2024-07-15"),
        (1721001600, "2024-07-15"),
        (1721001600000.0, "2024-07-15"),
        (dt.date(2024, 7, 15), "2024-07-15"),
        (dt.datetime(2024, 7, 15, 23, 59), "2024-07-15"),
    ],
)
def test_date(value, expected):
    assert iso_date(value) == expected
