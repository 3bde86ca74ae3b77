"""What a text tells of a person's name before it is read: its words, tags and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation, Tagset
from newsnlp.annotate.notes import noted
from newsnlp.link.grammar.morphology import CASES, GENDERS, NUMBERS, capitalized
from newsnlp.link.people.declension import CERTAIN, name_forms, name_table
from newsnlp.link.people.families import FAMILY, is_family
from newsnlp.link.people.monks import noun_of_monk
from newsnlp.link.people.told_by_posts import is_told_by_a_post
from newsnlp.link.people.told_case import (
    case_beside_other,
    case_beside_post,
    is_accused_beside_other,
    is_acting_head,
    is_done_to_by_gerund,
    is_hers_by_verb,
    is_one_of_subjects,
    is_subject_too,
    told_by_participle,
)
from newsnlp.link.people.told_gender import (
    HERS,
    HERS_ACCUSED,
    case_of_post,
    is_beside_a_genitive,
    is_by_words_of,
    is_described,
    is_hers_done_to,
    is_named_after,
    is_one_of_many,
    is_only_subject,
    is_told_of_a_woman,
)
from newsnlp.link.people.told_in_lists import is_hers_in_list, told_by_many, told_by_order

APOSTROPHES = ("'", "’", "`")
_JOINING = frozenset(APOSTROPHES)
_SKOY = ("ской", "цкой")
_SHOWN = {
    "скую": ("accs", "femn"),
    "цкую": ("accs", "femn"),
    "кого": ("gent", "masc"),
    "кому": ("datv", "masc"),
}
"""Case and gender by the last letters of a surname that no other form has."""
_SHOWN_ALONE = (("accs", "femn"),)
"""Of «Рутковского» a word alone, a place may be called."""
_ACCUSED = ("у", "ю")
_BY_HIM, _BY_HER = ("ом", "ем"), ("ой", "ей")
_HERS = ("а", "я", "ие")
"""Endings of nouns for nuns, as their lemmas are: «монахиня», «игумение»."""
_OBLIQUE = frozenset({"gent", "accs"})
_ONTO = (["на"], ["через"], ["про"])
"""Prepositions that no dative follows: «возложить [на] Рогову А. И.», «назначить Рогову А. И.»."""

Mark = tuple[str, str, str]
"""The tagger's case, gender and number of a token, in pymorphy3's names, empty where absent."""
Marks = tuple[Mark, ...]


class Evidence(NamedTuple):
    """The words of a name, each with its mark, and the word after it where it may belong to it."""

    name: tuple[str, ...]
    after: str
    marks: tuple[Mark, ...]


@noted
def evidence(annotation: Annotation, first: int, last: int) -> Evidence:
    """Return what is told of tokens ``first`` to ``last``, a person's name."""
    name = tuple(annotation.words[first:last])
    text = annotation.slice_text(first, last)
    if text.isupper() and not text.isascii():  # a singer may be called JJ
        name = tuple(map(capitalized, name))  # a headline
    after = annotation.words[last] if last < len(annotation.words) else ""
    marks = _told(annotation, first, last)
    if not _JOINING.isdisjoint(name):
        name, marks = _apostrophes(name, marks)
    after = after if after in _JOINING or after == "." else ""  # no other word matters
    return Evidence(name, after, marks)


def _told(annotation: Annotation, first: int, last: int) -> tuple[Mark, ...]:
    """Return the marks of a name, corrected by the words around it; a later step is surer."""
    by_tag = _marks(annotation.tagset)
    marks = tuple([by_tag[tag] for tag in annotation.tags[first:last]])
    for step in (_by_its_words, _as_subject, _as_object, _by_posts, _by_words_beside):
        marks = step(annotation, first, last, marks)
    if last - first == 1 and is_family(annotation, first):
        marks = tuple([(case, gender, FAMILY) for case, gender, _ in marks])
    monk = noun_of_monk(annotation, first) if _is_one_word(annotation, first, last) else None
    if monk is None:
        return marks
    return tuple([_of_monk(annotation, monk, t, m) for t, m in enumerate(marks, first)])


def _with(marks: Marks, case: str | None = None, gender: str | None = None) -> Marks:
    """Return marks in a case and of a gender; None leaves what the tagger sees."""
    return tuple(
        [(c if case is None else case, g if gender is None else gender, n) for c, g, n in marks]
    )


