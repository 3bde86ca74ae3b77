import json
import re
from html.parser import HTMLParser

import pytest
from handmade import appointment, extraction
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.notebook import graph, outermost, show, to_displacy
from newsnlp.report.markup import highlight
from newsnlp.resolve import resolve
from newsnlp.types import Article, Entity, EntityType, Extraction, Mention

PERSON, ORGANIZATION = EntityType.PERSON, EntityType.ORGANIZATION


class Reader(HTMLParser):
    """Check that tags nest and collect the text that a browser would show."""

    def __init__(self):
        super().__init__()
        self.stack, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.stack
    return reader.text


def mention(start, end, text="", type_=PERSON):
    return Mention("m1", type_, start, end, text, 0.5, "model")


def test_plain_text_has_no_marks():
    assert highlight("Вчера шёл снег.", []) == "Вчера шёл снег."


def test_nested_mentions_nest():
    text = "правительство Заволжской области"
    html = highlight(
        text,
        [mention(0, 32, text, ORGANIZATION), mention(14, 32, text[14:], EntityType.LOCATION)],
    )
    assert re.sub(' (data-type|title)="[^"]*"', "", html) == (
        '<mark class="nl-organization">правительство '
        '<mark class="nl-place">Заволжской области</mark></mark>'
    )


def test_hover_tells_type_text_score_source():
    assert 'title="PERSON · Ян &quot;Я&quot; · 0.50 · model"' in highlight(
        'Ян "Я"', [mention(0, 6, 'Ян "Я"')]
    )


def test_crossing_spans_are_cut_and_still_nest():
    html = highlight("абвгд", [mention(0, 3), mention(1, 5)])
    assert read(html) == "абвгд"
    assert html.count("<mark") == 3


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30))))
def test_any_text_and_any_spans_give_wellformed_html(text, spans):
    found = [mention(a, a + n, text[a : a + n]) for a, n in spans if a + n <= len(text)]
    shown = read(highlight(text, found)).replace("\r", "")
    assert len(shown) == len(text.replace("\r", ""))


@pytest.mark.parametrize("text", ["\ud800", "\x00", "<script>alert(1)</script>", "]]>", "&amp;"])
def test_hostile_text_is_shown_as_text(text):
    html = show(Extraction(Article(text, text, title=text, source=text), error=text)).html
    html.encode()
    assert "<script" not in html
    assert "\x00" not in html


def test_records_stand_below_the_article():
    html = show(appointment()).html
    assert html.index("представила план") < html.index("<caption>records: 5</caption>")
    assert "<td>губернатор</td>" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 😀" in html


def test_an_article_without_records_says_so():
    assert "no records" in show(extraction("Вчера шёл снег.")).html


def test_debris_is_struck_out():
    assert '<span class="nl-debris" title="teaser">Читайте также' in show(appointment()).html


def test_labels_are_on_request():
    assert "nl-labels" not in show(appointment()).html.split("</style>")[1]
    assert "nl-labels" in show(appointment(), labels=True).html.split("</style>")[1]


def test_long_articles_and_lists_are_cut_with_a_note():
    assert "80,000 more characters" in show(Extraction(Article("a", "я" * 100_000))).html
    assert "5 more articles" in show([appointment()] * 25).html


def test_displacy_gets_outermost_mentions():
    shown = to_displacy(appointment())
    assert [shown["text"][e["start"] : e["end"]] for e in shown["ents"]][-4:] == [
        "заседании правительства Заволжской области",
        "13 марта",
        "Верхнеозёрске",
        "Ветрова",
    ]
    json.dumps(shown)


def test_displacy_span_style_gets_all_mentions():
    result = appointment()
    shown = to_displacy(result, "span")
    assert "".join(shown["tokens"]) == result.article.text
    texts = ["".join(shown["tokens"][s["start_token"] : s["end_token"]]) for s in shown["spans"]]
    assert texts == [m.text for m in result.mentions]


def test_outermost_takes_the_first_of_crossing_mentions():
    assert outermost([mention(3, 8), mention(0, 5), mention(1, 2)]) == [mention(0, 5)]


def test_graph_has_typed_edges():
    g = graph([appointment("a"), appointment("b")])
    names = {(g.nodes[h]["name"], kind, g.nodes[t]["name"]) for h, t, kind in g.edges(keys=True)}
    assert names == {
        ("Алексей Суворцев", "WORKPLACE", "Заволжская область"),
        ("Марина Ветрова", "WORKPLACE", "Заволжская область"),
        ("Марина Ветрова", "WORKPLACE", "Центр цифрового образования «Квант»"),
        ("Марина Ветрова", "PARTICIPANT_IN", "назначение министром образования"),
        ("Марина Ветрова", "PARTICIPANT_IN", "заседание правительства Заволжской области"),
        ("заседание правительства Заволжской области", "TAKES_PLACE_IN", "Верхнеозёрск"),
        (
            "Центр цифрового образования «Квант»",
            "PART_OF",
            "правительство Заволжской области",
        ),
    }
    assert g.nodes["ORGANIZATION:центр цифрового образования «квант»"] == {
        "label": "Центр цифрового образования «Квант»",
        "name": "Центр цифрового образования «Квант»",
        "type": "ORGANIZATION",
        "aliases": "Квант",
        "articles": "a | b",
        "n_articles": 2,
    }


def test_graph_of_nothing_is_empty():
    assert len(graph([])) == 0


# --- results in a line, a resolution as tables


def test_a_resolution_of_nothing():
    assert "people: 0" in read(resolve([])._repr_html_())


def test_a_resolution_is_shown_as_tables():
    shown = read(resolve(appointment())._repr_html_())
    assert "people: 2" in shown
    assert "Марина Ветрова" in shown
    assert "threshold 0.7" in shown


def test_a_resolution_is_escaped_and_short():
    name = "<script>alert(1)</script>" + "Сомов" * 1000
    people = [
        Extraction(
            Article(f"a{n}", ""),
            entities=(Entity("e1", PERSON, f"Игорь {name}{n}", (), ("m1",)),),
        )
        for n in range(300)
    ]
    html = resolve(people)._repr_html_()
    assert "<script>" not in html
    assert "people: 300, 20 of most articles" in read(html)
    assert len(html) < 12_000


def test_an_extraction_has_a_short_repr():
    shown = repr(appointment())
    assert shown == (
        "<Extraction appointment: 16 mentions, 11 entities (Марина Ветрова, Алексей Суворцев, "
        "Центр цифрового образования «Квант», …), 5 records>"
    )
    failed = Extraction(Article("a\nb", ""), error="x" * 1000)
    assert repr(failed).startswith("<Extraction a b: 0 mentions, 0 entities, 0 records, error: x")
    assert len(repr(failed)) < 120
