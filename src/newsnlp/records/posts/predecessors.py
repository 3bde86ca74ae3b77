"""Posts told through another's: «Её предшественник Иван Котов», «его заместитель Анна Рид».

The other's is the one that the text gives him, where it gives just one with an employer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES, antecedent
from newsnlp.find.type_sets import AREAS, ORGANIZATIONS, PERSONS
from newsnlp.records.context import Context
from newsnlp.records.posts.employers import Employer
from newsnlp.records.posts.inner_bodies import inside
from newsnlp.records.posts.led_posts import Post, headed_before
from newsnlp.records.posts.successions import posts_of
from newsnlp.types import EntityType, Status

SOURCE = "rule:predecessor"
_BEFORE, _AFTER = "predecessor", "successor"
"""Classes of nouns."""
_OWN = "свой"
_ANEW = frozenset({"new"})
_TO_WHOM = frozenset({"ему", "ей"})


class Predecessor(NamedTuple):
    """Who had a post, or has it anew: the mention, the post and how it stands."""

    person: int
    post: Post
    status: Status


def predecessors(context: Context) -> Iterator[Predecessor]:
    """Yield who is called the predecessor or successor of somebody with a known post."""
    for kind, status in ((_BEFORE, Status.FORMER), (_AFTER, Status.NEW)):
        for noun in context.annotation.by_lemma.of(noun_class(kind)):
            if context.annotation.feats(noun).get("Number") == "Plur":
                continue
            person = _named(context, noun) if kind == _BEFORE else _told_beside(context, noun)
            post = None if person is None else _post(context, noun, _successor(context, noun))
            if person is not None and post is not None:
                yield Predecessor(person, post, status)


def employer_of_his_boss(context: Context, role: int) -> Employer | None:
    """Return where a deputy is whom a possessive alone tells: «[его] заместитель Котова».

    Whatever body is near is another's: «[Постпред] открыл заседание Совбеза. Его заместитель …».
    """
    a, index = context.annotation, context.index
    if a.lemmas[index.head[role]] not in noun_class("deputy"):
        return None
    first = index.first[role]
    his = first > 0 and (a.lowered[first - 1] in POSSESSIVES or a.lemmas[first - 1] == _OWN)
    bare = his and inside(context, role, ORGANIZATIONS | AREAS) is None
    return employer_of_boss(context, role) if bare else None


def employer_of_boss(context: Context, role: int) -> Employer | None:
    """Return where somebody is a deputy by where his boss is: «[Его] заместитель Котова»."""
    a, index = context.annotation, context.index
    if a.lemmas[index.head[role]] not in noun_class("deputy"):
        return None
    boss = _successor(context, index.head[role])
    if boss is not None and context.entity.get(boss) == context.actor(role):
        return None  # «заместитель [министра] Котов» is no boss of his own
    post = None if boss is None else _post(context, index.head[role], boss)
    return None if post is None else post.where._replace(cut=None)


def _named(context: Context, noun: int) -> int | None:
    """Return the person beside the noun, or whom a copula calls so: «предшественником был …».

    Also «предшественница Рида, [Анна Котова]».
    """
    set_off = _set_off(context, noun)
    if set_off is not None:
        return set_off[1]
    found = context.reader.referents.actor(noun)
    if found is None:
        copulas = [c for c in context.reader.clauses.children[noun] if _is_copula(context, c)]
        subjects = [s for copula in copulas for s in context.reader.clauses.subjects(copula)]
        found = next((context.reader.referents.actor(subject) for subject in subjects), None)
    return found if _is_person(context, found) else None


def _set_off(context: Context, noun: int) -> tuple[int, int] | None:
    """Return whose predecessor somebody is and who: «предшественница [Рида], [Анна Котова]»."""
    index, words_ = context.index, context.annotation.words
    whose = index.at(noun + 1, PERSONS) if noun + 1 < len(words_) else None
    comma = noun if whose is None else index.last[whose]
    named = index.at(comma + 1, PERSONS) if words_[comma : comma + 1] == [","] else None
    if whose is None or named is None or not _is_person(context, named):
        return None
    return (whose, named)


def _told_beside(context: Context, noun: int) -> int | None:
    """Return whose name follows «его преемник»; who is thought to be one has no post yet."""
    if context.annotation.words[noun - 1].lower() not in POSSESSIVES:
        return None
    return context.index.at(noun + 1, frozenset({EntityType.PERSON}))


def _is_copula(context: Context, token: int) -> bool:
    return context.annotation.deprel(token) == "cop"


def _successor(context: Context, noun: int) -> int | None:
    """Return whom «[её] предшественник» or «предшественник [Котовой]» is about.

    The parser may hang the possessive on the verb, so it is looked for before the noun.
    """
    a, clauses = context.annotation, context.reader.clauses
    before = noun - 1
    while before > 0 and a.pos(before) == "ADJ":
        before -= 1
    if before >= 0 and a.words[before].lower() in POSSESSIVES:
        return antecedent(a, context.index, before)
    if before >= 0 and a.lemmas[before] == _OWN:
        return _doer(context, noun)
    if a.words[noun + 1 : noun + 2] and a.words[noun + 1] in _TO_WHOM:
        return antecedent(a, context.index, noun + 1)  # «[заместителем ей] избран Рид»
    if (set_off := _set_off(context, noun)) is not None:
        return set_off[0]
    for token, preposition, case in clauses.arguments(noun):
        if token > noun and not preposition and case == "Gen":
            found = context.reader.referents.actor(token)
            return found if _is_person(context, found) else None
    return None


def _doer(context: Context, noun: int) -> int | None:
    """Return whose own somebody is: «[Котова] поблагодарила свою предшественницу»."""
    verb = context.annotation.heads[noun]
    subjects = context.reader.clauses.subjects(verb) if verb >= 0 else []
    found = next((context.reader.referents.actor(subject) for subject in subjects), None)
    return found if _is_person(context, found) else None


def _is_person(context: Context, mention: int | None) -> bool:
    return mention is not None and context.index.types[mention] is EntityType.PERSON


def _post(context: Context, noun: int, successor: int | None) -> Post | None:
    """Return the one post that somebody is told to have in this sentence or the one before."""
    entity = None if successor is None else context.entity.get(successor)
    here = context.annotation.sentence_of(noun)
    led = headed_before(context, noun, entity) if entity else None
    anew = headed_before(context, noun, entity, _ANEW) if entity else None
    found: list[Post] = []
    for sentence in (here, here - 1):
        posts = posts_of(context, entity, sentence) if entity else []
        taken = anew is not None and context.sentence(anew.role) == sentence
        if taken and not _is_got(context, posts):
            return anew  # «[комиссию] возглавит ректор Рид, его заместителем станет Ким»
        if posts and _is_got(context, posts):
            return _only(posts)
        found = found or posts
    # «[Секретарём] избран Рид. Врач Рид пришёл в партию в 2019 году. Его предшественник …»
    before = (posts_of(context, entity, s) for s in (here - 2, here - 3) if entity)
    got = next((posts for posts in before if _is_got(context, posts)), found)
    return _only(got) if got else led


def _only(posts: list[Post]) -> Post | None:
    return posts[0] if all(post.is_same(posts[0]) for post in posts) else None


def _is_got(context: Context, posts: list[Post]) -> bool:
    """Tell posts that are told as new: «[директором] стал Рид, возглавивший комиссию»."""
    told = (fact for post in posts for fact in context.told.of_role(post.role))
    return any(fact.status == Status.NEW for fact in told)
