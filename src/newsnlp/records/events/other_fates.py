"""To whom something else happens in a sentence: «водитель погиб, пассажир [Рид] ранен»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import Frame, frames, noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.own_clauses import own_clause
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, PERSONS, ROLES
from newsnlp.records.retinue import is_genitive, may_be_hers
from newsnlp.types import EntityType

_BY = "по"
_PARTING = frozenset({",", ";", "а", "и"})
_CLAUSES = frozenset({"advcl", "acl:relcl"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_HIGHEST = 8
"""Steps up a tree; longer ways are parser errors."""


def is_victim_of_other(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell who had died before: «задержан подозреваемый в убийстве [Котова]»."""
    token = clauses.annotation.top(index.head[person], APPOSED)
    noun = clauses.annotation.heads[token]
    if noun < 0 or clauses.annotation.lemmas[noun] not in noun_class("death"):
        return False
    head = index.head[event]
    its_own = head == noun or (clauses.annotation.pos(head) == "VERB" and index.last[event] > noun)
    return not its_own and clauses.case(token) == "Gen" and not clauses.preposition(token)


def fares_otherwise(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell to whom something else happens: «водитель [погиб], пассажир [Рид] ранен».

    Or who does something else: «Котова [взяли] под стражу, [Рид] ушёл».
    """
    a, verb = clauses.annotation, _verb_of(clauses, index.head[event])
    if index.types[person] is not EntityType.PERSON or verb < 0:
        return False
    clause = own_clause(a, index.head[person])
    whom = a.top(index.head[person], APPOSED) if clause is None else clause.subject
    befalls = _befalls_subject(clauses, verb)
    own = _subjects(clauses, verb) if befalls else _objects(clauses, verb)
    if _is_behind_semicolon(a, verb, whom, own):
        return True
    if not own or whom in own:
        return False
    if _is_in_clause_below(a, verb, whom):
        return True
    beside = (a.heads[verb], *a.children[verb]) if befalls else ()
    others = (t for t in beside if t >= 0 and _befalls_subject(clauses, t))
    if any(whom in _subjects(clauses, other) for other in others):
        return True
    return _acts_elsewhere(clauses, verb, whom, own)


def is_of_other_verb(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell whom another verb befalls: «Рида [поместили] в СИЗО, [Кима] отправили под арест».

    Each stands right before his own.
    """
    a, verb, own = clauses.annotation, _verb_of(clauses, index.head[event]), index.last[person]
    if verb <= 0 or own == verb or own >= len(a) or a.pos(own) != "VERB":
        return False
    first, last = sorted((own, verb))
    told = all(
        any(f.kind == "undergo" and f.holder == "obj" for f in frames().get(a.lemmas[t], ()))
        and index.at(t - 1, PERSONS) is not None
        for t in (own, verb)
    )
    same = a.sentence_of(own) == a.sentence_of(verb)
    return told and same and not _PARTING.isdisjoint(a.lowered[first:last])


def _is_in_clause_below(a: Annotation, verb: int, whom: int) -> bool:
    """Tell «[погибла] балерина, когда ехала с [Анной Рид]», not «когда её сбил [Рид]»."""
    if a.deprel(whom).startswith("nsubj"):
        return False
    above = a.heads[whom]
    while above > verb and a.deprel(above) not in _CLAUSES:
        above = a.heads[above]
    return above > verb


def _is_behind_semicolon(a: Annotation, verb: int, whom: int, own: set[int]) -> bool:
    """Tell «[погиб] водитель; жена мэра [Анна Рид] в больнице»; a list has more than one."""
    words_ = a.words[slice(*a.sentence_tokens(a.sentence_of(verb)))]
    parted = ";" in a.words[verb:whom] and words_.count(";") == 1 and ":" not in words_
    return parted and any(";" not in a.words[verb:token] for token in own)


def _verb_of(clauses: Clauses, head: int) -> int:
    """Return the verb that tells what happens: «отправлен под домашний [арест]», or -1."""
    a, verb = clauses.annotation, clauses.head[head]
    if a.pos(head) != "NOUN":
        return head
    confined = a.lemmas[head] in noun_class("confinement") and verb >= 0
    return verb if confined and a.pos(verb) == "VERB" else -1


def _acts_elsewhere(clauses: Clauses, verb: int, person: int, own: set[int]) -> bool:
    """Tell who does something beside what happens to somebody named, as no pronoun may be he."""
    a, other = clauses.annotation, clauses.head[person]
    if not a.deprel(person).startswith("nsubj") or a.pos(other) != "VERB":
        return False
    if other == verb or min(person, other) < verb < max(person, other):
        return False  # the parser may hang him on a verb behind his own
    subjects = _subjects(clauses, verb)
    named = all(a.pos(token) != "PRON" for token in own | subjects)
    here = a.sentence_of(person) == a.sentence_of(verb)
    return named and person not in subjects and here and _is_told_beside(clauses, verb)


def _is_told_beside(clauses: Clauses, verb: int) -> bool:
    """Tell a clause that stands beside others, not within one: «сказал, что [задержал] Рида»."""
    a, feats = clauses.annotation, clauses.annotation.feats(verb)
    tells = feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short"
    return tells and a.deprel(verb) in ("root", "conj", "parataxis")


def _objects(clauses: Clauses, verb: int) -> set[int]:
    """Return the nouns of those to whom a verb does something: «[Рида] взяли под стражу»."""
    a = clauses.annotation
    told = frames().get(a.lemmas[verb], ())
    if not any(frame.kind == "undergo" and frame.holder == "obj" for frame in told):
        return set()
    nouns = (t for t in clauses.children[verb] if a.deprel(t) == "obj")
    return {t for noun in nouns for t in clauses.conjuncts(noun)}


def is_judged_otherwise(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell of whom a court says another thing: «признал Рида виновным, а [Котова] – невиновным»."""
    a, last, verdicts = clauses.annotation, index.last[person], noun_class("verdict")
    other = a.words[last : last + 1] != [] and a.words[last] in DASHES
    told = verdicts.intersection(a.lemmas[index.first[event] : index.last[event]])
    return (
        other
        and told != set()
        and not verdicts.difference(told).isdisjoint(a.lemmas[last + 1 : last + 2])
    )


def has_own_clause(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell whom another clause is about: «[погиб] водитель Рид, пассажир [Ким] жив».

    So is «вердикт [вынес] судья Рид, судья [Ким] его отменил».
    """
    a, verb = clauses.annotation, _verb_of(clauses, index.head[event])
    if verb < 0 or index.types[person] is not EntityType.PERSON:
        return False
    own = own_clause(a, index.head[person])
    if own is None or verb >= own.first:
        return False
    others = _subjects(clauses, verb) - {own.subject}
    named = any(index.at(t, PERSONS | ROLES) is not None for t in others)
    return named or _befalls_subject(clauses, verb)


def is_only_whose(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell whose something or somebody is: «в машине [Рида] погиб водитель», «погиб враг [Рида]».

    Or of whom a clause tells where another died: «проверяют [Рида], у которого умер солдат».
    """
    a, verb = clauses.annotation, _verb_of(clauses, index.head[event])
    if verb < 0 or index.types[person] is not EntityType.PERSON:
        return False
    own = _subjects(clauses, verb) if _befalls_subject(clauses, verb) else _objects(clauses, verb)
    noun = a.top(index.head[person], APPOSED)
    if not own or noun in own or index.head[person] in own or _is_titled(index, person, own):
        return False
    above = a.heads[noun]
    if a.deprel(verb) == "acl:relcl" and a.heads[verb] in (noun, index.head[person]):
        return not any(a.lemmas[t] == "который" for t in own)
    # «Рида и [Кима] арестовали», which the parser may take for one's name of another
    listed = a.lowered[index.first[person] - 1] == "и" and index.at(above, PERSONS) is not None
    inside = 0 <= above < noun and not clauses.preposition(noun) and not listed
    if not inside or not is_genitive(clauses, index, person):
        return False
    way = list(_way_up(a, above, verb))
    if not any(t in own or a.heads[t] == verb for t in way):
        return False
    living = a.feats(above).get("Animacy") == "Anim"
    return (living and not may_be_hers(clauses, index, person, above)) or any(
        a.heads[t] == verb and clauses.preposition(t) and a.lemmas[t] not in noun_class("body")
        for t in way
    )


def _is_titled(index: MentionIndex, person: int, own: set[int]) -> bool:
    """Tell whose post stands before the name: «осудили [директора школы № 5] [Льва Рида]»."""
    name = index.first[person]
    titles = [i for i in index.covering(name - 1) if index.types[i] in ROLES] if name else []
    return len(titles) == 1 and index.last[titles[0]] == name and index.head[titles[0]] in own


def _way_up(a: Annotation, noun: int, verb: int) -> Iterator[int]:
    """Yield a noun and the nouns above it, up to what hangs on the verb."""
    for _ in range(_HIGHEST):
        if noun < 0 or noun == verb or a.pos(noun) not in _NOUNS:
            return
        yield noun
        noun = a.heads[noun]


def is_of_case(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell in whose case something is done to others: «по делу [Рида] уволен полковник».

    Or who asks for it: «по иску прокурора [Рида]».
    """
    a, head = clauses.annotation, index.head[event]
    case = clauses.head[a.top(index.head[person], APPOSED)]
    if case < 0 or clauses.preposition(case) != _BY or a.lemmas[case] not in noun_class("on_whose"):
        return False
    told = frames().get(a.lemmas[head], ())
    return any(frame.kind == "undergo" or frame.status == "former" for frame in told)


def _subjects(clauses: Clauses, verb: int) -> set[int]:
    return {t for subject in clauses.subjects(verb) for t in clauses.conjuncts(subject)}


def _befalls_subject(clauses: Clauses, verb: int) -> bool:
    """Tell «погиб [Рид]», «арестован [Рид]», «[Рид] получил ранение» from who does something."""
    told = frames().get(clauses.annotation.lemmas[verb], ())
    able = (f for f in told if f.kind == "undergo" and _has_its_object(clauses, verb, f))
    holders = {frame.holder for frame in able}
    return "subj" in holders or ("obj" in holders and clauses.is_passive(verb))


def _has_its_object(clauses: Clauses, verb: int, frame: Frame) -> bool:
    """Tell «получил [ранение]» from «получил [диплом]»."""
    steps = [s.patterns[0][0] for s in frame.slots if s.needed and s.patterns[0][0].case == "obj"]
    lemmas = {clauses.annotation.lemmas[t] for t in clauses.children[verb]} if steps else set()
    return all(not lemmas.isdisjoint(noun_class(step.noun_class)) for step in steps)


OTHER_FATES = (
    is_victim_of_other,
    fares_otherwise,
    is_of_other_verb,
    is_judged_otherwise,
    has_own_clause,
    is_only_whose,
    is_of_case,
)
"""What tells of somebody something else than the event that he is named beside."""
