"""What a pronoun or a bare noun stands for, where the text leaves no choice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import CLOSING, OPENING
from newsnlp.find.grammar.appointees import is_given_a_post, name_top, whose_post_changes
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.same_subject import UNTOLD, gender_of, same_subject
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.mentions.namesakes import is_in_name
from newsnlp.find.type_sets import APPOSED, HOUSES, PERSONS
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.acronyms import legal_forms
from newsnlp.link.bodies.compounds import inner_noun, kinds
from newsnlp.link.bodies.described import descriptor_tokens
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.morphology import readings

POSSESSIVES = frozenset({"его", "её", "ее"})
_REACH = 2
"""How many sentences back an antecedent may stand."""
_SHOWN = dict.fromkeys(("вым", "ным", "ким", "ому", "ого"), "Masc")
"""Genders by the last letters of a surname that no other form has: «с [Тумановым]»."""
_CLAUSE = 6
"""How far up a tree the verb of a clause is looked for."""
GENDERS_OF = {
    **dict.fromkeys(("его", "него", "ним", "нём", "нем", "им"), frozenset({"Masc", "Neut"})),
    **dict.fromkeys(("её", "ее", "неё", "нее", "ней", "нею", "ею"), frozenset({"Fem"})),
}


def antecedent(annotation: Annotation, index: MentionIndex, pronoun: int) -> int | None:
    """Return the person mention of «он», «она» or «учёный»; None when unsure.

    In each sentence, going back, the persons of the pronoun's gender are looked at: one name,
    or one among them that is a subject, is taken; anything else is left unresolved.
    """
    if annotation.pos(pronoun) == "PRON" and annotation.lemmas[pronoun] not in PRONOUNS:
        return None
    if any(annotation.deprel(child) == "appos" for child in annotation.children[pronoun]):
        return None  # «политик, лидер партии …» tells by itself who is meant
    here = annotation.sentence_of(pronoun)
    if _is_quoted(annotation, pronoun):
        return None  # «Рид сказал: «[Он] был врачом»»
    limit = pronoun
    other = _subject_beside(annotation, pronoun)
    for sentence in range(here, max(-1, here - _REACH - 1), -1):
        first, _ = annotation.sentence_tokens(sentence)
        found = persons_between(annotation, index, first, limit, gender_of(annotation, pronoun))
        found = [i for i in found if _first_of_list(annotation, index.head[i]) != other]
        found = [i for i in found if not _is_beside(annotation, index.head[i], pronoun)]
        limit = first
        others = [i for i in found if not _names(annotation, index, i, other)]
        if len(others) < len(found) and others:
            return _told_beside(annotation, index, others)
        again = same_subject(annotation, index, pronoun, sentence, others)
        if again == UNTOLD:
            continue
        if again is not None:
            return antecedent(annotation, index, again)
        if others:
            told = sentence < here and not _speaks(annotation, pronoun)
            whose = whose_post_changes(annotation, index, others) if told else None
            return only_one(annotation, index, others) if whose is None else whose
    return None


def _first_of_list(annotation: Annotation, name: int) -> int:
    """Return the top of a name, that of the first of several: «[мэр Котов] и врач Рид»."""
    top = name_top(annotation, name)
    while annotation.deprel(top) == "conj" and annotation.heads[top] >= 0:
        top = name_top(annotation, annotation.heads[top])
    return top


def _speaks(annotation: Annotation, pronoun: int) -> bool:
    """Tell a pronoun of no verb or of one of speech: «о назначении Рида. [Он] сказал»."""
    verb = annotation.heads[pronoun]
    speech = words("reporting_verbs.txt")
    return verb < 0 or annotation.pos(verb) != "VERB" or annotation.lemmas[verb] in speech


def _names(a: Annotation, index: MentionIndex, person: int, subject: int) -> bool:
    """Tell whether a subject names a person again: «[Рид] приехал. Рид вручил [ему] приз»."""
    if subject < 0:
        return False
    beside = persons_between(a, index, *a.sentence_tokens(a.sentence_of(subject)), None)
    named = (i for i in beside if name_top(a, index.head[i]) == subject)
    return any(a.lemmas[index.last[i] - 1] == a.lemmas[index.last[person] - 1] for i in named)


def _told_beside(a: Annotation, index: MentionIndex, others: list[int]) -> int | None:
    """Return the one to or with whom the subject of both sentences does something, or None."""
    tops = {name_top(a, index.head[i]) for i in others}
    objects = all(a.deprel(top) in ("obj", "iobj", "obl") for top in tops)
    return others[-1] if len(tops) == 1 and objects else None


def _is_quoted(annotation: Annotation, pronoun: int) -> bool:
    """Tell whether a pronoun stands in a speech that a colon and guillemets open before it."""
    first, _ = annotation.sentence_tokens(annotation.sentence_of(pronoun))
    words_ = annotation.words[first:pronoun]
    opened = [i for i, (one, two) in enumerate(pairwise(words_)) if one == ":" and two in OPENING]
    return bool(opened) and not CLOSING.intersection(words_[opened[-1] + 2 :])


def _is_beside(annotation: Annotation, name: int, pronoun: int) -> bool:
    """Tell who is told of with a subject: «вместе с [Котовым] он осмотрел школу»."""
    verb = annotation.heads[pronoun]
    if not annotation.deprel(pronoun).startswith("nsubj") or not pronoun > name:
        return False
    for _ in range(_CLAUSE):
        name = annotation.heads[name]
        if name < 0 or annotation.pos(name) == "VERB":
            break
    return name == verb >= 0


def _subject_beside(annotation: Annotation, pronoun: int) -> int:
    """Return the subject of the verb whose object a pronoun is, or -1: «[Котов] назначил его».

    «[Котов] уволил Рида и назначил на его место Кима»: his own would be «своё».
    """
    object_ = pronoun
    if annotation.words[pronoun].lower() in POSSESSIVES and annotation.deprel(pronoun) == "det":
        object_ = annotation.heads[pronoun]
    verb = annotation.heads[object_]
    objects = annotation.deprel(object_) in ("obj", "iobj", "obl") and verb >= 0
    while objects:
        for token in annotation.children[verb]:
            if annotation.deprel(token).startswith("nsubj"):
                return token
        objects = object_ != pronoun and annotation.deprel(verb) == "conj"
        verb = annotation.heads[verb]
    return -1


def organization_antecedent(annotation: Annotation, index: MentionIndex, noun: int) -> int | None:
    """Return the last mention of the one organization before that has this noun in its name.

    «Белогорский драматический театр … Театр примет участие». Of several the one in the same or
    the last sentence is meant; of several there, none.
    """
    lemmas, lemma = annotation.lemmas, annotation.lemmas[noun]
    found = [
        i
        for i in index.of(HOUSES)  # «больница» may be told as a building
        if index.last[i] <= noun
        and _has_noun(lemmas[max(0, index.first[i] - 2) : index.last[i]], lemma)
    ]
    return _only_told(annotation, index, {i: lemmas[index.last[i] - 1] for i in found}, noun)


def place_antecedent(annotation: Annotation, index: MentionIndex, noun: int) -> int | None:
    """Return the last mention of the one place before that a bare noun means: «округом».

    Of several the one in the same or the last sentence is meant; of several there, none.
    """
    types = unnamed_places().get(annotation.lemmas[noun], frozenset())
    if any(annotation.deprel(child) != "punct" for child in annotation.children[noun]):
        return None  # «соседним районом»
    found = [i for i in index.of(types) if index.last[i] <= noun]
    if any(annotation.feats(index.head[i]).get("Number") == "Plur" for i in found):
        return None  # «Новосибирская и [Томская области]»
    names = {i: " ".join(annotation.lemmas[index.first[i] : index.last[i]]) for i in found}
    return _only_told(annotation, index, names, noun)


def _only_told(
    annotation: Annotation, index: MentionIndex, names: Mapping[int, str], noun: int
) -> int | None:
    """Return the last of some mentions before a noun where all, or the near ones, have one name."""
    here = annotation.sentence_of(noun)
    near = [i for i in names if annotation.sentence_of(index.first[i]) >= here - 1]
    for some in (list(names), near):
        if len({names[i] for i in some}) == 1:
            return some[-1]
    return None


def owner_antecedent(
    annotation: Annotation,
    index: MentionIndex,
    possessive: int,
    himself: Collection[int] = (),
    fits: Callable[[int], bool] | None = None,
) -> int | None:
    """Return the organization that «[Его] глава», «[её] президент» mean, or None when unsure.

    As ``body_antecedent``, and no person there may be meant, but for the mentions of who has the
    post ``himself``: «Рид остаётся [его] главой» would be «своим» of his own.
    """
    body = body_antecedent(annotation, index, possessive, fits)
    if body is None:
        return None
    first = annotation.sentence_tokens(annotation.sentence_of(index.first[body]))[0]
    genders = GENDERS_OF[annotation.words[possessive].lower()]
    may_be = {
        i
        for gender in genders
        for i in persons_between(annotation, index, first, possessive, gender)
    }
    return body if may_be <= {*himself} else None


def body_antecedent(
    annotation: Annotation,
    index: MentionIndex,
    pronoun: int,
    fits: Callable[[int], bool] | None = None,
) -> int | None:
    """Return the organization that a pronoun means where it can mean no person: «в [него] вошли».

    It is the only one of the pronoun's gender in the nearest sentence that has any, here or
    before, or the only subject among them. Those that ``fits`` tells to be meant go before others.
    """
    genders = GENDERS_OF.get(annotation.words[pronoun].lower(), frozenset())
    here, limit = annotation.sentence_of(pronoun), pronoun
    for sentence in (here, here - 1) if here else (here,):
        first, _ = annotation.sentence_tokens(sentence)
        found = {
            i
            for token in range(first, limit)
            for i in index.covering(token)
            if index.types[i] is T.ORGANIZATION and _body_gender(annotation, index, i) in genders
        }
        limit = first
        if found:
            found = set(filter(fits, found)) or found if fits else found
            rels = {i: annotation.deprel(index.head[i]) for i in found}
            subjects = {i for i, rel in rels.items() if rel.startswith("nsubj")}
            if "conj" in rels.values():  # «завод и театр открылись»
                subjects = set()
            above = {i: annotation.lemmas[annotation.heads[index.head[i]]] for i in found}
            listed = {i for i in found if above[i] == "состав"}  # «ООО избрало состав [правления]»
            told = (_only_outer(index, some) for some in (found, listed, subjects))
            return next((whole for whole in told if whole is not None), None)
    return None


def is_pronoun(word: str) -> bool:
    """Tell forms of «он», «она», «оно» behind a preposition: the tagger takes «нём» for a noun."""
    return word.lower() in GENDERS_OF


def _only_outer(index: MentionIndex, found: set[int]) -> int | None:
    """Return the mention that holds all others of a set, or None."""
    outer = max(found, key=index.length, default=None)
    if outer is None:
        return None
    return outer if found <= {outer, *index.inside(outer, frozenset({T.ORGANIZATION}))} else None


def _body_gender(annotation: Annotation, index: MentionIndex, body: int) -> str | None:
    """Return the gender of an organization's noun, None where only a name tells of it."""
    described = descriptor_tokens(annotation, index.first[body], index.last[body])
    head = annotation.head_of(*described) if described else index.head[body]
    above = annotation.heads[head]
    if not described and annotation.deprel(head) in APPOSED and above == index.first[body] - 1:
        head = above  # «[Компания] VK»
    quoted = head > 0 and annotation.words[head - 1] in OPENING
    form = _forms().get(annotation.words[head])
    if form:
        return form
    lemma = annotation.lemmas[head]
    common = lemma in bodies() or inner_noun(lemma) != ""  # «пищекомбинат»
    return annotation.feats(head).get("Gender") if common and not quoted else None


