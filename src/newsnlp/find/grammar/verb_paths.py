"""The ways that a frame's patterns go from a verb to what fills a slot."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.frames import Step, last_words, noun_class
from newsnlp.find.grammar.antecedents import possessives
from newsnlp.find.grammar.clauses import Argument, Clauses
from newsnlp.find.grammar.referents import Referents
from newsnlp.find.grammar.verb_arguments import VerbArguments
from newsnlp.find.members.known_bodies import kinds_of_known
from newsnlp.find.type_sets import OBJECTS, ORGANIZATIONS
from newsnlp.types import EntityType as T

_WHICH, _POSTS = "который", frozenset({"post", "duty", "seat"})
_OF_KNOWN = frozenset({"membered"})
"""Classes to which a well-known name belongs, too."""


class VerbPaths:
    """Goes the steps of a pattern: from a verb to its arguments, from a noun to those below."""

    __slots__ = ("_arguments", "annotation", "clauses", "index", "referents")

    def __init__(self, clauses: Clauses, arguments: VerbArguments, referents: Referents) -> None:
        self.annotation = clauses.annotation
        self.clauses = clauses
        self._arguments = arguments
        self.referents = referents
        self.index = referents.index

    def reached(self, verb: int, step: Step) -> list[Argument]:
        """Return the arguments of a verb that a step asks for, whatever the verb's voice."""
        known = self.clauses.steps  # no mention changes them
        key = verb, step.preposition, step.case
        found = known.get(key)
        if found is None:
            found = known[key] = self._find(verb, step)
        if not found or not step.noun_class:
            return found
        told = (self._meant(one, step.noun_class) for one in found)
        return [one for one in told if self._in_class(one.token, step.noun_class)]

    def _meant(self, one: Argument, name: str) -> Argument:
        """Return the post that «который» stands for: «[пост] мэра, который занимал Рид»."""
        if name not in _POSTS or self.annotation.lemmas[one.token] != _WHICH:
            return one
        nouns = self.clauses.antecedents(one.token)
        told = (noun for noun in nouns if self._in_class(noun, name))
        return one._replace(token=next(told, one.token))

    def _find(self, verb: int, step: Step) -> list[Argument]:
        if step.case in ("subj", "obj"):
            return [self.clauses.argument(t) for t in self._arguments.tokens(verb, step.case)]
        found = [
            one
            for one in self.clauses.arguments(verb)
            if one.preposition == step.preposition
            and (one.case == step.case or (step.shows_none and self._shows_none(one)))
        ]
        if len(found) > 1:
            # «до назначения министром работал директором»: the nearer one is the verb's own
            found.sort(key=lambda argument: abs(argument.token - verb))
        return found

    def _shows_none(self, one: Argument) -> bool:
        """Tell a name without a case that is no subject: «из [РЖД]», «руководивший [МУП]»."""
        a, head = self.annotation, self.annotation.heads[one.token]
        hung = a.deprel(one.token) == "nmod" and one.token > head and a.pos(head) == "VERB"
        object_ = hung or a.deprel(one.token) in OBJECTS
        return not one.case and (one.preposition != "" or object_)

    def below(self, token: int | None, step: Step) -> Iterator[Argument]:
        """Yield what a step asks for below a noun: «в состав [комиссии]», «на [его] пост»."""
        if token is None:
            return
        if step.case == "his":
            yield from map(self.clauses.argument, possessives(self.clauses, token))
        elif step.preposition == "beside":
            yield from self._arguments.beside(token, step.case)
        for argument in self.clauses.arguments(token):
            relation = self.annotation.deprel(argument.token)
            if relation == "amod" or (relation == "nmod" and argument.token < token):
                continue  # «из [прежнего] состава комиссии»; a genitive stands behind its noun
            fits = argument.preposition == step.preposition and argument.case in (step.case, "")
            if fits and (not step.noun_class or self._in_class(argument.token, step.noun_class)):
                yield argument

    def _in_class(self, token: int, name: str) -> bool:
        if name.isupper():
            types = frozenset({T(name)})
            names = self.annotation.pos(token) != "PRON"  # «купила завод «[Луч]»»
            return (self.referents if names else self.index).at(token, types) is not None
        nouns, lemmas = noun_class(name), self.annotation.lemmas
        if lemmas[token] in nouns:
            # «стал [лучшим] тренером сезона» is no post
            return not (token and self.annotation.lowered[token - 1].startswith("лучш"))
        # «благодарственное письмо»
        two = token > 0 and lemmas[token] in last_words(name)
        if two and f"{lemmas[token - 1]}_{lemmas[token]}" in nouns:
            return True
        body = self.index.at(token, ORGANIZATIONS) if name in _OF_KNOWN else None
        return body is not None and not nouns.isdisjoint(self._kinds(body))

    def _kinds(self, body: int) -> frozenset[str]:
        """Return what a well-known body is: «остался в [КПРФ]», «в «[Единой России]»»."""
        a, index = self.annotation, self.index
        return kinds_of_known(a.text[a.starts[index.first[body]] : a.ends[index.last[body] - 1]])
