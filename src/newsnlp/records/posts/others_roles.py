"""Roles of others told beside a name: «роль [мэра] сыграл Рид», «я был тогда [мэром]»."""

from __future__ import annotations

from newsnlp.annotate.marks import unbalanced
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.antecedents import antecedent
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.layout.sections import is_of_studies
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, COUNTRIES, OBJECTS, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.link.people.short_degrees import behind_short_degree
from newsnlp.records.bystanders import after_whom, is_left_out
from newsnlp.records.links import Link, is_beside
from newsnlp.records.other_side import is_on_the_other_side
from newsnlp.records.posts.played import is_played
from newsnlp.records.retinue import man_of

_INSTEAD, _WHICH, _THEY = "вместо", "который", "они"
_ACTING = frozenset({"выступить", "выступать"})
_I, _OF_VERB = "я", ("nsubj", "obj", "iobj")
_ONESELF, _NAMED = "себя", "представиться"
_OF_IT = frozenset({("об", "этом"), ("о", "чём"), ("о", "чем"), ("о", "том")})
HOLDING = ("post", "seat", "duty", "fulfilment", "title")
"""Classes of nouns of what one holds a role in: «занял [пост] мэра», «исполняет [обязанности]»."""
_REACH = 12
"""Words between a role and a name."""