@cache
def _forms() -> dict[str, str]:
    """Return the genders of legal forms: ООО is an общество."""
    names = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
    found: dict[str, str] = {}
    for short, full in legal_forms().items():
        nouns = (word for word in full.split() if word in bodies())
        genders = [r.form.gender for noun in nouns for r in readings(noun) if r.form.gender]
        if genders:
            found[short] = names[genders[0]]
    return found


@cache
def unnamed_places() -> dict[str, frozenset[T]]:
    """Return the nouns that mean a place without naming it, with its possible types."""
    return {noun: frozenset(map(T, types.split())) for noun, types in rows("unnamed_places.tsv")}


def _has_noun(lemmas: Sequence[str], noun: str) -> bool:
    return noun in lemmas or any(noun in kinds(lemma) for lemma in lemmas)


def possessives(clauses: Clauses, noun: int) -> list[int]:
    """Return the possessives that stand with a noun: «[его] пост», «[её] обязанности»."""
    words = clauses.annotation.words
    return [child for child in clauses.children[noun] if words[child].lower() in POSSESSIVES]


def persons_between(
    annotation: Annotation, index: MentionIndex, first: int, last: int, gender: str | None
) -> list[int]:
    """Return the persons of a gender, or of any, among tokens; none that things are named after."""
    found = index.between(PERSONS, first, last)
    if gender is not None:
        found = [i for i in found if _name_gender(annotation, index, i) in (gender, None)]
    return [i for i in found if not is_in_name(annotation, index, i)]


