"""Who takes part in what was told before: by a protocol, by a verdict."""

import pytest

CONTEST = "Прошёл [чемпионат|EVENT] области."


def told(marked, event):
    found = marked.telling.relations
    names = {mention.id: mention.text for mention in marked.mentions}
    return {names[r.head] for r in found if names[r.tail] == event}


NO_PROTOCOL = [
    "Прошло [заседание|EVENT]. Мужчины: 1. [Лев Рид|PERSON]. 2. [Ян Ким|PERSON].",
    f"{CONTEST} Выступили с докладами: 1. [Лев Рид|PERSON]. 2. [Ян Ким|PERSON].",
    f"{CONTEST} Счёт: 1. [Лев Рид|PERSON] рад.",
    f"{CONTEST} Этапы: 1. Бег. 2. [Ян Ким|PERSON].",
]


@pytest.mark.parametrize("text", NO_PROTOCOL)
def test_what_is_no_protocol(mark, text):
    assert told(mark(text), "чемпионат") == set()


def test_who_is_told_as_a_protocol_has_it(mark):
    marked = mark(
        f"{CONTEST}\n100 м, мужчины: 1. [Лев Рид|PERSON] («Луч»). 2. [Ян Ким|PERSON] (Тула).\n"
        "Женщины: 1. [Анна Рид|PERSON]. 2. [Яна Котова|PERSON]."
    )
    assert told(marked, "чемпионат") == {"Лев Рид", "Ян Ким", "Анна Рид", "Яна Котова"}


def test_who_comes_to_take_leave_is_at_the_ceremony(mark):
    marked = mark(
        "Прошла [церемония прощания|EVENT]. Проститься с учёным пришли мэр [Лев Рид|PERSON] и "
        "[Анна Котова|PERSON]."
    )
    assert told(marked, "церемония прощания") == {"Лев Рид", "Анна Котова"}


NOT_CONVICTED = [
    "Суд вынес [приговор|EVENT]. [В 2020 году|DATE] [Лев Рид|PERSON] [осуждён|EVENT].",
    "Суд вынес [приговор|EVENT]. [Лев Рид|PERSON] не [признан|EVENT] виновным.",
    "Суд вынес [приговор|EVENT]. Было тепло. [Лев Рид|PERSON] [признан|EVENT] виновным.",
    "Суд отложил [заседание|EVENT]. [Лев Рид|PERSON] [признан|EVENT] виновным.",
]


@pytest.mark.parametrize("text", NOT_CONVICTED)
def test_of_whom_the_verdict_need_not_be(mark, text):
    assert told(mark(text), "приговор") == set()


def test_of_whom_the_verdict_is(mark):
    marked = mark("Суд вынес [приговор|EVENT]. [Лев Рид|PERSON] [признан|EVENT] виновным.")
    assert told(marked, "приговор") == {"Лев Рид"}
