"""What the tables and pictures of the report show of each fact, and that nothing is cut off."""

from dataclasses import replace

import pytest
from handmade import appointment, extraction

from newsnlp.report import write_report

POST = {"kind": "position", "person": "e1", "organization": "e2", "role": "директор"}


def post(at, date=None, days=(None, None), status="current", doc_id="a", **article):
    start, end = days
    about = {**POST, "date": date, "date_start": start, "date_end": end, "status": status, "at": at}
    return extraction(
        "Долго ли, коротко ли, " * 30 + "{PERSON e1|Олег Рябинин} возглавил "
        "{ORGANIZATION e2|завод «Заря»}, " + "а потом снова долго и коротко " * 30 + ".",
        names={"e1": "Олег Рябинин", "e2": "завод «Заря»"},
        records=(about,),
        doc_id=doc_id,
        **article,
    )


@pytest.fixture
def open_report(browser, tmp_path):
    def opened(results, width=1400):
        path = tmp_path / "report.html"
        with path.open("wb") as stream:
            write_report(results, stream)
        browser.size(width, 900)
        browser.complaints.clear()
        browser.open(path)
        return browser

    yield opened
    browser.size(1400, 900)
    assert browser.complaints == []


def test_a_long_sentence_is_shortened_around_its_fact(open_report):
    page = open_report([post("Олег Рябинин возглавил завод «Заря»")])
    (quote,) = page.texts(".quote p:first-child")
    assert "Олег Рябинин возглавил завод «Заря»" in quote
    assert quote.startswith("…")
    assert quote.endswith("…")
    assert len(quote) < 250
    assert page.texts(".quote b") == ["Олег Рябинин возглавил завод «Заря»"]


def visit(doc_id, name, place="Луговец", who="Олег Рябинин"):
    return extraction(
        f"{{PERSON e1|{who}}}: {{EVENT e2|{name}}}.",
        names={"e1": who, "e2": name},
        records=(
            {"kind": "event", "person": "e1", "event": "e2", "at": who, "place": place,
             "date_start": "2025-03-05", "date_end": "2025-03-05"},
        ),
        doc_id=doc_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("others", "rows"),
    [
        ((("посещение Луговца",), ("посещение",), ("приезд губернатора",)), 1),
        ((("рабочий визит", "Ольховск"),), 2),
        ((("рабочий визит", "Луговец", "Анна Котова"),), 2),
        ((("посещение больницы",), ("посещение школы",)), 3),
        ((("совещание",),), 2),
    ],
)
def test_a_visit_to_a_town_on_a_day_is_one_event(open_report, others, rows):
    told = [visit("a", "рабочий визит"), *(visit(f"b{n}", *o) for n, o in enumerate(others))]
    page = open_report(told)
    page.click("#tab-events")
    assert len(page.texts("#view tbody tr")) == rows


def test_a_body_that_is_no_entity_is_told_but_counted_nowhere(open_report):
    known = post("Олег Рябинин возглавил завод «Заря»")
    record = replace(known.records[0], organization_id=None, organization="завод")
    page = open_report([replace(known, records=(record,))])
    assert page.texts("#view td.wide") == ["завод"]
    assert page.texts("#facet-organization .label") == []
    page.click("#tab-people")
    assert page.texts("#view td.wide div") == ["директор, завод"]
    page.click("#tab-network")
    assert page.texts(".net") == []


def test_a_short_sentence_is_shown_whole(open_report):
    page = open_report([appointment()])
    assert "С 2019 года она возглавляла Центр цифрового образования «Квант»." in page.texts(
        ".quote p:first-child"
    )


WIDER = "[...document.querySelectorAll('.scroll')].every((e) => e.scrollWidth <= e.clientWidth)"
HEADLINE = "Очень длинный заголовок о назначении директора завода " * 6


@pytest.mark.parametrize("width", [1400, 1280, 1100, 820, 390])
def test_nothing_is_cut_off_and_a_headline_takes_a_line(open_report, width):
    about = {"title": HEADLINE, "published": "2024-05-03"}
    page = open_report([post("Олег Рябинин возглавил завод «Заря»", **about)], width)
    for tab in ("records", "people", "organizations", "articles"):
        page.click(f"#tab-{tab}")
        assert page.js(WIDER), tab
        assert page.js("document.documentElement.scrollWidth") <= width
    page.click("#tab-records")
    assert page.js("document.querySelector('.headline').offsetHeight") < 30


@pytest.mark.parametrize(
    ("date", "days", "shown"),
    [
        ("в 2013 году", ("2013-01-01", "2013-12-31"), "2013"),
        ("с 2013 года", ("2013-01-01", None), "с 2013 года"),
        ("до мая 2020 года", (None, "2020-05-31"), "до мая 2020 года"),
    ],
)
def test_since_when_and_until_when_are_told(open_report, date, days, shown):
    page = open_report([post("Олег Рябинин", date, days)])
    assert page.texts("#view td.date") == [shown]


@pytest.mark.parametrize(
    ("days", "from_", "to", "found"),
    [
        (("2013-01-01", "2013-12-31"), "2018-01-01", "2018-12-31", 0),
        (("2013-01-01", None), "2010-01-01", "2010-12-31", 0),
        (("2013-01-01", None), "2018-01-01", "2018-12-31", 1),
        ((None, "2020-05-31"), "2018-01-01", "2018-12-31", 1),
        ((None, "2020-05-31"), "2021-01-01", "2021-12-31", 0),
    ],
)
def test_a_post_without_an_end_is_held_until_its_article(open_report, days, from_, to, found):
    page = open_report([post("Олег Рябинин", "с", days, published="2024-05-03")])
    page.type("#from", from_)
    page.type("#to", to)
    assert len(page.texts("#view tr[data-row]")) == found


def crowd(n, bodies=("Собрание депутатов Заволжской области", "Общественная палата области")):
    """Return people who all belong to the same bodies: the middle has no room for names."""
    people = [f"Константин Викторович Преображенский-{i}" for i in range(n)]
    markup = " ".join(f"{{PERSON e{i + 9}|{name}}}" for i, name in enumerate(people))
    records = [
        {**POST, "person": f"e{i + 9}", "organization": f"e{j}", "at": name}
        for i, name in enumerate(people)
        for j in range(len(bodies))
    ]
    at_all = " ".join(f"{{ORGANIZATION e{j}|{name}}}" for j, name in enumerate(bodies))
    names = {f"e{j}": name for j, name in enumerate(bodies)}
    return extraction(f"{at_all} {markup}", names=names, records=records)


@pytest.mark.parametrize("width", [1400, 390])
def test_the_weightiest_of_the_network_are_named(open_report, width):
    page = open_report([crowd(100)], width)
    page.click("#tab-network")
    page.js("""{ const size = document.querySelector('#network-size'); size.value = 120;
        size.dispatchEvent(new Event('change')); }""")
    quiet = "[...document.querySelectorAll('.net .node')].map((e) => e.classList.contains('quiet'))"
    assert page.js(quiet)[:2] == [False, False]


def test_births_do_not_squeeze_the_timeline(open_report):
    days = ["1947-05-01", "1961-01-01", "1980-03-02", *(f"2024-{m:02}-10" for m in range(1, 13))]
    results = [
        extraction(
            "{EVENT e1|Матч} прошёл.",
            names={"e1": f"матч {i}"},
            records=[
                {"kind": "event", "event": "e1", "at": "Матч", "date_start": d, "date_end": d}
            ],
            doc_id=str(i),
        )
        for i, d in enumerate(days)
    ]
    page = open_report(results)
    page.click("#tab-timeline")
    titles = page.js("[...document.querySelectorAll('.bars button')].map((b) => b.title)")
    assert titles[0] == "до 01.2024: событий: 3"
    assert titles[1:] == [f"{m:02}.2024: событий: 1" for m in range(1, 13)]
    page.click(".bars button", "3")
    assert page.texts(".timeline time") == ["02.03.1980", "01.01.1961", "01.05.1947"]
