"""RSS and Atom, well-formed and as servers send them."""

import pytest

from newsnlp.errors import InputError
from newsnlp.read import read
from newsnlp.read.markup import plain_text
from newsnlp.read.mended_xml import mended
from newsnlp.types import Article

RSS = """<?xml version="1.0" encoding="windows-1251"?>
<rss version="2.0" xmlns:yandex="http://news.yandex.ru"><channel><title>Вести</title>
<item><title>Парк &amp; сад</title><link>https://u/1</link><guid>g1</guid>
<pubDate>Mon, 15 Jul 2024 10:00:00 +0300</pubDate><description>Коротко</description>
<yandex:full-text>&lt;p&gt;Мэр открыл&lt;br/&gt;парк.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;
</yandex:full-text></item><item><title>Пусто</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e1</id><title>Парк</title>
<link rel="self" href="https://no"/><link href="https://u/1"/><updated>2024-07-15T10:00:00Z</updated>
<content type="xhtml"><div>Мэр <b>открыл</b> парк.</div></content></entry></feed>"""


def test_rss(tmp_path):
    path = tmp_path / "news.xml"
    path.write_bytes(RSS.encode("cp1251"))
    full, empty = read(path)
    assert full == Article(
        "g1", "Мэр открыл\n\nпарк.", "Парк & сад", "2024-07-15", "https://u/1", str(path)
    )
    assert (empty.doc_id, empty.error) == ("news#2", "item 2 has no text")


def test_atom(tmp_path):
    path = tmp_path / "news.atom"
    path.write_text(ATOM, encoding="utf-8")
    (article,) = read(path)
    assert article.text.split() == ["Мэр", "открыл", "парк."]
    assert (article.doc_id, article.url, article.published) == ("e1", "https://u/1", "2024-07-15")


def test_entities_of_xml_are_refused(tmp_path):
    path = tmp_path / "bomb.rss"
    path.write_text(
        '<!DOCTYPE r [<!ENTITY a "ха"><!ENTITY b "&a;&a;">]><rss><item>&b;</item></rss>',
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="entity declarations"):
        list(read(path))


def test_the_items_before_what_is_refused_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.feed._DEEPEST", 9)
    good = "<description>Парк</description>"
    path = feed(tmp_path, good, "<b>" * 10)
    first, end = read(path)
    assert first.text == "Парк"
    assert end.error == f"{path}: more than 9 elements within one another; expected a feed"


@pytest.mark.parametrize(
    ("bomb", "told"),
    [
        ("<channel>" + "<b>" * 1001, "more than 1,000 elements within one another"),
        ("<item><description>" + "<b>" * 1001, "more than 1,000 elements within one another"),
        ("<item><description>" + "<b/>" * 3000, "an item of more than 0 M characters"),
        ("<item><description>" + "a" * 6000, "an item of more than 0 M characters"),
        ("<item><description a='" + "a" * 70_000, "a tag or a comment of more than 0 MB"),
        ("<!--" + "a" * 70_000, "a tag or a comment of more than 0 MB"),
        ("".join(f"<a{n}/>" for n in range(10_001)), "more than 10,000 names of elements"),
    ],
)
def test_what_would_take_all_memory_is_refused(tmp_path, monkeypatch, bomb, told):
    monkeypatch.setattr("newsnlp.read.feed.LONGEST_DOCUMENT", 5000)
    monkeypatch.setattr("newsnlp.read.feed._LONGEST_TAG", 60_000)
    path = tmp_path / "bomb.rss"
    path.write_text(f"<rss>{bomb}", encoding="utf-8")
    with pytest.raises(InputError, match=rf"bomb\.rss: {told}"):
        list(read(path))


def test_declarations_without_end_are_refused(tmp_path):
    path = tmp_path / "bomb.rss"
    lists = "".join(f"<!ATTLIST a{n} b CDATA 'c'>" for n in range(10_001))
    path.write_text(f"<!DOCTYPE rss [{lists}]><rss/>", encoding="utf-8")
    with pytest.raises(InputError, match="more than 10,000 declarations"):
        list(read(path))


def feed(tmp_path, *items, encoding="utf-8"):
    path = tmp_path / "news.rss"
    body = "".join(f"<item><guid>g{n}</guid>{item}</item>" for n, item in enumerate(items))
    path.write_bytes(f"<rss><channel>{body}</channel></rss>".encode(encoding))
    return path


