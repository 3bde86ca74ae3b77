"""Which dates tell when a verb's fact is: «[избрана] в январе 2025 года»."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.finite import PAST_PARTICIPLE, is_whole_participle
from newsnlp.find.grammar.strays import is_mistaken
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES
from newsnlp.find.when.date_words import read
from newsnlp.find.when.lasting import is_duration
from newsnlp.find.when.years_of_people import is_year_of_people

_DAYS, _YEAR = ("dm", "w"), "Y"
"""Classes of the words of a day, of its month or of the week, and of a year."""
_OF_PAPERS = "от"
"""What the day of a paper is told with: «закон от 7 мая»."""

_UNTIL = "до"
_OF_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP"})
"""What stands between «до» and the day of what it ends."""
_BEHIND = ([","], ["."])
_BOUNDS = frozenset({"с", "со", "до"})
"""What a time begins with that is no single day: such a one is of the post told before it."""


class VerbDates:
    """The dates of the verbs of one article, by the positions of their mentions."""

    def __init__(self, clauses: Clauses, index: MentionIndex) -> None:
        self.annotation, self.clauses, self.index = clauses.annotation, clauses, index
        self._found: dict[int, list[int]] | None = None

    def of(self, verb: int) -> tuple[int, ...]:
        """Return the dates of a verb, the nearest first, outer before inner.

        «В мае ушёл, а [в июне] пришёл»: what another main verb stands before is that one's. So is
        what stands behind it: «служил с мая, до этого [был] врачом»; and what opens a clause
        without a verb, «[в мае] – врачом».
        """
        first, dated = self.index.first, self._dated().get(self.clauses.top(verb), ())
        found = [
            (abs(self.index.head[i] - verb), first[i], -self.index.length(i), i)
            for i in dated
            if not any(map(self._is_main_verb, range(first[i], verb)))
            and not self._is_anothers(i, verb)
            and self.clauses.preposition(self.index.head[i]) != _OF_PAPERS
            and not self._is_of_end(i)
        ]
        if found:
            inner = {j for *_, i in found for j in self.index.inside(i, DATES)}
            return tuple([i for *_, i in sorted(found) if i not in inner])
        return self._of_converb(verb) or self._of_first(verb) or self._of_duty(verb)

    def _of_converb(self, verb: int) -> tuple[int, ...]:
        """Return the day of what is done first: «рассмотрев [9 октября] дело, суд избрал …».

        A year is another matter: «окончив [в 1990 году] школу, возглавил завод».
        """
        a = self.annotation
        for child in self.clauses.children[verb] if self._is_main_verb(verb) else ():
            if child < verb and a.feats(child).get("VerbForm") == "Conv":
                found = self.of(child) if a.feats(child).get("Aspect") == "Perf" else ()
                return tuple(i for i in found if self._is_day(i))
        return ()

    def _of_first(self, verb: int) -> tuple[int, ...]:
        """Return what opens two clauses at once: «[в 2019 году] вернулась и возглавила банк»."""
        a, first = self.annotation, self.clauses.head[verb]
        joined = a.deprel(verb) == "conj" and a.words[verb - 1] == "и" and self._is_main_verb(verb)
        if not joined or first < 0 or "," in a.words[first:verb]:
            return ()
        return tuple(i for i in self.of(first) if self.index.last[i] <= first)

    def _of_duty(self, verb: int) -> tuple[int, ...]:
        """Return the day that hangs on a short adjective: «[завтра] должен пройти митинг»."""
        a, above = self.annotation, self.clauses.head[verb]
        due = a.deprel(verb) == "xcomp" and a.pos(above) == "ADJ"
        return self.of(above) if due else ()

    def _is_day(self, date: int) -> bool:
        """Tell «9 октября» and «во вторник» from «в 1990 году» and «5 мая 1990 года»."""
        words = self.annotation.words[self.index.first[date] : self.index.last[date]]
        letters = "".join(word.letter for word in read(" ".join(words)))
        return any(day in letters for day in _DAYS) and _YEAR not in letters

    def _is_anothers(self, date: int, verb: int) -> bool:
        """Tell a date behind another verb of its clause, or before a dash behind its own.

        «Назначен Рид, [в 2018 г.] работавший врачом»: what opens a participle's clause is its.
        """
        a, first, last = self.annotation, self.index.first[date], self.index.last[date]
        if first > verb:
            if a.words[first - 1] in DASHES:  # «пройдёт 5 мая, финал – [9 мая]»
                return not self._explains(first - 1)
            behind = last + (a.words[last : last + 1] == ["."])
            opens = a.words[first - 1] == "," and behind < len(a)
            dashed = last < len(a) and a.words[last] in DASHES
            return dashed or (opens and self._is_participle(behind))
        if "," not in a.words[last:verb]:
            return False
        # «первый – 1 мая, второй – [9 мая], финал пройдёт», «стал врачом, [в мае] – мэром, ушёл»
        if a.words[first - 1] in DASHES or a.words[last] in DASHES:
            return True
        begins, _ = a.sentence_tokens(a.sentence_of(first))
        for token in range(first - 1, begins - 1, -1):
            if a.words[token] == ",":
                return False
            if self._is_main_verb(token):
                return True
        return False

    def _is_of_end(self, date: int) -> bool:
        """Tell when what ends something was: «работал врачом до выхода на пенсию [в 2001 году]»."""
        a = self.annotation
        for token in range(self.index.first[date] - 1, -1, -1):
            if a.pos(token) not in _OF_NOUN:
                return False
            if a.lowered[token] == _UNTIL:
                return True
        return False

    def _explains(self, dash: int) -> bool:
        """Tell the dash behind how long something was: «был мэром восемь лет [–] с 1996 года»."""
        before = self.index.at(dash - 1, DATES)
        if before is None or self.index.last[before] != dash:
            return False
        return is_duration(self.annotation, self.index.first[before], dash)

    def _is_participle(self, token: int) -> bool:
        """Tell a participle, one tagged an adjective too: «[консультировавший] избирком»."""
        told = PAST_PARTICIPLE.search(self.annotation.words[token]) is not None
        return told or is_whole_participle(self.annotation, token)

    def _is_main_verb(self, token: int) -> bool:
        a = self.annotation
        finite = a.pos(token) == "VERB" and a.feats(token).get("VerbForm") == "Fin"
        return finite and (a.deprel(token) in ("root", "conj") or is_mistaken(a, token))

    def _dated(self) -> dict[int, list[int]]:
        """Return the dates that depend on each token («[избрана] в январе 2025 года»)."""
        if self._found is None:
            self._found = {}
            for i in self.index.of(DATES):
                if is_year_of_people(self.annotation, self.index, i):
                    continue
                token = self.index.head[i]
                verb = max(self._next_verb(i), self._inner_verb(i), self._clause_verb(i))
                if verb >= 0:
                    self._found.setdefault(verb, []).append(i)
                    continue
                for _ in range(2):
                    token = self.clauses.head[token]
                    self._found.setdefault(token, []).append(i)
                    if token < 0 or self.clauses.is_predicate(token):
                        break  # «вместо [ушедшего] в январе Демченко назначена Ким»
        return self._found

    def _clause_verb(self, date: int) -> int:
        """Return the only verb between the commas around a date that hangs beyond them, or -1.

        «С мая Рид был врачом, [в июне] Рид назначен директором».
        """
        a, token = self.annotation, self.index.head[date]
        begins, ends = a.sentence_tokens(a.sentence_of(token))
        while begins < token and a.pos(token - 1) != "PUNCT":
            token -= 1
        last = next((t for t in range(token, ends) if a.pos(t) == "PUNCT"), ends)
        head = self.clauses.head[self.index.head[date]]
        if head < 0 or token <= head < last or self._has_apart(date):
            return -1
        told = [t for t in range(token, last) if self._is_predicate(t)]
        if len(told) != 1:
            return -1
        return self.clauses.head[told[0]] if a.deprel(told[0]) == "cop" else told[0]

    def _has_apart(self, date: int) -> bool:
        """Tell an hour whose day hangs on a verb of its own: «[около 23:00 в среду] умер»."""
        first, last, heads = self.index.first[date], self.index.last[date], self.clauses.head
        days = (self.index.head[i] for i in self.index.inside(date, DATES))
        return any(not first <= heads[day] < last for day in days)

    def _is_predicate(self, token: int) -> bool:
        """Tell a main verb, «назначен», and the «был» of «был врачом»."""
        a = self.annotation
        short = (
            a.feats(token).get("Variant") == "Short" and a.feats(token).get("VerbForm") == "Part"
        )
        copula = a.deprel(token) == "cop" and a.feats(token).get("VerbForm") == "Fin"
        return short or copula or self._is_main_verb(token)

    def _inner_verb(self, date: int) -> int:
        """Return the verb of the clause that a date ends and the parser hangs elsewhere, or -1.

        «Рид сменил Котову, которая руководила театром [одиннадцать лет]», «Рид, возглавлявший дом
        культуры [с 2011 года], уедет», «Рид руководил вузом [до 2023 года], в 2024 году уехал».
        """
        a, first = self.annotation, self.index.first[date]
        begins, _ = a.sentence_tokens(a.sentence_of(first))
        head, bounds = self.clauses.head[self.index.head[date]], a.lowered[first] in _BOUNDS
        for token in range(first - 1, begins - 1, -1):
            if a.pos(token) == "PUNCT":
                break
            form = a.feats(token).get("VerbForm")
            if a.deprel(token) == "acl:relcl" and form == "Fin":
                return token if 0 <= head < token else -1
            if form == "Part" and a.words[token - 1 : token] == [","]:
                inside = bounds and token < head < first
                return token if 0 <= head < token or inside else -1
            if form == "Fin":
                if self._ends_clause(date, head) and self._is_main_verb(token):
                    return token
                beyond = bounds and "," in a.words[self.index.last[date] : max(head, 0)]
                return token if beyond and self._is_main_verb(token) else -1
        return -1

    def _ends_clause(self, date: int, head: int) -> bool:
        """Tell a date before the «и» of the verb it hangs on: «пришёл [в мае] и стал мэром»."""
        last = self.index.last[date]
        return self.annotation.lowered[last : last + 1] == ["и"] and last < head

    def _next_verb(self, date: int) -> int:
        """Return the verb right behind a date that the parser hangs beyond it, or -1.

        «Делегаты [22 апреля] избрали ректором Кима, совмещающего посты», «вчера прошёл митинг, а
        [28 июня] состоится концерт».
        """
        a, token = self.annotation, self.index.last[date]
        token += a.words[token : token + 1] in _BEHIND  # «в мае 1999 г[.] избран»
        head, first = self.clauses.head[self.index.head[date]], self.index.first[date]
        beyond = head > token or (head >= 0 and "," in a.words[head:first])
        while beyond and token < len(a) and a.deprel(token).startswith("aux"):
            token += 1  # «в мае [был] избран»
        told = beyond and token < len(a) and a.deprel(token) != "cop" and self._is_predicate(token)
        return token if told else -1
