"""Words that a page or a scanner cuts: «дирек-» and on the next line «тор», soft hyphens, stresses.

A reader sees one word; the tokenizer sees two, and the dictionary knows neither. So it is with the
markup that dumps leave in their texts: «Антон&nbsp;Рид», «<b>Рид</b>», «[id12|Антон Рид]» of VK.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from newsnlp.annotate.annotation import Annotation, Ints
from newsnlp.annotate.dictionary import LONGEST_WORD, analyzer
from newsnlp.lexicon import words
from newsnlp.patterns import lazy
from newsnlp.quick import dataclass
from newsnlp.types import Article, Extraction

_ACCENTS, _SOFT = "\u0300\u0301", "\u00ad¬"
"""Stresses («ко́рпус») and soft hyphens (a scanner's is «¬»)."""
_ZERO = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""What nobody sees: it has no width, turns the direction of writing, or breaks no line here."""
_CONTROL = "\x00-\x08\x0e-\x1b\x7f"
"""What is left of the cells and pages of a document; one reads a blank: «Рид\\x07Тула»."""
_MARKS = frozenset(f"{_ACCENTS}\u0306\u0308")
"""What stands on the letter before it."""
_COMPOSED = {"и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё"}
_LETTER = r"[^\W\d_]"
_HINTS = (
    re.compile(rf"[{_ACCENTS}\u0306\u0308{_SOFT}{_ZERO}{_CONTROL}]"),
    re.compile(rf"-(?<={_LETTER}-)[ \t\r]*[\n ]"),
    re.compile(r"&[#A-Za-z]|<[/a-z]|\[[a-z]+\d+\|"),
)
"""What a text with any broken word has; each opens with few characters, which is quick to find."""
_TURN = r"[ \t]*+(?:\r?\n[ \t]*+)?"
_BREAK = lazy(
    r"[иИ]\u0306|[еЕ]\u0308"
    rf"|(?<=[А-Яа-яЁё])[{_ACCENTS}]+"
    rf"|(?<={_LETTER})[{_SOFT}]+{_TURN}(?=[а-яё])"
    rf"|(?<={_LETTER})[{_ZERO}{_SOFT}]+(?={_LETTER})|[{_ZERO}]+|(?P<control>[{_CONTROL}])"
    rf"|(?<![\w-])(?P<left>{_LETTER}+(?:-{_LETTER}+)*)-(?P<turn>[ \t]*\r?\n[ \t]*| )"
    rf"(?P<right>{_LETTER}+)"
    rf"|(?P<entity>&(?:amp;)*(?:[A-Za-z]{{2,8}}|#\d{{2,6}}|#[xX][\da-fA-F]{{2,5}});)"
    rf"|</?(?:{'|'.join(sorted(words('html_inline.txt')))})\b[^<>\n]{{0,1000}}>"
    r"|\[(?:id|club|public|event)\d+\|(?P<shown>[^\[\]|\n]{1,200})\]"
)
_LINKING = ("о", "е", "вице", "экс", "пресс", "штаб", "генерал", "премьер", "топ", "бизнес")
"""How the first half of a word with a hyphen ends: «научно-технический», «вице-премьер»."""


Cut = tuple[int, int, str]
"""What is left out of a text: its start, its end and what one reads there."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character of a text as it is read stands in the text as it is written."""

    text: str
    origin: Ints
    ends: Ints

    def read(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Return where spans of the text as written stand in the text as read."""
        found = np.searchsorted(self.origin, [*spans])
        return tuple([(start, end) for start, end in found.tolist()])

    def start(self, position: int) -> int:
        """Return where what starts at a position of the text as read starts as written."""
        return int(self.origin[position]) if position < len(self.origin) else len(self.text)

    def end(self, position: int) -> int:
        """Return where what ends at a position of the text as read ends as written."""
        return int(self.ends[position - 1]) if position else 0

    def written(self, start: int, end: int) -> str:
        """Return as it is written what stands between two positions of the text as read."""
        return self.text[self.start(start) : self.end(end)]


def as_read(article: Article) -> tuple[Article, Places | None]:
    """Return an article with its words whole, and where they stand where any was broken."""
    written = article.text
    broken = any(hint.search(written) for hint in _HINTS)
    cuts = list(_cuts(written, 0, len(written))) if broken else []
    if not cuts:
        return article, None
    pieces: list[str] = []
    kept = np.ones(len(written), np.bool_)
    at = 0
    for start, end, instead in cuts:
        pieces += written[at:start], instead
        kept[start + len(instead) : end] = False
        at = end
    text = "".join([*pieces, written[at:]])
    origin = np.flatnonzero(kept).astype(np.int32)
    return replace(article, text=text), Places(written, origin, _ends(written, origin, cuts))


def _ends(written: str, origin: Ints, cuts: Iterable[Cut]) -> Ints:
    """Return where characters end: one that stands for several, or has a stress, behind them."""
    ends = origin + 1
    moved = [
        (start + len(instead), end)
        for start, end, instead in cuts
        if instead or written[start] in _MARKS
    ]
    behind, told = np.array(moved, np.int32).reshape(-1, 2).T
    ends[np.searchsorted(origin, behind) - 1] = told
    return ends


def _cuts(text: str, at: int, last: int) -> Iterator[Cut]:
    """Yield what is left out between two places."""
    while found := _BREAK.search(text, at, last):
        at = found.end()
        if found["left"] is not None:
            at = found.start("right")  # «Пет-» «ропав-» «ловск»
            instead = _between(found["left"], found["right"], line="\n" in found["turn"])
            if instead is not None:
                yield found.end("left"), at, instead
        elif found["shown"] is not None:
            yield found.start(), found.start("shown"), ""
            yield from _cuts(text, *found.span("shown"))
            yield found.end("shown"), at, ""
        elif found["entity"] is not None:
            character = html.unescape(found["entity"].replace("amp;", ""))
            if len(character) == 1:
                yield *found.span(), character.strip(_SOFT)
        else:
            yield *found.span(), _COMPOSED.get(found[0], " " if found["control"] else "")


def _between(left: str, right: str, *, line: bool) -> str | None:
    """Return what one reads between two halves, None where they are two words.

    «теле- и радиокомпания», «Москва -» are two; «дирек- тор» on one line, as a page whose lines
    were joined has it, is sure only where «тор» is no word of its own.
    """
    last = left.rpartition("-")[2]
    if right[0].isupper():
        return "-" if line and left[0].isupper() and not left.isupper() else None
    if len(last) + len(right) > LONGEST_WORD:
        return None
    if line and _is_word(f"{last}-{right}"):  # «торгово-» «промышленный», which may be one, too
        return "-"
    if _is_word(last + right):
        return "" if line or not _is_word(right) else None
    if not line:
        return None
    linked = _is_word(right) and (last.lower().endswith(_LINKING) or _is_word(last))
    return "-" if linked else ""


def _is_word(word: str) -> bool:
    return bool(analyzer().word_is_known(word.lower()))


def found_as_written(
    found: Extraction, annotation: Annotation | None, article: Article, places: Places
) -> tuple[Extraction, Annotation | None]:
    """Return what was found in an article as it is read, at the places where it is written.

    Debris is what it was: pages are told apart as they are written.
    """
    read = found.article.text

    def moved(one: Any, **more: str) -> Any:
        return replace(one, start=places.start(one.start), end=places.end(one.end), **more)

    def sentence(told: str, start: int) -> str:
        at = read.find(told, max(0, start - len(told) + 1))  # another may say the same
        return places.written(at, at + len(told)) if told and at >= 0 else told

    result = replace(
        found,
        article=article,
        mentions=tuple([moved(m, text=places.written(m.start, m.end)) for m in found.mentions]),
        relations=tuple(map(moved, found.relations)),
        records=tuple([moved(r, sentence=sentence(r.sentence, r.start)) for r in found.records]),
    )
    return result, annotation and _tokens_as_written(annotation, places)


def _tokens_as_written(annotation: Annotation, places: Places) -> Annotation:
    start = places.origin[annotation.start]
    end = np.array(list(map(places.end, annotation.ends)), np.int32)
    return replace(annotation, text=places.text, start=start, end=end)
