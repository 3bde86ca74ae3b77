"""Who only tells of an event: «Решение приняли на заседании, сообщила [Анна Рыбина]»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.layout.speaking_lines import is_on_line, said_from
from newsnlp.find.mention_index import MentionIndex
from newsnlp.lexicon import words

if TYPE_CHECKING:
    from newsnlp.records.context import Context

_NAMES = frozenset({"appos", "flat", "flat:name"})
_TELLERS = _NAMES | {"conj"}
_ABOUT = frozenset({"о", "про"})
_ABOUT_IT, _THIS = frozenset({"о", "об"}), "это"
_OBJECTS = frozenset({"obj", "nsubj:pass"})
_MODEL, _OWN = "model", "rule:said_to_go"
_THAT = "что"
_SELF, _THIRD = frozenset({"я", "мы"}), frozenset({"он", "она", "они"})
_WHICH = "который"


def only_tells(context: Context, event: int, actor: int, source: str) -> bool:
    """Tell whether an actor is the subject of a verb of telling, and the event another clause's.

    Or what is told or judged: «рассказала о [встрече] Рида с Котовым», «осудил [визит]». Of what
    stands behind «что» any verb only says something: «судья сочла доказанным, что Рид заключил
    [контракт]».

    «Заявила на заседании» and «выступая на форуме, сообщил» take part; so may who tells of himself:
    «сообщил, что участвует». Of an event of another sentence he may have told the press:
    «Прошло заседание. Счёт вырос, [сообщил] Рид», unless a rule says that he was there; who
    only says it, «об этом сообщил [Рид]», has told others.
    """
    a, index = context.annotation, context.index
    begin = said_from(a, index.first[actor], index.last[actor])
    if begin >= 0 and is_on_line(a, begin, index.head[event]):  # «[Рид]: Котов подписал [контракт]»
        return _is_of_another_clause(a, index.head[event], -1, index.head[actor])
    subject, verb = _said_by(a, index.head[actor])
    if verb < 0:
        return False
    if a.lemmas[verb] in noun_class("stance") and _is_object(a, index.head[event], verb):
        return True
    if a.lemmas[verb] not in words("reporting_verbs.txt"):
        return _is_content(a, index.head[event], verb, subject)
    if context.sentence(event) != context.sentence(actor):
        of_it = source in ("", _MODEL) and _tells_of_it(a, verb)
        return of_it or (source == _MODEL and a.lemmas[verb] in noun_class("to_press"))
    noun = index.head[event]
    about = a.heads[noun] == verb and context.reader.clauses.preposition(noun) in _ABOUT
    about = about and source != _OWN  # «заявил о своей [отставке]»
    return about or _is_of_another_clause(a, noun, verb, subject)


def may_only_tell(context: Context, actor: int) -> bool:
    """Tell who may be one of these, whatever the event: most are no subject of such a verb."""
    a, index = context.annotation, context.index
    if said_from(a, index.first[actor], index.last[actor]) >= 0:
        return True
    _, verb = _said_by(a, index.head[actor])
    if verb < 0:
        return False
    if a.lemmas[verb] in noun_class("stance") or a.lemmas[verb] in words("reporting_verbs.txt"):
        return True
    first, last = a.sentence_tokens(a.sentence_of(verb))
    return _THAT in a.lemmas[first:last]


def _said_by(a: Annotation, name: int) -> tuple[int, int]:
    """Return the subject that a name belongs to and its verb: «сообщила директор [Анна Рыбина]».

    The verb is -1 where it is no subject.
    """
    subject = a.top(name, _TELLERS)
    return subject, a.heads[subject] if a.deprel(subject).startswith("nsubj") else -1


def _tells_of_it(a: Annotation, verb: int) -> bool:
    """Tell «об [этом] сообщил Рид»."""
    return any(
        a.lemmas[child] == _THIS and a.lowered[child - 1] in _ABOUT_IT for child in a.children[verb]
    )


def _is_object(a: Annotation, token: int, verb: int) -> bool:
    """Tell what a verb says something of: «раскритиковал [визит]», «обсудили итоги [форума]»."""
    rel = ""
    while token >= 0 and token != verb and a.pos(token) in ("NOUN", "PROPN"):
        rel, token = a.deprel(token), a.heads[token]
    return token == verb and rel in _OBJECTS


def _is_content(a: Annotation, token: int, verb: int, subject: int) -> bool:
    """Tell what a clause with «что» below a verb is about, if it has a subject of its own."""
    told = _clause(a, token)
    if told in (-1, verb) or not any(a.lemmas[child] == _THAT for child in a.children[told]):
        return False
    above = a.heads[told]
    while above > verb:
        above = a.heads[above]
    return above == verb and _has_other_subject(a, told, subject)


def is_told_before(a: Annotation, index: MentionIndex, role: int, person: int) -> bool:
    """Tell a post of a clause before who tells of it: «[директором] станет Ким, сказал [Рид]»."""
    subject = a.top(index.head[person], _NAMES)
    verb = a.heads[subject]
    if verb < 0 or a.lemmas[verb] not in words("reporting_verbs.txt"):
        return False
    before = index.head[role] < verb and a.sentence_of(index.head[role]) == a.sentence_of(verb)
    said = before and a.deprel(subject).startswith("nsubj")
    return said and _is_of_another_clause(a, index.head[role], verb, subject)


def _is_of_another_clause(a: Annotation, token: int, verb: int, subject: int) -> bool:
    told = _clause(a, token)
    return told not in (-1, verb) and _has_other_subject(a, told, subject)


def _clause(a: Annotation, token: int) -> int:
    """Return the verb of a token's clause, itself included, past converbs, or -1."""
    while token >= 0:
        if a.pos(token) == "VERB" and a.feats(token).get("VerbForm") != "Conv":
            return token
        token = a.heads[token]
    return -1


def _has_other_subject(a: Annotation, verb: int, teller: int) -> bool:
    """Tell whether a verb has a subject of its own or is said of people in general: «приняли».

    «Я стал директором, рассказал Рид» is said of himself, and so may «рассказал Рид, который стал
    директором», «Рид рассказал, что он стал директором» be.
    """
    own = [child for child in a.children[verb] if a.deprel(child).startswith("nsubj")]
    own = [child for child in own if child != teller]
    if any(a.lemmas[child] in _SELF and a.deprel(child) == "obj" for child in a.children[verb]):
        return False  # «меня назначили», — сказал [Рид]
    if any(_may_be(a, child, verb, teller) for child in own):
        return False
    return own != [] or a.feats(verb).get("Number") == "Plur"


def _may_be(a: Annotation, pronoun: int, verb: int, teller: int) -> bool:
    """Tell whether a pronoun may mean who tells: «я», «он», «который» behind his name."""
    if a.lemmas[pronoun] == _WHICH:
        return a.heads[verb] >= 0 and a.top(a.heads[verb], _TELLERS) == teller
    mine, his = a.feats(pronoun), a.feats(teller)
    alike = all(mine.get(key) in (None, his.get(key)) for key in ("Gender", "Number"))
    return a.lemmas[pronoun] in _SELF or (a.lemmas[pronoun] in _THIRD and alike)
