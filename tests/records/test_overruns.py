"""Organizations that run over what stands beside them; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.overruns import within

RIGHT = [
    "В [МВД|ORGANIZATION] [Лев Рид|PERSON] не служит. Это [ИП|ORGANIZATION] и [Лев Рид|PERSON].",
    "Открыта [школа № 5 имени Льва Рида|ORGANIZATION].",
    "Открыта [школа № 5 города Тулы|ORGANIZATION]. Рад [Лев Рид|PERSON], [декан|PROFESSION].",
    "Ждут в [детском саду № 5 «Луч»|ORGANIZATION].",
    "Рады на [базе № 5|FACILITY] и [базе отдыха «Луч»|FACILITY].",
    "Это [Министерство культуры, [спорта|ORGANIZATION]|ORGANIZATION].",
    "Рад [филиал ООО «Луч»|ORGANIZATION]. [Агрохолдинг ООО «Луч»|ORGANIZATION] вырос.",
    "[МВД по [Коми|STATE_OR_PROVINCE]|ORGANIZATION] молчит.",
    "[Управление по [Тульской области|STATE_OR_PROVINCE]|ORGANIZATION] молчит.",
    "[Отдел по расследованию особо важных дел|ORGANIZATION] закрыт.",
    "Рада директор [школы имени [Пушкина|PERSON]|ORGANIZATION] [Анна Рид|PERSON].",
    "[Школе имени Героя России|ORGANIZATION] [Анна Рид|PERSON] помогла.",
    "Ждёт [совет директоров|ORGANIZATION]. [Совет собрание|ORGANIZATION] утвердило.",
    "Состав [совета директоров Собрание|ORGANIZATION] утвердило.",
    "Рады на заводе «[Уральской стали|ORGANIZATION]».",
    "Рады в [НИИ ООО «Луч»|ORGANIZATION] и в [СК ООО «Луч»|ORGANIZATION].",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_stays(mark, text):
    marked = mark(text)
    assert within(marked.annotation, marked.spans) == marked.spans


WRONG = [
    (
        "В состав [обкома кооптированы|ORGANIZATION] [Лев Рид|PERSON] и [Ян Ким|PERSON].",
        "В состав [обкома|ORGANIZATION] кооптированы [Лев Рид|PERSON] и [Ян Ким|PERSON].",
    ),
    (
        "[Временно школой|ORGANIZATION] руководит [Анна Рид|PERSON].",
        "Временно [школой|ORGANIZATION] руководит [Анна Рид|PERSON].",
    ),
    (
        "Турнир прошёл на [базе лицея № 3|FACILITY] Твери.",
        "Турнир прошёл на базе [лицея № 3|ORGANIZATION] Твери.",
    ),
    (
        "Торги выиграл [ИП|ORGANIZATION] [Рид|PERSON].",
        "Торги выиграл ИП [Рид|PERSON].",
    ),
    (
        "Работу [отдела культуры городское собрание|ORGANIZATION] одобрило.",
        "Работу [отдела культуры|ORGANIZATION] городское собрание одобрило.",
    ),
    (
        "Детской [больнице № 1 аппарат|ORGANIZATION] передал фонд.",
        "Детской [больнице № 1|ORGANIZATION] аппарат передал фонд.",
    ),
    (
        "Это [Министерство связи, [Правительство Тулы|ORGANIZATION]|ORGANIZATION].",
        "Это [Министерство связи|ORGANIZATION], [Правительство Тулы|ORGANIZATION].",
    ),
    (
        "Рабочий фирмы [Штольца-младшего [ООО «Луч»|ORGANIZATION]|ORGANIZATION] уволен.",
        "Рабочий фирмы Штольца-младшего [ООО «Луч»|ORGANIZATION] уволен.",
    ),
    (
        "[Управление [Росгвардии по [Тульской области|STATE_OR_PROVINCE]|ORGANIZATION]"
        "|ORGANIZATION] молчит.",
        "[Управление [Росгвардии|ORGANIZATION] по [Тульской области|STATE_OR_PROVINCE]"
        "|ORGANIZATION] молчит.",
    ),
    (
        "[ГУ [МЧС по [Тульской области|STATE_OR_PROVINCE]|ORGANIZATION]|ORGANIZATION] молчит.",
        "[ГУ [МЧС|ORGANIZATION] по [Тульской области|STATE_OR_PROVINCE]|ORGANIZATION] молчит.",
    ),
    (
        "Рид — следователь [СК России по особо важным делам|ORGANIZATION].",
        "Рид — следователь [СК России|ORGANIZATION] по особо важным делам.",
    ),
    (
        "Это повар [школы имени Героя России|ORGANIZATION] [Алексея Рида|PERSON].",
        "Это повар [школы имени Героя России [Алексея Рида|PERSON]|ORGANIZATION].",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_beside_is_left_out(mark, text, expected):
    marked = mark(text)
    found = sorted(within(marked.annotation, marked.spans), key=lambda s: (s.start, -s.end))
    assert marked_again(marked.annotation.text, found) == expected
