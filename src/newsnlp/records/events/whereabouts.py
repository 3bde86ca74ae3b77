"""Where an event is: which of the places told beside it are its own, and the name of the best."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp import lexicon
from newsnlp.annotate.marks import DASHES, OPENING, within_quotes
from newsnlp.find.events.event_settings import told_by_next_verb
from newsnlp.find.events.gapped_events import is_across_gap
from newsnlp.find.events.retold import verb_nouns
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED, AREAS, PERSONS, ROLES
from newsnlp.link.places.place_adjectives import adjective, is_adjective
from newsnlp.link.places.places import place_name
from newsnlp.records.bystanders import is_outside
from newsnlp.records.context import Context
from newsnlp.records.events.buildings import building_name, house_around, way_between
from newsnlp.records.events.comparisons import is_contrasted
from newsnlp.records.events.tellings import is_verbal
from newsnlp.types import EntityType, RelationType

_FROM, _AT = "из", ("в", "во", "на")
_SIDES = frozenset({("с", "Ins"), ("против", "Gen"), ("между", "Ins"), ("между", "")})
"""How one side is told of what takes two: «переговоры с [Чехией]»."""
_ABOUT = frozenset({"о", "об", "обо"})
_TOWN, _TIME = "город", "время"
_CENTRE = "центр"
_LISTED = frozenset({"conj"})
_APART = DASHES | {"(", ","}
"""Marks before a name that tells which place is meant."""


def may_be_there(context: Context, event: int, place: int) -> bool:
    """Tell whether an event can be at a place that somebody says it is at.

    Not in the name of whom a verb tells of, «купил акции [Тульского] завода», not where somebody
    comes from, «школьница из [Пензы] выиграла турнир», «приехал из [Пензы]», «жители [Пензы]», nor
    whose title it is, «Кубок [Европы]».
    """
    index, clauses = context.index, context.reader.clauses
    token, head = index.head[place], index.head[event]
    if not may_be_site(context, place) or _is_home(context, token, head):
        return False
    if is_contrasted(context.annotation, index.first[place], index.last[place]):
        return False
    if _is_in_title(context, place) or _is_whither(context, token, head):
        return False
    if _is_of_head_met(context, place, head):
        return False
    if _is_of_next(context, place, head) or _is_of_topic(context, token, head):
        return False
    if _is_where_told(context, token, head) or _is_from(context, token):
        return False
    if is_outside(clauses, index, event, place) or _is_of_contest(context, token):
        return False
    if is_across_gap(clauses, index, event, place) or _is_of_other_verb(context, event, place):
        return False
    if is_verbal(context, event):
        if context.annotation.lemmas[head] in noun_class("arriving") and _is_whence(context, token):
            return False
        around = (index.types[i] for i in index.covering(token))
        adjectival = is_adjective(context.annotation, token)
        return not (adjectival and EntityType.ORGANIZATION in around)
    if _is_whence(context, token):
        return False
    before = context.annotation.words[index.first[event] : index.first[place]]
    # not «форум «Россия и [Китай]»»
    return not (index.holds(event, place) and within_quotes(before))


def _is_whence(context: Context, place: int) -> bool:
    """Tell whence somebody comes: «переехал из Тулы и [Омска]»."""
    clauses = context.reader.clauses
    return clauses.preposition(clauses.first_conjunct(place)) == _FROM


def _is_of_contest(context: Context, place: int) -> bool:
    """Tell for whose title one competes: «Кубок [Европы]», «стал чемпионом [мира]»."""
    above, titles = context.reader.clauses.head[place], noun_class("championship", "champion")
    titled = above >= 0 and context.annotation.lemmas[above] in titles
    return titled and not context.reader.clauses.preposition(place)


def _is_whither(context: Context, place: int, event: int) -> bool:
    """Tell whither somebody goes by another verb: «выступит на форуме и вылетит [в Тулу]»."""
    a, clauses = context.annotation, context.reader.clauses
    verb = a.heads[a.top(place, _LISTED)]
    there = clauses.case(place) in ("Loc", "") or clauses.preposition(place) not in _AT
    if there or verb < 0:
        return False
    told = event
    while told >= 0 and a.pos(told) != "VERB":
        told = a.heads[told]
    here = a.sentence_of(event) == a.sentence_of(place)
    if told in (-1, verb) or not here or a.pos(verb) != "VERB":
        return False
    # «вылетит в [Тулу], где выступит на форуме»
    return all(a.lowered[child] != "где" for child in a.children[told])


def _is_of_next(context: Context, place: int, event: int) -> bool:
    """Tell the house of what came then: «после заседания в [музее] открылась выставка».

    A town is that of both: «после матча в [Омске] прошёл парад».
    """
    token = context.index.head[place]
    if context.index.types[place] in AREAS or context.reader.clauses.head[token] != event:
        return False
    verb = told_by_next_verb(context.reader, token)
    return any(fact.verb == verb and fact.frame.kind == "held" for fact in context.facts)


def _is_of_topic(context: Context, place: int, event: int) -> bool:
    """Tell where something is that is talked about, or is it: «переговоры об уране в [России]»."""
    clauses = context.reader.clauses
    if clauses.preposition(place) in _ABOUT:
        return True  # «лекция о [северной школе]»
    topic = clauses.head[place]
    about = topic >= 0 and topic != event and clauses.preposition(topic) in _ABOUT
    return about and clauses.case(topic) == "Loc" and clauses.head[topic] == event


def _is_of_other_verb(context: Context, event: int, place: int) -> bool:
    """Tell the house of another verb: «прощание пройдёт [в театре], похоронят на кладбище».

    So where the event has one of its own, whatever the parser says; a town may be that of both.
    """
    a, index = context.annotation, context.index
    verb, house = index.head[event], index.head[place]
    verb = verb if a.pos(verb) == "VERB" else a.heads[verb]
    if index.types[place] in AREAS or verb < 0 or a.pos(verb) != "VERB":
        return False
    if not _is_parted(context, verb, house):
        return False
    begins, _ = a.sentence_tokens(a.sentence_of(house))
    since = next((t for t in range(house, begins, -1) if a.words[t] == ","), begins)
    if all(a.feats(token).get("VerbForm") != "Fin" for token in range(since, house)):
        return False
    links = context.by_event.get(event, ())
    sites = (i for kind, i, *_ in links if kind is RelationType.TAKES_PLACE_IN and i != place)
    houses = [index.head[i] for i in sites if index.types[i] not in AREAS]
    own = any(not _is_parted(context, verb, other) for other in houses)
    return own or _has_unnamed_house(context, verb)


def _has_unnamed_house(context: Context, verb: int) -> bool:
    """Tell whether a verb has a house that no mention names: «прощание пройдёт в [театре], …»."""
    a, clauses = context.annotation, context.reader.clauses
    _, end = a.sentence_tokens(a.sentence_of(verb))
    comma = next((t for t in range(verb, end) if a.words[t] == ","), end)
    there = (t for t in range(verb, comma) if clauses.preposition(t) in _AT)
    return any(
        a.lemmas[t] in lexicon.words("organization_nouns.txt") | noun_class("site", "venue")
        for t in there
        if clauses.case(t) == "Loc"
    )


def _is_parted(context: Context, verb: int, place: int) -> bool:
    """Tell whether a comma stands between a verb and a place."""
    first, last = sorted((verb, place))
    return "," in context.annotation.words[first:last]


def _is_where_told(context: Context, place: int, event: int) -> bool:
    """Tell where an event is talked of: «[в Кремле] знают о задержании»."""
    clauses = context.reader.clauses
    there = clauses.preposition(place) in _AT and clauses.head[place] >= 0
    return there and (
        clauses.head[place] == clauses.head[event] and clauses.preposition(event) in _ABOUT
    )


def _is_from(context: Context, place: int) -> bool:
    """Tell where people come from: «погибли мигранты из [Африки]»."""
    clauses, people = context.reader.clauses, context.reader.clauses.head[place]
    if people < 0 or clauses.preposition(place) != _FROM:
        return False
    return context.annotation.feats(people).get("Animacy") == "Anim"


def _is_in_title(context: Context, place: int) -> bool:
    """Tell where somebody who is named holds a post: «посол Китая [в Туле] Ван Ли прилетел».

    What the mayor of a town opens may well be there: «мэр [Тулы] Лев Рид открыл школу».
    """
    index, last = context.index, context.index.last[place]
    named = last < len(context.annotation) and index.at(last, PERSONS) is not None
    role = context.annotation.heads[index.head[place]]
    told_in = context.reader.clauses.preposition(index.head[place]) in _AT
    return told_in and named and role >= 0 and index.at(role, ROLES) is not None


def _is_of_head_met(context: Context, place: int, event: int) -> bool:
    """Tell whose head or minister one meets: «встретился с президентом [Франции]»."""
    a, index = context.annotation, context.index
    noun = verb_nouns().get(a.lemmas[event], a.lemmas[event]).partition(" {")[0]
    if index.types[place] is not EntityType.COUNTRY or noun not in noun_class("talks"):
        return False
    return index.at(index.head[place], ROLES) is not None


def _is_home(context: Context, place: int, event: int) -> bool:
    """Tell where people of whom something is told live: «среди раненых жители [Пензы]».

    Those with whom somebody meets are at home: «встреча с жителями [Пензы]».
    """
    a = context.annotation
    people = a.heads[a.top(place, APPOSED)]
    return people >= 0 and a.lemmas[people] in noun_class("resident") and a.heads[people] != event


def may_be_site(context: Context, place: int) -> bool:
    """Tell «в «Трактор»», «завод «Трактор»» from whom a verb tells of: «обыграл [«Трактор»]».

    A land may be a side: «соглашение между Тулой и [Калугой]».
    """
    index, words = context.index, context.annotation.words
    if index.types[place] in AREAS:
        above = context.annotation.heads[index.head[place]]
        if context.annotation.lemmas[above] == _TIME:  # «в 19:00 по [московскому] времени»
            return False
        side = context.reader.clauses.argument(context.annotation.top(index.head[place], _LISTED))
        return (side.preposition, side.case) not in _SIDES
    if context.annotation.lemmas[index.head[place]] in lexicon.words("memorials.txt"):
        # «открытие [памятника] Риду», not «у памятника»
        return context.reader.clauses.preposition(index.head[place]) != ""
    described = context.described(place)
    if index.types[place] is EntityType.ORGANIZATION and described is not None:
        called = context.annotation.lemmas[described[0] : index.first[place]]
        return noun_class("troupe").isdisjoint(called)  # «концерт ансамбля «[Лад]»»
    if index.types[place] is not EntityType.ORGANIZATION:
        return True
    verb = context.annotation.heads[index.head[place]]
    if verb >= 0 and context.annotation.lemmas[verb] in lexicon.words("reporting_verbs.txt"):
        return False  # «о пожаре сообщили [в МЧС]»
    quoted = words[max(0, index.first[place] - 1)] in OPENING
    return not quoted or context.reader.clauses.preposition(index.head[place]) in _AT


def best_place(context: Context, told: Sequence[tuple[float, int]]) -> int | None:
    """Return the mention of the best scored place, the first one told among equals.

    A building is more exact than the town: «В Туле открылся форум», then «в [зале] Дома печати».
    """
    types = context.index.types
    told = [one for one in told if not is_unknown(context, one[1])]
    own = {place for _, place in told}
    whole = [one for one in told if not _is_within(context.index, one[1], own)]
    places = [(types[i] in AREAS, -score, i) for score, i in whole if i in context.entity]
    return min(places)[-1] if places else None


def _is_within(index: MentionIndex, place: int, others: set[int]) -> bool:
    around = others.intersection(index.covering(index.first[place]))
    return any(index.holds(outer, place) for outer in around)


def is_unknown(context: Context, place: int) -> bool:
    """Tell an adjective of whose place nothing is known: «[Уимблдонский] турнир»."""
    a, first = context.annotation, context.index.first[place]
    alone = context.index.length(place) == 1 and a.deprel(first) == "amod"
    return alone and place in context.entity and bool(adjective(context.entity[place].name))


def place_of(context: Context, told: Sequence[tuple[float, int]]) -> str | None:
    """Return the name of the best place."""
    best = best_place(context, told)
    if best is None:
        return None
    best = _named_behind(context, best)
    types = context.index.types
    a, first, last = context.annotation, context.index.first[best], context.index.last[best]
    name = context.entity[best].name
    if last - first == 1 and adjective(name) and not is_adjective(a, first):
        return place_name(a, first, last)  # linking may call «в Самаре» «самарский»
    if way := way_between(a, first, last):
        return way
    if types[best] in AREAS:
        return house_around(context.reader.clauses, context.index.head[best], last) or name
    if types[best] is EntityType.ORGANIZATION and a.words[last : last + 1] == ["»"]:
        return house_around(context.reader.clauses, context.index.head[best], last + 1) or name
    building = types[best] is EntityType.FACILITY
    return (building_name(context.reader.clauses, first, last) if building else None) or name


def _named_behind(context: Context, place: int) -> int:
    """Return the name of a place behind what it is: «в столице Франции ([Париж])».

    «В областном центре, городе [Туле]»; a place that has a name is that name.
    """
    a, index, name = context.annotation, context.index, context.index.last[place]
    if not _is_seat(context, place) or name >= len(a):
        return place
    name += a.words[name] in _APART
    name += a.lemmas[name : name + 1] == [_TOWN]
    named = index.at(name, AREAS) if name < len(a) else None
    return named if named is not None and named in context.entity else place


def _is_seat(context: Context, place: int) -> bool:
    """Tell a place by what it is the centre of: «областной центр», «столица [Франции]»."""
    a, index = context.annotation, context.index
    head = index.head[place]
    above = a.heads[head]
    if {a.lemmas[head], a.lemmas[above] if above >= 0 else ""} & noun_class("capital"):
        return True
    described = a.lemmas[index.first[place] : head]
    return a.lemmas[head] == _CENTRE and not noun_class("seat_level").isdisjoint(described)
