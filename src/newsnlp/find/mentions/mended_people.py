"""The model's names of persons as they can be, by what a dictionary knows of their words.

- No name opens with a finite verb: «[Защищал Белоногова]» Лев Рид.
- Few surnames end in «ск», «цк»: «мэр [Заозёрска]» has a city, where nobody is called so («Маска»).
- A surname in another case than the name behind it is somebody else's: «вдове [Котова] [Зое Рид]»;
  so is one of another gender, «вдовы [Котова] [Зои]», or before a name with a surname of its own:
  «адвокат [Котова] [Мария Рид]».
- Initials with a surname behind them have none in front: «глава Заречинска [Т. Р. Рид]».
- Nor is what somebody is, cut short: «Исп. [Котова А. П.]».
- Nor is «И. о.»: «[И. о. министра] Н. П. Рид».
- A preposition is no initial: «С [А. Ридом] согласны», «О [Шакире] спорят».
- What somebody is, where his name is told elsewhere, is no part of it: «Баритон [Лев Рид]»; nor is
  a post or an occupation of our lists that opens a sentence, «Фигуристки [Анна Рид] и …».
- Nor are several relatives: «[Сёстры Анна] и Вера».
- What a monk is is no part of it: «[Старец Илий]».
- The city of a post is no surname: «глава [Новоборска] [Лев Рид]», «лицея № 3 [Шахова] [Лев Рид]».
- What ends a sentence is no part of a Chinese name: «прибыл [Ван И].»
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.antecedents import unnamed_places
from newsnlp.find.grammar.finite import is_verb
from newsnlp.find.mentions.told_names import ToldNames
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import inner_noun, wider_nouns
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.people import declension, eastern_names
from newsnlp.types import Span

_CITY = re.compile(r"[А-ЯЁ][а-яё]{3,}[сц]к(?:а|у|ом|е)?")
_INITIALS = re.compile(r" [А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]{2}")
_BEFORE_INITIAL = re.compile(r"[ВКОСУ] [А-ЯЁ]\. ?[А-ЯЁ]")
_BEFORE_NAME = re.compile(r"[ВКОСУ] [А-ЯЁ][а-яё]+")
_ACTING = re.compile(r"[ИВ]\. ?о\. ?[а-яё]{3,}.* ")
_SEVERAL = ("nomn", "plur")
_NAME = 2
"""Words of a first name and a surname."""
_WITH_SURNAME = 3
"""Words of somebody's surname before a name and a surname."""
_OF_SOMEBODY = ("occupations.txt", "leader_roles.txt", "male_roles.txt", "epithets.txt")
_OF_WHOM = {"Gen", "Acc"}
_SURNAME, _MANS = "Surn", ("nomn", "masc")
_NUMBER = "№"
_SHORTEST = 4
"""Letters of a surname that is read by its case."""


def mended_person(annotation: Annotation, span: Span, told: ToldNames) -> Span:
    """Return the span that names a person, or what else it is."""
    first, last = annotation.tokens_of(span.start, span.end)
    word = annotation.words[first]
    if _ACTING.match(annotation.text, span.start, span.end):
        small = [t for t in range(first, last) if annotation.words[t].islower()]
        return replace(span, start=annotation.starts[min(small[-1] + 1, last - 1)])
    if _BEFORE_INITIAL.match(annotation.text, span.start, span.end) or _is_about(annotation, span):
        return replace(span, start=annotation.starts[first + 1])
    if _INITIALS.match(annotation.text, annotation.ends[first], span.end):
        return replace(span, start=annotation.starts[first + 1])
    if last - first > 1 and (
        _is_another_case(annotation, first)
        or _is_work(annotation.words[first:last])
        or _is_served(annotation.words[first:last])
        or _is_of_numbered(annotation, first, last)
    ):
        return replace(span, start=annotation.starts[first + 1])
    if last - first > _NAME and _is_told_without(annotation, span, first, told):
        return replace(span, start=annotation.starts[first + 1])
    if last - first > 1 and (
        annotation.lemmas[first] in words("monastic_nouns.txt")
        or _are_kin(annotation.lemmas[first], word.lower())
    ):
        return replace(span, start=annotation.starts[first + 1])
    if last - first > 1 and _opens_with_post(annotation, first):
        return replace(span, start=annotation.starts[first + 1])
    if last - first == _WITH_SURNAME and _is_chinese(annotation.words[first:last]):
        return replace(span, end=annotation.ends[last - 2])
    if last - first > 1:
        opens = annotation.pos(first) == "VERB" and is_verb(word.lower())
        return replace(span, start=annotation.starts[first + 1]) if opens else span
    if _CITY.fullmatch(word) and not is_surname(word, told):
        return replace(span, type=EntityType.CITY)
    if "министерство" in wider_nouns().get(word.lower(), ()) or inner_noun(word.lower()):
        return replace(span, type=EntityType.ORGANIZATION)
    return span


def _is_work(name: Sequence[str]) -> bool:
    """Tell «[Роман] Анны Рид вышел» from «Роман Анны»: nobody has two names in two cases."""
    one, other = name[0].lower(), name[1].lower()
    given = declension.kinds(other) == {"Name"}
    if one not in words("nouns_like_names.txt") or not given:
        return False
    cases = {form.case for form in declension.name_forms(other) if form.kind == "Name"}
    return "gent" in cases and "nomn" not in cases


