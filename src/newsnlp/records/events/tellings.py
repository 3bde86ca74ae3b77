"""Which mentions of an event noun or verb tell of one event, and whether it is told as a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache, partial

from newsnlp.annotate.marks import OPENING, within_quotes
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.retold import (
    coming,
    lies_ahead,
    meanings,
    retold,
    tells_by_verb,
    verb_nouns,
)
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.grammar.imagined import is_of_legend
from newsnlp.find.mentions.collectives import collectives
from newsnlp.find.type_sets import AREAS, DATES, EVENTS, ORGANIZATIONS, ROLES
from newsnlp.kinds import EntityType, RelationType
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.records.bystanders import is_addressee
from newsnlp.records.context import Context
from newsnlp.records.events.denied import is_denied, is_undone
from newsnlp.records.events.editions import ordinals, years
from newsnlp.records.events.meetings import met
from newsnlp.records.events.no_events import is_no_event, is_of_hall
from newsnlp.records.events.occurrences import HEADLINE
from newsnlp.records.events.setting import setting, where
from newsnlp.records.events.to_come import dates_of, to_come
from newsnlp.records.links import LEAST
from newsnlp.remembered import NAMES

_OVER = "над"
_WITH_OR_TO = frozenset({("с", "Ins"), ("в", "Acc"), ("на", "Acc")})
_LABELLED = "rule:event-label"
_CAME = frozenset({"went_to_it", "arrived", "took_part", "took_part_there"})
_RESULTS = _CAME | {"played", "scored", "cut_ribbon", "held"}
"""Frames that tell who was at an event, or how it ended, and no event of their own."""
_ARRIVED, _INTO = "arrived", ("в", "Acc")
_THERE = frozenset({"act", "attend"})
"""Kinds of frames that tell what was done with an event, or who was there."""
_VICTORY = "победа"


def occurrences(context: Context, mentions: list[int]) -> Iterator[list[int]]:
    """Split the mentions of an entity: «назначил» in two sentences tells two events.

    «Следующее заседание» and «все заседания» are not «это заседание».
    """
    happen = [mention for mention in mentions if _happens(context, mention)]
    nominal = [mention for mention in happen if not is_verbal(context, mention)]
    yield from _occurrences(context, nominal) if len(nominal) > 1 else (nominal,) * len(nominal)
    yield from ([mention] for mention in happen if is_verbal(context, mention))


def _occurrences(context: Context, nominal: list[int]) -> Iterator[list[int]]:
    numbers = {number(context, mention) for mention in nominal}
    several = numbers >= {"Sing", "Plur"}
    ahead = to_come(context, nominal)
    groups: dict[tuple[str, bool, bool], list[int]] = {}
    for mention in nominal:
        many = several and number(context, mention) == "Plur"
        key = which(context, mention), many, mention in ahead
        groups.setdefault(key, []).append(mention)
    for group in groups.values():
        for year in _apart(group, partial(years, context)):
            for edition in _apart(year, partial(ordinals, context)):
                for one in _apart(edition, partial(setting, context), partial(where, context)):
                    yield from _apart(one, partial(_affected, context))


def retellings(context: Context) -> dict[int, int]:
    """Return which event bare nouns mean that are linked with another one of their own noun.

    «Первенство округа прошло в мае. [Соревнования] … Рид выиграл и соревнования «Юность»».
    """
    found: dict[int, int] = {}
    for entity in context.entities:
        if entity.type is not EntityType.EVENT or len(entity.mentions) < 2:
            continue
        own = [context.position[id] for id in entity.mentions]
        if all(context.index.length(i) == 1 and not any(met(context, i)) for i in own):
            continue
        for mention in own:
            meant = _meant(context, mention)
            other = None if meant is None else context.entity.get(meant)
            if meant is not None and other is not None and other.id != entity.id:
                found[mention] = meant
    return found


def _meant(context: Context, mention: int) -> int | None:
    """Return the event told before that a bare noun means, where no day of its own denies it."""
    a, index = context.annotation, context.index
    noun = index.head[mention]
    if a.lemmas[noun] not in meanings() or index.length(mention) > 1:
        return None
    told = retold(a, index, noun, mention)
    if told is None or told == mention or lies_ahead(a, index, told):
        return None
    own, others = dates_of(context, mention), dates_of(context, told)
    return told if own <= others or others <= own else None


def which(context: Context, mention: int) -> str:
    """Return the adjective that tells an event from others of its noun, or ``""``."""
    a, head = context.annotation, context.index.head[mention]
    below = [child for child in a.children[head] if child < head]
    before = [a.lemmas[child] for child in below]
    if any(a.lemmas[child - 1 : child + 1] == ["еще", "один"] for child in below):
        return "один"  # «ещё один субботник»
    if any(a.lemmas[child : child + 2] == ["такой", "же"] for child in below):
        return "такой"
    other = (lemma for lemma in before if lemma in words("other_occurrence.txt"))
    return next(other, "") or coming(a, head)


def number(context: Context, mention: int) -> str:
    """Return whether a noun tells one event or several, ``""`` where its form leaves it open."""
    a, head = context.annotation, context.index.head[mention]
    if a.feats(head).get("Number") != "Plur":
        return "Sing"
    if a.lemmas[head] in noun_class("plural_of_one"):
        return ""  # «соревнования» are one event
    return "Plur" if _only_plural(a.words[head]) else ""


def line(context: Context, mention: int) -> int:
    """Return in which sentence a mention is told, from the lead on; of a headline -1."""
    sentence = context.sentence(mention)
    return HEADLINE if sentence < context.headlines else max(0, sentence - context.lead)


def stands_alone(context: Context, mention: int) -> bool:
    """Tell a noun without what says which event it is: not «избрание в [Сенат]»."""
    head = context.index.head[mention]
    return not any(
        argument.token > head and context.index.at(argument.token, DATES | AREAS) is None
        for argument in context.reader.clauses.arguments(head)
    )


@lru_cache(NAMES)
def _only_plural(word: str) -> bool:
    """Tell «заседаниях» from «заседания», which may be one, and from «ДТП»."""
    found = readings(word.lower())
    return bool(found) and all(reading.form.number == "plur" for reading in found)


def _apart(
    nominal: list[int],
    told: Callable[[int], Set[str]],
    hint: Callable[[int], Set[str]] = lambda _: frozenset(),
) -> Iterator[list[int]]:
    """Split the nouns of an entity that tell it of different things, as ``told`` returns them.

    «Отставка [Котова] … [Рогова]», «выборы [2016], [2020] года». A noun beside which nothing is
    named goes with the first, or with that of which ``hint`` reminds: «на митинге [в Туле]».
    """
    if len(nominal) == 1:
        yield nominal
        return
    groups: list[tuple[set[str], list[int]]] = []
    for mention in nominal:
        own = told(mention)
        fits = [g for g in groups if not own or not g[0] or own & g[0]]
        if not own and len(fits) > 1:
            said = hint(mention)
            fits.sort(key=lambda group: not said & group[0])
        if fits:
            fits[0][0].update(own)
            fits[0][1].append(mention)
        else:
            groups.append((set(own), [mention]))
    yield from (mentions for _, mentions in groups)


def _affected(context: Context, mention: int) -> set[str]:
    """Return to whom an event happens that is one person's, «отставка», else whose it is."""
    head = context.index.head[mention]
    if context.annotation.lemmas[head] not in words("personal_events.txt"):
        return {
            *_roles_below(context, head),
            *_areas_below(context, head),
            *_partners_below(context, head),
        }
    return {
        actor.id
        for kind, other, _, _ in context.by_event.get(mention, ())
        if kind is RelationType.PARTICIPANT_IN
        and not is_addressee(context.reader.clauses, context.index, mention, other)
        and (actor := context.actor(other)) is not None
        and actor.type is EntityType.PERSON
    }


