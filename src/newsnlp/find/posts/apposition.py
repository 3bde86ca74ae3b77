"""A role beside a person («министр Лев Нечаев») and an organization inside a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from newsnlp.annotate.marks import DASHES, before_brackets
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.cited import is_of_cited_clause
from newsnlp.find.layout.listings import below_label, has_its_line, listed_below
from newsnlp.find.posts.before_dash import before_dash
from newsnlp.find.posts.dash_chains import in_chain, named_behind_dash
from newsnlp.find.posts.life_labels import before_lead
from newsnlp.find.posts.named_bodies import named_body
from newsnlp.find.posts.one_of_many import before_others, picked
from newsnlp.find.posts.pronoun_roles import no_more, opened, predicated
from newsnlp.find.posts.role_items import behind_origin, is_before_its_own, opens_an_item
from newsnlp.find.posts.second_roles import before_another, behind_another, joined_to_another
from newsnlp.find.posts.shared_roles import elsewhere, is_of_several, listed_behind, sharing
from newsnlp.find.posts.two_names import (
    is_anothers_boss,
    is_nominative_of_hers,
    is_served,
    is_stiff,
    shows_none,
)
from newsnlp.find.posts.unnamed_items import is_unnamed_item
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE, PERSONS, ROLES
from newsnlp.kinds import EntityType as T
from newsnlp.kinds import RelationType
from newsnlp.lexicon import words
from newsnlp.link.people.declension import cases_of_name
from newsnlp.link.people.short_degrees import behind_short_degree
from newsnlp.link.people.told_by_posts import is_listed_by_line

_BEFORE_LIST = frozenset(":—–")
_GENITIVE = ("а", "я", "ы", "и")
_TITLES = ROLES | {T.AWARD}
_DESCRIBING = frozenset({"ADJ", "DET"})


def apposed(
    reader: FactReader, on_lines: Mapping[int, int]
) -> Iterator[tuple[RelationType, int, int]]:
    """Yield WORKS_AS of a person beside a role, WORKPLACE of a role and what it holds.

    ``on_lines``: whose the roles are that stand on lines of their own.
    """
    index = reader.index
    persons = index.of(PERSONS)
    by_first = {index.first[i]: i for i in persons}
    for role in index.of(ROLES):
        outer = index.around(role)
        if outer is not None:
            served = _served(reader, by_first, role, outer)
            if served is not None:
                yield RelationType.WORKS_AS, served, role
            continue
        own_line = below_label(reader.annotation, index, role)
        own_line = on_lines.get(role) if own_line is None else own_line
        holders = _holders(reader, by_first, role) if own_line is None else (own_line,)
        for holder in holders:
            yield RelationType.WORKS_AS, holder, role
        employer = named_body(reader, role)
        if employer is not None:
            yield RelationType.WORKPLACE, role, employer


def _holders(reader: FactReader, by_first: dict[int, int], role: int) -> Iterator[int]:
    """Yield the persons whose a role of running text is."""
    shared = sharing(reader, role)
    yield from shared or before_others(reader, role)
    if shared:
        return
    person = _holder(reader, by_first, role)
    named = person is not None and _same_case(reader, role, person)
    if person is not None and named and not _is_whose(reader, role, person):
        yield from _listed(reader, role, person)
        yield from (other for other, _ in elsewhere(reader, role))


def _holder(reader: FactReader, by_first: dict[int, int], role: int) -> int | None:
    """Return the person whose a role is by where it stands, the surest place first."""
    person = _named_after(reader, by_first, role)
    for find in _PLACES:
        if person is not None:
            break
        person = find(reader, role)
    return person


def _named_after(reader: FactReader, by_first: dict[int, int], role: int) -> int | None:
    """Return the person right behind a role, or behind whom the role serves.

    «Адвокат [Лаврова] Ольга Миронова»: of two names the first in the genitive is no holder.
    """
    after = behind_origin(reader, role)
    person = by_first.get(after)
    if person is not None and reader.annotation.opens_line(after):
        own = reader.annotation.words[reader.index.last[person] :][:1]
        if not DASHES.isdisjoint(own) or has_its_line(reader.annotation, reader.index, role):
            return None  # «Рид А. А. – [председатель]», below it «Котов П. А. – врач»
    aged = reader.annotation.words[after - 2 : after - 1] == [","]
    if person is not None and aged and _follows(reader, role):
        return None  # «сына Рида, [главы района], 61-летнего Котова»
    if person is None:
        person = _behind_title(reader, by_first, role, after)
    if person is None and _opens_list(reader, role):
        below = listed_below(reader.annotation, reader.index, reader.index.last[role])
        return below[0] if below else _only_listed(reader, by_first.get(after + 1))
    if person is None:
        return _named_after_rank(reader, by_first, role)
    other = by_first.get(reader.index.last[person])
    if other is None or is_anothers_boss(reader, role):
        return person
    return other if is_served(reader, role, person, other) else person


def _follows(reader: FactReader, role: int) -> bool:
    """Tell whether a role stands behind somebody's name and a comma."""
    first = reader.index.first[role]
    comma = first > 1 and reader.annotation.words[first - 1] == ","
    return comma and reader.index.at(first - 2, PERSONS) is not None


