"""Unite the model's spans with those of Natasha and of the rules.

Chosen on NEREL dev, where the span model already reads Natasha's layers and spans:

- Natasha's span without one of the model's beside it is wrong 20 times of 22, so the model
  decides. Only a line in capitals, where the nets see nothing and names come from the
  dictionary (``headlines``), takes what the model has missed.
- A date told by the rules replaces the model's span of the same place (right 4 of 4) and is
  added around or inside others; by itself («сегодня» in passing) it is no date 6 times of 8, nor
  is a name in quotes: «газета «[Сегодня]»».
- A model's person with a digit («пилот [Формулы-1]») goes: of NEREL's 9,000 names none has one.
  So does a role with a predicate inside: «[Директором назначен учитель] Лев Котов».
- What a user's lexicon says stays, whatever the model thinks of the place.
- Nothing crosses: the model's spans stay, and of two others the better scored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING, QUOTES
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.mentions.agreeing_names import with_holders
from newsnlp.find.mentions.bracketed import with_brackets
from newsnlp.find.mentions.cells import within_cells
from newsnlp.find.mentions.diseases import with_diseases
from newsnlp.find.mentions.in_turn import Rule, in_turn
from newsnlp.find.mentions.mended import mended
from newsnlp.find.mentions.namesake_towns import no_towns
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.mentions.no_bodies import is_label
from newsnlp.find.mentions.overruns import within
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.mentions.spheres import with_spheres
from newsnlp.find.mentions.told_bodies import told_bodies
from newsnlp.find.mentions.told_kinds import told_kinds
from newsnlp.find.mentions.told_types import told_types
from newsnlp.find.posts.fused_roles import apart_from_her, posts_apart, unfused
from newsnlp.find.posts.officers import with_officers
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

_ADJECTIVE = re.compile(r"(?:[ыи]й|ая|[ое]е|[ыи]е|[ое]го|[ое]му|[ыи]м|[ыи]ми|[ое]м|ой|ую|[ыи]х)$")
_OF_TOWN = re.compile(r"[сц]к(?:ий|ая|ое|ие|ого|ому|им|ими|ом|ой|ою|ую|их)$")
_DAYS_TO_COME = frozenset({"завтра", "послезавтра"})
_THE_DAY_BEFORE = "накануне"
_THIS_YEAR = re.compile(r"\d [а-я]+ с\. ?г")
CAPITALS = 0.7
"""Share of a sentence's letters from which it counts as written in capitals."""
SMALL = 0.31
"""Share of a sentence's characters that are small letters in none that does."""


def takes_missed(annotation: Annotation) -> bool:
    """Tell an article that may take a name which Natasha alone has found."""
    if _THIS_YEAR.search(annotation.text):
        return True
    sentences = map(annotation.sentence_text, range(len(annotation.sentences)))
    return any(map(_is_in_capitals, sentences))


def combined(
    annotations: Sequence[Annotation],
    modelled: Iterable[Sequence[Span]],
    ruled: Iterable[Iterable[Span]],
    known: Iterable[Sequence[Span]],
) -> list[list[Span]]:
    """Return each article's mentions to keep in text order, outer before inner; none cross.

    There is one per place. ``modelled`` are the model's, ``ruled`` Natasha's and the rules' spans,
    ``known`` those of a user's lexicon.
    """
    mended_spans = in_turn(_MENDING, annotations, modelled)
    return list(map(_united, annotations, mended_spans, ruled, known))


