"""Which body or place of an article a bare noun means: «[завод]» is the льнозавод told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import unnamed_places
from newsnlp.find.members.known_bodies import kinds_of_known
from newsnlp.find.type_sets import HOUSES, ORGANIZATIONS
from newsnlp.lexicon import words
from newsnlp.link.bodies.acronyms import contracts
from newsnlp.link.bodies.compounds import kinds
from newsnlp.link.grammar.morphology import fold
from newsnlp.records.context import Context
from newsnlp.records.events.whereabouts import is_unknown
from newsnlp.records.posts.native import lines_above
from newsnlp.records.role_kinds import noun_before
from newsnlp.types import Entity, EntityType

_SOCIETY, _SAME = "общество", "же"
_FORMS = frozenset({"ООО", "АО", "ПАО", "ОАО", "ЗАО", "НАО"})
_KINDS = frozenset(
    {"область", "край", "республика", "округ", "район", "микрорайон", "поселение", "сельсовет"}
)
_PARTS = frozenset({EntityType.STATE_OR_PROVINCE, EntityType.DISTRICT})
_WAYS = frozenset({("в", "Acc"), ("на", "Acc"), ("из", "Gen")})
_HEADLINE = 2
"""Sentences in which a bare noun may mean what is named later: «Директор [филармонии] …»."""
_Named = tuple[int, Entity]
"""A mention and what it is of."""


def of_this_name(context: Context, name: str) -> Entity | None:
    """Return the one organization of this name; either may have more words, such as a place."""
    wanted = fold(name)
    found = [
        entity
        for entity in context.entities
        if entity.type is EntityType.ORGANIZATION
        and any(_begins(fold(n), wanted) for n in (entity.name, *entity.aliases))
    ]
    return found[0] if len(found) == 1 else None


def _begins(name: str, other: str) -> bool:
    """Tell whether one name is the other, or the other with more words, at least two shared."""
    short, full = sorted((name, other), key=len)
    return short == full or (" " in short and full.startswith(f"{short} "))


def body_before(context: Context, role: int, noun: int) -> Entity | None:
    """Return the organization or place told before that a bare noun means.

    Its name has the noun («университет» – Заволжский государственный университет) or what the
    noun is short for («драмтеатр» – Орловский драматический театр); of several only the one in
    the same sentence is taken, of places also in the last: a body that is named there may be told
    by the way; or the one whose name is the line above. Else it is the only one whose name has a
    narrower noun («завод» – льнозавод).
    """
    lemma = context.annotation.lemmas[noun]
    told = _that_may_be(context, role, noun)
    if context.annotation.words[noun - 1 : noun] == [_SAME]:
        return _last_of_kind(context, told, lemma)  # «заместитель главы той же [больницы]»
    if lemma in noun_class("business") and (brand := _brand_beside(context, role, told)):
        return brand
    before = {
        e.id: (i, e)
        for i, e in told
        if lemma in unnamed_places()
        or lemma in _words(e)
        or lemma == noun_before(context, i)
        or lemma in kinds_of_known(e.name)
    }
    before = before or {e.id: (i, e) for i, e in told if _is_short_for(lemma, _words(e))}
    if not before:
        return _with_narrower(context, role, lemma, told)
    if lemma == _SOCIETY:  # the ООО told last may be meant
        formal = [(i, e) for i, e in told if e.name.partition(" ")[0] in _FORMS]
        return max([*before.values(), *formal], key=lambda one: one[0])[1]
    return _nearest(context, role, lemma, before)


def _that_may_be(context: Context, role: int, noun: int) -> list[_Named]:
    """Return the mentions told before a noun, with what they are of, that it may mean."""
    lemma = context.annotation.lemmas[noun]
    told = list(_told_before(context, role, noun, unnamed_places().get(lemma, HOUSES)))
    told = [(i, e) for i, e in told if not _is_another_kind(lemma, e.name)]
    if lemma not in unnamed_places():
        return told
    # a «глава округа» is not of the «[Ленинский] районный суд»
    told = [(i, e) for i, e in told if not is_unknown(context, i)]
    # «Рид уехал в Псков», «[город]» may be another
    return [(i, e) for i, e in told if not _is_way(context, i)] or told


def _with_narrower(
    context: Context, role: int, lemma: str, told: Sequence[_Named]
) -> Entity | None:
    """Return the only one whose name has a narrower noun; in a headline the one named later."""
    wider = {e.id: e for _, e in told if lemma in _kinds(e)}
    if len(wider) > 1:  # «отделение Заречной ЦРБ» is no больница
        parts = words("subunits.txt")
        wider = {id: e for id, e in wider.items() if parts.isdisjoint(_words(e))} or wider
    if len(wider) > 1:  # «перешёл в ФКУ «Луч», где назначен начальником [учреждения]»
        own = context.sentence(role)
        beside = {e.id: e for i, e in told if e.id in wider and context.sentence(i) == own}
        return next(iter(beside.values())) if len(beside) == 1 else None
    if not wider and context.sentence(role) < _HEADLINE:
        place = lemma in unnamed_places()
        return _only_place(context, lemma) if place else _only_named(context, lemma)
    return next(iter(wider.values()), None)


def _nearest(
    context: Context, role: int, lemma: str, before: Mapping[str, _Named]
) -> Entity | None:
    """Return the only one of some bodies, or the only one near, or the one of the line above."""
    if len(before) == 1:
        return next(iter(before.values()))[1]
    here = context.sentence(role)
    first = here - (lemma in unnamed_places())
    near = [e for i, e in before.values() if context.sentence(i) >= first]
    heading = next((context.entity[i] for i in lines_above(context, here)), None)
    if not near and heading is not None and heading.id in before:
        return heading  # «[Хирургическое отделение]», below it «Заведующий отделением – Рид»
    return near[0] if len(near) == 1 else None


def body_meant(context: Context, mention: int) -> Entity | None:
    """Return the body of a mention; of «в [группу] вошёл Рид» the named one that is told before.

    Of several it is the one of the last sentence that has one, of this or of the two before.
    """
    body = context.entity.get(mention)
    if body is None or body.name not in noun_class("group"):
        return body
    meant = body_before(context, mention, context.index.head[mention])
    if meant is not None and meant is not body:
        return meant
    here = context.sentence(mention)
    near = (i for i in range(mention - 1, -1, -1) if here - context.sentence(i) <= _HEADLINE)
    told = ((i, e) for i in near if (e := context.entity.get(i)) is not None and e is not body)
    alike = [(i, e) for i, e in told if e.type in ORGANIZATIONS and body.name in _words(e)]
    last = [e for i, e in alike if context.sentence(i) == context.sentence(alike[0][0])]
    return last[0] if len({e.id for e in last}) == 1 else body


def _is_way(context: Context, place: int) -> bool:
    """Tell whence or whither somebody goes: «уехала в [Псков]», «приехал из [Тулы]»."""
    head, clauses = context.index.head[place], context.reader.clauses
    return (clauses.preposition(head), clauses.case(head)) in _WAYS


def _last_of_kind(context: Context, told: Sequence[_Named], noun: str) -> Entity | None:
    """Return the body told last that a noun may mean, also by an end: «горбольница»."""
    alike = [
        (context.index.first[i], e)
        for i, e in told
        if noun in _kinds(e) or any(word.endswith(noun) for word in _words(e))
    ]
    return max(alike, key=lambda one: one[0])[1] if alike else None


def _brand_beside(context: Context, role: int, told: Sequence[_Named]) -> Entity | None:
    """Return the one body of a role's sentence, if its name says no kind: «АвтоВАЗ: [глава]»."""
    here = context.sentence(role)
    beside = {e.id: (i, e) for i, e in told if context.sentence(i) == here}
    firms = [(i, e) for i, e in beside.values() if not _is_board(e)]
    if len(firms) != 1:
        return None
    mention, brand = firms[0]
    named = brand.type is EntityType.ORGANIZATION and not _kinds(brand)
    return brand if named and not _is_told(context, mention) else None


