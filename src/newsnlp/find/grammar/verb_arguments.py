"""What a verb is told with, whatever its voice: subject, object, dative, names beside nouns."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Argument, Clauses
from newsnlp.find.grammar.strays import entrusting
from newsnlp.find.grammar.subjects import living_object
from newsnlp.find.type_sets import APPOSED, LOOK_ALIKE
from newsnlp.lexicon import words

_TAKING = {"на": LOOK_ALIKE, "к": frozenset({"Dat", ""})}
"""The cases behind the prepositions of who takes something: «возложены [на Котова]»."""


class VerbArguments:
    """Finds the tokens that stand in the places of an active verb: «избрана [Ветрова]»: obj."""

    def __init__(self, clauses: Clauses) -> None:
        self.annotation = clauses.annotation
        self.clauses = clauses

    def tokens(self, verb: int, argument: str) -> list[int]:
        """Return the tokens of subject, object or dative as the active verb would have them."""
        passive = self.clauses.is_passive(verb)
        if argument == "dat":
            return self._bare(verb, "Dat")
        given = argument in ("subj", "obj")
        if given and (giving := entrusting(self.clauses.annotation, verb)) >= 0:
            return self._entrusted(verb, giving, argument)
        if argument == "subj" and passive:
            return self._bare(verb, "Ins", acronyms=True)
        if argument in ("subj", "obj"):
            nominative = passive == (argument == "obj")
            return self.clauses.subjects(verb) if nominative else self._objects(verb)
        cases = _TAKING.get(argument, frozenset())
        return [
            t
            for t, preposition, case in (self.clauses.arguments(verb) if cases else ())
            if preposition == argument and case in cases
        ]

    def _entrusted(self, verb: int, giving: int, argument: str) -> list[int]:
        """Return who is to do something and with what: «[штаб] доверено вести [Риду]»."""
        a, his = self.annotation, self._bare(verb, "Dat")
        if argument == "subj":
            return self._bare(giving, "Dat") or his
        own = [t for t in self._objects(verb) if t not in his]
        return own or [t for t in a.children[giving] if a.deprel(t).startswith("nsubj")]

    def _bare(self, verb: int, case: str, *, acronyms: bool = False) -> list[int]:
        return [
            t
            for t, preposition, found in self.clauses.arguments(verb)
            if not preposition and (found == case or (acronyms and not found))
        ]

    def _objects(self, verb: int) -> list[int]:
        a = self.annotation
        found = [t for t in self._bare(verb, "Acc") if not self._makes_somebody(t, verb)]
        # «Соглашение подписали стороны»: beside a subject, a nominative is a mistaken accusative
        # «Гран-при» may be taken for a locative, which needs a preposition
        cases = {"", "Gen", "Dat", "Loc"}
        subjects = [t for t in self.clauses.children[verb] if a.deprel(t).startswith("nsubj")]
        if subjects or a.feats(verb).get("VerbForm") in ("Part", "Conv"):
            cases.add("Nom")
        marked = [
            t
            for t, preposition, case in self.clauses.arguments(verb)
            if not preposition and a.deprel(t) == "obj" and case in cases
            if not self._is_acting(t) and not self._makes_somebody(t, verb)
        ]
        marked += [t for noun in (*found, *marked) for t in self._behind_while(noun)]
        if marked and living_object(a, verb, subjects) in marked:  # «[комитет] возглавил Рид»
            return [*found, *subjects]
        if not found and not marked:  # «[«Зарю»] приняли», whose name is not declined
            marked = [t for t in subjects if self._is_one_of_no_many(t, verb)]
            marked = marked or [t for t in subjects if self._is_of_her(t, verb)]
        if len(subjects) > 1:  # «Экс-мэра сменила Котова» may have two
            marked += self.clauses.mistaken_subjects(verb)
        objects = [*found, *(t for t in marked if t not in found)]
        # «[ЦРБ] возглавит Рид, а поликлинику – Ким»: what stands behind a comma is another's
        return sorted(objects, key=lambda token: "," in a.words[verb:token])

    def _is_one_of_no_many(self, noun: int, verb: int) -> bool:
        """Tell one thing before a verb in the plural, whose subject it cannot be."""
        one, many = self.annotation.feats(noun), self.annotation.feats(verb)
        thing = one.get("Number") == "Sing" and one.get("Animacy") == "Inan" and noun < verb
        told = many.get("Number") == "Plur" and many.get("VerbForm") == "Fin"
        return thing and told and len(list(self.clauses.conjuncts(noun))) == 1

    def _makes_somebody(self, noun: int, verb: int) -> bool:
        """Tell a body that makes somebody what he is: «[совет] избрал председателем Рида»."""
        a, one, told = self.annotation, self.annotation.feats(noun), self.annotation.feats(verb)
        if not (noun < verb and one.get("Animacy") == "Inan" and told.get("VerbForm") == "Fin"):
            return False
        alike = told.get("Gender") == one.get("Gender") and one.get("Number") == "Sing"
        return alike and any(
            a.feats(t).get("Case") == "Ins" and a.feats(t).get("Animacy") == "Anim"
            for t in a.children[verb]
            if a.pos(t) == "NOUN"
        )

    def _is_of_her(self, noun: int, verb: int) -> bool:
        """Tell what cannot be the subject by its gender: «прошла [путь] от врача до ректора»."""
        one, told = self.annotation.feats(noun), self.annotation.feats(verb)
        thing = one.get("Animacy") == "Inan" and one.get("Gender") == "Masc" and noun > verb
        return thing and told.get("VerbForm") == "Fin" and told.get("Gender") == "Fem"

    def _behind_while(self, noun: int) -> list[int]:
        """Return what the parser hangs on how long: «всё это время [обязанности] исполняла Рид»."""
        a = self.annotation
        if a.lemmas[noun] not in noun_class("while"):
            return []
        below = self.clauses.children[noun]
        return [t for t in below if t == noun + 1 and self.clauses.case(t) != "Gen"]

    def _is_acting(self, noun: int) -> bool:
        """Tell who does something from whom it is done to: «[врио мэра] Лев Рид назначил»."""
        undeclined = self.annotation.words[noun].lower() in words("acting_words.txt")
        return undeclined and next(self.beside(noun, "Nom"), None) is not None

    def beside(self, token: int, case: str) -> Iterator[Argument]:
        """Yield the names apposed to a noun; of men, genitive and accusative look alike."""
        cases = LOOK_ALIKE if case in LOOK_ALIKE else {case}
        for child in self.clauses.children[token]:
            if self.annotation.deprel(child) in APPOSED and self.clauses.case(child) in cases:
                yield self.clauses.argument(child)
