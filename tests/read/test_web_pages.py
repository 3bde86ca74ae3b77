"""Saved web pages of many makes: whole lines, the headline, the day."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from newsnlp.errors import InputError
from newsnlp.read import read
from newsnlp.types import Article

pytest.importorskip("trafilatura")

HEADLINE = "Назначен директор парка"
LINES = (
    "Директором парка «Сосны» в Камске назначен Кирилл Рыбаков, ранее руководивший «Зеленхозом».",
    "Нового директора коллективу представил заместитель мэра Глеб Орлов, он курирует парки.",
    "Прежний директор Зоя Лаврова в 2019 году открыла в парке музей и теперь возглавит его.",
)


def article(folder: Path, body: str, head: str = "", *, title: str = HEADLINE) -> Article:
    path = folder / "park.html"
    path.write_text(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>",
        encoding="utf-8",
    )
    (found,) = read(path)
    return found


def paragraphs(stamp: str = "") -> str:
    return f"<h1>{HEADLINE}</h1>{stamp}" + "".join(f"<p>{line}</p>" for line in LINES)


SPANS = "".join(
    f"<div>{' '.join(f'<span>{word}</span>' for word in line.split())}</div>" for line in LINES
)
WRAPPED = "<br>\n".join("\n".join(line.split()) for line in LINES)


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{line}</p>" for line in LINES),
        f"<div>{WRAPPED}</div>",
        SPANS,
        "".join(f"<news-text>{line}</news-text>" for line in LINES),
        "<br><br>".join(LINES).join(("<table><tr><td>Меню</td><td>", "<br></td></tr></table>")),
        f"<table><tr><td><h2>{HEADLINE}</h2>{'<br>'.join(LINES)}</td><td>Меню</td></tr></table>",
        f"<div><img src='a.jpg'><span>Фото: Лев Рид</span></div><div><div>{LINES[0]}</div>"
        f"<div>{LINES[1]}</div><div>{LINES[2]}</div></div>",
    ],
)
def test_a_paragraph_is_a_line(tmp_path: Path, body: str) -> None:
    lines = [
        line.strip() for line in article(tmp_path, f"<h1>{HEADLINE}</h1>{body}").text.split("\n")
    ]
    assert [line for line in lines if line in LINES] == list(LINES)


def test_headings_are_lines_of_the_article(tmp_path: Path) -> None:
    body = "".join(f"<h3>О парке {i}</h3><p>{line}</p>" for i, line in enumerate(LINES))
    text = article(tmp_path, f"<div class='inner'><h1>{HEADLINE}</h1>{body}</div>").text
    assert text.count("О парке") == len(LINES)


def test_short_articles_are_whole_and_have_no_menu(tmp_path: Path) -> None:
    menu = "<div><a href='/'>Главная</a> <a href='/o'>О парке</a></div>"
    body = f"{menu}<article><h1>{HEADLINE}</h1><p>{LINES[0]}</p><p>{LINES[1]}</p></article>"
    others = "<div><a href='/1'>Мэр Камска ушёл в отставку</a></div>"
    assert article(tmp_path, body + others).text.splitlines() == [HEADLINE, *LINES[:2]]


def test_all_articles_of_a_feed_are_read(tmp_path: Path) -> None:
    feed = "".join(f"<article><p>{line}</p></article>" for line in LINES)
    assert all(line in article(tmp_path, f"<h1>Новости</h1>{feed}").text for line in LINES)


def test_words_between_blocks_are_lines(tmp_path: Path) -> None:
    loose = f"<div><b>Справка</b><div>{LINES[0]}</div>{LINES[1]}<p>{LINES[2]}</p></div>"
    lines = article(tmp_path, f"<h1>{HEADLINE}</h1>{loose}").text.splitlines()
    assert [line for line in lines if line in ("Справка", *LINES)] == ["Справка", *LINES]


def test_a_paragraph_may_hold_links(tmp_path: Path) -> None:
    body = f"<p>{LINES[0]}</p><p>{LINES[1].replace('Глеб Орлов', '<a href=1>Глеб Орлов</a>')}</p>"
    assert LINES[1] in article(tmp_path, f"<div><h1>{HEADLINE}</h1>{body}</div>").text


def test_a_page_whose_paragraph_is_not_found_is_read_as_shown(tmp_path: Path) -> None:
    rows = "Культура<br>Спорт<br>Общество и власть<br>Наука<br>Архив номеров газеты<br>" * 4
    told = " ".join(LINES[:2])
    body = (
        f"<table><tr><td colspan=2>{rows}</td></tr><tr><td><a href=1>О нас</a></td>"
        f"<td><h2>{HEADLINE}</h2><p>{told}</p></td></tr><tr><td>{rows}</td></tr></table>"
    )
    assert told in article(tmp_path, body).text.splitlines()


def test_a_table_of_values_stays_one(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td><p>{who}</p></td><td>17</td></tr>" for who in ("Рид", "Ким"))
    assert "| Рид | 17 |" in article(tmp_path, paragraphs() + f"<table>{rows}</table>").text


def test_styles_part_words_only_where_the_second_begins_anew(tmp_path: Path) -> None:
    parted = "<div>Опубликовано 1 июля 2025<span>Просмотров: 21</span></div>"
    drop = "<p><span>В</span>иктор Рид и <span>АО</span> «Луч»<span>,</span> Камск, были там.</p>"
    text = article(tmp_path, paragraphs(parted) + drop).text
    assert "Виктор Рид и АО «Луч», Камск" in text
    assert "2025Просмотров" not in text


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (paragraphs(), ""),  # «в 2019 году» is in the article
        (paragraphs() + "<footer>© 2010–2025 Парк</footer>", ""),
        (paragraphs() + "<footer>© Парк, 2025</footer>", ""),
        (paragraphs("<div>Дело 12-2025/01-07</div>"), ""),
        (paragraphs() + "<div><span>9 сентября 2025</span><a href='/1'>Открыт каток</a></div>", ""),
        (paragraphs("<div>1 июля, 10:15</div>"), ""),
        (paragraphs(), "<!-- saved from url=(0042)https://park.example/2025/555/ -->"),
    ],
)
def test_no_day_is_guessed(tmp_path: Path, body: str, head: str) -> None:
    assert article(tmp_path, body, head).published is None


RELATED = "<div><time datetime='2025-09-09'>9 сентября 2025</time><a href='/1'>Каток</a></div>"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (paragraphs("<div>1 июля 2025, 10:15</div>"), ""),
        (paragraphs("<div>Опубликовано 01.07.2025 в 10:15<span>Просмотров: 21</span></div>"), ""),
        (paragraphs("<div><b>1</b> <i>июля</i> <span>2025</span></div>"), ""),
        (paragraphs("<div>«Вести» № 26 (1204), 1 июля 2025 года</div>"), ""),
        ("<div>01.07.2025</div>" + paragraphs(), ""),
        (paragraphs("<div>1 июля 2025</div>") + RELATED, ""),
        (RELATED + paragraphs("<div>1 июля 2025</div>"), ""),
        (
            paragraphs("<div>1 июля 2025</div>"),
            "<meta property='article:modified_time' content='2025-09-01T10:00:00+03:00'>",
        ),
        (
            paragraphs("<div>1 июл, 10:15</div>"),
            "<meta property='article:published_time' content='2025-07-01T10:15:00+03:00'>",
        ),
        (paragraphs(), "<link rel='canonical' href='https://park.example/2025/07/01/park.html'>"),
    ],
)
def test_the_day_that_a_page_tells(tmp_path: Path, body: str, head: str) -> None:
    assert article(tmp_path, body, head).published == "2025-07-01"


def test_the_title_has_no_site_behind_it(tmp_path: Path) -> None:
    body = f"<div>{HEADLINE}</div><div>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>"
    found = article(tmp_path, body, title=f"{HEADLINE} - Новости - Камская область")
    assert found.title == HEADLINE


def test_a_headline_of_two_sentences(tmp_path: Path) -> None:
    told = "Директор ушёл. Ну, почти"
    found = article(tmp_path, paragraphs().replace(HEADLINE, told), title=f"{told} — Портал")
    assert (found.title, found.text.splitlines()[0]) == (told, told)


def saved_as_one(page: str | None, place: str) -> bytes:
    saved = EmailMessage()
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = place
    saved.make_related()
    saved.add_related(b"body { color: red }", "text", "css", cid="<1@css>")
    if page is not None:
        saved.add_related(page, subtype="html", cte="quoted-printable")
    return saved.as_bytes()


def test_a_page_that_a_browser_saved_as_one_file(tmp_path: Path) -> None:
    page = f"<html><head><title>{HEADLINE}</title></head><body>{paragraphs()}</body></html>"
    for name in ("park.mhtml", "park"):
        path = tmp_path / name
        path.write_bytes(saved_as_one(page, "https://park.example/1"))
        (found,) = read(path)
        assert found.text.splitlines()[-1] == LINES[-1]
        assert (found.doc_id, found.title, found.url) == (
            "park",
            HEADLINE,
            "https://park.example/1",
        )


def test_a_file_without_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "park.mht"
    path.write_bytes(saved_as_one(None, "cid:1"))
    with pytest.raises(InputError, match="no web page"):
        list(read(path))


def nested(depth: int) -> bytes:
    """Return a page within parts within parts."""
    kind = "Content-Type: multipart/related; boundary=b"
    parts = "".join(f"{kind}{n}\n\n--b{n}\n" for n in range(depth))
    page = f"Content-Type: text/html; charset=utf-8\n\n<html><body>{paragraphs()}</body></html>"
    return f"MIME-Version: 1.0\n{parts}{page}\n--b{depth - 1}--\n".encode()


def test_a_page_within_parts_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "park.mhtml"
    path.write_bytes(nested(40))
    (found,) = read(path)
    assert found.text.splitlines()[-1] == LINES[-1]
    path.write_bytes(nested(3000))
    with pytest.raises(InputError, match="3,000 parts that hold parts, where a saved page has one"):
        list(read(path))


def test_a_page_of_millions_of_lines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "park.mhtml"
    path.write_bytes(nested(1) + b"\r\n" * 4_000_000)
    with pytest.raises(InputError, match="lines are too many for a web page"):
        list(read(path))


@pytest.mark.parametrize("charset", ["x-none", "undefined", "punycode", "hex", "utf-16"])
def test_an_encoding_that_is_none_is_detected(tmp_path: Path, charset: str) -> None:
    page = f"<html><meta charset='{charset}'><body>{paragraphs()}</body></html>"
    saved = saved_as_one(page, "https://park.example/парк").replace(b"utf-8", charset.encode())
    for name, data in (("park.html", page.encode()), ("park.mht", saved)):
        path = tmp_path / name
        path.write_bytes(data)
        (found,) = read(path)
        assert found.text.splitlines()[-1] == LINES[-1]


def test_a_title_as_long_as_an_article_is_read_in_no_time(tmp_path: Path) -> None:
    found = article(tmp_path, paragraphs(), title="а - " * 30_000 + "б")
    assert LINES[-1] in found.text
