"""What a bare noun is that somebody heads: «гендиректор «Луча» Рид … возглавлял [компанию]»."""

from __future__ import annotations

from newsnlp.find.type_sets import ORGANIZATIONS
from newsnlp.kinds import RelationType
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.employers import employer
from newsnlp.types import Entity


def headed_elsewhere(context: Context, person: Entity, body: int) -> Entity | None:
    """Return the body at a mention, of a bare noun the one that a person's post is at.

    A name in quotes has no noun that says that it is the компания.
    """
    index, known = context.index, context.entity.get(body)
    if known is None or index.length(body) > 1 or not known.name.islower() or " " in known.name:
        return known
    posts = words("leader_roles.txt")
    held = (
        employer(context, link.head, link.tail).entity
        for link in context.links.get(RelationType.WORKS_AS, ())
        if context.entity.get(link.head) is person
        and context.annotation.lemmas[index.head[link.tail]] in posts
    )
    found = {one.id: one for one in held if one is not None and one.type in ORGANIZATIONS}
    quoted = [one for one in found.values() if " " not in one.name and one.name[:1].isupper()]
    return quoted[0] if len(found) == len(quoted) == 1 else known
