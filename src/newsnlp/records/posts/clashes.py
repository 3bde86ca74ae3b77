"""Whose a role is not: what the words around a role and a name say against the two being one's."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.cues import cues
from newsnlp.find.layout.listings import below_label
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.mentions.collectives import posts
from newsnlp.find.mentions.namesakes import is_namesake, is_of_namesake
from newsnlp.find.posts.life_labels import before_lead
from newsnlp.find.posts.two_names import is_nominative_of_hers, is_stiff
from newsnlp.find.posts.unnamed_items import is_unnamed_item
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE, OBJECTS, ROLES
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.grammar.singular import is_of_several, is_plural
from newsnlp.link.people.declension import cases_of_name
from newsnlp.link.people.told_gender import HERS, is_told_of_a_woman
from newsnlp.records.bystanders import is_served
from newsnlp.records.counted import is_counted
from newsnlp.records.events.reporters import is_told_before
from newsnlp.records.kinship import is_of_kin
from newsnlp.records.links import Link, is_beside
from newsnlp.records.posts.agreeing import agree, are_many, may_be_in_one_case
from newsnlp.records.posts.characters import is_character
from newsnlp.records.posts.genders import differ
from newsnlp.records.posts.listed_apart import is_listed_apart
from newsnlp.records.posts.other_clauses import OF_ANOTHER, is_of_another_clause
from newsnlp.records.posts.others_roles import HOLDING, is_mine, is_of_others
from newsnlp.records.posts.rivals import is_beaten, is_changed, is_got_by_another
from newsnlp.records.posts.spoken_of import is_spoken_of
from newsnlp.records.posts.told_apart import are_told_apart
from newsnlp.records.retinue import man_of

_OBLIQUE = LOOK_ALIKE | {"Dat", "Ins"}
_OBJECTIVE = frozenset({"Acc", "Dat"})
_TOGETHER = "вместе"
_INTO = "в"
_WISHED = frozenset({"на", _INTO, "от"})
"""Prepositions of a post that is aimed at, «метит [в] кресло», or declined."""
_GENITIVE = ("а", "я", "ы", "и", "ой", "ей", "ого")
_DATIVE = ("у", "ю", "е", "и", "ам", "ям")
_APPOSED = frozenset({"appos", "flat:name", "flat", "flat:foreign"})


class Clashes:
    """Tells which of a model's relations between a person and a role cannot be."""

    def __init__(self, reader: FactReader, facts: Sequence[Fact]) -> None:
        self.annotation, self.clauses, self.index = reader.annotation, reader.clauses, reader.index
        self._facts: dict[int | None, list[Fact]] = {}
        for fact in facts:
            self._facts.setdefault(fact.mention("role"), []).append(fact)
        told = (fact for fact in facts if fact.mention("role") is not None and fact.is_told)
        self._having = {(fact.verb, holder) for fact in told for holder in fact.holders}

    def _told_of(self, role: int) -> Sequence[Fact]:
        """Return what verbs tell of a role, also as that of the longer one: «[[врио] главы]»."""
        outer = None if role in self._facts else self.index.around(role)
        same = outer is not None and self.index.head[outer] == self.index.head[role]
        return self._facts.get(outer if same and outer is not None else role, ())

    def __call__(self, link: Link) -> bool:
        """Tell whether a role before a name is not its own: «помощник депутата Иванова»."""
        spelt = self.annotation.words
        noun, name = spelt[self.index.head[link.tail]], spelt[self.index.first[link.head]]
        if differ(noun, name) and not (is_beside(self.index, link) and self._is_hers(link.head)):
            return True  # «актриса» — Сергей Сенин
        if below_label(self.annotation, self.index, link.tail) == link.head:
            return False
        if any(rule(self.clauses, self.index, link) for rule in _NOT_HIS):
            return True
        if any(rule(self, link) for rule in self._RULES):
            return True
        return is_beside(self.index, link) and self._is_beside_anothers(link)

    def _is_beside_anothers(self, link: Link) -> bool:
        """Tell a name right behind another's role: «помощник [депутата] [Иван Котов]»."""
        if self._are_of_one(link):
            return True
        clauses, spelt = self.clauses, self.annotation.words
        head, first = self.index.head[link.tail], self.index.first[link.head]
        cases = clauses.case(self.index.somebody(link.tail)), clauses.case(first)
        if cases == ("Nom", "Gen") and len(spelt[first].rstrip(".")) > 1:
            return not self._may_agree(link)
        if cases == ("Loc", "Acc"):
            return True  # «включить в совет при [главе] [Лапину] Н. Н.»
        told = cases == ("Dat", "Nom") and spelt[head].endswith(_DATIVE)
        if told and (given := cases_of_name(spelt[first].lower())) and "Dat" not in given:
            return True  # «[журналистам] [Лев Рид] рассказал»
        # an initial has no case, and «актрисы [Завьяловой]» is a genitive
        named = len(spelt[first]) > 1 and not spelt[first].endswith("ой")
        opens = self.annotation.opens_line(first)
        heads = opens and is_plural(self.annotation, head)  # «Директора\nРид»
        if cases == ("Gen", "Nom") and named and not heads and self._is_anothers(link.tail):
            return True
        return self._serves(link, cases)

    def _are_of_one(self, link: Link) -> bool:
        """Tell «[адвокаты] Рид настаивали» from «[адвокаты] Рид и Котова настаивали»."""
        a, behind = self.annotation, self.index.last[link.head]
        many = self.index.head[link.tail]
        if not is_of_several(a.lowered[many]) or self.clauses.case(many) != "Nom":
            return False  # «один из [экспертов] Рид объяснил»
        told = behind < len(a) and a.pos(behind) == "VERB"
        return told and not a.opens_line(self.index.first[link.head])

    def _may_agree(self, link: Link) -> bool:
        """Tell «проректор вуза [Евгения Власова]» whom the tagger takes for a man in the genitive.

        The verb tells of her in «пояснила врач [Власова]». So is «учителя [Ивана Рида]» one in the
        genitive, whom it takes for many.
        """
        a, clauses = self.annotation, self.clauses
        first, last = self.index.first[link.head], self.index.last[link.head]
        alone = last - first == 1 and a.words[first].endswith(HERS)
        hers = alone or "Nom" in cases_of_name(a.words[first].lower())
        named = any(clauses.case(token) == "Nom" for token in range(first + 1, last))
        # «президент палаты [Осокина Анна Львовна]», too
        told = hers and is_told_of_a_woman(a, first, last)
        if is_stiff(clauses, first, last) and a.deprel(first) == "appos":
            return True
        if named or told or is_nominative_of_hers(a, first, last):
            return True
        return may_be_in_one_case(a, self.index, link)

    def _is_hers(self, person: int) -> bool:
        """Tell «мастерица [Аржана Кыпчакова]», whose first name may be a man's in another case."""
        last = self.annotation.words[self.index.last[person] - 1].lower()
        return last.endswith(HERS)

    def _is_told_before(self, link: Link) -> bool:
        """Tell what somebody only tells of: «[директором] станет инженер, сказал [Рид]»."""
        beside = is_beside(self.index, link) or self._is_given(link)
        return not beside and is_told_before(self.annotation, self.index, link.tail, link.head)

    def _has_own(self, link: Link) -> bool:
        """Tell who has another post by the verb: «мэром избрали [Рида], [спикером] – Кима»."""
        told = (fact for fact in self._told_of(link.tail) if fact.is_told and fact.holders)
        having = any((fact.verb, link.head) in self._having for fact in told)
        return having and not self._is_told_to_have(link)

    def _gives(self, link: Link) -> bool:
        """Tell who gives a post to another: «[Рид] назначил [директором] депутата Кима»."""
        told = (fact for fact in self._told_of(link.tail) if fact.gives_post)
        return any(link.head in f.agents and set(f.holders) - {link.head} for f in told)

    def _serves(self, link: Link, cases: tuple[str, str]) -> bool:
        """Tell «был советником [губернатора] Льва Котова» from «назначен советником Лев Котов»."""
        before = self.index.first[link.tail] - 1
        posted = before >= 0 and self.annotation.lemmas[before] in noun_class("post")
        if cases not in (("Ins", "Gen"), ("Dat", "Gen")) and not (
            posted and cases == ("Gen", "Gen")
        ):
            return False
        if self._is_given(link):
            return False
        if not posted and agree(self.annotation, self.index, link, cases[0]):
            return False
        head, last = self.index.head[link.tail], self.index.last[link.tail]
        above = self.clauses.head[self.index.head[link.head]]
        spelt = self.annotation.words[self.index.last[link.head] - 1]
        if head < above < last and self.clauses.case(above) == "Gen" and spelt.endswith(_GENITIVE):
            noun = self.clauses.head[head]  # «был [советником кампании] Льва Котова»
            return noun < 0 or self.annotation.lemmas[noun] not in noun_class("appointment")
        return any(
            self.annotation.lemmas[t] in posts()
            for t in range(head + 1, last)
            if self.clauses.head[t] == head and self.clauses.case(t) == "Gen"
        )

    def _is_given(self, link: Link) -> bool:
        """Tell whether a verb gives somebody a role: «назначил [его] советником»."""
        return any(link.head in fact.holders for fact in self._told_of(link.tail))

    def _is_told_to_have(self, link: Link) -> bool:
        return any(link.head in f.holders for f in self._told_of(link.tail) if f.is_told)

    def _is_anothers(self, role: int) -> bool:
        """Tell «от совета [депутатов] Иван Котов», «представитель [продавца] Иван Котов».

        «Один из [депутатов] Иван Котов» is one of them.
        """
        a, noun = self.annotation, self.index.head[role]
        if is_plural(a, noun):  # «[директора] завода Анна Рид и Лев Котов ушли» are a subject
            return not self.clauses.preposition(noun) and a.deprel(noun) != "nsubj"
        above, before = a.heads[noun], self.index.first[role] - 1
        if above < before and a.heads[before] == noun:
            before -= 1  # «брат [умершего] директора Лев Рид»
        beside = above >= 0 and above == before and a.pos(above) == "NOUN"
        return beside and a.feats(above).get("Animacy") == "Anim"

    def _is_acted_on(self, link: Link) -> bool:
        """Tell whether a verb does something to a role that its subject therefore is not.

        «Котов похвалил [мэра]» – «Котов [является мэром]» is another case and another argument.
        Nor is who has to do with somebody he: «Котов познакомился с [мэром]».
        """
        a = self.annotation
        role = self.index.somebody(link.tail)
        verb = a.heads[role]
        if verb >= 0 and a.lemmas[verb] == _TOGETHER:
            verb = a.heads[verb]  # «вместе с [мэром] приехал Котов»
        if is_beside(self.index, link) and self.clauses.case(self.index.first[link.head]) != "Nom":
            return False
        if a.deprel(role) == "obl" and self.clauses.preposition(role) in OF_ANOTHER:
            acting = self.clauses.subjects(verb) if a.pos(verb) == "VERB" else ()
            return any(link.head in self._named(subject) for subject in acting)
        given = self._is_given_to(role)  # «[представила] коллективу нового [директора]»
        if given:
            verb = a.heads[verb]
        if verb < 0 or a.pos(verb) != "VERB":
            return False
        if verb > role and not given and not _is_oblique(a, role):
            return False
        if not given and a.deprel(role) not in ("obj", "iobj"):
            return False
        acting = [t for top in self.clauses.subjects(verb) for t in self.clauses.conjuncts(top)]
        named = [i for subject in acting for i in self._named(subject)]
        case = self.clauses.case(role)
        return (case in ("Acc", "Gen", "Dat") or given) and link.head in named

    def _is_given_to(self, role: int) -> bool:
        """Tell a role that the parser takes for whose those are to whom something is done."""
        a, above = self.annotation, self.annotation.heads[role]
        dative = above >= 0 and a.deprel(above) == "iobj" and self.clauses.case(above) == "Dat"
        return dative and a.deprel(role) == "nmod" and self.clauses.case(role) in LOOK_ALIKE

    def _acts_on(self, link: Link) -> bool:
        """Tell whether who has a role does something to a person: «[мэр] уволил [Котова]».

        «[Котову] – [мэр] вручил грамоту». Or may do: «кандидатуру [Котова] должен утвердить [мэр]».
        """
        a, role, name = self.annotation, self.index.head[link.tail], self.index.head[link.head]
        verb = a.heads[role]
        if verb >= 0 and a.deprel(role) == "obj" and a.feats(verb).get("VerbForm") == "Inf":
            verb = a.heads[verb]  # «намерен уволить [мэр]», whom the parser takes for an object
        may = verb >= 0 and a.pos(verb) == "ADJ" and a.lemmas[verb] in cues("governor")
        if verb < 0 or not (may or a.pos(verb) == "VERB"):
            return False
        acts = may or a.deprel(role).startswith("nsubj")
        acts = acts and self.clauses.case(role) == "Nom"
        if is_beside(self.index, link) or not acts or (self.clauses.is_passive(verb) and not may):
            return False
        begins = self.index.first[link.tail]
        if self.index.last[link.head] + 1 == before_lead(a, begins) < begins:
            return False  # «сменит [Котова], сейчас [директор] завода»
        first = self.index.first[link.head]
        case, here = self.clauses.case(first), a.sentence_of(role) == a.sentence_of(name)
        if may:
            return case in _OBLIQUE and here
        if a.heads[name] == verb:  # «[министр] науки поддержит [Рида]» has no two subjects
            return a.deprel(name) in OBJECTS or self.clauses.case(name) in _OBJECTIVE
        post = a.top(name, _APPOSED)  # «[глава] принял замминистра [Ким Ира]», tagged as Nom
        done = post != name and a.heads[post] == verb and a.deprel(post) in OBJECTS
        if done and self.clauses.case(post) in _OBLIQUE and self.index.at(post, ROLES) is not None:
            return True
        if a.heads[name] >= 0 and a.pos(a.heads[name]) == "VERB" and a.deprel(name) in OBJECTS:
            return True  # «сообщил [мэр], Рид позвонил [Котовой]»
        if case == "Gen" and a.deprel(name) == "nmod" and a.heads[name] != role:
            return True  # «указ о назначении [Котова] [глава] государства подписал»
        # «[депутаты] избрали главой [Котова]», «[следователь] просил, но судья [Котов] отказал»
        apart = self._told_by(name) != verb or "," in a.words[verb:first]
        behind = role < verb < first and (case in _OBLIQUE or (here and apart))
        return behind or (case == "Dat" and name < role)

    def _told_by(self, name: int) -> int:
        """Return the head of a name, or of the role that it is an apposition of; -1 for none."""
        a = self.annotation
        return a.heads[a.top(name, _APPOSED)]

    def _is_sought(self, link: Link) -> bool:
        """Tell whether a role is only aimed at: «выдвинул Рида на пост [мэра]», «в [мэры]».

        Nor has he one who was promised it: «обещал Котову пост [мэра]»; who wins it has.
        """
        clauses, role = self.clauses, self.index.head[link.tail]
        post = role if clauses.preposition(role) == _INTO else clauses.head[role]
        lemmas = self.annotation.lemmas
        named = 0 <= post < role and lemmas[post] in noun_class("post", "ballot", "seat")
        if post != role and not named:
            return False
        above = clauses.head[post]
        begin, _ = self.annotation.sentence_tokens(self.annotation.sentence_of(post))
        aims = above >= 0 and lemmas[above] in noun_class("aspiring")
        # «внёс [кандидатуру] Котова на должность мэра»
        put = clauses.case(post) == "Acc"  # not «сменит на посту [мэра] Котова»
        aims |= put and not noun_class("candidacy").isdisjoint(lemmas[begin:post])
        wanted = clauses.preposition(post) in _WISHED or self.annotation.deprel(post) == "obj"
        return aims and wanted and not self._is_given(link)

    def _is_of_a_thing(self, link: Link) -> bool:
        """Tell whose something is: «зачитала приветствие [мэра]», «ушла в аппарат [мэра]».

        What holds a post is no such thing: «заняла пост [губернатора]», nor is how one gets it:
        «выиграла выборы [губернатора]».
        """
        a, role = self.annotation, self.index.head[link.tail]
        thing = self.clauses.head[role]
        if (
            self.clauses.case(role) != "Gen"
            or not 0 <= thing < role
            or self.clauses.preposition(role)
        ):
            return False
        prize = a.lemmas[thing] in noun_class("prize") - noun_class(*HOLDING)
        if prize and not is_beside(self.index, link):
            return not self._is_given(link)  # «премии [губернатора] удостоена Рид»
        top = thing
        if a.deprel(thing) == "nmod" and self.clauses.preposition(thing):
            top = self.clauses.head[thing]  # «перешёл на работу в аппарат [мэра]»
        verb = self.clauses.head[top]
        if a.deprel(role) != "nmod" or a.deprel(top) not in ("obj", "obl") or verb < 0:
            return False
        if a.feats(thing).get("Animacy") != "Inan" or a.lemmas[thing] in noun_class(*HOLDING):
            return False
        if self._is_given(link) or are_many(self.clauses, self.index, link.tail):
            return False
        return any(link.head in self._named(token) for token in self.clauses.subjects(verb)[:1])

    def _named(self, subject: int) -> list[int]:
        """Return the mentions at a subject and at what is apposed to it: «глава [Анна Рид]».

        So is «секретарь протоиерей [Иоанн Рид]», where one is apposed to the other.
        """
        names = [subject]
        for token in names:
            below = self.clauses.children[token]
            names += [c for c in below if self.annotation.deprel(c) in APPOSED]
        return [i for token in names for i in self.index.covering(token)]

    def _is_mine(self, link: Link) -> bool:
        return is_mine(self.clauses, self.index, link) and not self._is_given(link)

    def _is_got_by_another(self, link: Link) -> bool:
        return is_got_by_another(self.annotation, self.index, self._told_of(link.tail), link)

    _RULES = (
        _is_acted_on,
        _acts_on,
        _is_sought,
        _is_of_a_thing,
        _is_mine,
        _is_told_before,
        _has_own,
        _gives,
        _is_got_by_another,
    )
    """What tells a role of another's by what verbs tell of both."""


