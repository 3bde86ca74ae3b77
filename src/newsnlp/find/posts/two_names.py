"""Which of two names behind a role is its holder's: «врач [Хиллари Рид] Анна Котова»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.type_sets import LOOK_ALIKE, ROLES
from newsnlp.lexicon import words
from newsnlp.link.people.declension import cases_of_name, kinds
from newsnlp.link.people.names import read_name
from newsnlp.link.people.told_gender import HERS, is_her_surname


def is_served(reader: FactReader, role: int, person: int, other: int) -> bool:
    """Tell whom a role serves before its holder's name: «врач [Хиллари Рид] Анна Котова».

    Whose kin the other one is has it himself: «вдова [актёра] Льва Рида Анна Котова».
    """
    index, first = reader.index, reader.index.first[person]
    kin = reader.clauses.head[index.head[role]]
    if 0 <= kin < index.head[role] and reader.annotation.lemmas[kin] in words("kin_nouns.txt"):
        return False
    if reader.clauses.case(first) == "Gen":
        return True
    above, name = reader.clauses.head, index.head[person]
    whose = above[name] == index.head[role] and reader.annotation.deprel(name) == "nmod"
    # «защитник [Алёхиной] Лев Котов», tagged in the nominative
    own = above[index.head[other]] == index.head[role]
    return whose and (own or shows_none(reader.annotation.words[first]))


def is_nominative_of_hers(annotation: Annotation, first: int, last: int) -> bool:
    """Tell «[Нелли Котова]»: of a woman no other case ends so, whatever the tagger says."""
    if is_her_surname(annotation, first, last):
        return True
    looks = annotation.words[last - 1].lower().endswith(HERS) and last - first > 1
    return looks and read_name(annotation, first, last).gender == "femn"


def shows_none(name: str) -> bool:
    """Tell a first name that has one form in all cases: «Джо», «Айгуль»."""
    return len(cases_of_name(name.lower())) > len(LOOK_ALIKE)


def is_stiff(clauses: Clauses, first: int, last: int) -> bool:
    """Tell «[Прия Найду]», tagged a genitive: a name without a case behind an unknown word."""
    spelt = clauses.annotation.words
    one, other = spelt[first], spelt[last - 1]
    full = last - first > 1 and other.isalpha() and len(other) > 1  # «Хабирова Л.М.» has a case
    return full and not clauses.case(last - 1) and not kinds(one.lower())


def is_anothers_boss(reader: FactReader, role: int) -> bool:
    """Tell a role in the genitive behind whom it is of: «помощнику [мэра] Льва Котова Анне Рид».

    So is «дочь [мэра] Льва Котова Анну».
    """
    index, clauses = reader.index, reader.clauses
    above = clauses.head[index.head[role]]
    if clauses.case(index.head[role]) != "Gen" or not 0 <= above < index.first[role]:
        return False
    somebody = reader.annotation.feats(above).get("Animacy") == "Anim"
    other = somebody or index.at(above, ROLES) is not None
    return other and clauses.case(above) not in ("Gen", "")
