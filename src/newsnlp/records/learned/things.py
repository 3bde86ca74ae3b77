"""What an article tells of in several places, an event or a body, and what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.records.events.story import is_spoken
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import NEVER, Features, InArticle, verb_above, words_of
from newsnlp.remembered import RECENT

_CUES = 6
"""Words below the head of a thing that may say which one it is."""
_CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
_OF_CASE = {case: {f"case {one}": case == one for one in _CASES} for case in _CASES}
_OF_NO_CASE = {f"case {one}": False for one in _CASES}
_IN, _FROM, _WITH, _TO = ("в", "на"), ("из", "от"), ("с", "со"), ("к", "для", "по")
_UNDER = ("под", "при", "у")
_REPORTING = "reporting_verbs.txt"
_FAR = 9
REACH = 4
"""Sentences before and behind a thing in which what belongs to it is told."""
_MANY = 24
_FEW = 4
"""Sentences that are compared one by one: a thing told in hundreds took time by their square."""
MARKED = frozenset({*DASHES, "•", "*", "·"})
"""What a line of a list begins with."""


class Form(NamedTuple):
    """How a mention stands in its clause; ``above``: the tokens that it hangs on, its own first.

    ``covering``: the mentions of things around it, ``things``: those of its sentence.
    """

    features: Features
    verb: int
    above: tuple[int, ...]
    covering: Sequence[int]
    things: Collection[int]
    last_told: int


class Things:
    """What the events or the bodies of one article ask about again and again.

    ``each``: the mentions of every one of them; ``types``: those of their mentions.
    """

    def __init__(
        self,
        article: ArticleView,
        each: Sequence[Collection[int]],
        types: frozenset[EntityType],
    ) -> None:
        self.article, self.context, self.count = article, article.context, len(each)
        self._types = types
        first = self.context.index.first
        self._told = sorted((first[m], i) for i, own in enumerate(each) for m in own)
        self.in_sentence: dict[int, set[int]] = {}
        for i, own in enumerate(each):
            for m in own:
                self.in_sentence.setdefault(self.context.sentence(m), set()).add(i)
        self._forms: dict[int, Form] = {}

    @cached_property
    def lead(self) -> int:
        """Return what is told first below the headlines, or -1."""
        below = (i for first, i in self._told if self._sentence(first) >= self.context.headlines)
        return next(below, -1)

    def last_before(self, token: int) -> int:
        """Return what was told last before a token, or -1."""
        at = bisect_left(self._told, (token, -1))
        return self._told[at - 1][1] if at else -1

    def _sentence(self, token: int) -> int:
        return self.context.annotation.sentence_of(token)

    def form(self, i: int) -> Form:
        """Return how a mention stands, whatever is asked about."""
        if i not in self._forms:
            self._forms[i] = self._form(i)
        return self._forms[i]

    def _form(self, i: int) -> Form:
        context, index = self.context, self.context.index
        a, clauses = context.annotation, context.reader.clauses
        head = index.head[i]
        relation, sentence = a.deprel(head), context.sentence(i)
        case, preposition = clauses.case(head), clauses.preposition(head)
        verb = verb_above(context, head)
        here = self.in_sentence.get(sentence, set())
        features = {
            **_OF_CASE.get(case, _OF_NO_CASE),
            **_preposition(preposition),
            **_relation(relation),
            "many here": len(here) > 2,
            "reported": verb >= 0 and a.lemmas[verb] in words(_REPORTING),
            "spoken": is_spoken(context.days, head),
            "listed line": a.words[a.sentence_tokens(sentence)[0]] in MARKED,
            "headline": sentence < context.headlines,
            "verb past": verb >= 0 and a.feats(verb).get("Tense") == "Past",
            "no verb": verb < 0,
        }
        covering = [j for j in index.covering(head) if index.types[j] in self._types]
        last = self.last_before(index.first[i])
        return Form(features, verb, tuple(_above(a.heads, head)), covering, here, last)


class ThingView(InArticle):
    """An event or a body and what stands around it; ``number`` is its place among the things."""

    def __init__(self, things: Things, number: int, mentions: Collection[int]) -> None:
        self.things, self.context, self.number = things, things.context, number
        context, index = self.context, self.context.index
        first = index.first
        self.mentions = sorted(mentions, key=first.__getitem__)
        self.sentences = sorted({context.sentence(m) for m in self.mentions})
        self.main = max(self.mentions, key=lambda m: (index.length(m), -first[m]))
        self.head = index.head[self.main]
        self.heads = frozenset(index.head[m] for m in self.mentions)
        a = context.annotation
        self.verb = verb_above(context, self.head)
        self.own = frozenset(self.mentions)
        self._begins = [first[m] for m in self.mentions]
        self._far: dict[int, int] = {}
        self._told: dict[int, list[tuple[int, int]]] = {}
        for m in self.mentions:
            self._told.setdefault(context.sentence(m), []).append((first[m], index.last[m]))
        self.verbs = frozenset(
            t if a.pos(t) in ("VERB", "AUX") else verb_above(context, t) for t in self.heads
        ) - {-1}
        self.words = words_of(context, self.main)

    @cached_property
    def around(self) -> frozenset[int]:
        """Return the sentences near a telling."""
        return frozenset(s + d for s in self.sentences for d in range(-REACH, REACH + 1))

    def near(self, own: Sequence[int]) -> Sequence[int]:
        """Return the mentions of something near a telling, where there are too many to ask all."""
        if len(own) <= _MANY:
            return own
        sentences, around = self.context.sentences, self.around
        return [i for i in own if sentences[i] in around] or own[:1]

    @cached_property
    def tokens(self) -> Sequence[int]:
        """Return the heads of its mentions, in text order."""
        return sorted(self.heads)

    @cached_property
    def cues(self) -> list[str]:
        """Return the lemmas that hang on its head."""
        a = self.context.annotation
        return [a.lemmas[t] for t in a.children[self.head] if a.pos(t) != "PUNCT"][:_CUES]

    def distance(self, own: Sequence[int]) -> Features:
        """Return how far something is told from it, by its mentions."""
        sentences, index = self.context.sentences, self.context.index
        if len(self.sentences) <= _FEW:
            apart = [sentences[i] - s for i in own for s in self.sentences]
        else:
            apart = [sentences[i] - s for i in own for s in self._next_to(sentences[i])]
        best = apart[0]
        ahead = best if best >= 0 else NEVER
        if len(apart) > 1:
            later = [d for d in apart if d >= 0]
            best = ahead = min(later, default=NEVER)
            if len(later) < len(apart):
                back = max([d for d in apart if d < 0])
                best = ahead if later and ahead <= -back else back
        gap, before = NEVER, False
        for i in own if best == 0 else ():
            first, last = index.first[i], index.last[i]
            for begin, end in self._told.get(sentences[i], ()):
                behind = first - end
                near = max(behind, begin - last, 0)
                if near < gap:
                    gap, before = near, behind < 0
        return {
            **_APART[max(-REACH, min(best, REACH + 1))],
            "told later": 0 < ahead < NEVER,
            **(_GAPS[gap] if gap < _GAP_FAR else _NO_GAP if gap >= NEVER else _GAPS[_GAP_FAR]),
            "stands before": before,
        }

    def nearest(self, own: Sequence[int]) -> int:
        """Return that of some mentions which stands nearest to a telling, rather behind it."""
        if len(own) == 1:
            return own[0]
        sentences, first, best = self.context.sentences, self.context.index.first, 2 * NEVER
        near: list[int] = []
        for i in own:
            apart = self._far.get(sentences[i])
            if apart is None:
                apart = self._far[sentences[i]] = self._apart(sentences[i])
            if apart < best or not near:
                best, near = apart, [i]
            elif apart == best:
                near.append(i)
        if len(near) == 1:
            return near[0]
        return min(near, key=lambda i: _least_apart(self._begins, first[i]))

    def _next_to(self, sentence: int) -> Sequence[int]:
        """Return the last sentence that tells it up to another and the first behind that."""
        at = bisect_right(self.sentences, sentence)
        return self.sentences[max(0, at - 1) : at + 1]

    def _apart(self, sentence: int) -> int:
        """Return a number for how far a sentence is from the nearest telling, less behind it."""
        return min(
            [
                2 * (sentence - s) if s <= sentence else 2 * (s - sentence) + 1
                for s in self._next_to(sentence)
            ]
        )

    def nearest_to(self, i: int) -> int:
        """Return that of its mentions which stands nearest to a mention of something else."""
        first = self.context.index.first
        return min(self.on_both_sides(i), key=lambda m: (abs(first[i] - first[m]), first[m]))

    def on_both_sides(self, i: int) -> list[int]:
        """Return its last mention that begins before one of something else, its first behind."""
        begins, first = self._begins, self.context.index.first[i]
        behind = bisect_left(begins, first)
        # of those that begin at one token the one told first
        before = [bisect_left(begins, begins[behind - 1])] if behind else []
        return [self.mentions[at] for at in (*before, behind) if at < len(begins)]

    def ties(self, i: int) -> Features:
        """Return how a mention hangs together with it by words and trees."""
        form = self.things.form(i)
        here, covering, above = form.things, form.covering, form.above
        on = above[0] if above else -1
        inside, own = not self.own.isdisjoint(covering), self.number in here
        return {
            **form.features,
            "on the head": on in self.heads,
            "on the verb": on in self.verbs and on not in self.heads,
            "same verb": form.verb in self.verbs,
            "below": not self.heads.isdisjoint(above),
            "in the name": inside,
            "in another name": bool(covering) and not inside,
            "others here": len(here) > own,
            "only one here": own and len(here) == 1,
            "last told": form.last_told == self.number,
        }

    def governing(self, i: int) -> list[str]:
        """Return the lemma of the verb of a mention's clause, of what it hangs on otherwise."""
        form = self.things.form(i)
        top = form.verb if form.verb >= 0 else next(iter(form.above), -1)
        return [self.context.annotation.lemmas[top]] if top >= 0 else []

    def form(self) -> Features:
        """Return how its main mention stands."""
        context, head = self.context, self.head
        a, clauses = context.annotation, context.reader.clauses
        case, preposition, relation = clauses.case(head), clauses.preposition(head), a.deprel(head)
        return {
            **_OF_CASE.get(case, _OF_NO_CASE),
            "in": preposition in _IN,
            "after": preposition in ("после", "до", "перед"),
            "of": preposition in ("о", "об", "за", "против"),
            "preposition": bool(preposition),
            "subject": relation.startswith("nsubj"),
            "object": relation == "obj",
            "oblique": relation == "obl",
            "attribute": relation == "nmod",
            "root": relation == "root",
            "listed": relation == "conj",
            "clause": relation in ("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj"),
            "spoken": is_spoken(context.days, head),
        }

    def verb_features(self) -> Features:
        """Return what is known of the verb that tells it or says something of it."""
        context, verb = self.context, self.verb
        a, clauses = context.annotation, context.reader.clauses
        feats = a.feats(verb) if verb >= 0 else {}
        form, tense = feats.get("VerbForm"), feats.get("Tense")
        below = [a.deprel(t) for t in a.children[verb]] if verb >= 0 else []
        return {
            "verb": verb >= 0,
            **{f"tense {one}": tense == one for one in ("Past", "Pres", "Fut")},
            **{f"form {one}": form == one for one in ("Inf", "Part", "Conv")},
            "perfective": feats.get("Aspect") == "Perf",
            "many do": feats.get("Number") == "Plur",
            "passive": verb >= 0 and clauses.is_passive(verb),
            "modal": verb >= 0 and clauses.modality(verb) is not None,
            "has subject": any(one.startswith("nsubj") for one in below),
            "has object": "obj" in below,
            "reporting": verb >= 0 and a.lemmas[verb] in words(_REPORTING),
        }

    def place(self) -> Features:
        """Return where in the article it is told."""
        context, sentences = self.context, self.sentences
        here = sentences[0]
        begin, end = context.annotation.sentence_tokens(here)
        a = context.annotation
        return {
            "headline": here < context.headlines,
            "lead": any(s in (context.headlines, context.headlines + 1) for s in sentences),
            "lead event": self.things.lead == self.number,
            "how far": here / max(1, len(a.sentences)),
            "how many": min(self.things.count, 12) / 12,
            "others here": len(self.things.in_sentence.get(here, ())) > 1,
            "date here": self.things.article.is_dated(begin, end),
            "somebody here": bool(self.things.article.people_in.get(here)),
            "speech": a.words[begin] in DASHES or a.words[begin] in OPENING,
            "long line": end - begin > 2 * _FAR,
            "short line": end - begin < _FAR,
        }


