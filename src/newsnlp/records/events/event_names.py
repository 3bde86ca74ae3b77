"""A nominative name that tells which event is meant.

A noun takes its complements along: «общем собрании» → «общее собрание членов союза «НПС»». What
a verb tells becomes a noun: «избрана сопредседателем» → «избрание сопредседателем».
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from newsnlp.annotate.marks import CLOSING, OPENING, within_quotes
from newsnlp.find.events.event_nouns import ENDS, barred, classes
from newsnlp.find.events.retold import coming, tells_by_verb
from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES, is_pronoun, unnamed_places
from newsnlp.find.grammar.cases import RELATIVE
from newsnlp.find.grammar.noun_phrases import extended, is_end, is_object, is_won, wins
from newsnlp.find.grammar.role_antecedents import pointed_role
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.type_sets import (
    DATES,
    EVENTS,
    LOOK_ALIKE,
    ORDINALS,
    ORGANIZATIONS,
    PERSONS,
    ROLES,
)
from newsnlp.find.verbs import Telling
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.grammar.genitive import first_number, in_accusative, in_genitive, in_instrumental
from newsnlp.link.grammar.nominative import balanced, core, joined, phrase
from newsnlp.link.grammar.singular import is_one
from newsnlp.records.events.beside_events import beside_events
from newsnlp.records.events.event_ends import before_other_case, own_end
from newsnlp.records.events.event_titles import BEFORE_TITLE, said_before
from newsnlp.records.events.verb_names import VerbNames, noun_of, to_do
from newsnlp.records.role_kinds import HEAD
from newsnlp.records.wording import in_form, in_quotes, uncapitalized, without_open, without_whose

_POINTING = frozenset({"DET", "PRON"})
_NAMES = PERSONS | EVENTS | {EntityType.AWARD} | ORGANIZATIONS
_OF_VERB = frozenset({("nsubj", "Nom"), ("obj", "Acc")})
_SIGNED, _INJURED = "signed", "injured"
_OF_CHAIR = ("руководителем", "председателем")
_WHICH = "который"
_ONE = "один"
_NOUN_AND_ROLE = "{noun} {role}"
_SLOT = re.compile(r" ?\{(\w+)(?::(gen|nom|of))?\}")
_OF = "of"
_OF_HOLDERS = ("award", "role")
"""Slots that what he is who gets them may stand behind: «избрали [мэром] депутата Рида»."""


class EventNames:
    """Names of the events of one article, each made once."""

    def __init__(self, telling: Telling) -> None:
        self.mentions = telling.mentions
        self.annotation = telling.annotation
        self.reader = telling.reader
        self.index = telling.reader.index
        self._names: dict[int, str] = {}
        self._ranges: dict[int, tuple[int, int]] = {}
        self.clauses = self.reader.clauses
        facts = self.reader.facts(headless=True)
        self._signed = {
            fact.mention("event"): fact.verb
            for fact in facts
            if fact.frame.rule == _SIGNED and fact.is_told
        }
        named = (fact for fact in facts if fact.frame.event not in (None, "{noun}"))
        self._told = {fact.verb: fact for fact in named if not self._tells_of_nobody(fact)}

    @cached_property
    def _verbs(self) -> VerbNames:
        return VerbNames(self.reader, self._barred)

    @cached_property
    def _barred(self) -> set[int]:
        return self._setting | barred(self.reader, PERSONS)

    @cached_property
    def _setting(self) -> set[int]:
        return barred(self.reader, ENDS - PERSONS) | beside_events(self.reader)

    def fact(self, mention: int) -> Fact | None:
        """Return the fact that a verb mention tells, if a frame knows it."""
        return self._told.get(self.index.head[mention])

    def _tells_of_nobody(self, fact: Fact) -> bool:
        """Tell a post that somebody unnamed gets, «избрали [вице-спикера]», or his injury."""
        if fact.frame.rule == _INJURED:
            return all(self.index.types[i] not in PERSONS for i in fact.holders)
        bare = fact.frame.event == _NOUN_AND_ROLE and "role" not in fact.slots
        return bare and self._verbs.thing(fact.verb, of_subject=False) is not None

    def has_noun(self, mention: int) -> bool:
        """Tell whether the lexicon names what a verb mention tells."""
        head = self.index.head[mention]
        return head in self._told or noun_of(self.annotation, head) != ""

    def name(self, mention: int) -> str:
        """Return the name of an event mention."""
        if mention not in self._names:
            self._names[mention] = self._name(mention)
        return self._names[mention]

    def best(self, mentions: list[int]) -> tuple[str, int]:
        """Return the name of an event with the mention that gives it: the longest, first told.

        «Это [вторая отставка] в кабинете» says something of an event told before.
        """
        lowered, first = self.annotation.lowered, self.index.first

        def rank(mention: int) -> tuple[bool, int, int]:
            said = first[mention] > 0 and lowered[first[mention] - 1] == "это"
            return not said, len(self.name(mention).split()), -mention

        found = max(mentions, key=rank)
        return self.name(found), found

    def _name(self, mention: int) -> str:
        return without_open(without_whose(self._as_told(mention)))

    def _as_told(self, mention: int) -> str:
        a, index = self.annotation, self.index
        fact = self.fact(mention)
        if fact is not None:
            return self._of_fact(fact)
        head = index.head[mention]
        if tells_by_verb(a, head):
            named = self._verbs.name(head, index.last[mention])
            return self.mentions[mention].text if named is None else named
        first, last = self.noun_range(mention)
        dated = not coming(a, head)
        while dated and first < head and a.lemmas[first] in words("dated_adjectives.txt"):
            first += 1  # «[очередная] акция протеста»
        if last - first == 1 and a.lemmas[first] in posts() and a.lowered[first] in classes():
            return a.lowered[first]  # «Премьера», which the tagger takes for a премьер's
        found = core(a, first, last)
        opens = a.lemmas[first] in classes() and a.feats(first).get("Case") == "Nom"
        if found is not None and found[1] > first and opens and a.pos(first) == "NOUN":
            named = joined(a, first, last, {})  # «11:00 [Возложение] венков»
        else:
            named = phrase(a, first, last)
        if first == head and is_one(a, head):
            named = f"{a.lemmas[head]}{joined(a, first, last, {head: ''})}"
        name = uncapitalized(self.annotation, self.index, first, named)
        return f"{name} {self._of_which(head, last)}".strip()

    def of_signing(self, mentions: list[int]) -> str | None:
        """Return «подписание договора» where a verb signs a bare «[договор]», or None.

        One that says more keeps its name: «соглашение о сотрудничестве».
        """
        a = self.annotation
        for mention in mentions:
            noun = self.index.head[mention]
            if mention in self._signed and a.lemmas[noun] in noun_class("paper"):
                words = in_genitive(a, noun, noun + 1)
                return f"{noun_of(a, self._signed[mention])} {words}".lower()
        return None

    def _of_which(self, head: int, last: int) -> str:
        """Return what a relative pronoun means: «форум, [открытие] которого …» → «форума»."""
        a, clauses = self.annotation, self.clauses
        whose = a.lemmas[last : last + 1] == [_WHICH] and a.heads[last] == head
        if not whose or clauses.case(last) not in ("Gen", "Loc"):
            return ""
        things = (t for t in clauses.antecedents(last) if a.feats(t).get("Animacy") == "Inan")
        meant = next(things, None)
        if meant is None:
            return ""
        known = self.index.at(meant, ORGANIZATIONS | EVENTS)
        first, end = meant, meant + 1
        if known is not None:
            first, end = self.index.first[known], self.index.last[known]
        first, end = extended(clauses, first, end, self._barred)
        return uncapitalized(a, self.index, first, in_genitive(a, first, end))

    def noun_range(self, mention: int) -> tuple[int, int]:
        """Return the tokens of the full phrase around a noun mention."""
        if mention not in self._ranges:
            first, last = self.index.first[mention], self._phrase_end(mention)
            said = said_before(self.annotation, first)
            whole = extended(self.clauses, said, said + 1, self._setting) if said >= 0 else None
            if whole is None or whole[1] < last:
                if 0 <= said < first - BEFORE_TITLE:  # «[гонка] на лыжах «Юг»»
                    first = said
                whole = extended(self.clauses, first, last, self._setting)
            head = self.index.head[mention]
            last = own_end(self.reader, head, whole[1])
            self._ranges[mention] = self._numbered(whole[0]), self._with_whole_name(head, last)
        return self._ranges[mention]

    def _with_whole_name(self, head: int, last: int) -> int:
        """Return where a phrase ends that ends within a name: «беседа с Львом [Кимом Ридом]».

        «Голосование о талисмане чемпионата [2018 года]» need not be in that year.
        """
        index, words = self.index, self.annotation.words
        if last < len(words) and words[last] in OPENING and not is_won(self.clauses, last):
            # «прошёл фестиваль еды «[Вкусно]»», which the parser hangs on the verb
            titles = (i for i in index.covering(last + 1) if index.types[i] is EntityType.EVENT)
            ends = (index.last[i] for i in titles if index.first[i] == last + 1)
            closed = (end + 1 for end in ends if "".join(words[end : end + 1]) in CLOSING)
            last = next(closed, last)
        names = (i for i in index.covering(last - 1) if index.types[i] in _NAMES)
        later = (i for i in names if index.first[i] > head and not index.inside(i, DATES))
        return max([last, *(index.last[i] for i in later)])

    def _numbered(self, first: int) -> int:
        """Return where a number begins that opens a phrase: «[двадцать] девятое заседание»."""
        number = self.index.at(first, ORDINALS)
        return first if number is None else self.index.first[number]

    def _phrase_end(self, mention: int) -> int:
        """Return where the phrase ends: «[следующий матч] омичи» (проведут в Казани)."""
        a, index = self.annotation, self.index
        first, last, head = index.first[mention], index.last[mention], index.head[mention]
        if last > head + 1 and is_end(self.clauses, head, head + 1):
            return head + 1  # «завершился [праздник концертом]»
        quote = next((t for t in range(last - 1, head, -1) if a.words[t] in OPENING), 0)
        if quote and a.words[last - 1] in CLOSING and wins(self.clauses, first, quote, last):
            return quote
        named = a.pos(head) != "ADJ"
        objects = (t for t in range(head + 1, last) if is_object(self.clauses, t))
        cut = next((t for t in objects if not within_quotes(a.words[first:t])), last)
        last = min([cut, *(c for c in a.children[cut] if c > head)]) if cut < last else last
        while named and last - 1 > head and self._is_of_verb(last - 1, first, last):
            last -= 1
        return last if a.words[last - 1] not in "«„" else last - 1

    def _is_of_verb(self, token: int, first: int, last: int) -> bool:
        """Tell whether a noun depends on a verb outside the phrase, as its subject or object."""
        outside = not first <= self.clauses.head[token] < last
        role = self.annotation.deprel(token).partition(":")[0]
        return outside and (role, self.clauses.case(token)) in _OF_VERB

    def _of_fact(self, fact: Fact) -> str:
        """Fill the frame's template: «назначение {role}», «уход с {role:gen}»."""

        def filled(match: re.Match[str]) -> str:
            bound = fact.slots.get(match[1])
            holders = fact.holders if match[1] in _OF_HOLDERS else ()
            words = ""
            if bound and match[1] == "partner":
                words = self._partner(bound)
            elif bound and match[1] == "verdict":
                words = self.annotation.words[bound.target].lower()
            elif bound and (match[2] != _OF or bound.mention is not None):
                words = self._argument(bound, holders, form=match[2])
            if bound and match[1] == "thing":
                words += to_do(self.annotation, bound.target)
            if bound and match[1] == "role" and bound.mention is None:
                words = f"{words} {self._pointed(bound.target)}".strip()
            return f" {words}" if words else ""

        noun = noun_of(self.annotation, fact.verb).partition(" {")[0]
        name = _SLOT.sub(filled, (fact.frame.event or "").replace("{noun}", noun)).strip()
        led = fact.mention("organization") if fact.frame.role == HEAD else None
        nouns = self.annotation.lemmas
        if led is not None and nouns[self.index.head[led]] in noun_class("chaired"):
            name = name.replace(*_OF_CHAIR, 1)
        body = fact.slots.get("organization") if name == noun else None
        if body is None or not body.argument.preposition:
            return name
        return f"{name} {self._argument(body, (), form=None)}".strip()  # «избрание [в совет]»

    def _pointed(self, post: int) -> str:
        """Return the role that a noun for posts points back to: «на этот пост» → «министра»."""
        a, index = self.annotation, self.index
        role = pointed_role(a, index, post)
        if role is None:
            return ""
        words = in_genitive(a, index.first[role], index.last[role])
        return uncapitalized(a, index, index.first[role], words)

    def _partner(self, bound: Bound) -> str:
        """Return with whom, by name alone: «с [мэром Львом Ридом]» → «с Львом Ридом»."""
        mention = bound.mention
        if mention is None:  # «встретился [с жителями посёлка]»
            return self._argument(bound, (), form=None)
        if self.index.types[mention] is not EntityType.PERSON:
            return self._argument(bound, (), form=None)
        token, whose = bound.argument.token, self.index.head[mention]
        if whose > token and self.clauses.case(whose) == "Gen" != bound.argument.case:
            words = joined(self.annotation, token, token + 1, {})  # «[с друзьями] Льва Рида»
            return f"{bound.argument.preposition} {words}"
        first, last = self.index.first[mention], self.index.last[mention]
        name = balanced(joined(self.annotation, first, last, {}))
        return f"{bound.argument.preposition} {name}"

    def _meant(self, bound: Bound, mention: int) -> str:
        """Return what a pronoun means: «в него» → «в совет директоров», «[им] назначен Рид»."""
        index, preposition = self.index, bound.argument.preposition
        if index.types[mention] is EntityType.PROFESSION and bound.argument.case == "Ins":
            return in_instrumental(self.annotation, index.first[mention], index.last[mention])
        if preposition != "в" or index.types[mention] is not EntityType.ORGANIZATION:
            return ""
        first = index.first[mention]
        body = in_accusative(self.annotation, first, index.last[mention])
        return f"{preposition} {uncapitalized(self.annotation, index, first, body)}"

    def _whose(self, bound: Bound, mention: int) -> str:
        """Return what a possessive means: «в [её] состав» → «в состав комиссии»."""
        body = in_genitive(self.annotation, self.index.first[mention], self.index.last[mention])
        noun = self.annotation.words[bound.argument.token]
        return f"{bound.argument.preposition} {noun} {body}".strip()

    def _points_back(self, token: int, mention: int) -> bool:
        """Tell whether a word stands for a mention told before: «[округом] руководит Котов»."""
        a, lemma = self.annotation, self.annotation.lemmas[token]
        pronoun = a.pos(token) == "PRON" or is_pronoun(a.words[token]) or lemma in RELATIVE
        place = lemma in unnamed_places()
        return pronoun or (place and self.index.last[mention] <= token)

    def _argument(self, bound: Bound, holders: tuple[int, ...], *, form: str | None) -> str:
        """Return an argument as written, with its preposition, or in the genitive, nominative."""
        a, index = self.annotation, self.index
        token = bound.argument.token
        if a.lemmas[token] == _ONE and bound.mention is not None:  # «[одним из советников] мэра»
            words = balanced(joined(a, token, index.last[bound.mention], {}))
            return uncapitalized(a, index, token, words)
        if a.pos(token) == "SYM" or a.lemmas[token] in noun_class("laureate"):
            token = bound.target  # «покупка (100 %) [акций] комбината», «стал лауреатом [премии]»
        if form == _OF:
            token, form = bound.target, "gen"  # «смена [директора]», told «на посту [директора]»
        whose = bound.target != token and a.words[bound.target].lower() in POSSESSIVES
        if bound.mention is not None and whose:
            return self._whose(bound, bound.mention)
        if bound.mention is not None and self._points_back(token, bound.mention):
            if form is None:
                return self._meant(bound, bound.mention)
            token = index.head[bound.mention]  # «холдинга, который возглавила Ветрова»
        around = [(token, token + 1)]
        if bound.mention is not None:
            around.append((index.first[bound.mention], index.last[bound.mention]))
        first = min(start for start, _ in around)
        own = [end for start, end in around if start <= token < end]
        last = max(own)
        if last - first == 1:
            first, last = extended(self.clauses, first, last, self._barred)
            last = self._before_holder(token + 1, last, holders)
            work = form == "gen" and a.lemmas[token] in noun_class("film", "release")
            role = a.feats(last - 1) if work and last - 1 > token else {}
            if (role.get("Animacy"), role.get("Case")) == ("Anim", "Gen"):
                last = self._verbs.with_people(token, last)  # «[лента режиссёра Рида] выйдет»
        last = before_other_case(self.clauses, token, last)
        if form == "gen":
            first = min(first, first_number(a, token))  # «взыскание [3 млн рублей]»
        before = [c for c in self.clauses.children[token] if a.pos(c) == "ADP" and c < first]
        pointed = ""
        if bound.argument.preposition and before and form is None:
            between = range(min(before) + 1, first)
            if between and all(a.pos(t) in _POINTING for t in between):
                pointed = f"{bound.argument.preposition} "  # «вступил [в] эту [должность]»
            else:
                first = min(before)
        text = pointed + balanced(in_quotes(a, first, last, in_form(a, first, last, form)))
        return uncapitalized(self.annotation, self.index, first, text)

    def _before_holder(self, first: int, last: int, holders: tuple[int, ...]) -> int:
        """Return where a phrase ends before its holder: «орденом Почёта [ректора Котова]»."""
        for token in range(first, last):
            named = self.reader.referents.actor(token) in holders
            if named and self.clauses.case(token) in LOOK_ALIKE | {"Dat", "Nom"}:
                modifiers = [c for c in self.clauses.children[token] if first <= c < token]
                cut = min([token, *modifiers])
                # «звание [народного артиста] Риду», but «наградил грамотами [директора] Рида»
                return cut if cut > first or self._has_the_case_of_its_holder(token) else last
        return last

    def _has_the_case_of_its_holder(self, token: int) -> bool:
        role = self.index.at(token, ROLES)
        named = None if role is None else self.reader.referents.named_behind(role)
        if named is None:
            return False
        cases = {self.clauses.case(token), self.clauses.case(self.index.first[named])}
        return len(cases) == 1 or cases <= LOOK_ALIKE


@lru_cache(maxsize=1)
def names_of(telling: Telling) -> EventNames:
    """Return the names of the events of an article: entities and records ask for them in turn."""
    return EventNames(telling)