def _is_oblique(a: Annotation, token: int) -> bool:
    """Tell «[ректора] представил Котов», who is no subject, from «[ректор] …»; he is one."""
    one = [r for r in readings(a.words[token].lower()) if r.form.number == "sing"]
    single = a.feats(token).get("Number") == "Sing"
    return single and bool(one) and all(reading.form.case != "nomn" for reading in one)


def _is_his_man(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a name whose man has the role: «[водитель] [Анны Ким]»."""
    return man_of(clauses, index, link.head) == index.head[link.tail]


def _is_next_in_list(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a role of who is told behind a name: «декан Анна Рид и [министр]»."""
    return is_unnamed_item(clauses, index, link.head, link.tail)


def _only_names(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a name, or its title, for another's sake: «премия имени [Рида]», «зам [Рида] Ким»."""
    a = clauses.annotation
    lends = is_namesake(a, index, link.head) or is_of_namesake(a, index, link.tail)
    return lends or is_served(clauses, index, link.head)


_NOT_HIS = (
    is_beaten,
    is_changed,
    is_of_kin,
    _is_his_man,
    is_of_another_clause,
    is_listed_apart,
    _is_next_in_list,
    is_counted,
    is_of_others,
    are_told_apart,
    _only_names,
    is_character,
    is_spoken_of,
)
"""What tells a role of another's by the words around it and the name."""
