"""A role whose holder speaks or acts, and of whom the name near it cannot be."""

from __future__ import annotations

from newsnlp.annotate.marks import CLOSING, OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.self_told import ME
from newsnlp.find.layout.speaking_lines import is_on_line, said_from
from newsnlp.find.type_sets import ROLES
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.link.people.names import read_name
from newsnlp.link.roles import leading_noun
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.records.posts.deaths import died

_OF_CLAUSES = frozenset({"ADP", "ADV", "INTJ", "PART", "PRON", "VERB"})
"""What stands in a sentence before a name, and in no title: «[в студии у нас] мэр Рид»."""
_SELF = frozenset({ME, "мы"})
_IN_SPEECH = _SELF | {"вы", "ты", "?"}
"""What no line has that only names who has a post: «Директор: Анна Рид»."""


def is_anothers(context: Context, link: Link) -> bool:
    """Tell whether the model gives a subject's role to somebody else.

    «Котов болен», – сказал [губернатор]: nobody speaks of himself so. «[Глава] региона
    представил план» is no Котова. «[Ведущий]: В студии мэр Котов» are two.
    """
    if _is_speaker(context, link):
        return True
    if link.source != "model" or _stands_beside(context, link):
        return False
    if _is_in_speech(context, link) or _leads_a_part(context, link):
        return True
    if _is_sorry(context, link) or _congratulates(context, link):
        return True
    a = context.annotation
    subject = context.index.head[link.tail]
    verb = a.heads[subject]
    if verb < 0 or a.pos(verb) != "VERB" or not a.deprel(subject).startswith("nsubj"):
        return False
    here = context.sentence(link.head) == context.sentence(link.tail)
    if here and a.lemmas[verb] in words("reporting_verbs.txt"):
        return context.index.first[link.head] < subject
    return _is_woman(context, link.head) and a.feats(verb).get("Gender") == "Masc"


def is_said_of_oneself(context: Context, role: int) -> bool:
    """Tell what somebody says that he is: «Я [худрук], а ещё [депутат] думы»: he is so now."""
    a, clauses = context.annotation, context.reader.clauses
    noun = context.index.head[role]
    if ME not in a.by_lemma.words or clauses.case(noun) != "Nom":
        return False
    below = a.children[clauses.first_conjunct(noun)]
    mine = any(a.lemmas[t] == ME and a.deprel(t).startswith("nsubj") for t in below)
    return mine and all(a.deprel(t) != "cop" for t in below)


def _is_speaker(context: Context, link: Link) -> bool:
    """Tell whose words a line is from whom they name: «[Ведущий]: В студии мэр [Лев Рид]».

    «[Ведущий]: [Лев Рид], который пришёл из театра» has no verb of its own.
    """
    a, index = context.annotation, context.index
    begin, name = (
        said_from(a, index.first[link.tail], index.last[link.tail]),
        index.first[link.head],
    )
    if begin < 0 or a.lemmas[begin] in PRONOUNS:
        return False  # «у завода новый [директор]: им стал [Рид]»
    if not is_on_line(a, begin, name):
        # not «[Лев Рид]», below it «[Врач]: …», nor «[Участники]: …,» that goes on below
        speaks = said_from(a, name, index.last[link.head]) >= 0
        return speaks and not is_plural(a, index.head[link.tail])
    _, last = a.sentence_tokens(a.sentence_of(name))
    verbs = (t for t in range(begin, last) if a.feats(t).get("VerbForm") == "Fin")
    other = any(a.pos(t) in _OF_CLAUSES for t in range(begin, name))
    other = other or not _IN_SPEECH.isdisjoint([*a.lemmas[begin:last], a.words[last - 1]])
    return other or any(a.deprel(verb) != "acl:relcl" for verb in verbs)


