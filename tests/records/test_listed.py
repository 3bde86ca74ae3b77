"""Who takes part beside others of a list, where another sentence tells of the event."""

import pytest

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.members.listed import listed


def told(marked):
    """Return who shares the part that Рид has in the event of the text."""
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    known = [marked.relation("PARTICIPANT_IN", "Лев Рид", event)]
    reader = FactReader(marked.annotation, marked.mentions)
    names = {mention.id: mention.text for mention in marked.mentions}
    return {names[r.head] for r in listed(reader, marked.mentions, known)}


NOBODY = [
    # within one sentence the model weighs each of them
    "Во [встрече|EVENT] участвовали [Лев Рид|PERSON] и [Ян Ким|PERSON].",
    "Прошёл [концерт|EVENT]. Пел [Лев Рид|PERSON]. Играл [Ян Ким|PERSON].",
    "Прошёл [конкурс|EVENT]. Победил [Лев Рид|PERSON] (тренер [Ян Ким|PERSON]).",
    # named again, one of them acts alone
    "Приехали [Лев Рид|PERSON] и [Ян Ким|PERSON]. Затем [наградили|EVENT] врачей.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_shares_the_part(mark, text):
    assert told(mark(text)) == set()


SHARED = [
    "Прошёл [концерт|EVENT]. Пели [Лев Рид|PERSON] и [Ян Ким|PERSON].",
    "Пели [Лев Рид|PERSON] и [Ян Ким|PERSON]. [Концерт|EVENT] закончился.",
]


@pytest.mark.parametrize("text", SHARED)
def test_all_of_a_list_share_it(mark, text):
    assert told(mark(text)) == {"Ян Ким"}