def _behind_title(
    reader: FactReader, by_first: dict[int, int], role: int, after: int
) -> int | None:
    """Return whose two posts before a name are: «сказала [врач], депутат Анна Рид».

    The verb tells of one: «пришли [врач], депутат Рид и Котов».
    """
    a, index, head = reader.annotation, reader.index, reader.index.head[role]
    verb = a.heads[head]
    single = verb >= 0 and a.feats(verb).get("Number") == "Sing" and a.pos(verb) == "VERB"
    if not single or not a.deprel(head).startswith("nsubj") or a.words[after : after + 1] != [","]:
        return None
    title = index.opening(after + 1, _TITLES)
    if title is not None and a.deprel(index.head[title]).startswith("nsubj"):
        title = title if a.heads[index.head[title]] == verb else None  # of the next clause
    if title is None or reader.clauses.case(index.head[title]) != reader.clauses.case(head):
        return None
    person = by_first.get(index.last[title])
    hers = person is not None and a.feats(verb).get("Gender") == "Fem"
    his = person is not None and a.feats(index.first[person]).get("Gender") == "Masc"
    return None if hers and his else person  # «сообщила [секретарь], мэр Рид ушёл»


def _named_after_rank(reader: FactReader, by_first: dict[int, int], role: int) -> int | None:
    """Return the person behind another role: «[прокурор района] советник юстиции Лев Рогов»."""
    a, index = reader.annotation, reader.index
    after = index.last[role]
    if after >= len(a) or not a.words[after].isalpha():
        return None
    ranks = [i for i in index.covering(after) if index.types[i] in ROLES]
    ranks = [i for i in ranks if index.first[i] == after]
    if not ranks or a.sentence_of(after) != a.sentence_of(after - 1):
        return None
    rank = max(ranks, key=index.length)  # «советник юстиции [2 класса]»
    cases = {reader.clauses.case(index.head[i]) for i in (role, rank)}
    alike = cases <= LOOK_ALIKE or (len(cases) == 1 and "" not in cases)
    alike |= a.words[index.first[role]].lower() in words("acting_words.txt")
    return by_first.get(index.last[rank]) if alike else None


def _opens_list(reader: FactReader, role: int) -> bool:
    """Tell «[члены комиссии]: Лев Рябов, Анна Котова»; «[Журналист]: Анна Петровна, …» asks."""
    a, index = reader.annotation, reader.index
    marked = a.words[index.last[role] : index.last[role] + 1]
    return marked != [] and marked[0] in _BEFORE_LIST and is_of_several(reader, role)


def _only_listed(reader: FactReader, person: int | None) -> int | None:
    """Leave out who acts: «слово взяли [врачи]: Рид, сказала Ким, опоздал»."""
    end = -1 if person is None else reader.index.last[person]
    return None if reader.annotation.words[end : end + 1] == [","] else person


def _listed(reader: FactReader, role: int, person: int) -> Iterator[int]:
    """Yield the holder of a role; of one in the plural all: «адвокаты Лев Рябов и Анна Котова»."""
    index = reader.index
    yield person
    if not is_of_several(reader, role) or index.last[role] >= len(reader.annotation):
        return
    below = listed_below(reader.annotation, index, index.last[role])
    yield from below[1:] if below[:1] == [person] else ()
    yield from listed_behind(reader, index.first[person])[1:]


