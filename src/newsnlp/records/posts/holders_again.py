"""Whom a role told again without a name means: «Мэр Ржева Лев Рид … [Мэр] провёл совещание».

The bare role of who leads something, or what he is told as («[глава города]»), or a rank, is the
one person to whom the text has given such a role before; of two it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import ROLES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows
from newsnlp.link.roles import leading_noun
from newsnlp.records.posts.status import is_status_word
from newsnlp.types import Entity

_ARGUMENTS = ("nsubj", "obj", "iobj", "obl", "conj")
_AROUND = frozenset({"punct", "case", "cc", "conj"})
_HOLDING = frozenset({EntityType.PROFESSION, EntityType.AWARD, EntityType.ORGANIZATION})


def holders_again(
    annotation: Annotation,
    index: MentionIndex,
    entity: Mapping[int, Entity],
    holders: Mapping[int, Entity],
) -> dict[int, Entity]:
    """Return, by role mention without a name, the person whose role was told in full before it.

    ``entity`` has the entities of mentions, ``holders`` the persons whose a role mention is.
    """
    known: dict[str, dict[str, Entity]] = {}
    found: dict[int, Entity] = {}
    roles = index.of(ROLES)
    nameless = {i for i in roles if i not in holders and _posts(annotation, index, i)}
    nameless = {i for i in nameless if _is_argument(annotation, index, i)}
    for role in roles if nameless else ():
        if role in holders:
            noun = leading_noun(annotation, index.first[role], index.last[role])
            noun = noun or _dignity(annotation.lemmas[index.head[role]])
            if noun and not _is_former(annotation, index, role):
                known.setdefault(noun, {})[holders[role].id] = holders[role]
        elif role in nameless:
            groups = _by_rank(_posts(annotation, index, role))
            told = ({w.id: w for n in nouns for w in known.get(n, {}).values()} for nouns in groups)
            people = next(filter(None, told), {})
            if len(people) == 1 and not people.keys() & _beside(annotation, index, entity, role):
                (found[role],) = people.values()
    return found


def _dignity(lemma: str) -> str:
    """Return a rank, «полковник внутренней службы», or ``""`` for another role."""
    return lemma if lemma in noun_class("dignity") else ""


def _beside(
    annotation: Annotation, index: MentionIndex, entity: Mapping[int, Entity], role: int
) -> set[str]:
    """Return who is named in the sentence: «Мэр Рид встретился с [мэром]» tells of another."""
    first, last = annotation.sentence_tokens(annotation.sentence_of(index.first[role]))
    around = {i for token in range(first, last) for i in index.covering(token)}
    return {entity[i].id for i in around if i in entity}


def _posts(annotation: Annotation, index: MentionIndex, role: int) -> tuple[str, ...]:
    """Return the nouns of the posts that a role may mean: its own, «глава региона» several."""
    told = annotation.lemmas[index.first[role] : index.last[role]]
    return _same_posts().get(" ".join(told), tuple(told) if len(told) == 1 else ())


@cache
def _same_posts() -> dict[str, tuple[str, ...]]:
    return {told: tuple(posts.split()) for told, posts in rows("same_posts.tsv")}


def _by_rank(posts: Sequence[str]) -> Iterator[list[str]]:
    """Yield the nouns of posts, the likeliest first: «глава региона» is the губернатор if any."""
    nouns: list[str] = []
    for noun in posts:
        if noun == "|":
            yield nouns
            nouns = []
        else:
            nouns.append(noun)
    yield nouns


def _is_former(annotation: Annotation, index: MentionIndex, role: int) -> bool:
    """Tell «бывший мэр»: a мэр told of later may be another."""
    around = {*range(index.first[role], index.last[role]), *annotation.children[index.head[role]]}
    return any(is_status_word(annotation.lemmas[token]) for token in around)


def _is_argument(annotation: Annotation, index: MentionIndex, role: int) -> bool:
    """Tell an argument in the singular that nothing describes: «[мэр] ушёл», «встреча с [мэром]».

    «Стал [мэром]», «пост [мэра]» tell of the post.
    """
    a, noun = annotation, index.head[role]
    inside = range(index.first[role], index.last[role])
    below = [a.deprel(child) for child in a.children[noun] if child not in inside]
    if not a.deprel(noun).startswith(_ARGUMENTS) or not _AROUND.issuperset(below):
        return False
    if a.feats(noun).get("Number") != "Sing":
        return False
    if a.feats(noun).get("Case") == "Ins" and "case" not in below:
        return False
    around = (i for i in index.covering(noun) if index.types[i] in _HOLDING)
    return not any(index.length(i) > len(inside) for i in around)
