"""Posts and titles told without a verb: «С 2002 по 2008 год — [помощник] прокурора»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from newsnlp.annotate.marks import ANNOUNCING, DASHES, OPENING
from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import Frame, noun_class
from newsnlp.find.facts.passed_on import RULE as PASSED_ON
from newsnlp.find.grammar.elided import may_act, subject_before
from newsnlp.find.layout.listings import TO_NOW
from newsnlp.find.layout.sections import first_row, heading, is_of_studies, opens_row, whose
from newsnlp.find.posts.life_items import Item, is_over, life_items
from newsnlp.find.posts.life_labels import LONGEST, lead_in
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.patterns import lazy

_ROW = ANNOUNCING | OPENING | {"|"}
"""What a row of a table of years may have behind its date."""
_AT = (["в"], ["во"], ["на"])
_ALONE = 2
"""Tokens of a sentence that is a bare noun."""
_NEAR = 5
"""Tokens behind a post in which the body is named."""
_RULE, _THEN = "life", "life_then"
_IS = "is"
_KEPT = frozenset({"kept", "kept_oneself"})
_DOSSIER, _LED = "dossier", "dossier_led"
"""Rules of posts told in lines below the name of their holder; words may lead to one: «затем»."""
_YEAR = lazy(r"\b(?:19|20)\d\d\b")


@cache
def life() -> Frame:
    """Return the frame of a post that no verb tells."""
    return Frame(_RULE, "post", "state", "subj", (), None, None)


@cache
def dossier(*, led: bool = False) -> Frame:
    """Return the frame of a post that a line tells below the name of its holder.

    ``led``: words before it lead to it, «затем [методист]», and it has no date.
    """
    return replace(life(), rule=_LED if led else _DOSSIER)


def is_of_dossier(fact: Fact) -> bool:
    """Tell a post of a line below the name of its holder."""
    return fact.frame.rule in (_DOSSIER, _LED)


def stands_by_itself(fact: Fact) -> bool:
    """Tell a post of such a line that says of when it is: what has no date is held now.

    So is what a verb in the present tense tells, «Рид является директором», and what one keeps,
    «пост министра сохранил Рид».
    """
    now = fact.frame.rule == _IS and fact.status == "current" and not fact.dates
    passed = fact.frame.rule == PASSED_ON and fact.status == "current"  # «с 2015 года – [Ким]»
    return now or passed or fact.frame.rule in _KEPT or fact.frame.rule == _DOSSIER


def lives(reader: FactReader) -> list[Fact]:
    """Return what sentences tell that have a date, a mark and posts, or titles and no more.

    The holder is the subject of the last sentence that names somebody. Of a time that ended
    («с 2002 по 2008 год») the post is over, and so is one that another follows.
    """
    found = list(_facts(reader))
    told = (fact for fact in reader.facts() if fact.frame.kind == "post" and not fact.modality)
    dated = sorted((f for f in (*found, *told) if f.dates), key=lambda fact: fact.verb)
    since = reader.index.first  # «[с 2004 года] по настоящее время» is two dates, which nest
    latest = {fact.holders: since[fact.dates[0]] for fact in dated}
    for fact in found:
        if is_of_dossier(fact):
            fact.past |= _is_followed(reader, fact, dated)
        else:
            begun = latest.get(fact.holders, -1)
            fact.past |= fact.dates != () and begun != since[fact.dates[0]]
            fact.past |= fact.frame.rule == _THEN and begun > fact.verb  # titles are not over
    return found


def _is_followed(reader: FactReader, fact: Fact, dated: list[Fact]) -> bool:
    """Tell a post behind which a later one is told: «директор (с 2019)» may stand above all."""
    since = _since(reader, fact)
    return since > 0 and any(
        other.verb > fact.verb
        and other.holders == fact.holders
        and (other.mention("role") is not None or other.frame.role)  # not «переизбран в 2024 году»
        and not _is_beside_work(reader, other)
        and _since(reader, other) > since
        for other in dated
    )


def _is_beside_work(reader: FactReader, fact: Fact) -> bool:
    """Tell what one is beside a post: «с 2014 года – директор. [Член] совета ТПП (с 2016)»."""
    a, role = reader.annotation, fact.mention("role")
    return role is not None and a.lemmas[reader.index.head[role]] in noun_class("member")


def _since(reader: FactReader, fact: Fact) -> int:
    """Return the first year that a fact's dates name, 0 where they name none."""
    a, index = reader.annotation, reader.index
    told = (a.slice_text(index.first[date], index.last[date]) for date in fact.dates)
    years = [int(year) for text in told for year in _YEAR.findall(text)]
    return min(years, default=0)


