"""The report as its readers meet it: in a browser, with mouse and keyboard."""

import csv
import io

import pytest
from handmade import appointment, extraction

from newsnlp.report import write_report

QUANT = "Центр цифрового образования «Квант»"


def other():
    return extraction(
        "{PERSON e1|Олег Рябинин} возглавил {ORGANIZATION e2|завод «Заря»}. "
        "{DATE e4|2 мая} {PERSON e1|Рябинин} открыл {EVENT e3|выставку}.",
        names={"e1": "Олег Рябинин", "e2": "завод «Заря»", "e3": "=выставка"},
        records=(
            {"kind": "position", "person": "e1", "role": "директор", "organization": "e2",
             "status": "new", "at": "Олег Рябинин возглавил завод «Заря»"},
            {"kind": "event", "person": "e1", "event": "e3", "participation": "PARTICIPANT_IN",
             "date": "2 мая", "date_start": "2024-05-02", "date_end": "2024-05-02",
             "at": "2 мая Рябинин открыл выставку"},
        ),
        doc_id="other", title="Выставка <b>открыта</b>", published="2024-05-03",
        url="javascript:alert(1)",
    )  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    with path.open("wb") as stream:
        write_report([appointment(), other()], stream)
    return path


@pytest.fixture
def page(browser, report):
    browser.complaints.clear()
    browser.requests.clear()
    browser.size(1400, 900)
    browser.call("Page.navigate", url="about:blank")
    browser.open(report)
    yield browser
    assert browser.complaints == []
    outside = [url for url in browser.requests if not url.startswith(("file:", "data:", "about:"))]
    assert outside == []


def rows(page):
    return len(page.texts("#view tr[data-row]"))


def facet(page, name, text):
    page.click(f"#facet-{name} label", text)


def test_it_opens_with_all_facts(page):
    assert page.texts("#totals") == ["Статей: 2 · фактов: 7 · людей: 3 · организаций: 3"]
    assert rows(page) == 7
    assert page.texts("#status") == ["Фактов: 7"]


def test_script_in_an_article_is_text(page):
    page.click("#view tr[data-row]", "заседание")
    assert "<script>alert(1)</script> & 😀 13 марта" in page.texts("#article .text")[0]
    assert page.js("document.querySelectorAll('#article script').length") == 0


def test_a_record_shows_its_sentence_in_the_article(page):
    page.click("#view tr[data-row]", "руководитель")
    shown = "".join(page.texts("#article .sentence"))
    assert shown == f"С 2019 года она возглавляла {QUANT}."
    assert "".join(page.texts("#article .fact")) == f"возглавляла {QUANT}"
    assert page.texts("#article .fact mark mark") == ["Квант"]


def test_offsets_after_an_emoji_are_right(page):
    page.click("#view tr[data-row]", "заседание")
    marks = page.texts("#article .fact mark.time, #article .fact mark.place")
    assert "13 марта" in marks
    assert "Верхнеозёрске" in marks


def test_debris_is_marked(page):
    page.click("#view tr[data-row]", "губернатор")
    assert page.texts("#article .debris") == ["Читайте также: открыта школа"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("ветрова", 4), ("ВЕТРОВА квант", 1), ("верхнеозерск", 1), ("нет такого", 0)],
)
def test_search_folds_case_and_yo(page, query, found):
    page.type("#q", query)
    page.wait(f"document.querySelectorAll('#view tr[data-row]').length === {found}")


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("person", "Олег Рябинин", 2),
        ("organization", "Квант", 1),
        ("role", "губернатор", 1),
        ("event", "назначение", 1),
        ("kind", "событие", 3),
        ("status", "новое", 2),
    ],
)
def test_filters(page, name, value, found):
    facet(page, name, value)
    assert rows(page) == found
    page.click("#chips button", value)
    assert rows(page) == 7


def test_filters_of_two_facets_narrow_each_other(page):
    facet(page, "person", "Марина Ветрова")
    facet(page, "kind", "событие")
    assert rows(page) == 2
    assert page.texts("#facet-organization .label") == []
    page.click("#chips .all")
    assert rows(page) == 7


def test_dates_filter_facts_and_fall_back_to_publication(page):
    page.type("#to", "2024-12-31")
    assert rows(page) == 3  # 2019, and both facts of May 2024
    page.type("#from", "2024-05-03")
    assert rows(page) == 1  # «директор» has no date but its article has


def test_tables_sort_both_ways_with_empty_cells_last(page):
    def dates():
        return page.texts("#view td.date")

    page.click("#view th button", "Дата")
    first = dates()
    page.click("#view th button", "Дата")
    assert first[:3] == ["2019", "02.05.2024", "13.03.2025"]
    assert dates()[:3] == first[2::-1]
    assert set(first[3:]) == {""}
    assert page.js("document.querySelector('th[aria-sort]').getAttribute('aria-sort')") == (
        "descending"
    )


