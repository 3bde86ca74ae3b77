"""Who is with somebody at what he does: «вместе с ним побывали», «его сопровождали»."""

import pytest


def told(marked):
    found = marked.telling.relations
    return marked.read([r for r in found if r.source == "rule:companion"])


NOBODY = [
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу. Вместе с ним [осудили|EVENT] [Яна Кима|PERSON].",
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу. Вместе с ней побывал [Ян Ким|PERSON].",
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу. Вместе с ним не приехал [Ян Ким|PERSON].",
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу. Вместе с ним [концерт|EVENT] посетил "
    "[Ян Ким|PERSON].",
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу и [вручил|EVENT] приз. Вместе с ним приехал "
    "[Ян Ким|PERSON].",
    "Прошёл [форум|EVENT]. [Лев Рид|PERSON] молод. Вместе с ним приехал [Ян Ким|PERSON].",
]

TOGETHER = [
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу. Вместе с ним побывал [Ян Ким|PERSON].",
    "[Лев Рид|PERSON] [осмотрел|EVENT] школу. Его сопровождал министр [Ян Ким|PERSON].",
    "Вчера [Лев Рид|PERSON] [осмотрел|EVENT] школу. Было тепло. Вместе с ним в зале побывал "
    "врач [Ян Ким|PERSON].",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_need_not_be_there(mark, text):
    assert told(mark(text)) == set()


@pytest.mark.parametrize("text", TOGETHER)
def test_who_is_there_too(mark, text):
    assert told(mark(text)) == {"PARTICIPANT_IN: Ян Ким > осмотрел"}
