"""A rule of bodies is asked about pairs of which one name has its trigger: it fits no others."""

from __future__ import annotations

from itertools import combinations

import pytest

from newsnlp.link.bodies import uniting
from newsnlp.link.bodies.organizations import LOOSE_RULES, STRICT_RULES
from newsnlp.link.bodies.triggers import may_fit
from newsnlp.link.profiles import Profile

RULES = (*STRICT_RULES, *LOOSE_RULES)
BODIES = """
Пришли из [Научно-промышленный союз]ORG и [НПС]ORG, из [ООО «Восход»]ORG и [Восход]ORG.
Была в [Государственная дума]ORG, [Госдума]ORG, [НАТО]ORG, [Североатлантический альянс]ORG.
Читали [Твиттер]ORG и [Twitter]ORG, пели [Центр Капитал]ORG и [Центр Капитале]ORG.
Служил в [в/ч 73612]ORG, [войсковая часть № 73612]ORG, [областное МЧС]ORG.
Там же [Главное управление МЧС [России]LAND по [Тверской области]REG]ORG и [ГУ МЧС]ORG.
Лечили в [ЦРБ]ORG и [Буйская центральная районная больница]ORG.
Входили в [Союз театров [России]LAND]ORG, [Российский союз театров]ORG.
Судили в [Верховный суд]ORG и [Верховный суд Израиля]ORG.
Строил [Минтранс]ORG, [Министерство транспорта и дорожного хозяйства]ORG.
Ждали в [облздраве]ORG, [Департамент здравоохранения [Тверской области]REG]ORG рад.
Учил [медуниверситет]ORG, [Тульский государственный медицинский университет]ORG.
Учил [Томский политех]ORG, [Томский политехнический университет]ORG.
Учил [Центр опережающей подготовки]ORG, [Центр опережающей профессиональной подготовки]ORG.
Нашли в социальной сети «[Луч]ORG», и [социальная сеть]ORG ответила.
Пел [Большой]ORG, [Большой театр]ORG, [театр]ORG и тренер «[Зари]ORG», где [клуб]ORG.
Решали [мэрия]ORG, [администрация [Твери]CITY]ORG, [надзорное ведомство]ORG, [прокуратура]ORG.
Была и [Дума]ORG.
"""


@pytest.fixture(scope="module")
def profiles(linking):
    """Return the names of a text as rules see them."""
    found: list[Profile] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uniting, "unite", lambda told, _: found.extend(told))
        linking(BODIES)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rules_fit_none_but_pairs_with_their_trigger(profiles, rule):
    pairs = list(combinations(range(len(profiles)), 2))
    fits = {(i, j) for i, j in pairs if rule(profiles[i], profiles[j])}
    assert fits
    assert fits <= {*may_fit(rule, profiles, pairs)}
