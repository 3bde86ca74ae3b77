"""Who organizes an event where a noun says so: «организатором выступил Союз»."""

import pytest

from newsnlp.find.verbs import relate

HELD = "В мае прошёл [форум|EVENT]."

NOBODY = [
    "Организатором не выступил [Союз|ORGANIZATION].",
    "Организатором может выступить [Союз|ORGANIZATION].",
    "Организатор кражи — [Лев Рид|PERSON].",
    "Организатор — мастер своего дела, сказал [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] рассказал об организаторе.",
    "Прошла и [выставка|EVENT]. Организатор мероприятия — [Союз|ORGANIZATION].",
]

SOMEBODY = [
    ("Организатор — [Союз|ORGANIZATION].", {"Союз"}),
    ("Организатор форума — [Союз|ORGANIZATION].", {"Союз"}),
    ("[Союз|ORGANIZATION] — организатор форума.", {"Союз"}),
    ("Организатором форума выступил [Союз|ORGANIZATION].", {"Союз"}),
    (
        "Его организаторами стали [Союз|ORGANIZATION] и [Лига|ORGANIZATION].",
        {"Союз", "Лига"},
    ),
]


def organizers(marked):
    found = relate(marked.annotation, marked.mentions)
    names = {mention.id: mention.text for mention in marked.mentions}
    return {names[r.head] for r in found if r.type == "ORGANIZES" and names[r.tail] == "форум"}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_told_to_organize_it(mark, text):
    assert organizers(mark(f"{HELD} {text}")) == set()


@pytest.mark.parametrize(("text", "who"), SOMEBODY)
def test_a_noun_tells_who_organizes_it(mark, text, who):
    assert organizers(mark(f"{HELD} {text}")) == who
