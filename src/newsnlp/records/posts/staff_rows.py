"""Where a row of a table or a card of a directory tells that a role is held.

«[МБОУ «СОШ № 3»] | директор | Рид А. Б.», «[Театр «Луч»], директор – Рид А. Б.»; «[Дом культуры]»,
and below it «ул. Мира, 5» and «Директор: Рид А. Б.».
"""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.link.grammar.singular import is_plural
from newsnlp.patterns import lazy
from newsnlp.records.context import Context
from newsnlp.records.posts.native import is_rubric
from newsnlp.records.role_kinds import HEAD, is_at_others, is_lesser, sits_beside_work

_LONGEST = 60
"""Tokens of a row, at most."""
_WIDEST = 2000
"""Characters to either end of a row, at most."""
_CARD = 12
"""Lines from the name of a card to a post of it, at most."""
_LABEL = 2
"""Words among which is the noun of a label before a name."""
_BLANK = lazy(r"\n\s*\n")
_BAR, _TAB = "|", "\t"
_PARTING = DASHES | {",", ";", "(", ":", _BAR}


def listed_body(context: Context, person: int, role: int) -> int | None:
    """Return the body of the row or of the card in which a role stands with its holder."""
    a, index = context.annotation, context.index
    if is_degree(a, index.head[role]):
        return None
    first, last = _line(context, index.first[role])
    if last - first > _LONGEST or _tells(context, first, last):
        return None
    body = _behind(context, role, last)
    if body is None and first <= index.first[person] < last:
        body = _of_row(context, person, role, first, last)
    inside = [one for one in (index.first[person], index.first[role]) if first <= one < last]
    begin = min(inside)
    if body is None and all(_is_mark(a.words[token]) for token in range(first, begin)):
        body = _of_card(context, role, first, last)
    return None if body is None or sits_beside_work(context, body, role) else body


def is_label(context: Context, role: int) -> bool:
    """Tell what only says that a post follows: «[Руководитель]: директор Рид А. Б.»."""
    a, index = context.annotation, context.index
    last = index.last[role]
    opens = a.lemmas[index.head[role]] == HEAD and a.words[last : last + 1] == [":"]
    post = index.at(last + 1, ROLES) if opens and last + 1 < len(a) else None
    return post is not None and index.first[post] == last + 1


def heads_a_list(context: Context, person: int, role: int) -> bool:
    """Tell the heading of a list in which each has a post of his own: «[Руководители]».

    «Директор – [Рид А. Б.]» is below it.
    """
    a, index = context.annotation, context.index
    first, last = index.first[role], index.last[role]
    heading = a.lemmas[index.head[role]] == HEAD and is_plural(a, index.head[role])
    if not heading or (first and not a.opens_line(first)):
        return False
    begin, end = _line(context, index.first[person])
    own = (i for token in range(begin, end) for i in index.covering(token))
    return begin >= last and any(index.types[i] in ROLES for i in own)


def _line(context: Context, token: int) -> tuple[int, int]:
    """Return where the line of a token begins and ends, or a part of it that is too long."""
    a = context.annotation
    start, text = a.starts[token], a.text
    left, right = max(0, start - _WIDEST), min(len(text), start + _WIDEST)
    begin, end = text.rfind("\n", left, start), text.find("\n", start, right)
    return a.tokens_of(left if begin < 0 else begin, right if end < 0 else end)


def _is_of_others(context: Context, body: int, role: int) -> bool:
    return is_lesser(context, body, role) or is_at_others(context, body, role)


def _tells(context: Context, first: int, last: int) -> bool:
    a = context.annotation
    return any(a.feats(token).get("VerbForm") == "Fin" for token in range(first, last))