def _by_its_words(annotation: Annotation, first: int, last: int, marks: Marks) -> Marks:
    """Correct marks by whom nouns and verbs tell of, and by how the words of a name end."""
    words = annotation.words[first:last]
    if any(mark[1] == "masc" for mark in marks) and is_told_of_a_woman(annotation, first, last):
        # «сменил [Евгению Рогову], которая», tagged as a man's dative
        accused = all(word.endswith(_ACCUSED) for word in words if word[1:])
        marks = _with(marks, "accs" if accused else None, "femn")
    if _is_nominative_of_hers(words, marks):
        marks = _with(marks, "nomn", "femn")
    if _is_oblique_of_hers(words, marks):
        marks = _with(marks, gender="femn")
    if _is_instrumental(words, marks):
        marks = _with(marks, "ablt", "masc")
    shown = _SHOWN.get(words[-1][-4:])
    if shown is None or (len(marks) == 1 and shown not in _SHOWN_ALONE):
        return marks
    return _with(marks, *shown)  # «директора [Яна Рутковского]», tagged as a woman's nominative


def _as_subject(annotation: Annotation, first: int, last: int, marks: Marks) -> Marks:
    """Correct marks of whom the clause or a post has in the nominative."""
    oblique = marks[0][0] in _OBLIQUE or marks[-1][0] in _OBLIQUE  # an initial has no case
    told = oblique and is_told_by_a_post(annotation, first, last)
    if told or is_one_of_many(annotation, first) or is_subject_too(annotation, first):
        marks = _with(marks, "nomn", "")
    hers = (
        is_only_subject(annotation, first)
        or is_hers_in_list(annotation, first, last)
        or is_described(annotation, first)
        or is_acting_head(annotation, first, last)
        or is_one_of_subjects(annotation, first, last)
    )
    return _with(marks, "nomn", "femn") if hers else marks


def _as_object(annotation: Annotation, first: int, last: int, marks: Marks) -> Marks:
    """Correct marks of a woman to whom something is done."""
    # «министра [Рогову] уволили», «возложить на [Рогову А. И.]», tagged as a man's accusative
    surname = _surname(annotation, first, last)
    told = surname == last - 1 or annotation.words[first - 1 : first] in _ONTO
    shown = told and annotation.words[surname].endswith(HERS_ACCUSED)
    accused = (
        (shown and marks[surname - first][0] == "accs")
        or is_accused_beside_other(annotation, first, last)
        or is_hers_by_verb(annotation, first, last)
        or is_hers_done_to(annotation, first, last)
    )
    return _with(marks, "accs", "femn") if accused else marks


def _by_posts(annotation: Annotation, first: int, last: int, marks: Marks) -> Marks:
    """Correct marks by the case of the post, or of the other name, that a name goes with."""
    surname = annotation.lowered[_surname(annotation, first, last)]
    post = CASES.get(case_of_post(annotation, first, last))
    if post == "ablt" and _is_made(annotation.lowered[first:last]):
        # «назначил послом [Котову А. И.]»: no man's accusative ends so
        return _with(marks, "accs", "femn") if surname.endswith(HERS_ACCUSED) else marks
    if post:
        # «поздравили врача [Н. С. Обухову]», «оштрафовал директора [Дадашева Э. Р.]»
        his = post == "gent" and annotation.words[first].endswith(HERS)
        sure = "masc" if his else "femn" * (post == "accs")
        return _with(marks, post, sure or _only_hers(surname, post) or None)
    joined = case_beside_other(annotation, first, last)
    return _with(marks, joined, _only_hers(surname, joined) or None) if joined else marks


def _by_words_beside(annotation: Annotation, first: int, last: int, marks: Marks) -> Marks:
    """Correct marks by words that ask for one case: «по словам», «имени», a participle."""
    if is_beside_a_genitive(annotation, first) or is_by_words_of(annotation, first):
        marks = _with(marks, "gent", "")
    if is_done_to_by_gerund(annotation, first, last):
        marks = _with(marks, "accs", "")
    if beside := case_beside_post(annotation, first, last):
        marks = _with(marks, beside)
    for tell in (told_by_participle, told_by_order, told_by_many):
        told, whose = tell(annotation, first, last)
        if told:
            marks = _with(marks, told, whose)
    return _with(marks, "gent") if is_named_after(annotation.words, first) else marks


def _is_made(name: Sequence[str]) -> bool:
    """Tell whom somebody makes what he is: «избрали главой [Марину] Долгих», no instrumental.

    Initials tell no case, so a surname does: «назначил послом [Котова] П. Л.».
    """
    forms = [form for form in name_forms(name[0]) if form.kind == "Name"]
    if any(len(word) == 1 for word in name[:2]):
        forms = [form for word in name if len(word) > 1 for form in name_forms(word)]
    return forms != [] and all(form.case != "ablt" for form in forms)


