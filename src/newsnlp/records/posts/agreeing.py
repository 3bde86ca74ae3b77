"""Whether a role and the name behind it may be in one case, whatever the tagger says."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.people.declension import name_forms, ud_cases
from newsnlp.records.links import Link

_LISTING = (["и"], [","])
_MANY = ("nomn", "plur")


def agree(annotation: Annotation, index: MentionIndex, link: Link, case: str) -> bool:
    """Tell «врачу отряда [Ксении Рид]», in the dative as he is, from «советнику [Льва Рида]»."""
    return all(case in one for one in _cases(annotation, index, link.head))


def may_be_in_one_case(annotation: Annotation, index: MentionIndex, link: Link) -> bool:
    """Tell «бухгалтер [Стенина]», «учителя химии [Ивана Рида]» from «помощник [Стенина]».

    Whoever serves somebody is told by whom: «помощник сенатора [Котова]», too.
    """
    a, head, last = annotation, index.head[link.tail], index.last[link.tail]
    cases = _cases(annotation, index, link.head)
    own = {r.form.case for r in readings(a.words[head].lower()) if r.form.number == "sing"}
    if "Gen" in ud_cases(own) and "Nom" not in ud_cases(own):
        return all("Gen" in one for one in cases)
    if last - head > 1 and a.feats(last - 1).get("Animacy") == "Anim":
        return False
    serves = last - head == 1 and a.lemmas[head] in words("deputy_roles.txt")
    return not serves and all("Nom" in one for one in cases)


def are_many(clauses: Clauses, index: MentionIndex, role: int) -> bool:
    """Tell «после уроков [учителя] О. В. Рид и Н. С. Котова провели …», tagged as whose lessons."""
    a, head = clauses.annotation, index.head[role]
    person = index.at(index.last[role], PERSONS) if index.last[role] < len(a) else None
    if person is None or a.words[index.last[person] : index.last[person] + 1] not in _LISTING:
        return False
    name = (t for t in range(index.first[person], index.last[person]) if len(a.words[t]) > 1)
    if any(clauses.case(token) != "Nom" for token in name):
        return False
    return any(r.form[:2] == _MANY for r in readings(a.lowered[head]))


def _cases(annotation: Annotation, index: MentionIndex, person: int) -> list[frozenset[str]]:
    """Return the cases in which each word of a name may be, initials left out."""
    tokens = annotation.words[index.first[person] : index.last[person]]
    told = (token.lower() for token in tokens if len(token) > 1 and token[0].isalpha())
    return [ud_cases(form.case for form in name_forms(word)) for word in told]
