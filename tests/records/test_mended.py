"""The model's names where a dictionary knows better: what was marked, and what is left of it."""

from dataclasses import replace
from time import process_time

import pytest
from told import marked_again

from newsnlp.find.mended import mended

RIGHT = [
    "[Баритон Лев Рид|PERSON] пел вчера.",
    "Пел хор. [Рыбак Анна Ильинична|PERSON] рада.",
    "В кино был [Мастер Йода|PERSON].",
    "[Котов Лев Рид|PERSON] пел. [Лев Рид|PERSON] рад.",
    "Пришёл [заведующий [отделом писем|ORGANIZATION]|PROFESSION] Рид.",
    "Его произвели в [генералы|PROFESSION].",
    "Пришла адвокат [Котова Мария Петровна|PERSON].",
    "Идут [президентские|PROFESSION] выборы, пришёл [рядовой|PROFESSION] Рид.",
    "Приехал [главный [тренер|PROFESSION]|PROFESSION], молодой [врач|PROFESSION].",
    "Рид выполняет обязанности [директора|PROFESSION].",
    "Пришёл [Лев Р. Рид|PERSON] и [Рид Л. Р.|PERSON].",
    "Пришла [Котовска Анна Петровна|PERSON].",
    "Пришла [Бабушка Анна|PERSON].",
    "Зимой уехал [Лев Рид|PERSON]. [Зима|DATE] была тёплой.",
    "Пришёл [Лев Зима|PERSON]. [Зимой|DATE] он уедет.",
    "Он выступил в [Совете при комитете по спорту|ORGANIZATION].",
    "Рада [[Палата|ORGANIZATION] Тулы|ORGANIZATION].",
    "Он служит в [компании [Луч|ORGANIZATION]|ORGANIZATION].",
    "Пришёл [Лев Рид|PERSON].",
    "Пришла [Вера Рид|PERSON].",  # «Вера» is no verb
    "[Илон Маск|PERSON] уехал. Все видели [Маска|PERSON].",
    "Пришла [Божена Рынская|PERSON]. Все видели [Рынска|PERSON].",
    "Он служит в [УФНС по [Смоленской области|STATE_OR_PROVINCE]|ORGANIZATION].",
    "[Директор [ДВФУ по науке|ORGANIZATION]|PROFESSION] уехал.",  # ДВФУ is told nowhere
    "Поёт [дуэт «Анна и [Пётр|PERSON]»|ORGANIZATION].",
    "Видели [Анну и Петра Рид|PERSON].",
    "Он живёт в [Котове|CITY]. Так считает [Лев Рид|PERSON].",
    "[Доктор наук|PROFESSION] ушёл. [Помощник депутата|PROFESSION] молчит.",
    "Он [помощник профессора|PROFESSION].",
    "Пришёл [учитель|PROFESSION] Рид. Рад [помощнику министра|PROFESSION] Рид.",
    "Рид стал [заместителем командующего войсками|PROFESSION].",
    "Рид стал [заведующим кафедрой|PROFESSION].",
    "Нет [заведующего кафедрой ректором|PROFESSION] оставленной.",
    "Пришёл [член учёного совета|PROFESSION].",
    "Он [старший заместитель [отдела по ЖКХ|ORGANIZATION]|PROFESSION].",
    "Пришёл [начальник [администрации по ЖКХ|ORGANIZATION]|PROFESSION] Рид.",
    "Он [заместитель [комитета по ЖКХ|ORGANIZATION]|PROFESSION].",
    "Он [глава комиссии по образованию школ|PROFESSION].",
    "Это [лидер «Союза – Фронта»|PROFESSION].",
    "Это [МЧС|ORGANIZATION], а там [ПЕРМЬ|ORGANIZATION], 5 мая.",
    "Пришёл [назначенный|PROFESSION] Рид, [исполнявший обязанности мэра|PROFESSION].",
    "Рад [потерпевший|PROFESSION] и [командовавший войсками|PROFESSION].",
    "Пришёл [ушедший директор|PROFESSION] и [бывший|PROFESSION] Рид.",
    "Он служит в [ДВФУ Владивостока|ORGANIZATION].",
    "Пришёл [ректор [института имени [Льва Рида|PERSON] и Ко|ORGANIZATION]|PROFESSION].",
    "Пришёл [заместитель [врио мэра|PROFESSION]|PROFESSION] Рид.",
    "Пришёл [Лев Рид|PERSON]. Играл [Химки-Арена|ORGANIZATION].",
    "Выступил [Антоненков Игорь|PERSON].",
    "Собрался [совет [директоров|PROFESSION]|ORGANIZATION].",
    "Он служит в [УК [России|COUNTRY]|ORGANIZATION].",
    "Это было [2 мая 2020 г. 12 часов|DATE].",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_stays(mark, text):
    marked = mark(text)
    assert mended(marked.annotation, marked.spans) == marked.spans


WRONG = [
    (
        "Задержан экс-кандидат в [мэры|PROFESSION] Рид.",
        "Задержан [экс-кандидат в мэры|PROFESSION] Рид.",
    ),
    (
        "Указом [президента председателем суда|PROFESSION] назначен Рид.",
        "Указом президента [председателем суда|PROFESSION] назначен Рид.",
    ),
    (
        "Решением [главы района новым ректором|PROFESSION] назначен Рид.",
        "Решением главы района [новым ректором|PROFESSION] назначен Рид.",
    ),
    ("Она в [Семнадцатом|CITY] суде.", "Она в Семнадцатом суде."),
    (
        "Это [министр [ЖКХ Чувашии|ORGANIZATION]|PROFESSION] Рид.",
        "Это [министр ЖКХ Чувашии|PROFESSION] Рид.",
    ),
    (
        "Пришла [научный руководитель профессор|PROFESSION] Рид.",
        "Пришла [научный руководитель|PROFESSION] профессор Рид.",
    ),
    (
        "С мая – [заместитель главы, руководитель департамента|PROFESSION].",
        "С мая – [заместитель главы|PROFESSION], руководитель департамента.",
    ),
    (
        "Пришёл [оскароносный|PROFESSION] [актёр|PROFESSION] Рид.",
        "Пришёл оскароносный [актёр|PROFESSION] Рид.",
    ),
    (
        "Приехал управляющий [партнёр|PROFESSION] и креативный [директор проекта|PROFESSION].",
        "Приехал [управляющий партнёр|PROFESSION] и [креативный директор проекта|PROFESSION].",
    ),
    (
        "Временно исполнявший обязанности [директора|PROFESSION] Рид ушёл.",
        "[Временно исполнявший обязанности директора|PROFESSION] Рид ушёл.",
    ),
    (
        "По словам [заместителя директора [тульского музея по кадрам|ORGANIZATION]|PROFESSION].",
        "По словам [заместителя директора [тульского музея|ORGANIZATION] по кадрам|PROFESSION].",
    ),
    ("[Заведовала кафедрой|PROFESSION] Рид.", "Заведовала кафедрой Рид."),
    (
        "Пожаров много [[за месяц|DATE]. 2 мая|DATE] сгорел дом.",
        "Пожаров много [за месяц|DATE]. 2 мая сгорел дом.",
    ),
    (
        "Рада [[Палата|ORGANIZATION] Тулы|ORGANIZATION] и [Палата Омска|ORGANIZATION].",
        "Рада [Палата Тулы|ORGANIZATION] и [Палата Омска|ORGANIZATION].",
    ),
    (
        "Она представляет в [палате [Союз женщин|ORGANIZATION]|ORGANIZATION].",
        "Она представляет в [палате|ORGANIZATION] [Союз женщин|ORGANIZATION].",
    ),
    ("[С А. Ридом|PERSON] согласны все.", "С [А. Ридом|PERSON] согласны все."),
    ("[О Генри|PERSON] писал.", "[О Генри|PERSON] писал."),
    ("[О Шакире|PERSON] снимут фильм.", "О [Шакире|PERSON] снимут фильм."),
    ("Ушёл глава [Заозёрска Л. Р. Рид|PERSON].", "Ушёл глава Заозёрска [Л. Р. Рид|PERSON]."),
    ("[И. о. министра Л. Р. Рид|PERSON] ушёл.", "И. о. министра [Л. Р. Рид|PERSON] ушёл."),
    ("Поют [Сёстры Анна|PERSON] и Вера.", "Поют Сёстры [Анна|PERSON] и Вера."),
    ("Умер [Старец Илий|PERSON].", "Умер Старец [Илий|PERSON]."),
    (
        "Пришёл [Лев Зима|PERSON]. [Зима|DATE] рассказал о доме.",
        "Пришёл [Лев Зима|PERSON]. [Зима|PERSON] рассказал о доме.",
    ),
    ("[Защищал Котова|PERSON] Лев Рид.", "Защищал [Котова|PERSON] Лев Рид."),
    ("Суд оштрафовал мэра [Заозёрска|PERSON].", "Суд оштрафовал мэра [Заозёрска|CITY]."),
    (
        "Это [доктор [исторических наук|ORGANIZATION]|PROFESSION] Рид.",
        "Это [доктор исторических наук|PROFESSION] Рид.",
    ),
    (
        "Пришла команда [[Заозёрского|PERSON] районного колледжа|ORGANIZATION].",
        "Пришла команда [Заозёрского районного колледжа|ORGANIZATION].",
    ),
    ("Жалуются на [УК|LAW] «[Уют|ORGANIZATION]».", "Жалуются на УК «[Уют|ORGANIZATION]»."),
    (
        "Пришли [министр [Лев Рид|PERSON] и ректор|PROFESSION] Анна Рид.",
        "Пришли министр [Лев Рид|PERSON] и ректор Анна Рид.",
    ),
    (
        "Указом [президента [врио мэра|PROFESSION]|PROFESSION] назначен Рид.",
        "Указом президента [врио мэра|PROFESSION] назначен Рид.",
    ),
    (
        "Это [университет им. Л. Н. Толстого. Совет|ORGANIZATION] возглавил Рид.",
        "Это [университет им. Л. Н. Толстого|ORGANIZATION]. Совет возглавил Рид.",
    ),
    ("Пришёл [[Милан|CITY] Кратина|PERSON].", "Пришёл [Милан Кратина|PERSON]."),
    (
        "Пришёл глава [Красногорска Лев Рид|PERSON].",
        "Пришёл глава Красногорска [Лев Рид|PERSON].",
    ),
    (
        "Он ведёт в [Законодательном Собрании комитет по спорту|ORGANIZATION].",
        "Он ведёт в [Законодательном Собрании|ORGANIZATION] комитет по спорту.",
    ),
    ("Помогли вдове [Прохорчука Зое Рид|PERSON].", "Помогли вдове Прохорчука [Зое Рид|PERSON]."),
    (
        "Дело вдовы [Галеева Эльвиры|PERSON] закрыто.",
        "Дело вдовы Галеева [Эльвиры|PERSON] закрыто.",
    ),
    ("Дело [Сизовой Эльвиры|PERSON] закрыто.", "Дело [Сизовой Эльвиры|PERSON] закрыто."),
    ("Помогли [Рид Анне|PERSON].", "Помогли [Рид Анне|PERSON]."),
    (
        "Собралась [Общественная палата шестого созыва|ORGANIZATION].",
        "Собралась [Общественная палата|ORGANIZATION] шестого созыва.",
    ),
    (
        "Заседание [Собрания [глава района|PROFESSION]|ORGANIZATION] отменил.",
        "Заседание [Собрания|ORGANIZATION] [глава района|PROFESSION] отменил.",
    ),
    (
        "Это дело [Льва Донцова-Рида|PERSON]. Долг [Донцова-Рида|ORGANIZATION] велик.",
        "Это дело [Льва Донцова-Рида|PERSON]. Долг [Донцова-Рида|PERSON] велик.",
    ),
    ("Так решили [Минцифры|PERSON].", "Так решили [Минцифры|ORGANIZATION]."),
    (
        "До прихода в [ДВФУ [Власова|PERSON]|ORGANIZATION] работала в школе.",
        "До прихода в [ДВФУ|ORGANIZATION] [Власова|PERSON] работала в школе.",
    ),
    (
        "[Проректор [ДВФУ по науке|ORGANIZATION]|PROFESSION] уехал. В [ДВФУ|ORGANIZATION] ждут.",
        "[Проректор [ДВФУ|ORGANIZATION] по науке|PROFESSION] уехал. В [ДВФУ|ORGANIZATION] ждут.",
    ),
    (
        "[Проректор [ДВФУ по науке|ORGANIZATION]|PROFESSION] уехал.",
        "[Проректор [ДВФУ|ORGANIZATION] по науке|PROFESSION] уехал.",
    ),
    (
        "Пришли [[А. П. Котова|PERSON] и [О. И. Рид|PERSON]|PERSON].",
        "Пришли [А. П. Котова|PERSON] и [О. И. Рид|PERSON].",
    ),
    (
        "Это [Союз журналистов и [Калужский университет|ORGANIZATION]|ORGANIZATION].",
        "Это [Союз журналистов|ORGANIZATION] и [Калужский университет|ORGANIZATION].",
    ),
    (
        "Пришёл зам. [главы [администрации по ЖКХ|ORGANIZATION]|PROFESSION] Рид.",
        "Пришёл [зам. главы [администрации|ORGANIZATION] по ЖКХ|PROFESSION] Рид.",
    ),
    (
        "Новым [председателем делегаты|PROFESSION] избрали Рида.",
        "Новым [председателем|PROFESSION] делегаты избрали Рида.",
    ),
    (
        "[Председателем члены палаты|PROFESSION] избрали Рида.",
        "[Председателем|PROFESSION] члены палаты избрали Рида.",
    ),
    (
        "Рид избран [председателем тайным голосованием|PROFESSION].",
        "Рид избран [председателем|PROFESSION] тайным голосованием.",
    ),
    (
        "Избран [учёным|PROFESSION] [секретарём [совета|ORGANIZATION]|PROFESSION] Рид.",
        "Избран [учёным секретарём [совета|ORGANIZATION]|PROFESSION] Рид.",
    ),
    (
        "Рид стал первым заместителем [главного врача|PROFESSION].",
        "Рид стал [первым заместителем главного врача|PROFESSION].",
    ),
    (
        "Он занимал пост [начальника отдела. Глава города|PROFESSION] уехал.",
        "Он занимал пост [начальника отдела|PROFESSION]. Глава города уехал.",
    ),
    ("Пришёл [учёный совет|PROFESSION].", "Пришёл [учёный совет|ORGANIZATION]."),
    ("Пришла технолог [сырзавода|PROFESSION].", "Пришла технолог [сырзавода|ORGANIZATION]."),
    ("[Аккомпанирует|PROFESSION] Лев Рид.", "Аккомпанирует Лев Рид."),
    ("[Председательствующая судья|PROFESSION].", "Председательствующая [судья|PROFESSION]."),
    (
        "[[Замминистра|PROFESSION] - [начальник отдела|PROFESSION]|PROFESSION] Рид.",
        "[Замминистра|PROFESSION] - [начальник отдела|PROFESSION] Рид.",
    ),
    ("Пал приток [Невы реку Славянку|LOCATION].", "Пал приток Невы реку [Славянку|LOCATION]."),
    ("Это [[Южный|LOCATION] округ|DISTRICT].", "Это [Южный округ|DISTRICT]."),
    (
        "Пришёл [заведующий [лабораторией института|ORGANIZATION]|PROFESSION] Рид.",
        "Пришёл [заведующий лабораторией [института|ORGANIZATION]|PROFESSION] Рид.",
    ),
    (
        "[Фигуристки Анна Рид|PERSON] и [Мария Ким|PERSON] рады.",
        "Фигуристки [Анна Рид|PERSON] и [Мария Ким|PERSON] рады.",
    ),
    (
        "[Баритон Лев Рид|PERSON] пел. [Лев Рид|PERSON] рад.",
        "Баритон [Лев Рид|PERSON] пел. [Лев Рид|PERSON] рад.",
    ),
    ("Пришла адвокат [Котова Мария Рид|PERSON].", "Пришла адвокат Котова [Мария Рид|PERSON]."),
    (
        "Рад тренер [Мирсаидова Рауф Рид|PERSON].",
        "Рад тренер Мирсаидова [Рауф Рид|PERSON].",
    ),
    ("Рада жена [Николая Анна|PERSON].", "Рада жена Николая [Анна|PERSON]."),
    ("Рад муж [Ирины Сергей|PERSON].", "Рад муж Ирины [Сергей|PERSON]."),
    (
        "Рад коллега [Хейдена Педро Рид|PERSON].",
        "Рад коллега Хейдена [Педро Рид|PERSON].",
    ),
    (
        "Он вручил [грамоту [редактору газеты|PROFESSION]|PROFESSION] Риду.",
        "Он вручил грамоту [редактору газеты|PROFESSION] Риду.",
    ),
    (
        "Пришли [[руководители компаний|PROFESSION] и [директор завода|PROFESSION]|PROFESSION].",
        "Пришли [руководители компаний|PROFESSION] и [директор завода|PROFESSION].",
    ),
    (
        "Пришли [глава района, его замом – ректор|PROFESSION] Рид.",
        "Пришли [глава района|PROFESSION], его замом – ректор Рид.",
    ),
    ("[ПЕРМЬ|ORGANIZATION], 15 октября.", "[ПЕРМЬ|CITY], 15 октября."),
    ("Это [его компания «Луч»|ORGANIZATION].", "Это его [компания «Луч»|ORGANIZATION]."),
    (
        "Пришёл Рид, [зоотехник по образованию|PROFESSION], и [врач по профессии|PROFESSION] Ким.",
        "Пришёл Рид, [зоотехник|PROFESSION] по образованию, и [врач|PROFESSION] по профессии Ким.",
    ),
    ("[Энергоуниверситет|PERSON] ждёт.", "[Энергоуниверситет|ORGANIZATION] ждёт."),
    (
        "Это имя Рида, [учительствовавшего|PROFESSION] в школе.",
        "Это имя Рида, учительствовавшего в школе.",
    ),
    ("[Наш союз|ORGANIZATION] растёт.", "Наш [союз|ORGANIZATION] растёт."),
    (
        "Избран [декан факультета права доктор наук|PROFESSION] Рид.",
        "Избран [декан факультета права|PROFESSION] доктор наук Рид.",
    ),
    (
        "Пришла [первый заместитель главы [администрации по ЖКХ|ORGANIZATION]|PROFESSION] Рид.",
        "Пришла [первый заместитель главы [администрации|ORGANIZATION] по ЖКХ|PROFESSION] Рид.",
    ),
    (
        "Пришёл [настоятель храма протоиерей|PROFESSION] Рид.",
        "Пришёл [настоятель храма|PROFESSION] протоиерей Рид.",
    ),
    (
        "Сказал [журналистам министр транспорта|PROFESSION] Рид.",
        "Сказал журналистам [министр транспорта|PROFESSION] Рид.",
    ),
    (
        "Вопрос задал [мэру старший депутат|PROFESSION] Рид.",
        "Вопрос задал мэру [старший депутат|PROFESSION] Рид.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_cannot_be_is_mended(mark, text, expected):
    marked = mark(text)
    spans = mended(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected


def test_a_place_that_nobody_is_sure_of_is_a_person_told_in_full(mark):
    marked = mark("Ушла [Тамара Климина|PERSON]. [Климина|CITY] молчит.")
    unsure = [replace(s, score=0.3) if s.type == "CITY" else s for s in marked.spans]
    kinds = [str(span.type) for span in mended(marked.annotation, unsure)]
    assert kinds == ["PERSON", "PERSON"]
    assert mended(marked.annotation, marked.spans) == marked.spans


def test_many_doubtful_names_take_their_share_of_time(mark):
    """Who is told in full is read once; the time of the tenfold text is no more than tenfold."""
    marked = mark("Ушла [Тамара Климина|PERSON]. [Рогова|CITY] молчит. " * 300)
    unsure = [replace(span, score=0.3) for span in marked.spans]
    begun = process_time()
    assert mended(marked.annotation, unsure) == unsure
    assert process_time() - begun < 0.5
