"""Who does what an event's verb tells, where a pronoun says it."""

import pytest

from newsnlp.find.verbs import relate

NOBODY = [
    "Приехал [Лев Рид|PERSON]. Он может [починить|EVENT] школу.",
    "Приехал [Лев Рид|PERSON]. Он не [починил|EVENT] школу.",
    "Приехал [Лев Рид|PERSON]. Она [починила|EVENT] школу.",
    "Пришли [Лев Рид|PERSON] и [Ян Котов|PERSON]. Он [починил|EVENT] школу.",
    "[Лев Рид|PERSON] сказал: «Он [починил|EVENT] школу».",
]


def told(marked):
    found = relate(marked.annotation, marked.mentions)
    return marked.read([r for r in found if r.source == "rule:pronoun"])


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_meant_for_sure(mark, text):
    assert told(mark(text)) == set()


SOMEBODY = [
    (
        "Приехала [Анна Рид|PERSON]. С мэром она [разбила|EVENT] вазу.",
        {"AGENT: Анна Рид > разбила"},
    ),
    (
        "Приехал [Лев Рид|PERSON]. Вскоре он [упал|EVENT].",
        {"PARTICIPANT_IN: Лев Рид > упал"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SOMEBODY)
def test_the_one_told_before(mark, text, expected):
    assert told(mark(text)) == expected
