"""Where a post is held: the body that the text tells, before or behind it."""

import pytest
from told import positions

WHERE = [
    (
        "Мэр представила коллективу [школы № 5|ORGANIZATION] нового [директора|PROFESSION]. "
        "Им стал [Лев Рид|PERSON].",
        "школа № 5",
    ),
    (
        "Коллективу [школы № 5|ORGANIZATION] премии вручил [директор|PROFESSION] [Лев Рид|PERSON].",
        None,
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] устал. Новым [президентом|PROFESSION] "
        "избран [Лев Рид|PERSON].",
        "Союз врачей",
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] устал. Было тепло. "
        "[Вице-президентом|PROFESSION] стал [Лев Рид|PERSON].",
        "Союз врачей",
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] и "
        "[президент [Союза ткачей|ORGANIZATION]|PROFESSION] устали. "
        "Новым [президентом|PROFESSION] избран [Лев Рид|PERSON].",
        None,
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] устал. [Президент|PROFESSION] "
        "[Лев Рид|PERSON] молчит.",
        None,
    ),
    (
        "[ООО «Норд»|ORGANIZATION] выросло. Его [директор|PROFESSION] [Роман Ким|PERSON] рад.",
        "ООО «Норд»",
    ),
    (
        "[УК «Норд»|ORGANIZATION] выросла. Его [директор|PROFESSION] [Роман Ким|PERSON] рад.",
        None,
    ),
    (
        "[Клуб «Заря»|ORGANIZATION] вырос. Так считает пресс-служба "
        "[спортивного директора|PROFESSION] клуба [Льва Рида|PERSON].",
        "Клуб «Заря»",
    ),
    (
        "[Клуб «Заря»|ORGANIZATION] вырос. Так считает [спортивный директор|PROFESSION] "
        "фабрики [Лев Рид|PERSON].",
        None,
    ),
    (
        "Так считает пресс-служба [главного тренера|PROFESSION] хоккейного клуба "
        "«[Луч|ORGANIZATION]» [Льва Рида|PERSON].",
        "Луч",
    ),
    (
        "Пришёл [прокурор города [Волжска|CITY]|PROFESSION] [Лев Рид|PERSON].",
        "Волжск",
    ),
    (
        "[Школа № 5|ORGANIZATION] закрыта. Пришёл [директор школы|PROFESSION] в [Оби|CITY] "
        "[Лев Рид|PERSON].",
        "школа",
    ),
    (
        "Пришёл [преподаватель лицея № 7 [Бердска|CITY]|PROFESSION] [Лев Рид|PERSON].",
        "лицей № 7",
    ),
    (
        "Совет директоров АО «[Лён|ORGANIZATION]» назначил [директором|PROFESSION] "
        "[Льва Рида|PERSON].",
        "Лён",
    ),
    (
        "Совет директоров АО «[Лён|ORGANIZATION]» избрал [председателем|PROFESSION] "
        "[Льва Рида|PERSON].",
        None,
    ),
    (
        "Проверяют ООО «[Лён-Трейд|ORGANIZATION]», где раньше занимал пост "
        "[директора|PROFESSION] [Лев Рид|PERSON].",
        "Лён-Трейд",
    ),
    (
        "Делегаты конференции [организации [союза врачей|ORGANIZATION]|ORGANIZATION] избрали "
        "[председателем|PROFESSION] [Льва Рида|PERSON].",
        "организация союза врачей",
    ),
]


@pytest.mark.parametrize(("text", "where"), WHERE)
def test_where_a_post_is(mark, text, where):
    marked = mark(text)
    person, role = marked.mentions[-1].text, marked.mentions[-2].text
    relation = marked.relation("WORKS_AS", person, role)
    assert [row[2] for row in positions(marked, relation)] == [where]
