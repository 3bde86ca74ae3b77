"""Whom a role told again without a name means: «Мэр Ржева Лев Рид … [Мэр] награждён»."""

import pytest
from told import records

from newsnlp.types import RecordKind

MAYOR = "[Мэр [Ржева|CITY]|PROFESSION] [Лев Рид|PERSON=r] уехал. "
OTHER = "[Мэр [Твери|CITY]|PROFESSION] [Анна Котова|PERSON] молчит. "


def awarded(marked) -> list[str | None]:
    return [record.person for record in records(marked, RecordKind.EVENT)]


NOBODY = [
    OTHER + MAYOR + "[Мэр|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    MAYOR + "[Мэр|PROFESSION] Сосновки [награждён|EVENT] [орденом Почёта|AWARD].",
    MAYOR + "Другой [мэр|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    MAYOR
    + "[Лев Рид|PERSON=r] сказал, что [мэр|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    MAYOR + "[Ректор|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    MAYOR + "[Глава клуба|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    "[Бывший мэр [Ржева|CITY]|PROFESSION] [Лев Рид|PERSON=r] уехал. "
    "[Мэр|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    "[Зам. мэра [Ржева|CITY]|PROFESSION] [Лев Рид|PERSON=r] уехал. "
    "[Мэр|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].",
    "[Мэр|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD]. " + MAYOR,
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_role_that_may_be_anothers_stays_open(mark, text):
    assert set(awarded(mark(text))) <= {None}


@pytest.mark.parametrize("told", ["Мэр", "Глава города"])
def test_the_only_one_with_such_a_role_is_meant(mark, told):
    marked = mark(f"{MAYOR}[{told}|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD].")
    assert awarded(marked) == ["Лев Рид"]


def test_a_rank_is_told_again_before_who_is_named_elsewhere(mark):
    marked = mark(
        "[Полковник полиции|PROFESSION] [Лев Рид|PERSON] уехал. Пришёл [Ян Ким|PERSON]. "
        "[Полковник|PROFESSION=p] [награждён|EVENT] [орденом Почёта|AWARD]."
    )
    doubtful = marked.relation("WORKS_AS", "Ян Ким", "Полковник")
    found = records(marked, RecordKind.EVENT, doubtful)
    assert [record.person for record in found] == ["Лев Рид"]


def test_who_acts_for_the_head_is_told_as_the_head(mark):
    marked = mark(
        "[Врио губернатора|PROFESSION] [Лев Рид|PERSON=r] уехал. "
        "[Глава региона|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD]."
    )
    assert awarded(marked) == ["Лев Рид"]


def test_an_epithet_goes_back_over_a_life_told_without_names(mark):
    life = "[Лев Рид|PERSON] уехал. Работал в школе. Окончил вуз. Возглавлял музей. "
    award = "[Учёный|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD]."
    assert awarded(mark(life + award)) == ["Лев Рид"]
    assert set(awarded(mark(life + "[Анна Котова|PERSON] и врач ушли. " + award))) <= {None}


def test_the_head_of_a_region_is_its_governor_first(mark):
    marked = mark(
        "[Губернатор области|PROFESSION] [Лев Рид|PERSON] уехал. "
        "[Глава [Ржева|CITY]|PROFESSION] [Ян Рогов|PERSON] молчит. "
        "[Глава региона|PROFESSION] и врачи [награждены|EVENT] [орденом Почёта|AWARD]."
    )
    assert awarded(marked) == ["Лев Рид"]


@pytest.mark.parametrize("told", ["Владыка", "Архиерей"])
def test_a_bishop_is_told_by_other_nouns(mark, told):
    bishop = "[Епископ [Ржевский|CITY]|PROFESSION] [Феофил|PERSON=f] уехал. "
    award = f"[{told}|PROFESSION] [награждён|EVENT] [орденом Почёта|AWARD]."
    assert awarded(mark(bishop + award)) == ["Феофил"]
    another = "[Митрополит|PROFESSION] [Иона|PERSON=i] молчит. "
    assert set(awarded(mark(bishop + another + award))) <= {None}