def _facts(reader: FactReader) -> Iterator[Fact]:
    listed = list(_listed(reader))
    yield from listed
    known = {fact.mention("role") for fact in listed}
    yield from (fact for fact in _unlisted(reader) if fact.mention("role") not in known)


def _listed(reader: FactReader) -> Iterator[Fact]:
    """Yield the posts of the lines of a dossier, and of tables of years below whom they tell of."""
    a, index = reader.annotation, reader.index
    begun = {a.sentence_of(index.first[i]) for i in index.of(ROLES)}
    headed = any(heading(a, index, s) is not None for s in range(len(a.sentences) * bool(begun)))
    for sentence in sorted(begun):
        first, last = a.sentence_tokens(sentence)
        if is_of_studies(a, index, sentence):
            continue
        holder = whose(a, index, sentence) if headed else None
        if holder is None and _is_row(reader, sentence):
            holder = subject_before(a, index, first_row(a, index, sentence), None)
        if holder is not None:
            yield from (_fact(reader, holder, item) for item in life_items(reader, first, last))


def _is_row(reader: FactReader, sentence: int) -> bool:
    """Tell a row of years: «1983 – 1984   слесарь», «2003 «Луч», врач», not «2003 год удался»."""
    a, index = reader.annotation, reader.index
    if not opens_row(a, index, sentence):
        return False
    first, last = a.sentence_tokens(sentence)
    date = max((i for i in index.covering(first) if index.types[i] in DATES), key=index.length)
    behind = _mark_behind(reader, date, last)
    if behind >= last:
        return False
    apart = len(a.text[a.ends[behind - 1] : a.starts[behind]]) > 1
    return apart or a.words[behind] in _ROW or index.at(behind, ORGANIZATIONS) is not None


def _fact(reader: FactReader, holder: int, item: Item) -> Fact:
    head = reader.index.head[item.role]
    slots = {"role": Bound(reader.clauses.argument(head), head, item.role)}
    if item.body is not None:
        body = reader.index.head[item.body]
        slots["organization"] = Bound(reader.clauses.argument(body), body, item.body)
    return Fact(
        frame=dossier(led=item.led and not item.dates),
        verb=head,
        modality=None,
        holders=(holder,),
        agents=(),
        slots=slots,
        dates=item.dates,
        past=item.past,
    )


def _unlisted(reader: FactReader) -> Iterator[Fact]:
    yield from _titles(reader)
    a, index = reader.annotation, reader.index
    for date in sorted(index.of(DATES)):
        first, last = a.sentence_tokens(a.sentence_of(index.first[date]))
        dash, named = _mark_behind(reader, date, last), _opening(reader, first)
        if index.first[date] == first:
            named = _opening(reader, dash) if dash < last else None
            dash = dash if named is None else index.last[named]
        elif named is None or index.last[named] != index.first[date]:
            continue
        if dash < last and a.words[dash] in ANNOUNCING:
            yield from _told(reader, dash, (first, last), (date,), named)


def _opening(reader: FactReader, token: int) -> int | None:
    """Return whose name begins at a token: «с 2010 года [Рид] – мэр», «[Рид] с 2010 года – мэр»."""
    person = reader.index.at(token, PERSONS)
    return person if person is not None and reader.index.first[person] == token else None


def _mark_behind(reader: FactReader, date: int, last: int) -> int:
    """Return the token behind a date and what may stand before its dash: «с 2004 г. по н. в.»."""
    token = reader.index.last[date]
    while token < last and reader.annotation.words[token].lower() in TO_NOW:
        token += 1
    return token


def _titles(reader: FactReader) -> Iterator[Fact]:
    """Yield what a sentence tells that is nothing else: «Кандидат наук, член РАЕН.», «Дизайнер.».

    «Врачи.» are not one, but for degrees and members whose number the tagger errs at.
    """
    a, index = reader.annotation, reader.index
    titles = noun_class("degree", "member", "honour")
    begun = {index.first[i]: index.head[i] for i in index.of(ROLES)}
    for token, head in sorted(begun.items()):
        if a.lemmas[token] in titles or _is_all(reader, head):
            first, last = a.sentence_tokens(a.sentence_of(token))
            alone = last - first <= _ALONE and a.lemmas[token] not in titles  # «Директор.»
            if token == first and a.words[last - 1] == "." and not alone:
                yield from _told(reader, first, (first, last), ())


