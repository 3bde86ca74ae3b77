"""Dates that last: a post told «с 2013 года» has no last day, one told «до 2009 года» no first.

So has none who got it in 2013 and has it still, or lost it nobody tells when.
"""

import pytest
from told import records

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

YEAR = ("2013-01-01", "2013-12-31")


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("в 2013 году", YEAR),
        ("с 2010 по 2015 год", ("2010-01-01", "2015-12-31")),
        ("с 2010 до 2015 года", ("2010-01-01", "2015-12-31")),
        ("2013 года", YEAR),
        ("с 2013 года", (YEAR[0], None)),
        ("С ноября 2013 года", ("2013-11-01", None)),
        ("со 2 марта 2013 года", ("2013-03-02", None)),
        ("до 2013 года", (None, YEAR[1])),
    ],
)
def test_what_a_date_leaves_open(mark, date, days):
    text = (
        f"[Анна Рид|PERSON] [{date}|DATE] была [директором [завода «Луч»|ORGANIZATION]|PROFESSION]."
    )
    (told,) = records(mark(text), RecordKind.POSITION)
    assert (told.date_start, told.date_end) == days
    assert told.date == date


def test_an_event_ends_where_it_began(mark):
    text = "[Выставка|EVENT] открыта [с 5 мая 2013 года|DATE]."
    found = records(mark(text), RecordKind.EVENT)
    assert {(r.date_start, r.date_end) for r in found} == {("2013-05-05", "2013-05-05")}


@pytest.mark.parametrize(
    ("text", "since"),
    [
        (
            "Директор школы № 5 Анна Ким, которая возглавляет учреждение с 2019 года, ушла.",
            "2019-01-01",
        ),
        ("Худрук театра «Луч» Анна Ким, возглавляющая театр с 2019 года, ушла.", "2019-01-01"),
        ("Директор школы № 5 Анна Ким, которая возглавляет союз «Луч» с 2019 года, ушла.", None),
    ],
)
def test_a_head_told_again_tells_since_when(text, since):
    posts = [r for r in Pipeline().extract(Article("x", text)).records if r.role != "руководитель"]
    (post,) = [r for r in posts if r.kind is RecordKind.POSITION]
    assert post.date_start == since


def _days(text):
    found = Pipeline().extract(Article("x", text, published="2025-11-20")).records
    return [(r.date_start, r.date_end) for r in found if r.kind is not RecordKind.EVENT]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # what is told is when it was, or is new
        ("Анна Ким была депутатом думы Тулы в 2013 году.", YEAR),
        ("Лев Рид был министром культуры Тулы с 2010 по 2015 год.", ("2010-01-01", "2015-12-31")),
        ("Лев Рид избран мэром Тулы 5 ноября.", ("2025-11-05", "2025-11-05")),
        # when it began long ago
        ("Лев Рид был избран мэром Тулы в 2013 году.", ("2013-01-01", None)),
        ("В 2013 году завод «Луч» возглавила Анна Ким.", ("2013-01-01", None)),
        (
            "Мохов был избран губернатором в 2013 году. Вчера полномочия губернатора Льва Мохова "
            "прекращены досрочно.",
            ("2013-01-01", None),
        ),
        # both ends, each told by itself
        (
            "Анна Ким в 2012 году возглавила завод «Луч». Ким руководила заводом «Луч» до 2019 "
            "года.",
            ("2012-01-01", "2019-12-31"),
        ),
    ],
)
def test_what_begins_does_not_end_with_its_day(text, days):
    assert _days(text) == [days]


BORN = "Лев Рид родился в Туле. 1999–2001 – инженер завода «Заря»."


@pytest.mark.parametrize(
    ("then", "status", "days"),
    [
        ("С 2001 по 2013 год – директор завода «Луч».", "former", ("2001-01-01", "2013-12-31")),
        ("С 2013 года по настоящее время – директор завода «Луч».", "current", (YEAR[0], None)),
        ("2013 – н.в. – директор завода «Луч».", "current", (YEAR[0], None)),
        ("2013 г. – н. в. — директор завода «Луч».", "current", (YEAR[0], None)),
        ("2013 – наст. время: директор завода «Луч».", "current", (YEAR[0], None)),
    ],
)
def test_what_lasts_until_now_is_held(then, status, days):
    found = Pipeline().extract(Article("x", f"{BORN} {then}", published="2025-11-20")).records
    (post,) = [r for r in found if r.role == "директор"]
    assert (str(post.status), (post.date_start, post.date_end)) == (status, days)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what stands behind a comma is of the next verb
        ("Рид руководил вузом, с 2012 по 2023 год жил в Туле.", None),
        ("Ушёл Лев Рид, возглавлявший вуз, с 2012 года депутат думы Тулы.", None),
        # what the parser hangs on it, or on the body, is of the verb before
        (
            "Ярцев руководил вузом с 2012 по 2023 год, в 2023 году уехал из России.",
            "с 2012 по 2023 год",
        ),
        (
            "Его ректором осталась Вера Ким, возглавлявшая институт повышения квалификации с 2012 "
            "года.",
            "с 2012 года",
        ),
        (
            "Оркестр остался без дирижёра: Феликс Рид, возглавлявший коллектив с 2012 года, "
            "переезжает в Тулу.",
            "с 2012 года",
        ),
    ],
)
def test_whose_time_a_clause_ends_with(text, told):
    found = Pipeline().extract(Article("x", text, published="2025-11-20")).records
    assert [r.date for r in found if r.role == "руководитель"] == [told]
