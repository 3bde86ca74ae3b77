"""A person's other name told by words: «Мария Орлова, она же Зимняя», «(урождённая Зимина)».

Brackets tell it of singers and whoever goes by such a name: «рэпер Ветер (Лев Рид)». There may be
several of them, «под псевдонимами Зимняя, Вешняя и Летняя», and a noun may stand
before it, «известная как клоун Зимняя».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows, words
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import Mention

SOURCE = "rule:known-as"

_CUES = "naming_cues.txt"

_LONGEST = 48
"""Characters between the two names: «(настоящие имя и фамилия …»."""
_BEHIND = r"[»”\"')\]]{0,3}"
_OPENED = r"\s?[,(\[;—–-]{0,2}\s?[,;]?\s?"
_FIRST = r"(?:(?:более|больше|лучше|также|тоже|ещё|еще)\s)?"
_LAST = r"(?:\s?[:—–-])?\s?[«“„\"'(]{0,2}"


# «ранее» parts two people as often: it tells a woman's surname before she married
_FORMER = re.compile(r" \((?:ранее|прежде|до \d{4} года)(?: [—–-])? ")
_NEXT = re.compile(r"[»”\"']?(?:,| и|, а также) [«“„\"']?")
_SEVERAL = re.compile(r"(?:именами|псевдонимами|псевдонимы)\W*$")


@cache
def _gap() -> re.Pattern[str]:
    """Return what may stand between a name and the other name that words tell."""
    cues = [re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s") for (cue,) in rows(_CUES)]
    return re.compile(_BEHIND + _OPENED + _FIRST + f"(?:{'|'.join(cues)})" + _LAST)


@cache
def _gap_with_noun() -> re.Pattern[str]:
    """Return the same with a noun behind: «известный как клоун»."""
    return re.compile(
        _BEHIND + _OPENED + _FIRST + r"(?:известн\w* как|он же|она же) ([а-яё]{3,}) [«“„\"]?"
    )


def known_as(annotation: Annotation, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield (name, other name) for every person's name that words tell to be that of the last."""
    text = annotation.text
    before: list[int] = []
    start = -1
    told: tuple[int, int] | None = None
    for i, mention in enumerate(mentions):
        if mention.type is not EntityType.PERSON:
            continue
        if mention.start != start:  # what lies inside a name is no name of its own
            name = _last(mentions, before, mention.start)
            if name is None:
                told = None
            elif _is_pen_name(annotation, mentions[name], mention):
                told = None
                yield name, i
            elif _tells(annotation, mentions[name].end, mention.start) or _is_former(
                annotation, mentions[name], mention
            ):
                several = _SEVERAL.search(text, mentions[name].end, mention.start)
                told = (name, i) if several else None
                yield name, i
            elif told and _NEXT.fullmatch(text, mentions[told[1]].end, mention.start):
                told = told[0], i
                yield told
            else:
                told = None
        start = mention.start
        before = [o for o in before if mentions[o].end + _LONGEST > start]
        before.append(i)


def _is_pen_name(annotation: Annotation, name: Mention, other: Mention) -> bool:
    """Tell «рэпер Ветер ([Лев Рид])» and «блогер Анна Рид ([Зимняя])», a word and a whole name."""
    text = annotation.text
    if text[name.end : other.start] != " (" or text[other.end : other.end + 1] != ")":
        return False
    first, _ = annotation.tokens_of(name.start, name.end)
    alone = [" " not in one.text for one in (name, other)]
    noun = first - 1 if first else first
    return alone[0] != alone[1] and annotation.lemmas[noun] in words("pen_named.txt")


def _is_former(annotation: Annotation, name: Mention, other: Mention) -> bool:
    """Tell a woman's former surname: «Анна Ким (до 2020 года — [Орлова])»."""
    text = annotation.text
    if not _FORMER.fullmatch(text, name.end, other.start) or text[other.end : other.end + 1] != ")":
        return False
    tokens = (annotation.tokens_of(one.start, one.end)[0] for one in (name, other))
    women = all(annotation.feats(token).get("Gender") == "Fem" for token in tokens)
    return women and " " in name.text and " " not in other.text


def _tells(annotation: Annotation, end: int, start: int) -> bool:
    """Tell whether words between two names say that the second is another of the first."""
    if _gap().fullmatch(annotation.text, end, start):
        return True
    what = _gap_with_noun().fullmatch(annotation.text, end, start)
    if what is None:
        return False
    name, _ = annotation.tokens_of(start, start + 1)
    noun, _ = annotation.tokens_of(*what.span(1))
    # «известный как тренер [Роговой]» is no Рогова
    nominative = annotation.feats(noun).get("Case") == annotation.feats(name).get("Case") == "Nom"
    return nominative and _is_somebody(annotation.words[noun])


def _is_somebody(noun: str) -> bool:
    """Tell «клоун» and «дядя» from «символ»."""
    return any(r.known and r.form.case == "nomn" and "anim" in r.tag for r in readings(noun))


def _last(mentions: Sequence[Mention], before: Sequence[int], start: int) -> int | None:
    """Return the name that ends last before ``start``, of nested ones the longest."""
    ended = [(mentions[i].end, -mentions[i].start, -i) for i in before if mentions[i].end < start]
    return -max(ended)[2] if ended and max(ended)[0] + _LONGEST > start else None