def _surname(annotation: Annotation, first: int, last: int) -> int:
    """Return the token of a surname: the last one, or the first before initials."""
    initials = len(annotation.words[last - 1]) == 1 or annotation.words[last - 1] == "."
    return first if initials and len(annotation.words[first]) > 1 else last - 1


def _only_hers(surname: str, case: str) -> str:
    """Return "femn" of a surname that is no man's in a case: «вручили Сусанне [Погосян]»."""
    table = name_table(surname)
    return "femn" if (case, "femn") in table and (case, "masc") not in table else ""


def _is_one_word(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a name of one word, maybe with a surname in brackets behind: «Серафима (Рид)»."""
    return last - first == 1 or annotation.words[first + 1 : first + 2] == ["("]


def _of_monk(annotation: Annotation, noun: int, name: int, mark: Mark) -> Mark:
    """Return the mark of a monk's name or surname by what he is: «игумения [Серафима] ([Рид])».

    The tagger takes her for a man in the genitive. «Архимандрита [Варнаву]» is an accusative.
    """
    case, gender, number = mark
    if not annotation.lemmas[noun].endswith(_HERS):
        case = CASES.get(annotation.feats(noun).get("Case", ""), case)
        accused = case == "gent" and annotation.words[name].endswith(_ACCUSED)
        return "accs" if accused else case, "masc", number
    return case if gender == "femn" else "", "femn", number


def _is_nominative_of_hers(name: Sequence[str], marks: Sequence[Mark]) -> bool:
    """Tell «[Нигора Салимова] пришла», tagged as a man's nominative, which no man has.

    Of the first word nothing is known: «Игоря» is never tagged so.
    """
    masculine = all(case == "nomn" and gender == "masc" for case, gender, _ in marks)
    return masculine and len(name) > 1 and name[0].endswith(("а", "я")) and name[-1].endswith(HERS)


def _is_instrumental(name: Sequence[str], marks: Sequence[Mark]) -> bool:
    """Tell «снят [Мортеном Хольдумом]», tagged as a nominative: no man has both names in «-ом».

    Nor has one «-ой» behind what is tagged as it is: «с [Гитанасом Науседой]». «[Юри Ратасом]» is
    one whose first name never changes.
    """
    ends = (*_BY_HIM, *_BY_HER) if marks[0][0] == "ablt" else _BY_HIM
    if len(name) == 1 or not (name[0].endswith(_BY_HIM) or _never_changes(name[0])):
        return False
    if not all(word.endswith(ends) for word in name[1:]):
        return False
    return not any(
        form.case == "nomn" and form.weight > CERTAIN
        for word in (name[1:] if _never_changes(name[0]) else name)
        for form in name_forms(word.lower())
    )


def _never_changes(given: str) -> bool:
    """Tell «Юри», «Лео», first names of a man that stay as they are in all cases."""
    forms = [form for form in name_forms(given.lower()) if form.kind == "Name"]
    fixed = {form.case for form in forms if form.nominative == given.lower()}
    return "ablt" in fixed and any(form.gender == "masc" for form in forms)


def _is_oblique_of_hers(name: Sequence[str], marks: Sequence[Mark]) -> bool:
    """Tell «судьи [Лозовской Т. В.]», tagged as a man's: only in the nominative is it a man's."""
    told = zip(name, marks, strict=True)
    return any(word.endswith(_SKOY) and case not in ("", "nomn") for word, (case, *_) in told)


def _apostrophes(
    name: tuple[str, ...], marks: tuple[Mark, ...]
) -> tuple[tuple[str, ...], tuple[Mark, ...]]:
    """Join «О», «’» and «Рейли» into one word."""
    words_: list[str] = []
    marks_: list[Mark] = []
    for word, mark in zip(name, marks, strict=True):
        if words_ and (word in APOSTROPHES or words_[-1].endswith(APOSTROPHES)):
            words_[-1] += word
            marks_[-1] = mark
        else:
            words_.append(word)
            marks_.append(mark)
    return tuple(words_), tuple(marks_)


@lru_cache(2)
def _marks(tagset: Tagset) -> list[Mark]:
    """Return what each tag says of case, gender and number."""
    return [
        (
            CASES.get(feats.get("Case", ""), ""),
            GENDERS.get(feats.get("Gender", ""), ""),
            NUMBERS.get(feats.get("Number", ""), ""),
        )
        for feats in tagset.feats
    ]
