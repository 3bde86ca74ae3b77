"""Names with a father's name in «оглы» or «кызы»: «[Гусейнов Эльдар Фикрет оглы]».

The model ends them before the word, «[Лейла Фикрет] кызы Гусейнова», or makes two people of one:
«[Гусейнова Эльдара] [Фикрет оглы]».
"""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.mentions.whole_names import is_surname
from newsnlp.kinds import EntityType
from newsnlp.link.people.declension import kinds
from newsnlp.types import Span

SCORE, SOURCE = 0.8, "rule:son-or-daughter"
_CHILDREN = ("оглы", "кызы", "оглу", "гызы")
_GIVEN = "Name"


def with_turkic_fathers(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with one person for every such name that is told in full."""
    if not any(child in annotation.text for child in _CHILDREN):
        return list(spans)
    found, places = dict.fromkeys(spans), Places(spans)
    for child, word in enumerate(annotation.lowered):
        if not word.endswith(_CHILDREN):
            continue
        name = _name(annotation, child)
        if name is not None:
            for span in places.near(name):
                found.pop(span, None)
            found[name] = None
    return sorted(found, key=lambda span: (span.start, -span.end))


def _name(annotation: Annotation, child: int) -> Span | None:
    """Return the name around «оглы», None where no first name stands before the father's."""
    a = annotation
    father = child if "-" in a.words[child] else child - 1
    given = father - 1
    if given < 0 or not _are_beside(a, given, child):
        return None
    if _GIVEN not in kinds(a.lowered[given]):
        return None
    first, last = given, child + 1
    if given and _are_beside(a, given - 1, given) and _may_be_surname(a, given - 1):
        first = given - 1
    elif last < len(a) and _are_beside(a, child, last) and _may_be_surname(a, last):
        last += 1
    return Span(a.starts[first], a.ends[last - 1], EntityType.PERSON, SCORE, SOURCE)


def _are_beside(annotation: Annotation, first: int, last: int) -> bool:
    """Tell words with blanks between them, each but «оглы» with a capital."""
    a = annotation
    capital = all(a.words[t][0].isupper() or a.lowered[t] in _CHILDREN for t in range(first, last))
    return capital and all(a.starts[t + 1] == a.ends[t] + 1 for t in range(first, last))


def _may_be_surname(annotation: Annotation, token: int) -> bool:
    word = annotation.words[token]
    return word.istitle() and is_surname(word)
