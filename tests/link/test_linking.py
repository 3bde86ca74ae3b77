"""Which mentions become one entity; mentions are marked inside the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.types import RelationType

Linking = Callable[..., Marked]

APART = [
    # a father and his son
    "[Рамиль Сомов]PER приехал. Пришла при [Сомове-старшем]PER.",
    # two people with one surname: the bare surname is of neither
    "[Иван Сомов]PER и [Пётр Сомов]PER приехали. [Сомов]PER выступил.",
    "[Иван Сомов]PER приехал. [Анна Рогова]PER выступила.",
    # a wider noun is none of the bodies told later
    "[Ведомство]ORG молчит. [Департамент спорта Тулы]ORG вырос.",
    # a part is not its whole
    "[Совет [НПС]ORG]ORG собрался.",
    "[Экономический факультет [МГУ]ORG]ORG открыт.",
    # the country in a party's name is no place of its branches
    "[Тульское отделение «[Единой России]ORG»]ORG и [орловское отделение «[Единой России]ORG»]ORG "
    "спорят.",
    "[Филиал [«Роснефти»]ORG]ORG закрыт, сообщили в [«Роснефти»]ORG.",
    "[Отдел музея-заповедника «Луг»]ORG вырос. [Музей-заповедник]ORG рад.",
    "Агрохолдинг «[Каменский]ORG» вырос. [Каменское районное управление]ORG молчит.",
    "[СО РАН]ORG выросло. В [РАН]ORG рады.",
    "«[Лаборатория Луча]ORG» выросла. [Отдел связи «Лаборатории Луча»]ORG рад.",
    "[Комитет по бюджету]ORG собрался. [Комитеты по бюджету]ORG молчат.",
    "Гости из [апелляционных судов]ORG рады. [Пятый арбитражный апелляционный суд]ORG принимал их.",
    # either of two may be it
    "[Буйская центральная районная больница]ORG и [Галичская центральная районная больница]ORG "
    "выросли. В [ЦРБ]ORG рады.",
    "[Галичская центральная детская больница]ORG выросла. В [ЦРБ]ORG рады.",
    "[Институт археологии [РАН]ORG]ORG вырос. В [РАН]ORG рады.",
    "[Зоологический институт [РАН]ORG]ORG вырос. В [РАН]ORG рады.",
    "[Детский фонд [ООН]ORG]ORG помог. В [ООН]ORG рады.",
    "[ГУ [МВД]ORG]ORG молчит. В [МВД]ORG спорят.",
    # a name of one word is no noun that another name can be shortened to
    "Движение «[Солидарность]ORG» выросло. [Жилищная солидарность]ORG молчит.",
    "[Чешский парламент]ORG собрался. [Европарламент]ORG молчит.",
    "Гол забил [Иванов]PER ([Петров]PER).",
    "[Федерации [Ирака]LAND]ORG и [федерации [Ирака]LAND и [Сирии]LAND]ORG спорят.",
    "[Первая армия [США]LAND]ORG ушла. [Армия [США]LAND]ORG осталась.",
    # the same body of two places
    "[Правительство [Тульской области]REG]ORG и [правительство [Рязанской области]REG]ORG спорят.",
    "[Правительство [Тульской области]REG]ORG спорит. [Федеральное правительство]ORG молчит.",
    "[Региональное МЧС]ORG молчит. [МЧС [России]LAND]ORG ждёт.",
    # courts of two levels
    "[Краевой суд]ORG решил. [Арбитражный суд края]ORG молчит.",
    "[Областное УМВД]ORG ждёт. [УМВД по [Забайкальскому краю]REG]ORG молчит.",
    "[Краевой суд]ORG решил. [[Змеиногорский]CITY суд]ORG молчит.",
    "[Арбитражный суд [Тульской области]REG]ORG решил. [Арбитражный суд]ORG ждёт. "
    "[Седьмой арбитражный апелляционный суд]ORG молчит.",
    "[Дума города [Магадана]CITY]ORG решила. [Магаданская областная дума]ORG молчит.",
    "[Горсовет]ORG решил. [Совет [Тульской области]REG]ORG молчит.",
    "[Министерство транспорта]ORG решило. [Минтруд]ORG молчит.",
    "[Минтранс]ORG ждёт. [Министерство транспорта и связи [Литвы]LAND]ORG и "
    "[Министерство транспорта и строительства [Латвии]LAND]ORG спорят.",
    "[Московский городской суд]ORG и [Тверской районный суд [Москвы]CITY]ORG решили.",
    "[Региональная федерация хоккея]ORG спорит. [Всероссийская федерация хоккея]ORG молчит.",
    # «Дума» is a name of the country's alone
    "[Облдума]ORG решила. [Госдума]ORG молчит.",
    "[Российский]LAND и [французский]LAND министры встретились.",
    "[ЦБ]ORG решил. Аналитик «[Цифра Брокер]ORG» ждёт.",
    "Депутат [Госдумы]ORG ушёл. [Городская дума [Владивостока]CITY]ORG ждёт.",
    "[Администрация правительства [Кузбасса]REG]ORG ждёт. В [администрации [Кузбасса]REG]ORG рады.",
    # numbers tell bodies apart
    "[ГКБ № 5]ORG открыта. [Городская клиническая больница № 3]ORG закрыта.",
    "[11-й ААС]ORG решил. [Седьмой арбитражный апелляционный суд]ORG ждёт.",
    "[Войсковая часть 73612]ORG ушла. В [в/ч 73613]ORG ждут.",
    "[Томский университет]ORG и [Омская академия]ORG выросли. Он вёл [вуз]ORG.",
    # a noun of both is no syllables of one: «[Сов]ет [вет]еранов»
    "[Общественный совет]ORG собрался. [Совет ветеранов]ORG молчит. В [Совете]ORG рады.",
    "[Томский политехнический университет]ORG и [Омский политех]ORG спорят.",
    "[Третий медицинский институт]ORG и [Первый мед]ORG спорят.",
    # what is cut short names another sphere, another level, another thing of two
    "[Томский государственный медицинский университет]ORG рад. "
    "В [Томском техуниверситете]ORG ждут.",
    "[Департамент здравоохранения]ORG рад. В [облдепстрое]ORG ждут.",
    "[Департамент здравоохранения [Тульской области]REG]ORG рад. В [горздраве]ORG ждут.",
    "[Министерство физической культуры и спорта]ORG рад. В [Минкультуры]ORG ждут.",
    "[Федеральное министерство]ORG рад. [Министерство труда]ORG ждёт. В [министерстве]ORG спорят.",
    "[Конгресс [США]LAND]ORG рад. [Континентальный конгресс]ORG ждёт. [Конгресс]ORG спорит.",
    "[Конституция [США]LAND]LAW в силе. [Конституция штата [Колорадо]REG]LAW новая.",
    "[Генпрокуратура]ORG и [прокуратура [Тульской области]REG]ORG спорят. "
    "В [надзорном ведомстве]ORG рады.",
    "[УФАС по [Тульской области]REG]ORG и [ФАС]ORG спорят. В [антимонопольном ведомстве]ORG рады.",
    "[Администрация [Тульской области]REG]ORG решила. В [мэрии]ORG ждут.",
    "[Администрация президента]ORG решила. В [мэрии]ORG ждут.",
    "[Правительство [Мали]LAND]ORG ждёт. [Коалиционное правительство]ORG ушло. "
    "[Правительство]ORG молчит.",
    "[Мэрия [Тулы]CITY]ORG решила. [Районные администрации [Тулы]CITY]ORG ждут.",
    "Он окончил [академию [ФСБ]ORG]ORG. В [ФСБ]ORG рады.",
    "[Областной Росреестр]ORG ждёт. В [Росреестре]ORG спорят.",
    "[Управление Росреестра по [Тульской области]REG]ORG и [Росреестр]ORG спорят.",
    "[Российская федерация самбо]ORG и [краевая федерация самбо]ORG спорят.",
    # two letters are no acronym of a kind alone
    "Он вёл спортивный клуб «[Витязь]ORG». [СК [России]LAND]ORG ждёт.",
    # initials of somebody else of the surname
    "[Оксана Дьяченко]PER приехала. Встреча с [П. В. Дьяченко]PER прошла.",
]

TOGETHER = [
    # what one goes on to call it
    ("[Томский университет]ORG вырос. Он вёл [вуз]ORG.", "rule:head-noun"),
    ("[Томский госуниверситет]ORG вырос. Он вёл [вуз]ORG.", "rule:head-noun"),
    ("ГКУ «[Дорожное агентство]ORG» выросло. В [учреждении]ORG рады.", "rule:head-noun"),
    ("[Игорь Антоненков]PER принят. [Антоненков]PER рад.", "rule:surname"),
    (
        "[Мария Захарова]PER приехала. [Мария Владимировна]PER выступила.",
        "rule:first-name-patronymic",
    ),
    (
        "[Леонид Абрамович Рогов]PER приехал. [Леонид Абрамович]PER выступил.",
        "rule:first-name-patronymic",
    ),
    ("[С. В. Лавров]PER сказал. Позже [Сергея Лаврова]PER видели.", "rule:initials"),
    (
        "[Анна Крюк]PER рада. Мэр пожелал [Крюк]PER успехов. В зале был её муж Илья Крюк.",
        "rule:surname",
    ),
    ("[Татьяна Рой]PER приехала. Секретарь — [Рой]PER.", "rule:surname"),
    ("[Юрия Сомова]PER ждут. [Юра Сомов]PER не пришёл.", "rule:everyday-name"),
    ("[Наталья Сомова]PER приехала. [Наталию Сомову]PER ждали.", "rule:everyday-name"),
    ("[Юрий Сомов-Рид]PER приехал. [Юрий Сомов]PER не рад.", "rule:double-surname"),
    ("[Анджела Сомова]PER приехала. [Ангелу Сомову]PER ждали.", "rule:everyday-name"),
    ("[Научно-промышленный союз]ORG вырос. В [НПС]ORG рады.", "rule:acronym"),
    ("[Администрация [Тулы]CITY]ORG решила. В [мэрии]ORG ждут.", "rule:office"),
    ("Здание строит ООО «[СК Волгарь]ORG». В СК «[Волгарь]ORG» рады.", "rule:quoted-name"),
    (
        "[Управление Росреестра по [Тульской области]REG]ORG ждёт. "
        "В [областном Росреестре]ORG рады.",
        "rule:office",
    ),
    (
        "[Фонд капитального ремонта [Тульской области]REG]ORG ждёт. "
        "В [областном фонде капремонта]ORG рады.",
        "rule:contraction",
    ),
    (
        "Он едет в [Кашинский городской округ]DIST. В [Кашинском округе]DIST рады.",
        "rule:place-name",
    ),
    (
        "[[Уральская]CITY торгово-промышленная палата]ORG ждёт. [[Уральская]REG ТПП]ORG рада.",
        "rule:partly-spelt",
    ),
    ("[Главное управление МЧС]ORG ждёт. В [главке]ORG рады.", "rule:head-noun"),
    ("[Буйская центральная районная больница]ORG ждёт. В [ЦРБ]ORG рады.", "rule:acronym"),
    ("[Прокуратура [Тулы]CITY]ORG решила. В [надзорном ведомстве]ORG ждут.", "rule:office"),
    (
        "[Томский государственный медицинский университет]ORG рад. "
        "В [Томском медуниверситете]ORG ждут.",
        "rule:compound",
    ),
    (
        "[Департамент здравоохранения [Тульской области]REG]ORG рад. В [облздраве]ORG ждут.",
        "rule:contraction",
    ),
    (
        "[Министерство по физической культуре и спорту]ORG радо. В [Минспорте]ORG ждут.",
        "rule:contraction",
    ),
    (
        "[Министерство науки и высшего образования РФ]ORG радо. В [Минобрнауки]ORG ждут.",
        "rule:known-name",
    ),
    (
        "[Коми научный центр Уральского отделения РАН]ORG рад. В [Коми НЦ УрО РАН]ORG ждут.",
        "rule:partly-spelt",
    ),
    ("[Элла Памфилова]PER приехала. Все видели [Э. Памфилову]PER.", "rule:initials"),
    ("[Оксана Дьяченко]PER рада. Врачи под началом [О. В. Дьяченко]PER рады.", "rule:initials"),
    ("[Эльвира Гурьевич]PER рада. По словам [Гурьевич]PER, всё готово.", "rule:surname"),
    (
        "Депутаты [Мосгордумы]ORG ждут. Это [[Московская]CITY городская дума]ORG.",
        "rule:contraction",
    ),
    (
        "[Одиннадцатый арбитражный апелляционный суд]ORG решил. [11-й ААС]ORG прав.",
        "rule:partly-spelt",
    ),
    ("[Radio Corporation of America]ORG растёт. В [RCA]ORG рады.", "rule:acronym"),
    ("[The Elder Scrolls]ORG растёт. В [TES]ORG рады.", "rule:acronym"),
    ("[Tesla Inc.]ORG растёт. В [Tesla]ORG рады.", "rule:same-words"),
    ("[Управление ФАС по Литве]ORG молчит. [Литовский УФАС]ORG ждёт.", "rule:same-words"),
    (
        "Открыт [Институт катализа им. Рида СО РАН]ORG ([ИК СО РАН]ORG).",
        "rule:in-brackets",
    ),
    ("[Мариинский театр]ORG открыт. [Мариинка]ORG ждёт.", "rule:known-name"),
    ("Депутат [Госдумы]ORG ушёл. В [Думе]ORG ждут.", "rule:known-name"),
    ("После заявления [Илона Маска]PER торги встали. [Маск]PER ушёл.", "rule:surname"),
    ("[Первый канал]ORG растёт. На [1-м канале]ORG рады.", "rule:same-words"),
    ("[Войсковая часть № 73612]ORG ушла. В [в/ч 73612]ORG ждут.", "rule:same-number"),
    (
        "[Казанский (Приволжский) федеральный университет]ORG рад. В [КФУ]ORG ждут.",
        "rule:acronym",
    ),
    ("В [Apple]ORG рады. Сотрудники «[Эппл]ORG» ушли.", "rule:known-name"),
    ("[Государственная дума]ORG собралась. Депутаты [Госдумы]ORG спорят.", "rule:contraction"),
    ("В [НАТО]ORG рады. Члены [Североатлантического альянса]ORG спорят.", "rule:known-name"),
    ("[Верховный суд [Израиля]LAND]ORG решил. [Верховный суд]ORG прав.", "rule:place-dropped"),
    (
        "[Научный союз [Смоленской области]REG]ORG вырос. [[Смоленский]CITY научный союз]ORG рад.",
        "rule:same-words",
    ),
    (
        "[Центр опережающей профессиональной подготовки]ORG открыт. "
        "[Центром опережающей подготовки]ORG довольны.",
        "rule:shortened",
    ),
    (
        "[Вологодская областная филармония имени Чижова]ORG открыта. "
        "Это зал [Вологодской филармонии]ORG.",
        "rule:shortened",
    ),
    ("[Белогорский драматический театр]ORG открыт. [Театр]ORG новый.", "rule:head-noun"),
    ("[Вознесенский льнозавод]ORG закрыт. [Завод]ORG продадут.", "rule:head-noun"),
    # the only one told so far
    ("[Луговской городской суд]ORG решил. [Суд]ORG строг.", "rule:head-noun"),
    ("ООО «[Луч]ORG» выросло. [Компанию]ORG хвалят.", "rule:head-noun"),
    ("Авиакомпания «[Луч]ORG» выросла. [Компанию]ORG хвалят.", "rule:head-noun"),
    (
        "[Совет директоров ПАО «[Луч]ORG»]ORG решил. [Предприятие]ORG растёт.",
        "rule:head-noun",
    ),
    ("Работники [завода «Окаприбор»]ORG рады. «[Окаприбор]ORG» вырос.", "rule:quoted-name"),
    ("[Корпорация Google]ORG выросла. В [Google]ORG рады.", "rule:quoted-name"),
    ("АО «[Заря – Север]ORG» выросло. В «[Заря-Север]ORG» рады.", "rule:same-name"),
    ("[Центр Капитал]ORG вырос. В «[Центр Капитале]ORG» рады.", "rule:declined-name"),
    ("ПАО «[Волна-Сталь]ORG» выросло. Глава «[Волны-Сталь]ORG» рад.", "rule:declined-name"),
    ("[Главное управление МЧС]ORG молчит. В [ГУ МЧС]ORG рады.", "rule:partly-spelt"),
    (
        "Ассоциация технологических предприятий «[Техно]ORG» выросла. В [АТП]ORG рады.",
        "rule:acronym",
    ),
    (
        "Ассоциация технологических предприятий «[Техно]ORG» выросла. В [Ассоциации]ORG рады.",
        "rule:head-noun",
    ),
    ("«[Коммерсант]ORG» вышел. В «[Коммерсантъ]ORG» рады.", "rule:same-words"),
    ("[Социальная сеть Facebook]ORG выросла. [Социальная сеть]ORG популярна.", "rule:descriptor"),
    ("[Смоленская область]REG большая. [Смоленщина]REG древняя.", "rule:place-name"),
    ("[Нижняя Саксония]REG большая, [нижнесаксонский]REG лес густой.", "rule:place-name"),
    ("[Россия]LAND большая, [российский]LAND народ добрый.", "rule:place-name"),
    ("[Париж]CITY красив, [парижский]CITY воздух свеж.", "rule:place-name"),
    ("Дорога в [Тмутаракань]CITY (лат. [Tamatarcha]CITY).", "rule:in-brackets"),
    ("[Корпорация МИТ]ORG выросла. В [МИТ]ORG рады.", "rule:quoted-name"),
    ("[Большой театр]ORG открыт. Актёры [Большого]ORG рады.", "rule:adjective-alone"),
    ("[Тульский госуниверситет]ORG рад. В [ТГУ имени Льва Рида]ORG экзамен.", "rule:acronym"),
    ("[Холдинг «Ярь»]ORG вырос. [Холдингом]ORG довольны.", "rule:descriptor"),
    ("Это [Федерация лыжных гонок Республики Карелия]ORG ([ФЛГ РК]ORG).", "rule:in-brackets"),
    ("Рады в [ГУ РК «Центр занятости»]ORG. «[Центр занятости]ORG» открыт.", "rule:quoted-name"),
    ("Приехал игумен [Пимен]PER ([Орлов]PER).", "rule:in-brackets"),
    ("Приехал игумен [Тихон]PER ([Зорин]PER).", "rule:in-brackets"),
    ("Фильм снял [Бен Кон]PER (англ. [Ben Kohn]PER).", "rule:foreign-spelling"),
]


def test_teams_of_two_levels_are_two(linking: Linking) -> None:
    text = (
        "[Сборная области]ORG обошла [сборную [Пермского края]REG]ORG. "
        "Рид вызван в [молодёжную сборную страны]ORG."
    )
    names = [entity.name for entity in linking(text).linked.entities]
    assert names == [
        "сборная области",
        "сборная Пермского края",
        "Пермский край",
        "молодёжная сборная страны",
    ]


@pytest.mark.parametrize("text", APART)
def test_kept_apart(linking: Linking, text: str) -> None:
    marked = linking(text)
    counts = [len({m.lower()[:4] for m in texts}) for texts in marked.entities]
    assert max(counts) == 1, marked.entities


@pytest.mark.parametrize(("text", "source"), TOGETHER)
def test_united_for_a_reason(linking: Linking, text: str, source: str) -> None:
    marked = linking(text)
    united = [texts for texts in marked.entities if len(texts) == 2]
    assert len(united) == 1, marked.entities
    assert marked.source(united[0][1]) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[Дума города [Орла]CITY]ORG ждёт. [Гордума [Орла]CITY]ORG рада.", "rule:same-words"),
        ("[Вологодский городской суд]ORG ждёт. [Вологодский горсуд]ORG рад.", "rule:same-words"),
        (
            "[Прокуратура [Косовского района]REG]ORG ждёт. [Прокуратура района]ORG рада.",
            "rule:place-dropped",
        ),
        (
            "[Тульский металлургический комбинат]ORG вырос. [Тульский меткомбинат]ORG рад.",
            "rule:contraction",
        ),
        (
            "[Томский государственный политехнический университет]ORG ждёт. "
            "[Томский политех]ORG рад.",
            "rule:contraction",
        ),
        (
            "[Первый медицинский институт]ORG ждёт. В [Первом меде]ORG рады.",
            "rule:contraction",
        ),
        (
            "[Министерство транспорта и связи [Тульской области]REG]ORG ждёт. "
            "[Минтранс области]ORG рад.",
            "rule:contraction",
        ),
        (
            "[Минтранс региона]ORG ждёт. В [министерстве транспорта области]ORG рады.",
            "rule:contraction",
        ),
    ],
)
def test_a_body_told_short(linking: Linking, text: str, source: str) -> None:
    marked = linking(text)
    assert len(marked.linked.entities[0].mentions) == 2
    assert [merge.source for merge in marked.linked.merges].count(source) == 1


def test_a_court_is_none_that_is_told_later(linking: Linking) -> None:
    marked = linking(
        "[Луговской городской суд]ORG решил. [Суд]ORG строг. [Луговской областной суд]ORG молчит."
    )
    assert marked.entities == [["Луговской городской суд", "Суд"], ["Луговской областной суд"]]


def test_a_noun_told_again_and_again_is_no_body_told_later(linking: Linking) -> None:
    marked = linking(
        "[Совет]ORG собрался. В [Совет]ORG избран Рид. [Молодёжный совет]ORG союза молчит."
    )
    assert marked.entities == [["Совет", "Совет"], ["Молодёжный совет"]]


def test_a_company_is_none_of_two(linking: Linking) -> None:
    marked = linking("Пришли ООО «[Луч]ORG» и АО «[Заря]ORG». [Компанию]ORG хвалят.")
    assert marked.entities == [["Луч"], ["Заря"], ["Компанию"]]


def test_the_same_part_of_the_same_whole_is_one(linking: Linking) -> None:
    marked = linking(
        "[Совет [Научно-промышленного союза]ORG]ORG собрался. В [Совет [НПС]ORG]ORG вошли двое."
    )
    assert marked.entities[0] == ["Совет Научно-промышленного союза", "Совет НПС"]
    assert marked.entities[1] == ["Научно-промышленного союза", "НПС"]
    assert marked.relations(RelationType.PART_OF) == [
        ("Совет Научно-промышленного союза", "Научно-промышленного союза"),
        ("Совет НПС", "НПС"),
    ]


def test_no_mentions(linking: Linking) -> None:
    marked = linking("Здесь никого нет.")
    assert marked.linked.entities == marked.linked.relations == marked.linked.merges == ()
