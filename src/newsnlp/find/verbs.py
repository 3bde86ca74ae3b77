"""What verbs tell: events as verb phrases, and the relations that follow from them.

The knowledge is in ``lexicon/verbs.tsv``; ``facts.py`` binds it to the text. A fact that is
planned, possible or negated keeps its event mention, whose source says so
(``rule:elected-possible``), and gives no relation, so no record can follow from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.beside import BESIDE, Triple
from newsnlp.find.events.event_nouns import event_nouns
from newsnlp.find.events.identified import SOURCE as IDENTIFIED
from newsnlp.find.events.identified import identified, identified_spans
from newsnlp.find.events.searches import searched
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.facts.handed_on import hand_on
from newsnlp.find.facts.told_too import told_too
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.finite import is_no_more
from newsnlp.find.members.bare_members import bare_member_facts, has_members
from newsnlp.find.members.composition import composed_bodies
from newsnlp.find.members.further_bodies import further_bodies
from newsnlp.find.members.member_nouns import noun_facts
from newsnlp.find.members.pointed_bodies import pointed_bodies
from newsnlp.find.members.untold_bodies import untold_facts
from newsnlp.find.mentions.collectives import collectives, joined_bodies, organization_nouns, posts
from newsnlp.find.mentions.fuller_bodies import fuller_bodies
from newsnlp.find.mentions.named_boards import boards_beside, named_boards
from newsnlp.find.posts.acting import abbreviated, stand_ins
from newsnlp.find.posts.apposition import apposed
from newsnlp.find.posts.further_posts import further_posts
from newsnlp.find.posts.lives import lives
from newsnlp.find.posts.occupations import occupations
from newsnlp.find.posts.role_lines import role_lines
from newsnlp.find.type_sets import ACTORS, APPOSED, DATES, HUMANS, LOOK_ALIKE, REGIONS
from newsnlp.link.relation import relation
from newsnlp.types import EntityType, Mention, Relation, RelationType, Span

SCORE = 0.8
"""The score of what a rule finds; the rules are about this often right on the samples."""
_HOLDING = frozenset({"organized", "prepared", "directed", "opened", "gave"})
"""Frames of who holds an event; with the event as the verb's own phrase he does it."""
_BY_PEOPLE = frozenset({"opened", "gave"})
"""Frames in which a person is one of many at what is held: «[Рид] дал концерт»."""
_EVENT_SLOTS = frozenset({"event", "deed"})
_OTHERS = ("party", "predecessor")
"""Slots of who takes part beside the holder."""
_NEAR = 2
_SET_FOR = "set_for"
_AHEAD = frozenset({"до", "к"})
_WORKING = frozenset({"works", "occupies"})
"""Rules of who is at a body: «занимал разные должности в [министерстве]»."""
_MEMBERS = frozenset({"member", "post"})
_JOINERS = ACTORS | {EntityType.PROFESSION}


def find(
    annotation: Annotation, spans: Sequence[Span], clauses: Clauses | None = None
) -> list[Span]:
    """Return spans for what verbs, event nouns and occupations tell, where ``spans`` have none.

    The span of a verb is the verb with its closest needed words: «вошёл в состав»,
    «избрана сопредседателем», «покинул пост». What ``clauses`` has learned of the trees once
    serves ``Telling`` too.
    """
    reader = FactReader(
        annotation,
        spans,
        clauses,
        bodies=collectives(),
        sites=organization_nouns(),
        posts=posts(),
    )
    roles = [*occupations(reader), *stand_ins(reader), *abbreviated(reader)]
    reader.add(roles)
    nouns = list(event_nouns(reader))
    reader.add(nouns)
    boards = [*named_boards(reader), *boards_beside(reader)]
    reader.add(boards)
    bodies = [*joined_bodies(reader), *composed_bodies(reader), *pointed_bodies(reader)]
    reader.add(bodies)
    fuller = list(fuller_bodies(reader))
    reader.add(fuller)
    told = [_verb_span(reader, fact) for fact in reader.facts() if _is_new_event(reader, fact)]
    hand_on(reader)
    return [*roles, *nouns, *boards, *bodies, *fuller, *told, *identified_spans(reader)]