def _served(reader: FactReader, by_first: dict[int, int], role: int, outer: int) -> int | None:
    """Return whose the role inside another is: «стала помощником [депутата] Ивана Котова»."""
    index, case = reader.index, reader.clauses.case
    person = by_first.get(index.last[outer])
    if person is None or index.last[role] != index.last[outer]:
        return None
    cases = case(index.head[outer]), case(index.head[role]), case(index.first[person])
    before = reader.annotation.lemmas[index.first[outer] - 1] if index.first[outer] else ""
    # «пост советника [губернатора] Котова»: a post stands without its holder's name
    # nor does «встретил помощника [прокурора района] Льва Рида» tell which of them is he
    apart = cases[0] not in {"", *LOOK_ALIKE} or before in noun_class("post")
    if not apart or cases[1:] != ("Gen", "Gen"):
        return None
    # «помощник сценариста [Дрю Рид]» may be he himself
    name = reader.annotation.words[index.first[person]].lower()
    declined = name.endswith(_GENITIVE) and "Nom" not in cases_of_name(name)
    return person if declined else None


def _behind_comma(reader: FactReader, role: int) -> int | None:
    """Return the person before «, исполняющий обязанности директора …,» that it is apposed to."""
    index, first = reader.index, _with_adjectives(reader, role)
    one = picked(reader, first)
    head = index.head[role] if one is None else one
    first = min(first, head)
    if first > 2 and reader.annotation.words[first - 1] == "же":
        # «Лев Рид, он же [председатель оргкомитета]»
        first -= 2 * (reader.annotation.lemmas[first - 2] in PRONOUNS)
    his = first > 0 and reader.annotation.lowered[first - 1] in POSSESSIVES
    first -= his
    lead = before_lead(reader.annotation, first)  # «Рид, в прошлом [лётчик]»
    led, first = lead < first, lead
    if first < 2 or reader.annotation.words[first - 1] != ",":
        return None
    name_end = before_brackets(reader.annotation, first - 1)
    person = index.at(name_end - 1, PERSONS) if name_end else None
    if person is None or index.last[person] != name_end:
        return None
    if is_of_cited_clause(reader.annotation, index, role, person):
        return None
    if his and not _is_told_behind(reader, person):
        return None  # «Рид, его [заместитель] …»: he is Рид's
    if is_of_several(reader, role):
        return None  # «поэта Рида, [лидеров стран]»
    return person if _is_apposed(reader, role, head, person, led=led) else None


def _is_apposed(reader: FactReader, role: int, head: int, person: int, *, led: bool) -> bool:
    """Tell whether a role behind a comma is of the name before it; ``led``: «в прошлом [врач]»."""
    index, above = reader.index, reader.clauses.head[head]
    before = index.at(index.first[person] - 1, ROLES) if index.first[person] else None
    after = index.last[role]
    after += reader.annotation.words[after : after + 1] == ["»"]
    if opens_an_item(reader, role, after) and before is not None:
        return False
    if is_unnamed_item(reader.clauses, index, person, role):
        return False
    if before is not None and above == index.head[before]:
        # «[пианист] Марк Берг, [профессор] консерватории», not «…, [врач] больницы Ян Ким»
        return not _names_another(reader, after, reader.clauses.case(head))
    if is_before_its_own(reader, role, after):
        return False
    name = index.head[person]
    if not _names_another(reader, after):
        while reader.annotation.deprel(name) in APPOSED and 0 <= reader.clauses.head[name] != above:
            name = reader.clauses.head[name]  # «и его жена [Анна Рыбина], доцент МГУ»
    last_of_list = reader.annotation.deprel(name) == "conj" and reader.clauses.head[name] == above
    beside = index.first[person] <= above < index.last[person]
    if beside or last_of_list:
        return True  # «Лев Котов и [Анна Рыбина], доцент МГУ»
    apart = (led or _is_apart(reader, head)) and not _names_another(reader, after)
    alike = reader.clauses.case(head) == reader.clauses.case(index.first[person]) == "Nom"
    return apart and alike  # not «ушёл Рид, его место занял [Котов], декан»


def _is_told_behind(reader: FactReader, person: int) -> bool:
    """Tell who is not the first of a sentence: «Рид, мэр, [Ким], его заместитель, …»."""
    a, first = reader.annotation, reader.index.first[person]
    begin, _ = a.sentence_tokens(a.sentence_of(first))
    return any(reader.index.at(t, PERSONS) is not None for t in range(begin, first))


