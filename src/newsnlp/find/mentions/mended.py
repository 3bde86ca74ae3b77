"""The model's names as they can be, by what a dictionary knows of their words.

- Two who are named are not one: «[[А. П. Котова] и [О. И. Рид]]».
- A body in one word is no person: «в [Минцифры]», «[Энергоуниверситет] ждёт».
- A city in capitals before a date is no organization: «[ПЕРМЬ], 15 октября».
- What is no organization at all, ``no_bodies`` knows.
- An adjective is no name in a longer one: «[[Заозёрского] районного суда]», «[[Южный] округ]».
- A place is no first name: «[[Милан] Котов]».
- What a place is does not belong to its name, nor another place: «в приток Невы реку [Славянку]».
- A legal form before guillemets is no name: «[УК] «Уют»».
- What a role is, ``mended_roles`` knows; what a person, ``mended_people``.
- A date ends where a sentence does: «пожаров много [за месяц]. [2 ноября] сгорел дом».
- Where an event is is no part of its name: «в [Берёзовске] форум».
- An organization ends where a sentence may: «[университет им. Толстого. Совет]».
- A double surname that the article tells in full is no organization.
- «Общественная палата [шестого созыва]» is what it is without.
- Whose it is is no part of a name: «его [компания «Луч»]», «наш [союз]».
- A unit that a role runs is the role's where its body has no name: «заведующий отделом [музея]».
- Of two bodies by their places neither is one without: «[[Палата] Тулы]», «[[Палата] Омска]».
- Two organizations are not one: «[[Союз журналистов] и [Калужский университет]]», nor what is led
  in one: «возглавил в [Томском университете] кафедру».
- A place that nobody is sure of is a person told in full elsewhere: «[Климина] ушла».
- An acronym does not take a name along, «до прихода в [ДВФУ Власова] работала», nor what a role
  is about: «проректор [ДВФУ по науке]», where ДВФУ is told by itself too or he is a deputy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import QUOTES
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.mentions.event_spans import mended_event
from newsnlp.find.mentions.mended_people import mended_person
from newsnlp.find.mentions.no_bodies import is_no_body, is_somebody
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.mentions.told_names import ToldNames
from newsnlp.find.posts.appointed_as import without_appointee
from newsnlp.find.posts.mended_roles import mended_role
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.bodies.described import forms_before_quotes
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.governing import governing
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import Span

_ADJECTIVE = re.compile("[А-ЯЁ][а-яё]+[сц]к(?:ий|ая|ое|ого|ому|им|ом|ой|ую|ие|их|ими)")
_NAMES = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})
_SENTENCE = re.compile(r"[а-яё]{4,}(\.)\s+[А-ЯЁ][а-яё]")
_SENTENCE_OF_DAY = re.compile(r"[а-яё]{4,}\.\s+\d| в \d+ лет$")
_AT_AGE = re.compile(r" в \d+ лет$")
_CONVOCATION = re.compile(r"\s+\S+(?:го|-го)?\s+созыва")
_DOUBLE = re.compile("[А-ЯЁ][а-яё]{3,}-[А-ЯЁ][а-яё]+")
_ITEM = re.compile(r"\d\d?(?:\.\d)+")  # «[2.1]. Собрание созвано»
_FORM = 5
_UNIT_AND_BODY = 2
_BEFORE_NAME = 2
"""Words that may stand before the name of a place, and are no part of it."""
_QUOTED = frozenset({" «", ' "', " „", " “"})
_SURE, _SURER = 0.5, 0.9
_DOUBTED = AREAS | {EntityType.NUMBER}
"""What the model takes surnames for: «[Десяткову] продлили контракт»."""
_AND = " и "
_WORD = re.compile("[А-ЯЁ][а-яё]{3,}")
_DEPUTY = re.compile(r"(?:[Пп]ро|[Вв]ице-|[Зз]ам|(?:\S+ ){1,3}зам)")
_DEPUTY_SHORT = ("зам. ", "зам.")
_IN, _DIRECT = "в ", frozenset({"Nom", "Acc"})
_SHORTEST = 4
"""Letters of a dateline's city."""


