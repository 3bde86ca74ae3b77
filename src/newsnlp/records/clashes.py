"""Whose a role is not: what the words around a role and a name say against the two being one's."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.find.fact import Fact
from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.namesakes import is_namesake
from newsnlp.lexicon import words
from newsnlp.link.declension import cases_of_name
from newsnlp.link.told_gender import is_told_of_a_woman
from newsnlp.records.genders import differ
from newsnlp.records.links import Link


class Clashes:
    """Tells which of a model's relations between a person and a role cannot be."""

    def __init__(self, reader: FactReader, facts: Sequence[Fact]) -> None:
        self.annotation, self.clauses, self.index = reader.annotation, reader.clauses, reader.index
        self.facts = facts

    def __call__(self, link: Link) -> bool:
        """Tell whether a role before a name is not its own: «помощник депутата Иванова»."""
        spelt = self.annotation.words
        if differ(spelt[self.index.head[link.tail]], spelt[self.index.first[link.head]]):
            return True  # «актриса» — Сергей Сенин
        if (
            self._is_acted_on(link)
            or self._acts_on(link)
            or self._is_sought(link)
            or self._is_of_kin(link)
            or is_namesake(self.annotation, self.index, link.head)
        ):
            return True
        if self.index.last[link.tail] != self.index.first[link.head]:
            return False
        clauses, first = self.clauses, self.index.first[link.head]
        cases = clauses.case(self.index.head[link.tail]), clauses.case(first)
        if cases == ("Nom", "Gen"):
            # «проректор вуза [Евгения Власова] сообщила»: the tagger takes her for a man
            hers = "Nom" in cases_of_name(spelt[first].lower())
            last = self.index.last[link.head]
            return not hers or not is_told_of_a_woman(self.annotation, first, last)
        # an initial has no case, and «актрисы [Завьяловой]» is a genitive
        named = len(spelt[first]) > 1 and not spelt[first].endswith("ой")
        if cases == ("Gen", "Nom") and named and self._is_anothers(link.tail):
            return True
        return self._serves(link, cases)

    def _serves(self, link: Link, cases: tuple[str, str]) -> bool:
        """Tell «был советником [губернатора] Льва Котова» from «назначен советником Лев Котов»."""
        if cases not in (("Ins", "Gen"), ("Dat", "Gen")) or self._is_given(link):
            return False
        last = self.index.last[link.tail] - 1
        noun = self.annotation.lemmas[last]
        served = last > self.index.head[link.tail] and self.clauses.case(last) == "Gen"
        return served and (noun in words("leader_roles.txt") or noun in words("occupations.txt"))

    def _is_given(self, link: Link) -> bool:
        """Tell whether a verb gives somebody a role: «назначил [его] советником»."""
        given = (f.holders for f in self.facts if f.mention("role") == link.tail)
        return any(link.head in holders for holders in given)

    def _is_anothers(self, role: int) -> bool:
        """Tell «от совета [депутатов] Иван Котов», «представитель [продавца] Иван Котов».

        «Один из [депутатов] Иван Котов» is one of them.
        """
        a, noun = self.annotation, self.index.head[role]
        if self.is_plural(role):
            return not self.clauses.preposition(noun)
        above = a.heads[noun]
        beside = above >= 0 and above == self.index.first[role] - 1 and a.pos(above) == "NOUN"
        return beside and a.feats(above).get("Animacy") == "Anim"

    def _is_acted_on(self, link: Link) -> bool:
        """Tell whether a verb does something to a role that its subject therefore is not.

        «Котов похвалил [мэра]» – «Котов [является мэром]» is another case and another argument.
        """
        a = self.annotation
        role = self.index.head[link.tail]
        verb = a.heads[role]
        if not 0 <= verb < role or a.pos(verb) != "VERB" or a.deprel(role) not in ("obj", "iobj"):
            return False
        subjects = self.clauses.subjects(verb)
        named = self.index.covering(subjects[0]) if len(subjects) == 1 else ()
        case = self.clauses.case(role)
        return case in ("Acc", "Dat") and link.head in named

    def _acts_on(self, link: Link) -> bool:
        """Tell whether who has a role does something to a person: «[мэр] уволил [Котова]»."""
        a, role, name = self.annotation, self.index.head[link.tail], self.index.head[link.head]
        verb = a.heads[role]
        if verb < 0 or a.heads[name] != verb or a.pos(verb) != "VERB":
            return False
        beside = self.index.last[link.tail] == self.index.first[link.head]
        acts = a.deprel(role).startswith("nsubj") and a.deprel(name) in ("obj", "iobj")
        return acts and not beside and not self.clauses.is_passive(verb)

    def _is_sought(self, link: Link) -> bool:
        """Tell whether a role is only aimed at: «выдвинул Котова на пост [мэра]»."""
        clauses, role = self.clauses, self.index.head[link.tail]
        post = clauses.head[role]
        if not 0 <= post < role or self.annotation.lemmas[post] not in noun_class("post"):
            return False
        above = clauses.head[post]
        aims = above >= 0 and self.annotation.lemmas[above] in noun_class("candidacy")
        return aims and clauses.preposition(post) == "на"

    def _is_of_kin(self, link: Link) -> bool:
        """Tell a name of the kin of who has a role: «дочь [президента] [Анну Котову]»."""
        a, clauses, role = self.annotation, self.clauses, self.index.head[link.tail]
        first = self.index.first[link.head]
        above = clauses.head[role]
        if self.index.last[link.tail] != first or not 0 <= above < role:
            return False
        kin = a.lemmas[above] in words("kin_nouns.txt") and clauses.case(role) == "Gen"
        # of men the genitive looks like the accusative
        woman = "Fem" == a.feats(first).get("Gender") == a.feats(above).get("Gender")
        return kin and woman and clauses.case(first) != "Gen" and len(a.words[first]) > 1

    def is_plural(self, mention: int) -> bool:
        """Tell whether a mention's head is a plural: «[депутаты] Котов и Рид»."""
        head = self.index.head[mention]
        return self.annotation.feats(head).get("Number") == "Plur"
