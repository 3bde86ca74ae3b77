"""Whether a name behind a post is its holder's or that of a place: by its case."""

import pytest
from told import marked_again

from newsnlp.find.mentions.agreeing_names import with_holders

PLACES = [
    "Встреча с [[мэром|PROFESSION] [Озёрска|CITY]|PROFESSION] прошла.",
    "Встреча с [мэром [Озёрского|CITY]|PROFESSION] прошла.",
    "Рид говорил о [мэре [Озёрске|CITY]|PROFESSION].",
    "Встреча с [митрополитом [Тверским|CITY]|PROFESSION] прошла.",
    "Встреча с [епископом [Озёрским|CITY]|PROFESSION] прошла.",
    "[Мэр|PROFESSION] [Саратов|CITY] назвал лучшим.",
    "[Глава города|PROFESSION] [Томилин|CITY] открыл школу.",
    "Встреча с [мэром|PROFESSION], [Озёрским|CITY] районом.",
    "Говорили с [директором [Волжским|CITY] ГЭС|PROFESSION].",
]


@pytest.mark.parametrize("text", PLACES)
def test_a_place(mark, text):
    marked = mark(text)
    found = with_holders(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == text


HOLDERS = [
    (
        "Встреча с [[мэром|PROFESSION] [Озёрским|CITY]|PROFESSION] прошла.",
        "Встреча с [мэром|PROFESSION] [Озёрским|PERSON] прошла.",
    ),
    (
        "[Губернатор [Томилин|CITY]|PROFESSION] открыл школу.",
        "[Губернатор|PROFESSION] [Томилин|PERSON] открыл школу.",
    ),
    (
        "Письмо передали [вице-губернатору|PROFESSION] [Ярскому|CITY].",
        "Письмо передали [вице-губернатору|PROFESSION] [Ярскому|PERSON].",
    ),
    (
        "Встреча с [директором школы № 5|PROFESSION] [Островским|CITY] прошла.",
        "Встреча с [директором школы № 5|PROFESSION] [Островским|PERSON] прошла.",
    ),
    (
        "Встреча с [председателем [Вологдиным|PERSON]|PROFESSION] прошла.",
        "Встреча с [председателем|PROFESSION] [Вологдиным|PERSON] прошла.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOLDERS)
def test_a_holder(mark, text, expected):
    marked = mark(text)
    found = with_holders(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