def is_of_others(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whether a clause puts a role to another than the name of a link."""
    if any(rule(clauses, index, link) for rule in _OF_OTHERS):
        return True
    beside = is_beside(index, link)
    return not beside and any(rule(clauses, index, link) for rule in _OF_OTHERS_APART)


def _is_doers(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell by whom somebody suffers or is saved: «убитый [снайпером] лейтенант [Рид]»."""
    a, role = clauses.annotation, index.head[link.tail]
    if clauses.case(role) != "Ins" or clauses.preposition(role):
        return False
    if clauses.case(index.first[link.head]) == "Ins":
        return False
    done = (t for t in {a.heads[role], index.first[link.tail] - 1} if t >= 0 and a.pos(t) == "VERB")
    passive = (frames().get(a.lemmas[t], ()) for t in done if clauses.is_passive(t))
    return any(told and all(frame.kind == "undergo" for frame in told) for told in passive)


def _is_gone(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell after whom somebody gets a post: «после смерти [Рида] занял пост [директора]».

    Not his own: «после ухода [Рида] с поста [директора]», «после избрания Рида мэром».
    """
    a, name = clauses.annotation, index.head[link.head]
    gone = after_whom(clauses, index, link.head)
    if gone < 0:
        return False
    above = role = index.head[link.tail]
    while above > name:
        above = a.heads[above]  # «после отставки [Рида], занимающего пост [директора]»
    return above < 0 and role > name and clauses.case(index.first[link.head]) == "Gen"


def _is_next_ones(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a degree cut short before another's name: «[Рид] П. А., [к. м. н.] Ким Л. А., …»."""
    name = index.last[link.tail]
    if index.first[link.tail] < index.first[link.head] or name >= len(clauses.annotation):
        return False
    if behind_short_degree(clauses.annotation, index.first[link.tail]) != name:
        return False
    return index.at(name, PERSONS) is not None and not clauses.annotation.opens_line(name)


def _is_of_a_day(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whose holiday it is: «в честь Дня [учителя] наградили [Рида]»."""
    head = index.head[link.tail]
    day = clauses.head[head]
    return 0 <= day < head and clauses.annotation.lemmas[day] in noun_class("holiday")


def _has_him_below(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who has to do with somebody's man: «[министр] назначен помощником Льва [Рида]»."""
    role, man = index.head[link.tail], man_of(clauses, index, link.head)
    verb = clauses.head[man] if man >= 0 else -1
    return verb >= 0 and clauses.case(role) == "Nom" and role in clauses.subjects(verb)


def _is_set_off(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell what is added to one of two: «дело Ким, [бухгалтера] завода, и [Рида]»."""
    a, comma, name = clauses.annotation, index.first[link.tail] - 1, index.first[link.head]
    if comma >= name or a.words[name - 1] != "и" or a.words[name - 2] != ",":
        return False
    while comma > 0 and a.pos(comma) == "ADJ":
        comma -= 1  # «дело Ким, [бывшего] бухгалтера, и Рида»
    if comma < 1 or a.words[comma] != ",":
        return False
    before = index.covering(comma - 1)
    return any(index.types[i] in PERSONS and index.last[i] == comma for i in before)


def _is_decreed(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whose order is told before a name: «указом [президента] [Лев Рид] награждён»."""
    role, name = index.head[link.tail], index.first[link.head]
    a, order = clauses.annotation, clauses.head[role]
    if not 0 <= order < role < name or a.lemmas[order] not in noun_class("order"):
        return False
    beside = index.last[link.tail] == name and clauses.case(name) != "Nom"
    return clauses.case(role) == "Gen" and not beside and a.sentence_of(name) == a.sentence_of(role)


def _is_met(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who does something to whom a pronoun means: «Приехал [Рид]. Его встретил [мэр]»."""
    a, role = clauses.annotation, index.head[link.tail]
    if a.deprel(role) != "nsubj":
        return False
    verb = a.heads[role]
    if verb < 0 or a.pos(verb) != "VERB" or clauses.case(role) != "Nom":
        return False
    objects = (t for t in a.children[verb] if a.lemmas[t] in PRONOUNS and a.deprel(t) in OBJECTS)
    met = (antecedent(a, index, token) for token in objects)
    name = a.lemmas[index.last[link.head] - 1]
    return any(one is not None and a.lemmas[index.last[one] - 1] == name for one in met)


def _are_met(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who does something to several: «[Рид] и Ким победили. [Мэр] поздравил их»."""
    a, role, name = clauses.annotation, index.head[link.tail], index.head[link.head]
    here = a.sentence_of(role)
    if _THEY not in a.by_lemma.words or a.sentence_of(name) != here - 1:
        return False
    several = list(clauses.conjuncts(clauses.first_conjunct(a.top(name, APPOSED))))
    acts = a.deprel(role) == "nsubj" and a.pos(a.heads[role]) == "VERB"
    met = (t for t in a.children[a.heads[role]] if a.lemmas[t] == _THEY) if acts else ()
    return len(several) > 1 and any(a.deprel(token) in OBJECTS for token in met)


def _meets(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who does something to whom a role alone tells: «… сказал [мэр]. [Рид] спорил с ним»."""
    a, role, name = clauses.annotation, index.head[link.tail], index.head[link.head]
    here = a.sentence_of(role)
    if name < role or a.sentence_of(name) != here + 1:
        return False
    top = a.top(name, APPOSED)
    verb = a.heads[top]
    if a.deprel(top) != "nsubj" or a.pos(verb) != "VERB":
        return False
    says = a.feats(a.heads[role]).get("Gender") if a.deprel(role) == "nsubj" else None
    pronoun = "она" if (says or a.feats(role).get("Gender")) == "Fem" else "он"
    met = [t for t in a.children[verb] if a.lemmas[t] == pronoun and a.deprel(t) in OBJECTS]
    others = (i for t in range(*a.sentence_tokens(here)) for i in index.covering(t))
    return met != [] and all(index.types[i] not in PERSONS for i in others)


def _is_of_other_land(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whose name a list leaves out: «были [канцлер Германии], премьер Италии [Рид]»."""
    lemmas, name = clauses.annotation.lemmas, index.first[link.head]
    rules = noun_class("head_of_state", "of_cabinet", "minister")
    if lemmas[index.head[link.tail]] not in rules or index.last[link.tail] == name or not name:
        return False
    sentence = clauses.annotation.sentence_of
    if sentence(index.first[link.tail]) != sentence(name):
        return False
    beside = [i for i in index.covering(name - 1) if index.types[i] in ROLES]
    beside = [i for i in beside if index.last[i] == name and lemmas[index.head[i]] in rules]
    lands = [
        {lemmas[index.head[land]] for land in index.inside(role, COUNTRIES)}
        for role in (link.tail, max(beside, key=index.length, default=link.tail))
    ]
    return all(lands) and lands[0].isdisjoint(lands[1])


def is_mine(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell what a speaker is from whom he names: «Рид ставил пьесу, я был [ассистентом]».

    Who is told behind or before what is quoted may be the speaker himself.
    """
    a, role = clauses.annotation, index.head[link.tail]
    if _I not in a.by_lemma.words:
        return False
    above = clauses.head[role]
    post = above >= 0 and a.lemmas[above] in noun_class("post")  # «назначили на пост [мэра]»
    verb = clauses.head[above] if post else above if clauses.case(role) == "Ins" else role
    sides = (c for t in {role, verb} if t >= 0 for c in a.children[t])
    mine = [c for c in sides if a.lemmas[c] == _I and a.deprel(c).startswith(_OF_VERB)]
    # «позвал [меня] Рид, он был тогда [мэром]»
    if all("," in a.words[min(c, role) : max(c, role)] for c in mine):
        return False
    first, last = sorted((index.first[link.head], role))
    apart = unbalanced(a.words, first, last) != ([], None)
    return not apart and not any(map(a.opens_line, range(first + 1, last + 1)))


def _is_pretended(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell what somebody only says that he is: «притворился [врачом]».

    «Представляясь мэром и [министром]» he is neither; who «представился [представителем]» of a body
    speaks for it.
    """
    role = index.head[_first_listed(clauses, index, link.tail)]
    above, case = clauses.head[role], clauses.case(role)
    if above < 0:
        return False
    a = clauses.annotation
    near = clauses.children[above] if _ONESELF in a.by_form.words else ()
    himself = any(a.lowered[c] == _ONESELF for c in near)
    if not himself and a.lemmas[above] not in noun_class("pretending"):
        return False  # «называл себя [врачом]», «считает себя [врачом]»
    if a.lemmas[above] == _NAMED and a.lemmas[role] in noun_class("speaks_for"):
        return False
    told = {case, clauses.preposition(role)}  # «выдавал себя за [врача]»
    return bool(told & {"Ins", "за"})


def _first_listed(clauses: Clauses, index: MentionIndex, role: int) -> int:
    """Return the first of two roles in one case, «[врачом] и судьёй», whatever the tree is."""
    joint = index.first[role] - 1
    if joint < 1 or clauses.annotation.words[joint] != "и":
        return role
    ends = (i for i in index.covering(joint - 1) if index.types[i] in ROLES)
    whole = max((i for i in ends if index.last[i] == joint), key=index.length, default=role)
    alike = clauses.case(index.head[whole]) == clauses.case(index.head[role])
    return whole if alike else role


def _is_his_boss(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whose aide is named: «поздравил пресс-секретаря [губернатора] [Анну Рид]»."""
    a, role, name = clauses.annotation, index.head[link.tail], index.first[link.head]
    above = a.heads[role]
    if index.last[link.tail] != name or above != index.first[link.tail] - 1:
        return False
    aide = index.at(above, ROLES) is not None and clauses.case(role) == "Gen"
    return aide and clauses.case(name) == clauses.case(above) not in ("Gen", "")


def _is_of_his(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whose friend or rival somebody is: «[Рид] стал другом [мэра]», «… – гость [мэра]»."""
    a, role = clauses.annotation, index.head[link.tail]
    whose = a.heads[role] if a.deprel(role) == "nmod" and clauses.case(role) == "Gen" else -1
    if whose < 0 or clauses.preposition(role):
        return False
    if a.feats(whose).get("Animacy") == "Inan" and a.lemmas[whose] not in noun_class(*HOLDING):
        above = a.heads[whose]  # «лауреат премии [мэра]»
        whose = above if a.deprel(whose) == "nmod" else whose
    living = a.feats(whose).get("Animacy") == "Anim"
    if (
        not living
        or index.at(whose, ROLES | PERSONS) is not None
        or clauses.case(whose) not in ("Ins", "Nom")
    ):
        return False
    verb = a.heads[whose]
    subjects = clauses.subjects(verb)[:1] if verb >= 0 and a.pos(verb) == "VERB" else ()
    own = (c for c in a.children[whose] if a.deprel(c).startswith("nsubj"))
    return any(link.head in index.covering(token) for token in (*subjects, *own))


def _is_given_another(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whose appointment a noun tells: «после назначения Кима [мэром] ушёл [Рид]»."""
    a, role = clauses.annotation, index.head[link.tail]
    noun = a.heads[role]
    if noun < 0 or clauses.case(role) != "Ins" or a.lemmas[noun] not in noun_class("appointment"):
        return False
    whose = (index.at(t, PERSONS) for t in a.children[noun] if clauses.case(t) == "Gen")
    named = [person for person in whose if person is not None]
    return named != [] and link.head not in named


def _tells_of_it(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who only tells what was told before: «[Мэр] ушёл. Об этом сообщил [Рид]»."""
    a, name = clauses.annotation, index.head[link.head]
    here = a.sentence_of(name)
    if here <= a.sentence_of(index.head[link.tail]):
        return False
    begin, _ = a.sentence_tokens(here)
    verb = a.heads[a.top(name, APPOSED)]
    about = tuple(a.lowered[begin : begin + 2]) in _OF_IT
    return about and verb >= 0 and a.lemmas[verb] in words("reporting_verbs.txt")


def _is_led(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whom somebody leads: «Котова руководила [приставами] области».

    Or who does something to one: «[Рид] признан [врачами] здоровым».
    """
    a, role = clauses.annotation, index.head[link.tail]
    verb = clauses.head[role]
    many = a.feats(role).get("Number") == "Plur" and clauses.case(role) == "Ins"
    if not many or verb < 0:
        return False
    if a.lemmas[verb] in noun_class("commanding"):
        return True
    name = a.top(index.head[link.head], APPOSED)
    one = a.heads[name] == verb and a.deprel(name).startswith("nsubj")
    return one and a.feats(verb).get("Number") == "Sing" and not clauses.preposition(role)


def _is_side(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a side of a deal: «[продавцом] выступил основатель сети Рид»."""
    a, role = clauses.annotation, index.head[link.tail]
    verb = clauses.head[role]
    side = a.lemmas[role] in noun_class("deal_side") and clauses.case(role) == "Ins"
    return side and verb >= 0 and a.lemmas[verb] in _ACTING


def _is_replaced(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell instead of whom somebody gets a post: «избран [мэр] вместо ушедшего [Котова]»."""
    if clauses.preposition(index.head[link.tail]) == _INSTEAD:
        return True  # «вместо [главы кабинета] полетит Рид», not «вместо [иерея] [Льва Рида]»
    begin, name = index.last[link.tail], index.first[link.head]
    between = clauses.annotation.words[begin:name] if begin < name < begin + _REACH else []
    if _INSTEAD not in between:
        return False
    behind = range(begin + between.index(_INSTEAD), name)
    if clauses.annotation.pos(behind[0] + 1) == "PRON":
        return False  # «[капитаном] вместо него стала Анна Рид»
    return all(index.at(token, PERSONS) is None for token in behind)


def _is_related(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who does something to a role: «[сотрудники], которыми руководит [Котов]».

    Or to whom it does: «[актёр], который сыграет [Котова]». «Директор, которым стал Котов» is he,
    and so is the «[учредитель] которой – [Котов]»; not so the «[тренер], ученик которого [Котов]».
    """
    a, begin, name = clauses.annotation, index.last[link.tail], index.head[link.head]
    if not begin < name < begin + _REACH or _WHICH not in a.lemmas[begin:name]:
        return False
    which = begin + a.lemmas[begin:name].index(_WHICH)
    if begin < which - 1 == a.heads[which] and which + 1 == index.first[link.head]:
        return True
    while a.deprel(name) in APPOSED and a.heads[name] > begin:
        name = a.heads[name]
    if name <= which or _is_of_post(clauses, which):
        return False
    verb = a.heads[name]
    sides = {a.deprel(name).partition(":")[0], a.deprel(which).partition(":")[0]}
    acts = verb not in (-1, index.head[link.tail]) and a.heads[which] == verb and "nsubj" in sides
    return acts and a.lemmas[verb] not in noun_class("becoming")


def _is_of_post(clauses: Clauses, which: int) -> bool:
    """Tell «пост директора, [который] занимал Котов» from «пост директора, [которого] сменил»."""
    a, posts = clauses.annotation, noun_class("post", "duty", "seat")
    whom = a.lowered[which] == "которого" and not clauses.preposition(which)
    return not whom and any(a.lemmas[noun] in posts for noun in clauses.antecedents(which)[:1])


def _is_left_out(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who has no post that another has: «не [мэр] [Рид], а его заместитель»."""
    return is_left_out(clauses, index, link.head)


def _is_trade(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell what somebody learnt, below «Образование»: «1993 — институт, [экономист]»."""
    a = clauses.annotation
    return is_of_studies(a, index, a.sentence_of(index.head[link.tail]))


_OF_OTHERS = (
    is_played,
    _is_trade,
    _is_pretended,
    _is_led,
    _is_side,
    _is_related,
    _is_his_boss,
    _is_given_another,
    _tells_of_it,
    _is_decreed,
    _is_of_other_land,
    _is_doers,
    _has_him_below,
    _is_next_ones,
    _is_of_a_day,
)
"""What tells a role of another's, wherever it stands."""

_OF_OTHERS_APART = (
    _is_replaced,
    is_on_the_other_side,
    _are_met,
    _meets,
    _is_of_his,
    _is_met,
    _is_set_off,
    _is_gone,
    _is_left_out,
)
"""What tells so only of a role that does not stand right before the name: «[мэр] [Рид]»."""
