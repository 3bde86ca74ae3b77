"""Roles of somebody's kin: «дочь [президента] Анна Рид», «Рид хирург, жена — [педиатр]»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, VERBS
from newsnlp.lexicon import words
from newsnlp.link.people.declension import cases_of_name
from newsnlp.records.links import Link, is_beside
from newsnlp.records.posts.genders import name_gender

_HER_PATRONYMIC = ("вна", "ична", "инична")
_NAMED = 4
"""Tokens from a kinship to whose it is: «отец Микушевой, [Захар Рид]»."""


def is_of_kin(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a role that the kin of a link's name has, or whose kin the name is."""
    return not clauses.annotation.by_lemma.words.isdisjoint(words("kin_nouns.txt")) and (
        _is_of_hers(clauses, index, link)
        or _is_of_family(clauses, index, link)
        or _is_of_his(clauses, index, link)
    )


def has_her_patronymic(index: MentionIndex, clauses: Clauses, person: int) -> bool:
    """Tell «[Аржана Олеговна]», whose first name may be a man's in another case."""
    tokens = clauses.annotation.words[index.first[person] : index.last[person]]
    return any(word.endswith(_HER_PATRONYMIC) for word in tokens[1:])


def _is_of_hers(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a name of the kin of who has a role: «дочь [президента] [Анну Котову]».

    So is she of «дочь [писателя] и [режиссёра] [Анна Рид]».
    """
    a, role, first = clauses.annotation, index.head[link.tail], index.first[link.head]
    top = clauses.first_conjunct(role)
    above = clauses.head[top]
    listed = first - 1 if top != role else index.last[link.tail]
    if index.last[link.tail] != first and not (top < role < first <= listed):
        return False
    kin = 0 <= above < role and a.lemmas[above] in words("kin_nouns.txt")
    if kin and clauses.case(role) == "Gen" and _is_spouse(clauses, index, link.head, above):
        return True
    # of men the genitive looks like the accusative
    if not kin or clauses.case(role) != "Gen" or a.feats(above).get("Gender") != "Fem":
        return False
    if has_her_patronymic(index, clauses, link.head):  # «вдова [тренера] [Флюра Ахметовна]»
        return True
    she = _is_she(clauses, index, link.head) or _is_apposed_to_her(clauses, first, above)
    return she and len(a.words[first]) > 1


def _is_apposed_to_her(clauses: Clauses, name: int, kin: int) -> bool:
    """Tell a name that no dictionary has and the tree gives to her: «[дочь] врача [Джулианна]»."""
    a = clauses.annotation
    hers = a.heads[name] == kin and a.deprel(name) in APPOSED and clauses.case(kin) == "Nom"
    return hers and a.lowered[name].endswith(("а", "я")) and not cases_of_name(a.lowered[name])


def _is_spouse(clauses: Clauses, index: MentionIndex, person: int, kin: int) -> bool:
    """Tell whose name it is by the gender: «по словам жены [депутата] [Анны Рид]»."""
    a, first = clauses.annotation, index.first[person]
    genders = {a.feats(token).get("Gender") for token in (kin, first)}
    wed = a.lemmas[kin] in noun_class("spouse") and clauses.case(kin) == clauses.case(first)
    return wed and index.length(person) > 1 and len(genders) == 1


def _is_she(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell a woman's name in no genitive; the tagger may take «Мария Рид» for a man's."""
    name = index.first[person]
    word, woman = clauses.annotation.lowered[name], clauses.annotation.feats(name).get("Gender")
    if woman == "Fem" and clauses.case(name) not in ("Gen", ""):
        return True
    full = index.length(person) > 1 and name_gender(word) == "femn"
    return full and "Gen" not in cases_of_name(word)


def _is_of_family(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a role of somebody's kin: «[Котов] родился в семье врача и [учителя]».

    «Дочь [певца] и поэта Котова» has the role and the name in one case.
    """
    a, role, kin = clauses.annotation, index.head[link.tail], words("kin_nouns.txt")
    above = clauses.head[clauses.first_conjunct(role)]
    case = clauses.case(index.first[link.head])
    if clauses.case(role) == "Nom" and case == "Gen":  # «отец [Котова] – [учитель]»
        near = [c for c in clauses.children[role] if a.deprel(c) == "nsubj"]
        near += [above] if above >= 0 and a.deprel(role) == "appos" else []
        return any(a.lemmas[token] in kin for token in near)
    beside = is_beside(index, link)
    if clauses.case(role) != "Gen" or case == "Gen" or beside:
        return False
    return 0 <= above < role and a.lemmas[above] in kin


def _is_of_his(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell what somebody's kin is: «[Котов] хирург. Жена — [педиатр], отец был [шахтёром]».

    «Его жена — [педиатр] [Анна Котова]», «сын [Иван Котов] — [педиатр]» are named.
    """
    a, first, role = clauses.annotation, index.first[link.tail], index.head[link.tail]
    if is_beside(index, link):
        return False
    verb = clauses.head[role]
    verbal = verb >= 0 and a.pos(verb) in VERBS and clauses.case(role) == "Ins"
    subjects = clauses.subjects(verb) if verbal else clauses.subjects(role)
    if first > 1 and a.words[first - 1] in DASHES:
        subjects = [*subjects, *_phrase_before(clauses, first - 1)]
    kin = [token for token in subjects if a.lemmas[token] in words("kin_nouns.txt")]
    own = [(below, token) for token in kin for below in clauses.children[token]]
    named = {
        i
        for below, token in own
        if a.deprel(below) in APPOSED and clauses.case(below) == clauses.case(token)
        for i in index.covering(below)
    }
    return kin != [] and link.head not in named and not _is_named(clauses, index, kin, link.head)


def _phrase_before(clauses: Clauses, dash: int) -> list[int]:
    """Return the nouns of a phrase before a dash, from its end up: «[отец] [Рида] – директор»."""
    found = [dash - 1]
    while 0 <= clauses.head[found[-1]] < found[-1]:
        found.append(clauses.head[found[-1]])
    return found


def _is_named(clauses: Clauses, index: MentionIndex, kin: Sequence[int], person: int) -> bool:
    """Tell whose name stands behind his kinship: «жена, [Айлана], — педиатр», «отец [Рид]»."""
    a, first = clauses.annotation, index.first[person]
    whose = clauses.case(first) == "Gen"  # «сестра [Анны Рид]», of whom nothing else is told
    return any(
        token < first <= token + _NAMED
        and not (whose and token == first - 1 and clauses.case(token) == "Nom")
        and all(a.words[t] == "," or clauses.case(t) == "Gen" for t in range(token + 1, first))
        for token in kin
    )
