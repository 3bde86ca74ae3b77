"""Parts in films and plays, which are nobody's posts: «роль [мэра] сыграл Рид»."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.cues import cues
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS
from newsnlp.kinds import EntityType
from newsnlp.link.grammar.morphology import readings
from newsnlp.records.links import Link

_PART, _NUMBER, _WHICH, _PLOT = "роль", "число", "который", "сюжет"
_IN_A_PART = frozenset({"в", "по"})
"""Prepositions of a part: «снялся [в] роли», «известен [по] роли»."""
_PARTS = frozenset({_PART})
_SUNG = frozenset({"партия"})
_AMONG = frozenset({"среди", "из"})
_ALIKE = frozenset({"Acc", "Gen"})
_CHAINED = frozenset({"conj", "appos", "nmod"})
_CHAIN = 4
"""How far up a tree whom somebody plays is looked for."""


def is_played(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a part from what somebody is: «роль [мэра] сыграл Котов», «[мэра] сыграл Котов».

    Whose part it is has no post either: «известен по роли [мэра] [Котова]», «сыграл [мэра]
    [Котова]».
    """
    plays = not _words_of_parts().isdisjoint(clauses.annotation.by_lemma.words)
    return (
        (plays and _is_part(clauses, index, link))
        or (plays and is_whom_one_plays(clauses, index, link.tail))
        or _is_gapped(clauses, index, link)
        or _is_among_parts(clauses, index, link.tail)
        or _is_of_plot(clauses, index, link)
        or _is_title(index, link)
    )


@cache
def _words_of_parts() -> frozenset[str]:
    return noun_class("playing_part", "played") | _SUNG


def _is_part(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    a, role = clauses.annotation, index.head[link.tail]
    behind = a.lemmas[index.last[link.tail] : index.first[link.head]][:1]
    alike = clauses.case(role) in _ALIKE and a.deprel(role) != "nmod"
    if alike and not noun_class("playing_part").isdisjoint(behind):
        return True  # «[главу СССР] сыграет [Котов], мэра – Рид», however it is parsed
    part = clauses.head[role]
    if part < 0:
        return False
    if a.lemmas[part] in noun_class("playing_part"):
        return a.deprel(role) == "obj"
    if a.lemmas[part] not in noun_class("played") | _SUNG or clauses.case(role) != "Gen":
        return False
    shown = clauses.preposition(part) in _IN_A_PART and a.lemmas[part] not in _SUNG
    told = a.lemmas[slice(*a.sentence_tokens(a.sentence_of(part)))]
    acted = not noun_class("playing_part", "getting_part").isdisjoint(told)
    if a.lemmas[part] != _PART:  # «в образе [мэра] Котова», «партию [принца] исполнил Котов»
        return acted if a.lemmas[part] in _SUNG else shown
    return shown or acted


def is_whom_one_plays(clauses: Clauses, index: MentionIndex, role: int) -> bool:
    """Tell one of whom somebody plays: «сыграл Ленина и [генерала] Котова», «жену [мэра]»."""
    a, token = clauses.annotation, index.head[role]
    if noun_class("playing_part").isdisjoint(a.by_lemma.words):
        return False
    for _ in range(_CHAIN):
        above, rel = clauses.head[token], a.deprel(token)
        if above < 0 or clauses.preposition(token) or clauses.case(token) not in _ALIKE:
            return False
        living = a.feats(token).get("Animacy") == "Anim" or index.at(token, PERSONS) is not None
        if rel == "obj" and living and a.lemmas[above] in noun_class("playing_part"):
            return True
        if rel not in _CHAINED:
            return False
        token = above
    return False


def _is_gapped(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell «мэра играет Ким, [шута] — [Рид]», «Ким сыграл мэра, а [Рид] — [шута]».

    «На посту [мэра] — [Рид]» he is one, as of «Ким занял пост мэра, а [Рид] — [ректора]».
    """
    before = index.last[link.head] + 1 == index.first[link.tail]
    behind = index.last[link.tail] + 1 == index.first[link.head]
    if not (before or behind):
        return False
    a, role = clauses.annotation, index.head[link.tail]
    if a.deprel(role) == "nmod" or clauses.preposition(role):
        return False
    if any(a.pos(t) == "NUM" for t in range(max(0, index.first[link.tail] - 1), role)):
        return False  # «три [депутата] — [Рид], Ким и Лось»
    dash = index.first[link.tail] - 1 if before else index.last[link.tail]
    begin, _ = a.sentence_tokens(a.sentence_of(role))
    if not noun_class("post").isdisjoint(a.lemmas[begin:dash]):
        return False
    found = readings(a.lowered[role])
    oblique = bool(found) and all(one.form.case not in ("nomn", "ablt") for one in found)
    return a.words[dash] in DASHES and oblique and clauses.case(index.first[link.head]) == "Nom"


def _is_among_parts(clauses: Clauses, index: MentionIndex, role: int) -> bool:
    """Tell «среди её ролей — [графиня] Рид и [директор] Ким», not «в ролях — [актёр] Рид»."""
    a, first = clauses.annotation, index.first[role]
    if _PART not in a.by_lemma.words:
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(first))
    parts = (t for t in a.by_lemma.of(_PARTS) if begin <= t < first)
    return any(
        (clauses.preposition(t) in _AMONG or a.lemmas[clauses.head[t]] == _NUMBER)
        and not (DASHES | {":"}).isdisjoint(a.words[t:first])
        for t in parts
    )


def _is_of_plot(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whom a film tells of: «по сюжету, [мэр] Рид борется», not «(актёр Рид)»."""
    a, first = clauses.annotation, index.first[link.tail]
    if _PLOT not in a.by_lemma.words:
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(first))
    spelt = "_".join(a.lowered[begin:first])
    if not any(phrase in spelt for phrase in cues("plot")) or a.words[first - 1] == "(":
        return False
    return _WHICH not in a.lemmas[begin:first]


def _is_title(index: MentionIndex, link: Link) -> bool:
    """Tell a role within a work's title: «спектакль «[Король] Лир»: его играет [Рид]»."""
    around = index.covering(index.first[link.tail])
    works = (i for i in around if index.types[i] is EntityType.WORK_OF_ART)
    return any(index.holds(i, link.tail) and not index.holds(i, link.head) for i in works)
