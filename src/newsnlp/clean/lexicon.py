"""Phrases of page debris, read from ``lexicon/debris.tsv`` and a user's own files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from newsnlp import lexicon
from newsnlp.clean.lines import fold, number_free
from newsnlp.errors import InputError
from newsnlp.quick import dataclass

PLACES = ("line", "start", "foot", "tail", "item", "pointer", "section", "home")

CUSTOM = "custom"
"""Kind of the debris that a user's own lines mark."""

_LETTERS = 3
"""Of a phrase, by which those are found that a line may begin with."""
_LETTER = re.compile(r"\w")
_BEFORE = r"(?<=[.!?…»)\]|])\s+"

Phrases = dict[str, str]
"""Folded phrase → kind of debris."""


@dataclass(frozen=True, slots=True, eq=False)
class DebrisLexicon:
    """Phrases by place (see the head of ``debris.tsv``); the tables map a folded line to a kind.

    ``starts`` gives by their first letters the lengths of the phrases that begin a line, falling;
    ``hint`` matches where a phrase of ``tail`` may begin; ``openers`` are the first words of
    ``item``.
    """

    line: Phrases
    item: Phrases
    pointer: Phrases
    section: Phrases
    home: Phrases
    start: Phrases
    foot: Phrases
    starts: dict[str, list[int]]
    tail: Phrases
    hint: re.Pattern[str]
    openers: frozenset[str]

    def with_lines(self, phrases: Iterable[str]) -> DebrisLexicon:
        """Return a lexicon to which whole lines are debris too, of the kind ``custom``."""
        added = {_fold_phrase(phrase, "line"): CUSTOM for phrase in phrases}
        return replace(self, line=self.line | added) if added else self

    def start_kind(self, key: str) -> str | None:
        """Return the kind of the phrase that begins a folded line, None where none does."""
        for first in range(_LETTERS, 0, -1):
            for size in self.starts.get(key[:first], ()):
                phrase = key[:size]
                if phrase in self.start and _is_whole(key, phrase):
                    return self.start[phrase]
        return None

    def foot_kind(self, key: str) -> str | None:
        """Return the kind of the phrase that begins a folded line below the article, or None."""
        return next(
            (
                kind
                for phrase, kind in self.foot.items()
                if key.startswith(phrase) and _is_whole(key, phrase)
            ),
            None,
        )

    def find_tail(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """Return where a phrase opens the last words of ``text[start:end]``, and its kind."""
        if not self.hint.search(text, start, end):
            return None
        match = _tail_of(tuple(self.tail)).search(text, start, end)
        if match is None:
            return None
        kind = self.tail.get(_opening(match["phrase"]))
        return (match.start("phrase"), kind) if kind else None


@cache
def load_lexicon(*extra: Path) -> DebrisLexicon:
    """Return the built-in phrases together with those of the user's files (same format)."""
    places: dict[str, Phrases] = defaultdict(dict)
    builtin = (lexicon.FOLDER / "debris.tsv").read_text(encoding="utf-8")
    _read_rows(builtin, "debris.tsv", places)
    for path in extra:
        _read_rows(_text_of(path), str(path), places)
    tables = {place: places[place] for place in PLACES}
    return DebrisLexicon(
        **tables,
        starts=_sizes(places["start"]),
        hint=_beginnings(places["tail"]),
        openers=frozenset(item.split(" ", 1)[0] for item in places["item"]),
    )


def _is_whole(key: str, phrase: str) -> bool:
    """Tell a phrase that a folded line begins with and that ends where a word does."""
    return not (phrase[-1].isalnum() and _LETTER.match(key, len(phrase)))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read debris phrases from {path}: {error}") from error


def _read_rows(text: str, name: str, places: dict[str, Phrases]) -> None:
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.startswith("# ") or row == "#":
            continue
        fields = row.split("\t")
        if len(fields) != 3 or fields[1] not in PLACES:
            raise InputError(
                f"{name} line {number} is {row!r}; expected kind, place and phrase split by tabs, "
                f"with the place one of {', '.join(PLACES)}"
            )
        kind, place, phrase = fields
        places[place][_fold_phrase(phrase, place)] = kind


def _fold_phrase(phrase: str, place: str) -> str:
    """Fold a phrase as lines are folded, but keep the right edge of an opening («фото:»)."""
    if place in ("start", "foot", "tail"):
        return _opening(phrase)
    return number_free(fold(phrase))


def _opening(phrase: str) -> str:
    return number_free(" ".join(phrase.casefold().replace("ё", "е").split()))


def _sizes(phrases: Iterable[str]) -> dict[str, list[int]]:
    """Return the lengths of phrases by their first letters, the longest first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        sizes[phrase[:_LETTERS]].add(len(phrase))
    return {letters: sorted(found, reverse=True) for letters, found in sizes.items()}


def _beginnings(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern, cheap to compile, that matches wherever one of ``_tail_of`` does."""
    begin = sorted({re.escape(phrase[:3]) for phrase in phrases})
    return re.compile(_BEFORE + _loose(begin), re.IGNORECASE)


@cache
def _tail_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of phrases that open the last words: after the end of a sentence.

    It is searched in unfolded text, so it allows for case, «ё», digits and any white space.
    """
    return re.compile(f"{_BEFORE}(?P<phrase>{_loose(_longest_first(phrases))})", re.IGNORECASE)


def _loose(patterns: Iterable[str]) -> str:
    options = "|".join(patterns) or "(?!)"
    for plain, loose in (("\\ ", r"\s+"), ("\\#", r"\d+"), ("е", "[её]")):
        options = options.replace(plain, loose)
    return f"(?:{options})"


def _longest_first(phrases: Iterable[str]) -> list[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return [re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in ordered]
