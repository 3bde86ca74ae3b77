"""Whether a date without a year is past or to come, told by the words beside it.

«20 июля состоится собрание», «встретится в понедельник»: the nearest word of the clause that
tells a time decides, a verb in the past or future tense or a cue such as «запланирован».
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsnlp import lexicon
from newsnlp.annotate.dictionary import analyzer, known_tags
from newsnlp.patterns import lazy
from newsnlp.remembered import WORDS

CLAUSE = lazy(
    r"[,;:—–]\s*[«\"“]?\s*(?=(?:что|чтобы|котор|где|когда|если|как|хотя|после|пока)\w*\b)|[;:]\s"
)
VERBAL = lazy(
    r"\b[а-яё-]*(?:(?:[иеуюая][тм]|л[аои]?)(?:ся|сь)?|ш(?:[иы]й|ая|[еи]е|[еи]го|[еи]му|[еи]й|ую|[еи]м|и[хм]и?)(?:ся)?)\b"
)
"""Finite verbs and «уволившегося», by their ends."""
PASSIVE = lazy(r"\b(?P<ahead>(?:буд|мо[гж]|долж)\w* )?(?P<done>[а-яё-]{3,}[нт][аоы]?)\b")
"""Short participles by their ends: «подписано», but «будет подписано»."""


def speaks_of_future(context: str, phrase: str = "") -> bool:
    """Say whether a context, or its clause around a phrase, tells of what is to come."""
    return direction(context, phrase) or False


def direction(context: str, phrase: str = "") -> bool | None:
    """Return True for what is to come, False for what is over, None where no word says which."""
    low = context.lower().replace("ё", "е")
    at = low.find(phrase.lower().replace("ё", "е")) if phrase else -1
    first, last = _clause(low, at, at + len(phrase)) if at >= 0 else (0, len(low))
    coming = [(_distance(cue, at, phrase), True) for cue in _cues().finditer(low, first, last)]
    verbs = list(VERBAL.finditer(low, first, last))
    passive = list(PASSIVE.finditer(low, first, last))
    told = [
        (_distance(v, at, phrase), _tense(v.group()) == "futr") for v in verbs if _tense(v.group())
    ]
    told += [(_distance(m, at, phrase), bool(m["ahead"])) for m in passive if _is_done(m["done"])]
    if coming or told:
        return max(coming + told, key=lambda cue: (-cue[0], cue[1]))[1]
    forms = (*(verb.group() for verb in verbs), *(match["done"] for match in passive))
    return False if any(map(_may_be_past, forms)) else None


def tells_what_lasted(context: str, phrase: str) -> bool:
    """Tell «[до мая] был мэром» from «дорогу закрыли [до мая]»: a state is over, a deed is not."""
    low = context.lower().replace("ё", "е")
    at = low.find(phrase.lower().replace("ё", "е"))
    first, last = _clause(low, at, at + len(phrase)) if at >= 0 else (0, 0)
    told = [v for v in VERBAL.finditer(low, first, last) if _tense(v.group())]
    if not told:
        return False
    nearest = min(told, key=lambda verb: _distance(verb, at, phrase)).group()
    tags = [parse.tag for parse in analyzer().parse(nearest) if parse.tag.POS == "VERB"]
    return bool(tags) and all(tag.aspect == "impf" and tag.tense == "past" for tag in tags)


def _clause(context: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of the clause around a phrase: «во вторник заявил, | что будет».

    Who says it stands apart, too: «открываем в январе, | сообщил мэр».
    """
    ends = [match.start() for match in CLAUSE.finditer(context)]
    ends = sorted([*ends, *(match.start() for match in _sayings().finditer(context))])
    first = max((place for place in ends if place <= start), default=0)
    return first, min((place for place in ends if place >= end), default=len(context))


def _distance(cue: re.Match[str], at: int, phrase: str) -> int:
    if at < 0:
        return 0
    return max(cue.start() - at - len(phrase), at - cue.end(), 0)


@lru_cache(WORDS)
def _tense(word: str) -> str:
    """Return past or futr for a verb that cannot be another word, else nothing.

    «Уволившийся» is past, «подписанный» need not be.
    """
    tags = known_tags(word)
    verbal = [tag.POS == "VERB" or (tag.POS == "PRTF" and "actv" in tag) for tag in tags]
    tenses = {str(tag.tense) if told else "" for tag, told in zip(tags, verbal, strict=True)}
    return tenses.pop() if len(tenses) == 1 and tenses <= {"past", "futr"} else ""


@lru_cache(WORDS)
def _may_be_past(word: str) -> bool:
    """Tell a verb in the past tense that may be another word: «начал», of «начало» too."""
    return any("past" in tag for tag in known_tags(word))


@lru_cache(WORDS)
def _is_done(word: str) -> bool:
    """Tell a short participle of the past that cannot be another word."""
    tags = known_tags(word)
    return tags != [] and all(tag.POS == "PRTS" and str(tag.tense) == "past" for tag in tags)


@cache
def _sayings() -> re.Pattern[str]:
    stems = sorted({verb[:-2] for verb in lexicon.words("reporting_verbs.txt")})
    return re.compile(rf"[,—–]\s*(?:[—–]\s*)?(?=(?:{'|'.join(stems)})(?:л[аи]?|ет|ют|ит|ят)\b)")


@cache
def _cues() -> re.Pattern[str]:
    cues = "|".join(sorted(lexicon.words("future.txt")))
    return re.compile(rf"\b(?:{cues})[а-я]*")  # «запланировали» is as near as the verb that it is
