"""Who has what a verb tells, and who makes it so: «[Губернатор] назначил [Ветрову]»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.marks import CLOSING, DASHES
from newsnlp.find.facts.fact import Bound
from newsnlp.find.facts.frames import Frame
from newsnlp.find.grammar.antecedents import possessives
from newsnlp.find.grammar.clauses import Argument, Clauses
from newsnlp.find.grammar.elided import elided_body, elided_subject, opens_anew
from newsnlp.find.grammar.elided_object import elided_object
from newsnlp.find.grammar.finite import is_whole_participle
from newsnlp.find.grammar.late_objects import late_object, object_behind
from newsnlp.find.grammar.referents import Referents
from newsnlp.find.grammar.subjects import agree, bracketed
from newsnlp.find.grammar.verb_arguments import VerbArguments
from newsnlp.find.layout.included import included
from newsnlp.find.layout.listings import AMONG, listed_below, named_among, opens
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import ACTORS, APPOSED, LOOK_ALIKE, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import readings
from newsnlp.types import EntityType as T

_OTHER = {"Fem": "Masc", "Masc": "Fem"}
_OR = frozenset({"или", "либо"})
_JOINING = frozenset({"и", "а", "или", "либо", "вместе"})
_OPPOSING = frozenset({"а", "но"})
_TOGETHER, _WITH = "вместе", frozenset({"с", "со"})
_OF_A_LIFE = frozenset({"born", "suffered"})
_UNDERGO, _DECLARED = "undergo", "declared"
_BELONGS, _MEMBER = "belongs", "member"
_JOINED = frozenset({_MEMBER, "post"})
_OWN = frozenset({"post", "member", "award"})
"""Kinds of what a person's life is told by."""