def downloaded(page):
    page.js("""{ const real = URL.createObjectURL; window.saved = null;
        URL.createObjectURL = (blob) => {
            window.saved = blob.arrayBuffer().then((b) => new TextDecoder('utf-8',
                {ignoreBOM: true}).decode(b)); return real.call(URL, blob); };
        HTMLAnchorElement.prototype.click = function () { window.savedName = this.download; }; }""")
    page.click("#view button.csv")
    text = page.js("window.saved")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))


def test_csv_has_what_the_filters_leave(page):
    facet(page, "person", "Олег Рябинин")
    found = downloaded(page)
    assert page.js("window.savedName") == "records.csv"
    assert [row["Роль"] for row in found] == ["директор", ""]
    assert found[1]["Событие"] == "'=выставка"  # no formula
    assert found[1]["Предложение"] == "2 мая Рябинин открыл выставку."
    assert found[0]["Уверенность"] == "0,9"


@pytest.mark.parametrize(
    ("tab", "row"),
    [
        ("people", "Марина Ветрова"),
        ("organizations", QUANT),
        ("events", "заседание правительства Заволжской области"),
        ("articles", "Выставка <b>открыта</b>"),
    ],
)
def test_every_table_lists_and_downloads(page, tab, row):
    page.click(f"#tab-{tab}")
    assert any(row in text for text in page.texts("#view tr[data-row]"))
    assert any(row in line.values() for line in downloaded(page))


def test_a_person_leads_to_the_facts(page):
    page.click("#tab-people")
    page.click("#view tr[data-row]", "Марина Ветрова")
    assert page.texts("[role=tab][aria-selected=true]") == ["Факты"]
    assert rows(page) == 4


def test_the_network_links_people_and_organizations(page):
    page.click("#tab-network")
    assert len(page.texts(".net .node")) == 6
    assert page.js("document.querySelectorAll('.net line').length") == 4
    page.js("document.querySelector('.net .node[aria-label^=\"Олег Рябинин\"]').focus()")
    page.press("Enter")
    assert page.texts("#chips button") == ["Люди: Олег Рябинин ✕"]


def test_the_network_is_the_same_every_time(page, report):
    where = "[...document.querySelectorAll('.net circle')].map((c) => c.getAttribute('cx'))"
    page.click("#tab-network")
    first = page.js(where)
    page.open(report)
    page.click("#tab-network")
    assert page.js(where) == first


def test_the_timeline_counts_events_and_opens_them(page):
    page.click("#tab-timeline")
    assert page.texts(".timeline time") == ["13.03.2025", "02.05.2024"]
    labels = "[...document.querySelectorAll('.bars button:enabled')].map((b) => b.title)"
    assert page.js(labels) == ["05.2024: событий: 1", "03.2025: событий: 1"]
    page.click(".timeline button", "выставка")
    assert page.texts("#article .sentence") == ["2 мая Рябинин открыл выставку."]
    page.click(".bars button:enabled")
    assert page.texts("#chips button") == ["Дата: 05.2024 ✕"]


def test_a_few_events_of_other_centuries_share_a_bar(browser, tmp_path):
    dates = ["1445-01-01", *(f"2024-05-{day:02}" for day in range(1, 29)), "2031-01-01"] * 2
    markup = "{EVENT e1|Матч} и "
    results = [
        extraction(
            markup + f"{{PERSON e2|Ян}} {i}.",
            names={"e1": f"матч {i}"},
            records=[{"kind": "event", "event": "e1", "at": "Матч", "date_start": date}],
            doc_id=str(i),
        )
        for i, date in enumerate(dates)
    ]
    path = tmp_path / "report.html"
    with path.open("wb") as stream:
        write_report(results, stream)
    browser.open(path)
    browser.click("#tab-timeline")
    titles = browser.js("[...document.querySelectorAll('.bars button')].map((b) => b.title)")
    assert titles[0] == "до 01.05.2024: событий: 2"
    assert titles[-1] == "после 28.05.2024: событий: 2"
    browser.click(".bars button")
    assert browser.texts(".timeline time") == ["01.01.1445"]


def test_events_of_one_name_are_listed_by_article_and_filtered_by_name(browser, tmp_path):
    def death(who, doc):
        record = {"kind": "event", "person": "e1", "event": "e2", "at": who}
        markup = f"{{PERSON e1|{who}}}: {{EVENT e2|смерть}}."
        return extraction(markup, records=[record], doc_id=doc)

    path = tmp_path / "report.html"
    with path.open("wb") as stream:
        write_report([death("Олег Рябинин", "a"), death("Ян Хромов", "b")], stream)
    browser.open(path)
    browser.click("#tab-events")
    assert browser.texts("#view td[data-label=Участники]") == ["Олег Рябинин", "Ян Хромов"]
    browser.click("#facet-event label", "смерть")
    assert browser.texts("#status") == ["Найдено фактов: 2 из 2"]


