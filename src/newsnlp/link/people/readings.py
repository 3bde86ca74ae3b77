"""The persons' names of one article, read together: one name sheds light on another.

The tagger takes «Илона Маска» for a woman's name and «Кили Хоулз» once for a genitive; «Илон Маск»
and the other «Кили Хоулз» of the article tell better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.groups import Token
from newsnlp.link.people.declension import LIKELY, name_table, nominatives
from newsnlp.link.people.name_evidence import Evidence, Mark, evidence
from newsnlp.link.people.names import read as read_as
from newsnlp.link.people.nicknames import own_words
from newsnlp.link.people.person_name import PersonName
from newsnlp.link.people.told_gender import is_by_words_of
from newsnlp.quick import dataclass

_WOMAN = re.compile(r"(?:[оеё]ва|[иы]на|[сц]кая)$")
_HERS: Mark = ("nomn", "femn", "sing")
_BEFORE_HERS = ("по мужу", "в девичестве", "девичья фамилия", "до замужества")
_BORN = re.compile("урожд[её]нн(?:ая|ой|ую)|урожд")
_MARKS = frozenset("(—–-:«.")
_PETR, _PYOTR = re.compile(r"\bПетр\b"), "Пётр"
_IN_U = ("у", "ю")
_HERS_NOMINATIVE = ("а", "я")
_UNDECLINED = ("и", "ы", "е", "у", "ю")
_NO_GENITIVE = ("е", "у", "ю")
Written = tuple[str, ...]
Part = tuple[str, str]
"""A lowercase nominative word of a name with its gender."""


@dataclass(slots=True)
class _Known:
    """Words of the names told so far, and by which written name each is told.

    ``fixed`` are words seen not to decline, of either gender.
    """

    parts: set[Part] = field(default_factory=set)
    fixed: set[Part] = field(default_factory=set)
    told: dict[Written, set[Part]] = field(default_factory=dict)
    times: Counter[Part] = field(default_factory=Counter)

    def learn(self, name: PersonName, written: Written) -> None:
        told = self.told.setdefault(written, set())
        for part in _parts(name):
            if part not in told:
                told.add(part)
                self.times[part] += 1
                self.parts.add(part)

    def learn_again(self, name: PersonName, again: PersonName, written: Written) -> None:
        """Forget a reading given up, where no other name bears it out, and learn a better one."""
        given_up = {part for part in _parts(name) if self.times[part] == 1}
        self.parts -= given_up.difference(self.fixed, _parts(again))
        self.learn(again, written)

    def beside(self, written: Written) -> set[Part]:
        """Return what other names tell: none bears itself out."""
        own = {part for part in self.told[written] if self.times[part] == 1} - self.fixed
        return self.parts - own if own else self.parts


def _parts(name: PersonName) -> list[Part]:
    """Return the words of a name, «Глен Скотт Кроуфорд», with its gender."""
    words = (*name.last.lower().split(), name.first.lower())
    return [(word, name.gender) for word in words if word and name.gender]


def read_names(annotation: Annotation, tokens: Sequence[Token]) -> dict[int, PersonName]:
    """Return the name of every mention of a person, by the index of its token range."""
    told = {t.index: evidence(annotation, t.first, t.last) for t in tokens}
    written = {
        t.index: own_words(annotation.words[t.first : t.last])
        for t in tokens
        if t.last - t.first > 1
    }
    plain = {i: read_as(told[i]) for i in written}
    read = _settled(plain, written)
    known = _Known()
    for i, name in read.items():
        known.learn(name, written[i])
    for token in tokens:
        if token.index not in read:
            _learn_undeclined(known, annotation, token)
            _learn_her(known, annotation, token)
    _learn_subjects(known, annotation, tokens, read, written)
    known.parts |= known.fixed
    changed = _read_again(told, plain, read, written, known)
    for i, name in changed.items():
        known.learn_again(read[i], name, written[i])
    read |= changed
    for token in tokens:
        if token.index not in read:
            own = told[token.index]
            hers = _is_wifes(annotation.lowered, token.first)
            read[token.index] = _hers(own) if hers else _surname(own, known.parts)
    lone = {t.index: told[t.index] for t in tokens if t.index not in written}
    _read_womens_again(lone, read, known.parts)
    return _with_yo(_with_patronymics(read), annotation.text)


def _read_womens_again(
    lone: Mapping[int, Evidence], read: dict[int, PersonName], known: set[Part]
) -> None:
    """Read «Котову поздравили» as of the Котова who «рассказала», where no Котов is told."""
    word = {i: (read[i].last or read[i].first).lower() for i in lone}
    nominative = [i for i, own in lone.items() if own.name[0].lower() == word[i]]
    women = {word[i] for i in nominative if read[i].gender == "femn"}
    men = {word[i] for i in nominative} | {part for part, _ in known}
    for i, own in lone.items() if women else ():
        hers = f"{word[i]}а"
        told = own.name[0].lower() != hers and hers in women  # «лавка Котова» is a man's as well
        if told and read[i].gender == "masc" and word[i] not in men:
            marks = tuple([(case, "femn", number) for case, _, number in own.marks])
            read[i] = read_as(own._replace(marks=marks), known | {(hers, "femn")})


def _with_yo(read: dict[int, PersonName], text: str) -> dict[int, PersonName]:
    """Write Пётр of «Петра», where the article writes «ё» at all and nowhere «Петр»."""
    if "ё" not in text or _PETR.search(text) or "Петр" not in text:
        return read
    return {
        i: replace(name, first=_PYOTR, text=name.text.replace(name.first, _PYOTR, 1))
        if name.first == "Петр"
        else name
        for i, name in read.items()
    }


def _is_wifes(lowered: Sequence[str], first: int) -> bool:
    """Tell «Анна Котова (в девичестве — [Рид])», «Анна Котова, по мужу [Рид]», whoever is told."""
    before = [word for word in lowered[max(0, first - 4) : first] if word not in _MARKS]
    return " ".join(before[-2:]) in _BEFORE_HERS or bool(before and _BORN.fullmatch(before[-1]))


def _surname(told: Evidence, known: set[Part]) -> PersonName:
    """Return the name of one word: «Осокина» is she where the article tells of no Осокин."""
    name, word = read_as(told, known), told.name[0].lower()
    hers = name.gender == "masc" and (word, "femn") in known and _WOMAN.search(word) is not None
    if not hers or (name.last.lower(), "masc") in known:
        return name
    return read_as(told._replace(marks=(_HERS,)), known)


def _hers(told: Evidence) -> PersonName:
    """Return the surname of a woman by birth or marriage, whatever Рид the article has."""
    return read_as(told._replace(marks=(_HERS,)))


def _read_again(
    told: Mapping[int, Evidence],
    plain: Mapping[int, PersonName],
    read: Mapping[int, PersonName],
    written: Mapping[int, Written],
    known: _Known,
) -> dict[int, PersonName]:
    """Return the full names that read otherwise by the light of the others."""
    changed: dict[int, PersonName] = {}
    for i in written:
        told_otherwise = _may_be_known(read[i], written[i], known)
        if told_otherwise or not read[i].certain:
            womans = _is_womans(read[i]) and not told_otherwise
            others = known.parts if womans else known.beside(written[i])
            if told_otherwise and _is_told_of_her(read[i], written[i], known):
                others = {part for part in others if part not in _parts(read[i])}
            again = read_as(told[i], others)
            if again != plain[i]:
                changed[i] = again
    return changed


def _with_patronymics(read: dict[int, PersonName]) -> dict[int, PersonName]:
    """Read «Леонид Абрамович» as the Леонид Абрамович Карминский told elsewhere."""
    told = {(name.first, name.patronymic) for name in read.values() if name.patronymic}
    if not told:
        return read
    return {
        i: replace(name, patronymic=name.last, last="")
        if (name.first, name.last) in told and not name.patronymic
        else name
        for i, name in read.items()
    }


def _settled(plain: dict[int, PersonName], written: dict[int, Written]) -> dict[int, PersonName]:
    """Read what is written alike in one way."""
    alike: dict[Written, list[PersonName]] = {}
    for i, name in plain.items():
        if not name.certain:
            alike.setdefault(written[i], []).append(name)
    chosen = {text: _best(text, names) for text, names in alike.items() if len(set(names)) > 1}
    settled = {i: chosen.get(written[i]) or name for i, name in plain.items()}
    for i, name in plain.items():
        if name.nickname != settled[i].nickname:  # «Виктор «Седой» Котов» is read as Виктор Котов
            settled[i] = replace(settled[i], nickname=name.nickname)
    return settled


def _best(written: Written, names: Iterable[PersonName]) -> PersonName | None:
    """Return the reading of most mentions; of one gender, the one that never changes.

    A name that stands in the nominative and, written alike, in another case does not decline.
    """
    counts = Counter(names).most_common()
    if len({name.gender for name, _ in counts}) == 1:
        return next((name for name, _ in counts if name.text == " ".join(written)), None)
    return counts[0][0] if counts[0][1] > counts[1][1] else None


def _is_womans(name: PersonName) -> bool:
    """Tell «Евгения Важорова» from «Илона Маска»: she may well stand beside Евгений Важоров."""
    return name.gender == "femn" and _WOMAN.search(name.last) is not None


def _learn_subjects(
    known: _Known,
    annotation: Annotation,
    tokens: Sequence[Token],
    read: Mapping[int, PersonName],
    written: Mapping[int, Written],
) -> None:
    """Learn from «Маск ушёл» that «Илона Маска», of whom no dictionary knows, is no woman.

    So from «Тешейра ушёл» that «Розивалду Тешейру» is no nominative, «Лев Дудка» of «о Льве Дудке»
    no Дудк and «Льва Рудого» of Лев Рудой no Рудый.
    """
    seen = annotation.by_form.words
    doubtful = {
        i: {part for part in nominatives(written[i][-1].lower()) if part[0] != name.last.lower()}
        for i, name in read.items()
        if not name.certain
        and (name.gender == "femn" or name.last.endswith(_IN_U) or name.last.lower() not in seen)
    }
    wanted = set[Part]().union(*doubtful.values()) - known.parts
    for token in tokens if wanted else ():
        word = annotation.words[token.first].lower()
        feats = annotation.feats(token.first)
        man = feats.get("Case") == "Nom" and feats.get("Gender") == "Masc"
        if token.last - token.first > 1 or not man or (word, "masc") not in wanted:
            continue
        his = name_table(word).get(("nomn", "masc"), ())
        if his and his[0].weight >= LIKELY:  # «Роговой» is hers, whatever the tagger says
            known.fixed.add((word, "masc"))
            hers = [i for i, told in doubtful.items() if (word, "masc") in told]
            known.parts -= {(read[i].last.lower(), "femn") for i in hers}


def _may_be_known(name: PersonName, written: Written, known: _Known) -> bool:
    """Tell whether a name may be that of another mention, read otherwise by itself.

    «Ирины Яровой» may be the Яровая told elsewhere and no Ярова; «Нелли» is Нелли and no Нелля
    where another mention has her so, «Ж.-К. Трише» Жан-Клод Трише and no Триша.
    """
    first, last = written[0].lower(), written[-1].lower()
    if name.initials and _is_told_otherwise(name, last, known):
        return True
    if _is_told_of_her(name, written, known):
        return True
    if last.endswith(("ой", "ую")) and (f"{last[:-2]}ая", "femn") in known.parts:
        return True
    return any(
        word.endswith(_UNDECLINED)
        and read.lower() != word
        and (word, name.gender or "") in known.parts
        for word, read in ((first, name.first), (last, name.last))
    )


def _is_told_of_her(name: PersonName, written: Written, known: _Known) -> bool:
    """Tell «Валентина Осокина» where «Осокина Валентина Аркадьевна» is told, and no Осокин.

    So is «Мирославу Рогову» hers, where «Мирославы Роговой» is told and nobody but her can be.
    """
    if name.gender != "masc" or not name.first:
        return False
    hers = set(_forms_of(written[0], "femn")), set(_forms_of(written[-1], "femn"))
    if not all(own & known.parts for own in hers):
        return False
    his = {(name.first.lower(), "masc"), (name.last.lower(), "masc")}
    return not any(his <= parts and _is_sure(told) for told, parts in known.told.items())


def _forms_of(word: str, gender: str) -> list[Part]:
    return [part for part in nominatives(word.lower()) if part[1] == gender]


def _is_sure(written: Written) -> bool:
    """Tell a name that no woman can have: «Мирослав Рогов», «Мирославом Роговым»."""
    return not (_forms_of(written[0], "femn") and _forms_of(written[-1], "femn"))


def _is_told_otherwise(name: PersonName, last: str, known: _Known) -> bool:
    """Tell initials whose surname the article has otherwise, «Э. Памфилову» of Элла.

    Initials tell no gender, and the tagger takes most for a man's.
    """
    own = (name.last.lower(), name.gender or "")
    others = {part for part in nominatives(last) if part in known.parts and part != own}
    return bool(others) and (known.times[own] <= 1 or own not in known.parts)


def _learn_undeclined(known: _Known, annotation: Annotation, token: Token) -> None:
    """Learn from «Локи» seen as a subject that «Локи» elsewhere is no genitive of Лока.

    So does «по словам Рютте», no genitive of Рютта. Not so «Кроуфорду», taken for a subject, where
    Кроуфорд is told.
    """
    word, seen = annotation.lowered[token.first], annotation.by_form.words
    subject = word.endswith(_UNDECLINED) and annotation.feats(token.first).get("Case") == "Nom"
    subject = subject or (word.endswith(_NO_GENITIVE) and is_by_words_of(annotation, token.first))
    others = {p for p in nominatives(word) if p[0] != word and p in known.parts} if subject else ()
    if subject and not any(other in seen for other, _ in others):
        known.fixed.update(((word, "masc"), (word, "femn")))


def _learn_her(known: _Known, annotation: Annotation, token: Token) -> None:
    """Learn from «[Шакира] выступила» that it is no genitive of Шакир; «Котова» may be both."""
    word, verb = annotation.lowered[token.first], annotation.heads[token.first]
    if not word.endswith(_HERS_NOMINATIVE) or _WOMAN.search(word) or verb < 0:
        return
    subject = annotation.deprel(token.first) == "nsubj"
    if subject and annotation.feats(verb).get("Gender") == "Fem":
        known.fixed.add((word, "femn"))
