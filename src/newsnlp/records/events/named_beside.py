"""Who is named beside an event and is not there: «/Корр. [Рид]/», «программа посвящена [Риду]»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.layout.listings import line_end
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, AREAS, DATES, PERSONS
from newsnlp.records.posts.played import is_whom_one_plays
from newsnlp.types import EntityType

_TO_WHOM = frozenset({"Dat", "Gen", ""})
"""Cases of who is told behind «посвящён»: the parser may hang him on it, too."""
_OBLIQUE = frozenset({"Gen", "Acc"})
_DEDICATED, _SENT, _SLASH = "посвятить", "прислать", "/"
_AGAINST, _ABOUT, _IN = "против", "о", "в"
_NAMING = APPOSED | {"nmod"}
_DATELINE, _BYLINE = 10, 5
_CAST = frozenset({"исполнитель", "роль"})
_PLAYBILL = 200
"""Tokens of a list of parts, at most."""
_NEAR = 3
"""Words from what is voted on to whose it is: «за отставку кабинета [Рида]»."""
_HIGHEST = 8
"""Steps up a tree; longer ways are parser errors."""


def is_cast(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell a part that a playbill has with who plays it: «Исполнители:», «[Лопахин] – Лев Рид»."""
    a = clauses.annotation
    labels = a.by_lemma.of(_CAST)
    first, dash = index.first[person], index.last[person]
    if (
        not labels
        or a.words[dash : dash + 1] == []
        or a.words[dash] not in DASHES
        or not a.opens_line(first)
    ):
        return False
    end = line_end(a, first)
    plays = any(index.at(token, PERSONS) is not None for token in range(dash + 1, end))
    return plays and any(label < first < label + _PLAYBILL for label in labels)


def is_character_played(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell whom somebody plays: «[Кабаниху] сыграла Анна Ким, [Катерину] – Ольга Рид»."""
    a, first = clauses.annotation, index.first[person]
    plays = a.by_lemma.of(noun_class("playing_part"))
    if not plays or index.types[person] is not EntityType.PERSON:
        return False
    if is_whom_one_plays(clauses, index, person) or _is_object(clauses, plays, index.head[person]):
        return True
    begin, _ = a.sentence_tokens(a.sentence_of(first))
    verb = next((t for t in reversed(plays) if begin <= t < first), -1)
    before = _is_named_beside(a, index, first - 1, first - 2)
    behind = _is_named_beside(a, index, index.last[person], index.last[person] + 1)
    whom = [t for t in a.children[verb] if _is_object(clauses, plays, t)] if verb >= 0 else []
    return before != behind and bool(whom) and behind == (whom[0] < verb)


def _is_object(clauses: Clauses, verbs: Sequence[int], token: int) -> bool:
    a = clauses.annotation
    return a.deprel(token) == "obj" and a.heads[token] in verbs


def _is_named_beside(a: Annotation, index: MentionIndex, dash: int, other: int) -> bool:
    """Tell whether somebody is named on the other side of a dash."""
    dashed = 0 <= dash < len(a) and a.words[dash] in DASHES and 0 <= other < len(a)
    return dashed and index.at(other, PERSONS) is not None


def is_dedicatee(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell to whom something is dedicated: «программа посвящена 150-летию [Льва Рида]»."""
    a = clauses.annotation
    if _DEDICATED not in a.by_lemma.words or index.types[person] is not EntityType.PERSON:
        return False
    token = index.head[person]
    for _ in range(_HIGHEST):
        above = clauses.head[token]
        if above < 0 or a.pos(above) == "VERB" or clauses.preposition(token):
            break
        token = above
    told = above >= 0 and a.lemmas[above] == _DEDICATED
    return told and clauses.case(token) in _TO_WHOM


def is_topic(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell of whom something is: «выпустил фильм об [Олеге Риде]», «лекция о враче [Риде]».

    Of «задержанном [Риде]» a participle tells what befell himself.
    """
    a, token = clauses.annotation, index.head[other]
    while not clauses.preposition(token) and a.deprel(token) in _NAMING:
        if clauses.head[token] < 0 or a.feats(clauses.head[token]).get("Animacy") != "Anim":
            return False  # «о награждении [Рида]»
        token = clauses.head[token]
    told = clauses.preposition(token) == _ABOUT and clauses.case(token) == "Loc"
    return told and clauses.head[index.head[event]] not in (token, index.head[other])


def is_cause(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell for or against whom people rally: «митинг против [Рида]», «пикет в защиту [Рида]».

    So does whose leaving they vote on: «проголосовали за отставку [Рида]».
    """
    a, rally, token, for_whom = clauses.annotation, index.head[event], index.head[other], False
    if a.lemmas[rally] in noun_class("voting"):
        near = range(max(0, index.first[other] - _NEAR), index.first[other])
        leaving = any(a.lemmas[t] in noun_class("leaving") for t in near)
        return leaving and clauses.case(index.first[other]) in _OBLIQUE
    if a.lemmas[rally] not in noun_class("rally"):
        return False
    for _ in range(_HIGHEST):
        before = clauses.preposition(token)
        for_whom |= before == _AGAINST
        for_whom |= before == _IN and a.lemmas[token] in noun_class("cause")
        token = clauses.head[token]
        if token < 0 or token == rally:
            break
    return for_whom and token == rally


def is_sender(clauses: Clauses, index: MentionIndex, other: int) -> bool:
    """Tell who sends something and is not there: «телеграммы прислали [Рид] и Котова»."""
    a = clauses.annotation
    if _SENT not in a.by_lemma.words:
        return False
    verb = a.heads[a.top(index.head[other], APPOSED | {"conj"})]
    return verb >= 0 and a.lemmas[verb] == _SENT


def is_in_byline(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell who writes: «ОМСК, 19 июня. /Корр. [Илья Рид]/. Премьер прибыл»."""
    a = clauses.annotation
    if _SLASH not in a.by_form.words:
        return False
    first, last = index.first[person], index.last[person]
    closed = a.words[last : last + 1] == [_SLASH]
    return closed and _SLASH in a.words[max(0, first - _BYLINE) : first]


def is_in_dateline(clauses: Clauses, index: MentionIndex, body: int) -> bool:
    """Tell whose article it is, behind its day: «Тула. 5 мая. [Вести.ру] – Завод открыт»."""
    a, first, last = clauses.annotation, index.first[body], index.last[body]
    behind = last < len(a) and a.words[last] in DASHES
    if not behind or index.types[body] is not EntityType.ORGANIZATION:
        return False
    line = a.text.rfind("\n", 0, a.starts[first])
    before = [t for t in range(first - 1, max(-1, first - _DATELINE), -1) if a.starts[t] > line]
    dated = [index.at(t, DATES) is not None for t in before]
    told = (a.pos(t) == "PUNCT" or index.at(t, DATES | AREAS) is not None for t in before)
    return any(dated) and all(told)


NAMED_BESIDE = (is_in_byline, is_in_dateline, is_dedicatee, is_sender, is_cast, is_character_played)
"""What tells who is named beside events and is at none."""
