"""Facts that verbs tell: a frame with its arguments bound to mentions.

«Марина Ветрова избрана сопредседателем Совета»: frame ``elected``, holder Марина Ветрова, role
сопредседателем. Relations, event mentions and records are made from the same facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.events.deeds import event_of_deed, is_of_film
from newsnlp.find.events.retold import paper_meant, retold, signed_before
from newsnlp.find.facts.fact import DECIDED, Bound, Fact
from newsnlp.find.facts.frames import Frame, Reading, Slot, Step, noun_class
from newsnlp.find.facts.gapped import gapped
from newsnlp.find.facts.handed_on import handed_on
from newsnlp.find.facts.holders import Holders
from newsnlp.find.facts.passed_on import passed_on
from newsnlp.find.grammar.antecedents import (
    POSSESSIVES,
    antecedent,
    place_antecedent,
)
from newsnlp.find.grammar.cases import RELATIVE
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.grammar.distinctions import is_first_who
from newsnlp.find.grammar.elided import date_before
from newsnlp.find.grammar.finite import is_over
from newsnlp.find.grammar.referents import Referents
from newsnlp.find.grammar.verb_arguments import VerbArguments
from newsnlp.find.grammar.verb_paths import VerbPaths
from newsnlp.find.layout.behind_dash import listed
from newsnlp.find.mention_index import MentionIndex, Placed
from newsnlp.find.type_sets import (
    ACTORS,
    AREAS,
    EVENTS,
    ORGANIZATIONS,
    PERSONS,
    PLACES,
    ROLES,
)
from newsnlp.find.when.verb_dates import VerbDates
from newsnlp.types import EntityType as T

_NAMELESS = frozenset({"leave", "entry", "career", "change", "work", "deed", "custody", "verdict"})
_NAMELESS |= {"subject", "circle", "trainee", "unit", "leading"}
"""Slots that a common noun fills, never a mention."""
_PEOPLE = frozenset({"predecessor", "employee", "instead", "besides"})
"""Slots of persons, who may be told by their roles."""
_TYPES = {
    **dict.fromkeys(("role", "peak"), ROLES),
    **dict.fromkeys(("organization", "entered", "left"), ORGANIZATIONS),
    "led": ORGANIZATIONS | AREAS,  # «возглавил область»
    "house": ORGANIZATIONS | {T.FACILITY},  # «настоятельствовал в храме»
    "event": EVENTS,
    "award": frozenset({T.AWARD}),
    "place": PLACES | ORGANIZATIONS,
    "partner": ACTORS,
    "thing": ORGANIZATIONS | {T.FACILITY},
    "party": ORGANIZATIONS,
    **dict.fromkeys(_NAMELESS, frozenset[T]()),
    **dict.fromkeys(_PEOPLE, frozenset({T.PERSON, T.PROFESSION})),
}
_NOUN_IS_ENOUGH = _NAMELESS | {"role", "award", "thing", "party", "partner"}
"""Slots that a noun of the right class fills without a mention: «покинул пост»."""
_SIGNING = "put_sign"
_STRAY = frozenset({"event", "organization"})
"""Slots of what a pronoun before a name may mean."""
_OWN_LEAVING = "said_to_go"
_BECAME = "became"
_TERM = "got_term"
_OPENING = frozenset({"opened", "organized", "prepared"})
_STARRED = "starred"
_OF_OTHERS = frozenset({"held", "attend"})
"""Kinds of frames whose event is none that the verb itself tells."""
_WHERE = {
    **dict.fromkeys(("headed", "heads", "leads", "governed"), "led"),
    **dict.fromkeys(
        ("served", "served_there", "taught", "led_circle", "trains", "runs_unit"), "house"
    ),
}
"""Frames whose organization may be an area, «возглавил область», or a building."""


class FactReader:
    """Reads the facts of one article from its trees and mentions.

    ``bodies``, ``sites`` and ``posts`` are lemmas that may fill the slot of an organization, a
    venue or a role without being a mention; they serve to find such mentions.
    """

    def __init__(
        self,
        annotation: Annotation,
        items: Sequence[Placed],
        clauses: Clauses | None = None,
        *,
        bodies: frozenset[str] = frozenset(),
        sites: frozenset[str] = frozenset(),
        posts: frozenset[str] = frozenset(),
    ) -> None:
        self.annotation = annotation
        self._facts: list[Fact] | None = None
        self._telling: list[Fact] = []
        self._gapped: list[Fact] = []
        self._unnamed = {"organization": bodies, "place": sites, "role": posts, "peak": posts}
        self.names_any = bool(bodies or sites or posts)
        self.by_nouns: set[int] = set()  # verbs one of whose slots such a lemma may fill
        self.clauses = clauses or Clauses(annotation)
        self.index = MentionIndex(annotation, self.clauses.head, items)
        self.referents = Referents(annotation, self.clauses, self.index)
        self._arguments = VerbArguments(self.clauses)
        self._holders = Holders(self.clauses, self.index, self.referents, self._arguments)
        self._dates = VerbDates(self.clauses, self.index)
        self._paths = VerbPaths(self.clauses, self._arguments, self.referents)

    def add(self, items: Sequence[Placed]) -> None:
        """Add mentions after those that are there; facts are read anew with them."""
        if items:
            self.index.add(items)
            self._facts = None
            self._dates = VerbDates(self.clauses, self.index)

    def facts(self, *, headless: bool = False) -> list[Fact]:
        """Return the facts of all verbs, in text order, at most one per verb; do not modify.

        ``headless`` adds those whose role is known and whose holder is not.
        """
        if self._facts is None:
            self._facts = self._read_facts()
            self._telling = [fact for fact in self._facts if fact.tells]
        return self._facts if headless else self._telling

    def told_too(self, verb: int, frame: Frame) -> Fact | None:
        """Return what a frame tells of a verb besides the first that does."""
        return self._fact(verb, frame, frame.slots)

    def dates(self, verb: int) -> tuple[int, ...]:
        """Return the dates that tell when what a verb tells was."""
        return self._dates.of(verb)

    def gapped(self) -> list[Fact]:
        """Return the facts whose verb is left out: «комитет возглавил Котов, [комиссию] – Рид»."""
        self.facts()
        return self._gapped

    def _read_facts(self) -> list[Fact]:
        read, told = handed_on(self), self.clauses.tellings()
        found = (read[v] if v in read else self._first_fact(v, able) for v, able in told)
        facts = [fact for fact in found if fact]
        self._gapped = [more for fact in facts for more in gapped(self, fact)]
        self._gapped += [more for fact in facts for more in passed_on(self, fact)]
        return facts

    def _first_fact(self, verb: int, readings: tuple[Reading, ...]) -> Fact | None:
        if self._is_of_the_next(verb):
            return None
        for reading in readings:
            if reading.frame.role and self._is_role(verb):
                continue
            if fact := self._fact(verb, *reading):
                return fact
        return None

    def _is_role(self, verb: int) -> bool:
        """Tell «Котова, [управляющая] банком», a role by itself, no verb that tells of one."""
        opens = self.index.at(verb, ROLES)
        return opens is not None and self.index.first[opens] == verb

    def _is_of_the_next(self, verb: int) -> bool:
        """Tell a role whose holder stands behind it: «Рид, [исполняющий обязанности] мэра Котов».

        The parser hangs the participle on whoever stands before.
        """
        participle = self.annotation.feats(verb).get("VerbForm") == "Part"
        opens = self.index.at(verb, ROLES) if participle else None
        return opens is not None and self.index.at(self.index.last[opens], PERSONS) is not None

    def _fact(self, verb: int, frame: Frame, allowed: tuple[Slot, ...]) -> Fact | None:
        if frame.kind == "done" and self._is_state(verb, frame):
            return None
        slots: dict[str, Bound] = {}
        for slot in allowed:
            bound = self.bind(verb, frame, slot)
            if bound:
                slots[slot.name] = bound
            elif slot.needed:
                return None
        if frame.rule == _OWN_LEAVING and self._is_anothers(slots["event"].target):
            return None
        if frame.rule == _TERM and self._is_no_term(verb, slots["custody"].target):
            return None
        if frame.rule == _BECAME and is_first_who(self.annotation, slots["role"].target):
            return None
        holders, agents = self._holders.people(verb, frame, slots)
        holders = listed(self, verb, frame, slots, holders)
        given = frame.kind == "award" and any(self.index.types[i] in ACTORS for i in agents)
        if not holders and not given and not self._tells_without_holder(verb, frame, slots):
            return None
        modality = self.clauses.modality(verb)
        denied = modality is Modality.NEGATED and frame.status == "state"
        over = denied and is_over(self.annotation, verb)
        modality = None if over else modality
        settled = modality is Modality.FUTURE and frame.kind in DECIDED
        if settled and self.clauses.modalities.is_unsure(verb):
            modality = Modality.POSSIBLE
        return Fact(
            frame=frame,
            verb=verb,
            modality=modality,
            holders=holders,
            agents=agents,
            slots=slots,
            dates=self._dates_of(verb, slots),
            past=over or self.clauses.is_past(verb),
            event=self.event(verb, frame, slots),
        )

    def _is_no_term(self, verb: int, years: int) -> bool:
        """Tell «получил пять [лет] назад диплом», «три [месяца] отпуска» from a term of prison."""
        a, behind = self.annotation, years + 1
        if any(a.deprel(t) == "obj" and t != years for t in a.children[verb]):
            return True
        if behind >= len(a) or a.pos(behind) in ("PUNCT", "ADP", "CCONJ", "NUM", "ADJ"):
            return False
        return a.lemmas[behind] not in noun_class("served_so")

    def _is_anothers(self, leaving: int) -> bool:
        """Tell «объявил об отставке [заместителя]» from «объявил о своей отставке»."""
        told = self.clauses.arguments(leaving)
        return any(one.token > leaving and one[1:] == ("", "Gen") for one in told)

    def _dates_of(self, verb: int, slots: dict[str, Bound]) -> tuple[int, ...]:
        """Return the dates of a verb, or of what it tells last: «был тут, [с мая] – директором»."""
        role = slots.get("role")
        anew = role and date_before(self.annotation, self.index, role.target)
        return self._dates.of(verb) if anew is None else (anew,)

    def _is_state(self, verb: int, frame: Frame) -> bool:
        """Tell how a thing is from what is done: «[закрытый] комплекс», «музей [открыт] с 10»."""
        a = self.annotation
        feats = a.feats(verb)
        if feats.get("VerbForm") != "Part":
            return False
        if feats.get("Variant") != "Short":
            return a.deprel(verb) == "amod"
        helped = any(a.lemmas[child] == "быть" for child in a.children[verb])
        return frame.status == "announced" and not helped

    def _tells_without_holder(self, verb: int, frame: Frame, slots: dict[str, Bound]) -> bool:
        """Tell what is told even of nobody: an event held or attended, a role in a slot.

        «Иск был подан» leaves out by whom, «мост закрыли» happens to the bridge.
        """
        if frame.kind == "done":
            return True
        if frame.kind == "act" and "event" in slots:
            # «ведомство провело [проверку] 5 мая», whoever that is
            event = slots["event"].mention
            other = event is not None and self.index.head[event] != verb
            return other or self.clauses.is_passive(verb)
        role = slots.get("role")
        known = role is not None and role.mention is not None
        return frame.kind in ("held", "attend") or known

    def event(self, verb: int, frame: Frame, slots: dict[str, Bound]) -> int | None:
        """Return the event that a noun names, else an EVENT mention of the verb itself."""
        if "event" in slots:
            return slots["event"].mention
        if frame.rule == _SIGNING:
            return signed_before(self.annotation, self.index, verb)
        if "deed" in slots:
            event = self.only_event_before(verb, noun_class(f"of_{frame.rule}"))
            on_screen = frame.rule == _STARRED and event is not None
            film = on_screen and is_of_film(self.annotation, self.index.head[event or 0])
            return None if film else event
        around = [i for i in self.index.covering(verb) if self.index.types[i] is T.EVENT]
        own = [i for i in around if self.index.head[i] == verb]
        return max(own, key=self.index.length) if own else None

    def only_event_before(self, verb: int, nouns: frozenset[str]) -> int | None:
        """Return the event told before at which a verb tells that something was done."""
        return event_of_deed(self.annotation, self.index, verb, self.dates(verb), nouns)

    def bind(self, verb: int, frame: Frame, slot: Slot) -> Bound | None:
        """Return what fills a slot of a frame, below a verb or a noun: «вступление в [партию]»."""
        for pattern in slot.patterns:
            for bound in self._matches(verb, frame, slot, pattern):
                return bound
        if slot.name not in _STRAY or slot.patterns[0][0].case != "obj":
            return None
        joined = slot.name == "organization"
        if joined and frame.kind != "member":
            return None  # what one leaves may be told so, too: «покинул [его] Рид»
        stray = self._stray_pronoun(verb, _TYPES[slot.name])
        return stray if stray or joined else self._mistaken_subject(verb, frame)

    def _mistaken_subject(self, verb: int, frame: Frame) -> Bound | None:
        """Return the event that looks like a subject: «[концерт] открыл ансамбль «Луч»»."""
        if frame.rule not in _OPENING or self.clauses.is_passive(verb):
            return None
        for token in self.clauses.subjects(verb)[:1]:
            event = self.index.at(token, _TYPES["event"])
            if event is not None and self.index.head[event] == token:
                return Bound(self.clauses.argument(token), token, event)
        return None

    def _stray_pronoun(self, verb: int, types: frozenset[T]) -> Bound | None:
        """Return what the parser takes for another's: «провёл [его] мэр», «покинул [его] Рид»."""
        token = verb + 1
        if token >= len(self.annotation) or self.annotation.words[token] not in POSSESSIVES:
            return None
        found = self.referents.at(token, types)
        if found is None or self.clauses.head[token] not in self.clauses.subjects(verb):
            return None
        return Bound(self.clauses.argument(token), token, found)

    def _matches(
        self, verb: int, frame: Frame, slot: Slot, pattern: tuple[Step, ...]
    ) -> Iterator[Bound]:
        reached = self._paths.reached(verb, pattern[0])
        if not reached:
            return
        where = _WHERE.get(frame.rule) if slot.name == "organization" else None
        types = _TYPES[where or slot.name]
        for argument in reached:
            target: int | None = argument.token
            for step in pattern[1:]:
                below = next(self._paths.below(target, step), None)
                target = below.token if below else None
                if target is None:
                    break
            needed = slot.name == "place" or any(step.noun_class for step in pattern[1:])
            if target is None and needed:
                continue  # «приступил к исполнению [приговора]»
            mention = self._filling(slot, target, types) if target is not None else None
            own = mention is not None and self.index.head[mention] == verb
            if own and (frame.kind in _OF_OTHERS or self._is_living(argument.token)):
                # «[открылась школа]» is no event that opened, «[заключил Рида]» signed none
                mention = None
            if slot.name == "event" and target is not None and self._is_told(verb):
                mention = retold(self.annotation, self.index, target, mention)
            if slot.name == "organization" and mention is None and target is not None:
                target = self._meant(target)
            if (frame.rule, slot.name) == ("signed", "event") and self.annotation.pos(
                argument.token
            ) == "PRON":
                mention = paper_meant(self.annotation, self.index, argument.token)
            bound = Bound(argument, argument.token if target is None else target, mention)
            if mention is not None or self._needs_none(verb, frame, slot, pattern, bound):
                yield bound

    def _meant(self, token: int) -> int:
        """Return the noun of a relative pronoun: «в [отделе культуры], которым руководит Рид»."""
        if self.annotation.lemmas[token] not in RELATIVE:
            return token
        nouns = self.clauses.antecedents(token)
        return nouns[0] if len(nouns) == 1 else token

    def _of_many(self, token: int) -> int:
        """Return the noun of «стал одним из [тренеров]», another token itself."""
        a = self.annotation
        below = a.children[token] if a.lemmas[token] == "один" else ()
        return next((t for t in below if self.clauses.preposition(t) == "из"), token)

    def _is_living(self, token: int) -> bool:
        return self.annotation.feats(token).get("Animacy") == "Anim"

    def _needs_none(
        self, verb: int, frame: Frame, slot: Slot, pattern: tuple[Step, ...], bound: Bound
    ) -> bool:
        """Tell whether a noun fills a slot without a mention: «покинул пост», «возглавил отдел»."""
        if slot.name in _NOUN_IS_ENOUGH and any(step.noun_class for step in pattern):
            return True
        # one heads a «фонд», but «вошёл в фонд» may be through its door
        leads = slot.name == "organization" and frame.role is not None
        unnamed = self._unnamed.get("place" if leads else slot.name, frozenset())
        stepped = slot.name != "place" or len(pattern) > 1  # «на базе [центра]», not «в центре»
        if not stepped or self.annotation.lemmas[bound.target] not in unnamed:
            return False
        self.by_nouns.add(verb)
        return True

    def _is_told(self, verb: int) -> bool:
        """Tell whether a verb tells what was or will be; what is only planned is another event."""
        return self.clauses.modality(verb) in (None, Modality.FUTURE)

    def _filling(self, slot: Slot, token: int, types: frozenset[T]) -> int | None:
        if slot.name not in _PEOPLE:
            found = self.referents.at(self._of_many(token), types)
            if found is None and types == _TYPES["led"]:
                return place_antecedent(self.annotation, self.index, token)
            return found
        if self.annotation.words[token].lower() in POSSESSIVES:
            return antecedent(self.annotation, self.index, token)
        found = self.referents.actor(token)
        return found if found is not None and self.index.types[found] in types else None
