"""What stands above an article and below it: stamps, breadcrumbs, the site's name, who wrote it.

The margins of a page are its lines before the first running text and after the last. Only there
are shapes enough: «5 мая 2024, 10:15 | 312 просмотров», «Культура / Музыка», «#наука #музей».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsnlp.clean.lexicon import DebrisLexicon
from newsnlp.clean.lines import Line, fold
from newsnlp.clean.phrases import holds_full_name, is_issue, is_running, last_running
from newsnlp.clean.stamps import is_day, is_posted, is_signed_day, stamp
from newsnlp.lexicon import rows, words
from newsnlp.patterns import lazy

_PART = 4
"""Words of a breadcrumb at most, and of who signs."""
_SIGNED = 7
_TOP = 3
_SECONDS = "#:#:#"
_LABEL, _COLUMN = 3, 4
"""Words of a label, and labels of a menu that stands in a column."""
_WORD = re.compile(r"[^\W\d_]+")
_SPELT = re.compile(r"[^\W\d_]{2,}")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_CRUMB = lazy(r"\s+[/>›»→]\s+")
_DASH = lazy(r"\s+[—–-]\s+")
_BAR = lazy(r"\s*\|\s*|\s+(?:[•·∙*▪◦]|::)\s+")
_DOT = lazy(r"\.\s+")
_WIDE = lazy(r"\s{2,}|\t+")
_TAGS = lazy(r"(?:#[^\s#]+[\s,;]*)+")
_NAME = r"[А-ЯЁ][\w.-]*(?: [А-ЯЁ][\w.-]*){0,3}"
_PHOTO = lazy(
    rf"(?:.*[.,] )?(?:[Фф]ото|[Сс]нимок)(?:графии)? {_NAME}\.?|\d{{1,3}}/\d{{1,3}} .*"
    r"|(?:.*[.,] )?Фото(?:графия)? из (?:[а-яё]+ )?(?:архива|альбома|фондов)\b.*"
)
_BYLINE = lazy(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?(?:, [а-яё -]{3,60})?\.?")
_INITIAL = lazy(r"[А-ЯЁ]\.")
_FROM = lazy(r"(?:с|п|г|д|пос|дер|ст) ?\. ?[А-ЯЁ][\w-]+\.?")
"""Where a letter to the paper was written."""
_AUTHOR = lazy(r"[А-ЯЁ][а-яё]+ (?:[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{4,}(?:-[А-ЯЁ]+)?)")
_ENDING = 2
"""Letters of a surname that may change."""
_SIGNATURE = lazy(r"(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.(?: ?[А-ЯЁ]\.)?) [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\.")
_SHOUTED = lazy(r"(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.(?: ?[А-ЯЁ]\.)?) [А-ЯЁ]{4,}\.?")
"""«Н. РИДОВА» right below the text; below «Глава района» it signs an order."""
_FILE = lazy(
    r".*\b(?:pdf|docx?|xlsx?|pptx?|rtf|zip|jpe?g)\b[\s,;()]*\d+(?:[.,]\d+)? ?[кмkm][бb]\b\W*",
    re.IGNORECASE,
)
_LINK = lazy(r".*(?:\S@[\w-]+\.\w|https?://|\b(?:www|vk|ok|t)\.[\w/]).*|@\w+")
_COPYRIGHT = lazy(r"(?:\d{4} )?(?:©|\([cс]\)).*|\w{2,4} «[^»]+», \d{4}")
_INDEX = lazy(r"\d{6},? (?:г\. ?|город |Россия, )?[А-ЯЁ][^.!?]*\b(?:ул|пр|пл|пер)\b.*")
_AGE = lazy(r"\d{1,2}\+ [^а-яё].*")
_COMMENT = lazy(r"[А-ЯЁA-Z][\w.-]*(?: [А-ЯЁA-Z][\w.-]*)?:? ?(?:\d\d\.\d\d\.\d{4}|\d+ [а-я]+|: ?).*")
_COMMENTS = "комментарии"
_SITE = "официальный сайт"
_PRESS = ("пресс-служба", "пресс-центр", "информация пре", "редакция", "отдел", "управление пре")
_UNIT = "отдел"
_SOURCES = ("источник", "по материалам", "по информации", "по данным", "по сообщению")
_ENDS = ".!?…:;,"
_SPOKEN = "«–—-"
_QUOTED = lazy(r"«[^»]*»")
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ый", "ий", "ой", "ого", "его", "ые", "ие")


def mark_margins(text: str, lines: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark what the shape of a line gives away above and below the running text."""
    _mark_machine_days(text, lines)
    running = [i for i, line in enumerate(lines) if line.kind is None and is_running(text, line)]
    if not running:
        _mark_day(text, lines)
        return
    first, foot = running[0], lines[(last_running(text, lines) or 0) + 1 :]
    long = lines[first].last not in ".:;," and len(running) > 1
    top = running[1] if long else first
    for i, line in (*enumerate(lines[:top]), *enumerate(foot, len(lines) - len(foot))):
        if line.kind is None and line.short and not _is_labelled(lines, i):
            line.kind = stamp(text[line.start : line.end], line, above=i < top)
    _mark_foot(text, foot, lexicon)
    _mark_author(text, lines, foot)
    if _mark_head(text, lines[:first], lines[first : first + long], lexicon):
        _mark_author(text, lines, lines[:first])