def _is_told(context: Context, body: int) -> bool:
    """Tell to whom somebody speaks or who says it: «рассказал [РБК]», «об этом [РБК] сообщил»."""
    a, index, reporting = context.annotation, context.index, words("reporting_verbs.txt")
    before, last = index.first[body] - 1, index.last[body]
    before -= before >= 0 and a.words[before] in OPENING
    told = before >= 0 and a.lemmas[before] in reporting
    behind = not reporting.isdisjoint(a.lemmas[last : last + 1])
    return told or (behind and a.words[last + 1 : last + 2] != [","])


def _is_board(body: Entity) -> bool:
    """Tell a part of a company, whose own name stands within: «совет директоров «[Луча]»»."""
    return not words("boards.txt").isdisjoint(_words(body))


def _is_another_kind(noun: str, place: str) -> bool:
    """Tell «губернатор [области]» where the text tells of «Республика Карелия» alone."""
    said = _KINDS.intersection(place.lower().split())
    return noun in _KINDS and bool(said) and noun not in said


def _only_named(context: Context, noun: str) -> Entity | None:
    """Return the one organization of an article with a noun in its name: a headline is short."""
    found = [
        entity
        for entity in context.entities
        if entity.type is EntityType.ORGANIZATION
        and noun in _words(entity)
        and len(_words(entity)) > 1
    ]
    return found[0] if len(found) == 1 else None


def _only_place(context: Context, noun: str) -> Entity | None:
    """Return the one place of its kind that an article names after «прокурор [республики]».

    «Страна» is mostly Russia, and a «город» need not be the village where something is opened.
    """
    types = unnamed_places()[noun] & _PARTS
    told = (entity for entity in context.entities if entity.type in types)
    found = [
        e for e in told if not all(is_unknown(context, context.position[m]) for m in e.mentions)
    ]
    return found[0] if len(found) == 1 and not _is_another_kind(noun, found[0].name) else None


def _is_short_for(noun: str, name: list[str]) -> bool:
    """Tell whether neighbouring words of a name, two or three, make a short noun."""
    ends = ((at, end) for at in range(len(name)) for end in (at + 2, at + 3) if end <= len(name))
    return any(contracts(noun, " ".join(name[at:end])) for at, end in ends)


def _told_before(
    context: Context, role: int, noun: int, types: frozenset[EntityType]
) -> Iterator[_Named]:
    """Yield the mentions before a noun whose entities have one of the types."""
    for i in range(role):
        entity = context.entity.get(i)
        if entity is not None and entity.type in types and context.index.last[i] <= noun:
            yield i, entity


def _words(entity: Entity) -> list[str]:
    return fold(entity.name).split()


def _kinds(entity: Entity) -> set[str]:
    """Return the wider nouns of what a name begins with: «НИИ химии» is an институт.

    A «совет директоров ПАО «Луч»» is no компания.
    """
    told = _words(entity)
    own = told[:1] if words("subunits.txt").intersection(told[:1]) else told
    return {kind for word in own for kind in kinds(word)}
