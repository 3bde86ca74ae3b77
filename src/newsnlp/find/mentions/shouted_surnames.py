"""Surnames in capitals beside a first name: «АВЕРКОВ Леонид Петрович», «Олег РЯБИНИН».

Lists of candidates, boards and delegations write them so. The nets take such a word for an
acronym, and an acronym for a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.annotate.dictionary import analyzer
from newsnlp.find.mentions.headlines import GIVEN, SURNAME, name_parts
from newsnlp.patterns import lazy

_SURNAME = r"[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})?"
_GIVEN = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:ич|ична|вна|ич[ауе]|ичем|вн[ыеу]|вной|ичн[ыеу]|ичной)"
_BESIDE = lazy(
    rf"(?<![\w-])(?:(?P<first>{_SURNAME})[ \t]+(?P<given>{_GIVEN})(?P<father>[ \t]+{_PATRONYMIC})?"
    rf"|(?P<given2>{_GIVEN})(?P<father2>[ \t]+{_PATRONYMIC})?[ \t]+(?P<last>{_SURNAME}))(?![\w-])"
)
_CAPITALS = re.compile("[А-ЯЁ]{2}")
_VOWELS = frozenset("АЕЁИОУЫЭЮЯ")
_GOES_ON = lazy(r"[ \t]+[А-ЯЁ][а-яё]")
_SHORTEST = 4
"""Letters of an unknown surname behind a first name alone: «Олег РИДО», not «Рим ФАО»."""
_ACRONYM = 5
"""Letters up to which what stands before a name may be an acronym: «ректор МГУ Анна Львовна»."""


def written_as_usual(text: str) -> str:
    """Return a text with such surnames written as usual, character for character."""
    if _CAPITALS.search(text) is None:
        return text
    pieces, at = [], 0
    for start, end in _surnames(text):
        pieces += [text[at:start], text[start:end].title()]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _surnames(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := _BESIDE.search(text, at):
        name = "first" if found["first"] else "last"
        if _is_name(found, name):
            yield found.span(name)
            at = found.end()
        else:  # «Назначить [КОТОВА Олега]»: the second word may begin a name
            at = found.end("first" if name == "first" else "given2")


def _is_name(found: re.Match[str], name: str) -> bool:
    """Tell a surname beside a known first name from «МВД России», «Фонд ВЕРА», «ГРУ Олег Рид»."""
    surname = found[name]
    given = found["given"] if name == "first" else found["given2"]
    if _VOWELS.isdisjoint(surname) or not _may_be_given(given):
        return False
    if name == "last":
        return found["father2"] is not None or len(surname) >= _SHORTEST
    if _GOES_ON.match(found.string, found.end()):
        return False
    return len(surname) > _ACRONYM or _is_known(surname)


def _may_be_given(name: str) -> bool:
    """Tell a first name; what the dictionary only guesses has one form, no «Набсовет РОСНАНО»."""
    cases = {case for part, case in name_parts(name) if part == GIVEN}
    return "nomn" in cases or (bool(cases) and analyzer().word_is_known(name.lower()))


def _is_known(surname: str) -> bool:
    """Tell a surname of the dictionary: «КОТОВ Олег»."""
    known = analyzer().word_is_known(surname.lower())
    return known and any(part == SURNAME for part, _ in name_parts(surname))