def _is_apart(reader: FactReader, noun: int) -> bool:
    """Tell an apposition; no list hangs on what follows: «Рид, [врач], в дом вошли Ким и …»."""
    deprel = reader.annotation.deprel(noun)
    return deprel == "appos" or (deprel == "conj" and reader.clauses.head[noun] > noun)


def _with_adjectives(reader: FactReader, role: int) -> int:
    """Return where a role begins with what is no part of it: «Рид, [самый молодой депутат]»."""
    a, first, head = reader.annotation, reader.index.first[role], reader.index.head[role]
    while first > 0 and a.pos(first - 1) in _DESCRIBING and not a.words[first - 1][0].isdigit():
        if reader.clauses.head[first - 1] not in range(first, head + 1):
            break
        first -= 1
    named = first < reader.index.first[role] and _names_another(reader, reader.index.last[role])
    return reader.index.first[role] if named else first  # «Рид, [заслуженный] артист Лев Котов»


def _names_another(reader: FactReader, after: int, case: str = "") -> bool:
    """Tell whether a name follows before the next comma: «…, председатель союза [Лев Рид]».

    In a ``case``, where one is asked for.
    """
    a = reader.annotation
    for token in range(after, a.sentence_tokens(a.sentence_of(after - 1))[1]):
        if a.words[token] == ",":
            return False
        person = reader.index.at(token, PERSONS)
        if person is not None and case in ("", reader.clauses.case(reader.index.first[person])):
            return True
    return False


def _depending(reader: FactReader, role: int) -> int | None:
    """Return the person apposed to the role in the tree: «защитник «Металлиста» Пересветов»."""
    index = reader.index
    for child in reader.clauses.children[index.head[role]]:
        if child >= index.last[role] and reader.annotation.deprel(child) in ("appos", "flat:name"):
            person = index.at(child, PERSONS)
            if person is not None and "," not in _between(reader, role, person):
                return person
    return None


def _between(reader: FactReader, one: int, other: int) -> list[str]:
    return reader.annotation.words[reader.index.last[one] : reader.index.first[other]]


def _same_case(reader: FactReader, role: int, person: int) -> bool:
    """Tell whether both stand in one case; a form that shows none fits any."""
    a, index = reader.annotation, reader.index
    opening = a.lowered[index.first[role]]
    if opening in words("acting_words.txt") or behind_short_degree(a, index.first[role]):
        return True  # «врио губернатора» and «к. м. н.» do not change
    one, name = picked(reader, index.first[role]), index.first[person]
    case = reader.clauses.case(index.somebody(role) if one is None else one)
    apart = name < index.first[role] or a.words[name - 1] == ":"
    if apart and is_listed_by_line(a, name, index.last[person]):
        return True  # a line of a list: «Мухина Д. В. – секретарь», or below «Секретари:»
    shown = {case, reader.clauses.case(name)}
    if "" in shown or len(shown) == 1 or shown == LOOK_ALIKE:
        return True
    if case == "Nom" and is_nominative_of_hers(a, name, index.last[person]):
        return True
    own = a.deprel(name) == "appos" and a.heads[name] == index.head[role]
    if case == "Nom" and own and is_stiff(reader.clauses, name, index.last[person]):
        return True
    # «пресс-секретарю Джо [Риду]»
    return shows_none(a.words[name]) and reader.clauses.case(index.last[person] - 1) == case


def _is_whose(reader: FactReader, role: int, person: int) -> bool:
    """Tell whose deputy somebody is by the tree: «заместитель [Лесового-Гая]», tagged Nom."""
    a, name = reader.annotation, reader.index.head[person]
    alone = reader.index.length(person) == 1 and a.words[name].endswith(_GENITIVE[:2])
    below = reader.clauses.head[name] == reader.index.head[role] and a.deprel(name) == "nmod"
    return alone and below and a.feats(name).get("Gender") == "Masc"


_PLACES = (
    named_behind_dash,
    joined_to_another,
    _behind_comma,
    partial(behind_another, holder=_behind_comma),
    before_another,
    _depending,
    before_dash,
    predicated,
    opened,
    no_more,
    in_chain,
)
"""Where the holder of a role may stand that is not right behind it, the surest place first."""
