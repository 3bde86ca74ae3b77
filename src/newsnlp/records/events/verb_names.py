"""What a verb tells, as a noun: «вынес приговор» → «вынесение приговора» (``verb_nouns.tsv``)."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.events.retold import verb_nouns
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.finite import is_whole_participle, takes_no_object
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.grammar.subjects import disagrees
from newsnlp.find.type_sets import DATES, EVENTS, ORDINALS, PERSONS
from newsnlp.kinds import EntityType
from newsnlp.link.grammar.genitive import first_number, in_genitive
from newsnlp.link.grammar.nominative import joined, phrase
from newsnlp.link.grammar.word_sides import no_noun
from newsnlp.records.events.match_names import match_name
from newsnlp.records.posts.status import is_status_word
from newsnlp.records.wording import in_quotes, uncapitalized

_ITSELF = frozenset({"сам", "самый"})
_WITH = "с"
_WORKS = frozenset({EntityType.WORK_OF_ART})
_OF_WORKS = {"снятие": "съёмки"}
"""Nouns of verbs that tell something else of a work: «фильм снят»."""
_OUT_OF, _OFF = " из", " с"
"""«Уход [из] группы», but «[с] матча»."""
_NEAR = 2
"""Tokens to the noun of an adjective."""
_ALIKE, _ALIKE_OF_PEOPLE = {"Nom", "Acc"}, {"Gen", "Acc"}
_AIM = ("ADP", "NOUN")


def noun_of(annotation: Annotation, verb: int) -> str:
    """Return the noun of what a verb tells with its template, or ``""``; «[вышла] замуж», too."""
    lemma, beside = annotation.lemmas[verb], annotation.lemmas[verb + 1 : verb + 2]
    with_adverb = verb_nouns().get("_".join([lemma, *beside]))
    return with_adverb or verb_nouns().get(lemma, "")


def to_do(annotation: Annotation, right: int) -> str:
    """Return what somebody has a right to: «лишён права [занимать должности]»."""
    a, verb = annotation, right + 1
    if a.lemmas[right] not in noun_class("right_to") or verb + 1 >= len(a):
        return ""
    last = verb + 1 + (a.pos(verb + 1) == "NOUN" and a.heads[verb + 1] == verb)
    return f" {' '.join(a.words[verb:last])}" if a.feats(verb).get("VerbForm") == "Inf" else ""


class VerbNames:
    """Names of what the verbs of an article tell; ``barred`` are the tokens that end a phrase."""

    def __init__(self, reader: FactReader, barred: set[int]) -> None:
        self.annotation = reader.annotation
        self.reader, self.index, self.clauses = reader, reader.index, reader.clauses
        self.barred = barred

    def name(self, verb: int, last: int) -> str | None:
        """Return what a verb is called whose mention ends before the token ``last``.

        None for a verb without a noun of its own.
        """
        a = self.annotation
        noun, _, template = noun_of(a, verb).partition("{")
        if not noun:
            return None
        if match := match_name(self.reader, verb):
            return match
        template, _, beside = template.partition(" {")
        thing = None if template == "-}" else self.thing(verb, of_subject=template == "subj}")
        if thing is None:
            rest = "" if template else self._after(verb, last)
            return f"{noun.split(' ')[0]} {rest}".strip()
        aim = self._aim(verb, last)
        first, last = extended(self.clauses, *self._in_guillemets(thing), self.barred)
        last = self.with_people(thing, last)
        while first < thing and is_status_word(a.lemmas[first]):
            first += 1
        counted = first_number(a, thing)
        last = self._before_unlike(thing, last, counted=counted < thing)
        first = min(first, counted)
        rest = uncapitalized(a, self.index, first, in_genitive(a, first, last))
        rest = in_quotes(a, first, last, rest)
        if a.lemmas[thing] in noun_class("storm"):  # «[ураган] обрушился на Тулу»
            return uncapitalized(a, self.index, first, phrase(a, first, last))
        if title := self._title(thing):
            rest, noun = title, _OF_WORKS.get(noun.strip(), noun)
        noun = noun.strip()
        if a.lemmas[thing] in noun_class("gone_off"):
            noun = noun.removesuffix(_OUT_OF) + _OFF * noun.endswith(_OUT_OF)
        return f"{noun} {rest} {self._beside(verb, beside[:-1]) or aim or self._made(verb)}".strip()

    def _made(self, verb: int) -> str:
        """Return what something is found to be right behind a verb: «признал [банкротом] завод»."""
        a, told = self.annotation, verb + 1
        found = told < len(a) and a.heads[told] == verb and a.deprel(told) == "xcomp"
        found = found and a.pos(told) in ("ADJ", "NOUN") and self.clauses.case(told) == "Ins"
        return a.words[told] if found and a.lemmas[verb] in noun_class("found_to_be") else ""

    def _in_guillemets(self, thing: int) -> tuple[int, int]:
        """Return a word with its guillemets, if it has them alone: «столкнулись [«Лада»] и …»."""
        words = self.annotation.words
        alone = words[thing - 1] in OPENING and words[thing + 1 : thing + 2] == ["»"]
        return thing - alone, thing + 1 + alone

    def _aim(self, verb: int, last: int) -> str:
        """Return where a verb phrase puts its object: «[вывел на орбиту] спутник»."""
        a, plain = self.annotation, last - verb - 1 == len(_AIM)
        aim = plain and tuple(map(a.pos, range(verb + 1, last))) == _AIM
        inside = aim and a.heads[last - 1] == verb and self.clauses.case(last - 1) == "Acc"
        return joined(a, verb + 1, last, {}) if inside and not self.barred & {last - 1} else ""

    def _title(self, thing: int) -> str:
        """Return the title that a thing is in, «[«Соль] на окнах» снята студией», or ``""``."""
        a, index = self.annotation, self.index
        work = index.at(thing, _WORKS)
        if work is None or a.words[index.first[work] - 1] not in OPENING:
            return ""
        return f"«{joined(a, index.first[work], index.last[work], {})}»"

    def with_people(self, thing: int, last: int) -> int:
        """Return where a name ends with whose the last thing is, or with whom something is signed.

        «Бюст [Рида]», «песню [Рида]»; «контракт [с Ридом]», «с нападающим [Ридом]».
        """
        a, index, clauses = self.annotation, self.index, self.clauses
        with_ = a.lowered[last : last + 1] == [_WITH] and a.lemmas[thing] in noun_class("paper")
        first = last + with_
        who = index.at(first, PERSONS) if first < len(a) else None
        if who is None or index.first[who] != first:
            return last
        role = a.heads[first] if a.deprel(first) == "appos" else first
        if with_ or (clauses.preposition(role) == _WITH and a.lemmas[thing] in noun_class("paper")):
            return index.last[who] if with_ or role == last - 1 else last
        owner = role if role < first else last  # «выставки [художника] Рида»
        above = a.heads[owner] if owner < len(a) else -1
        owned = thing <= above < owner and a.feats(above).get("Animacy") == "Inan"
        owned = owned and a.lemmas[above] not in noun_class("duty")
        return index.last[who] if owned and clauses.case(first) == "Gen" else last

    def _beside(self, verb: int, preposition: str) -> str:
        """Return the noun behind a verb with a preposition: «автобус столкнулся [с фурой]»."""
        a = self.annotation
        for t, before, _ in self.clauses.arguments(verb):
            if t > verb and preposition and before == preposition and a.pos(t) == "NOUN":
                return f"{preposition} {a.words[t]}"
        return ""

    def _before_unlike(self, noun: int, last: int, *, counted: bool) -> int:
        """Return where a coordinated noun begins that other forms name.

        «арестовали [два автомобиля] и мотоблок», «избрали [председателя] и совет».
        """
        a = self.annotation
        for other in self.clauses.conjuncts(noun):
            alike = a.feats(other).get("Animacy") == a.feats(noun).get("Animacy")
            if noun < other < last and (counted or not alike):
                joints = (t for t in range(other, noun, -1) if a.deprel(t) in ("cc", "punct"))
                return next(joints, last)
        return last

    def thing(self, verb: int, *, of_subject: bool) -> int | None:
        """Return what something is done to, or happens to, that is named: no person by name."""
        a = self.annotation
        if not of_subject and takes_no_object(a.lemmas[verb]):
            return None
        found = self._candidates(verb, of_subject=of_subject)
        objects = [t for t in found if self.annotation.deprel(t) == "obj"]
        found = objects or found  # of «[Заря] подписала контракт» the form may be of either case
        if found:
            best = self._noun_of(found)
            somebody = self._is_person(best) and first_number(a, best) == best
            return None if self._is_which(best) or somebody else best
        # «переправа, [построенная] в 1968 году», «школа построена в мае и в июне [открыта]»;
        # «мост, [обрушившийся] в мае»
        whole = of_subject and is_whole_participle(a, verb)
        about = self.clauses.subjects(verb) if whole or self.clauses.is_passive(verb) else []
        things = (t for t in about if not whole or a.feats(t).get("Animacy") == "Inan")
        return next((t for t in things if self._is_named_by(t, verb)), None)

    def _candidates(self, verb: int, *, of_subject: bool) -> list[int]:
        """Return the arguments in the case of what something is done to or happens to."""
        a, found = self.annotation, list[int]()
        case = "Nom" if of_subject or self.clauses.is_passive(verb) else "Acc"
        marked = ("nsubj" if of_subject else "nsubj:pass") if case == "Nom" else "obj"
        for t, preposition, told in self.clauses.arguments(verb):
            if preposition or a.pos(t) in ("PRON", "NUM") or self._is_date(t):
                continue
            if ":" in a.words[t:verb] and self._tells_before_colon(t, verb):
                continue
            if case == "Nom" and (disagrees(a, t, verb) or len(a.words[t]) == 1):
                continue  # «[пожар] в Туле: погибли двое», «[И]. о. директора назначена Рид»
            is_marked = a.deprel(t) == marked
            counted = is_marked and first_number(a, t) < t  # «задержаны [23 человека]»
            if counted or told == case or (is_marked and not told) or self._looks(verb, t, case):
                found.append(t)
        return found

    def _tells_before_colon(self, token: int, verb: int) -> bool:
        """Tell a word of the clause before a colon: «[раны] были тяжелы: его госпитализировали»."""
        a = self.annotation
        colon = a.words.index(":", token, verb)
        told = range(token, colon)  # «последний [случай] – вчера: погиб Рид»
        return any(a.feats(t).get("VerbForm") == "Fin" or a.words[t] in DASHES for t in told)

    def _noun_of(self, found: list[int]) -> int:
        """Return the noun of an adjective that hangs on the verb: «передала [отцовскую] саблю»."""
        a, first = self.annotation, found[0]
        near = (t for t in found[1:] if t <= first + _NEAR and a.pos(t) == "NOUN")
        described = a.pos(first) == "ADJ" or no_noun(a.words[first])
        return next(near, first) if described else first

    def _is_which(self, token: int) -> bool:
        """Tell an adjective without its noun: «[прежнюю] закрыли», «[самого] Рида»."""
        a = self.annotation
        if no_noun(a.words[token]):
            return True
        ordinal = self.index.at(token, ORDINALS) is not None or a.lemmas[token] in _ITSELF
        return ordinal and a.pos(token) == "ADJ" and a.words[token].isalpha()

    def _is_named_by(self, noun: int, verb: int) -> bool:
        """Tell whether a noun agrees with the participle that tells what was done to it.

        An event is told by its own noun: «[соглашение], подписанное палатами».
        """
        a, one, two = self.annotation, *map(self.annotation.feats, (noun, verb))
        genders = {one.get("Gender"), two.get("Gender")} - {None}
        same = one.get("Number") == two.get("Number")
        cases = {one.get("Case"), two.get("Case")} - {None}
        alike = _ALIKE_OF_PEOPLE if one.get("Animacy") == "Anim" else _ALIKE
        same = same and (len(cases) < 2 or cases == alike)
        agrees = same and (one.get("Number") == "Plur" or len(genders) < 2)
        bare = a.pos(noun) in ("NOUN", "PROPN") and not self.clauses.preposition(noun)
        event = self.index.at(noun, EVENTS) is not None and a.lemmas[noun] not in noun_class(
            "storm"
        )
        return agrees and bare and not event and not self._is_person(noun)

    def _looks(self, verb: int, token: int, case: str) -> bool:
        """Tell an object in the form of a subject: «гости посетили [университет]»."""
        a = self.annotation
        things = case == "Acc" and a.feats(token).get("Animacy") == "Inan"
        if not things or self.clauses.case(token) != "Nom":
            return False
        above = a.heads[token]
        if token < above < verb and a.feats(above).get("VerbForm") == "Fin":
            return False  # «[прощание] пройдёт в театре, похоронят его там»
        one, many = (a.feats(t).get("Number") for t in (token, verb))
        alone = (one, many) == ("Sing", "Plur") and len(list(self.clauses.conjuncts(token))) == 1
        return alone or a.deprel(token) == "obj" or disagrees(a, token, verb)

    def _is_date(self, token: int) -> bool:
        """Tell how long or when: «скончался, почти [четверть] века возглавлявший …».

        A penalty is what is given, however long: «назначила [четыре года] колонии».
        """
        kinds = {self.index.types[i] for i in self.index.covering(token)}
        return not kinds.isdisjoint(DATES) and EntityType.PENALTY not in kinds

    def _is_person(self, token: int) -> bool:
        """Tell a person by name, or by a role that has a name: «задержан [директор Рид]»."""
        referents = self.reader.referents
        actor = referents.actor(token)
        if actor is None:
            return False
        kind, role = self.index.types[actor], EntityType.PROFESSION
        return kind in PERSONS or (kind is role and referents.named_behind(actor) is not None)

    def _after(self, verb: int, last: int) -> str:
        """Return the words of a verb phrase behind its verb: «признан [виновным]».

        Its object is no part of the name, «задержала [стрелка]», nor is where it was: «отпели [в
        соборе]».
        """
        a = self.annotation
        rest = range(verb + 1, last)
        plain = all(a.pos(t) in ("ADP", "NOUN", "ADJ") for t in rest)
        plain = plain and self.barred.isdisjoint(rest)
        cased = rest and (a.pos(verb + 1) == "ADP" or a.feats(verb + 1).get("Case") == "Ins")
        return joined(a, verb + 1, last, {}) if plain and cased else ""
