"""A role as it stands in its article: its clause, the words beside it, the posts told around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import PERSONS, VERBS
from newsnlp.lexicon import words
from newsnlp.records.context import Context
from newsnlp.records.learned.article_view import (
    CUES,
    SINCE,
    YEARS,
    ArticleView,
    cues_among,
)
from newsnlp.records.role_kinds import boss_of_deputy, governed, home_of_role

Features = Mapping[str, bool | float]
"""Named values, in the order in which the networks read them."""
NEVER = 99
"""How far away what is not there stands."""

_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_CUES = frozenset({"ADV", "ADP", "VERB", "ADJ", "CCONJ", "PART", "NOUN"})
_CLAUSE = 12
"""How far up a tree the verb of a clause is looked for."""
_BEFORE, _BEHIND = 8, 6
"""Tokens before and behind a role that may say how it stands."""
_WORDS = 6
_NEAR_DASH = 3
_PRONOUNS = frozenset({"он", "она"})
_THERE = frozenset({"там", "здесь", "тут", "сюда", "туда", "оттуда"})
_SAME = frozenset({"тот", "этот"})
_POSSESSIVES = frozenset({"его", "её", "ее", "их"})


class InArticle:
    """What is told somewhere in an article; ``verb`` is -1 where its clause has none."""

    context: Context
    verb: int

    @property
    def verb_lemma(self) -> str:
        """Return the lemma of the verb that tells it or says something of it, or ``""``."""
        return self.context.annotation.lemmas[self.verb] if self.verb >= 0 else ""


class RoleView(InArticle):
    """A role mention and what stands around it; ``verb`` is -1 where its sentence has none.

    ``first``, ``last``, ``head``: tokens of the role; ``begin``, ``end``: of its sentence.
    """

    def __init__(self, article: ArticleView, role: int) -> None:
        self.article, self.context, self.role = article, article.context, role
        context = article.context
        a, index = context.annotation, context.index
        self.first, self.last = index.first[role], index.last[role]
        self.head = index.head[role]
        self.sentence = context.sentence(role)
        self.begin, self.end = a.sentence_tokens(self.sentence)
        self.clause_verb = verb_above(context, self.head)
        self.verb = self.clause_verb if self.clause_verb >= 0 else self._nearest_finite()
        self.words = words_of(context, role)

    @property
    def tokens(self) -> Sequence[int]:
        """Return the role's head."""
        return (self.head,)

    @property
    def noun(self) -> str:
        """Return the lemma of the role's head."""
        return self.context.annotation.lemmas[self.head]

    @cached_property
    def cues(self) -> list[str]:
        """Return the lemmas before a role in its clause that may say when it was held."""
        a = self.context.annotation
        before = range(self._clause_begin, self.first)
        return [a.lemmas[t] for t in before if a.pos(t) in _CUES][-_WORDS:]

    @cached_property
    def gender(self) -> str | None:
        """Return the gender that a verb in the past shows of who does it, or None."""
        feats = self.context.annotation.feats(self.verb) if self.verb >= 0 else {}
        one = feats.get("Number", "Sing") == "Sing"
        return feats.get("Gender") if one else None

    @cached_property
    def given(self) -> dict[str, bool | float]:
        """Return what is known of a role whoever has it."""
        return {
            **self._form(),
            **self._beside(),
            **self._verb_features(),
            **self._times(),
            **self._place(),
        }

    def last_before(self, own: Sequence[int]) -> int | None:
        """Return the last of some mentions that ends before the role, None where none does."""
        index = self.context.index
        at = bisect_left(own, self.first, key=index.first.__getitem__)
        while at and index.last[own[at - 1]] > self.first:
            at -= 1
        return own[at - 1] if at else None

    def here(self, own: Sequence[int]) -> list[int]:
        """Return those of some mentions that stand in the sentence of the role."""
        sentences, here = self.context.sentences, self.sentence
        return [i for i in own if sentences[i] == here]

    def gaps(self, own: Sequence[int]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return how many tokens before and behind a role some mentions stand, each with which."""
        index = self.context.index
        before = [(self.first - index.last[i], i) for i in own if index.last[i] <= self.first]
        behind = [(index.first[i] - self.last, i) for i in own if index.first[i] >= self.last]
        return before, behind

    def distance(self, own: Sequence[int], before: int | None) -> Features:
        """Return how far from the role something was told last, and will be told next.

        ``before``: its last mention before the role, as ``last_before`` has it.
        """
        context, first = self.context, self.context.index.first
        back = NEVER if before is None else self.sentence - context.sentence(before)
        next_ = bisect_left(own, self.last, key=first.__getitem__)
        ahead = context.sentence(own[next_]) - self.sentence if next_ < len(own) else NEVER
        text, start = context.annotation.text, context.annotation.starts
        return {
            **_BACK[min(back, NEVER + 1)],
            **_AHEAD[min(ahead, NEVER)],
            "same line": before is not None
            and text.find("\n", start[first[before]], start[self.first]) < 0,
        }

    def shares_verb(self, mentions: Sequence[int]) -> bool:
        """Tell whether one of some mentions has the verb of the role's clause."""
        heads = self.context.index.head
        return self.clause_verb >= 0 and any(
            verb_above(self.context, heads[i]) == self.clause_verb for i in mentions
        )

    def _nearest_finite(self) -> int:
        a = self.context.annotation
        finite = (
            t
            for t in range(self.begin, self.end)
            if a.pos(t) in VERBS and a.feats(t).get("VerbForm") == "Fin"
        )
        return min(finite, key=lambda t: abs(t - self.head), default=-1)

    @cached_property
    def _clause_begin(self) -> int:
        words_, token = self.context.annotation.words, self.first
        while token > self.begin and words_[token - 1] != ";" and self.first - token < _BEFORE:
            token -= 1
        return token

    def _form(self) -> Features:
        context, head = self.context, self.head
        a, clauses = context.annotation, context.reader.clauses
        case, preposition, relation = clauses.case(head), clauses.preposition(head), a.deprel(head)
        lemma, home = a.lemmas[head], home_of_role(context, self.role)
        behind = governed(context, boss_of_deputy(context, self.role) + 1, self.last)
        return {
            "plural": a.feats(head).get("Number") == "Plur",
            **{f"case {one}": case == one for one in ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")},
            "of": preposition in ("из", "от", "с", "со"),
            "with": preposition in ("с", "со"),
            "to": preposition == "до",
            "in": preposition in ("в", "на"),
            "preposition": bool(preposition),
            "one word": self.last - self.first == 1,
            "long": self.last - self.first > 2,
            "object": relation in ("obj", "iobj"),
            "attribute": relation == "nmod",
            "predicate": relation in ("xcomp", "obl"),
            "root": relation == "root",
            "listed": relation == "conj",
            "apposed": relation == "appos",
            "degree": lemma in noun_class("degree", "dignity", "honour"),
            "leader": lemma in words("leader_roles.txt"),
            "deputy": lemma in words("deputy_roles.txt"),
            "of somebody": any(clauses.case(t) == "Gen" for t in behind),
            "at home": bool(home.kinds),
            "one of many": home.way == "many",
        }

    def _beside(self) -> Features:
        a = self.context.annotation
        before = a.lowered[self.first - 1] if self.first > self.begin else ""
        behind = a.lowered[self.last] if self.last < self.end else ""
        before_pos = a.pos(self.first - 1) if before else ""
        behind_pos = a.pos(self.last) if behind else ""
        return {
            "opens": self.first == self.begin,
            "opens soon": self.first - self.begin <= 2,
            "before -": before in DASHES,
            "before ,": before == ",",
            "before и": before in ("и", "а"),
            "before :": before == ":",
            "before «": before in OPENING,
            "before (": before == "(",
            "before ADP": before_pos == "ADP",
            "before VERB": before_pos == "VERB",
            "before NOUN": before_pos in ("NOUN", "PROPN"),
            "before ADV": before_pos == "ADV",
            "before его": before in _POSSESSIVES,
            "behind -": behind in DASHES,
            "behind ,": behind == ",",
            "behind и": behind == "и",
            "behind .": behind in (".", ";"),
            "behind )": behind == ")",
            "behind name": behind_pos == "PROPN",
            "behind VERB": behind_pos == "VERB",
            "dash near": any(
                a.words[t] in DASHES
                for t in range(max(self.begin, self.first - _NEAR_DASH), self.first)
            ),
            "dash before": not DASHES.isdisjoint(a.words[self.begin : self.first]),
            "first person": self.article.is_in_first_person(self.sentence),
            "there": not _THERE.isdisjoint(a.lemmas[self._clause_begin : self.last]),
            "the same": not _SAME.isdisjoint(a.lemmas[self._clause_begin : self.last]),
            "bracketed": "(" in a.words[max(self.begin, self.first - _BEFORE) : self.first],
            "opens line": self.first == 0 or a.opens_line(self.first),
            "quoted": not OPENING.isdisjoint(a.words[self.begin : self.first]),
            "speech": a.words[self.begin] in DASHES or a.words[self.begin] in OPENING,
        }

    def _verb_features(self) -> Features:
        context, verb = self.context, self.verb
        a, clauses, index = context.annotation, context.reader.clauses, context.index
        feats = a.feats(verb) if verb >= 0 else {}
        subjects = [t for t in a.children[verb] if a.deprel(t).startswith("nsubj")]
        subjects = subjects if verb >= 0 else []
        form, tense = feats.get("VerbForm"), feats.get("Tense")
        return {
            "verb": self.clause_verb >= 0,
            "no verb": verb < 0,
            **{f"tense {one}": tense == one for one in ("Past", "Pres", "Fut")},
            **{f"form {one}": form == one for one in ("Inf", "Part", "Conv")},
            "perfective": feats.get("Aspect") == "Perf",
            "imperfective": feats.get("Aspect") == "Imp",
            "many do": feats.get("Number") == "Plur",
            "passive": verb >= 0 and clauses.is_passive(verb),
            "modal": verb >= 0 and clauses.modality(verb) is not None,
            "serves": verb >= 0 and a.lemmas[verb] in noun_class("serving"),
            "subject": bool(subjects),
            "subject он": any(a.lemmas[t] in _PRONOUNS for t in subjects),
            "subject itself": self.head in subjects,
            "subject person": any(index.at(t, PERSONS) is not None for t in subjects),
            "pronoun": not _PRONOUNS.isdisjoint(a.lemmas[self.begin : self.end]),
            "told by a verb": bool(context.told.of_role(self.role)),
        }

    def _times(self) -> Features:
        a, article, sentence = self.context.annotation, self.article, self.sentence
        before = cues_among(a.lemmas[self._clause_begin : self.first])
        behind = cues_among(a.lemmas[self.last : min(self.end, self.last + _BEHIND)])
        around = article.cues_in(sentence)
        until = a.text[a.starts[self.begin] : a.starts[self.first]]
        years, since = article.years_in(sentence)
        return {
            **{f"{cue} before": cue in before for cue in CUES},
            **{f"{cue} behind": cue in behind for cue in CUES},
            **{f"{cue} around": cue in around for cue in CUES},
            "years before": years and YEARS.search(until) is not None,
            "years around": years,
            "since before": since and SINCE.search(until) is not None,
            "since around": since,
            "date before": article.is_dated(self.begin, self.first),
            "date behind": article.is_dated(self.last, self.end),
        }

    def _place(self) -> Features:
        context = self.context
        persons = self.article.people_in.get(self.sentence, ())
        return {
            "headline": self.sentence < context.headlines,
            "lead": self.sentence < context.headlines + 2,
            "how far": self.sentence / max(1, len(context.annotation.sentences)),
            "somebody here": bool(persons),
            "one here": len(persons) == 1,
        }


def _back(sentences: int) -> Features:
    return {
        "back 0": sentences == 0,
        "back 1": sentences == 1,
        "back 2": sentences == 2,
        "back 3-4": sentences in (3, 4),
        "back 5-8": 5 <= sentences < 9,
        "back far": 9 <= sentences < NEVER,
        "never before": sentences == NEVER,
    }


def _ahead(sentences: int) -> Features:
    return {
        "ahead 0": sentences == 0,
        "ahead 1": sentences == 1,
        "ahead far": 1 < sentences < NEVER,
    }


_BACK = [_back(sentences) for sentences in range(NEVER + 2)]
_AHEAD = [_ahead(sentences) for sentences in range(NEVER + 1)]


def words_of(context: Context, mention: int) -> list[str]:
    """Return the lemmas of a mention that tell something, that of its head if none does."""
    a, index = context.annotation, context.index
    own = range(index.first[mention], index.last[mention])
    return [a.lemmas[t] for t in own if a.pos(t) in _TELLING] or [a.lemmas[index.head[mention]]]


def verb_above(context: Context, token: int) -> int:
    """Return the verb of a token's clause, -1 where there is none."""
    a = context.annotation
    token = a.heads[token]
    for _ in range(_CLAUSE):
        if token < 0 or a.pos(token) in VERBS:
            return token
        token = a.heads[token]
    return -1