def _leads_a_part(context: Context, link: Link) -> bool:
    """Tell «[технический директор] [Рид]» from the «[директор]» of another sentence."""
    a, index = context.annotation, context.index
    before = index.first[link.head] - 1
    role = index.at(before, ROLES) if before >= 0 else None
    if role is None or context.sentence(link.head) == context.sentence(link.tail):
        return False
    narrow = words("narrowing_adjectives.txt")
    partly = narrow.intersection(a.lemmas[index.first[role] : index.last[role]])
    return bool(partly) and leading_noun(a, index.first[link.tail], index.last[link.tail]) != ""


def _is_in_speech(context: Context, link: Link) -> bool:
    """Tell whom somebody speaks of: «Это был [педагог]», — сказала [солистка Котова].

    Who speaks of himself says «я».
    """
    a, index = context.annotation, context.index
    role, name = index.first[link.tail], index.first[link.head]
    if role > name or context.sentence(link.head) != context.sentence(link.tail):
        return False
    begin, _ = a.sentence_tokens(context.sentence(link.tail))
    spoken = a.words[begin:name]
    ends = [i for i, word in enumerate(spoken, begin) if word in CLOSING and i > role]
    if not ends or not OPENING.intersection(a.words[begin:role]):
        return False
    close = ends[-1]
    told = any(lemma in words("reporting_verbs.txt") for lemma in a.lemmas[close:name])
    return told and not _SELF.intersection(a.lemmas[begin:close])


def _is_sorry(context: Context, link: Link) -> bool:
    """Tell who is sorry for the dead: «[Рид] погиб. [Мэр] Тулы выразил соболезнования».

    Or tells of them: «[Рид] погиб. Как сообщил [директор] театра, прощание пройдёт завтра».
    """
    a, subject = context.annotation, context.index.head[link.tail]
    if not a.deprel(subject).startswith("nsubj"):
        return False
    here = slice(*a.sentence_tokens(context.sentence(link.tail)))
    sorry = not noun_class("condolence").isdisjoint(a.lemmas[here])
    if not sorry and not _tells(context, link):
        return False
    told = {context.actor(i) for i in died(context, context.facts)}
    return context.entity.get(link.head) in told


def _tells(context: Context, link: Link) -> bool:
    """Tell who has told the press what another sentence than that of the name is about."""
    a = context.annotation
    verb = a.heads[context.index.head[link.tail]]
    told = a.lemmas[verb] in noun_class("to_press") and a.feats(verb).get("Aspect") == "Perf"
    return told and context.sentence(link.head) < context.sentence(link.tail)


def _congratulates(context: Context, link: Link) -> bool:
    """Tell who is glad of another's victory: «[Рид] победил. [Мэр] Тулы поздравил гостей»."""
    a, role = context.annotation, context.index.head[link.tail]
    before = context.sentence(link.head)
    verb = a.heads[role] if a.deprel(role).startswith("nsubj") else -1
    if verb < 0 or a.lemmas[verb] not in noun_class("congratulating"):
        return False
    won = noun_class("winning", "winner", "champion")
    told = won.intersection(a.lemmas[slice(*a.sentence_tokens(before))])
    return bool(told) and before < context.sentence(link.tail)


def _stands_beside(context: Context, link: Link) -> bool:
    """Tell a name in the noun phrase of a role: «[министр] [Лев Нечаев]».

    «[Лев Нечаев], он же [министр], сказал» is he, too.
    """
    a, index = context.annotation, context.index
    first = index.first[link.tail]
    if first > 1 and a.words[first - 1] == "же" and a.lemmas[first - 2] in PRONOUNS:
        return True
    role, person = index.head[link.tail], index.head[link.head]
    near = index.last[link.tail] <= index.first[link.head] <= index.last[link.tail] + 1
    return near or a.heads[person] == role or a.heads[role] == person


def _is_woman(context: Context, person: int) -> bool:
    index = context.index
    return read_name(context.annotation, index.first[person], index.last[person]).gender == "femn"