def _name_gender(annotation: Annotation, index: MentionIndex, person: int) -> str | None:
    """Return the gender of a name, by its first word; a surname shows it by its ending.

    The tagger takes «Ветрова» for a genitive and so for a man.
    """
    first = index.first[person]
    full = [t for t in range(first, index.last[person]) if len(annotation.words[t]) > 1]
    ends = annotation.words[full[-1]] if full else ""
    if len(full) > 2 and ends.endswith(("вна", "чна")):
        return "Fem"  # «Рид [Анна Львовна]»
    if len(full) > 1:
        return annotation.feats(first).get("Gender")
    first = full[0] if full else first  # «А. И. [Котова]»
    ending = annotation.words[first][-1:]
    shown = _SHOWN.get(annotation.words[first][-3:].lower())
    if shown is not None:
        return shown
    if annotation.feats(first).get("Case") != "Nom" or ending not in "аяАЯвнйВНЙ":
        return None
    verb = annotation.heads[first] if annotation.deprel(first).startswith("nsubj") else -1
    acting = verb >= 0 and annotation.pos(verb) == "VERB"
    told = annotation.feats(verb).get("Gender") if acting else None
    if told in ("Fem", "Masc"):
        return told  # «[Дзюба] забил»
    return "Fem" if ending in "аяАЯ" else "Masc"