def _roles_below(context: Context, head: int) -> Iterator[str]:
    """Yield whose event a noun tells by roles: «выборы [мэра]» are not «выборы [депутатов]»."""
    a, clauses = context.annotation, context.reader.clauses
    for child in a.children[head]:
        if child > head and clauses.case(child) == "Gen" and not clauses.preposition(child):
            role = context.index.at(child, ROLES)
            holder = None if role is None else context.actor(role)
            if role is not None and context.index.head[role] == child:
                yield a.lemmas[child] if holder is None else holder.id


def _partners_below(context: Context, head: int) -> Iterator[str]:
    """Yield with whom one meets or whither one goes: «встреча [с мэром]», «визит [в Тулу]»."""
    if context.annotation.lemmas[head] not in noun_class("meeting_of"):
        return
    for one in context.reader.clauses.arguments(head):
        if one.token > head and (one.preposition, one.case) in _WITH_OR_TO:
            who = context.reader.referents.actor(one.token)
            known = None if who is None else context.actor(who)
            yield context.annotation.lemmas[one.token] if known is None else known.id


def _areas_below(context: Context, head: int) -> Iterator[str]:
    """Yield whose an event is: «первенство [России]», «заседание [думы]» is not another's."""
    a, clauses = context.annotation, context.reader.clauses
    for child in a.children[head]:
        if child > head and clauses.case(child) == "Gen" and not clauses.preposition(child):
            area = context.index.at(child, AREAS | ORGANIZATIONS)
            if area is not None and context.index.head[area] == child and area in context.entity:
                yield context.entity[area].id


