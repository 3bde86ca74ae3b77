"""Whose a role is not who acts in another clause: «[Рид] сообщил, что [водитель] скрылся»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cited import is_of_cited_clause
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.links import Link, is_beside

OF_ANOTHER = frozenset(
    {"без", "для", "к", "кроме", "на", "о", "от", "перед", "после", "про", "против", "с", "у"}
)
"""Prepositions of whom somebody has to do with: «познакомился с [режиссёром]»."""
_OF_SOME = frozenset({"из", "среди", "в"})
"""Prepositions of many of whom one is told: «один [из] врачей», «в числе врачей»."""
_ENDING = frozenset({",", ":"})
"""What parts a role from a name that is not its holder's."""
_HIS = frozenset({"как", "путь"})
_TRIED = frozenset({"obj", "nsubj:pass"})
_BESIDE = frozenset({"obl", "nmod"})
_OBLIQUE = frozenset({"Gen", "Dat", "Acc"})


def is_of_another_clause(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a role from a name that is the subject of one verb and the role of another."""
    if is_beside(index, link):
        return False
    if is_of_cited_clause(clauses.annotation, index, link.tail, link.head):
        return True
    if _is_behind_semicolon(clauses, index, link) or _is_in_clause_behind(clauses, index, link):
        return True
    if _is_met(clauses, index, link) or _has_to_do_with(clauses, index, link):
        return True
    if _is_victims(clauses, index, link):
        return True
    verb = _verb_of(clauses, index.head[link.head])
    if clauses.annotation.top(index.head[link.head], APPOSED) == index.head[link.tail]:
        return False  # «двое [врачей], Рид и Ким, уволились»
    return verb >= 0 and (
        _acts_apart(clauses, index, link, verb) or _is_other(clauses, index, link)
    )


def _is_behind_semicolon(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who is named only behind a semicolon: «погиб [водитель]; жена мэра [Анна Рид] жива».

    A heading in the plural, or before a colon, is over a list.
    """
    a, role = clauses.annotation, index.last[link.tail]
    between = a.words[role : index.first[link.head]]
    return ";" in between and ":" not in between and not is_plural(a, index.head[link.tail])


def _is_in_clause_behind(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whom only a clause behind a role names: «дружил с [балериной], когда жил с [Ким]».

    So it is with a clause about the role: «[врач], который лечил мэра [Рида]».
    """
    a, role, name = clauses.annotation, index.last[link.tail], index.head[link.head]
    if link.source != "model" or a.sentence_of(role - 1) != a.sentence_of(name):
        return False
    marks = (t for t in range(role, name) if a.words[t - 1] == "," and _opens_clause(a, t))
    verbs = {a.heads[t] for t in marks if a.heads[t] > t} - {index.head[link.tail]}
    if not verbs:
        return False
    above = a.heads[name]
    while above >= role and above not in verbs:
        above = a.heads[above]
    return above in verbs


def _opens_clause(a: Annotation, token: int) -> bool:
    """Tell «когда», «что», «который», not «которым [стал Рид]»."""
    which = a.lemmas[token] == "который" and a.feats(token).get("Case") in ("Nom", "Acc", "Dat")
    return which or a.deprel(token) == "mark"


def _is_met(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whom the one who was it has to do with: «где был [судьёй], встретил и [у Рида]»."""
    a, role, name = clauses.annotation, index.head[link.tail], index.head[link.head]
    if clauses.case(role) != "Ins" or not role < name:
        return False
    links = [child for child in a.children[role] if a.deprel(child) == "cop"]
    verb, told = (links[0], role) if links else (a.heads[role], a.heads[role])
    if verb < 0 or a.feats(verb).get("VerbForm") != "Fin":
        return False
    if any(a.deprel(child).startswith("nsubj") for child in a.children[told]):
        return False
    other = a.heads[a.top(name, APPOSED)]
    return other != told and clauses.preposition(name) in OF_ANOTHER


def _has_to_do_with(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell «творчество [Рида] и его влияние на [художника]», «взыскать с [Рида] для [актрисы]».

    «Говорили о [Риде] как о [художнике]» is what he is; «прошёл путь от [токаря] до мэра», was.
    """
    a, role, name = clauses.annotation, index.head[link.tail], index.head[link.head]
    if role < name or clauses.case(role) == "Nom" or a.sentence_of(role) != a.sentence_of(name):
        return False
    if clauses.preposition(role) in OF_ANOTHER:
        return a.deprel(role) in _BESIDE and _HIS.isdisjoint(a.lemmas[name:role])
    whose = clauses.head[role] if clauses.case(role) == "Gen" else -1
    told = whose > name and a.lemmas[whose] in noun_class("in_favour")
    return told and clauses.preposition(whose) != ""


def _is_victims(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell what the victim was of whom one is tried for: «судили Рида за убийство [врача]»."""
    a, role = clauses.annotation, index.head[link.tail]
    crime, name = clauses.head[role], a.top(index.head[link.head], APPOSED)
    if crime < 0 or a.lemmas[crime] not in noun_class("death") or clauses.case(role) != "Gen":
        return False
    verb = clauses.head[name]
    if verb < 0 or a.sentence_of(verb) != a.sentence_of(role):
        return False
    return a.lemmas[verb] in noun_class("trying") and a.deprel(name) in _TRIED


def _acts_apart(clauses: Clauses, index: MentionIndex, link: Link, verb: int) -> bool:
    """Tell «как сообщил [Рид], [водитель] скрылся»: each has a verb of his own.

    «Рид, к тому времени [водитель], скрылся» closes what it tells of him, unlike what is told of
    several: «[Рид] уверена: инженер и [врач], по её мнению, могут всё».
    """
    a, role, end = clauses.annotation, index.head[link.tail], index.last[link.tail]
    if end <= index.first[link.head]:
        return False
    own = _verb_of(clauses, role) if clauses.case(role) == "Nom" else -1
    several = own >= 0 and a.feats(own).get("Number") == "Plur" != a.feats(role).get("Number")
    if a.words[end : end + 1] == [","] and not several:
        return False
    return own not in (-1, verb) and a.sentence_of(role) == a.sentence_of(verb)


def _is_other(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell many to whom something is done: «наградили [актёров] драмы, которую снял [Рид]».

    Or with whom something is: «[Рид] рассказала, что у [боксёра] открылось кровотечение».
    """
    a, role = clauses.annotation, index.head[link.tail]
    if a.deprel(role) == "obl" and clauses.preposition(role) in OF_ANOTHER:
        return True
    between = a.words[index.last[link.tail] : index.first[link.head]]
    behind = index.first[link.head] < role or not _ENDING.isdisjoint(between)
    many = behind and clauses.case(role) in _OBLIQUE and is_plural(a, role)
    return many and clauses.preposition(role) not in _OF_SOME


def _verb_of(clauses: Clauses, noun: int) -> int:
    """Return the verb or adjective that a noun, or what it is apposed to, is subject of, or -1."""
    a = clauses.annotation
    named = a.top(noun, APPOSED)
    subject = min(named, clauses.first_conjunct(named))  # no noun is joined to one behind it
    verb = a.heads[subject]
    if verb < 0:
        return -1
    feats = a.feats(verb)
    told = feats.get("VerbForm") == "Fin" or a.pos(verb) == "ADJ"
    told |= feats.get("Variant") == "Short"  # «[Рид] уверена»
    return verb if told and a.deprel(subject).startswith("nsubj") else -1
