"""A nickname in guillemets inside a name: «Виктор [«Седой»] Котов»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.link.people.name_evidence import Evidence

_QUOTES = frozenset('«»"“”„')
_PAIR = 2


def parted(told: Evidence) -> tuple[Evidence, Evidence | None]:
    """Return what is told of a name and of the nickname inside it, if there is one."""
    if _QUOTES.isdisjoint(told.name):
        return told, None
    outside, inside = _places(told.name)
    return _only(told, outside, told.after), _only(told, inside, "") if inside else None


def own_words(name: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name without its nickname."""
    return tuple(name if _QUOTES.isdisjoint(name) else [name[i] for i in _places(name)[0]])


def _places(name: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return which words are of the name itself and which of its nickname."""
    marks = [i for i, word in enumerate(name) if word in _QUOTES]
    own = [i for i in range(len(name)) if i not in marks] or marks  # a quotation mark alone
    inside = [i for i in own if marks[0] < i < marks[-1]] if len(marks) == _PAIR else []
    outside = [i for i in own if i not in inside]
    return (outside, inside) if inside and outside else (own, [])


def _only(told: Evidence, kept: Sequence[int], after: str) -> Evidence:
    return Evidence(
        tuple([told.name[i] for i in kept]), after, tuple([told.marks[i] for i in kept])
    )
