"""Bodies and people that the model takes on to the network where they write."""

import pytest

from newsnlp.annotate import Annotator
from newsnlp.find.mentions.ended_bodies import ended_bodies
from newsnlp.types import EntityType, Span

WHOLE = [
    "[Компания ВКонтакте] открыла офис.",
    "в соцсети [ВКонтакте] пишут о школе.",
    "закрыта [социальная сеть «ВКонтакте»].",
    "на странице [завода «Луч»] в сети.",
]
CUT = [
    ("на странице [администрации Пскова ВКонтакте] пишут.", "администрации Пскова"),
    ("в группе [школы № 5 «ВКонтакте»] пишут.", "школы № 5"),
    ("в группе [театра «Луч» ВКонтакте].", "театра «Луч»"),
    ("пишет [пресс-служба УМВД Facebook].", "пресс-служба УМВД"),
    ("на странице [института Одноклассники].", "института"),
    ("глава [комитета в отставке] Рид приехал.", "комитета"),
]


def found(text: str) -> list[str]:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    span = Span(start, end, EntityType.ORGANIZATION, 0.9, "model")
    return [plain[s.start : s.end] for s in ended_bodies(Annotator().annotate([plain])[0], [span])]


@pytest.mark.parametrize("text", WHOLE)
def test_a_network_is_part_of_its_own_name(text):
    assert found(text) == [text[text.index("[") + 1 : text.index("]")]]


@pytest.mark.parametrize(("text", "name"), CUT)
def test_a_name_ends_before_the_network(text, name):
    assert found(text) == [name]
