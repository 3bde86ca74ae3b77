"""Where the model's organizations run over what stands beside them.

- A number ends a name but for genitives: «[больница № 1] аппарат получила».
- A second body behind a comma is another one: «[Министерство связи], [Правительство Тулы]».
- «ИП» is whose name follows, and nothing by itself: «ИП [Рид]».
- Whose a firm is is no part of its name: «Рида [ООО «Луч»]».
- What an investigator is for is no part of his body: «следователь [СК] по особо важным делам».
- Whom a school is named after belongs to it: «[школа имени Героя России] Анны Рид».
- Who acts is no part of what it acts on: «состав [совета директоров] собрание утвердило»; nor is
  what it acts on: «представляет в [Совете Федерации] Пермский край».
- What is done is no part of it: «в состав [обкома] кооптированы двое».
- «На базе» is where something is held: «на базе [лицея № 3]».
- How long something is done is no part of whom it is done to: «Временно [школой] руководит Рид».
- Who is taken in by a body is no part of it: «ввёл в [комиссию] врача Льва Рида».
- A region is of the department and not of the whole: «управление [Росгвардии] по Туле».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.type_sets import AREAS, HOUSES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.bodies.organizations import bodies
from newsnlp.patterns import lazy
from newsnlp.types import Span

_ABOUT = " по "
_NAMED_AFTER = " имени "
_SIGNS = lazy(f"[№,«]|{_ABOUT}|{_NAMED_AFTER}")
_TOPIC = lazy(r" по (?:особо важным делам|ОВД|квоте|списку|предложению|инициативе)(?!\w)")
_BASED = ["на", "база"]
_HOW_LONG = ("Временно ", "Сейчас ", "Теперь ", "Ранее ", "Прежде ")
_OPENING = frozenset('«"„“')
_ARGUMENTS = frozenset({("nsubj", "Nom"), ("obj", "Acc"), ("obj", "Nom")})


def within(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those of organizations cut to what they name, each one once."""
    text, forms = annotation.text, words("legal_forms.tsv")
    people = {span.start for span in spans if span.type is EntityType.PERSON}
    bodies_ = [
        span
        for span in spans
        if span.type in HOUSES
        and (
            _SIGNS.search(text, span.start, span.end) is not None
            or span.end + 1 in people
            or text.startswith(_HOW_LONG, span.start)
            or _actor(annotation, span)
        )
    ]
    if not bodies_:
        return list(spans)
    places = Places(spans)
    cut = {span: _cut(annotation, span, places) for span in bodies_}
    kept = [
        cut.get(span, span) if span.type in HOUSES else span
        for span in spans
        if span.type not in HOUSES
        or span.end + 1 not in people
        or text[span.start : span.end] not in forms
        or span not in cut
    ]
    return list({(span.start, span.end, span.type): span for span in kept}.values())


def _actor(annotation: Annotation, span: Span) -> int:
    """Return the token where a verb begins behind a body, or another noun of it, or 0.

    «В состав [совета] собрание …», «представляет в [Совете Федерации] Пермский край».
    """
    a = annotation
    noun = a.tokens_of(span.end - 1, span.end)[0]
    if a.pos(noun) == "VERB" and a.feats(noun).get("Variant") == "Short":
        quoted = span.start > 0 and a.text[span.start - 1] in _OPENING
        return 0 if quoted or a.starts[noun] == span.start else noun
    told = a.deprel(noun).partition(":")[0], a.feats(noun).get("Case")
    if told not in _ARGUMENTS:
        return 0
    first, last = a.tokens_of(span.start, span.end)
    head = a.head_of(first, last)
    oblique = a.pos(head) in ("NOUN", "PROPN") and a.feats(head).get("Case") not in (
        "Nom",
        "Acc",
        None,
    )
    verb = a.heads[noun]
    acts = verb >= last or (told[0] == "obj" and 0 <= verb < first)
    if head == noun or not acts or not oblique or a.words[noun][0].isupper():
        return 0
    return min([noun, *(child for child in a.children[noun] if head < child)])