def _mark_machine_days(text: str, lines: Sequence[Line]) -> None:
    """Mark what no person writes, wherever it stands: «Вести · Пн, 03 мар 2025 10:12:00 +0300»."""
    for line in lines:
        if line.kind is None and _SECONDS in line.phrase:
            line.kind = stamp(text[line.start : line.end], line, above=False)
        elif line.kind is None and line.short and is_posted(text[line.start : line.end]):
            line.kind = "date"


def _mark_day(text: str, lines: Sequence[Line]) -> None:
    """Mark the day above or below the headline of a page without running text."""
    for i, line in enumerate(lines[:_TOP]):
        raw = text[line.start : line.end]
        if line.kind is None and line.short and is_day(raw, line) and not _is_labelled(lines, i):
            line.kind = "date"
            return


def _is_labelled(lines: Sequence[Line], i: int) -> bool:
    """Tell the day of something that the line above tells: «Дата проведения:», «14 марта 2025»."""
    return i > 0 and lines[i - 1].kind is None and lines[i - 1].last == ":"


def _mark_head(
    text: str, head: Sequence[Line], after: Sequence[Line], lexicon: DebrisLexicon
) -> bool:
    """Mark what stands above the article; one line that may be the headline is left.

    Tells whether one is.
    """
    _mark_menu(head, after)
    open_ = [line for line in (*head, *after) if line.kind is None and line.last not in ":;,"]
    titles = {id(line) for line in open_ if _like_headline(line) or line is open_[-1]}
    above = 0
    for line in head:
        titles.discard(id(line))
        below = bool(titles)
        if line.kind is None and line.short:
            raw = text[line.start : line.end]
            if above or below:
                line.kind = _credit(raw)
            if line.kind is None:
                line.kind = _above(raw, line, lexicon) if below else _menu(raw, line)
        above += _like_headline(line)
    return above > 0


def _mark_menu(head: Sequence[Line], after: Sequence[Line]) -> None:
    """Mark a column of labels above the headline: «О библиотеке», «Афиша», «Каталог», «Медиа»."""
    labels: list[Line] = []
    for line in (*head, *after):
        if line.kind is not None:
            continue
        if line.key.count(" ") < _LABEL and line.last not in _ENDS and line.short:
            labels.append(line)
            continue
        if len(labels) >= _COLUMN and _like_headline(line):
            for label in labels:
                label.kind = "navigation"
        labels = []


def _like_headline(line: Line) -> bool:
    return line.kind is None and line.key.count(" ") > 1 and line.last not in ":;,"


