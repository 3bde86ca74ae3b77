"""Words that can only be verbs, or only nouns, where the tagger takes them for something else.

Or only towns: «в [Берёзовске] форум», which it takes for an adjective.

It takes the capital that opens a sentence for a name's, «Родился в Туле. [Избирался] депутатом»,
and what it seldom met for anything: «в совет [введён] Рид», «стаж [зоотехника]». What the
dictionary has as a verb and nothing else is one, 3 of 100 verbs in news of the regions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.annotation import Ints, Tagset
from newsnlp.annotate.dictionary import LONGEST_WORD, listed, probabilities, tag
from newsnlp.annotate.lemma import normal_word

_FINITE, _INFINITIVE, _NOUN = "VERB", "INFN", "NOUN"
_FORMS = {
    _FINITE: ("Fin", None),
    "PRTS": ("Part", "Short"),
    "GRND": ("Conv", None),
    _INFINITIVE: ("Inf", None),
}
"""Natasha's VerbForm and Variant of the dictionary's parts of speech."""
_OF_VERBS = ("VERB", "AUX")
_OF_OTHERS = ("VERB", "ADJ", "NUM", "PART", "PUNCT")
"""What a noun in lower case may be taken for, where it is no other word."""
_SHOWN = ("Case", "Number", "Gender")
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut", "": None}
_ENDINGS = (
    *("л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ть", "ти", "чь", "ться", "тись"),
    *("ет", "ит", "ут", "ют", "ат", "ят", "ем", "им", "ёт", "ём", "тся", "мся", "юсь", "усь"),
    *("ав", "ив", "яв", "ыв", "вшись", "ясь", "уя", "ен", "ён", "ан", "ены", "аны", "ено", "ано"),
    *("ена", "ана", "ены", "ёны", "ёно", "ёна", "ешь", "ишь"),
)
"""Of the forms that are looked up; with all endings of verbs every third noun would be."""
_LIKE_OTHERS = (
    *("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым"),
    *("им", "ом", "ем", "ую", "юю", "ых", "их", "ыми", "ими", "ть", "л", "ла", "ло", "ли", "лся"),
    *("лась", "лось", "лись", "ет", "ит", "ут", "ют", "ат", "ят", "тся", "ться", "ен", "ан"),
    *("ена", "ано", "ены", "ана", "ено", "аны", "ут", "ёт", "ён", "в"),
)
"""Endings of adjectives and verbs, which are what they seem: these are not looked up."""
_SHORT = ("ен", "ён", "ан", "ена", "ана", "ёна", "ено", "ано", "ёно", "ены", "аны", "ёны")
"""Endings of short participles; no finite verb ends so."""
_WHOLE = (
    *("вший", "вшая", "вшие", "вшийся", "вшаяся", "вшиеся", "дший", "дшая", "дшие"),
    *("нный", "нная", "нные", "щий", "щая", "щие"),
)
"""Endings of participles that open a sentence: «[Исключённый] из партии Рид»."""
_DONE_TO = ("нный", "нная", "нные")
"""Those of them that are no nouns: a «управляющий» is."""
_DID = ("вший", "вшая", "вшие")
_SURNAMES = ("ев", "ов", "ин", "ян")
_LEAST = 6
"""Letters of a participle or converb with a capital that is no surname: «Рубан», «Дан»."""
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
_WORD = 3
"""Letters of a noun that is no part of a name or an abbreviation: «ли», «м»."""
_TOWN = ("ске", "цке")
"""Endings of towns that tell where something is, and of no adjective."""
_WHERE = {"Animacy": "Inan", "Case": "Loc", "Gender": "Masc", "Number": "Sing"}
_UNKNOWN, _NONE, _ONLY = -2, -1, 0


class CertainTags:
    """Tags of words that are of one kind only; keeps what it learns of words by their numbers.

    ``scores`` is the ``agreement`` of the dictionary's tags with Natasha's.
    """

    def __init__(self, tagset: Tagset, scores: NDArray[np.uint8]) -> None:
        self._scores, self._feats = scores, tagset.feats
        # «Награждён» that opens a sentence is taken for «награждённый»
        whole = [f.get("VerbForm") == "Part" and "Variant" not in f for f in tagset.feats]
        self._is_verb = np.isin(tagset.pos, _OF_VERBS) & ~np.array(whole)
        self._is_order = np.array([f.get("Mood") == "Imp" for f in tagset.feats])
        self._is_finite = np.array([f.get("VerbForm") == "Fin" for f in tagset.feats])
        self._is_adjective = np.array([pos == "ADJ" for pos in tagset.pos])
        self._where = [
            n
            for n, (pos, feats) in enumerate(zip(tagset.pos, tagset.feats, strict=True))
            if pos == "PROPN" and feats == _WHERE
        ]
        self._is_name = np.array([pos == "PROPN" for pos in tagset.pos])
        self._is_noun = np.array([pos == _NOUN for pos in tagset.pos])
        self._participles = np.flatnonzero(whole).tolist()
        self._is_other = np.isin(tagset.pos, _OF_OTHERS)
        self._nouns = [n for n, pos in enumerate(tagset.pos) if pos == _NOUN]
        self._verbs: dict[tuple[str | None, str | None], list[int]] = {}
        for number, (pos, feats) in enumerate(zip(tagset.pos, tagset.feats, strict=True)):
            if pos == _FINITE:
                form = feats.get("VerbForm"), feats.get("Variant")
                self._verbs.setdefault(form, []).append(number)
        self.forget()

    def forget(self) -> None:
        """Begin anew, where words get new numbers."""
        self._verb = self._noun = np.zeros(0, np.int32)
        self._capital = self._town = self._short = self._whole = np.zeros(0, np.bool_)
        self._done = self._did = np.zeros(0, np.bool_)
        self._noun_tags: dict[tuple[int, int], int] = {}

    def mended(self, words: list[str], word: Ints, tags: Ints, starts: Ints) -> Ints:
        """Return tags with those of words that can only be verbs, or only nouns, mended.

        ``word`` numbers the tokens' words in ``words``. A capital is a name's but at ``starts``,
        the tokens that open a sentence, where a verb may have it.
        """
        self._learn(words)
        found = tags.copy()
        lower = ~self._capital[word]
        opens = np.zeros(len(word), np.bool_)
        opens[starts] = True
        # «[Похоронят] его в Туле» is taken for an order
        taken = ~self._is_verb[tags] | self._is_order[tags]
        taken |= self._is_finite[tags] & self._short[word]  # «[кооптирован] в совет»
        verbs = np.flatnonzero(taken & (opens | lower) & (self._verb[word] != _NONE))
        for number in np.unique(word[verbs]).tolist():
            if self._verb[number] == _UNKNOWN:
                self._verb[number] = self._verb_tag(words[number])
        verbs = verbs[self._verb[word[verbs]] >= 0]
        orders = np.flatnonzero(self._is_order[tags[verbs]]).tolist()
        kept = [place for place in orders if not _orders_nothing(words[word[verbs[place]]])]
        verbs = np.delete(verbs, kept)
        found[verbs] = self._verb[word[verbs]]
        if self._where:
            found[self._town[word] & self._is_adjective[found]] = self._where[0]
        # «[исключённая] накануне из партии» is taken for a noun
        taken = opens & self._is_name[found] & self._whole[word]
        taken |= lower & self._is_noun[found] & self._done[word]
        # «до июня [заведовавший] отделом» is taken for an adjective
        taken |= lower & self._is_adjective[found] & self._did[word]
        named = np.flatnonzero(taken)
        for token in named.tolist():
            found[token] = self._as_participle(words[word[token]], int(found[token]))
        # «[Интендант] театра Рид» is taken for an adjective
        taken = self._is_other[found] & (lower | (opens & self._is_adjective[found]))
        nouns = np.flatnonzero(taken & (self._noun[word] != _NONE))
        for token in nouns.tolist():
            found[token] = self._as_noun(words, int(word[token]), int(found[token]))
        return found

    def _learn(self, words: list[str]) -> None:
        fresh = words[len(self._verb) :]
        if not fresh:
            return
        able = [_UNKNOWN if one.endswith(_ENDINGS) else _NONE for one in map(str.lower, fresh)]
        self._verb = np.append(self._verb, np.array(able, np.int32))
        able = [_UNKNOWN if _may_be_noun(one) else _NONE for one in fresh]
        self._noun = np.append(self._noun, np.array(able, np.int32))
        capital = [not one.islower() for one in fresh]
        self._capital = np.append(self._capital, np.array(capital, np.bool_))
        town = [one.istitle() and one.endswith(_TOWN) for one in fresh]
        self._town = np.append(self._town, np.array(town, np.bool_))
        short = [one.endswith(_SHORT) for one in fresh]
        self._short = np.append(self._short, np.array(short, np.bool_))
        whole = [one.endswith(_WHOLE) for one in fresh]
        self._whole = np.append(self._whole, np.array(whole, np.bool_))
        done = [one.endswith(_DONE_TO) for one in fresh]
        self._done = np.append(self._done, np.array(done, np.bool_))
        did = [one.endswith(_DID) for one in fresh]
        self._did = np.append(self._did, np.array(did, np.bool_))

    def _verb_tag(self, word: str) -> int:
        """Return the tag of a word that can only be a verb, -1 for any other."""
        analyses = _analyses(word)
        kinds = [tag(number) for number in analyses]
        if not kinds or not all(kind.POS in _FORMS for kind in kinds):
            return _NONE
        if not word.islower() and not all(_is_sure(kind, word) for kind in kinds):
            return _NONE
        return self._closest(analyses[0], self._verbs[_FORMS[kinds[0].POS]])

    def _as_noun(self, words: list[str], number: int, own: int) -> int:
        """Return the tag of a word that can only be a noun, its own for any other."""
        if self._noun[number] == _UNKNOWN:
            kinds = [tag(one) for one in _analyses(words[number])]
            only = kinds != [] and all(kind.POS == _NOUN for kind in kinds)
            if not words[number].islower():
                only = only and all(_NAMES.isdisjoint(kind.grammemes) for kind in kinds)
            self._noun[number] = _ONLY if only else _NONE
        if self._noun[number] == _NONE:
            return own
        key = number, own
        if key not in self._noun_tags:
            self._noun_tags[key] = self._noun_tag(words[number], own)
        return self._noun_tags[key]

    def _as_participle(self, word: str, own: int) -> int:
        """Return the tag of a word that can only be a participle, its own for any other.

        The case that it was taken for says nothing where it has no such gender.
        """
        analyses = _analyses(word)
        if not self._participles or {tag(one).POS for one in analyses} != {"PRTF"}:
            return own
        shown, genders = self._shown(own), {tag(one).gender for one in analyses}
        if _GENDERS.get(shown.get("Gender", "")) not in genders:
            shown["Case"] = "Nom"
        return self._reading(word, shown, self._participles)

    def _noun_tag(self, word: str, own: int) -> int:
        return self._reading(word, self._shown(own), self._nouns)

    def _shown(self, own: int) -> dict[str, str]:
        return {key: value for key, value in self._feats[own].items() if key in _SHOWN}

    def _reading(self, word: str, shown: Mapping[str, str], tags: Sequence[int]) -> int:
        """Return the reading of a word that shares most with what it was taken for."""
        analyses = _analyses(word)
        likely = probabilities(normal_word(word), analyses)

        def rank(place: int) -> tuple[int, float]:
            feats = self._feats[self._closest(analyses[place], tags)]
            return sum(feats.get(key) == shown[key] for key in shown), likely[place]

        return self._closest(analyses[max(range(len(analyses)), key=rank)], tags)

    def _closest(self, analysis: int, tags: Sequence[int]) -> int:
        """Return the tag that agrees best with one of the dictionary."""
        return max(tags, key=self._scores[analysis].tolist().__getitem__)


def _analyses(word: str) -> list[int]:
    """Return the numbers of the dictionary's tags of a word, none where it cannot be asked."""
    if len(word) > LONGEST_WORD or not word.isprintable():
        return []
    return [number for *_, number in listed(normal_word(word))]


def _may_be_noun(word: str) -> bool:
    """Tell a word in lower case that does not end as adjectives and verbs do."""
    return len(word) >= _WORD and word.isalpha() and not word.endswith(_LIKE_OTHERS)


def _orders_nothing(word: str) -> bool:
    """Tell a word that the dictionary has as no imperative."""
    return all(getattr(tag(number), "mood", None) != "impr" for number in _analyses(word))


def _is_sure(kind: object, word: str) -> bool:
    """Tell a verb with a capital from a surname in the form of one: «Сунь», «Хорошев», «Рубан»."""
    pos, mood = getattr(kind, "POS", None), getattr(kind, "mood", None)
    if pos == _FINITE:
        return mood != "impr"
    return pos != _INFINITIVE and len(word) >= _LEAST and not word.lower().endswith(_SURNAMES)
