"""Web archives, whole and cut off."""

import gzip
import io
import zlib
from itertools import accumulate

import pytest

from newsnlp.errors import InputError
from newsnlp.read import read

pytest.importorskip("trafilatura")
pytest.importorskip("warcio")

PAGE = """<html><head><meta charset="windows-1251"><title>Мэр открыл парк</title></head><body>
<article><p>Глава города Пётр Лосев 12 июля открыл парк на Садовой улице, строили его три года.</p>
<p>На церемонию пришли около двухсот человек, среди них депутаты городской думы и школьники.</p>
<p>Парк заложили по просьбе жителей, подрядчиком выбрали компанию «Зелёный дом» из Зареченска.</p>
</article></body></html>""".encode("cp1251")
HTML = "text/html"


def crawl(*pages, packed=False):
    """Return the bytes of a crawl; a page is (url, type, body, further headers …)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for url, kind, body, *more in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind), *more], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
        )
    return stream.getvalue()


def pages(count):
    return [(f"https://u/{number}", HTML, PAGE) for number in range(count)]


def saved(tmp_path, data):
    path = tmp_path / "crawl.warc"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_only_pages_are_articles(tmp_path, packed):
    data = crawl(
        ("https://u/1", f"{HTML}; charset=utf-8", PAGE),
        ("https://u/2", "image/png", b"\x89PNG"),
        ("dns:u", "text/dns", b"1.2.3.4"),
        ("https://u/3", HTML, b"<html></html>"),
        packed=packed,
    )
    good, empty = read(saved(tmp_path, data))
    assert (good.doc_id, good.url, good.error) == ("https://u/1", "https://u/1", None)
    assert (empty.doc_id, empty.text) == ("https://u/3", "")
    assert "no article text" in empty.error


def test_what_a_server_says_first_does_not_stop_the_crawl(tmp_path):
    data = crawl(*pages(2)).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200 fine", 1)
    assert [article.error for article in read(saved(tmp_path, data))] == [None, None]


def test_a_response_of_no_address_is_passed_over(tmp_path):
    first, second = crawl(*pages(1)), crawl(("https://u/b", HTML, PAGE))
    nameless = first.replace(b"WARC-Target-URI", b"WARC-Elsewhere")
    (only,) = read(saved(tmp_path, nameless + second))
    assert only.doc_id == "https://u/b"


@pytest.mark.parametrize("packed", [False, True])
def test_nothing_is_lost_in_silence_wherever_it_is_cut(tmp_path, packed):
    parts = [crawl(page, packed=packed) for page in pages(3)]
    whole = b"".join(parts)
    ends = {0, *accumulate(map(len, parts))}
    wanted = [article.text for article in read(saved(tmp_path, whole))]
    for at in {*range(1, len(whole), 97), *(end + k for end in ends for k in (3, 60, 200))}:
        if at in ends or at >= len(whole):
            continue
        try:
            articles = list(read(saved(tmp_path, whole[:at])))
        except InputError:
            articles = []
        texts = [article.text for article in articles if not article.error]
        between = any(end - 4 <= at <= end for end in ends) and not packed
        assert texts == wanted[: len(texts)]
        assert len(texts) >= sum(end <= at for end in ends) - 1
        assert between or not articles or articles[-1].error


@pytest.mark.parametrize("kept", [0, 5, 300])
def test_a_crawl_that_ends_within_a_record_says_so(tmp_path, kept):
    whole = crawl(*pages(2))
    server = whole.rindex(b"HTTP/1.1 200 OK")
    good, end = read(saved(tmp_path, whole[: server + kept]))
    assert good.error is None
    assert (end.doc_id, end.error) == (
        "crawl#end",
        f"{end.source}: this WARC file ends within a record; fetch it again",
    )


# packed by servers


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def chunked(data: bytes, size: int = 100) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (*parts, b""))


@pytest.mark.parametrize("in_chunks", [False, True])
@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", deflated),
        ("gzip", bytes),
        ("zip", bytes),
        ("gzip", lambda data: gzip.compress(data)[:-9]),
    ],
)
def test_pages_as_servers_pack_them(tmp_path, encoding, pack, in_chunks):
    body, headers = pack(PAGE), [("Content-Encoding", encoding)]
    if in_chunks:
        body, headers = chunked(body), [*headers, ("Transfer-Encoding", "chunked")]
    (found,) = read(saved(tmp_path, crawl(("https://u/1", HTML, body, *headers))))
    (plain,) = read(saved(tmp_path, crawl(*pages(1))))
    assert (found.text, found.error) == (plain.text, None)


@pytest.mark.parametrize("in_chunks", [False, True])
@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_a_page_that_is_a_bomb_costs_itself(tmp_path, monkeypatch, pack, in_chunks):
    monkeypatch.setattr("newsnlp.read.warc.LONGEST_DOCUMENT", 100_000)
    body, headers = pack(b"0" * 2**20), [("Content-Encoding", "gzip")]
    if in_chunks:
        body, headers = chunked(body, 2**30), [*headers, ("Transfer-Encoding", "chunked")]
    data = crawl(("https://u/b", HTML, body, *headers), *pages(1))
    bomb, good = read(saved(tmp_path, data))
    assert (bomb.doc_id, good.error) == ("https://u/b", None)
    assert bomb.error.endswith("a page of more than 0 MB")


# what would take all memory


BEFORE = b"WARC-Type"


@pytest.mark.parametrize(
    "bomb",
    [
        crawl(*pages(1)).replace(BEFORE, b"X: " + b"a" * 2**21),
        crawl(*pages(1)).replace(BEFORE, b"X: a\r\n" * 200_000 + BEFORE),
        crawl(("https://u/1", HTML, PAGE, ("X", "a" * 2**21))),
        crawl(("https://u/1", HTML, PAGE, *[("X", "a" * 99)] * 20_000)),
        b"\r\n" * 600_000,
    ],
    ids=["a line", "lines", "a line of a server", "lines of a server", "blank lines"],
)
def test_headers_without_end_are_refused(tmp_path, bomb):
    good, end = read(saved(tmp_path, crawl(*pages(1)) + bomb))
    assert (good.error, end.doc_id) == (None, "crawl#end")
    assert "headers of more than 1 MB in this WARC file" in end.error


def test_a_line_that_is_no_record_is_not_told_whole(tmp_path):
    _, end = read(saved(tmp_path, crawl(*pages(1)) + b"a" * 10_000 + b"\r\n"))
    assert "this WARC file is damaged: Invalid WARC record" in end.error
    assert len(end.error) < 400


def test_records_without_a_body_are_no_headers_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.warc._LONGEST_HEADERS", 2000)
    empty = crawl(("https://u/e", HTML, b"")).split(b"\r\n\r\n")[0]
    empty = empty.partition(b"Content-Length")[0] + b"Content-Length: 0\r\n\r\n\r\n\r\n"
    (only,) = read(saved(tmp_path, empty * 30 + crawl(*pages(1))))
    assert only.error is None


def test_a_record_that_is_longer_than_it_says_is_told(tmp_path, caplog, capsys):
    data = crawl(*pages(2))
    data = data.replace(b"\r\n\r\nWARC/1.0", b" and more\x1b]0;\r\n\r\nWARC/1.0", 1)
    assert [article.error for article in read(saved(tmp_path, data))] == [None, None]
    (told,) = caplog.messages
    assert "a record is longer than it says; what is beyond is left out" in told
    assert "and more" not in capsys.readouterr().err  # nor what the page has there


def test_what_a_library_tells_in_several_lines_is_one(tmp_path):
    path = saved(tmp_path, crawl(*pages(1)) + b"no record\r\nnor this\r\n\r\n")
    _, broken = read(path)
    assert "damaged" in broken.error
    assert "\n" not in broken.error