class Telling:
    """What verbs and apposition tell about the mentions of one article, each read once.

    Relations, events and records rest on the same facts.
    """

    def __init__(
        self,
        annotation: Annotation,
        mentions: tuple[Mention, ...],
        clauses: Clauses | None = None,
    ) -> None:
        self.annotation = annotation
        self.mentions = mentions
        self.reader = FactReader(annotation, mentions, clauses)

    @cached_property
    def apposed(self) -> list[Triple]:
        """Return what apposition gives, by the positions of the mentions."""
        return list(apposed(self.reader, self.on_lines))

    @cached_property
    def on_lines(self) -> dict[int, int]:
        """Return whose the roles are that stand on lines of their own, by mention."""
        return role_lines(self.annotation, self.reader.index)

    @cached_property
    def identified(self) -> frozenset[Triple]:
        """Return who is named as one of those whom something befell, or is searched."""
        return frozenset([*identified(self.reader), *searched(self.reader)])

    @cached_property
    def further(self) -> list[Fact]:
        """Return the posts that share a verb with others or are told without one."""
        shared = (more for fact in self.reader.facts() for more in further_posts(self.reader, fact))
        told = [*lives(self.reader), *told_too(self.reader), *untold_facts(self.reader)]
        told += [*bare_member_facts(self.reader), *noun_facts(self.reader)]
        verbs = (*self.reader.facts(), *told)
        told += [more for fact in verbs for more in further_bodies(self.reader, fact)]
        return [*shared, *self.reader.gapped(), *told]

    @cached_property
    def relations(self) -> list[Relation]:
        """Return the relations that all of it gives, over mention ids."""
        found: dict[Triple, str] = {}
        for fact in self.reader.facts():
            told = _relations if fact.is_told else _post_relations if fact.leaves_post else None
            told = _still_there if told is None and fact.leaves_body else told
            for triple in () if told is None else told(self.reader, fact):
                found.setdefault(triple, f"rule:{fact.frame.rule}")
        for fact in self.further:
            still = not fact.is_told and fact.leaves_body
            told = _still_there if still else _relations if fact.is_told else None
            for triple in () if told is None else told(self.reader, fact):
                found.setdefault(triple, f"rule:{fact.frame.rule}")
        for triple in self.apposed:
            found.setdefault(triple, "rule:apposition")
        for triple in sorted(self.identified):
            found.setdefault(triple, IDENTIFIED)
        for source, read in BESIDE.items():
            for triple in read(self.reader):
                found.setdefault(triple, source)
        m = self.mentions
        return [relation(kind, m[h], m[t], SCORE, source) for (kind, h, t), source in found.items()]


def _is_new_event(reader: FactReader, fact: Fact) -> bool:
    """Tell what no mention names yet; what happens to somebody, of whom it tells."""
    new = fact.frame.event is not None and fact.event is None
    known = [reader.index.types[who] for who in _whom(reader, fact)] if new else []
    return new and (fact.frame.kind != "undergo" or EntityType.PERSON in known)


def _verb_span(reader: FactReader, fact: Fact) -> Span:
    a, first, last = reader.annotation, fact.verb, fact.verb + 1
    for bound in fact.slots.values():
        token = bound.argument.token
        # «вошёл также в состав»: a gap of a word is kept, a longer one ends the phrase; «в
        # [созданном] Ридом институте» is told by the participle alone
        if last <= token <= last + _NEAR and a.heads[fact.verb] != token:
            last = token + 1
    source = f"rule:{fact.frame.rule}" + (
        f"-{fact.modality}" if fact.modality and not _is_certain(fact) else ""
    )
    return Span(a.starts[first], a.ends[last - 1], EntityType.EVENT, SCORE, source)


def _is_certain(fact: Fact) -> bool:
    """Tell what is told as coming with a verb: «школу откроют 5 мая»."""
    return fact.frame.kind == "done" and fact.is_announced