def _above(raw: str, line: Line, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of breadcrumbs, of a menu on one line and of the site's own name."""
    if _LINK.fullmatch(raw):
        return "navigation"
    if line.last in _ENDS:
        return None
    crumbs, dashed = _CRUMB.split(raw), _DASH.split(raw)
    if _are_labels(crumbs) or (dashed[0].casefold() in lexicon.home and _are_labels(dashed)):
        return "breadcrumbs"
    if line.key.endswith(_SITE) or not _LONG_WORD.search(raw) or _is_masthead(raw):
        return "navigation"
    return _menu(raw, line)


def _menu(raw: str, line: Line) -> str | None:
    """Return the kind of a menu on one line, which is no headline: «Команда | Матчи | Билеты».

    «Рид Анна Львовна | главный врач | 22-13-45» is a row of a table.
    """
    if line.last in _ENDS or holds_full_name(line):
        return None
    bars, wide, dots = _BAR.split(raw), _WIDE.split(raw), _DOT.split(raw)
    parted = max(len(bars), len(wide)) > 2 and (_are_labels(bars) or _are_labels(wide))
    words_ = len(dots) >= _COLUMN and all(map(_LONG_WORD.search, dots)) and _are_labels(dots)
    return "navigation" if parted or words_ else None


def _credit(raw: str) -> str | None:
    """Return the kind of who wrote, and when."""
    if is_signed_day(raw):
        return "date"
    return "signature" if _is_byline(raw) else None


def _mark_author(text: str, lines: Sequence[Line], margin: Sequence[Line]) -> None:
    """Mark the one line of a margin that is a name of whom the article itself does not tell.

    Of several names one below the other none is: they may be those of winners.
    """
    names = [
        line
        for line in margin
        if line.kind is None and line.short and _AUTHOR.fullmatch(text, line.start, line.end)
    ]
    if len(names) == 1:
        stem = text[names[0].start : names[0].end].rpartition(" ")[2][:-_ENDING]
        told = (x for x in lines if x.kind is None and x is not names[0])
        if not any(_has(text, line, stem) for line in told):
            names[0].kind = "signature"


def _has(text: str, line: Line, stem: str) -> bool:
    return any(text.find(written, line.start, line.end) >= 0 for written in (stem, stem.title()))


def _are_labels(parts: Sequence[str]) -> bool:
    """Tell «Команда | Матчи», «03.12 | Луч 2:5 Заря | завершён», «ИГУ им. Н. П. Рида → Новости»."""
    sizes = [size for part in parts if (size := len(_SPELT.findall(part)))]
    return len(sizes) > 1 and max(sizes) <= _PART


def _is_known_menu(raw: str, lexicon: DebrisLexicon) -> bool:
    """Tell «Карта сайта | Обратная связь | RSS»: three labels, half of them known."""
    parts = max(_BAR.split(raw), _WIDE.split(raw), key=len)
    if len(parts) < 3 or not _are_labels(parts):
        return False
    known = [fold(part) for part in parts]
    return 2 * sum(part in lexicon.item or part in lexicon.line for part in known) >= len(parts)


def _is_masthead(raw: str) -> bool:
    """Tell «ЗАРЕЧЕНСКИЕ ВЕСТИ», «Сетевое издание «Вести»», «Газета. Издаётся с 1930 года»."""
    if _INITIAL.match(raw):  # «В. С. РОГОВ» signs an order
        return False
    return all(map(_is_of_masthead, _DOT.split(raw)))


def _is_of_masthead(raw: str) -> bool:
    told = _COMPOUND.findall(_QUOTED.sub(" ", raw))
    if raw.isupper() and len(told) < _PART:
        return True
    known = _masthead_words()
    classes = [known.get(word.casefold().replace("ё", "е"), "") for word in told]
    if len(told) > _SIGNED or "i" in classes[:1] or classes[:2] == ["n", "i"]:
        return len(told) <= _SIGNED
    return "n" in classes[:_PART] and all(
        known_as or word[0].isupper() or word.endswith(_ADJECTIVES)
        for known_as, word in zip(classes, told, strict=True)
    )


@cache
def _masthead_words() -> dict[str, str]:
    return {word: letter for letter, found in rows("masthead.tsv") for word in found.split()}


def _mark_foot(text: str, foot: Sequence[Line], lexicon: DebrisLexicon) -> None:
    """Mark what stands below the article; comments are those under «Комментарии»."""
    commented = False
    for line, *below in zip(foot, [*foot[1:], None], strict=False):
        raw = text[line.start : line.end]
        if line.kind is not None or not line.short or line.phrase in lexicon.item:
            commented = commented or line.phrase.startswith(_COMMENTS)
        elif is_issue(text, line):
            line.kind = "footer"
        elif commented and _COMMENT.fullmatch(raw):
            line.kind = "comments"
        else:
            line.kind = None if _heads(line, *below) else _below(raw, line, lexicon)
    left = [line for line in foot if line.kind is None]
    if left and left[0] is foot[0] and _SHOUTED.fullmatch(text, left[0].start, left[0].end):
        left[0].kind = "signature"
    elif left and left[-1].short and _SIGNATURE.fullmatch(text, left[-1].start, left[-1].end):
        left[-1].kind = "signature"


def _heads(line: Line, below: Line | None) -> bool:
    """Tell «Отделение скрипки», below it «Заведующий – Лев Ильич Рид», from who wrote."""
    named = below is not None and not below.gap and holds_full_name(below)
    return named and line.key.startswith(_UNIT)


def _below(raw: str, line: Line, lexicon: DebrisLexicon) -> str | None:
    """Return the kind of tags, of files and addresses, and of who wrote or took the pictures."""
    if _TAGS.fullmatch(raw):
        return "tags"
    if _PHOTO.fullmatch(raw) or (line.key.startswith("фото ") and line.key.count(" ") < _SIGNED):
        return "photo_credit"
    if not _LONG_WORD.search(raw) or _FILE.fullmatch(raw) or _is_known_menu(raw, lexicon):
        return "navigation"
    if (
        _INDEX.fullmatch(raw)
        or _COPYRIGHT.fullmatch(raw)
        or _AGE.fullmatch(raw)
        or (_LINK.fullmatch(raw) and line.key.count(" ") < _SIGNED)
    ):
        return "footer"
    if line.last not in ".!?…" and raw[0] not in _SPOKEN:
        told = lexicon.foot_kind(line.key)
        if told:
            return told
    if line.last not in _ENDS and line.key.count(" ") < _SIGNED:
        if line.key.startswith((*_PRESS, *_SOURCES)):
            return "signature"
        if _is_masthead(raw):
            return "footer"
    signed = _is_byline(raw) or _BYLINE.fullmatch(raw) or _FROM.fullmatch(raw)
    return "signature" if signed else None


def _is_byline(raw: str) -> bool:
    """Tell «Текст: Нина Орлова, фото автора»: names and what they did, or a label before any."""
    told = _WORD.findall(raw)
    if not 1 < len(told) <= _SIGNED:
        return False
    known = words("byline_words.txt")
    credits = [word.casefold().replace("ё", "е") in known for word in told]
    if credits[0] and raw[len(told[0]) : len(told[0]) + 1] == ":":
        return True
    return any(credits) and all(
        credit or word[0].isupper() for credit, word in zip(credits, told, strict=True)
    )
