"""What the report says of what it shows: in which order, of what there is none, on paper."""

import pytest
from handmade import appointment, extraction

from newsnlp.report import write_report

PLAIN = "{PERSON e1|Ян Хромов}, тренер, сказал: весна пришла."


def told(markup=PLAIN, doc_id="a", people=("e1",), **article):
    records = [
        {"kind": "position", "person": e, "role": "тренер", "status": "former", "at": "тренер"}
        for e in people
    ]
    return extraction(markup, records=records, doc_id=doc_id, **article)


@pytest.fixture
def open_report(browser, tmp_path):
    def opened(*results):
        path = tmp_path / "report.html"
        with path.open("wb") as stream:
            write_report(results, stream)
        browser.size(1400, 900)
        browser.open(path)
        return browser

    yield opened
    browser.call("Emulation.setEmulatedMedia", media="")


def first_cells(page):
    return page.texts("#view td.wide:nth-child(2)")


def test_of_people_in_as_many_articles_the_one_told_more_of_stands_first(open_report):
    two = told(
        "{PERSON e1|Ян Хромов} и {PERSON e2|Олег Рябинин}: тренер.", people=("e1", "e2", "e2")
    )
    page = open_report(two)
    page.click("#tab-people")
    assert first_cells(page) == ["Олег Рябинин", "Ян Хромов"]


def test_the_latest_article_stands_first_and_one_without_a_day_last(open_report):
    days = {"old": "2024-05-03", "none": None, "new": "2025-05-03"}
    page = open_report(*(told(doc_id=d, title=d, published=day) for d, day in days.items()))
    page.click("#tab-articles")
    assert first_cells(page) == ["new", "old", "none"]


def test_words_that_only_articles_have_lead_to_them(open_report):
    page = open_report(told(title="Клуб"), extraction("Зимой был мороз.", doc_id="b"))
    page.type("#q", "мороз")
    page.wait("document.querySelector('#view').textContent.includes('Статей, где они есть: 1')")
    page.click("#view button", "Статьи")
    assert page.texts("#status") == ["Найдено статей: 1 из 2"]
    assert first_cells(page) == ["Зимой был мороз."]


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        ("records", "Фактов в этих статьях не нашлось."),
        ("network", "Фактов в этих статьях не нашлось."),
    ],
)
def test_nobody_is_told_to_drop_filters_that_are_not_there(open_report, tab, said):
    page = open_report(extraction("Зимой был мороз."))
    page.click(f"#tab-{tab}")
    assert page.texts("#view p") == [said]


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        ("network", "Ни один из этих фактов не связывает человека с организацией."),
        ("timeline", "Событий с датой нет, без даты: 0."),
    ],
)
def test_a_view_without_anything_to_draw_says_why(open_report, tab, said):
    page = open_report(told())
    page.click(f"#tab-{tab}")
    assert page.texts("#view p") == [said]


def test_days_that_cross_are_told(open_report):
    page = open_report(told(published="2024-05-03"))
    page.type("#from", "2024-05-04")
    assert "Уберите" in page.texts("#view")[0]
    page.type("#to", "2024-05-01")
    assert "позже" in page.texts("#view")[0]


def test_what_all_say_is_over_is_told_so_in_the_tables(open_report):
    page = open_report(told())
    page.click("#tab-people")
    assert page.texts("#view td.wide div") == ["тренер (в прошлом)"]


def test_the_facts_of_an_article_say_what_is_over(open_report):
    page = open_report(told())
    page.click("#view tr[data-row]")
    assert page.texts("#article li small") == ["в прошлом"]


def test_paper_says_how_much_is_not_on_it(open_report):
    page = open_report(*(told(doc_id=str(i)) for i in range(101)))
    page.call("Emulation.setEmulatedMedia", media="print")
    shown = (
        "[...document.querySelectorAll('button:not(th button)')].filter((b) => b.checkVisibility())"
    )
    assert page.js(f"{shown}.map((b) => b.textContent)") == ["Показать ещё (осталось 1)"]


def test_dark_pages_are_printed_dark_on_light(open_report):
    page = open_report(appointment())
    page.js("document.documentElement.dataset.theme = 'dark'")
    ink = "getComputedStyle(document.querySelector('td.wide')).color"
    assert page.js(ink) == "rgb(231, 237, 243)"
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.js(ink) == "rgb(22, 32, 44)"


@pytest.mark.parametrize(("above", "hidden"), [(3, False), (60, True)])
def test_the_headline_stays_in_sight_where_the_sentence_is_near(open_report, above, hidden):
    page = open_report(told("Ещё строка.\n" * above + PLAIN + "\nЕщё строка." * 60))
    page.click("#view tr[data-row]")
    assert (page.js("document.querySelector('#article').scrollTop") > 0) is hidden
    assert page.js("document.querySelector('.sentence').getBoundingClientRect().bottom") < 900


def test_an_open_article_is_printed_whole(open_report):
    page = open_report(told(f"{PLAIN}\n" + "Ещё строка.\n" * 200))
    page.click("#view tr[data-row]")
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.js("document.querySelector('#article').offsetHeight") > 4000


def event(name, who, day, doc_id):
    about = {"date_start": day, "date_end": day, "at": "Событие"}
    record = {"kind": "event", "event": "e1", "person": "e2", **about}
    markup = f"{{EVENT e1|Событие}}, {{PERSON e2|{who}}}."
    return extraction(markup, names={"e1": name}, records=[record], doc_id=doc_id)


@pytest.mark.parametrize(
    ("first", "second", "articles"),
    [
        (("смерть", "Ян Хромов", "2024-05-03"), ("смерть", "Олег Рябинин", "2024-05-03"), "11"),
        (("смерть", "Ян Хромов", None), ("смерть", "Ян Хромов", None), "11"),
        (("смерть", "Ян Хромов", "2024-05-03"), ("смерть", "Ян Хромов", "2024-05-03"), "2"),
        (
            ("съезд в Уфе", "Ян Хромов", "2024-05-03"),
            ("съезд в Уфе", "Лев Рид", "2024-05-04"),
            "11",
        ),
        (("съезд в Уфе", "Ян Хромов", "2024-05-03"), ("съезд в Уфе", "Лев Рид", "2024-05-03"), "2"),
    ],
)
def test_which_events_of_two_articles_are_one(open_report, first, second, articles):
    page = open_report(event(*first, "a"), event(*second, "b"))
    page.click("#tab-events")
    assert "".join(page.texts("#view td.number")) == articles
