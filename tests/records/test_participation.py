"""How records say that somebody takes part: by the verb, whatever a model says of each name."""

import pytest
from told import records

from newsnlp.types import EntityType, RecordKind, Relation, RelationType

AGENT, TAKES_PART = RelationType.AGENT, RelationType.PARTICIPANT_IN
ACTORS = (EntityType.PERSON, EntityType.ORGANIZATION)


def parts(marked, guess):
    """Return how each takes part where a model says the same of everybody at every event."""
    events = [m for m in marked.mentions if m.type is EntityType.EVENT]
    told = [
        Relation(
            guess, m.id, event.id, min(m.start, event.start), max(m.end, event.end), 0.9, "model"
        )
        for event in events
        for m in marked.mentions
        if m.type in ACTORS
    ]
    found = records(marked, RecordKind.EVENT, *told)
    return {(record.person, record.participation) for record in found}


LEFT_TO_THE_MODEL = [
    ("[Льва Рида|PERSON] [допросили|EVENT] вчера.", TAKES_PART),
    ("[Анне Котовой|PERSON] [вручили|EVENT] грамоту.", TAKES_PART),
    ("[Льва Рида|PERSON], [задержанного|EVENT] вчера, отпустили.", TAKES_PART),
    ("Вчера прошёл [съезд [Союза фермеров|ORGANIZATION]|EVENT].", RelationType.ORGANIZES),
    ("[Рид|PERSON] говорил до [открытия школы|EVENT].", AGENT),
]


@pytest.mark.parametrize(("text", "guess"), LEFT_TO_THE_MODEL)
def test_of_whom_no_verb_tells_the_model_is_asked(mark, text, guess):
    assert {part for _, part in parts(mark(text), guess)} == {guess}


BOTH = "[Лев Рид|PERSON] и [Анна Котова|PERSON]"
POSTS = "[директор|PROFESSION] [Лев Рид|PERSON] и [депутат|PROFESSION] [Анна Котова|PERSON]"
TOLD = [
    ("%s [вошли|EVENT] в [правление|ORGANIZATION].", TAKES_PART),
    ("В [правление|ORGANIZATION] [вошли|EVENT] %s.", TAKES_PART),
    ("%s [уехали|EVENT] в Тулу.", TAKES_PART),
    ("Из Тулы [приехали|EVENT] %s.", TAKES_PART),
    ("%s [перешли|EVENT] в [«Луч»|ORGANIZATION].", TAKES_PART),
    ("%s [подписали|EVENT] [соглашение|EVENT].", TAKES_PART),
    ("[Соглашение|EVENT] [подписали|EVENT] %s.", TAKES_PART),
    ("%s [встретились|EVENT] с жителями.", TAKES_PART),
    ("%s [поздравили|EVENT] ветеранов.", AGENT),
    ("Ветеранов [поздравили|EVENT] %s.", AGENT),
    ("%s [обсудили|EVENT] бюджет.", AGENT),
    ("Бюджет [обсудили|EVENT] %s.", AGENT),
    ("%s провели [заседание|EVENT].", RelationType.ORGANIZES),
    ("[Заседание|EVENT] провели %s.", RelationType.ORGANIZES),
]


@pytest.mark.parametrize("guess", [AGENT, TAKES_PART])
@pytest.mark.parametrize("who", [BOTH, POSTS])
@pytest.mark.parametrize(("text", "part"), TOLD)
def test_all_subjects_take_part_alike_in_any_order(mark, text, who, part, guess):
    told = parts(mark(text % who), guess)
    assert {one for one in told if one[0] in ("Лев Рид", "Анна Котова")} == {
        ("Лев Рид", part), ("Анна Котова", part),
    }  # fmt: skip
