"""Places in several words: their parts agree, and are told by a list in any case."""

import pytest

from newsnlp.link.places.two_words import agreed, listed


@pytest.mark.parametrize(
    ("name", "written", "wanted"),
    [
        ("берега Индонезии", "берегов Индонезии", "берега Индонезии"),
        ("Патриаршие пруды", "Патриарших прудов", "Патриаршие пруды"),
        ("Новые Атаги", "Новых Атагов", "Новые Атаги"),
        ("Земля Рида", "Земли Рида", "Земля Рида"),
        ("Воробьёвы гор", "Воробьёвых гор", "Воробьёвы горы"),
        ("Великие Лук", "Великих Лук", "Великие Луки"),
        ("Николина Горы", "Николиной Горы", "Николина Гора"),
    ],
)
def test_a_noun_goes_with_its_adjective(name, written, wanted):
    assert agreed(name, written) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Эмираты", None),
        ("Объединённые Арабских Эмиратах", "Объединённые Арабские Эмираты"),
        ("Южной Осетии", None),
    ],
)
def test_a_form_is_told_by_a_list(name, wanted):
    assert listed(name, ["Объединённые Арабские Эмираты", "Северная Осетия"]) == wanted
