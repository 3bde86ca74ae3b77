"""Whose name and whose role clauses or sentences keep apart: «как сообщил [мэр], [Рид] ранен»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.layout.listings import term_beside
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, ROLES
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.links import Link, is_beside

_BY, _AS = "по", "как"
_GETTING = frozenset({"post", "succession", "member"})
"""Kinds of frames by which a name behind its verb may fill a post told before."""
_CHANGING = frozenset({"new", "former"})
_BRACKETED = 12
"""Words from a role in brackets to a name behind them."""
_OBLIQUE = frozenset({"Gen", "Acc", "Dat"})
_BELOW = frozenset({"obj", "iobj", "obl", "nmod", "conj"})


def are_told_apart(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell whether the order of words or a clause shows that a role is not a person's."""
    a, role, name = clauses.annotation, index.head[link.tail], index.head[link.head]
    if is_beside(index, link):
        return _is_of_next_line(a, index, link.head)
    if _is_told_beside(a, index, link) or _is_bracketed(a, index, link):
        return True
    if a.sentence_of(role) == a.sentence_of(name):
        return (
            _is_source(clauses, role, name)
            or _tells_of_whom(a, index, link.tail, link.head)
            or _is_joined(clauses, index, link)
            or _is_addressed(clauses, index, link)
            or _is_of_followers(clauses, role, name)
        )
    if "\n" in a.text[slice(*sorted((a.starts[role], a.starts[name])))]:
        return False  # a headline may tell the post, and the text the name
    if role > name:
        return _is_new(clauses, index, link.tail) or _is_of_its_subject(clauses, index, link.tail)
    return _is_named_anew(clauses, index, link)


def _is_source(clauses: Clauses, role: int, name: int) -> bool:
    """Tell who says it: «как сообщил [мэр], [Рид] ранен», «[Рид], по словам [мэра], жив»."""
    a, above = clauses.annotation, clauses.head[role]
    if above < 0:
        return False
    says = a.deprel(role).startswith("nsubj") and a.lemmas[above] in words("reporting_verbs.txt")
    told = clauses.preposition(above) == _BY and a.lemmas[above] in noun_class("attribution")
    top = a.top(name, APPOSED)
    verb = clauses.head[top]
    acts = a.deprel(top).startswith("nsubj") and verb not in (above, role)
    return (says or told) and acts and "," in a.words[min(role, name) : max(role, name)]


