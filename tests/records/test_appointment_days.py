"""Posts that begin on the day of the appointment told with them."""

from dataclasses import replace

import pytest

from newsnlp.records.posts.appointment_days import with_days_of_appointment
from newsnlp.types import Record, RecordKind, Status

TOLD = "5 мая подписан указ о назначении Льва Рида министром, он сменит врача Котова."
POST = Record(
    id="",
    kind=RecordKind.POSITION,
    person_id="e1",
    person="Лев Рид",
    role="министр",
    status=Status.NEW,
    sentence=TOLD,
)
EVENT = Record(
    id="",
    kind=RecordKind.EVENT,
    person_id="e1",
    person="Лев Рид",
    event="назначение Льва Рида министром",
    date="5 мая",
    date_start="2025-05-05",
    date_end="2025-05-05",
    sentence=TOLD,
)


def days(post, *events):
    (dated,) = with_days_of_appointment([post], events)
    return dated.date, dated.date_start, dated.date_end


@pytest.mark.parametrize(
    "event",
    [
        replace(EVENT, person_id="e2"),
        replace(EVENT, sentence="5 мая назначен Рид."),
        replace(EVENT, event="назначение врачом"),
        replace(EVENT, event="встреча с министром"),
        replace(EVENT, date="в 2006 году"),  # told in another sentence
        replace(EVENT, date_start=None, date_end=None),
    ],
)
def test_another_event_dates_no_post(event):
    assert days(POST, event) == (None, None, None)


def test_a_post_that_goes_on_or_has_a_date_keeps_it():
    current = replace(POST, status=Status.CURRENT)
    own = replace(POST, date="с 7 мая", date_start="2025-05-07")
    assert days(current, EVENT) == (None, None, None)
    assert days(own, EVENT) == ("с 7 мая", "2025-05-07", None)


@pytest.mark.parametrize("name", ["назначение Льва Рида министром", "назначение Льва Рида"])
@pytest.mark.parametrize("status", [Status.NEW, Status.ACTING])
def test_a_post_begins_on_the_day_of_the_appointment(name, status):
    told = days(replace(POST, status=status), replace(EVENT, event=name))
    assert told == ("5 мая", "2025-05-05", "2025-05-05")
