"""Posts that are only said in jest, wished, asked about or put: «тоже мне [директор]»."""

from __future__ import annotations

from itertools import pairwise

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import unbalanced
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import preposition_of
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.cues import cues
from newsnlp.find.grammar.finite import is_over
from newsnlp.find.grammar.imagined import is_imagined
from newsnlp.find.grammar.modality import WERE
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.mentions.collectives import posts
from newsnlp.link.grammar.word_sides import only_adjective
from newsnlp.records.links import Link, is_beside

_MOCKING = ["тоже", "мне"]
_ASKING = frozenset({"зачем", "как", "какой", "когда", "кто", "откуда", "отчего", "почему", "чей"})
_STANDING = "ство"
_VOID = "утративш"
_VOIDED = frozenset({("утратившим", "силу"), ("утратившими", "силу")})
_NEAR = 4
"""Words between «будь» and a post: «[будь] Лев Рид [мэром]»."""


def is_unreal(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a role that nobody is told to have in earnest."""
    a, head, first = clauses.annotation, index.head[link.tail], index.first[link.tail]
    beside = is_beside(index, link)  # «уходит не [мэр] Рид»
    return (
        is_imagined(a, head)
        or _is_nobody(a, index, link.tail)
        or (_is_denied(a, first) and not beside)
        or (_is_questioned(clauses, link.tail, index) and not beside)
        or _is_mocked(clauses, first)
        or _is_put(clauses, first)
        or _is_miscalled(clauses, head)
        or _is_wished(clauses, head)
        or _is_only_asked_for(clauses, head)
        or _is_voided(a, first)
    )


def _is_nobody(a: Annotation, index: MentionIndex, role: int) -> bool:
    """Tell what no person is: «третий [президентский] срок», «во время его [президентства]»."""
    head = index.head[role]
    noun = a.heads[head]
    if only_adjective(a.words[head]):
        outside = not index.first[role] <= noun < index.last[role]
        return a.deprel(head) == "amod" and outside and a.feats(noun).get("Animacy") == "Inan"
    return a.lemmas[head].endswith(_STANDING) and a.lemmas[head] not in posts()


def _is_denied(a: Annotation, first: int) -> bool:
    """Tell «Рид не [директор]» from «больше не [директор]», which he was."""
    return a.lowered[max(0, first - 1) : first] == ["не"] and not is_over(a, first)


def _is_questioned(clauses: Clauses, role: int, index: MentionIndex) -> bool:
    """Tell «Рид — [министр]? Это анекдот» from «Почему Рид — [министр]?», where he is one."""
    a, head, last = clauses.annotation, index.head[role], index.last[role]
    if a.words[last : last + 1] != ["?"] or clauses.case(head) != "Nom":
        return False
    told = any(a.deprel(child) == "nsubj" for child in clauses.children[head])
    begin, _ = a.sentence_tokens(a.sentence_of(head))
    return told and _ASKING.isdisjoint(a.lemmas[begin:last])


def _is_mocked(clauses: Clauses, first: int) -> bool:
    """Tell «тоже мне [директор]», «какой из меня [депутат]»."""
    a = clauses.annotation
    before = a.lowered[max(0, first - 2) : first]
    return before == _MOCKING or (before[:1] == ["из"] and a.pos(first - 1) == "PRON")


def _is_put(clauses: Clauses, first: int) -> bool:
    """Tell what somebody would be: «будь я [мэром]», however it is parsed."""
    if WERE.isdisjoint(clauses.annotation.by_form.words):
        return False
    spelt = clauses.annotation.lowered
    near = range(first - 1, max(-1, first - _NEAR - 1), -1)
    were = next((t for t in near if spelt[t] in WERE or spelt[t] == ","), -1)
    return were >= 0 and spelt[were] in WERE


def _is_miscalled(clauses: Clauses, head: int) -> bool:
    """Tell what somebody is called by mistake or in jest: «ошибочно назвал Рида [мэром]»."""
    a, verb = clauses.annotation, clauses.head[head]
    if verb < 0 or clauses.case(head) != "Ins" or a.lemmas[verb] not in noun_class("calling"):
        return False
    how = cues("manner")
    below = [t for child in a.children[verb] for t in (child, *a.children[child])]
    return any(a.lemmas[t] in how or f"{preposition_of(a, t)}_{a.lowered[t]}" in how for t in below)


def _is_wished(clauses: Clauses, head: int) -> bool:
    """Tell what somebody is to be made: «мечтал сделать его [режиссёром]»."""
    a, verb = clauses.annotation, clauses.head[head]
    if verb < 0 or clauses.case(head) != "Ins" or clauses.preposition(head):
        return False
    infinitive = a.feats(verb).get("VerbForm") == "Inf"
    wanted = infinitive and clauses.modalities.governed(verb) is not None
    return wanted and clauses.modality(verb) is not None  # not «решили: избрать Рида [мэром]»


def _is_only_asked_for(clauses: Clauses, head: int) -> bool:
    """Tell «предложил назначение Рида [мэром]», «отменили назначение Рида на пост [мэра]»."""
    a, noun = clauses.annotation, clauses.head[head]
    if noun >= 0 and a.lemmas[noun] in noun_class("post"):
        noun = clauses.head[noun]
    put = noun >= 0 and a.lemmas[noun] in noun_class("appointment")
    return put and clauses.noun_modality(noun) is not None


def _is_voided(a: Annotation, role: int) -> bool:
    """Tell what a paper in force no more tells: «утратившим силу «Об избрании [главы] Рида»»."""
    if _VOID not in a.text:
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(role))
    said = a.lowered[begin:role]
    return (
        any(pair in _VOIDED for pair in pairwise(said))
        and unbalanced(a.words, begin, role)[0] != []
    )
