"""What a verb tells has a noun for a name, with its object or its subject."""

import pytest

from newsnlp.find.verbs import Telling
from newsnlp.records.event_names import EventNames
from newsnlp.types import EntityType


def name_of(marked):
    """Return the name of the event of a sentence."""
    names = EventNames(Telling(marked.annotation, marked.mentions))
    return names.name(names.index.types.index(EntityType.EVENT))


NAMED = [
    (
        "[В 2013 году|DATE] [обанкротился|EVENT] кооператив «[Луч|ORGANIZATION]».",
        "банкротство кооператива «Луч»",
    ),
    # the object has the form of a subject, but not its number or gender
    (
        "[Гости|PERSON] [посетили|EVENT] педагогический университет.",
        "посещение педагогического университета",
    ),
    ("[Лев Рид|PERSON] [преподнёс|EVENT] школе рояль.", "вручение рояля"),
    (
        "[Гости|PERSON] [посетили|EVENT] институт имени Ветрова Ю. А., где их ждали.",
        "посещение института имени Ветрова Ю. А.",
    ),
    # who is no part of the name
    ("[Анна Рид|PERSON] [побеседовала|EVENT] с детьми.", "беседа"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_verb_has_a_noun_with_its_object_or_subject(mark, text, name):
    assert name_of(mark(text)) == name


SUBJECTS = [
    ("[Гости|PERSON] и [музей|ORGANIZATION] [открыли|EVENT] выставку.", "открытие выставки"),
    ("[Музей|ORGANIZATION] [открыл|EVENT] выставку.", "открытие выставки"),
]


@pytest.mark.parametrize(("text", "name"), SUBJECTS)
def test_a_subject_of_several_is_no_object(mark, text, name):
    assert name_of(mark(text)) == name
