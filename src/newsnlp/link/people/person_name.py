"""A person's name in parts, and which names may be of one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.diminutives import is_short_for, same_first
from newsnlp.link.people.patronymics import same_patronymic
from newsnlp.quick import dataclass

_DOUBLE = 2
_SON = frozenset({"бен", "бин", "ибн"})


@dataclass(frozen=True)
class PersonName:
    """One mention of a person's name, read: the parts are nominative, empty where absent.

    ``text`` is the nominative in the order of the text; ``initials`` are capital letters as
    written («Дж»); ``gender`` is masc, femn or None; ``sole`` marks one word that may be a
    first or a last name, ``family_first`` an East Asian name, which keeps its order;
    ``generation`` is младший or старший; ``certain`` says the dictionary knows every word;
    ``nickname`` stands in guillemets inside the name.
    """

    text: str
    first: str = ""
    patronymic: str = ""
    last: str = ""
    initials: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    sole: bool = False
    family_first: bool = False
    generation: str = ""
    certain: bool = True
    nickname: str = ""

    @cached_property
    def full(self) -> str:
        """Write the name as a reader expects it: first name, patronymic, last name."""
        if self.plural or self.family_first or not self.last:
            return self.text
        given = [self.first, self.patronymic] if self.first else [f"{i}." for i in self.initials]
        last = f"{self.last}-{self._generation}" if self.generation else self.last
        return " ".join([*(part for part in given if part), last])

    @property
    def with_nickname(self) -> str:
        """Write the name with its nickname: «Виктор «Седой» Котов»."""
        given, blank, last = self.full.rpartition(" ")
        return f"{given} «{self.nickname}»{blank}{last}"

    @property
    def _generation(self) -> str:
        """Return младшая of a woman, младший of anybody else."""
        woman = self.gender == "femn" and self.generation.endswith("ий")
        return f"{self.generation[:-2]}ая" if woman else self.generation

    @cached_property
    def folded(self) -> str:
        """Return the full name as names are compared."""
        return fold(self.full)

    @property
    def size(self) -> int:
        """Count how much of a full name is there; a written name weighs two initials."""
        return 2 * sum(map(bool, (self.first, self.patronymic, self.last))) + len(self.initials)


def compatible(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names can belong to one person: no part contradicts another."""
    if one.plural or other.plural:
        return one.plural and other.plural and fold(one.text) == fold(other.text)
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if not _same_generation(one, other) or not _same_generation(other, one):
        return False
    if one.last and other.last and not _same_last(one.last, other.last):
        return False
    if one.first and other.first and not _same_given(one, other):
        return False
    both = one.patronymic and other.patronymic
    if both and not same_patronymic(one.patronymic, other.patronymic):
        return False
    return _initials_fit(one, other) and _initials_fit(other, one)


def _same_given(one: PersonName, other: PersonName) -> bool:
    """Match first names; «Седой Котов» is Виктор «Седой» Котов."""
    by_nickname = fold(one.first) == fold(other.nickname) or fold(other.first) == fold(one.nickname)
    return by_nickname or same_first(one.first, other.first)


def _same_last(one: str, other: str) -> bool:
    """Match last names, also where one leaves out a middle name: «Тайип Эрдоган», «Эрдоган».

    One of two that a hyphen joins may stand for both: «Петров-Водкин», «Водкин»; a monk's is in
    brackets or not: «Пимен (Орлов)», «Пимен Орлов».
    """
    a, b = fold(one).strip("()").split(), fold(other).strip("()").split()
    if a == b or (a[-1] == b[-1] and (len(a) == 1 or len(b) == 1)):
        return True
    return fold(one) in halves(other) or fold(other) in halves(one)


def _same_generation(one: PersonName, other: PersonName) -> bool:
    """Tell «Лев Рогов-младший», who may be Лев Рогов, from «Рогов-старший», who is another."""
    told = one.first or one.initials or not other.first
    return one.generation in ("", other.generation) or (not other.generation and bool(told))


def _doubles(last: str, name: PersonName) -> bool:
    """Tell the double name of a last name: «Петров-Водкин» of Водкин; «Джон-Рид» is no name."""
    parts = halves(last)
    return fold(name.last) in parts and fold(name.first) not in parts


def halves(last: str) -> tuple[str, ...]:
    """Return the two names of a double one, folded: «Петров-Водкин», not «аль-Багдади»."""
    parts = last.split("-")
    double = len(parts) == _DOUBLE and all(part[:1].isupper() for part in parts)
    return tuple(map(fold, parts)) if double else ()


def cut_short(one: PersonName, other: PersonName) -> bool:
    """Tell whether one name is the other without its end: «Мария Фернандес (де Кирос)».

    It takes one article: elsewhere there may be another Мария Фернандес.
    """
    if one.plural or other.plural:
        return False
    short, long = sorted((one, other), key=lambda name: name.last.count(" "))
    if not (short.first and short.last and long.first):
        return False
    same = fold(short.last) in fold(long.last).split()  # «Фидель (Алехандро) Кастро (Рус)»
    return same and compatible(replace(long, last=short.last), short)


def names_in(last: str) -> list[str]:
    """Return the words of a last name by which one may be called; «бен Хамад» is one's father."""
    names = last.split()
    called = [b for a, b in zip(["", *names], names[:-1], strict=False) if a not in _SON]
    return called + names[-1:]


def _initials_fit(one: PersonName, other: PersonName) -> bool:
    given = [part for part in (other.first, other.patronymic) if part] or list(other.initials)
    if given and "-" in given[0] and len(one.initials) > 1:
        given = [*given[0].split("-"), *given[1:]]  # «Ж.-К. Трише» is Жан-Клод
    return all(
        fold(name).startswith(fold(initial))
        or (len(name) < len(initial) and fold(initial).startswith(fold(name)))
        for initial, name in zip(one.initials, given, strict=False)
    )


def fullest(names: Iterable[PersonName]) -> PersonName:
    """Return the name with most parts, the first of equals."""
    return max(names, key=lambda name: (name.plural, name.size, bool(name.first)))


def merged(names: Sequence[PersonName]) -> PersonName:
    """Join the parts that several mentions of one person give into the fullest name."""
    if len(names) == 1:
        return names[0]
    best = fullest(names)
    if best.plural or best.sole or best.family_first or not best.last:
        return best
    # beside «Андреа Падован», «Андреа Падована» is his genitive
    best = next((n for n in names if n.size == best.size and best.full == f"{n.full}а"), best)
    # «Курбанов» alone may be taken for several called Курбан
    first = best.first or next((n.first for n in names if n.first not in ("", best.last)), "")
    # «Саша Котов … Александр Котов»
    first = next((n.first for n in names if first and is_short_for(first, n.first)), first)
    patronymic = best.patronymic or next((n.patronymic for n in names if n.patronymic), "")
    return replace(
        best,
        first=first,
        patronymic=patronymic if first else "",
        last=next((n.last for n in names if _doubles(n.last, best)), best.last),
        initials=() if first else best.initials,
        generation=next((n.generation for n in names if n.generation), ""),
        nickname=next((n.nickname for n in names if n.nickname), ""),
    )