def _is_of_next_line(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell «Рид А. А. – [председатель]», below it «[Котов П. А.] – врач», not «– 1994–1998»."""
    own = a.words[index.last[person] : index.last[person] + 1]
    if not a.opens_line(index.first[person]) or DASHES.isdisjoint(own):
        return False
    return term_beside(a, index, person) is None


def _tells_of_whom(a: Annotation, index: MentionIndex, role: int, person: int) -> bool:
    """Tell who only tells of somebody behind a comma: «как сообщил [мэр], [Рид] ранен»."""
    begins, ends = a.sentence_tokens(a.sentence_of(index.first[role]))
    comma, behind = index.first[person] - 1, index.last[person]
    if a.lowered[begins] != _AS or not begins < index.first[role] < comma < behind < ends:
        return False
    if a.words[comma] != ",":
        return False
    return not words("reporting_verbs.txt").isdisjoint(a.lemmas[begins:comma])


def _is_joined(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell two: «спор [директора] и [Рида]», not «директор и основатель Рид»."""
    a, first, role = clauses.annotation, index.first[link.head], index.head[link.tail]
    if first <= role or a.words[first - 1] != "и" or a.deprel(first) != "conj":
        return False
    if a.feats(role).get("Number") == "Plur":
        return False  # «продюсеры: Ким и [Рид]»
    return clauses.first_conjunct(first) == clauses.first_conjunct(role)


def _is_told_beside(a: Annotation, index: MentionIndex, link: Link) -> bool:
    """Tell who is told beside somebody: «приехали [мэр] и госпожа [Котова]»."""
    begin, end = index.last[link.tail], index.first[link.head]
    if begin >= end or a.words[begin] != "и" or is_plural(a, index.head[link.tail]):
        return False
    addressed = noun_class("address") | words("kin_nouns.txt")
    between = range(begin + 1, end)
    return all(a.lemmas[t] in addressed or a.words[t] in POSSESSIVES for t in between)


def _is_bracketed(a: Annotation, index: MentionIndex, link: Link) -> bool:
    """Tell a role in brackets from a name behind them: «Рид ([инспектор] Рой), [Котов]»."""
    begin, end = index.last[link.tail], index.first[link.head]
    if not begin < end < begin + _BRACKETED:
        return False
    return [word for word in a.words[begin:end] if word in ("(", ")")][:1] == [")"]


def _is_addressed(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell to whom something of somebody goes: «письмо [Рида] [мэру]»."""
    beside = index.last[link.head] == index.first[link.tail]
    cases = clauses.case(index.first[link.head]), clauses.case(index.head[link.tail])
    return beside and cases == ("Gen", "Dat")


def _is_of_followers(clauses: Clauses, role: int, name: int) -> bool:
    """Tell whom others do something to: «сторонники [Рида] требуют отставки [мэра]».

    «Коллеги [Рида] избрали его [мэром]».
    """
    a, top = clauses.annotation, clauses.annotation.top(name, APPOSED)
    noun = clauses.head[top]
    if noun < 0 or clauses.case(role) not in _OBLIQUE or a.deprel(top) != "nmod":
        return False
    living = a.feats(noun).get("Animacy") == "Anim" and a.deprel(noun).startswith("nsubj")
    verb = clauses.head[role]
    while verb >= 0 and a.pos(verb) == "NOUN" and a.deprel(verb) in _BELOW:
        if a.lemmas[verb] in noun_class("post", "duty"):
            return False
        verb = clauses.head[verb]
    return living and noun < verb == clauses.head[noun] < role


def _is_new(clauses: Clauses, index: MentionIndex, mention: int) -> bool:
    """Tell who comes into a text behind his verb: «[Рид] победил. Приз вручил [мэр Тулы]».

    Not «была деканом, с 2018 года — [проректор]».
    """
    a, role = clauses.annotation, index.head[mention]
    verb = clauses.head[role]
    if a.words[index.first[mention] - 1] in DASHES:
        return False
    acts = a.deprel(role).startswith("nsubj") and 0 <= verb < role
    feats = a.feats(verb) if acts else {}
    told = feats.get("VerbForm") == "Fin" or feats.get("Case") == "Ins"  # «свидетелем был [мэр]»
    return told and clauses.case(role) == "Nom" and ":" not in a.words[verb:role]


def _is_of_its_subject(clauses: Clauses, index: MentionIndex, mention: int) -> bool:
    """Tell what another is: «Вышел роман [Рида]. Главный герой – [тренер]»."""
    a, role, dash = clauses.annotation, index.head[mention], index.first[mention] - 1
    below = [c for c in a.children[role] if a.deprel(c).startswith("nsubj")]
    if a.words[dash] in DASHES and a.heads[role] == dash - 1:
        below.append(dash - 1)
    nouns = (c for c in below if a.pos(c) == "NOUN" and index.at(c, ROLES) is None)
    living = map(a.feats, nouns)
    one = any((f.get("Animacy"), f.get("Number")) == ("Anim", "Sing") for f in living)
    return one and clauses.case(role) == "Nom"


def _is_named_anew(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who is named only behind his verb: «[Мэр] осмотрел парк. Экскурсию провёл [Рид]».

    Who says something may be told of before, and a post may be filled by him.
    """
    a, name = clauses.annotation, index.head[link.head]
    top = a.top(name, APPOSED)
    verb = clauses.head[top]
    if not 0 <= verb < index.first[link.head] or not a.deprel(top).startswith("nsubj"):
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(name))
    if any(a.lemmas[t] in PRONOUNS for t in range(begin, name)):
        return False  # «Им стал Рид», «его зовут Лев Рид»
    lemma, role = a.lemmas[verb], index.head[link.tail]
    if (a.feats(verb).get("Number"), a.feats(role).get("Number")) == ("Plur", "Sing"):
        return True  # «[Мэр] открыл концерт. Выступили [Рид] и Ким»
    told = frames().get(lemma, ())
    fills = any(frame.kind in _GETTING and frame.status in _CHANGING for frame in told)
    said = lemma in words("reporting_verbs.txt") | words("announcing_verbs.txt")
    return a.pos(verb) == "VERB" and not fills and not said