def _is_whose_kin(annotation: Annotation, name: int) -> bool:
    """Tell of whose kin a text goes on: «приехал Рид, дед [Котова]», «сын [Рида] Лев»."""
    a, above = annotation, annotation.heads[name]
    kin = above == name - 1 and a.lemmas[above] in words("kin_nouns.txt")
    return kin and a.feats(name).get("Case") == "Gen"


def only_one(annotation: Annotation, index: MentionIndex, found: list[int]) -> int | None:
    """Return the one of several persons who is meant: the only name, or the only subject."""
    found = [i for i in found if not _is_whose_kin(annotation, index.head[i])] or found
    names = {annotation.lemmas[index.last[i] - 1] for i in found}
    if len(names) == 1:
        return found[-1]
    tops = {i: name_top(annotation, index.head[i]) for i in found}
    subjects = [i for i, top in tops.items() if annotation.deprel(top).startswith("nsubj")]
    # «Рябинин и Бах выступили. Он …»: either of them
    heads = {head for i in subjects for head in (tops[i], index.head[i])}
    subjects += [
        i
        for i, top in tops.items()
        if annotation.deprel(top) == "conj" and annotation.heads[top] in heads
    ]
    names = {annotation.lemmas[index.last[i] - 1] for i in subjects}
    if len(names) != 1:
        return None
    verb = annotation.heads[tops[subjects[-1]]]
    given = (i for i in found if annotation.heads[tops[i]] == verb)
    return next((i for i in given if is_given_a_post(annotation, index, i)), subjects[-1])