@lru_cache(RECENT)
def _preposition(preposition: str) -> Features:
    return {
        "in": preposition in _IN,
        "from": preposition in _FROM,
        "with": preposition in _WITH,
        "to": preposition in _TO,
        "under": preposition in _UNDER,
        "preposition": bool(preposition),
    }


@cache
def _relation(relation: str) -> Features:
    return {
        "subject": relation.startswith("nsubj"),
        "object": relation in ("obj", "iobj"),
        "oblique": relation == "obl",
        "attribute": relation == "nmod",
        "apposed": relation in ("appos", "flat:name", "flat"),
        "listed": relation == "conj",
        "root": relation == "root",
    }


def _least_apart(places: Sequence[int], token: int) -> int:
    """Return how far a token is from the nearest of some places, in text order."""
    at = bisect_left(places, token)
    return min([abs(token - place) for place in places[max(0, at - 1) : at + 1]])


def _above(heads: Sequence[int], token: int) -> Iterable[int]:
    for _ in range(_CUES):
        token = heads[token]
        if token < 0:
            return
        yield token


def _apart(sentences: int) -> Features:
    return {
        "here": sentences == 0,
        "next": sentences == 1,
        "second": sentences == 2,
        "behind 3-4": sentences in (3, 4),
        "behind far": sentences > 4,
        "before 1": sentences == -1,
        "before 2-3": sentences in (-2, -3),
        "before far": sentences < -3,
    }


def _gap(tokens: int) -> Features:
    return {
        "gap 0-1": tokens <= 1,
        "gap 2-5": 2 <= tokens <= 5,
        "gap 6-12": 6 <= tokens <= 12,
        "gap far": 12 < tokens < NEVER,
    }


_APART = {sentences: _apart(sentences) for sentences in range(-REACH, REACH + 2)}
_GAP_FAR = 13
_GAPS, _NO_GAP = [_gap(tokens) for tokens in range(_GAP_FAR + 1)], _gap(NEVER)
