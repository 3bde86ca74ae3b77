"""Which role told before «его пост», «этот пост» or «им» stands for, where the text is clear."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.cases import PRONOUNS, preposition_of
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS
from newsnlp.kinds import EntityType as T

_POINTING = frozenset({"освободиться", "вакантный", "этот", "данный", "указанный"})
_LEFT, _HEADING = "left_post", frozenset({"headed", "heads", "leads"})
_POINTS_BACK = 3
"""How many sentences back «этот пост» may have been told of."""
REACH = 3
"""How many sentences back «[его] обязанности» may; «исполняющей обязанности» only one."""


def role_antecedent(
    annotation: Annotation, index: MentionIndex, noun: int, reach: int = 1
) -> int | None:
    """Return the one role of the sentence before that «его пост», «её обязанности» mean.

    Roles inside others and those of titles («[народный [артист]]») do not count. The role of the
    one person told in the same sentence is meant first: «[директор] Рид уволен, его обязанности …».
    The sentence before may only say who goes: «Сменился [тренер]. Рид ушёл. Его обязанности …».
    """
    here = annotation.sentence_of(noun)
    first, _ = annotation.sentence_tokens(here)
    before = _outer_roles(index, first, noun)
    if _is_ones(index, first, noun):
        return before.pop() if len(before) == 1 else None
    for sentence in range(here - 1, max(-1, here - 2 - reach), -1):
        tokens = annotation.sentence_tokens(sentence)
        told = _outer_roles(index, *tokens)
        if sentence < here - 1:  # «[губернатор] подписал указ» acts
            told = {i for i in told if not _acts(annotation, index.head[i])}
        heads = {i: index.head[i] for i in told}
        roles = {i for i, head in heads.items() if not _is_bystander(annotation, head)}
        if roles or len(_people(index, *tokens)) > 1:
            return roles.pop() if len(roles) == 1 else None
        if not told and sentence <= here - reach:
            return None
    return None


def pointed_role(annotation: Annotation, index: MentionIndex, post: int) -> int | None:
    """Return the role that «на [этот] пост», «на [данную] должность» mean, or None when unsure.

    It is the only one of the last sentence that has any, but for who acts there: «[президент]
    освободил посла и назначил на этот пост …». A bare one is of the sentence before: «[Директор]
    уволен. Пост занял …».
    """
    if not points_back(annotation, post):
        return None
    bare = not annotation.children[post]
    here, limit = annotation.sentence_of(post), post
    if bare and (here == 0 or _outer_roles(index, *annotation.sentence_tokens(here))):
        return None
    reach = 1 if bare else _POINTS_BACK
    for sentence in range(here, max(-1, here - reach - 1), -1):
        first, _ = annotation.sentence_tokens(sentence)
        roles, limit = _outer_roles(index, first, limit), first
        heads = {i: index.head[i] for i in roles}
        roles = {i for i, head in heads.items() if not _orders(annotation, head)}
        roles = {i for i in roles if not _takes(annotation, heads[i], post)}
        # «за него 28 [депутатов]»: nobody's post
        roles = {i for i in roles if annotation.feats(heads[i]).get("Number") != "Plur"}
        left = {i for i in roles if not _dismisses(annotation, index.head[i])}
        if roles and not left:
            return None  # whose post it is has no mention
        roles = left
        if len(roles) > 1 and sentence == here:
            roles = {i for i in roles if not _acts(annotation, index.head[i])}
        if roles:
            role = roles.pop() if len(roles) == 1 else None
            return None if role is None or _is_passed_over(annotation, index, role, post) else role
    return None


def _takes(annotation: Annotation, noun: int, post: int) -> bool:
    """Tell who takes a post, or gives it: «[генерал] сменил на этом посту Котова»."""
    verb = annotation.heads[post]
    return annotation.heads[noun] == verb >= 0 and annotation.deprel(noun) == "nsubj"


def _is_passed_over(annotation: Annotation, index: MentionIndex, role: int, post: int) -> bool:
    """Tell a role behind which another post is told, or one of others than who leaves his own.

    «Ушёл [спикер]. Комитет возглавил Рид, сменивший на этом посту Кима», «Назначен [посол]. Рид
    покинет пост».
    """
    a = annotation
    between = range(index.last[role], post)
    told = (frame.rule for t in between for frame in frames().get(a.lemmas[t], ()))
    if not _HEADING.isdisjoint(told):
        return True
    leaves = any(frame.rule == _LEFT for frame in frames().get(a.lemmas[a.heads[post]], ()))
    acts = [c for c in a.children[a.heads[post]] if a.deprel(c) == "nsubj"]
    named = [t for c in acts for t in (c, *a.children[c]) if a.pos(t) == "PROPN"]
    here = a.lemmas[slice(*a.sentence_tokens(a.sentence_of(index.first[role])))]
    return leaves and named != [] and all(a.lemmas[name] not in here for name in named)


def points_back(annotation: Annotation, post: int) -> bool:
    """Tell «этот пост», and a bare one: «[пост] занял Рид»."""
    below = annotation.children[post]
    bare = not below and _is_bare(annotation, post)
    return bare or not _POINTING.isdisjoint(annotation.lemmas[child] for child in below)


def _is_bare(annotation: Annotation, post: int) -> bool:
    """Tell a post that somebody takes or has: «[пост] занял Рид», not «ушёл с поста»."""
    single = annotation.feats(post).get("Number") == "Sing"
    return single and annotation.deprel(post) in ("obj", "nsubj")


def _is_ones(index: MentionIndex, first: int, last: int) -> bool:
    """Tell tokens that name one person and his role."""
    return len(_people(index, first, last)) == len(_outer_roles(index, first, last)) == 1


def _people(index: MentionIndex, first: int, last: int) -> set[int]:
    told = {i for token in range(first, last) for i in index.covering(token)}
    return {i for i in told if index.types[i] is T.PERSON}


def _orders(annotation: Annotation, noun: int) -> bool:
    """Tell who gives a post: «приказом [министра] на эту должность назначен Рид»."""
    above = annotation.heads[noun]
    return above >= 0 and annotation.lemmas[above] in noun_class("order")


def _is_bystander(annotation: Annotation, noun: int) -> bool:
    """Tell who signs or tells of a vacant post: «за подписью [министра]», «подписал [мэр]».

    So does «на сайте [мэра]»; «уход [мэра]», «место [мэра]» tell of his.
    """
    a, above = annotation, annotation.heads[noun]
    if above < 0:
        return False
    if a.deprel(noun).startswith("nsubj"):
        does = any(a.deprel(child) == "obj" for child in a.children[above])
        return does and a.lemmas[above] in noun_class("issuing")
    bare = a.feats(noun).get("Case") == "Gen" and preposition_of(a, noun) == ""
    return (
        bare and a.deprel(noun) == "nmod" and a.lemmas[above] in noun_class("order", "mouthpiece")
    )


def _dismisses(annotation: Annotation, noun: int) -> bool:
    """Tell who does something to somebody, whose post it is: «[мэр] уволила зама»."""
    a, verb = annotation, annotation.heads[noun]
    if verb < 0 or a.pos(verb) != "VERB" or not a.deprel(noun).startswith("nsubj"):
        return False
    objects = (c for c in a.children[verb] if a.deprel(c) == "obj")
    return any(a.feats(c).get("Animacy") == "Anim" and a.pos(c) != "PROPN" for c in objects)


def _acts(annotation: Annotation, noun: int) -> bool:
    """Tell a subject, or what is coordinated with one."""
    rels = annotation.deprel(noun), annotation.deprel(annotation.heads[noun])
    return rels[0].startswith("nsubj") or (rels[0] == "conj" and rels[1].startswith("nsubj"))


def _outer_roles(index: MentionIndex, first: int, last: int) -> set[int]:
    """Return the roles among tokens that lie in no other, nor in a title."""
    return {
        i
        for token in range(first, last)
        for i in index.covering(token)
        if index.types[i] is T.PROFESSION and not _is_nested(index, i)
    }


def open_role(annotation: Annotation, index: MentionIndex, pronoun: int) -> int | None:
    """Return the role that «[Им] стал Котов» fills, or None when unsure.

    It is the only new one of the sentence before, with no name beside it: «губернатор
    представил нового директора», or of what a colon ends: «у завода новый директор: им стал …».
    """
    here = annotation.sentence_of(pronoun)
    first, last = annotation.sentence_tokens(here)[0], pronoun
    if annotation.lemmas[pronoun] not in PRONOUNS:
        return None
    if first == pronoun and here > 0:
        first, last = annotation.sentence_tokens(here - 1)
    elif annotation.words[pronoun - 1] != ":":
        return None
    persons = {index.first[i] for i in index.of(PERSONS)}
    roles = {
        i
        for token in range(first, last)
        for i in index.covering(token)
        if index.types[i] is T.PROFESSION
        and not _is_nested(index, i)
        and _is_new(annotation, index, i)
        and index.last[i] not in persons
    }
    return roles.pop() if len(roles) == 1 else None


def _is_new(annotation: Annotation, index: MentionIndex, role: int) -> bool:
    """Tell whether a role is one person's and anew: «нового директора», «кандидатуру мэра»."""
    if annotation.feats(index.head[role]).get("Number") != "Sing":
        return False
    if annotation.lemmas[annotation.heads[index.head[role]]] in noun_class("candidacy"):
        return True
    around = {*range(index.first[role], index.last[role]), *annotation.children[index.head[role]]}
    return any(annotation.lemmas[token] == "новый" for token in around)


def _is_nested(index: MentionIndex, role: int) -> bool:
    kinds = (T.PROFESSION, T.AWARD)
    return any(
        index.types[i] in kinds and index.length(i) > index.length(role)
        for i in index.covering(index.head[role])
    )
