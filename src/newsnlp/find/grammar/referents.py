"""What a noun or pronoun stands for: its mention, the person named beside it, an antecedent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import is_bracketed
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import (
    antecedent,
    body_antecedent,
    is_pronoun,
    organization_antecedent,
    persons_between,
)
from newsnlp.find.grammar.cases import RELATIVE, WHITHER
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.counted_off import counted_off
from newsnlp.find.grammar.elided import subject_before
from newsnlp.find.grammar.event_pronouns import event_antecedent
from newsnlp.find.grammar.role_antecedents import open_role
from newsnlp.find.grammar.self_told import ME, speaking
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import ACTORS, APPOSED, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.types import EntityType as T

_WHICH, _WHO = "который", "кто"
_LISTED = frozenset({"conj", "cc", "punct"})
"""How a list hangs on its first noun: «[академия] и завод подписали»."""


class Referents:
    """Finds the mentions that tokens of one article stand for."""

    def __init__(self, annotation: Annotation, clauses: Clauses, index: MentionIndex) -> None:
        self.annotation = annotation
        self.clauses = clauses
        self.index = index

    def at(self, token: int, types: frozenset[T]) -> int | None:
        """Return the mention of some types that a token heads, names, or points back to."""
        mention = self.index.at(token, types)
        word = self.annotation.words[token]
        pronoun = self.annotation.pos(token) == "PRON" or is_pronoun(word) or word == WHITHER
        if mention is None and pronoun:
            return self._stood_for(token, types)
        if mention is None:  # «клуба «Северная звезда»»: the name is the mention
            below = self.clauses.children[token]
            names = [t for t in below if self.annotation.deprel(t) == "appos"]
            names.sort(key=token.__gt__)  # «комбинат «Луч» и фабрика «[Нева]»»
            told = (i for t in names if (i := self.index.at(t, types)) is not None)
            found = next((i for i in told if self._is_called(token, i)), None)
            return self._quoted_behind(token, types) if found is None else found
        return mention

    def _is_called(self, noun: int, name: int) -> bool:
        """Tell «завод «[Луч]»» from «сын [Олега]», «стала [лента] (режиссёр [Лев Рид])»."""
        person = self.index.types[name] in PERSONS
        aside = person and is_bracketed(self.annotation, noun, self.index.first[name])
        return not aside and not self._is_whose(noun, name)

    def _quoted_behind(self, token: int, types: frozenset[T]) -> int | None:
        """Return the name right behind a noun, or a house's: «в Центре творчества «[Луч]»».

        The parser may hang it on a noun further on.
        """
        a, name = self.annotation, token + 1
        called = a.lemmas[token] in words("organization_nouns.txt")  # «в октябре «[Луч]» стал»
        if a.words[name : name + 1] == ["«"] and called:
            named = self.index.at(name + 1, types) if name + 1 < len(a) else None
            # «правление «[Луча]»» is not called so
            own = named is not None and self.clauses.case(self.index.head[named]) != "Gen"
            return named if own else None
        house = a.lemmas[token] in noun_class("site") and T.FACILITY in types
        if not house or self.clauses.case(token) != "Loc":
            return None
        while name < len(a) and a.pos(name) in ("NOUN", "ADJ") and self.clauses.case(name) == "Gen":
            name += 1
        quoted = name > token + 1 and a.words[name : name + 1] == ["«"]
        return self.index.at(name + 1, types) if quoted else None

    def _stood_for(self, pronoun: int, types: frozenset[T]) -> int | None:
        """Return what a pronoun in a slot means: «холдинг, [который] возглавила Ветрова»."""
        if self.annotation.lemmas[pronoun] in RELATIVE:
            nouns = self.clauses.antecedents(pronoun)
            return next((i for noun in nouns if (i := self.at(noun, types)) is not None), None)
        if types == ROLES:
            return open_role(self.annotation, self.index, pronoun)
        if types >= ORGANIZATIONS and T.PERSON not in types:
            return body_antecedent(self.annotation, self.index, pronoun)
        return event_antecedent(self.annotation, self.index, pronoun) if T.EVENT in types else None

    def actors(self, tokens: Sequence[int], used: set[int]) -> tuple[int, ...]:
        """Return the persons and organizations that tokens stand for, conjuncts included."""
        for token in tokens:
            one_by_one = [a for one in self._enumerated(token) for a in self._listed(one)]
            found = tuple(dict.fromkeys(actor for actor in one_by_one if actor not in used))
            if found:
                return found
        return ()

    def _enumerated(self, token: int) -> Iterator[int]:
        """Yield the nouns of a list, those too that the parser hangs on a name before them.

        «Центр «Март» и [Союз]»; «Лев Рид, [ректор Анна Котова] и врач Ян Рид»: a role with
        another's name behind it says nothing of the first.
        """
        deprel = self.annotation.deprel
        for one in self.clauses.conjuncts(token):
            yield one
            for child in self.clauses.children[one]:
                if child <= one or deprel(child) not in APPOSED:
                    continue
                if is_bracketed(self.annotation, one, child):
                    continue
                if self._is_anothers(one, child):
                    yield from self._enumerated(child)
                    continue
                for more in self.clauses.children[child]:
                    listed = deprel(more) == "conj" and not self.clauses.is_of_another_list(more)
                    if listed and self._is_next(one, child, more):
                        yield from self.clauses.conjuncts(more)

    def _is_anothers(self, one: int, role: int) -> bool:
        """Tell whether a role apposed to a noun belongs to somebody named behind it."""
        mention = self.index.at(role, ROLES)
        behind = None if mention is None else self.named_behind(mention)
        if behind is None or self.index.at(one, PERSONS) == behind:
            return False
        name = self.index.head[behind]  # «исполняет Котов, бывший заместитель [Рида]»
        whose = self.clauses.head[name] == role and self.annotation.deprel(name) == "nmod"
        cases = {self.clauses.case(role), self.clauses.case(name)} - {""}
        return not whose and len(cases) < 2 and self._same_case(one, role)

    def _is_next(self, one: int, name: int, other: int) -> bool:
        """Tell whether what is coordinated with a name goes on with the noun that it names."""
        mention = self.index.at(name, ACTORS)
        outside = mention is not None and other >= self.index.last[mention]
        cases = {self.clauses.case(one), self.clauses.case(other)}
        return outside and len(cases - {""}) < 2

    def _listed(self, token: int) -> list[int]:
        """Return who a noun stands for; of one in the plural all: «члены Ян Рид и Анна Котова»."""
        actor = self.actor(token)
        if actor is None:
            return []
        many = self.annotation.feats(token).get("Number") == "Plur"
        name = self.index.head[actor]
        if not many or name == token or self.index.types[actor] is not T.PERSON:
            return [actor]
        others = (self.index.at(one, PERSONS) for one in self.clauses.conjuncts(name))
        return list(dict.fromkeys([actor, *(other for other in others if other is not None)]))

    def actor(self, token: int) -> int | None:
        """Return who a noun or pronoun stands for: a person, an organization, a bare role."""
        person = self.index.at(token, PERSONS)
        role = self.index.at(token, ROLES)
        if person is not None and (role is None or self.index.head[person] == token):
            return person
        holder = self._apposed_person(token, role)
        if holder is not None:
            return holder
        if self.annotation.lemmas[token] == _WHICH:
            return self._relative(token)
        if self.annotation.lemmas[token] == ME:
            return self._myself(token)
        if self.annotation.lemmas[token] == _WHO:
            verb = self.clauses.head[token]
            return self._told_of(self.clauses.head[verb]) if verb >= 0 else None
        if self.annotation.pos(token) == "PRON" or is_pronoun(self.annotation.words[token]):
            return antecedent(self.annotation, self.index, token)
        if role is None and (person := counted_off(self.annotation, self.index, token)) is not None:
            return person
        if role is None:
            found = self.at(token, ACTORS)
            found = self._told_of(token) if found is None else found
            return self._organization_before(token) if found is None else found
        if self._is_epithet(token, role):
            known = self._meant_by_epithet(token)
            return role if known is None else known
        return role

    def of_role(self, noun: int) -> int | None:
        """Return the body of a noun that a role holds: «директор [завода «Луч»], входящего в …»."""
        role = self.index.at(noun, ROLES)
        inner = role is not None and self.index.head[role] < noun < self.index.last[role]
        return self.at(noun, ORGANIZATIONS) if inner else None

    def _myself(self, token: int) -> int | None:
        """Return the person who says «я»: by a verb of speech, or named before a colon."""
        found = (self.actor(t) for t in speaking(self.clauses, token) if t != token)
        told = next((i for i in found if i is not None and self.index.types[i] is T.PERSON), None)
        first, _ = self.annotation.sentence_tokens(self.annotation.sentence_of(token))
        colon = next((t for t in range(first, token) if self.annotation.words[t] == ":"), 0)
        return self.index.at(colon - 1, PERSONS) if told is None and colon > 0 else told

    def _relative(self, token: int) -> int | None:
        """Return whom «которого» means: «директор Рид, [которого] сменил Котов»."""
        nouns = self.clauses.antecedents(token)
        found = (self.index.at(noun, PERSONS) or self._apposed_person(noun, None) for noun in nouns)
        return next((person for person in found if person is not None), None)

    def _told_of(self, noun: int) -> int | None:
        """Return of whom a predicate tells: «Рид стал первым [человеком], возглавившим завод»."""
        a, clauses = self.annotation, self.clauses
        if noun < 0 or a.lemmas[noun] not in noun_class("somebody"):
            return None
        verb = clauses.head[noun]
        if verb >= 0 and a.lemmas[verb] in noun_class("turning_out"):
            told = clauses.case(noun) == "Ins" and clauses.modality(verb) is None
            subjects = clauses.subjects(verb) if told else []
        elif clauses.modality(noun) is None:
            subjects = [c for c in clauses.children[noun] if a.deprel(c).startswith("nsubj")]
        else:
            return None
        people = (self.index.at(token, PERSONS) for token in subjects)
        return next((person for person in people if person is not None), None)

    def _meant_by_epithet(self, token: int) -> int | None:
        """Return whom «учёный» means: an antecedent, or whose life sentences without names tell."""
        a = self.annotation
        known = antecedent(a, self.index, token)
        here = a.sentence_of(token)
        if known is None and not persons_between(a, self.index, *a.sentence_tokens(here), None):
            return subject_before(a, self.index, here, a.feats(token).get("Gender"))
        return known

    def _is_epithet(self, token: int, role: int) -> bool:
        """Tell whether a bare role says whom the text told of before: «учёный», «политик».

        «Актёр сериала» may be anybody.
        """
        a = self.annotation
        if self.index.length(role) > 1 or a.lemmas[token] not in words("epithets.txt"):
            return False
        below = self.clauses.children[token]
        told = any(child > token and a.deprel(child) == "nmod" for child in below)
        counted = any(a.pos(child) == "NUM" for child in below)  # «четыре депутата»
        return not told and not counted and a.feats(token).get("Number") != "Plur"

    def _organization_before(self, token: int) -> int | None:
        """Return the one organization told before that a bare noun means («театр», «клуб»)."""
        a = self.annotation
        told = any(a.deprel(child) not in _LISTED for child in self.clauses.children[token])
        if told or a.lemmas[token] not in words("organization_nouns.txt"):
            return None
        return organization_antecedent(a, self.index, token)

    def _apposed_person(self, token: int, role: int | None) -> int | None:
        """Return the person named beside a role noun: «министр Лев Нечаев».

        Of «министр Лев Нечаев и ректор Ян Рид» the parser may cross the names.
        """
        behind = None if role is None else self.named_behind(role)
        if behind is not None and self._same_case(token, self.index.first[behind]):
            return behind
        for child in self.clauses.children[token]:
            if (self.clauses.case(token), self.clauses.case(child)) == ("Nom", "Gen"):
                continue  # «заместительница [Льва Рида]»
            if role is None and is_bracketed(self.annotation, token, child):
                continue  # «[завод] (директор Лев Рид)»
            if child > token and self.annotation.deprel(child) in APPOSED:
                found = self.index.at(child, PERSONS)
                found = self._apposed_person(child, None) if found is None else found
                if found is not None and not self._is_whose(token, found):
                    return found
        return None if behind is None or self._is_bosses(token, role, behind) else behind

    def _is_bosses(self, token: int, role: int | None, person: int) -> bool:
        """Tell whose man a post is of: «застрелен заместитель мэра [Льва Рида] Ян Ким»."""
        boss, name = self.index.first[person] - 1, self.index.first[person]
        inner = boss > token and self.index.at(boss, ROLES) not in (None, role)
        cases = {self.clauses.case(boss), self.clauses.case(name)}
        return inner and cases == {"Gen"} and self.clauses.case(token) == "Nom"

    def _is_whose(self, noun: int, person: int) -> bool:
        """Tell «сын [Олега] Дьяченко», whose surname, which never changes, the parser apposes."""
        case = self.clauses.case
        return (case(noun), case(self.index.first[person])) == ("Nom", "Gen")

    def named_behind(self, role: int) -> int | None:
        """Return the person whose name begins right behind a role."""
        following = self.index.last[role]
        # «директор завода «[Луч]» [Рид]»: a span may lack what closes it
        following += self.annotation.words[following : following + 1] == ["»"]
        found = self.index.at(following, PERSONS)
        return found if found is not None and self.index.first[found] == following else None

    def _same_case(self, one: int, other: int) -> bool:
        """Tell whether two tokens show one case."""
        return self.clauses.case(one) == self.clauses.case(other) != ""
