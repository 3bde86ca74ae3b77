"""Lists of who had a post when: «Главы района», below it «1991–1996 — [Лев Рид]»."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

RID = ("Лев Ильич Рид", "1971-01-01", "1985-12-31", "former")
KIM = ("Анна Львовна Ким", "1985-01-01", "1996-12-31", "former")
LOS = ("Глеб Юрьевич Носов", "1996-01-01", None, "current")
LISTS = [
    "{many}\n\n1971–1985 — Лев Ильич Рид\n1985–1996 — Анна Львовна Ким\n"
    "с 1996 года по настоящее время — Глеб Юрьевич Носов",
    "{many}:\nРид Лев Ильич (1971–1985)\nКим Анна Львовна (1985–1996)\n"
    "Носов Глеб Юрьевич (с 1996 года)",
    "{many}\nРид Лев Ильич — 1971–1985\nКим Анна Львовна — 1985–1996\n"
    "Носов Глеб Юрьевич — с 1996 года",
    "{many}\n\n1. Рид Лев Ильич, 1971–1985 гг.\n2. Ким Анна Львовна, 1985–1996 гг.\n"
    "3. Носов Глеб Юрьевич, с 1996 года",
    "{by} в разные годы были Лев Ильич Рид (1971–1985), Анна Львовна Ким (1985–1996), "
    "Глеб Юрьевич Носов (с 1996 года).",
]
POSTS = [
    ("Главы Нерльского района", "Главами Нерльского района", "глава", "Нерльский район"),
    ("Директора школы № 5", "Директорами школы № 5", "директор", "школа № 5"),
    ("Ректоры медицинской академии", "Ректорами медицинской академии", "ректор", None),
]
NOTHING = [
    "Лауреаты премии\n\n2019 — Лев Рид\n2020 — Анна Ким",
    "Победители конкурса\n1. Рид Лев (2008 г. р.)\n2. Ким Анна (2009 г. р.)",
    "Памяти директоров\nРид Лев Ильич (1930–2001)\nКим Анна Львовна (1940–2010)",
    "РАСПОРЯЖЕНИЕ\nглавы Камского района\nот 5 мая 2020 г. № 15\nРид Лев Ильич (1971–1985)",
]


def told(texts):
    articles = [Article(str(i), text, published="2025-06-18") for i, text in enumerate(texts)]
    for result in Pipeline().pipe(articles):
        yield [r for r in result.records if r.kind is RecordKind.POSITION]


def test_each_has_the_years_of_his_line():
    made = [(form.format(many=post[0], by=post[1]), post) for post in POSTS for form in LISTS]
    for (text, (_, _, role, body)), records in zip(
        made, told([text for text, _ in made]), strict=True
    ):
        found = {(r.person, r.date_start, r.date_end, str(r.status)) for r in records}
        assert found == {RID, KIM, LOS}, text
        assert {r.role for r in records} == {role}, text
        assert body is None or {r.organization for r in records} == {body}, text


def test_who_heads_a_body_has_the_years_behind_him():
    (records,) = told(
        ["Школой № 5 руководили:\nРид Лев Ильич (1971–1985)\nКим Анна Львовна (1985–1996)"]
    )
    found = {(r.person, r.date_start, r.date_end, str(r.status)) for r in records}
    assert found == {RID, KIM}


@pytest.mark.parametrize("text", NOTHING)
def test_no_years_of_a_post(text):
    (records,) = told([text])
    assert not [r for r in records if r.date]