def _happens(context: Context, mention: int) -> bool:
    if mention not in context.notes.asserted:
        context.notes.asserted[mention] = _is_asserted(context, mention)
    return context.notes.asserted[mention]


def is_verbal(context: Context, mention: int) -> bool:
    """Tell whether a verb tells the event of a mention: «[назначил директором]»."""
    if mention not in context.notes.verbal:
        head = context.index.head[mention]
        context.notes.verbal[mention] = tells_by_verb(context.annotation, head)
    return context.notes.verbal[mention]


def _is_asserted(context: Context, mention: int) -> bool:
    """Tell whether an event happens; what is announced for a day («состоится») counts."""
    head = context.index.head[mention]
    source = context.mentions[mention].source.removeprefix("rule:event-noun")
    if "-" in source and not source.endswith(f"-{Modality.FUTURE}"):
        return False
    if is_of_legend(context.annotation, head) or is_no_event(context, mention):
        return False
    if is_verbal(context, mention):
        if _is_vote(context, head) or _is_result(context, head) or _is_suffered(context, head):
            return False
        modality = context.reader.clauses.modality(head)
        if modality is Modality.FUTURE:
            announced = any(fact.is_announced for fact in context.told.of_event(mention))
            return announced or _has_day(context, mention)
        return modality is None
    if _holds_clause(context, mention) or _is_body(context, head):
        return False
    if is_of_hall(context, head) or _is_merit(context, head) or _is_of_unit(context, mention):
        return False
    if is_denied(context, head) or context.reader.clauses.modalities.is_called_off(head):
        return False
    told = context.told.of_event(mention)
    doubtful = _score(context, mention) < LEAST or is_undone(context, head)
    if doubtful and not told and not _is_labelled(context, mention):
        return False
    return bool(told) or context.reader.clauses.noun_modality(head) is None


def _has_day(context: Context, mention: int) -> bool:
    """Tell whether the day of an event is told: «[24 сентября] апелляцию рассмотрит суд»."""
    others = (other for _, other, *_ in context.by_event.get(mention, ()))
    return any(context.mentions[other].type in DATES for other in others)


def _is_labelled(context: Context, mention: int) -> bool:
    """Tell what an announcement has labels of: «Ярмарка вакансий», below it «Место проведения:»."""
    return any(source == _LABELLED for *_, source in context.by_event.get(mention, ()))


def _is_vote(context: Context, verb: int) -> bool:
    """Tell how who was elected was: «избрали Рида. За его [кандидатуру] проголосовали все»."""
    about = context.reader.clauses.arguments(verb)
    candidacy = (context.annotation.lemmas[one.token] for one in about if one.preposition == "за")
    voted = not noun_class("candidacy").isdisjoint(candidacy)
    return voted and any(f.frame.kind == "post" and f.frame.event for f in context.reader.facts())


def _is_suffered(context: Context, verb: int) -> bool:
    """Tell what somebody goes through: «[перенёс] операцию» puts nothing off."""
    a = context.annotation
    things = (a.lemmas[child] for child in a.children[verb] if a.deprel(child) == "obj")
    moved = a.lemmas[verb] in noun_class("put_off")
    return moved and not noun_class("suffered").isdisjoint(things)


