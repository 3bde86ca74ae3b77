"""A body in small letters behind its acronym; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.spelt_out_bodies import with_spelt_out_bodies

NONE = [
    "[НАТО|ORGANIZATION] – организация, которая растёт.",
    "[ЦРБ|ORGANIZATION] (главный врач Рид) открыта.",
    "[АСИ|ORGANIZATION] (агентство) открыто.",
    "[АСИ|ORGANIZATION] ([агентство стратегических инициатив|ORGANIZATION]) открыто.",
    "[ДТП|EVENT] (дорожно-транспортное происшествие) вчера.",
]
NAMED = [
    (
        "[АСИ|ORGANIZATION] (агентство стратегических инициатив) открыто.",
        "[АСИ|ORGANIZATION] ([агентство стратегических инициатив|ORGANIZATION]) открыто.",
    ),
    (
        "[ЦОПП|ORGANIZATION] – центр опережающей профессиональной подготовки – открыт.",
        "[ЦОПП|ORGANIZATION] – [центр опережающей профессиональной подготовки|ORGANIZATION] – "
        "открыт.",
    ),
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_name(mark, text):
    marked = mark(text)
    assert with_spelt_out_bodies(marked.annotation, marked.spans) == list(marked.spans)


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_name_has_the_initials_of_its_acronym(mark, text, expected):
    marked = mark(text)
    spans = with_spelt_out_bodies(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected
