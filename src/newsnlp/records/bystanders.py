"""Who has no part in what a sentence tells of: «премия имени [Северцова]», «орден [Ленина]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING, QUOTES
from newsnlp.find.events.gapped_events import is_across_gap
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.inner_clauses import in_inner_clause
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.mentions.namesakes import before_titles, is_namesake
from newsnlp.find.type_sets import APPOSED, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.records.absent import is_absent
from newsnlp.records.events.asked import is_asked_leave, is_maker, is_of_lost_work
from newsnlp.records.events.comparisons import is_contrasted
from newsnlp.records.events.named_beside import NAMED_BESIDE, is_cause, is_topic
from newsnlp.records.events.other_fates import OTHER_FATES
from newsnlp.records.retinue import has_kin_beside, man_of
from newsnlp.types import EntityType

_INSTEAD, _IN_MEMORY, _SUCH, _AFTER = "вместо", "памяти", "такой", "после"
_SCENE, _TILL = "место", "до"
_TO_SCENE = frozenset({"на", "к"})
_NAMING = frozenset({EntityType.EVENT, EntityType.AWARD, EntityType.WORK_OF_ART})
_LONG_TITLE, _LISTED = 6, 10
_ONE_WORD = 2
_HIGHEST = 8
"""Steps up a tree; longer ways are parser errors."""


def stands_by(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell whether somebody named beside an event has no part in it."""
    return takes_no_part(clauses, index, other) or is_bystander(clauses, index, event, other)


