"""Whose man or kin somebody is: «адвокат [Льва Рида]», «дочь министра [Льва Рида]».

What befalls them does not befall him, nor is he what they are.
"""

from __future__ import annotations

from functools import lru_cache

from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import CASES
from newsnlp.link.people.declension import CERTAIN, name_forms
from newsnlp.link.people.told_gender import HERS
from newsnlp.remembered import WORDS

_FATHER = "отец"
_SHOWN = frozenset({"Nom", "Dat", "Ins", "Acc"})
"""Cases of a post that cannot be a name's genitive: «задержали водителя [Анны Рид]»."""


def has_kin_beside(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell whose husband, widow or son takes part: «супруга директора [Льва Котова] Анна».

    The parser may set him beside her: «арестована дочь министра [Льва Котова]». A «внучка [Льва
    Котова]» in any case is no man, and the «брат [Льва Котова]» whom somebody killed has another
    name.
    """
    a, first, noun = clauses.annotation, index.first[person], index.head[person]
    near = words("kin_nouns.txt") | noun_class("close_to")
    beside = first > 0 and a.lemmas[first - 1] in near
    if beside and _is_anothers(clauses, first, whole=index.length(person) > 1):
        return True
    above = a.heads[noun]
    while above >= 0 and a.lemmas[above] not in near:
        if a.deprel(noun) not in APPOSED:
            return False
        noun, above = above, a.heads[above]
    if not 0 <= above < noun or clauses.preposition(noun):
        return False
    if clauses.case(index.first[person]) == "Nom":
        return False
    genders = {a.feats(t).get("Gender", "") for t in (above, index.first[person])} - {""}
    if a.deprel(noun) in APPOSED and len(genders) < 2:
        return False
    return len(genders) > 1 or clauses.case(noun) == "Gen"


def _is_anothers(clauses: Clauses, name: int, *, whole: bool) -> bool:
    """Tell the name of whose kin the noun before it is: «сына [Льва Рида]», not «сына [Льва]».

    Nor «его сына [Льва Рида]».
    """
    a, case = clauses.annotation, clauses.case
    if case(name) == "Gen" and case(name - 1) in ("Nom", "Dat", "Ins"):
        return True
    genders = {a.feats(token).get("Gender") for token in (name - 1, name)}
    alike = whole and genders == {"Masc"} and a.lemmas[name - 1] != _FATHER
    alike = alike and POSSESSIVES.isdisjoint(a.lowered[max(0, name - 2) : name - 1])
    return case(name) in LOOK_ALIKE and (alike or genders == {"Masc", "Fem"})


def man_of(clauses: Clauses, index: MentionIndex, person: int) -> int:
    """Return the noun of whom somebody has, «[помощник] министра Льва Рида», or -1.

    A given name that has none of the noun's cases tells the genitive; whom one «назначил
    директором» is no director's.
    """
    a, noun = clauses.annotation, index.head[person]
    cases = _cases_of_name(clauses, index, person)
    if "gent" not in cases or "nomn" in cases or not _is_tagged(clauses, index, person):
        return -1
    above = a.heads[noun]
    if 0 <= above < noun and clauses.case(above) == "Gen" and _is_somebody(clauses, above):
        noun, above = above, a.heads[above]  # «министра»
    if not 0 <= above < noun or clauses.preposition(noun):
        return -1
    if a.pos(above) == "NOUN" and clauses.preposition(above) and not _is_somebody(clauses, above):
        return _holder_above(clauses, above)
    if not _is_somebody(clauses, above) or may_be_hers(clauses, index, person, above):
        return -1
    case = "Acc" if a.deprel(above) == "obj" else clauses.case(above)
    told = case in _SHOWN and CASES[case] not in cases
    if told and case == "Ins" and not clauses.preposition(above):
        told = _is_of_subject(clauses, above)
    return above if told else -1


def _is_of_subject(clauses: Clauses, post: int) -> bool:
    """Tell a post that only a subject can have: «[глава] назначен советником Льва Рида».

    An active verb may give it to its object: «назначил советником [Льва Рида]».
    """
    a, verb = clauses.annotation, clauses.head[post]
    if verb < 0 or a.pos(verb) != "VERB":
        return False
    given = any(frame.holder == "obj" for frame in frames().get(a.lemmas[verb], ()))
    if given and not clauses.is_passive(verb):
        return False
    return any(clauses.case(subject) == "Nom" for subject in clauses.subjects(verb))


def may_be_hers(clauses: Clauses, index: MentionIndex, person: int, noun: int) -> bool:
    """Tell «мастерица [Аржана Кыпчакова]», whose first name is a man's, too."""
    a, last = clauses.annotation, index.last[person] - 1
    return a.feats(noun).get("Gender") == "Fem" and a.lowered[last].endswith(HERS)


def _holder_above(clauses: Clauses, thing: int) -> int:
    """Return of whom a thing tells: «[следователь] по делу Льва Рида», or -1."""
    above = clauses.annotation.heads[thing]
    near = 0 <= above < thing and _is_somebody(clauses, above) and clauses.case(above) in _SHOWN
    return above if near else -1


def is_genitive(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell a name that its form or the tagger puts in the genitive, not in the accusative."""
    name = range(index.first[person], index.last[person])
    cases = _cases(clauses.annotation.lowered[name[0]])
    if not cases:
        return any(clauses.case(token) == "Gen" for token in name)
    sure = cases.isdisjoint(("nomn", "accs")) or clauses.case(name[0]) == "Gen"
    return sure and "gent" in cases and "nomn" not in cases


def _is_tagged(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell whether no word of a name can only be a nominative: «комик [Рики Джервейс]»."""
    lowered = clauses.annotation.lowered
    name = range(index.first[person], index.last[person])
    return all(clauses.case(t) != "Nom" or "gent" in _cases(lowered[t], "Surn") for t in name)


def _is_somebody(clauses: Clauses, noun: int) -> bool:
    a = clauses.annotation
    return a.pos(noun) == "NOUN" and a.feats(noun).get("Animacy") == "Anim"


def _cases_of_name(clauses: Clauses, index: MentionIndex, person: int) -> frozenset[str]:
    """Return the cases of a given name; one without endings has its surname's: «Адли [Котова]»."""
    lowered, first = clauses.annotation.lowered, index.first[person]
    cases = _cases(lowered[first])
    if "nomn" not in cases or index.length(person) == 1:
        return cases
    own, surname = _forms(lowered[first], "Name"), _forms(lowered[index.last[person] - 1], "Surn")
    return frozenset([case for case, _ in own & surname]) if surname else cases


@lru_cache(WORDS)
def _forms(word: str, kind: str) -> frozenset[tuple[str, str]]:
    """Return the cases and genders of a given name or a surname."""
    sure = (f for f in name_forms(word) if f.kind == kind and f.weight > CERTAIN)
    return frozenset([(form.case, form.gender) for form in sure])


@lru_cache(WORDS)
def _cases(word: str, kind: str = "Name") -> frozenset[str]:
    """Return the cases of a given name or a surname: «Евгения» is a woman, too."""
    sure = (f for f in name_forms(word) if f.kind == kind and f.weight > CERTAIN)
    return frozenset([form.case for form in sure])