def _is_result(context: Context, verb: int) -> bool:
    """Tell what says of an event named beside it who was there, or how it ended.

    «В [матче] «Заря» [обыграла] «Волну»», «Рид [посетил] [форум]»; or told before: «Прошла
    [ярмарка]. Её [открыл] Рид».
    """
    known = frames().get(context.annotation.lemmas[verb], ())
    if not any(frame.rule in _RESULTS or frame.kind in _THERE for frame in known):
        return False
    told = (f for f in context.reader.facts() if f.verb == verb and f.event is not None)
    won = verb_nouns().get(context.annotation.lemmas[verb], "").startswith(_VICTORY)
    return any(
        (fact.frame.rule in _RESULTS and not _is_whither_too(context, fact))
        or (won and context.index.head[fact.event or 0] != verb)  # «конкурс [выиграл] Рид»
        or (fact.frame.kind in _THERE and _is_of_one_before(context, fact))
        for fact in told
    )


def _is_whither_too(context: Context, fact: Fact) -> bool:
    """Tell an arrival that says more than at what: «прибыл [в Тулу] на форум»."""
    ways = {(one.preposition, one.case) for one in context.reader.clauses.arguments(fact.verb)}
    return fact.frame.rule == _ARRIVED and _INTO in ways


def _is_of_one_before(context: Context, fact: Fact) -> bool:
    """Tell what is done with an event that only a pronoun means, or that is not said again."""
    a, told = context.annotation, fact.slots.get("event")
    begins, _ = a.sentence_tokens(a.sentence_of(fact.verb))
    said = told is not None and a.pos(told.target) == "NOUN"
    return not said and fact.event is not None and context.index.head[fact.event] < begins


def _score(context: Context, mention: int) -> float:
    """Return how sure an event is: as its name in guillemets, «этап чемпионата «[Мастер]»»."""
    a, index = context.annotation, context.index
    named = [i for i in index.inside(mention, EVENTS) if a.words[index.last[i] :][:1] == ["»"]]
    return max(context.mentions[i].score for i in (mention, *named))


def _is_of_unit(context: Context, mention: int) -> bool:
    """Tell what a unit or its head is there for: «отдел обеспечения [заседаний]»."""
    index, noun = context.index, context.index.head[mention]
    inside = any(
        index.types[i] in ORGANIZATIONS | ROLES and index.head[i] != noun
        for i in index.covering(noun)
    )
    return inside and number(context, mention) == "Plur"


def _is_merit(context: Context, noun: int) -> bool:
    """Tell for what an award is, «награду за [оформление пьесы]»: only «[победа]» is an event."""
    a, clauses = context.annotation, context.reader.clauses
    if noun > 1 and a.words[noun - 1] in OPENING and a.heads[noun] == noun - 2:
        noun -= 2  # «за оформление «[Грозы]»»
    if a.lemmas[noun] in classes() or clauses.preposition(noun) != "за":
        return False
    above = clauses.head[noun]
    told = (above, *a.children[above]) if above >= 0 else ()
    return any(a.lemmas[token] in noun_class("prize") for token in told if token < noun)


def _holds_clause(context: Context, mention: int) -> bool:
    """Tell whether a noun mention runs into a clause: «пожара установит экспертиза».

    The title of a «марафон «Беги, герой»» is none.
    """
    a, index = context.annotation, context.index
    first = index.first[mention]
    clauses = [
        token
        for token in range(first, index.last[mention])
        if a.pos(token) == "VERB" and a.feats(token).get("VerbForm") == "Fin"
    ]
    return any(not _is_title(a.words[first : token + 1]) for token in clauses)


def _is_title(before: Sequence[str]) -> bool:
    """Tell whether words end in a name in quotes, which has a capital: not in «"похоронил"»."""
    opening = max((i for i, word in enumerate(before[:-1]) if word in OPENING), default=-1)
    return opening >= 0 and within_quotes(before) and before[opening + 1][0].isupper()


def _is_body(context: Context, noun: int) -> bool:
    """Tell whether a noun means an organization, whatever the model says («исполком Кубка»).

    «[Суд] над бывшим мэром» is what goes on there.
    """
    a, clauses = context.annotation, context.reader.clauses
    over = (clauses.preposition(child) for child in a.children[noun] if child > noun)
    lemma = a.lemmas[noun]
    return lemma in collectives() and lemma not in classes() and _OVER not in over