def _is_chinese(name: Sequence[str]) -> bool:
    """Tell «Ван И.», who is called И, from «Ким И.», of whom it may be an initial."""
    family, given, stop = name
    alone = stop == "." and len(given) == 1 and eastern_names.is_east_asian((family, given))
    return alone and _SURNAME not in declension.kinds(family.lower())


def _is_about(annotation: Annotation, span: Span) -> bool:
    """Tell «О [Шакире] спорят» from «О Генри написал рассказ»."""
    if not _BEFORE_NAME.fullmatch(annotation.text, span.start, span.end):
        return False
    first, last = annotation.tokens_of(span.start, span.end)
    forms = declension.name_forms(annotation.lowered[last - 1])
    return annotation.pos(first) == "ADP" and not any(f.case == "nomn" and f.kind for f in forms)


def _is_told_without(annotation: Annotation, span: Span, first: int, told: ToldNames) -> bool:
    """Tell a role that opens a sentence: «[Баритон Лев Рид] … [Лев Рид]»."""
    word, rest = annotation.lowered[first], annotation.starts[first + 1]
    if not told.has_whole(annotation.text[rest : span.end]) or declension.kinds(word):
        return False
    father = annotation.text[rest : span.end].rpartition(" ")[2].lower()
    if "Patr" not in declension.kinds(father):
        return True  # else a surname: «[Мельник Лев Ильич] … [Лев Ильич]»
    return any(annotation.lemmas[first] in words(file) for file in _OF_SOMEBODY)


def _opens_with_post(annotation: Annotation, first: int) -> bool:
    """Tell what somebody is at the beginning of a sentence: «[Фигуристки] Анна Рид и Мария Ким»."""
    a = annotation
    opens = a.sentence_tokens(a.sentence_of(first))[0] == first and a.words[first].istitle()
    known = opens and any(a.lemmas[first] in words(file) for file in _OF_SOMEBODY)
    if not known:
        return False
    # «[Рыбак] Анна Ильинична» is called so
    return "Patr" not in declension.kinds(a.lowered[first + 2]) if first + 2 < len(a) else True


def _are_kin(lemma: str, word: str) -> bool:
    """Tell several relatives, whatever number the tagger has: «[Сёстры] Анна и Вера»."""
    if lemma not in words("kin_nouns.txt"):
        return False
    return any(reading.form[:2] == _SEVERAL for reading in readings(word))


def _is_another_case(annotation: Annotation, surname: int) -> bool:
    """Tell a surname before somebody else's name: «вдове [Котова] Зое Павловне»."""
    given = declension.cases_of_name(annotation.words[surname + 1].lower())
    word = annotation.words[surname].lower()
    particle = annotation.words[surname + 1].islower()  # «Тамима бен Хамада» is one
    if not given or particle or len(word) < _SHORTEST:
        return False
    first = declension.cases_of_name(word)
    if first or "Name" in declension.kinds(word):
        # «жена [Николая] Анна»
        return "Gen" in first and first <= _OF_WHOM and given.isdisjoint(first)
    forms = declension.name_forms(word)
    cases = {form.case for form in forms}
    if cases and given.isdisjoint(declension.ud_cases(cases)):
        return True
    own = {(form.case, form.gender) for form in forms if form.kind == _SURNAME}
    his = {form[:2] for form in declension.name_forms(annotation.lowered[surname + 1]) if form.kind}
    return bool(own) and _MANS not in own and own.isdisjoint(his)  # a woman is «[Рид] Анне»


def _is_served(name: Sequence[str]) -> bool:
    """Tell whose somebody is before his own name and surname: «адвокат [Котова] Мария Рид»."""
    if len(name) != _WITH_SURNAME:
        return False
    kinds = [declension.kinds(word.lower()) for word in name]
    own = "Name" in kinds[1] and not kinds[0] & {"Name", "Patr"} and "Patr" not in kinds[2]
    known = "Surn" in kinds[0] or (name[0].endswith("а") and _is_a_mans(name[1]))
    forms = declension.name_forms(name[0].lower()) if own and known else ()
    return any((form.case, form.gender) == ("gent", "masc") for form in forms)


def _is_a_mans(given: str) -> bool:
    """Tell a first name in the nominative that no woman has: «тренер [Мирсаидова] Рауф Рид»."""
    forms = [form for form in declension.name_forms(given.lower()) if form.kind == "Name"]
    return {form.gender for form in forms} == {"masc"} and any(f.case == "nomn" for f in forms)


def _is_of_numbered(annotation: Annotation, first: int, last: int) -> bool:
    """Tell where a numbered school or a region is: «лицея № 3 [Светлогорова] Анна Рид».

    «Лицея № 3 [Котова Анна] Львовна» is her name.
    """
    a = annotation
    if last - first != _WITH_SURNAME or first < _NAME:
        return False
    kinds = [declension.kinds(word) for word in a.lowered[first:last]]
    if "Name" not in kinds[1] or "Patr" in kinds[0] | kinds[2]:
        return False
    numbered = a.words[first - 2] == _NUMBER and a.words[first - 1].isdecimal()
    place = a.lemmas[first - 1] in unnamed_places() and a.words[first - 1].istitle()
    return place or (numbered and "Name" not in kinds[0])


def is_surname(word: str, told: ToldNames) -> bool:
    """Tell what the dictionary has as a name, or another name of the article begins alike."""
    return told.has_alike(word) or bool(declension.kinds(word.lower()))
