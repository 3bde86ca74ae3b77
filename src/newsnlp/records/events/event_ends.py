"""Where the phrase of an event ends that the parser lets go on too far."""

from __future__ import annotations

from newsnlp.find.events.event_nouns import classes
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import frames
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.type_sets import PERSONS
from newsnlp.link.grammar.word_sides import no_noun
from newsnlp.link.people.told_gender import HERS

_ALIKE = {"Nom", "Acc"}
_JOINTS = frozenset({"и", ","})
_GREETING = frozenset({"greeted", "congratulated"})


def own_end(reader: FactReader, head: int, last: int) -> int:
    """Return where the phrase of the event noun ``head`` ends, at ``last`` or before."""
    last = before_other_case(reader.clauses, head, _before_subject(reader, head, last))
    last = _before_another(reader, head, last)
    last -= last - 1 > head and no_noun(reader.annotation.words[last - 1])  # «закладка [первого]»
    return last - _is_object(reader, last - 1, head)


def before_other_case(clauses: Clauses, head: int, last: int) -> int:
    """Return where a noun is joined in another case: «объявил о [выборах] и возврату к …».

    A number gives its noun a case that the next one has not: «два [Кубка Англии] и Лигу чемпионов».
    What is in the case of a word between may be joined to that: «[клиника скорой и иной помощи]».
    """
    a, case = clauses.annotation, clauses.case(head)
    for other in a.children[head]:
        joined = head < other < last and a.deprel(other) == "conj"
        cases = {case, clauses.case(other)} if joined else set()
        if len(cases) < 2 or "" in cases or cases == _ALIKE:
            continue
        joint = [t for t in range(head + 1, other) if a.words[t] in _JOINTS]
        inner = range(head + 1, joint[-1]) if joint else ()
        if inner and clauses.case(other) not in {clauses.case(t) for t in inner}:
            return joint[-1]
        if joint and joint[-1] == head + 1:
            return joint[-1]
    return last


def _before_another(reader: FactReader, head: int, last: int) -> int:
    """Return where another event begins: «в Туле прошли [фестиваль] и ярмарка»."""
    a, clauses = reader.annotation, reader.clauses
    also = next((t for t in range(head + 1, last) if a.words[t] == "и"), last)
    other = next((t for t in range(also, last) if a.pos(t) == "NOUN"), -1)
    if other < 0 or a.lemmas[other] not in classes():
        return last
    alike = a.heads[other] == head and clauses.case(other) == clauses.case(head)
    return also if also == head + 1 or alike else last


def _before_subject(reader: FactReader, head: int, last: int) -> int:
    """Return where he begins who does what the next verb tells: «на съезде партии [Л. Рид] …».

    The parser hangs him on the event where a dot cuts his name.
    """
    a, index = reader.annotation, reader.index
    told = last < len(a) and a.feats(last).get("VerbForm") == "Fin"
    who = index.at(last - 1, PERSONS) if told else None
    if who is None or index.last[who] != last or index.first[who] <= head:
        return last
    first = index.first[who]
    if reader.clauses.case(first) == "Nom":
        return first
    # «на конференции [Н. Р. Котова] выступит», which the tagger takes for a genitive
    feats = a.feats(last)
    alone = not any(a.deprel(child).startswith("nsubj") for child in a.children[last])
    acts = alone and feats.get("Number") == "Sing" and feats.get("Gender") in (None, "Fem")
    hers = (
        acts
        and a.words[last - 1].endswith(HERS)
        and reader.clauses.case(head) not in ("Nom", "Acc")
    )
    return first if hers and "." in a.words[first:last] else last


def _is_object(reader: FactReader, token: int, head: int) -> bool:
    """Tell whom the next verb greets: «на заседании [гостей] приветствовали Рид и Котова».

    The parser hangs them on the event, as if it were theirs.
    """
    a, clauses = reader.annotation, reader.clauses
    verb = clauses.head[head]
    people = a.feats(token).get("Animacy") == "Anim" and a.feats(token).get("Number") == "Plur"
    if verb != token + 1 or not people or clauses.case(head) != "Loc":
        return False
    takes = any(frame.rule in _GREETING for frame in frames().get(a.lemmas[verb], ()))
    return takes and not any(a.deprel(child) == "obj" for child in a.children[verb])
