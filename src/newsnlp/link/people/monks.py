"""Names of monks, who have a first name and keep their surname in brackets: «Пимен (Орлов)»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import cyrillic, readings
from newsnlp.link.groups import Token
from newsnlp.link.people.person_name import PersonName

_MARKS = (["("], ["(", ")"])
_NAME_AND_MARK = 2


def monks(
    annotation: Annotation, tokens: Sequence[Token], read: Mapping[int, PersonName]
) -> Iterator[tuple[int, PersonName]]:
    """Yield the names of monks with the surname behind: no other Евгений is Евгений (Кульберт).

    A mention may have both, «[[Евгений] ([Кульберт])]».
    """
    if "(" not in annotation.text:
        return
    starts = {token.first: token for token in tokens}
    for token in tokens:
        if _has_both(annotation, token) and is_first_name(read[token.index].first):
            yield token.index, _with_brackets(read[token.index])
    for token in tokens:
        own, surname = read[token.index], starts.get(token.last + 1)
        if surname is None or not own.sole or not _in_brackets(annotation, surname):
            continue
        last = read[surname.index].text
        if not read[surname.index].sole or not cyrillic(last):
            continue
        named = is_first_name(own.text) or is_monk(annotation, token.first)
        if named and not is_first_name(last):
            last = of_man(last, own.gender)
            full = _with_brackets(replace(own, first=own.text, last=last, sole=False))
            for both in tokens:
                if both.first == token.first and both.last in (token.last, surname.last + 1):
                    yield both.index, full


def _has_both(a: Annotation, token: Token) -> bool:
    """Tell «[Евгений (Кульберт)]», also where the mention lacks its end."""
    own = a.words[token.first : token.last]
    return own[1::2] in _MARKS and len(own) > _NAME_AND_MARK


def _with_brackets(name: PersonName) -> PersonName:
    last = f"({name.last})"
    return replace(name, text=f"{name.first} {last}", last=last)


def _in_brackets(a: Annotation, token: Token) -> bool:
    return a.words[token.first - 1] == "(" and a.words[token.last : token.last + 1] == [")"]


def is_monks(name: PersonName) -> bool:
    """Tell a name with its surname in brackets."""
    return name.last.startswith("(")


def is_monk(annotation: Annotation, token: int) -> bool:
    """Tell whether who is named at a token is told to be a monk right before."""
    return token > 0 and annotation.lemmas[token - 1] in words("monastic_nouns.txt")


def noun_of_monk(annotation: Annotation, name: int) -> int | None:
    """Return what a monk is told to be before his name or the surname behind it in brackets."""
    if annotation.words[name - 1 : name] == ["("]:
        name -= 2
    return name - 1 if is_monk(annotation, name) else None


def is_first_name(word: str) -> bool:
    """Tell a first name of one person; «Зорин» is a genitive of Зорины and a vocative of Зорина."""
    tags = [str(reading.tag) for reading in readings(word.lower()) if reading.known]
    return any("Name" in tag and "sing" in tag and "voct" not in tag for tag in tags)


def of_man(surname: str, gender: str | None) -> str:
    """Return a surname in the gender of its first name: «Никодима (Ротова)» is Ротов."""
    genitive = gender == "masc" and surname.endswith(("ова", "ева", "ёва", "ина", "ына"))
    return surname[:-1] if genitive else surname