class Holders:
    """Finds the holders and agents of a verb's fact in the mentions of one article."""

    def __init__(
        self, clauses: Clauses, index: MentionIndex, referents: Referents, arguments: VerbArguments
    ) -> None:
        self.annotation = clauses.annotation
        self.clauses = clauses
        self.index = index
        self.referents = referents
        self._arguments = arguments

    def people(
        self, verb: int, frame: Frame, slots: dict[str, Bound]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return holders and agents («Губернатор назначил Ветрову»: Ветрова; губернатор)."""
        taken = (b.mention for name, b in slots.items() if name != "thing")
        used = {mention for mention in taken if mention is not None}
        used |= {i for u in tuple(used) for i in self.index.inside(u, ACTORS)}
        own = self._own(verb, frame.holder)
        if "event" in slots and slots["event"].argument.token in own:
            own = self._arguments.tokens(verb, "obj")  # «[концерт] открыл ансамбль»
        holders = self.referents.actors(own, used)
        if frame.kind in _OWN:
            described = self._described_body(verb, own)
            holders = holders if described is None else (described,)
            holders = self._this_clause(verb, self._described(verb, holders))
            holders = self._this_side(verb, holders)
        holders = self._agreeing(verb, self._chosen(holders), frame.holder)
        seated = "organization" in slots and "role" not in slots  # «избраны в совет»
        if frame.kind == _MEMBER or (seated and frame.kind == "post"):
            holders = self._with_included(verb, holders, used)
        if not holders:
            holders = self._listed(verb, frame) or self._elided(verb, frame, slots)
            holders = holders or self._late(verb, frame, slots)
        if not holders and "role" in slots and not self._is_unnamed(verb, own):
            holders = self._misplaced(frame, slots["role"], used)
        if not holders and frame.kind == "award" and frame.holder != "subj":
            holders = self._awarded(frame, slots["award"].target, used)
        holders = (*holders, *self._partners(verb, slots, holders, used))
        if frame.holder not in ("obj", "dat"):
            return holders, ()
        role = slots.get("role")  # «[им] назначен Рид»: he became one, and did nothing
        told = -1 if role is None else role.argument.token
        doers = [token for token in self._doers(verb) if token != told]
        doing = self.referents.actors(doers, {*used, *holders})
        return (doing, holders) if self._are_swapped(verb, holders, doing) else (holders, doing)

    def _with_included(
        self, verb: int, holders: tuple[int, ...], used: set[int]
    ) -> tuple[int, ...]:
        """Return who joins with those named of many: «вошли 12 врачей, в том числе [Рид]»."""
        named = tuple(i for i in included(self.referents, verb) if i not in used)
        many = all(i in named or self.index.types[i] in ROLES for i in holders)
        holders = named if named and many else holders
        beside = self._companions(verb) if holders else ()
        return (*holders, *(i for i in beside if i not in used and i not in holders))

    def _partners(
        self, verb: int, slots: dict[str, Bound], holders: tuple[int, ...], used: set[int]
    ) -> tuple[int, ...]:
        """Return with whom the holders do it: «заключил контракт [с Ридом]»."""
        partner = slots.get("partner") or slots.get("employee")
        if partner is None or partner.mention is None:
            return ()
        more = self.referents.actors([partner.target], used - {partner.mention} | {*holders})
        more = more or (partner.mention,)  # «[его] контракт продлён»
        if any(self.index.types[i] in ROLES for i in more):
            more = included(self.referents, verb) or more  # «с игроками, среди которых [Рид]»
        return more

    def _companions(self, verb: int) -> tuple[int, ...]:
        """Return with whom somebody does it: «вместе с [Котовой] и [Кимом] покинул фракцию»."""
        a = self.annotation
        sentence = a.sentence_of(verb)
        for together in a.by_form.of({_TOGETHER}):
            first, last = sorted((together, verb))
            if a.sentence_of(together) != sentence or a.words[together + 1] not in _WITH:
                continue
            if any(a.feats(t).get("VerbForm") == "Fin" for t in range(first + 1, last)):
                continue
            named = opens(self.index, together + 2)
            told = () if named is None else self.referents.actors([self.index.head[named]], set())
            return tuple(i for i in told if self.index.types[i] is T.PERSON)
        return ()

    def _is_unnamed(self, verb: int, own: Sequence[int]) -> bool:
        """Tell who gets a post and has no name: «бывший [глава] назначен советником Рида»."""
        living = (t for t in own if self.annotation.feats(t).get("Animacy") == "Anim")
        named = any(self.clauses.case(t) == "Nom" and self._is_common(t) for t in living)
        return named and self.clauses.is_passive(verb)

    def _is_common(self, noun: int) -> bool:
        return self.annotation.pos(noun) == "NOUN" and self.index.at(noun, PERSONS) is None

    def _are_swapped(self, verb: int, holders: tuple[int, ...], doing: tuple[int, ...]) -> bool:
        """Tell «[собрание] утвердило премьером [Хан Док Чу]»: no person does it in the neuter."""
        a, types = self.annotation, self.index.types
        if a.feats(verb).get("Gender") != "Neut" or a.feats(verb).get("VerbForm") != "Fin":
            return False
        neuter = {a.feats(self.index.head[i]).get("Gender") for i in holders} == {"Neut"}
        return neuter and {types[i] for i in doing} <= PERSONS and doing != ()

    def _described_body(self, verb: int, own: Sequence[int]) -> int | None:
        """Return the body within a role that a participle or a verb in brackets tells of.

        «Директор завода «[Луч]», входящего в группу, Рид»: it is not the director who belongs.
        """
        body = self.referents.of_role(own[0]) if own and own[0] < verb else None
        if body is None or not agree(self.annotation, own[0], verb):
            return None
        told = is_whole_participle(self.annotation, verb) or bracketed(self.annotation, verb)
        return body if told else None

    def _chosen(self, holders: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out who is not meant, «возглавит не [Рид]», and all where one of two may be."""
        lowered, first = self.annotation.lowered, self.index.first
        meant = tuple(i for i in holders if lowered[first[i] - 1 : first[i]] != ["не"])
        begins = sorted(first[i] for i in meant)
        either = len(meant) > 1 and not _OR.isdisjoint(lowered[begins[0] : begins[-1]])
        return () if either else meant

    def _doers(self, verb: int) -> list[int]:
        """Return who does it, no one person where many do: «его арестовали, а [мэр] уволила зама».

        The parser may hang the subject of the next clause on the verb.
        """
        a, tokens = self.annotation, self._arguments.tokens(verb, "subj")
        feats = a.feats(verb)
        if feats.get("Number") != "Plur" or feats.get("VerbForm") != "Fin":
            return tokens
        return [t for t in tokens if not self._is_one_person(t)]

    def _is_one_person(self, token: int) -> bool:
        feats = self.annotation.feats(token)
        one = feats.get("Number") == "Sing" and feats.get("Animacy") == "Anim"
        return one and len(list(self.clauses.conjuncts(token))) == 1

    def _agreeing(self, verb: int, holders: tuple[int, ...], argument: str) -> tuple[int, ...]:
        """Leave out who follows a verb in the singular: «[Рид] перешёл в клуб, Котов остался».

        The parser may take both for one list. Nor does it tell of him what «стала» tells of her; a
        court that «оправдал» may do it to both.
        """
        feats = self.annotation.feats(verb)
        told = feats.get("VerbForm") == "Fin" or feats.get("Variant") == "Short"
        if feats.get("Number") != "Sing" or not told:
            return holders
        agrees = argument == "subj" or self.clauses.is_passive(verb)
        if agrees and len(holders) > 1 and feats.get("Gender") in _OTHER:
            other = _OTHER[feats["Gender"]]
            alike = tuple(i for i in holders if self._gender(i) != other)
            holders = alike or holders
        before = tuple(i for i in holders if self.index.first[i] < verb)
        if len(before) > 1 and not self._are_joined(before):
            return before[-1:]
        return before or holders

    def _are_joined(self, holders: tuple[int, ...]) -> bool:
        """Tell «Рид и Котов» from «акционер – [Рид], его сын [Ким] был председателем»."""
        begins = sorted(self.index.first[i] for i in holders)
        between = self.annotation.lowered[begins[0] : begins[-1]]
        return not _JOINING.isdisjoint(between) or "," not in between

    def _described(self, verb: int, holders: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out whom a participle does not describe: «[Рид], возглавляющий фонд, и Котова»."""
        plural = self.annotation.feats(verb).get("Number") != "Sing"
        if plural or not is_whole_participle(self.annotation, verb):
            return holders
        return tuple(i for i in holders if self.index.first[i] < verb)[-1:] or holders

    def _this_clause(self, verb: int, holders: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out whom another verb tells of: «жюри возглавил Рид; с ним судила [Котова]».

        So it does behind «а»: «жюри возглавил Рид, а за порядок отвечала [Котова]».
        """
        words, pos = self.annotation.words, self.annotation.pos
        last = max((self.index.first[i] for i in holders), default=0)
        opens = (t for t in range(verb + 1, last) if words[t] in _OPPOSING and words[t - 1] == ",")
        end = next((t for t in range(verb, last) if words[t] == ";"), next(opens, last))
        end = next((t for t in range(end, last) if pos(t) == "VERB"), last)
        return tuple(i for i in holders if self.index.first[i] <= end) or holders

    def _this_side(self, verb: int, holders: tuple[int, ...]) -> tuple[int, ...]:
        """Leave out who has something else behind a dash: «главой стал Рид, членами – [Ким]»."""
        words, first = self.annotation.words, self.index.first
        last = max((first[i] for i in holders), default=0)
        dash = next((t for t in range(verb, last) if words[t] in DASHES), last)
        comma = next((t for t in range(dash - 1, verb, -1) if words[t] == ","), dash)
        # «а также лауреаты — [Ким], Лось» goes on with who is told before
        given = any(self.clauses.case(token) == "Ins" for token in range(comma + 1, dash))
        named = any(self.index.at(token, PERSONS) is not None for token in range(verb, comma))
        if not given or not named:
            return holders
        return tuple(i for i in holders if first[i] < dash) or holders

    def _gender(self, holder: int) -> str:
        """Return the gender that a name's first word shows."""
        return self.annotation.feats(self.index.first[holder]).get("Gender", "")

    def _listed(self, verb: int, frame: Frame) -> tuple[int, ...]:
        """Return the holders told line by line, or of many: «Награждены:», «…, среди них [Рид]»."""
        a = self.annotation
        colon = a.sentence_tokens(a.sentence_of(verb))[1] - 1
        many = a.feats(verb).get("Number") == "Plur"
        if not many or frame.holder != ("obj" if self.clauses.is_passive(verb) else "subj"):
            return ()
        among = [t for t in a.by_lemma.of(AMONG) if verb < t < colon][:1]
        named = self.referents.actors([i for t in among for i in named_among(a, t)], set())
        return named or tuple(listed_below(a, self.index, colon))

    def _elided(self, verb: int, frame: Frame, slots: dict[str, Bound]) -> tuple[int, ...]:
        """Return the holder told of before: «Котов окончил вуз. [Возглавлял] театр».

        The parser may take the «театр» for the subject.
        """
        of_a_life = frame.rule in _OF_A_LIFE  # «[родилась] в Омске» is no passive
        argument = "obj" if self.clauses.is_passive(verb) and not of_a_life else "subj"
        if frame.kind == "post" and frame.holder == "obj" != argument and "role" in slots:
            whom = elided_object(self.clauses, self.index, verb, self._own(verb, "obj"))
            return () if whom is None else (whom,)
        if frame.holder != argument or not (frame.kind in _OWN or of_a_life):
            return ()
        filled = {bound.argument.token for bound in slots.values()}
        if not filled.issuperset(self._own(verb, argument)) or self._is_clubs(verb, slots):
            return ()
        found = elided_body(self.clauses, self.index, verb) if frame.rule == _BELONGS else None
        found = elided_subject(self.clauses, self.index, verb) if found is None else found
        return () if found is None else (found,)

    def _late(self, verb: int, frame: Frame, slots: dict[str, Bound]) -> tuple[int, ...]:
        """Return whom an active verb has behind all else: «приговорил к пяти годам [Рида]».

        So may who is put into a body: «Ввести в состав [комиссии] [Рида] и [Кима]».
        """
        bound = slots.get("organization")
        told = self.annotation.feats(verb)  # «вывел из штаба [Рида] под руки» tells of one's hands
        able = frame.status == "new" or told.get("VerbForm") == "Inf" or "Plur" in told.values()
        if frame.holder == "obj" and frame.kind in _JOINED and bound is not None and able:
            body = bound.mention
            end = bound.target + 1 if body is None else self.index.last[body]
            named = object_behind(self.referents, verb, end)
            return () if named is None else self.referents.actors([self.index.head[named]], set())
        if frame.holder != "obj" or not (frame.kind == _UNDERGO or frame.rule == _DECLARED):
            return ()
        custody = slots["custody"].target if "custody" in slots else -1
        found = late_object(self.referents, verb, custody)
        return () if found is None else (found,)

    def _is_clubs(self, verb: int, slots: dict[str, Bound]) -> bool:
        """Tell what a name before a verb does: «в сезоне-2023/24 «[Луч]» стал чемпионом».

        The parser may hang it on the noun before; «в клубе «Луч» стал чемпионом» tells of a man.
        """
        a, name = self.annotation, verb - 2
        if name < 1 or a.words[verb - 1] not in CLOSING:
            return False
        body = self.index.at(name, ORGANIZATIONS)
        if body is None or body in {bound.mention for bound in slots.values()}:
            return False
        noun = a.lemmas[a.heads[name]] if a.deprel(name) in APPOSED else ""
        described = noun in words("organization_nouns.txt")
        upright = self.clauses.case(name) == "Nom" and not self.clauses.preposition(name)
        return upright and not described

    def _misplaced(self, frame: Frame, role: Bound, used: set[int]) -> tuple[int, ...]:
        """Return the holder that the parser took for a dependent of the role."""
        if frame.holder == "obj":
            return self._person_after(role, used)
        if frame.status == "acting":  # «исполняет его обязанности [Иван Котов]»
            beside = [one.token for one in self._arguments.beside(role.argument.token, "Nom")]
            return self.referents.actors(beside, used)
        if frame.kind != "succession":
            return ()
        # «На посту директора [Анна Котова] сменила …», «уступил пост директора [Анне Котовой]»
        case = "Dat" if frame.holder == "dat" else "Nom"
        below = [*self._arguments.beside(role.target, case), *self._bare(role.target, case)]
        named = [one.token for one in below if one.case] or self._behind(role, case)
        return self.referents.actors(named, used)

    def _behind(self, role: Bound, case: str) -> list[int]:
        """Return what stands right behind a role in a case: «пост главы комитета [Анне Ким]»."""
        token = -1 if role.mention is None else self.index.last[role.mention]
        inside = 0 < token < len(self.annotation) and case == "Dat"
        return [token] if inside and self.clauses.case(token) == case else []

    def _person_after(self, role: Bound, used: set[int]) -> tuple[int, ...]:
        """Return the object that the parser took for a dependent of the role.

        «Избрал председателем Григория Осокина» looks like a председатель of Осокин.
        """
        below = [t for t, _, case in self.clauses.arguments(role.target) if case in ("Gen", "Acc")]
        below += possessives(self.clauses, role.target)  # «избрали [её] председателем»
        if role.mention is not None and self.index.last[role.mention] < len(self.annotation):
            behind = self.index.last[role.mention]
            # «взято на контроль [директором Ридом]» tells by whom
            below += [] if self.clauses.case(behind) == "Ins" else [behind]
        found = [self.referents.actor(token) for token in below]
        persons = [p for p in found if p is not None and self.index.types[p] is T.PERSON]
        return tuple(dict.fromkeys(p for p in persons if p not in used))

    def _awarded(self, frame: Frame, award: int, used: set[int]) -> tuple[int, ...]:
        """Return who is taken for a dependent of the award: «наградил орденом Почёта [учёного]».

        Right behind the award stands its name, «орденом [Петра Великого]»; a dative is none, nor is
        a role with its holder's name: «грамотой [ректора] Рида».
        """
        dative = frame.holder == "dat"
        cases, begin = (frozenset({"Dat"}), award) if dative else (LOOK_ALIKE, award + 1)
        told = [(t, case) for t, p, case in self.clauses.arguments(award) if not p]
        below = [t for t, case in told if case in cases or (dative and self._is_given(t))]
        return self.referents.actors([t for t in below if t > begin or self._is_named(t)], used)

    def _is_given(self, name: int) -> bool:
        """Tell a dative that the tagger misses: «вручил премию имени Лугова [Инне] Рид»."""
        if self.annotation.pos(name) != "PROPN":
            return False
        cases = {reading.form.case for reading in readings(self.annotation.lowered[name])}
        return "datv" in cases and "gent" not in cases

    def _is_named(self, noun: int) -> bool:
        role = self.index.at(noun, ROLES)
        return role is not None and self.referents.named_behind(role) is not None

    def _own(self, verb: int, argument: str) -> list[int]:
        """Return the tokens of an argument but for what is told anew behind a date and a dash."""
        tokens = self._arguments.tokens(verb, argument)
        return [t for t in tokens if t < verb or not opens_anew(self.annotation, self.index, t)]

    def _bare(self, noun: int, case: str) -> list[Argument]:
        """Return what depends on a noun without a preposition, in a case or none that shows."""
        found = self.clauses.arguments(noun)
        return [one for one in found if not one.preposition and one.case in (case, "")]
