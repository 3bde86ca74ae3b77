"""A mention of two people: «задержан [Саша К.] [Анну] отпустили», «после ухода [Рида] [Ким] пел».

The model takes the name behind an initial, or that of whoever does something next, for a surname.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.link.people.declension import NameTable, kinds, name_forms, name_table
from newsnlp.patterns import lazy
from newsnlp.types import Span

_NAME = lazy(r"([А-ЯЁ][а-яё]+)\s+[А-ЯЁ]\.\s+([А-ЯЁ][а-яё]+)")
_FAR = 1.5
"""How much more another reading of a word weighs than one that is not believed."""
_GENDERS = {"Masc": "masc", "Fem": "femn"}
_NOMINATIVE, _GENITIVE = "nomn", "gent"


def parted_people(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with such names parted."""
    people = (span for span in spans if span.type is EntityType.PERSON)
    cut = {span: second for span in people if (second := _second(annotation, span))}
    if not cut:
        return list(spans)
    parts = [
        part for s in spans for part in (_parts(annotation.text, s, cut[s]) if s in cut else (s,))
    ]
    return list({(s.start, s.end, s.type): s for s in parts}.values())


def _parts(text: str, span: Span, second: int) -> tuple[Span, Span]:
    """Return the two people of a span, of whom the second begins at a character."""
    end = span.start + len(text[span.start : second].rstrip())
    return replace(span, end=end), replace(span, start=second)


def _second(annotation: Annotation, span: Span) -> int:
    """Return the character where the second of two people begins, or 0."""
    text = annotation.text
    if text[span.end : span.end + 1] != " " and "." not in text[span.start : span.end]:
        return 0
    if "." in text[span.start : span.end]:
        found = _NAME.fullmatch(text, span.start, span.end)
        return found.start(2) if found and _are_two(found[1].lower(), found[2].lower()) else 0
    if not text[span.end + 1 : span.end + 2].islower() or " " not in text[span.start : span.end]:
        return 0  # no verb follows
    first, last = annotation.tokens_of(span.start, span.end)
    if annotation.feats(first).get("Case") != "Gen":
        return 0
    token = _who_does(annotation, first, last)
    return annotation.starts[token] if token else 0


def _who_does(annotation: Annotation, first: int, last: int) -> int:
    """Return the word of a name where the subject of the verb behind it begins, or 0.

    «После отставки Кима [Рид] возглавил», but «… Линды Ким начался спор»: the verb wants a
    subject, and what stands before the word is somebody's in the genitive.
    """
    feats = annotation.feats(last) if last < len(annotation) else {}
    gender = _GENDERS.get(feats.get("Gender", ""), "")
    if not gender or feats.get("VerbForm") != "Fin" or first == 0:
        return 0
    others = (child for child in annotation.children[last] if not first <= child < last)
    if any(annotation.deprel(child).startswith("nsubj") for child in others):
        return 0
    named = [name_table(word.lower()) for word in annotation.words[first:last]]
    one = _agree(named, _NOMINATIVE, (gender,)) or _agree(named, _GENITIVE, _GENDERS.values())
    if one or annotation.pos(first - 1) != "NOUN":
        return 0
    cuts = [k for k in range(1, len(named)) if _agree(named[k:], _NOMINATIVE, (gender,))]
    cuts = [k for k in cuts if _agree(named[:k], _GENITIVE, _GENDERS.values())]
    full = [k for k in cuts if len(named) - k > 1]
    given = [k for k in full if "Name" in kinds(annotation.words[first + k].lower())]
    cut = max(given, default=cuts[0] if cuts else 0)  # «Анны Ким [Пётр] Рид»
    return first + cut if cut else 0


def _agree(named: Sequence[NameTable], case: str, genders: Iterable[str]) -> bool:
    """Tell whether all words may well have a case in one gender: «Рида» is hardly a man's."""
    return any(all(_may_be(table, (case, gender)) for table in named) for gender in genders)


def _may_be(table: NameTable, form: tuple[str, str]) -> bool:
    best = max((found[0].weight for found in table.values()), default=0.0)
    return form in table and table[form][0].weight > best - _FAR


def _are_two(given: str, word: str) -> bool:
    """Tell another first name, of another gender or in another case: «Лев Б. [Джордан]» is one."""
    if kinds(word) != {"Name"}:
        return False
    own, other = ({f[:3] for f in name_forms(w) if f.kind == "Name"} for w in (given, word))
    again = not {name for *_, name in own}.isdisjoint(name for *_, name in other)
    return again or {form[:2] for form in own}.isdisjoint(form[:2] for form in other)
