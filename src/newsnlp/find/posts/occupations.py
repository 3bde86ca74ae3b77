"""What somebody does, told beside the name and missed by the model.

«[Сторож фабрики] Пётр Лямин», «Вадим Демидов, [лидер группы «Хроноп»], …». The nouns are in
``lexicon/occupations.txt`` and ``leader_roles.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.annotate.marks import ANNOUNCING, DASHES
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.layout.listings import listed_below
from newsnlp.find.mentions.collectives import organization_nouns, posts
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.posts.one_of_many import body_behind, picked
from newsnlp.find.posts.role_lines import unmarked_lines
from newsnlp.find.type_sets import AREAS, HOUSES, HUMANS, LOOK_ALIKE, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import words
from newsnlp.link.grammar.governing import governing
from newsnlp.types import Span

SCORE = 0.8
SOURCE = "rule:occupation"
_FARTHEST = 9
_BRACKET, _TOWN = 4, ["г", "."]
_OVER_WHAT = "по"
_OVER = frozenset(":—–")
_STOPS = frozenset(",—–-")
_ENDS, _JOINTS = frozenset(";:."), frozenset({",", "и"})
_QUOTES = frozenset('«»„“”"')
_BARRED = frozenset({T.PERSON, T.DATE, T.TIME})


def occupations(reader: FactReader) -> Iterator[Span]:
    """Yield roles that end where the name of a person begins, stand behind one, or have none."""
    a, index = reader.annotation, reader.index
    persons = [i for i in index.of(PERSONS) if not _is_inside(reader, i)]
    for first, last in dict.fromkeys([(index.first[i], index.last[i]) for i in persons]):
        place = _before(reader, first) or _serving(reader, first)
        place = place or _behind(reader, first, last) or _over(reader, first)
        if place:
            yield Span(a.starts[place[0]], a.ends[place[1] - 1], T.PROFESSION, SCORE, SOURCE)
        begin = _begin(reader, first, place)
        for start, end in _portrayed(reader, first, last):
            yield Span(a.starts[start], a.ends[end - 1], T.PROFESSION, SCORE, SOURCE)
        for noun in (
            *_joined(reader, first, last, begin, place),
            *_possessed(reader, first, begin),
        ):
            yield Span(a.starts[noun], a.ends[noun], T.PROFESSION, SCORE, SOURCE)
    for begin, end in dict.fromkeys(unmarked_lines(a, index)):
        yield Span(a.starts[begin], a.ends[end - 1], T.PROFESSION, SCORE, SOURCE)
    for mark in a.by_form.of(ANNOUNCING):
        if a.words[mark] != ":" and mark > 1 and _is_given(reader, mark):
            first = _ranked(reader, mark - 1)
            yield Span(a.starts[first], a.ends[mark - 1], T.PROFESSION, SCORE, SOURCE)
        elif a.words[mark] == ":" and listed_below(a, index, mark):
            place = _over(reader, mark + 1)
            if place:
                yield Span(a.starts[place[0]], a.ends[place[1] - 1], T.PROFESSION, SCORE, SOURCE)


def _joined(
    reader: FactReader, first: int, last: int, begin: int, place: tuple[int, int] | None
) -> Iterator[int]:
    """Yield owners whom «и» joins with a role beside a name: «[основатель] и директор НИИ Рид».

    The role before the name begins at ``begin``. Where that is found here, at ``place``, any role
    may have been missed beside it: «[лидер] и создатель группы Рид».
    """
    words, index = reader.annotation.words, reader.index
    for noun, role in ((begin - 2, begin), (last + 1, last + 3)):
        if noun < 0 or role >= len(words) or words[role - 1] != "и" or index.covering(noun):
            continue
        told = role == begin or index.at(role, ROLES) is not None
        said = _is_business(reader, noun) or (place is not None and _is_role(reader, noun))
        if told and said and _fits(reader, noun, first):
            yield noun


def _possessed(reader: FactReader, name: int, begin: int) -> Iterator[int]:
    """Yield a leader before the role that begins beside a name: «её [лидер], депутат Рид».

    «Её [представитель] Рид», too, which is a role only of what it belongs to.
    """
    a = reader.annotation
    beside = name - 1
    if beside > 0 and a.lemmas[beside] in noun_class("speaks_for"):
        if a.lowered[beside - 1] in POSSESSIVES and not reader.index.covering(beside):
            yield from [beside] if _fits(reader, beside, name) else ()
        return
    while begin > 1 and a.pos(begin - 1) == "ADJ":
        begin -= 1
    noun = begin - 2
    if noun < 1 or a.words[noun + 1] != "," or a.lowered[noun - 1] not in POSSESSIVES:
        return
    leads = a.lemmas[noun] in words("leader_roles.txt")
    if leads and not reader.index.covering(noun) and _fits(reader, noun, name):
        yield noun


def _begin(reader: FactReader, name: int, place: tuple[int, int] | None) -> int:
    """Return where the role right before a name begins, -1 where there is none."""
    if place is not None and place[1] in (name, _before_place(reader, name)):
        return place[0]
    role = reader.index.at(name - 1, ROLES) if name else None
    return reader.index.first[role] if role is not None and reader.index.last[role] == name else -1


def _is_given(reader: FactReader, dash: int) -> bool:
    """Tell a post whose verb is left out: «избран Котов, его [заместителем] – Рид»."""
    a, index, noun = reader.annotation, reader.index, dash - 1
    post = a.lemmas[noun] in posts() and reader.clauses.case(noun) == "Ins"
    if not post or index.covering(noun) or dash + 1 == len(a):
        return False
    behind = [i for i in index.covering(dash + 1) if index.types[i] in HUMANS]
    return any(index.first[i] == dash + 1 for i in behind)


def _is_inside(reader: FactReader, person: int) -> bool:
    """Tell whose name a firm bears: «партнёр бюро «[Котов] и партнёры» Лев Рогов»."""
    index = reader.index
    firm = index.at(index.first[person], ORGANIZATIONS)
    return firm is not None and index.holds(firm, person)


def _before(reader: FactReader, name: int) -> tuple[int, int] | None:
    """Return the tokens of a role with the genitives between it and a name."""
    a, index = reader.annotation, reader.index
    begin, _ = a.sentence_tokens(a.sentence_of(name))
    employed, nouns = False, _nouns()
    end = name - 2 * _is_aged(reader, name)
    end -= a.lemmas[end - 1] == "который"  # «завод, директор [которого] Лев Рид»
    end = _before_place(reader, end)
    token, steps = end, 0
    while token > begin and steps < _FARTHEST:
        token, steps = token - 1, steps + 1
        houses = [i for i in index.covering(token) if index.types[i] in HOUSES]
        around = [index.types[i] for i in index.covering(token)]
        if token == end - 1 and T.PROFESSION in around:
            rank = _rank(reader, token)
            return None if rank is None else _before(reader, rank)
        if T.PROFESSION in around or (T.PERSON in around and T.ORGANIZATION not in around):
            return None
        role = a.lemmas[token] in nouns and _is_role(reader, token)
        if role or (employed and _is_business(reader, token) and _is_full(reader, name)):
            return (_ranked(reader, token), end) if _fits(reader, token, name) else None
        if houses:
            # «памятник [создателю радио] Лыкову» holds the name as well
            before = [index.first[i] for i in houses if index.last[i] <= end]
            employed, token = True, min([token, *before])
            continue  # «партнёр фирмы «[Луч]»»: a name may show any case
        below = a.pos(token) in ("NOUN", "PROPN", "ADJ", "X")
        if a.words[token] in _QUOTES:
            continue  # «агроном хозяйства [«]Заря[»]»
        employed = employed or a.lemmas[token] in organization_nouns()
        if employed and _is_governed(reader, token):
            begin = token - 1  # «[заведующую отделом графики] Рид»
            return (begin, end) if _fits(reader, begin, name) else None
        if not below or not _is_genitive(reader, token):
            return None  # only a genitive and what describes it: «сторож [мебельной] [фабрики]»
    return None


def _serving(reader: FactReader, name: int) -> tuple[int, int] | None:
    """Return whose man somebody is in what: «[заместитель Рида по экономике] Анна Ким»."""
    a, index, token = reader.annotation, reader.index, name - 1
    while token > max(1, name - _FARTHEST) and a.pos(token) in ("NOUN", "ADJ", "CCONJ"):
        token -= 1
    boss = index.at(token - 1, PERSONS) if a.lowered[token] == _OVER_WHAT else None
    if boss is None or token == name - 1 or not index.first[boss]:
        return None
    noun = index.first[boss] - 1
    post = index.at(noun, ROLES)  # «заместитель [мэра] Рида по финансам»
    noun = noun if post is None else index.first[post] - 1
    serves = noun >= 0 and a.lemmas[noun] in words("deputy_roles.txt") and not index.covering(noun)
    return (noun, name) if serves and _fits(reader, noun, name) else None


def _is_genitive(reader: FactReader, token: int) -> bool:
    """Tell a genitive; the tagger takes nouns it does not know, «[рок-группы]», for nominatives."""
    a, case = reader.annotation, reader.clauses.case(token)
    unknown = case == "Nom" and a.deprel(token) == "nmod" and "-" in a.words[token]
    return case in ("Gen", "") or unknown


def _is_governed(reader: FactReader, noun: int) -> bool:
    """Tell what a participle that is a post is over: «[заведующую] [отделом]»."""
    post = noun - 1
    if post < 0 or reader.clauses.case(noun) != "Ins" or reader.index.covering(post):
        return False
    return reader.annotation.pos(post) == "NOUN" and governing(reader.annotation.words[post])


def _rank(reader: FactReader, last: int) -> int | None:
    """Return where a degree or rank before a name begins: «директор НИИ[, доктор наук] Рид»."""
    a, index = reader.annotation, reader.index
    role = max(
        (i for i in index.covering(last) if index.types[i] is T.PROFESSION), key=index.length
    )
    first = index.first[role]
    if a.lemmas[first] not in noun_class("dignity") and not is_degree(a, first):
        return None
    return index.first[role] - (a.words[index.first[role] - 1] == ",")


def _is_aged(reader: FactReader, name: int) -> bool:
    """Tell a comma and an age before a name: «сторож[, 61-летний] Лев Рид»."""
    a = reader.annotation
    age = a.words[name - 2 : name] if name > 2 else []
    return age[:1] == [","] and age[1][0].isdigit() and a.lemmas[name - 1].endswith("летний")


def _before_place(reader: FactReader, end: int) -> int:
    """Return where a bracket begins that only tells a place: «лидер группы «Луч» [(г. Тула)]»."""
    a, index = reader.annotation, reader.index
    if end < _BRACKET or a.words[end - 1] != ")":
        return end
    place = index.at(end - 2, AREAS)
    first = end - 2 if place is None else index.first[place]
    first -= 2 * (a.lowered[first - 2 : first] == _TOWN)
    return first - 1 if place is not None and a.words[first - 1] == "(" else end


def _over(reader: FactReader, name: int) -> tuple[int, int] | None:
    """Return the tokens of a role over a list of names: «[члены комиссии]: Лев Котов, …»."""
    a = reader.annotation
    begin, _ = a.sentence_tokens(a.sentence_of(name - 1)) if name else (0, 0)
    if name < begin + 2 or a.words[name - 1] not in _OVER:
        return None
    for token in range(name - 2, max(begin, name - _FARTHEST) - 1, -1):
        around = [reader.index.types[i] for i in reader.index.covering(token)]
        if a.lemmas[token] in _listed() and a.pos(token) == "NOUN" and not around:
            feats = a.feats(token)
            heads = feats.get("Number") == "Plur" and feats.get("Case") == "Nom"
            return (_ranked(reader, token), name - 1) if heads else None
        below = a.pos(token) in ("NOUN", "PROPN", "ADJ", "X")
        if not HUMANS.isdisjoint(around) or not below or reader.clauses.case(token) == "Nom":
            return None
    return None


def _behind(reader: FactReader, name: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of a role behind a name and a comma or dash, with its complements."""
    a, index = reader.annotation, reader.index
    if last == len(a) or a.words[last] not in _STOPS:
        return None
    _, end = a.sentence_tokens(a.sentence_of(name))
    token = last + 1
    if a.lemmas[token : token + 1] == ["один"] and a.words[token + 1 : token + 2] == ["из"]:
        token += 2
    if token >= end:
        return None
    owns = _is_business(reader, token) and not index.covering(token)
    if not (owns or _is_role(reader, token)) or not _fits(reader, token, name):
        return None
    if not name <= reader.clauses.head[token] < last and a.words[last] == "," == a.words[token - 1]:
        return None  # «за Котовой, [врачом] и Лосевым» are three
    role = _extended(reader, token)
    owned = not owns or any(token < index.first[i] < role[1] for i in index.of(ORGANIZATIONS))
    told = owned or any(a.lemmas[t] in organization_nouns() for t in range(token + 1, role[1]))
    told |= a.words[token - 1] == "из" and a.lemmas[token] in noun_class("began")
    return role if told else None


