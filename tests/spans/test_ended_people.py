"""Names that the model takes on to what stands behind them."""

import pytest

from newsnlp.annotate import Annotator
from newsnlp.find.mentions.ended_people import ended_people
from newsnlp.types import EntityType, Span

WHOLE = [
    ("приехал [Хуан Карлос [Испанский]].", "Хуан Карлос Испанский"),
    ("избран [Ю. Б. Розенталь].", "Ю. Б. Розенталь"),
    ("говорит [Анна Мария Котова].", "Анна Мария Котова"),
    ("родился [Лев Рид].", "Лев Рид"),
]
CUT = [
    ("после ареста [Льва Рида [Литва]] отозвала посла.", ["Льва Рида", "Литва"]),
    ("после визита [Льва Рида [США]] ввели санкции.", ["Льва Рида", "США"]),
    ("при [Льве Риде Газпром] построил завод.", ["Льве Риде", "Газпром"]),
    ("об этом сообщил [А. Б. Рид ТАСС].", ["А. Б. Рид", "ТАСС"]),
]


def found(text: str) -> list[str]:
    """Return the spans of a text: in brackets people, in inner ones countries."""
    plain, spans, opened = "", [], []
    for sign in text:
        if sign == "[":
            opened.append(len(plain))
        elif sign == "]":
            kind = EntityType.COUNTRY if len(opened) > 1 else EntityType.PERSON
            spans.append(Span(opened.pop(), len(plain), kind, 0.9, "model"))
        else:
            plain += sign
    ended = ended_people(Annotator().annotate([plain])[0], spans)
    return sorted({plain[s.start : s.end] for s in ended}, key=plain.index)


@pytest.mark.parametrize(("text", "name"), WHOLE)
def test_what_is_a_name_stays_whole(text, name):
    assert name in found(text)


@pytest.mark.parametrize(("text", "parts"), CUT)
def test_a_name_ends_before_what_is_none(text, parts):
    assert found(text) == parts
