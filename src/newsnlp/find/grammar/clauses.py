"""Clauses of the repaired trees: subjects, objects and other arguments of a verb, its modality.

Natasha's relation names are less sure than its cases, so arguments are told apart by case and
preposition: «назначен министром» has ``xcomp``, ``obl`` or ``nmod``, but always an instrumental.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import Reading, asked, frames, noun_class, readings
from newsnlp.find.grammar.cases import case_of, is_nominal, is_she, prepositions
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.grammar.cut_off import behind_adjectives
from newsnlp.find.grammar.finite import NO_MORE, is_no_more, is_past, is_whole_participle, may_tell
from newsnlp.find.grammar.hung_below import hung_below
from newsnlp.find.grammar.modality import Modalities, clause_top
from newsnlp.find.grammar.modified import last_listed, modified
from newsnlp.find.grammar.own_clauses import named_subject, openings
from newsnlp.find.grammar.strays import (
    another_list,
    before_phrase,
    by_themselves,
    crossing,
    elsewhere,
    instead,
    is_aside,
    may_be_subject,
    next_verb,
)
from newsnlp.find.grammar.subjects import (
    agree,
    astray,
    bracketed,
    coordinated,
    counted,
    disagrees,
    fitting,
    in_clause,
    is_before_semicolon,
    is_her_with_his,
    living_object,
    named_below,
    nearest_nominative,
    one_letter_name,
    outer_clause,
    same_gender,
)
from newsnlp.find.grammar.told_by_which import ends_a_list, is_of_another
from newsnlp.find.layout.speaking_lines import is_speaker
from newsnlp.find.type_sets import APPOSED
from newsnlp.lexicon import words

_NOT_ARGUMENTS = frozenset({"punct", "cc", "mark", "aux", "aux:pass", "cop", "case", "conj"})
_MODIFIES = frozenset({"acl", "amod", "acl:relcl", "appos", "nmod"})
_SUBJECT = "nsubj"
_ARGUMENTS = ("nsubj", "obj", "iobj")
_PREDICATIVE = frozenset({"cop", "nsubj"})
_APART = frozenset({"root", "parataxis"})
_BETWEEN = frozenset({"PUNCT", "ADP"})
_CHAIN = 4
"""How far up a tree an antecedent is looked for; longer ways are parser errors."""


class Argument(NamedTuple):
    """A dependent of a verb: token, preposition (``""`` for none), case (``""``: not shown)."""

    token: int
    preposition: str
    case: str


class Clauses:
    """The trees of one article as lists, made once and asked about verbs."""

    __slots__ = (
        "_alone",
        "_another_list",
        "_arguments",
        "_cases",
        "_instead",
        "_listed_anew",
        "_opening",
        "_prepositions",
        "_subjects",
        "_tellings",
        "annotation",
        "children",
        "head",
        "modalities",
        "steps",
    )

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self._arguments: dict[int, list[Argument]] = {}
        self._cases: dict[int, str] = {}
        self._subjects: dict[int, list[int]] = {}
        self._tellings: list[tuple[int, tuple[Reading, ...]]] | None = None
        self.modalities = Modalities(annotation)
        self.steps: dict[tuple[int, str, str], list[Argument]] = {}  # what facts ask of verbs
        self.head = annotation.heads
        self.children = annotation.children
        self._instead = instead(annotation)
        self._alone = by_themselves(annotation)
        self._another_list = another_list(annotation)
        self._listed_anew = {noun: token for token, noun in self._another_list.items()}
        self._opening = openings(annotation)
        self._prepositions = prepositions(annotation)

    def case(self, token: int) -> str:
        """Return the case of a token; ``""`` where its form shows none («ЦОПП», «5 мая»)."""
        found = self._cases.get(token)
        if found is None:
            found = self._cases[token] = case_of(self.annotation, token)
        return found

    def preposition(self, token: int) -> str:
        """Return the preposition before a noun, in its basic form («ко» → «к»), or ``""``."""
        return self._prepositions.get(token, "")

    def argument(self, token: int) -> Argument:
        """Return a token with its preposition and case."""
        return Argument(token, self.preposition(token), self.case(token))

    def arguments(self, verb: int) -> list[Argument]:
        """Return what depends on a verb or noun, in text order; of «был [мэром]», the predicate."""
        known = self._arguments.get(verb)
        if known is None:
            top = self.top(verb)
            known = [*self._read_arguments(top), *([self.argument(top)] if top != verb else [])]
            self._arguments[verb] = known
        return known

    def tellings(self) -> list[tuple[int, tuple[Reading, ...]]]:
        """Return the verbs that may tell facts, in text order, with the frames that they allow."""
        if self._tellings is None:
            self._tellings = [able for able in self._find_tellings() if able[1]]
        return self._tellings

    def _find_tellings(self) -> Iterator[tuple[int, tuple[Reading, ...]]]:
        lemmas = self.annotation.lemmas
        for verb in self.annotation.by_lemma.of(frames().keys()):
            if may_tell(self.annotation, verb):
                stand = [(one.preposition, one.case) for one in self.arguments(verb)]
                lemma = NO_MORE if is_no_more(self.annotation, verb) else lemmas[verb]
                yield verb, readings(lemma, asked(lemma).intersection(stand))

    def _read_arguments(self, verb: int) -> list[Argument]:
        a = self.annotation
        children = [c for c in self.children[verb] if c < verb + 2 or next_verb(a, c) < 0]
        if stray := crossing(a, verb):
            shown = {self.case(child) for child in children}
            stray = [token for token in stray if self.case(token) not in shown]
        stray += self._instead.get(verb, ())
        stray += [*elsewhere(a, verb, noun_class("post"), self._alone), *behind_adjectives(a, verb)]
        listed = [token for token in stray if a.deprel(token) == "conj"]
        if stray:
            children = sorted({*children, *stray})
        return [
            self.argument(child)
            for child in children
            if ((rel := a.deprel(child)) not in _NOT_ARGUMENTS or child in listed)
            and is_nominal(a, child)
            # «служил на посту, до этого был [врачом]»: another clause, left without its head
            and (rel not in _APART or not self._is_copular(child))
            and not is_aside(a, child)
        ]

    def _is_copular(self, token: int) -> bool:
        beside = (token - 1, *self.children[token])  # «…, а с мая [была] директором»
        return any(self.annotation.deprel(child) == "cop" for child in beside if child >= 0)

    def top(self, verb: int) -> int:
        """Return the token that the clause of a verb hangs on: a copula's predicate noun."""
        return clause_top(self.annotation, verb)

    def is_predicate(self, token: int) -> bool:
        """Tell whether a token may head a clause: a verb, an adjective, «была [деканом]»."""
        a = self.annotation
        return a.pos(token) in ("VERB", "ADJ") or self._is_copular(token)

    def conjuncts(self, token: int) -> Iterator[int]:
        """Yield a token and what is coordinated with it («Дорошина и Крутов»)."""
        yield token
        for child in self.children[token]:
            listed = self.annotation.deprel(child) == "conj" and child not in self._opening
            if listed and child not in self._another_list:
                yield from self.conjuncts(child)
        if token in self._listed_anew:
            yield from self.conjuncts(self._listed_anew[token])

    def is_of_another_list(self, token: int) -> bool:
        """Tell what the parser coordinates with a list before another verb's subject."""
        return token in self._another_list

    def first_conjunct(self, token: int) -> int:
        """Return what a token is coordinated with at the head of the list, or the token."""
        deprel, up = self.annotation.deprel, self._another_list
        while deprel(token) == "conj" and token not in self._opening and self.head[token] >= 0:
            token = up.get(token, self.head[token])
        return token

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb form is passive («избрана», «подписанный»)."""
        feats = self.annotation.feats(verb)
        finite, passive = feats.get("VerbForm") == "Fin", feats.get("Voice") == "Pass"
        word = self.annotation.lowered[verb]
        if not finite and not passive:  # «[исключённая] из партии», whatever the tagger says
            return feats.get("VerbForm") == "Part" and "нн" in word[-5:]
        reflexive = word.endswith(("ся", "сь"))
        if not finite:  # «[руководившую] отделом»: nothing else ends so
            return reflexive or "вш" not in word[-5:]
        # a finite form is passive only with «ся», whatever the tagger says of «заведовал»
        if passive or not reflexive:
            return reflexive
        # «избирался депутатом»: a frame that gives its object a post knows no other voice
        given = frames().get(self.annotation.lemmas[verb], ())
        return any(frame.holder == "obj" for frame in given)

    def subjects(self, verb: int) -> list[int]:
        """Return candidates for the grammatical subject of a verb form, the likeliest first."""
        if verb not in self._subjects:
            self._subjects[verb] = self._find_subjects(verb)
        return self._subjects[verb]

    def _find_subjects(self, verb: int) -> list[int]:
        a = self.annotation
        marked = [c for c in self.children[self.top(verb)] if a.deprel(c).startswith(_SUBJECT)]
        marked = [c for c in marked if not disagrees(a, c, verb) and may_be_subject(a, c)]
        marked = [c for c in marked if not is_before_semicolon(a, c, verb)]
        if len(marked) > 1:  # «[А. Рид]: Котов подписал контракт»
            marked = [c for c in marked if not is_speaker(a, c)] or marked
        if len(marked) > 1:
            marked = fitting(a, in_clause(a, marked, verb), verb)
        head, form = self.head[self.top(verb)], a.feats(verb).get("VerbForm")
        if below := named_below(a, verb):
            return [below]
        if living := living_object(a, verb, marked):
            return [living]
        if (named := named_subject(a, verb)) >= 0:
            return [named]
        if marked and head >= 0 and all(self.case(c) == "Acc" for c in marked):
            # «работает врачом, с мая возглавляет [отдел]» is no subject
            marked = [] if self._shares_subject(verb, head, form) else marked
        # «Филиал возглавлял Кузьменко»: the parser may take both for subjects
        for child in sorted(marked, key=self._is_object):
            return self.antecedents(child) if a.lemmas[child] == "который" else counted(a, child)
        if is_whole_participle(a, verb):
            return self._modified(verb)
        if form == "Fin" and (told := bracketed(a, verb)):
            return told
        bare = [t for t, p, c in self.arguments(verb) if not p and c == "Nom"]
        bare = [t for t in bare if agree(a, t, verb) or is_she(a, t)]
        if bare := [t for t in bare if not is_before_semicolon(a, t, verb)]:
            return bare[:1]
        if short := one_letter_name(a, verb):
            return short
        if hung := [t for t in hung_below(a, verb) if agree(a, t, verb)]:
            return hung[:1]
        if taken := astray(a, verb):
            return taken
        outer = outer_clause(a, verb, self.top(verb))
        if outer >= 0:
            return self.subjects(outer)
        if head >= 0 and self._shares_subject(verb, head, form):
            return self.subjects(coordinated(a, head, verb))
        found = [] if form in ("Inf", "Conv") else nearest_nominative(a, verb)
        # «[входившие] в неё Рид и Ким», taken for an adjective
        return found or (self._modified(verb) if a.pos(verb) == "ADJ" else [])

    def _is_object(self, noun: int) -> tuple[bool, bool]:
        """Order nouns that the parser takes for subjects: «[Комитет] возглавил Скрипка»."""
        lifeless = self.annotation.feats(noun).get("Animacy") == "Inan"
        return self.case(noun) in ("Acc", "Gen", "Ins"), lifeless

    def mistaken_subjects(self, verb: int) -> list[int]:
        """Return the objects that the parser takes for subjects beside the true one."""
        a = self.annotation
        marked = [c for c in self.children[verb] if a.deprel(c).startswith(_SUBJECT)]
        marked = [c for c in marked if a.lowered[c] not in words("acting_words.txt")]  # «врио мэра»
        subject, *others = sorted(marked, key=self._is_object) or [-1]
        living = subject >= 0 and not self._is_object(subject)[1]
        return [t for t in others if self.case(t) == "Gen" or (living and self._is_object(t)[1])]

    def _shares_subject(self, verb: int, head: int, form: str | None) -> bool:
        """Tell whether a verb takes the subject of its head: «вошли … и приняли участие»."""
        a = self.annotation
        # «Котова – выпускница вуза, с мая руководит школой»: a noun with a subject is a predicate
        told = any(a.deprel(child) in _PREDICATIVE for child in self.children[head])
        if a.pos(head) not in ("VERB", "AUX", "ADJ") and not told:
            return False
        if form in ("Conv", "Inf"):
            return True
        same = a.feats(head).get("Number") == a.feats(verb).get("Number")
        rel, nominal = a.deprel(self.top(verb)), self.top(verb) != verb
        # a second root is hung on the first: «окончила школу, с 2017 года была дирижёром»
        # «служит с 2003 года: был следователем»
        told = rel == "parataxis" and ":" in a.words[head:verb]
        # «окончил вуз, работал хирургом, а с 2019 года [заведовал] отделением»
        second = rel == "root" and (nominal or same_gender(a, head, verb))
        return (rel == "conj" or told or second) and same

    def _modified(self, participle: int) -> list[int]:
        """Return the noun of a participle and the nouns above it: «соглашения о …, подписанном»."""
        found, a = [], self.annotation
        token = participle
        named = max(self._name_before(participle), self._name_behind(participle))
        if named >= 0:
            return [named]
        if self._is_somebody(participle):
            return []
        for _ in range(3):
            if token != participle and a.deprel(token) not in _MODIFIES:
                break
            placed = modified if token == participle else last_listed
            token = placed(a, self.head[token], participle)
            if token < 0 or (token > participle and is_her_with_his(a, token, participle)):
                break
            pronoun = a.pos(token) == "PRON"
            if pronoun and not agree(a, token, participle):
                break  # «вместо него [исполняющей] обязанности назначена Котова»
            if pronoun or a.pos(token) in ("NOUN", "PROPN"):
                found.append(token)
        return found

    def _is_somebody(self, participle: int) -> bool:
        """Tell a participle that is no noun's: «матери [погибшего], Ольге Рид»."""
        cases = {self.case(participle), self.case(self.head[participle])} - {""}
        return self.annotation.deprel(participle) == "nmod" and len(cases) > 1

    def _name_before(self, participle: int) -> int:
        """Return the name right before, or -1: «Бах и Жан Моро, ведущий шоу, стали»."""
        a, comma = self.annotation, before_phrase(self.annotation, participle)
        above, head = comma - 1, self.head
        if above < 0 or a.words[comma] != "," or a.pos(above) != "PROPN":
            return -1
        while a.deprel(above) in APPOSED and head[above] >= 0 and a.pos(head[above]) == "PROPN":
            above = head[above]
        astray = head[above] == head[participle] >= 0 and a.pos(head[participle]) == "VERB"
        alike = self.case(participle) in ("", self.case(above)) and agree(a, above, participle)
        return above if alike and (astray or a.deprel(comma - 1) == "flat:name") else -1

    def _name_behind(self, participle: int) -> int:
        """Return whom a participle is of before the name, or -1: «сменил [ушедшую] прочь Анну».

        Behind a preposition it is of nobody before: «назначил Льва вместо [погибшего] Яна».
        """
        a, way = self.annotation, self.annotation.deprel(participle)
        before = participle - 1
        inside = a.heads[participle] < before < participle < a.heads[before]
        if inside and a.deprel(before) == "case":
            return a.heads[before]
        beside = [t for t in a.children[self.head[participle]] if a.deprel(t) == way]
        beside += [t for t in a.children[participle] if a.deprel(t) in APPOSED]  # «[вышедший] Лев»
        named = (t for t in beside if t > participle and a.pos(t) == "PROPN")
        return next((t for t in named if way in _ARGUMENTS and agree(a, t, participle)), -1)

    def antecedents(self, relative: int) -> list[int]:
        """Return the nouns that «который» may stand for, the top of the phrase first.

        In «заседание правительства, которое прошло» both nouns agree; types of mentions decide.
        """
        first, _ = self.annotation.sentence_tokens(self.annotation.sentence_of(relative))
        token, above = relative - 1, self.head[relative]
        while token >= first and (self.annotation.pos(token) in _BETWEEN or token == above):
            if token == above and self.head[token] == token - 1:
                above -= 1  # «банк, [председателем правления] которого является Котов»
            token -= 1
        found: list[int] = []
        while token >= first and len(found) < _CHAIN:
            # «МУП «ДЭУ», [которым] руководит Ляпин»: an acronym shows no case
            fits = agree(self.annotation, token, relative) or not self.case(token)
            if fits and self.annotation.pos(token) in ("NOUN", "PROPN"):
                found.append(token)
            above = self.head[token]
            if not first <= above < token or ends_a_list(self.annotation, token, relative):
                break
            token = above
        # «Котов сменил Анну Рогову, [которая]»: a post may be of either gender, he is not
        own = [t for t in found if not is_of_another(self.annotation, t, relative)] or found
        return own[::-1]

    def is_past(self, verb: int) -> bool:
        """Tell the past tense (see ``finite.is_past``)."""
        return is_past(self.annotation, verb)

    def modality(self, verb: int) -> Modality | None:
        """Return why what a verb tells is not a fact (planned, possible, negated), or None."""
        return self.modalities.of(verb)

    def noun_modality(self, noun: int) -> Modality | None:
        """Return why an event named by a noun is not told as a fact («планирует соглашение»)."""
        return self.modalities.of_noun(noun, self.preposition(noun))

    def is_future(self, token: int) -> bool:
        """Tell whether the verb that a token depends on is in the future («в июне пройдёт»)."""
        return self.modalities.is_future(token)