def _extended(reader: FactReader, noun: int) -> tuple[int, int]:
    """Return the tokens of a role with its complements, up to a name or a day."""
    index = reader.index
    named = [i for i in index.of(_BARRED) if index.first[i] > noun]
    barred = {t for i in named for t in range(index.first[i], index.last[i])}
    return extended(reader.clauses, noun, noun + 1, barred)


def _portrayed(reader: FactReader, name: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the roles among all that one is: «Рид — дизайнер, [основатель] и директор «Луча»»."""
    a, index = reader.annotation, reader.index
    begin, end = a.sentence_tokens(a.sentence_of(name))
    if a.words[last : last + 1] == [] or a.words[last] not in DASHES:
        return
    if any(a.pos(token) not in ("ADJ", "NUM") for token in range(begin, name)):
        return
    for token in range(last + 2, end):
        if a.words[token] in _ENDS:
            return
        joint = token - 1
        while a.pos(joint) == "ADJ":
            joint -= 1  # «бывший [владелец] клуба»
        business = _is_business(reader, token) and not index.covering(token)
        if a.words[joint] not in _JOINTS or not (business or _is_role(reader, token)):
            continue
        role = _extended(reader, token)
        joined = (
            a.words[role[1] : role[1] + 1] == ["и"] and index.at(role[1] + 1, ROLES) is not None
        )
        owned = any(token < index.first[i] < role[1] for i in index.of(ORGANIZATIONS))
        named = index.at(role[1], PERSONS) is not None
        if (owned or joined or not business) and not named and _fits(reader, token, name):
            yield token, role[1]


def _is_role(reader: FactReader, token: int) -> bool:
    """Tell whether a token is a noun of the lists that no mention holds."""
    a = reader.annotation
    known = a.lemmas[token] in _nouns() and a.pos(token) == "NOUN"
    return known and not reader.index.covering(token)


def _is_business(reader: FactReader, token: int) -> bool:
    """Tell a noun that is a role only beside an organization: «[партнёр] фирмы «Луч» Котов»."""
    lemma = reader.annotation.lemmas[token]
    return lemma in noun_class("owner") or lemma in noun_class("partner")


def _is_full(reader: FactReader, name: int) -> bool:
    """Tell a name from a mere surname: «представитель партии [Рогова]» is of his party."""
    person = reader.index.at(name, PERSONS)
    return person is not None and reader.index.length(person) > 1


def _ranked(reader: FactReader, noun: int) -> int:
    """Return where a role begins with its rank: «[старший научный] сотрудник»."""
    a, first = reader.annotation, noun
    ranks = noun_class("rank", "grade")
    while first > 0 and a.lemmas[first - 1] in ranks and a.heads[first - 1] == noun:
        first -= 1
    return first


@cache
def _nouns() -> frozenset[str]:
    return words("occupations.txt") | words("leader_roles.txt")


@cache
def _listed() -> frozenset[str]:
    return _nouns() | words("deputy_roles.txt") | noun_class("member")


def _fits(reader: FactReader, noun: int, name: int) -> bool:
    """Tell whether one person is meant by both, in one case; a form that shows none fits any.

    Many are meant where two are named: «[студенты] колледжа [Лев Рид] и Анна Котова».
    """
    one, two = reader.clauses.case(noun), reader.clauses.case(name)
    pick = picked(reader, _ranked(reader, noun))
    if pick is not None and _founds_a_body(reader, noun):
        return False  # «один из [основателей] «Зари» Рид»: of whom records tell without a mention
    one = one if pick is None else reader.clauses.case(pick)
    alike = "" in (one, two) or one == two or {one, two} == LOOK_ALIKE
    if pick is not None or reader.annotation.feats(noun).get("Number") == "Sing":
        return alike
    # «встретил выпускников [Рида] и Котовой»: whose they are
    return noun < name and one == two not in ("", *LOOK_ALIKE) and _is_first(reader, name)


def _founds_a_body(reader: FactReader, noun: int) -> bool:
    """Tell one of the founders of a body; «[создатель] школы» counts as one."""
    if reader.annotation.lemmas[noun] in noun_class("began"):
        return body_behind(reader.annotation, reader.index, noun) is not None
    return reader.annotation.lemmas[noun] in noun_class("founder")


def _is_first(reader: FactReader, name: int) -> bool:
    """Tell a name that another one follows: «[Лев Рид] и Анна Котова»."""
    index, person = reader.index, reader.index.at(name, PERSONS)
    after = len(reader.annotation) if person is None else index.last[person]
    if reader.annotation.words[after : after + 1] not in ([","], ["и"]):
        return False
    other = index.at(after + 1, PERSONS) if after + 1 < len(reader.annotation) else None
    return other is not None and index.first[other] == after + 1