def mended(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return spans with those of persons and organizations mended, each place and type once."""
    places, told = Places(spans), ToldNames(annotation, spans)
    found = [_mended(annotation, span, spans, places, told) for span in spans]
    if found == spans:
        return list(spans)
    kept = [span for span in found if span is not None]
    return list({(span.start, span.end, span.type): span for span in kept}.values())


def _mended(
    annotation: Annotation, span: Span, spans: Sequence[Span], places: Places, told: ToldNames
) -> Span | None:
    """Return what a span should be, None where it is no name at all."""
    if span.end - span.start <= _FORM and _is_form(annotation, span):
        return None
    kind = span.type
    if kind is EntityType.PROFESSION:
        return mended_role(annotation, span, places)
    if kind is EntityType.DATE:
        if _is_surname_of_time(annotation, span, told):
            return replace(span, type=EntityType.PERSON)
        ends = _SENTENCE_OF_DAY.search(annotation.text, span.start, span.end)
        return _first_of_dates(annotation, span) if ends else span
    if kind in _DOUBTED and _is_told_surname(annotation, span, told):
        return replace(span, type=EntityType.PERSON)
    if kind in AREAS and (_is_ordinal(annotation, span) or _is_first_name(span, places)):
        return None
    if kind is EntityType.LOCATION:
        opens = _opens_a_longer(annotation, span, places, AREAS)
        return None if opens else _named(annotation, span)
    if kind is EntityType.EVENT:
        return mended_event(annotation, span)
    if kind not in _NAMES:
        return span
    if _opens_a_longer(annotation, span, places, ORGANIZATIONS):
        return None
    if _is_of_place(annotation, span, spans, places):
        return None
    if kind is EntityType.PERSON:
        several = _are_several(annotation, span, places)
        return None if several else mended_person(annotation, span, told)
    return _mended_body(annotation, span, spans, places, told)


def _mended_body(
    annotation: Annotation, span: Span, spans: Sequence[Span], places: Places, told: ToldNames
) -> Span | None:
    """Return what the name of a body should be, None where it is no name at all."""
    if is_no_body(annotation, span):
        return None
    if is_somebody(annotation, span):
        return replace(span, type=EntityType.PROFESSION)
    span = _body_of_unit(annotation, span)
    if _is_dateline(annotation, span):
        return replace(span, type=EntityType.CITY)
    if _is_double_surname(annotation, span, told):
        return replace(span, type=EntityType.PERSON)
    if ends := _SENTENCE.search(annotation.text, span.start, span.end):
        span = replace(span, end=ends.start(1))
    span = without_appointee(annotation, span, places)
    convocation = _CONVOCATION.search(annotation.text, span.start, span.end)
    if convocation and convocation.end() == span.end:
        span = replace(span, end=convocation.start())
    begins = (
        _role_behind(annotation, span, places)
        or _second(annotation, span, places)
        or _what_is_in(annotation, span)
    )
    if begins:
        span = replace(span, end=span.start + len(annotation.text[span.start : begins].rstrip()))
    return _organization(annotation, span, spans, places)


def _body_of_unit(annotation: Annotation, span: Span) -> Span:
    """Return whose the unit is that a role runs: «заведующий лабораторией [института]»."""
    first, last = annotation.tokens_of(span.start, span.end)
    if last - first != _UNIT_AND_BODY or not first or not governing(annotation.words[first - 1]):
        return span
    unit, body = annotation.lemmas[first:last]
    bare = annotation.words[last - 1].islower() and body in words("institutions.txt")
    if not bare or unit not in words("subunits.txt"):
        return span
    return replace(span, start=annotation.starts[first + 1])


def _named(annotation: Annotation, span: Span) -> Span:
    """Return the name of a place without what it is: «в приток Невы реку [Славянку]»."""
    first, last = annotation.tokens_of(span.start, span.end)
    for name in range(first + 1, min(last, first + _BEFORE_NAME + 1)):
        noun = annotation.words[name - 1]
        kind = noun.islower() and annotation.lemmas[name - 1] in words("place_descriptors.txt")
        if kind and annotation.words[name].istitle():
            return replace(span, start=annotation.starts[name])
    return span


def _is_ordinal(annotation: Annotation, span: Span) -> bool:
    """Tell the number of a court from a place: «в [Семнадцатом] апелляционном суде»."""
    first, last = annotation.tokens_of(span.start, span.end)
    if last - first > 1 or annotation.pos(first) != "ADJ":
        return False
    known = [reading for reading in readings(annotation.words[first].lower()) if reading.known]
    return bool(known) and all("Anum" in reading.tag for reading in known)


def _is_form(annotation: Annotation, span: Span) -> bool:
    """Tell a legal form before a name, no code and no body, «[УК] «Уют»», or an item's number."""
    if span.type is EntityType.DATE:
        return _ITEM.fullmatch(annotation.text, span.start, span.end) is not None
    if annotation.text[span.end : span.end + 2] not in _QUOTED:
        return False
    return annotation.text[span.start : span.end] in forms_before_quotes()


def _role_behind(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where a role begins that an organization runs into: «[совета [глава] района]».

    «Совет [директоров]» is what it is.
    """
    for role in places.near(span):
        if role.type is EntityType.PROFESSION and span.start < role.start < span.end <= role.end:
            noun = annotation.head_of(*annotation.tokens_of(role.start, role.end))
            if annotation.feats(noun).get("Case") in ("Nom", "Ins"):
                return role.start
    return 0


def _second(annotation: Annotation, span: Span, places: Places) -> int:
    """Return where «и» begins before a second organization that ends a span, or 0.

    «Представляет в [палате] [Союз женщин]» has two, too.
    """
    text = annotation.text
    for other in places.near(span):
        if not (span.start < other.start and other.end == span.end and other.type is span.type):
            continue
        if text[span.start : other.start].endswith(_AND):
            return other.start - len(_AND)
        first, second = (annotation.tokens_of(s.start, s.end)[0] for s in (span, other))
        after = second == first + 1 and not annotation.words[second].isupper()  # «службе [ГУ МВД]»
        heads = after and {annotation.lemmas[first], annotation.lemmas[second]}
        if heads and heads <= bodies() and annotation.feats(first).get("Case") == "Loc":
            return other.start
    return 0


def _is_told_surname(annotation: Annotation, span: Span, told: ToldNames) -> bool:
    """Tell a place by one word, «[Климина] ушла», where the article has «Тамара Климина»."""
    word = annotation.text[span.start : span.end]
    if not _WORD.fullmatch(word) or _ADJECTIVE.fullmatch(word):
        return False
    if span.score >= _SURE and (span.score >= _SURER or _is_place(word)):
        return False
    return told.has(word)


def _is_surname_of_time(annotation: Annotation, span: Span, told: ToldNames) -> bool:
    """Tell «[Зима] рассказал», where the article has «Лев Зима», from «[Зимой] он уедет»."""
    word = annotation.text[span.start : span.end]
    if not _WORD.fullmatch(word) or not told.has(word):
        return False
    token, _ = annotation.tokens_of(span.start, span.end)
    opens = annotation.sentence_tokens(annotation.sentence_of(token))[0] == token
    return not opens or annotation.deprel(token).startswith("nsubj")


def _is_place(word: str) -> bool:
    return any(reading.known and "Geox" in reading.tag for reading in readings(word.lower()))


def _first_of_dates(annotation: Annotation, span: Span) -> Span:
    """Return what a date has in its first sentence and before an age: «[26 марта] в 90 лет»."""
    here = annotation.sentence_of(annotation.tokens_of(span.start, span.end)[0])
    end = min(span.end, annotation.sentence_span(here)[1])
    text = _AT_AGE.sub("", annotation.text[span.start : end].rstrip(". \n"))
    return replace(span, end=span.start + len(text))


def _opens_a_longer(
    annotation: Annotation, span: Span, places: Places, types: frozenset[EntityType]
) -> bool:
    """Tell an adjective that a longer name opens with: «[[Заозёрского] районного суда]»."""
    if not _ADJECTIVE.fullmatch(annotation.text, span.start, span.end):
        first, last = annotation.tokens_of(span.start, span.end)
        if (
            span.type is not EntityType.LOCATION
            or last - first > 1
            or annotation.pos(first) != "ADJ"
        ):
            return False
    return any(
        other.type in types and other.start == span.start and other.end > span.end
        for other in places.near(span)
    )


def _is_of_place(annotation: Annotation, span: Span, spans: Sequence[Span], places: Places) -> bool:
    """Tell what a longer name says the place of, where the article has that of another, too."""
    if span.type is not EntityType.ORGANIZATION:
        return False
    if not any(s.start == span.start and s.end > span.end for s in places.near(span)):
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    own, size = annotation.lemmas[first:last], last - first
    alike = [s for s in spans if s.type is span.type and s.end - s.start > span.end - span.start]
    ranges = [annotation.tokens_of(s.start, s.end) for s in alike]
    begun = [(f, end) for f, end in ranges if annotation.lemmas[f : f + size] == own]
    return len({tuple(annotation.lemmas[f + size : end]) for f, end in begun}) > 1


def _are_several(annotation: Annotation, span: Span, places: Places) -> bool:
    """Tell «[А. П. Котова и О. И. Рид]», where each is named by another span."""
    if " и " not in annotation.text[span.start : span.end]:
        return False
    inside = (s for s in places.near(span) if span.start <= s.start and s.end <= span.end)
    return sum(s.type is EntityType.PERSON and s != span for s in inside) > 1


def _is_first_name(place: Span, places: Places) -> bool:
    """Tell a city that somebody has for a name: «[[Милан] Котов]»."""
    near = (s for s in places.near(place) if s.type is EntityType.PERSON)
    return any(s.start == place.start and s.end > place.end for s in near)


def _what_is_in(annotation: Annotation, span: Span) -> int:
    """Return where another body begins: «возглавил в [Томском университете] кафедру», or 0."""
    if annotation.text[max(0, span.start - 2) : span.start].lower() != _IN:
        return 0
    first, last = annotation.tokens_of(span.start, span.end)
    for token in range(first + 1, last):
        feats = annotation.feats(token)
        if annotation.pos(token) != "NOUN" or not annotation.words[token].islower():
            continue
        if feats.get("Case") not in _DIRECT or annotation.lemmas[token] not in bodies():
            continue
        if first <= annotation.heads[token] < token:
            continue
        begins = token
        while begins - 1 > first and annotation.heads[begins - 1] == token:
            begins -= 1
        whole = annotation.lemmas[begins - 1] in bodies()
        led = whole and annotation.feats(begins - 1).get("Case") == "Loc"
        return annotation.starts[begins] if led else 0
    return 0


def _is_double_surname(annotation: Annotation, span: Span, told: ToldNames) -> bool:
    """Tell «долг [Донцова-Рида]» by the full name that the article has: «Лев Донцов-Рид»."""
    word = annotation.text[span.start : span.end]
    return bool(_DOUBLE.fullmatch(word)) and told.has_double(word)


def _is_dateline(annotation: Annotation, span: Span) -> bool:
    """Tell the city that opens a report: «[ПЕРМЬ], 15 октября»."""
    word, after = annotation.text[span.start : span.end], annotation.text[span.end : span.end + 1]
    if not word.isupper() or len(word) < _SHORTEST or after not in (",", "."):
        return False
    first, _ = annotation.tokens_of(span.start, span.end)
    opens = annotation.sentence_tokens(annotation.sentence_of(first))[0] == first
    return opens and any("Geox" in r.tag for r in readings(word.lower()) if r.known)


def _organization(
    annotation: Annotation, span: Span, spans: Sequence[Span], places: Places
) -> Span:
    first, last = annotation.tokens_of(span.start, span.end)
    acronym = annotation.words[first]
    if last - first > 1 and (acronym in POSSESSIVES or _is_pointed_at(annotation, first, last)):
        return replace(span, start=annotation.starts[first + 1])
    if annotation.lemmas[annotation.head_of(first, last)] in words("whole_bodies.txt"):
        return _without_topic(annotation, span, spans, places)
    if last - first < 2 or len(acronym) < 2 or not acronym.isupper():
        return span
    end, begin = annotation.ends[first], annotation.starts[first + 1]
    inside = [s for s in places.near(span) if begin <= s.start and s.end <= span.end]
    named = any(
        s.type is EntityType.PERSON and (s.start, s.end) == (begin, span.end) for s in inside
    )
    about = annotation.words[first + 1] == "по" and not any(s.type in AREAS for s in inside)
    if named or (about and _is_whole(annotation, span, spans, acronym)):
        return replace(span, end=end)
    return span


def _is_pointed_at(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «[наш] союз», «[этой] компании» from the party «Наш дом»."""
    around = [*annotation.words[max(0, first - 1) : first], *annotation.words[last : last + 1]]
    quoted = len(around) > 1 and QUOTES.issuperset(around)
    common = annotation.words[first + 1].islower() and annotation.pos(first) == "DET"
    return common and annotation.feats(first).get("Number") == "Sing" and not quoted


def _without_topic(
    annotation: Annotation, span: Span, spans: Sequence[Span], places: Places
) -> Span:
    """Return a body without what its deputy is for: «замглавы [администрации] по ЖКХ»."""
    first, last = annotation.tokens_of(span.start, span.end)
    cut = next((t for t in range(first + 1, last) if annotation.words[t] == "по"), 0)
    begin = annotation.starts[cut]
    placed = any(s.type in AREAS and begin < s.start for s in places.near(span))
    if not cut or placed or not _is_whole(annotation, span, spans, ""):
        return span
    return replace(span, end=annotation.ends[cut - 1])


def _is_whole(annotation: Annotation, span: Span, spans: Sequence[Span], acronym: str) -> bool:
    """Tell whether an acronym in a role is an organization by itself elsewhere."""
    text = annotation.text
    alone = any(
        s.type is span.type and text[s.start : s.end] == acronym and s.start != span.start
        for s in spans
    )
    roles = (s for s in spans if s.type is EntityType.PROFESSION)
    around = [s for s in roles if s.start < span.start and span.end <= s.end]
    return any(
        alone
        or _DEPUTY.match(text, s.start, span.start)
        or text.endswith(_DEPUTY_SHORT, 0, s.start)
        for s in around
    )