def _relations(reader: FactReader, fact: Fact) -> Iterator[Triple]:
    yield from _event_relations(reader, fact)
    role, organization = fact.mention("role"), fact.mention("organization")
    award = fact.mention("award")
    yield from _post_relations(reader, fact)
    for holder in fact.holders:
        kind = reader.index.types[holder]
        if award is not None and kind in ACTORS:
            yield RelationType.AWARDED_WITH, holder, award
        if organization is None or organization == holder:
            continue
        if role is not None:
            yield RelationType.WORKPLACE, role, organization
        elif fact.frame.role is not None or fact.frame.rule in _WORKING:
            if kind in (EntityType.PERSON, EntityType.PROFESSION):
                yield RelationType.WORKPLACE, holder, organization
        elif fact.frame.kind in _MEMBERS and kind in _JOINERS and not _elects(reader, fact):
            yield RelationType.MEMBER_OF, holder, organization


def _post_relations(reader: FactReader, fact: Fact) -> Iterator[Triple]:
    role = fact.mention("role")
    for holder in fact.holders if role is not None else ():
        if role is not None and reader.index.types[holder] is EntityType.PERSON:
            yield RelationType.WORKS_AS, holder, role


def _still_there(reader: FactReader, fact: Fact) -> Iterator[Triple]:
    """Yield who has not left a body yet: «[Рид] намерен покинуть [совет]»."""
    body = fact.mention("organization")
    if body is not None and has_members(reader, body):
        for holder in fact.holders:
            if reader.index.types[holder] in ACTORS:
                yield RelationType.MEMBER_OF, holder, body


def _elects(reader: FactReader, fact: Fact) -> bool:
    """Tell a body that elects somebody, to whatever post: «[совет] избрал Котова»."""
    bound = fact.slots["organization"]
    return fact.frame.kind == "post" and bound.argument.token in reader.clauses.subjects(fact.verb)


def _event_relations(reader: FactReader, fact: Fact) -> Iterator[Triple]:
    event = fact.event
    if event is not None and fact.frame.kind == "undergo":
        whom = _whom(reader, fact)
        for holder in _named(reader, whom):
            yield RelationType.PARTICIPANT_IN, holder, event
        if whom:
            yield from ((RelationType.AGENT, agent, event) for agent in fact.agents)
            yield from _setting(reader, fact, event)
        return
    if event is None or (fact.frame.event is None and fact.slots.keys().isdisjoint(_EVENT_SLOTS)):
        return
    for holder in fact.holders:
        if reader.index.types[holder] in _JOINERS and not _is_outside(reader, fact, holder):
            yield taking_part(reader, fact, holder), holder, event
    for agent in fact.agents:
        yield RelationType.AGENT, agent, event
    if fact.frame.rule == "signed":
        for area in _signing_areas(reader, fact):
            yield RelationType.PARTICIPANT_IN, area, event
    for slot in _OTHERS:
        other = fact.mention(slot)
        if other is not None:
            yield RelationType.PARTICIPANT_IN, other, event
    yield from _setting(reader, fact, event)


