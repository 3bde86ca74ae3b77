"""Names and posts on lines of their own, as directories and signatures have them.

«Ректор» above «[Белова Инна Сергеевна]» and «доктор наук, профессор» below it are hers: where blank
lines part the lines, those of one name belong together. Where nothing parts them, the first line
tells whether posts stand above names or below; a degree stands below, a post with a colon above.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.link.grammar.singular import is_plural
from newsnlp.patterns import lazy
from newsnlp.quick import dataclass

_LONGEST = 16
"""Tokens of a line that is a post and no sentence."""
_CLOSING = frozenset({",", ";", ".", ":"})
_JOINING = DASHES | {",", ";", "и"}
_BREAK = lazy(r"\n\s*|\|[ \t|]*(?:\n\s*)?(?:\|\s*)?|\t\s*")
"""Where a line ends, or a cell of a table: «Котов Лев Ильич | главный врач | 22-13-45»."""


@dataclass(slots=True, eq=False)
class _Line:
    """A line that is a name (``person``) or posts (``roles``), and whether one above is blank.

    ``heads``: it ends with a colon.
    """

    person: int | None
    roles: list[int]
    parted: bool
    heads: bool = False


def role_lines(annotation: Annotation, index: MentionIndex) -> dict[int, int]:
    """Return the persons of the roles that lines around their names tell, by the role."""
    return {
        role: person
        for run in _runs(annotation, index)
        for block in _blocks(run)
        for role, person in _pairs(annotation, index, block)
    }


def unmarked_lines(annotation: Annotation, index: MentionIndex) -> Iterator[tuple[int, int]]:
    """Yield the tokens of posts that no mention holds on the line above or below a name's."""
    lines = list(_ends(annotation))
    for at, (first, last, _) in enumerate(lines):
        if index.at(first, PERSONS) is None or _line(annotation, index, first, last) is None:
            continue
        for begin, end, _ in lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]:
            comma = next((t for t in range(begin, end) if annotation.words[t] in _CLOSING), end)
            if comma <= begin + _LONGEST and _is_post(annotation, index, begin, comma):
                yield begin, comma


def _is_post(annotation: Annotation, index: MentionIndex, first: int, last: int) -> bool:
    """Tell «[главный бухгалтер]» where no mention is and no verb."""
    a, noun = annotation, first
    if any(index.covering(t) or a.feats(t).get("VerbForm") == "Fin" for t in range(first, last)):
        return False
    while noun < last - 1 and a.pos(noun) == "ADJ":
        noun += 1
    told = not posts().isdisjoint((a.lemmas[noun], a.lowered[noun]))  # «заведующий» is a noun
    return told and a.feats(noun).get("Case") in ("Nom", None)


def _runs(annotation: Annotation, index: MentionIndex) -> Iterator[list[_Line]]:
    """Yield the lines one after the other that are names and posts and nothing else.

    A row of several cells stands by itself: «Директор | Рид А.», below it «Секретарь | Ким В.».
    """
    run: list[_Line] = []
    lines = list(_ends(annotation))
    apart = _apart(annotation, lines)
    for first, last, parted in lines:
        line = _line(annotation, index, first, last, parted=parted)
        if run and (line is None or first in apart):
            yield run
            run = []
        run += [] if line is None else [line]
    if run:
        yield run


def _ends(annotation: Annotation) -> Iterator[tuple[int, int, bool]]:
    """Yield where each line or cell begins and ends and whether a blank line stands above it."""
    first, parted = 0, False
    for gap in _BREAK.finditer(annotation.text):
        begin = bisect_left(annotation.starts, gap.start())
        if begin > first:
            yield first, begin, parted
            parted = False
        first = bisect_left(annotation.starts, gap.end())  # behind «|»
        parted |= gap[0].count("\n") > 1
    if first < len(annotation):
        yield first, len(annotation), parted


def _apart(annotation: Annotation, lines: Sequence[tuple[int, int, bool]]) -> set[int]:
    """Return the first tokens of rows of several cells and of what stands below such rows."""
    a, found, several = annotation, set[int](), False
    if "|" not in a.text and "\t" not in a.text:
        return found
    for at, (first, _, _) in enumerate(lines):
        if not first or not a.opens_line(first):
            several = True
            continue
        behind = lines[at + 1 : at + 2]
        if several or (behind and not a.opens_line(behind[0][0])):
            found.add(first)
        several = False
    return found


def _line(
    annotation: Annotation, index: MentionIndex, first: int, last: int, *, parted: bool = False
) -> _Line | None:
    """Return a line that is a name or begins with a post, None for any other."""
    a, heads = annotation, annotation.words[last - 1] == ":"
    while last > first + 1 and a.words[last - 1] in _CLOSING and a.words[last - 2] != ".":
        last -= 1
    if not first < last <= first + _LONGEST:
        return None
    person = index.at(first, PERSONS)
    if person is not None:
        whole = index.first[person] == first and index.last[person] in (last, last - 1)
        return _Line(person, [], parted) if whole and index.length(person) > 1 else None
    if any(index.at(t, PERSONS) is not None for t in range(first, last)):
        return None
    if any(a.feats(t).get("VerbForm") == "Fin" for t in range(first, last)):
        return None
    roles = list(_posts(a, index, first, last))
    if heads and roles and is_plural(a, index.head[roles[0]]):
        return None  # «Члены совета:», below it «Рид А. А.» and «врач»
    opens = bool(roles) and index.first[roles[0]] == first
    return _Line(None, roles, parted, heads) if opens else None


def _posts(annotation: Annotation, index: MentionIndex, first: int, last: int) -> Iterator[int]:
    """Yield the longest roles that a line begins with or that a comma or a dash joins to them."""
    token = first
    while token < last:
        role = index.opening(token, ROLES)
        if role is None:
            token += 1
            while token < last and annotation.words[token - 1] not in _JOINING:
                token += 1
        else:
            yield role
            token = index.last[role]


def _blocks(run: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Yield the lines that belong together: between blank ones, or all where each is apart."""
    if all(line.parted for line in run[1:]):
        yield run
        return
    begin = 0
    for at in range(1, len(run) + 1):
        if at == len(run) or run[at].parted:
            yield run[begin:at]
            begin = at


def _pairs(
    annotation: Annotation, index: MentionIndex, block: Sequence[_Line]
) -> Iterator[tuple[int, int]]:
    names = [at for at, line in enumerate(block) if line.person is not None]
    for at, line in enumerate(block):
        before = [n for n in names if n < at][-1:]
        behind = [n for n in names if n > at][:1]
        degree = bool(line.roles) and is_degree(annotation, index.head[line.roles[0]])
        above = block[0].person is None and not (degree and before)
        holder = (behind or before) if above or line.heads or not before else before
        for role in line.roles if holder else ():
            person = block[holder[0]].person
            if person is not None:
                yield role, person
