"""Who may belong to a body: the people and bodies told near it, by what is known of each."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS, ROLES
from newsnlp.kinds import Status
from newsnlp.records.learned.article_view import JOINING, cues_among
from newsnlp.records.learned.joinable import BodyView, Joinable
from newsnlp.records.learned.role_view import Features
from newsnlp.records.learned.things import MARKED
from newsnlp.remembered import RECENT

_NONE: frozenset[str] = frozenset()
_KINDS = frozenset({"member", "post", "succession"})
"""Kinds of what verbs tell of joining and leaving."""
CUES = ("joins", "leaves", "is", "seat", "instead", "plays", "judges", "outside")
"""What words around somebody may say of belonging (``lexicon/joining.tsv``)."""
_BESIDE = 5


@lru_cache(RECENT)
def _said(place: str, cues: frozenset[str]) -> Features:
    """Return what the words of a place say of belonging."""
    return {f"{cue} {place}": cue in cues for cue in CUES}


class Members:
    """The people and bodies of an article as members of its bodies."""

    def __init__(self, bodies: Joinable) -> None:
        self.bodies, self.context, article = bodies, bodies.context, bodies.article
        self.mentions = article.mentions_of(PERSONS | ORGANIZATIONS)
        self.tokens = article.tokens_of(self.mentions)
        self._named = article.named_in(self.mentions)
        first = next(iter(self.mentions), None)
        most = max(map(len, self.mentions.values()), default=0)
        self._known: dict[str, Features] = {
            id: {
                "person": id in article.people,
                "first told": id == first,
                "told most": len(own) == most > 1,
                "told once": len(own) == 1,
                "in a headline": any(
                    self.context.sentence(i) < self.context.headlines for i in own
                ),
            }
            for id, own in self.mentions.items()
        }
        self._facts = self._find_facts()
        self._said: dict[int, Features] = {}
        self._among: dict[int, Features] = {}
        self._at: dict[tuple[str, str], int] = {}
        self._list = self._find_lists()

    def _find_facts(self) -> dict[tuple[str, str], set[str | None]]:
        """Return how verbs have it that somebody belongs to a body, by the ids of both."""
        context = self.context
        found: dict[tuple[str, str], set[str | None]] = {}
        for fact in context.facts:
            told = fact.mention("organization")
            body = None if told is None else context.entity.get(told)
            if body is not None and fact.frame.kind in _KINDS:
                who = (context.actor(i) for i in fact.holders)
                for one in filter(None, who):
                    found.setdefault((one.id, body.id), set()).add(fact.frame.status)
        return found

    def _find_lists(self) -> dict[int, int]:
        """Return the sentence that heads a list, «Состав комиссии:», by each of those in it."""
        a, found = self.context.annotation, dict[int, int]()
        head, ends = -1, False
        for number in range(len(a.sentences)):
            first, last = a.sentence_tokens(number)
            if head >= 0 and (ends or a.words[first] in MARKED or a.words[last - 1] == ";"):
                found[number] = head
                ends = False
            else:
                head = -1
            if a.words[last - 1] == ":":
                head, ends = number, True
        return found

    def _cues_in(self, sentence: int) -> frozenset[str]:
        return self.bodies.article.cues_in(sentence, JOINING)

    def _words(self, i: int) -> Features:
        """Return what words around a mention say of belonging, to whatever body."""
        if i not in self._said:
            self._said[i] = self._find_words(i, self.context.sentence(i))
        return self._said[i]

    def _find_words(self, i: int, sentence: int) -> Features:
        a, index = self.context.annotation, self.context.index
        begin, end = a.sentence_tokens(sentence)
        verb = self.bodies.form(i).verb
        above = cues_among([a.lemmas[verb]] if verb >= 0 else [], JOINING)
        before = cues_among(a.lemmas[begin : index.first[i]], JOINING)
        beside = cues_among(
            a.lemmas[max(begin, index.first[i] - _BESIDE) : index.first[i]], JOINING
        )
        behind = cues_among(a.lemmas[index.last[i] : min(end, index.last[i] + _BESIDE)], JOINING)
        headed = self._cues_in(self._list[sentence]) if sentence in self._list else frozenset()
        back = self._cues_in(sentence - 1) if sentence else frozenset()
        return {
            **_said("verb", above),
            **_said("before", before),
            **_said("beside", beside),
            **_said("behind", behind),
            **_said("list", headed),
            **_said("back", back),
            "in a list": sentence in self._list,
            "comma behind": a.words[index.last[i] : index.last[i] + 1] == [","],
        }

    def _others(self, i: int, id: str) -> Features:
        """Return who and what is named beside a mention of somebody, of whatever body it is."""
        if i not in self._among:
            index, people = self.context.index, self._people_at(i)
            before, behind = index.first[i] - 1, index.last[i]
            self._among[i] = {
                "alone here": len(people) == 1 and id in people,
                "people here": min(len(people), 6) / 6,
                "role beside": index.at(before, ROLES) is not None
                or index.at(behind, ROLES) is not None,
            }
        return self._among[i]

    def _people_at(self, i: int) -> Set[str]:
        return self.bodies.article.people_in.get(self.context.sentence(i), _NONE)

    def rows(self, view: BodyView) -> dict[str, Features]:
        """Return what is known of those who may belong to a body, by their ids."""
        told_in = view.around | (view.behind & self._list.keys())
        near = set().union(*(self._named.get(s, ()) for s in told_in)) - {view.id}
        people = self.bodies.article.people
        ids = near | (view.links.keys() & self.mentions.keys())
        if not view.has_bodies:
            ids = {id for id in ids if id in people or id in view.links}
        first = self.context.index.first
        order = sorted(ids, key=lambda id: (first[self.mentions[id][0]], id))
        return {id: self._row(view, id) for id in order}

    def _row(self, view: BodyView, id: str) -> Features:
        article = self.bodies.article
        own = view.near(self.mentions[id])
        i = self._at[view.id, id] = view.nearest(own)
        link = view.links.get(id)
        facts = self._facts.get((id, view.id), ())
        listed = view.links and self._people_at(i) & view.links.keys() - {id}
        return {
            **view.distance(own),
            **view.ties(i),
            **self._known[id],
            "told": link is not None,
            "told by rule": link is not None and link.source != "model",
            "told score": 0.0 if link is None else link.score,
            "others told": len(view.links) > (link is not None),
            "others told here": bool(listed),
            "joins": Status.NEW in facts,
            "leaves": Status.FORMER in facts,
            "has a post there": id in article.works.get(view.id, ()),
            "works elsewhere": not article.bodies_of.get(id, _NONE) <= {view.id},
            **self._others(i, id),
            "list of the body": self._list.get(self.context.sentence(i), -1) in view.sentences,
            **self._words(i),
        }

    def nearest(self, view: BodyView, id: str) -> int:
        """Return the mention of a candidate, one of ``rows``, that stands nearest to a body."""
        return self._at[view.id, id]

    def governing(self, view: BodyView, id: str) -> list[str]:
        """Return the lemma of the verb of a candidate told nearest to a body."""
        return view.governing(self.nearest(view, id))
