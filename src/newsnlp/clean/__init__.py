"""Page debris: what a saved news page holds beside the article, marked as spans.

Nothing is cut out: offsets always refer to the original text. What is not debris is article,
in blocks that are annotated separately.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from newsnlp.clean.comments import mark_comments
from newsnlp.clean.endings import mark_below
from newsnlp.clean.lexicon import DebrisLexicon, load_lexicon
from newsnlp.clean.lines import Line, split_lines, without_emoji
from newsnlp.clean.margins import mark_margins
from newsnlp.clean.owners import mark_owner, unnamed_owner
from newsnlp.clean.rows import mark_phrases, mark_rows
from newsnlp.clean.teasers import mark_teasers
from newsnlp.clean.titles import Tails, mark_repeats
from newsnlp.quick import dataclass
from newsnlp.types import Debris

__all__ = ["Cleaned", "DebrisLexicon", "clean", "load_lexicon"]

Stretch = tuple[int, int]

_TAIL = 200
"""How many characters at a line's end are searched for «Фото: …» and the like."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text told apart: article blocks and debris, each in text order, all offsets half-open.

    ``owner`` is the line of debris that names the institution whose site it is, where the article
    does not name it: what «наш театр», «директор» is about.
    """

    blocks: tuple[Stretch, ...]
    debris: tuple[Debris, ...]
    owner: Stretch | None = None

    @property
    def read(self) -> tuple[Stretch, ...]:
        """Return the blocks that are annotated, the owner's name among them."""
        return self.blocks if self.owner is None else tuple(sorted((self.owner, *self.blocks)))

    def moved(self, places: Callable[[Iterable[Stretch]], tuple[Stretch, ...]]) -> Cleaned:
        """Return what is read at the places where another text has it; debris stays."""
        owner = self.owner and places([self.owner])[0]
        return Cleaned(places(self.blocks), self.debris, owner)


def clean(
    text: str,
    *,
    title: str | None = None,
    lexicon: DebrisLexicon | None = None,
    page_lines: Container[str] = frozenset(),
) -> Cleaned:
    """Tell the article from the debris of the page around it.

    ``title`` is the headline where it is known: its first copy is never debris.
    ``page_lines`` holds lines, trimmed, that many pages of a source repeat, such as sidebars.
    Any string is accepted; the time is linear in its length.
    """
    lexicon = lexicon or load_lexicon()
    lines = split_lines(text, page_lines)
    _spare_headline(lines, title)
    mark_phrases(text, lines, lexicon)
    mark_comments(text, lines)
    mark_margins(text, lines, lexicon)
    mark_rows(lines, lexicon)
    mark_owner(text, lines)
    mark_teasers(text, lines, lexicon, title)
    mark_below(text, lines)
    tails = mark_repeats(text, lines, title)
    return _cleaned(text, lines, lexicon, tails)


def _spare_headline(lines: list[Line], title: str | None) -> None:
    """Give back the article's own headline, which sidebars of other pages may repeat."""
    headline = next(iter(split_lines(title or "")), None)
    for line in lines:
        if headline is not None and line.kind is not None and line.key == headline.key:
            line.kind = None


def _cleaned(text: str, lines: list[Line], lexicon: DebrisLexicon, tails: Tails) -> Cleaned:
    blocks: list[tuple[int, int]] = []
    debris: list[Debris] = []
    for line in lines:
        if line.kind is not None:
            debris.append(Debris(line.start, line.end, line.kind))
            continue
        end, kind = tails.get(line.start) or _tail(text, line, lexicon)
        block = without_emoji(text, line.start, end)
        if block[0] < block[1]:
            blocks.append(block)
        if kind is not None:
            debris.append(Debris(_next_word(text, end), line.end, kind))
    return Cleaned(tuple(blocks), tuple(debris), unnamed_owner(text, lines))


def _tail(text: str, line: Line, lexicon: DebrisLexicon) -> tuple[int, str | None]:
    """Return where the article part of a line ends and what the rest is, if there is a rest."""
    found = lexicon.find_tail(text, max(line.start, line.end - _TAIL), line.end)
    if found is None:
        return line.end, None
    start, kind = found
    return line.start + len(text[line.start : start].rstrip()), kind


def _next_word(text: str, position: int) -> int:
    while text[position].isspace():
        position += 1
    return position