def test_an_address_that_is_no_web_page_is_no_link(page):
    page.click("#view tr[data-row]", "директор")
    assert "javascript:alert(1)" in page.texts("#article .note")
    assert page.js("document.querySelectorAll('#article a').length") == 0


def test_the_keyboard_is_enough(page):
    page.js("document.querySelector('#tab-records').focus()")
    page.press("ArrowRight")
    assert page.js("document.activeElement.id") == "tab-people"
    page.click("#tab-records")
    page.js("document.querySelector('#view .go').focus()")
    page.press("Enter")
    assert page.js("document.activeElement.tagName") == "H2"
    page.press("Escape")
    assert page.js("document.querySelector('#article').hidden") is True
    assert page.js("document.activeElement.className") == "go"


def test_a_filter_keeps_the_focus(page):
    page.js("document.querySelector('#facet-kind input').focus()")
    page.js("document.activeElement.click()")
    assert page.js("document.activeElement.closest('ul').id") == "facet-kind"


def test_every_field_and_button_has_a_name(page):
    nameless = """[...document.querySelectorAll('input, select, button')].filter((e) =>
        !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length)))
        .length"""
    for tab in ("records", "network", "timeline"):
        page.click(f"#tab-{tab}")
        assert page.js(nameless) == 0


CONTRAST = """(selector) => {
    const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map((v) => { v /= 255;
        return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = (e) => { for (; e; e = e.parentElement) {
        const c = getComputedStyle(e).backgroundColor;
        if (!c.startsWith('rgba(0, 0, 0, 0')) return c; } return 'rgb(255, 255, 255)'; };
    return Math.min(...[...document.querySelectorAll(selector)].map((e) => {
        const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05); })); }"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_contrast_meets_wcag_aa(page, theme):
    page.js(f"document.documentElement.dataset.theme = '{theme}'")
    page.click("#view tr[data-row]")
    for selector in ("td", "th", "small", ".note", ".count", "#article mark", "button", "a", "h2"):
        assert page.js(f"({CONTRAST})('{selector}')") >= 4.5, selector


HOSTILE = {
    "": "0001-01-01",
    "\0": None,
    "\ud800": "9999-12-31",
    "\udc00\ud800": "2024-02-29",
    "😀" * 9: "1999-12-31",
    "</script>": "2000-01-01",
    "a\r\nb\u2028c": None,
    "ب" * 9: "2024-05-01",
    "я" * 9999: "2024-05-02",
}


def hostile(i, text, start):
    about = {"date": text, "date_start": start, "date_end": start, "place": text}
    return extraction(
        f"{{PERSON e1|{text}!}} {{EVENT e2|{text}?}}.",
        names={"e1": f"{text}!", "e2": f"{text}?"},
        records=[{"kind": "event", "person": "e1", "event": "e2", "at": f"{text}!", **about}],
        doc_id=f"{i}{text}",
        title=text,
        url=text,
        source=text,
    )


def test_hostile_articles_open_without_a_complaint(browser, tmp_path):
    results = [hostile(i, text, start) for i, (text, start) in enumerate(HOSTILE.items())]
    path = tmp_path / "report.html"
    with path.open("wb") as stream:
        write_report(results, stream, title="\ud800</title><script>alert(1)</script>")
    browser.complaints.clear()
    browser.open(path)
    for tab in browser.js("[...document.querySelectorAll('[role=tab]')].map((t) => t.id)"):
        browser.click(f"#{tab}")
        browser.js("document.querySelectorAll('#view tr[data-row]').forEach((tr) => tr.click())")
    assert browser.complaints == []


def test_english(browser, tmp_path):
    path = tmp_path / "en.html"
    with path.open("wb") as stream:
        write_report([appointment()], stream, lang="en", title="Регион & <люди>")
    browser.open(path)
    assert browser.texts("h1") == ["Регион & <люди>"]
    assert browser.texts("[role=tab]")[0] == "Facts"
    assert browser.js("document.documentElement.lang") == "en"


def test_two_thousand_articles_open_in_three_seconds(browser, tmp_path):
    path = tmp_path / "large.html"
    results = [appointment(f"a{i}", title=f"Выпуск {i}") for i in range(2000)]
    with path.open("wb") as stream:
        write_report(results, stream)
    assert browser.open(path) < 3
    assert browser.texts("#status")[0].replace("\xa0", " ") == "Фактов: 10 000"