def _united(
    annotation: Annotation,
    modelled: Sequence[Span],
    ruled: Iterable[Span],
    known: Sequence[Span],
) -> list[Span]:
    if known:
        modelled = list(_around(annotation, modelled, known))
    places = Places(modelled)
    kept = {(span.start, span.end): span for span in modelled}
    added: list[Span] = []
    for span in sorted(ruled, key=lambda s: (-s.score, s.start, -s.end, s.type)):
        near = places.near(span)
        if near and (span.type is not EntityType.DATE or _is_quoted(annotation.text, span)):
            continue
        near += [other for other in added if other.start < span.end and span.start < other.end]
        told = near or _in_capitals(annotation, span) or _is_of_this_year(annotation, span)
        told = told or _is_told_day(annotation, span)
        if not told or not _is_wanted(span, near):
            continue
        if not (span.type is EntityType.ORGANIZATION and is_label(annotation, span)):
            added.append(span)
            kept[span.start, span.end] = span
    spans = _without_named_days(annotation.text, list(kept.values()))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _without_named_days(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans without days that a body is called by: «Россия [сегодня]» in guillemets."""
    found = (span for span in spans if span.type is EntityType.DATE)
    days = [day for day in found if not any(map(str.isdigit, text[day.start : day.end]))]
    bodies = (span for span in spans if days and span.type is EntityType.ORGANIZATION)
    named = [body for body in bodies if _is_quoted(text, body)]
    gone = {day for n in named for day in days if n.start <= day.start and day.end <= n.end}
    return [span for span in spans if span not in gone] if gone else spans


def _possible(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not _is_impossible(annotation, span)]


_ANS = ("анам", "янам", "анами", "янами", "чане", "тяне")
_ENDS_OF_MANY = {EntityType.CITY: _ANS, EntityType.PERSON: (*_ANS, "цам", "цами")}
"""How the forms of people of a town end that no name has; «Люберцам» is of a town."""

_MENDING: tuple[Rule, ...] = (
    _possible,
    within_cells,
    unfused,
    posts_apart,
    apart_from_her,
    within,
    with_spheres,
    with_brackets,
    mended,
    with_officers,
    no_towns,
    told_types,
    with_holders,
    told_kinds,
    told_bodies,
    with_diseases,
)


def _is_impossible(annotation: Annotation, span: Span) -> bool:
    """Tell a name that holds a digit, a role that holds a predicate, a rank's «в отставке».

    Nor is a post cut short anybody: «[Отв]. Рид А. Б.», and no date goes over a verb: «бюджет [на
    2026 год примут 5 мая]».

    Also how somebody is addressed, «Его Преосвященству сослужил Рид», and an adjective that no town
    has: «лондонский», but not «четырёхчасовой».
    """
    if span.type in _ENDS_OF_MANY and _are_townspeople(annotation, span):
        return True
    if span.type is EntityType.PERSON:
        word = annotation.text[span.start : span.end]
        cut = annotation.text[span.end : span.end + 1] == "."
        return any(map(str.isdigit, word)) or (cut and word.lower() in words("posts_cut_short.txt"))
    if span.type is EntityType.CITY:
        return _is_no_town(annotation, span)
    if span.type is EntityType.DATE:
        first, last = annotation.tokens_of(span.start, span.end)
        return any(_is_predicate(annotation, token) for token in range(first + 1, last - 1))
    if span.type is EntityType.EVENT:
        return _is_retirement(annotation, annotation.tokens_of(span.start, span.end))
    if span.type is not EntityType.PROFESSION:
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    if last == first + 1 and _is_no_role(annotation, first):
        return True
    return any(_is_predicate(annotation, token) for token in range(first + 1, last - 1))


def _is_no_role(annotation: Annotation, token: int) -> bool:
    """Tell «Его [Преосвященству]» and «посвятит памяти [премьеру] «Чайки»», which is an event."""
    lemma, behind = annotation.lemmas[token], annotation.words[token + 1 : token + 2]
    titled = behind != [] and behind[0] in OPENING and lemma in classes()
    return titled or lemma in words("styles.txt")


def _are_townspeople(annotation: Annotation, span: Span) -> bool:
    """Tell who lives somewhere, at the head of a sentence: «[Братчанам] представили мэра»."""
    first, last = annotation.tokens_of(span.start, span.end)
    opens = first == annotation.sentence_tokens(annotation.sentence_of(first))[0]
    return (
        opens and last == first + 1 and annotation.words[first].endswith(_ENDS_OF_MANY[span.type])
    )


def _is_predicate(annotation: Annotation, token: int) -> bool:
    if annotation.pos(token) != "VERB":
        return False
    feats = annotation.feats(token)
    return feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short"


def _is_no_town(annotation: Annotation, span: Span) -> bool:
    word = annotation.text[span.start : span.end]
    small = word.isalpha() and word[0].islower()
    return small and bool(_ADJECTIVE.search(word)) and not _OF_TOWN.search(word)


def _is_retirement(annotation: Annotation, place: tuple[int, int]) -> bool:
    """Tell «полковник в [отставке]», who has been one for long, from «находится в отставке»."""
    first, last = place
    retired = (
        last == first + 1 > 2
        and annotation.lemmas[first] == "отставка"
        and annotation.words[first - 1].lower() == "в"
        and annotation.feats(first).get("Case") == "Loc"
    )
    # «капитан 1-го ранга в отставке»
    return retired and any(
        annotation.pos(token) == "NOUN" and annotation.feats(token).get("Animacy") == "Anim"
        for token in (first - 2, annotation.heads[first], annotation.heads[first - 2])
        if token >= 0
    )


def _around(
    annotation: Annotation, modelled: Sequence[Span], known: Sequence[Span]
) -> Iterator[Span]:
    """Yield the known spans and those of the model's spans that can stay beside them."""
    roles = [span for span in modelled if span.type is EntityType.PROFESSION]
    known = [span for span in known if not any(_tells_more(role, span) for role in roles)]
    yield from known
    places = Places(known)
    for span in modelled:
        fitted = _fitted(annotation, span, places.near(span))
        if fitted is not None:
            yield fitted


def _tells_more(role: Span, span: Span) -> bool:
    """Tell whether the model has a known role as part of a longer: «[[директор] «Импульса»]»."""
    inside = role.start <= span.start and span.end <= role.end
    return inside and span.type is role.type and role.end - role.start > span.end - span.start


def _fitted(annotation: Annotation, span: Span, known: Sequence[Span]) -> Span | None:
    """Return a model's span grown around the known spans that it cuts, None where it must go.

    «[директор Центра] компетенций» grows, since «директор» is no part of the known name.
    """
    for other in known:
        if _bare(annotation.text, span) == _bare(annotation.text, other):
            return None
        if crosses((span.start, span.end), (other.start, other.end)):
            head = annotation.head_of(*annotation.tokens_of(span.start, span.end))
            if span.start > other.start or annotation.starts[head] >= other.start:
                return None
            span = replace(span, end=other.end)
    return span


def _bare(text: str, span: Span) -> tuple[int, int]:
    """Return the place of a span without the quotes at its edges."""
    start, end = span.start, span.end
    while start < end and text[start] in QUOTES:
        start += 1
    while start < end and text[end - 1] in QUOTES:
        end -= 1
    return start, end


def _is_quoted(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] in QUOTES and text[span.end : span.end + 1] in QUOTES


def _is_wanted(span: Span, near: Sequence[Span]) -> bool:
    """Tell whether a span is added beside those that it overlaps."""
    place = span.start, span.end
    return not any(
        crosses(place, (other.start, other.end))
        or (place == (other.start, other.end) and other.type is span.type)
        for other in near
    )


def _is_told_day(annotation: Annotation, span: Span) -> bool:
    """Tell a day that nobody calls in passing: «[завтра] должен пройти митинг».

    Nor «[накануне] Рид посетил завод», unlike «накануне выборов».
    """
    day = annotation.text[span.start : span.end].lower()
    if day == _THE_DAY_BEFORE:
        first, _ = annotation.tokens_of(span.start, span.end)
        return annotation.pos(first) == "ADV" and annotation.deprel(first) == "advmod"
    return day in _DAYS_TO_COME and span.type is EntityType.DATE


def _is_of_this_year(annotation: Annotation, span: Span) -> bool:
    """Tell «[18 июня с. г.]», which the net takes for two sentences."""
    return _THIS_YEAR.search(annotation.text, span.start, span.end) is not None


def _in_capitals(annotation: Annotation, span: Span) -> bool:
    token, _ = annotation.tokens_of(span.start, span.end)
    return _is_in_capitals(annotation.sentence_text(annotation.sentence_of(token)))


def _is_in_capitals(sentence: str) -> bool:
    if sum(map(str.islower, sentence[: len(sentence) // 2])) > SMALL * len(sentence):
        return False  # as most: half of it has enough small letters
    letters = list(filter(str.isalpha, sentence))
    return sum(map(str.isupper, letters)) > CAPITALS * len(letters)