def _of_row(context: Context, person: int, role: int, first: int, last: int) -> int | None:
    """Return the one body of a row where it has a cell of its own, or opens the line."""
    a, index = context.annotation, context.index
    bodies = _bodies(context, first, last)
    if len(bodies) != 1 or bodies[0] not in context.entity:
        return None
    body, begin = bodies[0], _begin(context, bodies[0])
    text = a.text[a.starts[first] : a.ends[last - 1]]
    if text.count(_BAR) > 1 or text.count(_TAB) > 1:
        # «председатель Совета | № 1 | «Единая Россия»» is at the Совет
        case = context.reader.clauses.case
        bare = all(case(token) != "Gen" for token in range(index.head[role] + 1, index.last[role]))
        return body if bare and not index.holds(role, body) else None
    if not all(_is_mark(a.words[token]) for token in range(first, begin)):
        return None
    between = [
        token
        for token in range(index.last[body], index.first[role])
        if not index.first[person] <= token < index.last[person]
    ]
    parted = all(a.words[token] in _PARTING for token in between) and bool(between)
    return body if parted else None


def _behind(context: Context, role: int, end: int) -> int | None:
    """Return the body behind a role and a comma where the line ends: «директор, [МБУК «Луч»]»."""
    a, mark = context.annotation, context.index.last[role]
    bodies = _bodies(context, mark, end)
    if a.words[mark : mark + 1] != [","] or len(bodies) != 1 or bodies[0] not in context.entity:
        return None
    begin, last = _begin(context, bodies[0]), context.index.last[bodies[0]]
    outside = [*range(mark + 1, begin), *range(last, end)]
    return bodies[0] if all(_is_mark(a.words[token]) for token in outside) else None


def _is_mark(word: str) -> bool:
    """Tell what may stand before the name of a body: «1.», «•», «МБУК», «№ 3»."""
    return not word.isalpha() or word.isupper()


def _of_card(context: Context, role: int, first: int, last: int) -> int | None:
    """Return the body that is a line of its own above the line of a post, near it.

    None is blank between but the one below the body. A body where the role is not held is passed
    over.
    """
    a = context.annotation
    for _ in range(_CARD):
        if first == 0:
            return None
        parted = _BLANK.search(a.text, a.ends[first - 1], a.starts[first])
        first, last = _line(context, first - 1)
        if last - first > _LONGEST or _tells(context, first, last):
            return None
        body = _alone(context, first, last)
        if body is not None and not _is_of_others(context, body, role):
            return body
        if parted:
            return None
    return None


def _alone(context: Context, first: int, last: int) -> int | None:
    """Return the one body that a line names and says no more: «МБУК «Дом культуры «[Луч]»».

    «2001 — [Высшая школа экономики]» is a year of somebody's life.
    """
    a, index = context.annotation, context.index
    bodies = _bodies(context, first, last)
    if len(bodies) != 1 or bodies[0] not in context.entity or is_rubric(context, bodies[0]):
        return None
    begin = _begin(context, bodies[0])
    label = [a.lemmas[token] for token in range(first, begin)]
    if ":" in label and not noun_class("name_label").isdisjoint(label[:_LABEL]):
        first += label.index(":")  # «Полное наименование: …»
    if a.words[begin - 1] in OPENING and begin > first:
        begin = first  # what stands before says what it is
    others = PERSONS | ROLES
    if any(index.first[i] == first and index.types[i] in DATES for i in index.covering(first)):
        return None
    if any(index.types[i] in others for t in range(first, last) for i in index.covering(t)):
        return None
    outside = [*range(first, begin), *range(index.last[bodies[0]], last)]
    return bodies[0] if all(_is_mark(a.words[token]) for token in outside) else None


def _bodies(context: Context, first: int, last: int) -> list[int]:
    """Return the bodies of a line that are no part of others."""
    index = context.index
    around = {i for token in range(first, last) for i in index.covering(token)}
    inside = [i for i in around if index.types[i] in ORGANIZATIONS]
    return [i for i in inside if not any(index.holds(other, i) for other in inside)]


def _begin(context: Context, body: int) -> int:
    """Return where a body begins, with the noun before its name."""
    first, described = context.index.first[body], context.described(body)
    return first if described is None else min(first, described[0])
