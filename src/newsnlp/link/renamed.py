"""Groups united because the text gives a thing two names, in brackets or by words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.brackets import in_brackets
from newsnlp.link.grammar.morphology import cyrillic
from newsnlp.link.groups import FIRST, Group, Unions, distinct
from newsnlp.link.people import known_as
from newsnlp.link.people.monks import of_man
from newsnlp.types import EntityType, Mention

_HIS = re.compile("^[^ ]+(?:[оеё]в|[иы]н)$")
IN_BRACKETS = "rule:in-brackets"


def unite_renamed(
    annotation: Annotation, mentions: Sequence[Mention], groups: Sequence[Group]
) -> list[Group]:
    """Unite a name and the other name that stands in brackets after it or that words tell."""
    bracketed = list(in_brackets(annotation.text, mentions))
    told = list(known_as.known_as(annotation, mentions))
    if not bracketed and not told:
        for group in groups:
            group.why[group.mentions[0]] = FIRST
        return list(groups)
    owner = {i: number for number, group in enumerate(groups) for i in group.mentions}
    unions = Unions(len(groups))
    for outside, inside in bracketed:
        unions.join(owner[outside], owner[inside], IN_BRACKETS)
    main: set[int] = set()
    for outside, inside in told:
        if _is_alone(groups[owner[inside]], inside):
            unions.join(owner[outside], owner[inside], known_as.SOURCE)
            main.add(owner[outside])
    return [_united(groups, each, unions, main) for each in unions.sets()]


def _is_alone(group: Group, mention: int) -> bool:
    """Tell whether a name told as another one is nobody's yet.

    «Анна Ким (урождённая Орлова)» is not the Вера Орлова told before.
    """
    return group.mentions[0] == mention or len(set(group.forms.values())) == 1


def _united(
    groups: Sequence[Group], numbers: Sequence[int], unions: Unions, main: set[int]
) -> Group:
    """Join groups; a full name that words give another one stays the name."""
    first, *others = [groups[number] for number in numbers]
    if not others:
        first.why[first.mentions[0]] = FIRST
        return first
    told = [groups[number].name for number in numbers if number in main]
    kept = next((name for name in told if " " in name), None)
    for number, other in zip(numbers[1:], others, strict=True):
        first.why |= other.why | {other.mentions[0]: unions.why(number) or IN_BRACKETS}
        first.forms |= other.forms
        first.mentions = sorted(first.mentions + other.mentions)
        if kept and first.gender == "femn":  # «сменила фамилию на Орлова» is no Орлов
            other.name = _HIS.sub(r"\g<0>а", other.name)
        name = kept or _name(first, other, monk=not told)
        first.aliases = distinct((first.name, *first.aliases, other.name, *other.aliases), name)
        first.name = name
    first.why[first.mentions[0]] = FIRST
    return first


def _name(first: Group, other: Group, *, monk: bool) -> str:
    """Return the fuller name, the Russian one of two spellings, or both: «Пимен (Орлов)»."""
    words = first.name + other.name
    both = monk and words.isalpha() and cyrillic(first.name) and cyrillic(other.name)
    if both and first.type is EntityType.PERSON:
        return f"{first.name} ({of_man(other.name, first.gender)})"
    better = len(other.name) > len(first.name) or not cyrillic(first.name)
    return other.name if better and cyrillic(other.name) else first.name
