"""What looks like a date and says not when: «впервые с 1990 года», «пять лет», «в 24 года»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.patterns import lazy

_SINCE = frozenset({"с", "со"})
_FIRST_TIME = "впервые"
_SUPERLATIVES = frozenset({"самый", _FIRST_TIME})
_BEFORE_YEAR = frozenset({"ADP", "ADJ", "NUM", "DET", "PUNCT"})
_THIS = "это"
_ORDINALS = frozenset(
    ["первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "десятый"]
)
_YEAR = frozenset({"год", "г"})
_REACH = 10
_ONE_WORD = 2
"""A word and its opening quote."""
_AS = frozenset(
    [
        ("как", "и"),
        ("по", "сравнению"),
        ("в", "сравнении"),
        ("в", "отличие"),
        (",", "чем"),
        (",", "нежели"),
    ]
)
"""What stands before the time of another edition: «[как и] в 2019 году, форум прошёл в Туле»."""
_UNTIL = "до"
_FOR = frozenset({"на", "за"})
_UP_TO = frozenset({"по", "до"})
_LAST_DAY = 31
_TO_NOW = lazy(
    r"(?i),?\s*(?:\b(?:по|до)\s|[–—-])\s?"
    r"(?:наст\w*\.? ?вр\w*\.?|настоящего момента|н\.? ?в\.?|сей день|сегодняшний день|сих пор)$"
)


def is_compared_with(annotation: Annotation, date: int) -> bool:
    """Tell a time that begins at a token and is compared with: «впервые [с 1990 года]».

    So is «как и [в 2019 году]», «по сравнению [с прошлым годом]».
    """
    a = annotation
    first = date - (a.pos(date) != "ADP" and date > 0 and a.pos(date - 1) == "ADP")
    if tuple(a.lowered[max(0, first - 2) : first]) in _AS:
        return True
    if a.words[date].lower() not in _SINCE or date == 0:
        return False
    begin, _ = a.sentence_tokens(a.sentence_of(date))
    for token in range(date - 1, max(begin, date - _REACH) - 1, -1):
        if a.words[token] in ",;:":
            return False
        if a.lemmas[token] in _SUPERLATIVES:
            return True
    return False


def is_contrasted(annotation: Annotation, first: int, last: int) -> bool:
    """Tell what a contrast leaves out: «не [вчера], а 3 июня», «не в [Туле], а в Рязани»."""
    a = annotation
    last += a.words[last : last + 1] == ["»"]
    if a.lowered[last : last + 2] != [",", "а"]:
        return False
    before = first - (a.lowered[first] != "не")
    for _ in range(_ONE_WORD):  # «не в деревне [Ключи], а в Рязани»
        before -= before > 0 and (a.words[before] == "«" or a.pos(before) == "NOUN")
    before -= before > 0 and a.pos(before) == "ADP"
    return before >= 0 and a.lowered[before] == "не"


def is_open(annotation: Annotation, first: int, last: int) -> bool:
    """Tell since when, without an end: «с 1985 года», not «с 2012 по 2019 год»."""
    a = annotation
    return a.words[first].lower() in _SINCE and _UP_TO.isdisjoint(a.words[first:last])


def is_first_time(annotation: Annotation, first: int, last: int) -> bool:
    """Tell the year of an earlier edition: «впервые фестиваль прошёл [в 1998 году]»."""
    a = annotation
    verb = a.heads[a.head_of(first, last)] if is_year(a, first, last) else -1
    if verb < 0 or a.feats(verb).get("Tense") == "Fut":
        return False
    return any(a.lemmas[child] == _FIRST_TIME for child in a.children[verb])


def is_year(annotation: Annotation, first: int, last: int) -> bool:
    """Tell a year without a day or a month: «в 2023 году», «в прошлом году»."""
    a = annotation
    told = any(lemma in _YEAR for lemma in a.lemmas[first:last])
    return (
        told
        and all(
            a.lemmas[token] in _YEAR or a.pos(token) in _BEFORE_YEAR for token in range(first, last)
        )
        and not any(word.isdecimal() and int(word) <= _LAST_DAY for word in a.words[first:last])
    )


def is_until(annotation: Annotation, first: int) -> bool:
    """Tell the end of something, or what is before: «выставка продлится [до 30 апреля]»."""
    return annotation.words[first].lower() == _UNTIL


def is_counted(annotation: Annotation, noun: int, first: int, last: int) -> bool:
    """Tell in what time events are counted: «это уже второй пожар [в этом году]»."""
    a = annotation
    days = any(word.isdecimal() and int(word) <= _LAST_DAY for word in a.words[first:last])
    if days or a.heads[a.head_of(first, last)] != noun:
        return False
    below = {a.lemmas[child] for child in a.children[noun]}
    return _THIS in below and not _ORDINALS.isdisjoint(below)


def is_of_plan(annotation: Annotation, head: int, first: int, last: int) -> bool:
    """Tell for what time something is that is done: «бюджет, договор [на 2026 год]»."""
    a = annotation
    if a.lowered[first] not in _FOR or not is_year(a, first, last):
        return False
    noun = a.heads[a.head_of(first, last)]
    paper = a.lemmas[noun] in noun_class("paper")
    return noun >= 0 and (noun != head or paper) and a.pos(noun) == "NOUN"


def without_now(date: str) -> str:
    """Return a date without the end that is no end: «с 2019 года [по настоящее время]»."""
    return _TO_NOW.sub("", date) or date


def first_of_days(annotation: Annotation, first: int) -> int:
    """Return where a list of days begins that ends in a date: «[13 и] 14 июня»."""
    words = annotation.words
    while first > 0 and words[first].isdecimal():
        # razdel leaves a comma between two numbers at the first: «10,» «11»
        joined = words[first - 1].endswith(",") and words[first - 1] != ","
        before = first - 1 if joined else first - 2
        listed = joined or (before >= 0 and words[first - 1] in ("и", ","))
        number = words[before].removesuffix(",") if listed else ""
        if not number.isdecimal() or not int(number) < int(words[first]) <= _LAST_DAY:
            break
        first = before
    return first