def _is_all(reader: FactReader, noun: int) -> bool:
    """Tell who is one and does nothing: «Дизайнер.», not «Адвокат намерена спорить.»."""
    a, below = reader.annotation, map(reader.annotation.deprel, reader.annotation.children[noun])
    alone = a.heads[noun] < 0 and not any(rel.startswith("nsubj") for rel in below)
    return alone and a.feats(noun).get("Number") == "Sing"


def _told(
    reader: FactReader,
    begin: int,
    sentence: tuple[int, int],
    dates: tuple[int, ...],
    holder: int | None = None,
) -> Iterator[Fact]:
    a, index = reader.annotation, reader.index
    first, last = sentence
    tokens = range(first if holder is None else begin, last)
    if any(a.feats(t).get("VerbForm") == "Fin" for t in tokens if a.pos(t) in ("VERB", "AUX")):
        return
    if any(may_act(reader.clauses, index, t) for t in tokens):
        return
    here = a.sentence_of(first)
    if is_of_studies(a, index, here):
        return
    if holder is None:
        holder = whose(a, index, here)
    if holder is None:
        holder = subject_before(a, index, first_row(a, index, here), None)
    if holder is None:
        return
    since, found, frame = begin, list[Fact](), life()
    for role in _roles(reader, begin, last):
        head = index.head[role]
        own = tuple(_dates(reader, since, index.first[role]))
        if found and not own and _follows(reader, since, index.first[role]):
            dates, frame = (), replace(life(), rule=_THEN)  # «инженер, затем – [начальник] цеха»
            for before in found:
                before.past = True
        dates = own or dates
        since = index.last[role]
        found.append(
            Fact(
                frame=frame,
                verb=head,
                modality=None,
                holders=(holder,),
                agents=(),
                slots=_slots(reader, role),
                dates=dates,
                past=any(is_over(reader, date) for date in dates),
            )
        )
    yield from found


def _follows(reader: FactReader, first: int, last: int) -> bool:
    """Tell a post that follows those before it in time: «, [затем] – начальник цеха»."""
    leads = (
        lead_in(reader.annotation, range(t, min(t + LONGEST, last))) for t in range(first, last)
    )
    return any(lead is not None and lead.kind == "then" for lead in leads)


def _slots(reader: FactReader, role: int) -> dict[str, Bound]:
    """Return a role and where it is by what stands behind it: «[Библиотекарь] в [лицее].»."""
    index, argument = reader.index, reader.clauses.argument
    filled = {"role": role, "organization": _body_behind(reader, role)}
    heads = {name: (i, index.head[i]) for name, i in filled.items() if i is not None}
    return {name: Bound(argument(at), at, i) for name, (i, at) in heads.items()}


def _body_behind(reader: FactReader, role: int) -> int | None:
    """Return where a post is that a preposition tells behind it: «Библиотекарь в [лицее].»."""
    a, index, at = reader.annotation, reader.index, reader.index.last[role]
    if a.lowered[at : at + 1] not in _AT:
        return None
    near = range(at + 1, min(at + _NEAR, len(a)))
    found = (index.at(t, ORGANIZATIONS) for t in near if reader.clauses.preposition(t))
    return next((i for i in found if i is not None), None)


def _dates(reader: FactReader, first: int, last: int) -> Iterator[int]:
    """Yield the longest date of a stretch that ends before a dash: «[с 2006 года] – декан»."""
    index = reader.index
    around = {i for t in range(first, last) for i in index.covering(t) if index.types[i] in DATES}
    here = [i for i in around if index.first[i] >= first and index.last[i] < last]
    dashes = {i: _mark_behind(reader, i, last) for i in here}
    dashed = [i for i, at in dashes.items() if at < last and reader.annotation.words[at] in DASHES]
    yield from sorted(dashed, key=index.length)[-1:]


def _roles(reader: FactReader, first: int, last: int) -> Iterator[int]:
    """Yield the longest roles in the nominative that begin in a stretch of tokens."""
    index = reader.index
    token = first
    while token < last:
        roles = [i for i in index.covering(token) if index.types[i] in ROLES]
        role = max(roles, key=index.length, default=None)
        if role is not None and reader.clauses.case(index.head[role]) == "Nom":
            yield role
        token = token + 1 if role is None else max(token + 1, index.last[role])