def is_bystander(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell who may take part in other events, not in the one that he is named beside."""
    if is_emblem(clauses, index, event):
        return True
    if index.types[other] in PERSONS and is_outside(clauses, index, event, other):
        return True
    return any(rule(clauses, index, event, other) for rule in _NOT_AT_IT)


def takes_no_part(clauses: Clauses, index: MentionIndex, other: int) -> bool:
    """Tell who is named for another's sake, whatever event stands beside."""
    if is_namesake(clauses.annotation, index, other) or is_part_of_name(index, other):
        return True
    return any(rule(clauses, index, other) for rule in _AT_NOTHING)


def is_served(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell whose deputy is named behind him: «первый зам [Перетятко] Юрий Мохов»."""
    a, before, after = clauses.annotation, index.first[person] - 1, index.last[person]
    if after - before > _ONE_WORD or a.lemmas[before] not in noun_class("deputy"):
        return False
    named = index.at(after, PERSONS) if after < len(a) else None
    told = named is not None and index.first[named] == after and index.length(named) > 1
    return told and index.types[person] in PERSONS and before >= 0


def is_left_out(clauses: Clauses, index: MentionIndex, other: int) -> bool:
    """Tell whom a contrast leaves out: «назначили не [Рида], а Ким», «не мэр [Рид], а Ким».

    Or the other way round: «Ким, а не [Рид], стал мэром».
    """
    a, first, last = clauses.annotation, index.first[other], index.last[other]
    if a.lowered[max(0, first - 2) : first] == ["а", "не"]:
        return True
    role = index.at(first - 1, ROLES) if first else None
    return is_contrasted(a, first if role is None else index.first[role], last)


def is_after_anothers(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell who does something as another is gone: «после его [ареста] заводом руководит [Ким]».

    It would be «своего» if it were his own.
    """
    a, noun = clauses.annotation, index.head[event]
    if a.lemmas[noun] not in words("personal_events.txt"):
        return False
    anothers = any(a.lowered[t] in POSSESSIVES for t in a.children[noun] if t < noun)
    top = a.top(index.head[other], APPOSED)
    acts = a.deprel(top).startswith("nsubj") and a.heads[top] == a.heads[noun] >= 0
    return anothers and acts


def is_gone(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell after whom something happens: «после ухода [Рида] концерт провёл Ким»."""
    gone = after_whom(clauses, index, other, till=index.head[event])
    return gone >= 0 and index.types[other] in PERSONS


def after_whom(clauses: Clauses, index: MentionIndex, person: int, till: int = -1) -> int:
    """Return the noun of who is gone, «после [смерти] руководителя кружка Рида», or -1.

    It is looked for up the tree to the token ``till``.
    """
    a = clauses.annotation
    if _AFTER not in a.by_form.words:
        return -1
    personal = words("personal_events.txt") - noun_class("appointment")
    token = a.heads[a.top(index.head[person], APPOSED)]
    for _ in range(_HIGHEST):
        if token < 0 or token == till or a.pos(token) != "NOUN":
            return -1
        if a.lemmas[token] in personal and clauses.preposition(token) == _AFTER:
            return token
        token = a.heads[token]
    return -1


def is_example(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell of whom only a participle tells: «умер Ким, учивший таких звёзд, как Рид и [Котов]»."""
    a, first = clauses.annotation, index.first[other]
    if _SUCH not in a.by_lemma.words:
        return False
    begins, _ = a.sentence_tokens(a.sentence_of(first))
    as_ = (
        t for t in range(first - 1, begins, -1) if a.lowered[t] == "как" and a.words[t - 1] == ","
    )
    behind = next(as_, begins)
    such = next((t for t in range(behind, begins - 1, -1) if a.lemmas[t] == _SUCH), -1)
    if such < 0 or behind - such > _LISTED:
        return False
    noun = a.heads[such]
    while noun >= 0 and a.pos(noun) != "VERB":
        noun = a.heads[noun]
    told = a.feats(noun).get("VerbForm") == "Part" if noun >= 0 else False
    finite = (a.feats(t).get("VerbForm") == "Fin" for t in range(behind, first))
    return told and noun != index.head[event] and not any(finite)


def is_emblem(clauses: Clauses, index: MentionIndex, event: int) -> bool:
    """Tell what stands for an event: «талисманом [чемпионата] стал волк Рик»."""
    noun = index.head[event]
    above = -1 if clauses.preposition(noun) else clauses.head[noun]
    return above >= 0 and clauses.annotation.lemmas[above] in noun_class("emblem")


def is_character(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell whom somebody plays, in brackets behind the name: «Лев Рид ([Гамлет])».

    Brackets of a match hold who passed the ball or was replaced: «забил Рид ([Котов])».
    """
    if clauses.annotation.lemmas[index.head[event]] in noun_class("contest", "championship"):
        return False
    spelt, before = clauses.annotation.words, index.first[person] - 1
    last = index.last[person]
    if index.types[person] is not EntityType.PERSON or spelt[last : last + 1] != [")"]:
        return False
    return before > 0 and spelt[before] == "(" and index.at(before - 1, PERSONS) is not None


def is_in_title(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell a name in the title of a work: «альбом «[Лев Рид]»», «раздел «Рид и [Котов]»»."""
    a, token = clauses.annotation, index.first[person]
    if index.types[person] is not EntityType.PERSON:
        return False
    first = max(a.sentence_tokens(a.sentence_of(token))[0] + 1, token - _LONG_TITLE)
    opening = next((t for t in range(token - 1, first - 1, -1) if a.words[t] in QUOTES), -1)
    if opening < 0 or a.words[opening] not in OPENING:
        return False
    return a.lemmas[opening - 1] in noun_class("titled", "staged")


def is_part_of_name(index: MentionIndex, body: int) -> bool:
    """Tell a body whose name begins another: «церемония [Луч] Awards»."""
    first, head = index.first[body], index.head[body]
    return index.types[body] is EntityType.ORGANIZATION and any(
        index.types[i] in _NAMING and index.length(i) > index.length(body)
        for i in index.covering(first)
        if index.first[i] == first and index.head[i] == head
    )


def is_of_other_case(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell whom a participle in another case tells nothing of: «[адвокат] арестованного мэра».

    «Брату [арестованного], [Петру Риду], отказали» is of neither.
    """
    a, verb = clauses.annotation, index.head[event]
    feats, case = a.feats(verb), clauses.case(index.first[other])
    if feats.get("VerbForm") != "Part" or feats.get("Case", "Nom") == "Nom":
        return False
    alone = a.deprel(verb) == "nmod" and case not in ("", feats["Case"])
    return case == "Nom" or (alone and index.types[other] is EntityType.PERSON)


def is_outside(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell whether a participle tells of another: «[Котова] вспомнила учителя, [умершего] в мае».

    It tells of the noun that it belongs to, and of what depends on itself; so does what it is
    about: «[Котова] судят за убийство врача, освещавшего [войну]».
    """
    a = clauses.annotation
    verb = index.head[event]
    if index.types[other] in PERSONS and a.deprel(verb) == "obj" and a.pos(verb) == "NOUN":
        verb = a.heads[verb]
    feats = a.feats(verb)
    if feats.get("VerbForm") != "Part" or feats.get("Variant") == "Short":
        return False
    if a.deprel(verb) not in ("acl", "amod"):
        return False
    noun = clauses.head[verb]
    if noun < 0 or a.pos(noun) not in ("NOUN", "PROPN"):
        return False
    token = index.head[other]
    if a.deprel(verb) == "acl" and verb < token and "," not in a.words[verb:token]:
        return False  # whatever the tree is
    for _ in range(_HIGHEST):
        if token in (noun, verb):
            return False
        token = clauses.head[token]
        if token < 0:
            return True
    return False


def is_inside(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell of whom a clause within tells: «осуждён Рид, убивший [Котова]»."""
    a, verb = clauses.annotation, index.head[event]
    finite = a.pos(verb) == "VERB" and index.types[person] is EntityType.PERSON
    return finite and in_inner_clause(a, index.head[person], verb)


def is_till_then(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell who has a post for the time being: «[до выборов] обязанности исполняет [Рид]»."""
    noun, whom = index.head[event], clauses.annotation.top(index.head[other], APPOSED)
    if clauses.annotation.lemmas[noun] not in noun_class("ballot"):
        return False
    return clauses.preposition(noun) == _TILL and clauses.head[whom] == clauses.head[noun] >= 0


def is_addressee(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell «подал [Котову] заявление об отставке» from «уходящему в отставку [Котову]»."""
    noun, whom = index.head[event], index.head[person]
    personal = clauses.annotation.lemmas[noun] in words("personal_events.txt")
    return personal and clauses.case(noun) != "Acc" and clauses.case(whom) == "Dat"


def is_remembered(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell in whose memory something is: «турнир памяти [Льва Котова]», «памятник [Котову]»."""
    a, token, passed = clauses.annotation, index.head[person], False
    before = before_titles(a, index, index.first[person]) - 1
    if a.lowered[before] == _IN_MEMORY and index.head[event] < before:
        return True
    around = {index.head[event], clauses.head[index.head[event]]}  # «молчанием почтили [память]»
    for _ in range(_HIGHEST):
        token = clauses.head[token]
        if token < 0 or token in around:
            return token >= 0 and passed
        passed |= a.lemmas[token] in words("memorials.txt")
    return False


def is_replaced(clauses: Clauses, index: MentionIndex, other: int) -> bool:
    """Tell in whose place another is: «вместо [Льва Котова] избран Рид»."""
    if _INSTEAD not in clauses.annotation.by_form.words:
        return False
    top = clauses.annotation.top(index.head[other], APPOSED)
    return clauses.preposition(top) == _INSTEAD


def has_left(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell in whose place another comes by what he did: «вместо ушедшего [Рида] избран Ким»."""
    a, first, noun = clauses.annotation, index.first[other], index.head[event]
    if a.by_form.words.isdisjoint({_INSTEAD, _INSTEAD.title()}):
        return False
    near = range(first - 2, max(-1, first - _LISTED), -1)
    instead = next((t for t in near if a.lowered[t] == _INSTEAD), -1)
    feats = a.feats(instead + 1) if instead >= 0 else {}
    left = (feats.get("VerbForm"), feats.get("Case")) == ("Part", "Gen")
    between = range(max(instead, 0), first)  # his own leaving is there
    alone = all(index.at(t, PERSONS | ROLES) is None for t in between)
    return left and alone and noun not in between


def is_anothers_fate(clauses: Clauses, index: MentionIndex, event: int, person: int) -> bool:
    """Tell what befalls somebody's man: «[избит] водитель [Анны Ким]».

    «Адвокат [арестованного] мэра [Рида]» tells what befell himself.
    """
    man, heads = man_of(clauses, index, person), clauses.annotation.heads
    noun, whose = index.head[person], heads[index.head[event]]
    return man >= 0 and (whose == man or whose not in (noun, heads[noun]))


def is_affiliation(clauses: Clauses, index: MentionIndex, body: int) -> bool:
    """Tell whose somebody is, in brackets behind the name: «Лев Рид («[Единая Россия]»)»."""
    if index.types[body] is not EntityType.ORGANIZATION:
        return False
    return before_its_bracket(clauses.annotation, index, body) is not None


def before_its_bracket(annotation: Annotation, index: MentionIndex, body: int) -> int | None:
    """Return behind whose name a body stands in brackets: «[Лев Рид] («Луч»)»."""
    spelt, before = annotation.words, index.first[body] - 1
    before -= before >= 0 and spelt[before] in OPENING - {"("}
    return index.at(before - 1, PERSONS) if before > 0 and spelt[before] == "(" else None


def is_at_scene(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell who comes later to where something happened: «на [место] аварии выехал [Рид]»."""
    a = clauses.annotation
    scene = clauses.head[index.head[event]]
    if scene < 0 or a.lemmas[scene] != _SCENE or clauses.preposition(scene) not in _TO_SCENE:
        return False
    above = a.heads[scene]
    subject = a.top(index.head[other], APPOSED | {"conj"})
    return above >= 0 and a.heads[subject] == above and a.deprel(subject).startswith("nsubj")


_NOT_AT_IT = (
    is_of_other_case,
    is_inside,
    is_addressee,
    is_remembered,
    is_absent,
    is_anothers_fate,
    is_at_scene,
    is_character,
    is_till_then,
    is_after_anothers,
    is_example,
    is_gone,
    is_across_gap,
    has_left,
    is_cause,
    is_topic,
    is_of_lost_work,
    *OTHER_FATES,
)
"""What tells that somebody has no part in one event."""

_AT_NOTHING = (
    is_served,
    is_replaced,
    has_kin_beside,
    is_affiliation,
    is_in_title,
    is_left_out,
    is_asked_leave,
    is_maker,
    *NAMED_BESIDE,
)
"""What tells that somebody has no part in any event."""
