"""The role of a position: a minimal nominative phrase, without organization or place."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.role_antecedents import role_antecedent
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.posts.degrees import behind_arm
from newsnlp.find.posts.titles import behind_title, title_with_see
from newsnlp.find.type_sets import AREAS, ORDINALS, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.described import forms_before_quotes
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.genitive import in_genitive
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.grammar.nominative import phrase
from newsnlp.link.grammar.singular import singular
from newsnlp.records.context import Context
from newsnlp.records.posts.employers import employer
from newsnlp.records.posts.genders import of_gender
from newsnlp.records.posts.role_forms import of_somebody
from newsnlp.records.posts.status import is_status_word, without_prefix

_TRIMMED = frozenset({"ADP", "PUNCT", "CCONJ"})
_FIRST = "первый"
_NOT_ROLE = ORGANIZATIONS | AREAS | {EntityType.PERSON}
_LONG = 6
"""Letters that no abbreviation of a role has."""
_HAS_CAPITALS = re.compile(r"\w+[A-ZА-ЯЁ]")
_CAPITAL = re.compile(r"\b[А-ЯЁ][а-яё]+")
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})
_ROLES = frozenset({EntityType.PROFESSION, EntityType.ORDINAL})
_WHOSE = frozenset({"наш", "ваш", "свой"})
_AGREEING = ("Case", "Number", "Gender")
_POINTING = frozenset({"один", "последний", "некоторый"})
_OF_SOMEBODY = _ROLES | {EntityType.NATIONALITY}
_PLACES = AREAS | {EntityType.NATIONALITY}


_ACTED = "сполнявш", "сполняющ"
"""That it is over is no part of the name of a post: «исполнявший обязанности директора»."""


def role_phrase(context: Context, role: int, cut: int | None) -> str:
    """Return the name of a role: «исполняющий обязанности директора», «заместитель министра».

    It ends at ``cut`` and before any organization, place or person inside it; «бывший»,
    «экс-», «новый», «российский» before it are left out, and so is the place of whom one serves:
    «советник [рязанского] губернатора».
    """
    begins = context.index.first[role]
    title = behind_title(context.annotation, begins)
    if title:
        return " ".join(context.annotation.lemmas[begins:title])  # «папа римский»
    bishop = title_with_see(context.annotation, begins, context.index.head[role])
    if bishop:
        return bishop
    first, last = _bounds(context, role, cut)
    short = _abbreviation(context, first)
    if short and last - first - (context.annotation.words[last - 1] == ".") == 1:
        return short
    starts = context.annotation.starts
    begin = _behind_clipped(context, first, last)
    a = context.annotation
    name = of_somebody(a, begin, last) or singular(a, begin, last) or phrase(a, begin, last)
    name = a.text[starts[first] : starts[begin]] + name
    name = without_prefix(name).replace(*_ACTED)
    name += _sphere(context, role, first, last)
    boss = _boss(context, role, last)
    if boss is not None:
        name = f"{name} {context.annotation.words[boss].lower()}"
    if _HAS_CAPITALS.match(name):
        return name  # «ВРИО», «YouTube-блогер»
    return name[:1].lower() + (
        _lowered(name[1:]) if _is_official(context, first, last) else name[1:]
    )


def _behind_clipped(context: Context, first: int, last: int) -> int:
    """Return the token behind an adjective cut short, which has no forms: «худ. [руководитель]»."""
    a = context.annotation
    clipped = a.words[first + 1 : first + 2] == ["."] and first + 2 < last
    whose = clipped and a.lowered[first] in noun_class("deputy")  # «зам. главы»
    known = clipped and not whose and a.lowered[first] in words("role_abbreviations.txt")
    return first + 2 if known else first


def _sphere(context: Context, role: int, first: int, last: int) -> str:
    """Return what somebody is over, told behind the body: «проректор СГАТУ [по науке]»."""
    a, index = context.annotation, context.index
    end = index.last[role]
    token = next((t for t in range(last + 1, end) if a.words[t] == "по"), end)
    named = [i for i in index.inside(role, _NOT_ROLE) if index.first[i] >= last]
    if token == end or any(index.last[i] > token for i in named):
        return ""  # «начальник ГУ МЧС [по Тульской области]»
    own = first <= a.heads[a.heads[token]] < last
    return f" {a.slice_text(token, end)}" if own or named else ""


def _boss(context: Context, role: int, last: int) -> int | None:
    """Return the noun of whom a role serves behind the adjective of a place, or None."""
    a, index = context.annotation, context.index
    if last >= index.last[role] or not _is_place(context, last):
        return None
    noun = a.heads[last]
    inside = last < noun < index.last[role] and a.feats(noun).get("Case") == "Gen"
    return noun if inside and a.lemmas[noun] in posts() else None


def completed(context: Context, role: int, name: str) -> tuple[str, int] | None:
    """Return what «исполняющая обязанности» is short for, with the role mention that tells.

    «Директор лагеря отстранён. Исполняющей обязанности назначена Котова» is «исполняющая
    обязанности директора»; None where a role tells by itself or the text leaves a choice.
    """
    bare = " ".join(word for word in name.split() if word.casefold() not in POSSESSIVES)
    if bare.casefold() not in words("bare_acting_roles.txt"):
        return None
    other = _role_before(context, role) if bare != name else None
    if other is None:
        other = role_antecedent(context.annotation, context.index, context.index.head[role])
    if other is None:
        return None
    first, last = _bounds(context, other, employer(context, role, other).cut)
    return f"{bare} {in_genitive(context.annotation, first, last).lower()}", other


def acting_phrase(context: Context, role: int, cut: int | None, person: str) -> str:
    """Return what who «исполняет обязанности [ректора]» is: «исполняющий обязанности ректора»."""
    first, last = _bounds(context, role, cut)
    post = in_genitive(context.annotation, first, last)
    post = post if post[:2].isupper() else post[:1].lower() + post[1:]  # «обязанности CEO»
    return f"{of_gender('исполняющий', person)} обязанности {post}"


def _role_before(context: Context, role: int) -> int | None:
    """Return the one role of a sentence before «[её] обязанности», or None."""
    index, here = context.index, context.sentence(role)
    before = [
        i
        for i in index.of(ROLES)
        if index.last[i] <= index.first[role] and context.sentence(i) == here
    ]
    heads = {index.head[i] for i in before}
    return max(before, key=index.length) if len(heads) == 1 else None


def _abbreviation(context: Context, token: int) -> str:
    """Return «преп.» in full where it is known, «корр.» as it stands, "" for any other word."""
    a = context.annotation
    if a.words[token + 1 : token + 2] != ["."] or a.starts[token + 1] != a.ends[token]:
        return ""
    word = a.words[token].lower()
    if word in _clipped():
        return _clipped()[word]
    known = any(reading.known for reading in readings(word))
    return f"{word}." if not known and word.isalpha() and len(word) < _LONG else ""


@cache
def _clipped() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("clipped_roles.tsv")}


def _bounds(context: Context, role: int, cut: int | None) -> tuple[int, int]:
    a, index = context.annotation, context.index
    first, last = index.first[role], index.last[role]
    for i in index.covering(index.head[role]):  # a title: «[народная [артистка]]» is an AWARD
        if index.types[i] is EntityType.AWARD and index.head[i] == index.head[role]:
            first, last = min(first, index.first[i]), max(last, index.last[i])
    while first < last - 1 and (
        _is_no_part(a.lemmas[first])
        or _is_place(context, first)
        or _is_counted(context, role, first)
    ):
        first += 1
    arm = behind_arm(a, index.head[role])
    last = max(last, arm)  # «полковник [внутренней службы]»
    inner = index.inside(role, _NOT_ROLE)
    cuts = [index.first[i] for i in inner if max(first, arm - 1) < index.first[i]]
    cuts += [t for t in range(index.head[role] + 1, last) if _is_whose(a, t)]
    if cut is not None and first < cut < last:
        cuts.append(cut)
    cuts += [t for t in range(index.head[role] + 1, last - 1) if _is_form(a, t)]
    last = min([last, *cuts])
    if last in cuts and index.head[role] < last - 1 and a.lemmas[last - 1] in _place_kinds():
        last -= 1  # «губернатор [штата] Техас»
    while first < last - 1 and (
        (a.pos(last - 1) in _TRIMMED and a.words[last - 1] != ".")
        # «председатель [оппозиционного] парламента», «глава [правящего] в стране совета»
        or (_is_modifier(a, last - 1) and a.heads[last - 1] >= last)
        or _is_of_next(a, last - 1)
    ):
        last -= 1
    if index.head[role] < last - 1 and a.lemmas[last - 1] in noun_class("side"):
        last -= 1  # «капитан [хозяев]»
    if a.lemmas[index.head[role]] in noun_class("counsel"):
        last = min(last, index.head[role] + 1)  # «адвокат [чиновника]»
    while index.head[role] < last - 1 and _is_somebody(context, last - 1):
        last -= 1
    return first, last


def _is_of_next(a: Annotation, token: int) -> bool:
    """Tell «глава [одной] из школ», «лидер [последних]», «лидер [левой] рабочей партии»."""
    if a.lemmas[token] in _POINTING:
        return True
    if token + 1 == len(a) or a.pos(token) != "ADJ" or a.pos(token + 1) != "ADJ":
        return False
    told = ([a.feats(t).get(kind) for kind in _AGREEING] for t in (token, token + 1))
    return next(told) == next(told)


@cache
def _place_kinds() -> frozenset[str]:
    return frozenset(noun for noun, *_ in rows("place_kinds.tsv"))


def _is_form(a: Annotation, token: int) -> bool:
    """Tell what a body begins with: «директор, [МБУК] «Дом культуры «Луч»»."""
    return a.words[token] in forms_before_quotes() and a.words[token + 1] in OPENING


def _is_counted(context: Context, role: int, token: int) -> bool:
    """Tell which head in a row: «[первый] директор»; «первый заместитель» is a rank."""
    a, head = context.annotation, context.index.head[role]
    if token >= head or a.lemmas[head] not in words("leader_roles.txt"):
        return False
    if a.lemmas[token] == _FIRST:
        return a.lemmas[head] not in noun_class("minister", "coach")
    return context.index.at(token, ORDINALS) is not None


def _is_whose(a: Annotation, token: int) -> bool:
    """Tell what a role ends before: «директор [нашей] ЦБС», «ассистент [той же] кафедры»."""
    return a.lemmas[token] in _WHOSE or a.lowered[token + 1 : token + 2] == ["же"]


def _is_somebody(context: Context, token: int) -> bool:
    """Tell whom a role is of where no mention does: «заместитель [Солодовой] Рид», «[чеха] Рид»."""
    a, index = context.annotation, context.index
    if a.feats(token).get("Case") != "Gen" or a.lemmas[token] in posts():
        return False
    types = {index.types[i] for i in index.covering(token)}
    named = a.pos(token) == "PROPN" and _CAPITAL.fullmatch(a.words[token]) is not None
    one = named or (a.pos(token) == "NOUN" and EntityType.NATIONALITY in types)
    return one and types <= _OF_SOMEBODY and index.at(token + 1, PERSONS) is not None


def _is_modifier(annotation: Annotation, token: int) -> bool:
    adjective = annotation.pos(token) in ("ADJ", "DET")
    return adjective or annotation.feats(token).get("VerbForm") == "Part"


def _is_official(context: Context, first: int, last: int) -> bool:
    """Tell common nouns with the capitals of official papers: «Заместитель [Министра]».

    A body keeps its capital, «член [Совета] директоров», and so does a title.
    """
    a = context.annotation
    if a.lemmas[first] in noun_class("bishop"):
        return False  # his see keeps its own
    capitals = [t for t in range(first + 1, last) if _CAPITAL.fullmatch(a.words[t])]
    return bool(capitals) and all(
        a.pos(token) in ("NOUN", "PROPN", "ADJ")
        and a.lemmas[token] not in bodies()
        and _is_common(a.words[token].lower())
        and {context.index.types[i] for i in context.index.covering(token)} <= _ROLES
        for token in capitals
    )


def _is_common(word: str) -> bool:
    known = [reading for reading in readings(word) if reading.known]
    return known != [] and not any(_NAMES & reading.tag.grammemes for reading in known)


def _lowered(name: str) -> str:
    return _CAPITAL.sub(lambda word: word[0].lower(), name)


def _is_no_part(lemma: str) -> bool:
    """Tell «бывший» and «известный», which say how somebody stands to a role or fills it."""
    return is_status_word(lemma) or lemma in words("evaluating_adjectives.txt")


def _is_place(context: Context, token: int) -> bool:
    """Tell whether a token is an adjective of a place («российский министр»)."""
    kinds = {context.index.types[i] for i in context.index.covering(token)}
    return bool(kinds & _PLACES) and context.annotation.pos(token) == "ADJ"
