"""What keeps a told fact from being a fact: plans, possibilities, negation."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.cases import preposition_of
from newsnlp.find.grammar.cues import Modality, cues
from newsnlp.find.grammar.finite import is_no_more
from newsnlp.find.grammar.imagined import is_imagined
from newsnlp.find.grammar.orders import first_order
from newsnlp.find.grammar.strays import BEING, entrusting, is_phase
from newsnlp.find.grammar.subjects import disagrees
from newsnlp.lexicon import words

_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass"})
_GOVERNED = _CLAUSES | {"acl", "conj", "nmod", "obj"}
_STATED = frozenset({"nsubj", "root"})
"""How a noun hangs on another that a dash says it is."""
_BE = "быть"
WERE = frozenset({"будь", "будьте"})  # «[будь] он мэром, завод бы закрыли»
_NO_FUTURE = WERE | {BEING}
_WHITHER = frozenset({"на", "в", "во"})
_TERM = "срок"
"""«На неопределённый срок» is on no day."""
"""Prepositions of the day or place that something is moved to: «матч перенесли [на 5 мая]»."""
_HEADING = 3
"""Words at the end of a sentence in which a list begins: «предлагают: 1.»."""
_CHAIN = 4
"""How far up a tree a cue is looked for; longer ways are parser errors."""
_PUTTING = frozenset({"post", "member"})
_STAND = "избираться"
_ALIKE = "нут"
"""The end of what is one form of two: «контракт расторгнут», «стороны расторгнут контракт»."""


def clause_top(annotation: Annotation, verb: int) -> int:
    """Return the token that the clause of a verb hangs on: a copula's predicate noun.

    The parser may take the copula for an auxiliary: «с мая [была] дирижёром».
    """
    rel = annotation.deprel(verb)
    if not rel.startswith(("aux", "cop")):
        return verb
    head = annotation.heads[verb]
    nominal = rel.startswith("aux") and annotation.pos(head) in ("NOUN", "PROPN")
    return head if rel == "cop" or nominal else verb


def _ending(sentence: list[str]) -> str:
    """Return the last word of a sentence before the number of an item: «предлагают[:] 1.»."""
    return next((w for w in reversed(sentence) if len(w) > 2 or w.strip(".0123456789")), "")


class Modalities:
    """The modalities of the verbs of one article, each told once."""

    __slots__ = ("_known", "_ordered", "_own", "annotation", "children", "head")

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.head = annotation.heads
        self.children = annotation.children
        self._known: dict[int, Modality | None] = {}
        self._own: dict[int, Modality | None] = {}
        self._ordered: int | None = None

    def of(self, verb: int) -> Modality | None:
        """Return why what a verb tells is not a fact (planned, possible, negated), or None."""
        if verb in self._known:
            return self._known[verb]
        if is_imagined(self.annotation, clause_top(self.annotation, verb)):
            self._known[verb] = Modality.NEGATED
        elif self._is_ordered(verb):
            self._known[verb] = self._marked(verb)
        elif verb not in self._known and (giving := entrusting(self.annotation, verb)) >= 0:
            self._known[verb] = self.of(giving)
        elif verb not in self._known:
            own = self._own_modality(verb)
            open_ = own is None or own is Modality.FUTURE
            above = self.governed(verb) if open_ or own is Modality.PLANNED else None
            unsure = above is Modality.POSSIBLE  # «встреча может [пройти] завтра»
            self._known[verb] = (above or own) if open_ or unsure else own
        return self._known[verb]

    def is_unsure(self, verb: int) -> bool:
        """Tell a future that words leave open: «скорее всего, станет», «эксперты считают, что»."""
        a, top = self.annotation, clause_top(self.annotation, verb)
        above = self.head[top]
        first, last = a.sentence_tokens(a.sentence_of(verb))
        when = any(a.lowered[child] in cues("condition") for child in self.children[top])
        if when or "?" in a.words[verb:last]:
            return True
        spelt = f"_{'_'.join(a.lowered[first:last])}_"
        if any(f"_{words_}_" in spelt for words_ in cues("hedge")):
            return True
        opinion = above >= 0 and a.lemmas[above] in cues("opinion")
        return opinion or self._is_rumour(verb)

    def _is_rumour(self, verb: int) -> bool:
        """Tell what nobody by name foretells: «[источник] сообщил, что он возглавит завод»."""
        a, tellers = self.annotation, cues("teller")
        sentence = range(*a.sentence_tokens(a.sentence_of(verb)))
        return any(
            a.lemmas[token] in tellers
            and self.head[token] >= 0
            and a.lemmas[self.head[token]] in words("reporting_verbs.txt")
            for token in sentence
        )

    def _own_modality(self, verb: int) -> Modality | None:
        """Return the modality of a verb and the words beside it, asked of many that hang on it."""
        if verb not in self._own:
            self._own[verb] = self._find_own(verb)
        return self._own[verb]

    def _find_own(self, verb: int) -> Modality | None:
        feats = self.annotation.feats(verb)
        marked = self._marked(clause_top(self.annotation, verb))
        if marked:
            return marked
        if self._is_future_be(verb):
            return Modality.FUTURE
        if self.annotation.lemmas[verb] == _STAND and self._is_lost(verb):
            return Modality.NEGATED
        if feats.get("VerbForm") == "Inf" and self._is_done(verb):
            above = self.of(self.head[verb])
            goes_on = self.annotation.lemmas[self.head[verb]] in noun_class("going_on_to")
            return None if goes_on and above is Modality.FUTURE else above  # «продолжит руководить»
        if feats.get("VerbForm") == "Inf" and self._is_not_due(verb):
            return Modality.NEGATED
        if feats.get("VerbForm") == "Inf" or feats.get("Mood") == "Imp":
            return Modality.PLANNED
        ahead = feats.get("Tense") == "Fut" and not self._looks_ahead(verb)
        return Modality.FUTURE if ahead else None

    def _is_not_due(self, verb: int) -> bool:
        """Tell «концерт не должен, не может [состояться]»."""
        above = self.head[verb] if self.annotation.deprel(verb) == "xcomp" else -1
        due = above >= 0 and self.annotation.lemmas[above] in cues("governor")
        return due and self._marked(above) is Modality.NEGATED

    def _is_lost(self, verb: int) -> bool:
        """Tell who only stood for election: «избирался в думу, но мандата [не получил]»."""
        a = self.annotation
        behind = [c for c in self.children[verb] if c > verb and a.deprel(c) == "conj"]
        won = [c for c in behind if a.lemmas[c] in noun_class("winning")]
        not_won = any(a.lowered[t] == "не" for c in won for t in self.children[c])
        return not_won or any(a.lemmas[c] in noun_class("losing") for c in behind)

    def _looks_ahead(self, verb: int) -> bool:
        """Tell a participle that is taken for the future of many: «контракт [расторгнут]»."""
        a, feats = self.annotation, self.annotation.feats(verb)
        if feats.get("Number") != "Plur" or not a.lowered[verb].endswith(_ALIKE):
            return False
        return any(a.deprel(token) == "nsubj:pass" for token in self.children[verb])

    def _is_done(self, verb: int) -> bool:
        """Tell what somebody agreed or was able to do: «согласился [войти] в совет».

        What he begins or goes on to do is as the verb above: «стал, станет [руководить] отделом».
        """
        a, above = self.annotation, self.head[verb]
        if is_phase(a, verb):
            return True
        given = any(frame.holder == "obj" for frame in frames().get(a.lemmas[verb], ()))
        able = noun_class("agreed", *(["ruled"] if given else []))  # «постановил [назначить] мэра»
        told = above >= 0 and a.deprel(verb) == "xcomp" and a.lemmas[above] in able
        last = a.sentence_tokens(a.sentence_of(verb))[1]
        undone = "но" in a.lowered[verb:last]  # «согласилась стать мэром, но передумала»
        return told and not undone and a.feats(above).get("Tense") == "Past"

    def _is_ordered(self, verb: int) -> bool:
        """Tell what an order does: «ПРИКАЗЫВАЮ: 1. [Назначить] Рида … 2. [Освободить] Котова».

        What puts somebody somewhere needs no such word: «1.2. [Ввести] Рида в состав комиссии».
        """
        a = self.annotation
        if a.feats(verb).get("VerbForm") != "Inf":
            return False
        first, last = a.sentence_tokens(a.sentence_of(verb))
        before = verb - 1
        while before >= first and not a.words[before].isalpha() and a.words[before] not in ":;":
            before -= 1  # «1.», «3)», «—»
        if before < first and self._first_order < 0:
            able = (
                f.holder == "obj" and f.kind in _PUTTING for f in frames().get(a.lemmas[verb], ())
            )
            ends = (a.sentence_tokens(n)[1] for n in range(a.sentence_of(verb)))
            # «Эксперты предлагают: 1.», «Что делать?» head a list of what nobody did
            heads = {_ending(a.words[max(0, end - _HEADING) : end]) for end in ends}
            alone = self.head[verb] < verb and "?" not in a.words[verb:last]  # or below its «1»
            return alone and any(able) and heads.isdisjoint(":?")
        if before < first or a.words[before] in ":;":
            return -1 < self._first_order < verb and (before < first or self._first_order <= before)
        return a.deprel(verb) == "conj" and self._is_ordered(self.head[verb])

    @property
    def _first_order(self) -> int:
        """Return the first colon of the article behind what orders, or -1."""
        if self._ordered is None:
            self._ordered = first_order(self.annotation)
        return self._ordered

    def _marked(self, verb: int) -> Modality | None:
        """Return the modality given by words beside a verb («не», «возможно», «будет», «если»)."""
        a, adverbs, marks = self.annotation, cues("adverb"), cues("mark")
        future, lowered = None, a.lowered
        for child in self.children[verb]:
            lemma = a.lemmas[child]
            if lemma == _BE:
                if lowered[child] in WERE:
                    return Modality.POSSIBLE
                if lowered[child - 1] == "не" and a.deprel(child) == "cop":
                    return Modality.NEGATED  # «министром [не будет]»
                if self._is_future_be(child):
                    future = Modality.FUTURE
                    continue
            found = adverbs.get(lemma)
            if lowered[child + 1 : child + 2] == ["не"] and self.head[child + 1] == child:
                return Modality.NEGATED  # «[едва] не погиб»
            if found is Modality.NEGATED and is_no_more(a, verb):
                continue
            if found and a.deprel(child) not in ("conj", "nsubj"):
                return found
            found = marks.get(lowered[child])
            if found and a.pos(child) != "PROPN":  # «[Ли] назначен директором»
                return found
        return future

    def is_future(self, token: int) -> bool:
        """Tell whether the verb that a token depends on is in the future («в июне пройдёт»)."""
        for _ in range(_CHAIN):
            token = self.head[token]
            if token < 0:
                return False
            if self.annotation.pos(token) in ("VERB", "AUX"):
                return self._own_modality(token) is Modality.FUTURE
        return False

    def _is_future_be(self, token: int) -> bool:
        a = self.annotation
        future = a.lowered[token].startswith("буд") and a.lowered[token] not in _NO_FUTURE
        return future and a.lemmas[token] == _BE

    def of_noun(self, noun: int, preposition: str) -> Modality | None:
        """Return why an event named by a noun behind a preposition, or none, is not a fact."""
        # «предложил на совещании»: the meeting itself took place
        above = self._asked_for(noun, preposition) if preposition else self._wanted(noun)
        return above or self.attributed(noun)

    def _asked_for(self, noun: int, preposition: str) -> Modality | None:
        """Return the modality that a word gives: «[просил] о», «[указ] о … не подписан»."""
        a, above = self.annotation, self.head[noun]
        if above < 0:
            return None
        verb = self.head[above] if a.lemmas[above] in noun_class("order") else -1
        told = self.of(verb) if verb >= 0 and a.pos(verb) == "VERB" else None
        asked = cues(preposition).get(a.lemmas[above])
        if a.lemmas[above] in noun_class("report") and self._is_denied(self.head[above]):
            return Modality.NEGATED  # «опроверг сообщение об [аресте]»
        return asked if told is Modality.FUTURE else told or asked

    def _wanted(self, noun: int) -> Modality | None:
        """Return the modality that what a noun hangs on gives: «[план], [случай] избрания»."""
        a, above = self.annotation, self.head[noun]
        # «главное [требование] – отставка мэра»
        same = [child for child in self.children[noun] if a.deprel(child) == "nsubj"]
        if above >= 0 and a.deprel(noun) in _STATED and a.pos(above) == "NOUN":
            same = [above]
        said = (cues("governor").get(a.lemmas[token]) for token in same)
        phrase = f"{preposition_of(a, above)}_{a.lowered[above]}" if above >= 0 else ""
        stated = cues("phrase").get(phrase) or next(said, None) or self._said_of(noun, above)
        return stated or self.governed(noun)

    def _said_of(self, noun: int, verb: int) -> Modality | None:
        """Return what a predicate says of its subject: «концерт [отменён]», «визит [возможен]»."""
        a = self.annotation
        subject = a.deprel(noun).startswith("nsubj")
        if verb < 0 or not (subject or (a.deprel(noun) == "obj" and self._is_denied(verb))):
            return None
        if self._is_denied(verb):
            return Modality.NEGATED  # «[арест] не подтвердили»
        undone = self._own_modality(verb) is Modality.NEGATED
        planned = cues("governor").get(a.lemmas[verb]) is Modality.PLANNED
        return cues("predicate").get(a.lemmas[verb]) or (
            Modality.NEGATED if undone and planned else None
        )

    def _is_denied(self, verb: int) -> bool:
        """Tell «[опроверг] сообщение», «информация не [подтвердилась]», «[оказалась] ложной»."""
        if verb < 0:
            return False
        a, undone = self.annotation, self._marked(verb) is Modality.NEGATED
        said = {a.lemmas[t] for t in (verb, *self.children[verb]) if a.pos(t) != "PUNCT"}
        if not undone and not said.isdisjoint(noun_class("untrue")):
            return True
        doubted = a.lemmas[verb] in noun_class("upheld") and undone
        return doubted or cues("governor").get(a.lemmas[verb]) is Modality.NEGATED

    def is_called_off(self, noun: int) -> bool:
        """Tell what does not take place, or nobody says when: «[матч] отменили, перенесён».

        What somebody by name puts off is his deed: «компания отложила [размещение]».
        """
        a = self.annotation
        if a.deprel(noun) == "appos":
            noun = self.head[noun]  # «отложили фестиваль «[Весна]»»
        verb, subject = self.head[noun], a.deprel(noun).startswith("nsubj")
        if verb < 0:
            return False
        object_ = a.feats(noun).get("Case") == "Acc"
        done_to = subject and (object_ or self._is_done_to(noun, verb))
        if a.deprel(noun) != "obj" and not done_to:  # «[форум] перенесли» may seem a subject
            return False
        if self._marked(verb) is Modality.NEGATED or a.lemmas[noun] in noun_class("suffered"):
            return False  # «перенесла [операцию]»
        called = cues("predicate").get(a.lemmas[verb]) is Modality.NEGATED
        below = (t for child in self.children[verb] for t in (child, *self.children[child]))
        below = (t for t in below if a.feats(t).get("Case") != "Loc" and a.lemmas[t] != _TERM)
        whither = (preposition_of(a, t) for t in below)  # «[с] 15 [на] 22 марта»
        moved = a.lemmas[verb] in cues("shifted") and _WHITHER.isdisjoint(whither)
        by = (c for c in self.children[verb] if a.deprel(c) == "nsubj" and c != noun)
        return (called or moved) and not any(map(self._is_named, by))

    def _is_named(self, noun: int) -> bool:
        """Tell a name, a pronoun or a noun with a name: not «[организаторы] отложили матч»."""
        a = self.annotation
        behind = a.words[noun + 1 : noun + 2]
        return a.pos(noun) != "NOUN" or (behind != [] and not behind[0][0].islower())

    def _is_done_to(self, noun: int, verb: int) -> bool:
        """Tell whether a subject undergoes what its verb tells: «[матч] отменён, переносится»."""
        a = self.annotation
        passive = a.feats(verb).get("Voice") == "Pass" or a.lemmas[verb].endswith("ся")
        return passive or disagrees(a, noun, verb)

    def attributed(self, noun: int) -> Modality | None:
        """Return the modality that an attribute of a noun gives: «[возможное] назначение»."""
        a = self.annotation
        own = (c for c in self.children[noun] if a.deprel(c) != "acl:relcl")
        found = (cues("attribute").get(a.lemmas[c]) for c in own)
        return next((modality for modality in found if modality is not None), None)

    def governed(self, verb: int) -> Modality | None:
        """Return the modality given by what the clause depends on («планирует назначить»)."""
        a = self.annotation
        token = clause_top(self.annotation, verb)
        for _ in range(_CHAIN):
            rel, above = a.deprel(token), self.head[token]
            if above < 0 or rel not in _GOVERNED:
                return None
            if rel == "acl" and not self._is_content(token):
                return None
            if a.lemmas[above] in noun_class("report") and self._is_denied(self.head[above]):
                return Modality.NEGATED  # «слова о том, что он [арестован], оказались ложью»
            if rel != "conj":
                found = cues("governor").get(a.lemmas[above])
                if found:
                    return found
            if rel in _CLAUSES:
                found = self._marked(above)
                if found:
                    return found
            token = above
        return None

    def _is_content(self, verb: int) -> bool:
        """Tell whether an adnominal clause says what the noun holds: «слухи, что …», «план …ть».

        «Соглашение, подписанное …» and «план, который приняли» only describe the noun.
        """
        a = self.annotation
        if a.feats(verb).get("VerbForm") == "Inf":
            return True
        return any(a.deprel(child) == "mark" for child in self.children[verb])
