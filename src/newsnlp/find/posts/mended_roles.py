"""The model's roles as they can be.

- A role does not go over who has it, «[министр Лев Рид и ректор]», nor past «врио».
- A verb is no role: «[Аккомпанирует] Лев Рид»; a council is a body; nor is what is given to one,
  «[грамоту [редактору]]», or several together: «[[руководители] и [директор]]».
- It does not go past a dash, «[глава района], его замом – ректор», nor does it say how somebody got
  it, «избран [председателем] тайным голосованием», or from whom: «[мэром] депутаты избрали»,
  or what he rose to: «от [мастера завода] до директора».
- Nor does it go on with a degree or a rank: «[декан факультета права] [доктора наук] Рид».
- «Зам.», «гл.» belong to it: «[зам. главы района]», «учёный» to a secretary, «[учёный секретарь]»,
  a grade to whoever has it: «[управляющий партнёр]», «[исполнявший обязанности директора]».
- It ends where its sentence does: «занимал пост [начальника отдела]. Глава города …».
- What somebody did is no role, «Рида, [учительствовавшего] в школе», nor is how he came by one of
  it: «[зоотехник] по образованию».
- A first night is no head of a government: «[Премьера] в театре».
- Who presides, and to whom one speaks, is told beside: «журналистам [министр транспорта]».
- Who gives a post is not of it: «указом [президента] [председателем суда] назначен …».
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.finite import is_finite
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.posts.appointed_as import without_appointee
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.posts.role_ends import end_of_role
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import inner_noun
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.governing import governing, governs
from newsnlp.link.grammar.morphology import fold, readings
from newsnlp.link.people.told_gender import is_named_after
from newsnlp.types import Span

_ACTING = re.compile(r"\s(?:врио|врид|и\.\s?о\.)\s")
_LONG_ROLE = 12
_PREMIER, _PREMIERE = "премьер", "премьера"
_SECRETARY, _PRESIDING = "секретарь", "председательствующ"
_DUTY, _FULFILLING, _FOR_A_TIME = "обязанность", ("исполнявш", "исполняющ"), "временно"
_AND = (" и ", ", ")
_STOPS = frozenset(".!?;")
_DASHES = frozenset("—–")
_BETWEEN = frozenset({" - ", " – ", " — "})
_ADJECTIVE = ("ый", "ий", "ой", "ая", "ого", "его", "ому", "ему", "ым", "им", "ую")
_DID = ("вший", "вшая", "вшего", "вшему", "вшим", "вшем", "вшей", "вшую", "вшие", "вших", "вшими")
_BY_LEARNING = (" по образованию", " по профессии", " по специальности", " по призванию")
_NAMED_AFTER = frozenset(
    {EntityType.ORGANIZATION, EntityType.FACILITY, EntityType.AWARD, EntityType.LOCATION}
)


def mended_role(annotation: Annotation, span: Span, places: Places) -> Span | None:
    """Return a role as it can be, None where it is none."""
    if _is_no_role(annotation, span, places) or _is_half(annotation, span):
        return None
    if _is_of_two(annotation.text, span, places):
        return None
    if _is_first_night(annotation, span):
        return replace(span, type=EntityType.EVENT)
    first, last = annotation.tokens_of(span.start, span.end)
    if last - first > 1 and annotation.lowered[first].startswith(_PRESIDING):
        span = replace(span, start=annotation.starts[first + 1])
    noun = annotation.lemmas[first] if last - first == 1 else ""
    if inner_noun(noun):  # «технолог [маслосырзавода]»
        return replace(span, type=EntityType.ORGANIZATION)
    span = _with_deputy(annotation, _with_rank(annotation, span, places), places)
    span = without_appointee(annotation, span, places)
    return _role(annotation, _without_learning(annotation.text, span))


def _is_first_night(annotation: Annotation, span: Span) -> bool:
    """Tell «[Премьера] в театре» from «визит [премьера] Рида»."""
    if annotation.text[span.start : span.start + len(_PREMIER)].lower() != _PREMIER:
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    feats = annotation.feats(first)
    acts = annotation.deprel(first) == "root" or annotation.deprel(first).startswith("nsubj")
    shown = feats.get("Gender") == "Fem" or (acts and annotation.lowered[first] == _PREMIERE)
    return last - first == 1 and shown


def _is_of_two(text: str, span: Span, places: Places) -> bool:
    """Tell two posts with a dash between: «[[замминистра] - [начальник департамента]]»."""
    if not any(dash in text[span.start : span.end] for dash in _BETWEEN):
        return False
    inner = [one for one in places.near(span) if one.type is span.type]
    begins = any(s.start == span.start and text[s.end : s.end + 3] in _BETWEEN for s in inner)
    return begins and any(
        s.end == span.end and text[max(0, s.start - 3) : s.start] in _BETWEEN for s in inner
    )


def _without_learning(text: str, span: Span) -> Span:
    """Return a role without how somebody came by it: «[зоотехник] по образованию»."""
    if not text.endswith(_BY_LEARNING, span.start, span.end):
        return span
    return replace(span, end=text.rindex(" по ", span.start, span.end))


def _is_half(annotation: Annotation, span: Span) -> bool:
    """Tell «[учёный] секретарь»: it is no scholar."""
    word = annotation.text[span.start : span.end]
    if len(word) > _LONG_ROLE or not _is_learned(word):
        return False
    _, last = annotation.tokens_of(span.start, span.end)
    return annotation.lemmas[last : last + 1] == [_SECRETARY]


def _with_rank(annotation: Annotation, span: Span, places: Places) -> Span:
    """Return a role with what of it stands before: «[управляющий] партнёр», «[учёный] секретарь».

    So do the duties of who had them: «[исполнявший обязанности] директора».
    """
    first, last = annotation.tokens_of(span.start, span.end)
    before, head = first - 1, annotation.head_of(first, last)
    if not first:
        return span
    if annotation.lemmas[before] == _DUTY:
        first = (
            _duties(annotation, before) if annotation.feats(head).get("Case") == "Gen" else first
        )
    elif annotation.lemmas[before] in noun_class("grade"):
        first -= annotation.heads[before] == head and annotation.deprel(before) == "amod"
    elif annotation.lemmas[head] == _SECRETARY and _is_learned(annotation.words[before]):
        first -= 1
    start = annotation.starts[min(first, before)]
    # «[главный [тренер]]»: the model has both
    whole = any(s.type is span.type and s.start <= start for s in places.near(span))
    return span if first > before or whole else replace(span, start=annotation.starts[first])


def _duties(annotation: Annotation, duty: int) -> int:
    """Return where «[исполнявший] обязанности» begins, behind ``duty`` where it is none."""
    if not duty or not annotation.words[duty - 1].lower().startswith(_FULFILLING):
        return duty + 1
    for_a_time = duty > 1 and annotation.words[duty - 2].lower() == _FOR_A_TIME
    return duty - 1 - for_a_time


def _with_deputy(annotation: Annotation, span: Span, places: Places) -> Span:
    """Return a role with whose deputy before it: «стал заместителем [главного врача]».

    Or who would like to have it: «экс-кандидат в [мэры]».
    """
    first, last = annotation.tokens_of(span.start, span.end)
    if first > 1 and annotation.lowered[first - 1] == "в":
        aims = annotation.lemmas[first - 2] in noun_class("candidate")
        return replace(span, start=annotation.starts[first - 2]) if aims else span
    if not first or annotation.lemmas[first - 1] not in words("deputy_roles.txt"):
        return span
    head, deputy = annotation.head_of(first, last), first - 1
    below = annotation.heads[head] == deputy and annotation.feats(head).get("Case") == "Gen"
    if not below or places.near(replace(span, start=annotation.starts[deputy], end=span.start)):
        return span
    return replace(span, start=annotation.starts[_ranked(annotation, deputy)])


def _ranked(annotation: Annotation, noun: int) -> int:
    """Return where a deputy begins with his rank: «[первый] заместитель»."""
    ranked = noun > 0 and annotation.lemmas[noun - 1] in noun_class("rank")
    return noun - 1 if ranked and annotation.heads[noun - 1] == noun else noun


def _is_done(annotation: Annotation, span: Span) -> bool:
    """Tell what somebody did: «Рида, [учительствовавшего] в школе»."""
    first, last = annotation.tokens_of(span.start, span.end)
    word = annotation.words[annotation.head_of(first, last)].lower()
    known = [reading for reading in readings(word) if reading.known]
    done = bool(known) and all(reading.pos == "PRTF" for reading in known)
    return done and word.endswith(_DID) and not governing(word)


def _is_learned(text: str) -> bool:
    return fold(text[:5]) == "учены"


def _is_no_role(annotation: Annotation, span: Span, places: Places) -> bool:
    """Tell «[министр Лев Рид и ректор] Анна Рид», «указом [президента врио мэра]»."""
    word = annotation.text[span.start : span.end].partition(" ")[0].lower()
    if is_finite(word):
        return True  # «[Аккомпанирует] Рид», «[Заведовал кафедрой]»
    if word.endswith(_DID) and _is_done(annotation, span):
        return True
    if _is_epithet(annotation, span, places):
        return True
    if span.end - span.start < _LONG_ROLE:
        return False
    if _ACTING.search(annotation.text, span.start, span.end):
        first, _ = annotation.tokens_of(span.start, span.end)
        return annotation.lemmas[first] in words("leader_roles.txt")
    inside = [s for s in places.near(span) if span.start <= s.start and s.end <= span.end]
    if _holds_another(annotation, span, inside):
        return True
    text = annotation.text
    named = (
        s
        for s in inside
        # «советник [Рида]»
        if s.type is EntityType.PERSON and (s.end < span.end or " " in text[s.start : s.end])
    )
    return any(not any(_holds(other, name) for other in inside) for name in named)


def _holds_another(annotation: Annotation, span: Span, inside: list[Span]) -> bool:
    """Tell «[грамоту [редактору]]», «[[руководители] и [директор]]»: the roles are inside."""
    text = annotation.text
    roles = [s for s in inside if s.type is span.type and s != span]
    opening = [s.end for s in roles if s.start == span.start]
    closing = [s.start for s in roles if s.end == span.end and s.start > span.start]
    together = any(text[end:start] in _AND for end in opening for start in closing)
    return together or any(_is_given(annotation, span.start, start, span.end) for start in closing)


def _is_given(annotation: Annotation, first: int, second: int, end: int) -> bool:
    """Tell what is given to a role behind it: «грамоту редактору газеты»."""
    thing, role = (
        annotation.feats(annotation.head_of(*annotation.tokens_of(*span)))
        for span in ((first, second - 1), (second, end))
    )
    cases = thing.get("Case"), role.get("Case")
    return thing.get("Animacy") == "Inan" and cases == ("Acc", "Dat")


def _is_epithet(annotation: Annotation, span: Span, places: Places) -> bool:
    """Tell an adjective of the role behind it: «[оскароносный] [актёр]»."""
    word = annotation.text[span.start : span.end]
    if not word.endswith(_ADJECTIVE) or not word.isalpha():
        return False
    token, last = annotation.tokens_of(span.start, span.end)
    if last == len(annotation):
        return False
    noun = replace(span, start=annotation.starts[last], end=annotation.ends[last])
    if not any(s.type is span.type and s.start == noun.start for s in places.near(noun)):
        return False
    below = annotation.feats(token).get("Case") == annotation.feats(last).get("Case")
    found = readings(word.lower())
    return below and bool(found) and all(reading.pos == "ADJF" for reading in found)


def _holds(outer: Span, name: Span) -> bool:
    """Tell whose name something bears: «[института имени [Вавилова]]»."""
    around = outer.start <= name.start and name.end <= outer.end
    return around and outer.type in _NAMED_AFTER


def _is_abbreviated(annotation: Annotation, token: int) -> bool:
    """Tell «зам. главы», «[ст]. лейтенант» from «3 ст. директор», which counts."""
    a = annotation
    short = token >= 0 and a.lowered[token] in words("role_abbreviations.txt")
    return short and not (token and a.words[token - 1].isdigit())


def _role(annotation: Annotation, span: Span) -> Span:
    """Return a role without the title behind it: «настоятель храма [протоиерей]»."""
    if annotation.text[max(0, span.start - 2) : span.start].rstrip(" ").endswith("."):
        first, _ = annotation.tokens_of(span.start, span.end)
        if _is_abbreviated(annotation, first - 2):
            return replace(span, start=annotation.starts[first - 2])  # «[зам]. главы города»
    if span.end - span.start < _LONG_ROLE:
        return span
    first, last = annotation.tokens_of(span.start, span.end)
    _, end = annotation.sentence_tokens(annotation.sentence_of(first))
    if end < last:
        return replace(span, end=annotation.ends[end - 1 - (annotation.words[end - 1] in _STOPS)])
    dash = _dash(annotation, first, last)
    if dash:
        commas = [t for t in range(first + 1, dash) if annotation.words[t] == ","]
        return replace(span, end=annotation.ends[min([*commas, dash]) - 1])
    given = _given(annotation, first, last) or _speaker(annotation, first, last)
    if given:
        return replace(span, start=annotation.starts[given])
    head = annotation.head_of(first, last)
    comma = _second(annotation, first, last)
    if comma:
        return replace(span, end=annotation.ends[comma - 1])
    if _is_body(annotation, head, last) and _is_first_noun(annotation, first, head):
        return replace(span, type=EntityType.ORGANIZATION)
    how = end_of_role(annotation, head, last)
    if how:
        return replace(span, end=annotation.ends[how - 1])
    for token in range(head + 1, last):
        before = annotation.feats(token - 1)
        told = annotation.pos(token - 1) in ("NOUN", "PROPN") and before.get("Case") == "Gen"
        own = annotation.feats(token).get("Case") == before.get("Case") and token - 1 == head
        own = own and not annotation.words[head].endswith(_ADJECTIVE)
        told = told or (own and annotation.lemmas[head] not in noun_class("dignity"))
        told = told and not is_named_after(annotation.words, token)
        if told and _is_title(annotation, token, head):
            return replace(span, end=annotation.ends[token - 1])
    return span


def _second(annotation: Annotation, first: int, last: int) -> int:
    """Return the comma before a second post, or 0: «[замглавы, руководитель] департамента»."""
    for comma in range(first + 1, last - 1):
        if annotation.words[comma] == "," and annotation.lemmas[comma + 1] in words(
            "leader_roles.txt"
        ):
            cases = {annotation.feats(t).get("Case") for t in (first, comma + 1)}
            return comma if len(cases) == 1 else 0
    return 0


def _is_first_noun(annotation: Annotation, first: int, head: int) -> bool:
    alike = all(annotation.pos(token) in ("ADJ", "DET") for token in range(first, head))
    return alike and not governs(annotation, first, head)  # «[управляющим трестом]»


def _given(annotation: Annotation, first: int, last: int) -> int:
    """Return where a post begins behind who gives it, or 0: «президента [председателем суда]»."""
    a = annotation
    if a.feats(first).get("Case") != "Gen" or any(map(governing, a.words[first:last])):
        return 0  # «заведующего отделением»
    for token in range(first + 1, last):
        feats = a.feats(token)
        if a.pos(token) == "NOUN" and feats.get("Case") == "Ins":
            if feats.get("Animacy") != "Anim":
                return 0
            while a.pos(token - 1) == "ADJ" and a.feats(token - 1).get("Case") == "Ins":
                token -= 1
            return token if token > first else 0
    return 0


def _speaker(annotation: Annotation, first: int, last: int) -> int:
    """Return where a post begins behind to whom one speaks, or 0: «журналистам [министр]»."""
    a, cases = annotation, [annotation.feats(t).get("Case") for t in range(first, last)]
    many = a.pos(first) == "NOUN" and a.feats(first).get("Animacy") == "Anim"
    if not many or cases[0] != "Dat" or "Nom" not in cases:
        return 0
    start = first + cases.index("Nom")
    noun = start
    while noun < last - 1 and a.pos(noun) == "ADJ" and cases[noun - first] == "Nom":
        noun += 1
    told = cases[noun - first] == "Nom" and a.lemmas[noun] in posts()
    between = (a.pos(t) for t in range(first + 1, start))
    return start if told and not {"VERB", "ADP", "PUNCT"}.intersection(between) else 0


def _dash(annotation: Annotation, first: int, last: int) -> int:
    """Return the first dash between words outside quotes, or 0; «а - б» is a hyphen."""
    for token in range(first + 1, last):
        if annotation.words[token] in OPENING:
            return 0
        if annotation.words[token] in _DASHES:
            return token
    return 0


def _is_title(annotation: Annotation, token: int, head: int) -> bool:
    """Tell a degree, or a rank in the case of the role before it: «депутат Думы [полковник]»."""
    feats, above = annotation.feats(token), annotation.feats(head)
    if feats.get("Number") != "Sing":
        return False
    if is_degree(annotation, token):
        return True
    ranked = annotation.lemmas[token] in noun_class("dignity")
    return ranked and feats.get("Case") == above.get("Case")


def _is_body(annotation: Annotation, head: int, last: int) -> bool:
    """Tell «оператор связи «Луч»» from what somebody is: «[оператор машинного доения] Анна Рид»."""
    lemma = annotation.lemmas[head]
    post = lemma in posts() and OPENING.isdisjoint(annotation.words[head:last])
    return lemma in bodies() and not post
