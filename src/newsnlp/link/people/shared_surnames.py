"""One surname told once for two: «[Илья] и Марк Востриковы» are Илья and Марк Востриков.

So do «[Илья] и Анна Лебедько» share one that is the same of him and her; «Илья и Анна Вострикова»
do not, nor has «певица [Ева] и Пётр Рид», who is called so by herself. «Илья Львович и Анна
Петровна Рогины» share one, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings, styled
from newsnlp.link.groups import Token
from newsnlp.link.people.declension import name_forms
from newsnlp.link.people.families import one_of_many
from newsnlp.link.people.names import one_of_family, read_name
from newsnlp.link.people.person_name import PersonName

_AND, _PAIR = "и", 2
_DESCRIBING = frozenset({"NOUN", "ADJ"})
_SEVERAL = ("nomn", "plur")
_GENITIVE = ("вых", "ных", "ских", "цких")
_HIS_OR_HERS = re.compile("(?:[оеё]ва?|[иы]на?|[ыио]й|ая)$")
"""Surnames whose plural would be told of two: «Востриков», «Рогин», «Донской», «Рижская»."""


def shared_surnames(
    annotation: Annotation, tokens: Sequence[Token], read: Mapping[int, PersonName]
) -> Iterator[tuple[int, PersonName]]:
    """Yield the full names of whom a first name alone tells before «и» and a surname of both."""
    ends = {token.last: token for token in tokens}
    for token in tokens:
        other = ends.get(token.first - 1) if token.last - token.first > 1 else None
        if other is None or annotation.words[token.first - 1] != _AND:
            continue
        own, name = read[other.index], read[token.index]
        by_father = _is_by_father(own)
        if by_father and name.plural:  # «и Анна Петровна Востриковы»
            name = read_name(annotation, token.first, token.last - 1)
        if not (own.sole or by_father) or not own.first or not name.first or name.plural:
            continue
        if by_father and not name.patronymic:
            continue
        of_many = one_of_many(annotation.words[token.first], annotation.words[token.last - 1])
        if of_many and by_father and token.last - token.first > _PAIR:
            yield other.index, _called(own, of_many[1])
            yield token.index, _called(name, of_many[1])
            continue
        if of_many and token.last - token.first == _PAIR:
            given, both = of_many
            first = styled(given.nominative, annotation.words[token.first])
            yield other.index, _named(own.first, both, own.gender)
            yield token.index, _named(first, both, given.gender)
            continue
        word = _of_several(annotation, token, name)
        last = one_of_family(word, own.gender)
        hers = one_of_family(word, name.gender) if last else None
        last = last or _of_both(annotation, tokens, read, (other, token))
        if last:
            yield other.index, _called(own, last)
        if hers and hers != name.last:
            # «Илья и Анна Рогины», whom the tagger takes for one
            yield token.index, _called(name, hers)


def _is_by_father(name: PersonName) -> bool:
    """Tell «[Илья Львович] и Анна Петровна Рогины», called by first name and patronymic."""
    return bool(name.first and name.patronymic) and not name.last


def _called(name: PersonName, last: str) -> PersonName:
    """Return a name with a surname."""
    text = " ".join(filter(None, (name.first, name.patronymic, last)))
    return replace(name, text=text, last=last, sole=False)


def _named(first: str, last: str, gender: str | None) -> PersonName:
    return PersonName(f"{first} {last}", first, last=last, gender=gender)


def _of_several(annotation: Annotation, token: Token, name: PersonName) -> str:
    """Return a surname as it is told of several in the nominative, if it may be of them.

    «Дело Ильи и Анны [Рогиных]» is theirs, «Илья и Анна Черных» are called so; «с Анной и Ильёй
    Рогиным» has his alone.
    """
    given, *_, word = annotation.words[token.first : token.last]
    if word.endswith(_GENITIVE):
        return word[:-1] + "м" if given != name.first else word
    if not word.endswith("м"):
        return word
    dative = any(f.kind == "Name" and f.case == "datv" for f in name_forms(given.lower()))
    return word if dative else ""


def _of_both(
    annotation: Annotation,
    tokens: Sequence[Token],
    read: Mapping[int, PersonName],
    pair: tuple[Token, Token],
) -> str:
    """Return the surname that a man and a woman have alike, told behind the second of them."""
    one, two = pair
    own, name = read[one.index], read[two.index]
    before = one.first - 1
    kin = _are_kin(annotation, before)
    apart = not kin and annotation.heads[two.first] != one.first
    if (
        apart
        or (name.patronymic and not own.patronymic)
        or _HIS_OR_HERS.search(name.last)
        or not own.first
    ):
        return ""
    if " " in name.last or not name.last:
        return ""
    described = before >= 0 and annotation.pos(before) in _DESCRIBING
    if described and not kin and _is_single(annotation, before):
        return ""
    others = (read[token.index] for token in tokens if token is not one)
    told = any(n.first == own.first and n.last not in ("", name.last) for n in others)
    return "" if told else name.last


def _are_kin(annotation: Annotation, word: int) -> bool:
    """Tell «отец и [сын] Пётр и Олег Рид», who are told in their order."""
    kin = words("kin_nouns.txt")
    before = annotation.lemmas[max(0, word - 2) : word + 1]
    return len(before) > _PAIR and before[1] == _AND and {before[0], before[2]} <= kin


def _is_single(annotation: Annotation, word: int) -> bool:
    """Tell «[певица] Ева» from «[супруги] Ева», who may be tagged as one."""
    if any(reading.form[:2] == _SEVERAL for reading in readings(annotation.lowered[word])):
        return False
    return annotation.feats(word).get("Number") == "Sing"