def texts(path):
    return [(article.doc_id, article.text) for article in read(path) if not article.error]


@pytest.mark.parametrize("broken", ["<b>", "<a", "&#0;", "</title>"])
def test_the_items_before_a_break_are_read(tmp_path, broken):
    good = "<description>Парк</description>"
    path = feed(tmp_path, good, good, f"<title>Сад {broken}</title>", good)
    assert texts(path) == [("g0", "Парк"), ("g1", "Парк")]
    assert "broken XML" in list(read(path))[-1].error


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Парк & сад", "Парк & сад"),
        ("Парк &amp; сад", "Парк & сад"),
        ("Парк&nbsp;— &laquo;Сад&raquo;", "Парк — «Сад»"),
        ("Парк\x0b и\x00 сад", "Парк и сад"),
        ("AT&T, R&D; &Парк;", "AT&T, R&D; &Парк;"),
        ("<![CDATA[Парк & сад &nbsp;<b>и</b> &laquo;лес&raquo;]]>", "Парк & сад и «лес»"),
        ("<![CDATA[a]]> & <![CDATA[&amp;b]]>", "a & &b"),
    ],
)
def test_what_feeds_get_wrong_is_mended(tmp_path, written, read_as):
    path = feed(tmp_path, f"<description>{written}</description>")
    assert texts(path) == [("g0", read_as)]


def test_a_feed_in_utf_16(tmp_path):
    path = feed(tmp_path, "<description>Парк &amp; сад</description>", encoding="utf-16")
    assert texts(path) == [("g0", "Парк & сад")]


def test_an_address_with_bare_ampersands(tmp_path):
    path = feed(tmp_path, "<link>https://u/?a=1&b=2&amp;c=3</link><description>Лес</description>")
    (article,) = read(path)
    assert article.url == "https://u/?a=1&b=2&c=3"


@pytest.mark.parametrize("size", range(1, 40))
def test_it_does_not_matter_where_chunks_end(size):
    text = b"<a>x & y &nbsp;&lt;<![CDATA[ & > ]] > ]]&nbsp;]]>&amp;</a>" + b"z&" * 30
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    expected = b"<a>x &amp; y &#160;&lt;<![CDATA[ & > ]] > ]]&nbsp;]]>&amp;</a>" + b"z&amp;" * 30
    assert b"".join(mended(chunks)) == expected


@pytest.mark.parametrize("encoding", ["x-none", "utf-7", "shift_jis"])
def test_an_encoding_that_is_not_known_is_told(tmp_path, encoding):
    path = tmp_path / "news.rss"
    path.write_bytes(RSS.replace("windows-1251", encoding).encode())
    with pytest.raises(InputError, match="broken XML"):
        list(read(path))


# markup within items


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Парк<br>и сад", "Парк\n\nи сад"),
        ("<p>Парк</p>\n <P class='a>b' title=It's>и\nсад</p>", "Парк\n\nи сад"),
        ("a < b &lt; c & <b>d</b>&nbsp;&amp;amp; e", "a < b < c & d &amp; e"),
        ("Парк<!-- <p>x --> и <!DOCTYPE a>сад<?php x ?>", "Парк и сад"),
        ("Парк <script>x = '<script>' + \"<b>\" </SCRIPT >и <style>a</style>сад", "Парк и сад"),
        ("Парк <iframe src=a>x</iframe><iframe/><noscript><b>x</noscript>и сад", "Парк и сад"),
        ("Парк</script></iframe> и сад", "Парк и сад"),
        ("<![CDATA[Парк <i>и</i>]]> сад", "Парк и сад"),
        ("Парк <script>x", "Парк"),
        ("Парк <!-- и сад", "Парк <!-- и сад"),
        ("Парк <a href='и сад", "Парк <a href='и сад"),
        ("<![Парк", "<![Парк"),
        ("Парк\t\xa0\u2003и\r\n \n\n сад", "Парк и сад"),
        ("", ""),
    ],
)
def test_visible_text(markup, text):
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<b",
        "</b",
        "<b a='",
        "<b a=",
        "<! ",
        "<![",
        "<!-- --",
        "<script></script",
        "<?",
        "<",
        "&",
    ],
)
def test_markup_without_end_is_read_in_no_time(unit):
    assert len(plain_text(unit * 50_000)) <= len(unit) * 50_000
