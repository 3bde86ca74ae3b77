"""Of whom one speaks: «[Рид]: А вы были [мэром]?», «Он [мэр], а я врач», — смеётся [Рид]."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING, unbalanced
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.self_told import speaking
from newsnlp.find.layout.speaking_lines import is_on_line, said_from
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED
from newsnlp.lexicon import words
from newsnlp.records.links import Link

_SELF = frozenset({"я", "мы"})
_OTHERS = PRONOUNS | {"они", "вы", "ты"}
_OWN_CASES = frozenset({"Nom", "Ins", ""})


def is_spoken_of(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a role that a speaker asks about or gives to another, from what he says that he is.

    Right behind his name and the colon a role is told of him: «Рид: [директор] завода».
    """
    a, role = clauses.annotation, index.head[link.tail]
    begin, name = _said_from(a, index, link), a.top(index.head[link.head], APPOSED)
    if begin < 0 and a.lemmas[a.heads[name]] not in words("reporting_verbs.txt"):
        return False
    said = _subjects(clauses, role)
    own = not said or any(a.lemmas[t] in _SELF for t in said)
    if begin >= 0:
        own = own or all(t < begin for t in said)  # «[Рид]: мэр города», as it is parsed
        subject = a.deprel(role).startswith("nsubj")
        acts = subject and a.pos(clauses.head[role]) in ("VERB", "ADJ")
        put = clauses.case(role) not in _OWN_CASES or clauses.preposition(role) != ""
        alone = index.first[link.tail] == begin
        return put or acts or (not alone and (subject or not own))
    others = [t for t in said if a.lemmas[t] in _OTHERS]
    return not own and any(name in speaking(clauses, t) for t in others)


def _said_from(a: Annotation, index: MentionIndex, link: Link) -> int:
    """Return where what somebody says begins that holds a role, or -1.

    It is a line, «[Рид]: …», or stands in quotes: «[Рид], мэр Тулы: «…»».
    """
    last, role = index.last[link.head], index.first[link.tail]
    begin = said_from(a, index.first[link.head], last)
    if begin >= 0 and is_on_line(a, begin, role):
        return begin
    if (
        role <= last
        or ":" not in a.words[last:role]
        or a.sentence_of(last - 1) != a.sentence_of(role)
    ):
        return -1
    colons = (t for t in range(last, role - 1) if a.words[t] == ":" and a.words[t + 1] in OPENING)
    colon = next(colons, -1)
    quoted = colon >= 0 and unbalanced(a.words, colon + 1, role)[0] != []
    return colon + 2 if quoted else -1


def _subjects(clauses: Clauses, role: int) -> list[int]:
    """Return of whom a role is told: «[он] мэр», «[он] был мэром», «назначили [его] мэром»."""
    a, verb = clauses.annotation, clauses.head[role]
    tops = [role]
    if verb >= 0 and clauses.case(role) == "Ins" and a.pos(verb) in ("VERB", "AUX"):
        tops.append(verb)
    said = [c for t in tops for c in a.children[t] if a.deprel(c).startswith("nsubj")]
    said = said or [c for t in tops[1:] for c in a.children[t] if a.deprel(c) == "obj"]
    # «[он] теперь мэр, а я врач»: the parser may take both for his
    near = [t for t in said if "," not in a.words[min(t, role) : max(t, role)]]
    return near or said