def _named(reader: FactReader, holders: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out roles beside a name: «умер [академик], профессор [Рид]» is one."""
    types = reader.index.types
    if not any(types[holder] is EntityType.PERSON for holder in holders):
        return holders
    return tuple([holder for holder in holders if types[holder] is not EntityType.PROFESSION])


def _is_outside(reader: FactReader, fact: Fact, who: int) -> bool:
    """Tell who is not what something is done to: «[Рид] помиловал Котова, признанного виновным»."""
    done_to = fact.frame.kind == "done" and fact.frame.holder == "obj"
    person = reader.index.types[who] is EntityType.PERSON
    return done_to and person and who not in _whom(reader, fact)


def _signing_areas(reader: FactReader, fact: Fact) -> Iterator[int]:
    """Yield the regions that sign a paper: «[Тверская область] и компания подписали»."""
    for subject in reader.clauses.subjects(fact.verb):
        for token in reader.clauses.conjuncts(subject):
            area = reader.index.at(token, REGIONS)
            if area is not None and reader.clauses.case(token) == "Nom":
                yield area


def _setting(reader: FactReader, fact: Fact, event: int) -> Iterator[Triple]:
    """Yield when and where a verb tells something to be."""
    for date in fact.dates:
        if fact.frame.kind == "undergo" and _preposition(reader, date) in _AHEAD:
            continue  # «заключён под стражу [до 2 мая]», «приговорён к [шести годам]»
        if fact.frame.rule != _SET_FOR or _preposition(reader, date) == "на":
            yield RelationType.POINT_IN_TIME, event, date
        else:  # «перенесён с 20 июня [на 27 июня]»
            for inner in reader.index.inside(date, DATES):
                if _preposition(reader, inner) == "на":
                    yield RelationType.POINT_IN_TIME, event, inner
    place = fact.mention("place")
    if place is not None:
        yield RelationType.TAKES_PLACE_IN, event, place


def _preposition(reader: FactReader, date: int) -> str:
    """Tell «назначено [на] 5 мая» from «назначено наказание [в] виде года»."""
    return reader.clauses.preposition(reader.index.head[date])


def _whom(reader: FactReader, fact: Fact) -> tuple[int, ...]:
    """Return to whom something happens, by name in the sentence, by a pronoun or by no word.

    «Дипломат скончался»: one of those told before, and the text need not say which. «[Родился] в
    Омске» goes on with whom a life is of.
    """
    a, index = reader.annotation, reader.index
    below = [one.token for one in reader.clauses.arguments(fact.verb) if not one.preposition]
    subjects = reader.clauses.subjects(fact.verb)
    pronoun = any(a.pos(t) == "PRON" for t in (*below, *subjects))
    pronoun |= fact.frame.holder == "subj" and not subjects
    here = a.sentence_of(fact.verb)
    return tuple(
        who
        for who in fact.holders
        if index.types[who] in HUMANS
        and (pronoun or (a.sentence_of(index.first[who]) == here and _agrees(reader, fact, who)))
    )


def _agrees(reader: FactReader, fact: Fact, who: int) -> bool:
    """Tell «умер советник мэра [Рида]» from «умер мэр [Рид]» by the case of the name."""
    clauses, verb = reader.clauses, fact.verb
    feats, case = reader.annotation.feats(verb), clauses.case(reader.index.head[who])
    beside = feats.get("VerbForm") == "Part" and feats.get("Variant") != "Short"
    if beside and (fact.frame.holder == "subj" or clauses.is_passive(verb)):
        # «Анны, застреленной»: the oblique cases look alike
        return not case or (case == "Nom") == (clauses.case(verb) == "Nom")
    if is_no_more(reader.annotation, verb):
        return case in LOOK_ALIKE
    if fact.frame.holder not in ("subj", "obj"):  # «[Риду] изменили меру», «на [Рида] покушались»
        return case in {"Dat" if fact.frame.holder == "dat" else "Acc", ""}
    suffers = fact.frame.holder == "subj" or clauses.is_passive(verb)
    return case in ({"Nom", ""} if suffers else {*LOOK_ALIKE, ""})


def taking_part(reader: FactReader, fact: Fact, holder: int) -> RelationType:
    """Return how somebody takes part: «провёл [заседание]» organizes it, «открыл [школу]» acts.

    A person who opens or leads a forum is one of its people, a museum that opens a show has it;
    who «провёл 17 матчей» played them.
    """
    if _is_partner(reader, fact, holder):
        return RelationType.PARTICIPANT_IN
    if fact.frame.kind == "done" and fact.frame.holder == "subj":
        return RelationType.AGENT
    if fact.frame.rule not in _HOLDING:
        return RelationType.PARTICIPANT_IN
    head = fact.verb if fact.event is None else reader.index.head[fact.event]
    if head == fact.verb:
        return RelationType.AGENT
    plays = reader.annotation.lemmas[head] in noun_class("contest")
    body = reader.index.types[holder] is EntityType.ORGANIZATION
    one_of_many = plays or (fact.frame.rule in _BY_PEOPLE and not body)
    return RelationType.PARTICIPANT_IN if one_of_many else RelationType.ORGANIZES


def _is_partner(reader: FactReader, fact: Fact, holder: int) -> bool:
    """Tell with whom something is done: «провёл встречу с мэром [Ридом] и судьёй [Ким]»."""
    bound = [fact.slots[slot] for slot in ("partner", "employee") if slot in fact.slots]
    tokens = {t for one in bound for t in reader.clauses.conjuncts(one.target)}
    top = reader.annotation.top(reader.index.head[holder], APPOSED)
    return top in tokens or any(one.mention == holder for one in bound)