def _cut(annotation: Annotation, span: Span, places: Places) -> Span:
    actor = _actor(annotation, span)
    if actor:
        span = replace(span, end=annotation.ends[actor - 1])
    first, last = annotation.tokens_of(span.start, span.end)
    if annotation.text.startswith(_HOW_LONG, span.start) and last > first + 1:
        first += 1
        span = replace(span, start=annotation.starts[first])
    based = annotation.lemmas[max(0, first - 1) : first + 1] == _BASED
    if based and not bodies().isdisjoint(annotation.lemmas[first + 1 : min(first + 3, last)]):
        first += 1
        span = replace(span, start=annotation.starts[first], type=EntityType.ORGANIZATION)
    topic = _TOPIC.search(annotation.text, span.start, span.end)
    if topic:
        span = replace(span, end=topic.start())
        first, last = annotation.tokens_of(span.start, span.end)
    whole = _whole(annotation, span, places) or _namesake_end(annotation, span, places)
    whole = whole or _before_joiner(annotation, span, places)
    if whole:
        return replace(span, end=whole)
    end = _second(annotation, span, places) or span.end
    start = _legal_form(annotation, first, last)
    return replace(span, start=annotation.starts[start], end=end)


def _whole(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where a body ends inside its department of a region, 0 of anything else."""
    text = annotation.text
    about = text.find(_ABOUT, span.start, span.end)
    if about < 0:
        return 0
    placed = any(s.type in AREAS and about < s.start < span.end for s in places.near(span))
    parts = (s for s in places.near(span) if s.type is span.type and s.end == span.end)
    inside = any(s.start < span.start and _is_part(annotation, s.start, span.start) for s in parts)
    if not (placed and inside):
        return 0
    # «пресс-служба [управления Росгвардии по Туле]»: the region is of what holds another body
    own = (s for s in places.near(span) if s.type is span.type and s.end == about)
    return 0 if any(s.start > span.start for s in own) else about


def _namesake_end(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where the name ends that a school goes by: «школа имени Героя России [Анны Рид]»."""
    text = annotation.text
    after = text.find(_NAMED_AFTER, span.start, span.end)
    people = [
        s for s in places.near(replace(span, end=span.end + 2)) if s.type is EntityType.PERSON
    ]
    if after < 0 or any(after < s.start < span.end for s in people):
        return 0
    for person in people:
        genitive = annotation.feats(annotation.tokens_of(person.start, person.end)[0])
        if person.start == span.end + 1 and genitive.get("Case") == "Gen":
            return person.end
    return 0


def _before_joiner(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where a body ends before who is put in it: «ввёл в [комиссию] врача Льва Рида»."""
    near = places.near(replace(span, end=span.end + 2))
    people = {s.start for s in near if s.type is EntityType.PERSON}
    roles = [s for s in near if s.type is EntityType.PROFESSION and s.end == span.end]
    first, last = annotation.tokens_of(span.start, span.end)
    above = annotation.heads[annotation.head_of(first, last)]
    if above >= 0 and annotation.lemmas[above] in noun_class("body"):
        above = annotation.heads[above]  # «в [состав] комиссии»
    puts = above >= 0 and any(
        frame.kind == "member" and frame.holder == "obj"
        for frame in frames().get(annotation.lemmas[above], ())
    )
    start = min((s.start for s in roles), default=0)
    return start - 1 if puts and start > span.start and span.end + 1 in people else 0


def _is_part(annotation: Annotation, start: int, end: int) -> bool:
    """Tell a department right before what it belongs to: «главное управление [МЧС]»."""
    noun = annotation.tokens_of(start, end)[1] - 1
    acronym = len(annotation.words[noun]) > 1 and annotation.words[noun].isupper()
    return acronym or annotation.lemmas[noun] in words("subunits.txt")


def _second(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where a comma begins before a second body that ends a span, or 0."""
    for other in places.near(span):
        if other.type is not span.type or other.end != span.end or other.start <= span.start:
            continue
        first, last = annotation.tokens_of(other.start, other.end)
        before = annotation.words[first - 1] if first else ""
        named = annotation.words[first][0].isupper() and annotation.lemmas[first] in bodies()
        if before == "," and named and last - first > 1:
            return annotation.starts[first - 1]
    return 0


def _legal_form(annotation: Annotation, first: int, last: int) -> int:
    """Return the token of a legal form that names before it do not belong to, else the first."""
    for token in range(first + 1, last - 1):
        if annotation.words[token + 1] not in _OPENING:
            continue
        formed = annotation.words[token] in words("legal_forms.tsv")
        named = all(_is_name(annotation, before) for before in range(first, token))
        return token if formed and named else first
    return first


def _is_name(annotation: Annotation, token: int) -> bool:
    word = annotation.words[token]
    name = word[0].isupper() and not word.isupper() and annotation.pos(token) in ("PROPN", "ADJ")
    return name and annotation.lemmas[token] not in bodies()
