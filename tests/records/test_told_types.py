"""Types that the noun beside a name or a list tells, and diseases that no model has learned."""

import pytest
from told import marked_again

from newsnlp.find.mentions.diseases import with_diseases
from newsnlp.find.mentions.told_types import told_types

RIGHT = [
    "Рид живёт в [Вятке|CITY].",
    "Взрыв был в районе [Вятки|CITY].",  # around a city
    "Рид объехал города [Литвы|COUNTRY].",
    "Это крупнейший город [России|COUNTRY].",
    "Он уехал в штат [Польской|COUNTRY] армии.",
    "Жители района. [Вятка|CITY] растёт.",
    "[Курский|CITY] мэр Рид ушёл.",
    "[Кинешемский|CITY] губернатор Рид ушёл.",  # of a town that no region is called after
    "Рид служит в [курском|CITY] театре.",  # the city's as well as the oblast's
    "Рид родился в [Крыму|LOCATION].",
    "Рид видел [Великую Китайскую стену|FACILITY].",
    "[Русский|NATIONALITY] писатель Рид знает языки.",
    "Губернатор штата [Лев Рид|PERSON] уехал.",
    "Играл [Хосе Синалоа|PERSON]. Все видели [Синалоа|PERSON].",
    "Рид родился в [Запорожье|CITY].",
    "Рид служит в [РХТ|ORGANIZATION].",
    "Рид живёт в [Тульском муниципальном округе|DISTRICT].",
    "Рид прочёл отрывок из [Чехова|PERSON] вчера.",
    "Пришли гость из [Чехова|PERSON] и Рид. [Лев Чехов|PERSON] рад.",
    "Рид прочёл письмо [Кашина|PERSON] вчера.",
    "Пришли [РИД|PERSON], [МакРид|PERSON] и [MakRID|PERSON].",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_stays(mark, text):
    marked = mark(text)
    assert told_types(marked.annotation, marked.spans) == marked.spans


WRONG = [
    ("Рид живёт в графстве [Заозерье|CITY].", "Рид живёт в графстве [Заозерье|STATE_OR_PROVINCE]."),
    ("Рид живёт в микрорайоне [Затон|CITY].", "Рид живёт в микрорайоне [Затон|DISTRICT]."),
    ("Дом стоит в районе [Верхний Бор|CITY].", "Дом стоит в районе [Верхний Бор|DISTRICT]."),
    ("Рид уехал на остров [Заячий|CITY].", "Рид уехал на остров [Заячий|LOCATION]."),
    ("Министр земли [Гессен|LOCATION] Рид.", "Министр земли [Гессен|STATE_OR_PROVINCE] Рид."),
    ("Рид родился в [Эссексе|CITY].", "Рид родился в [Эссексе|STATE_OR_PROVINCE]."),
    ("Мэр [Великих Лук|COUNTRY] ушёл.", "Мэр [Великих Лук|CITY] ушёл."),
    ("Дом в деревне [Старые Дачи|FACILITY].", "Дом в деревне [Старые Дачи|CITY]."),
    (
        "Он преподаёт в [Массачусетском|CITY] институте.",
        "Он преподаёт в [Массачусетском|STATE_OR_PROVINCE] институте.",
    ),
    (
        "Полиция [Новой Шотландии|COUNTRY] ищет Рида.",
        "Полиция [Новой Шотландии|STATE_OR_PROVINCE] ищет Рида.",
    ),
    (
        "Рид сидел в [мордовской|CITY] колонии.",
        "Рид сидел в [мордовской|STATE_OR_PROVINCE] колонии.",
    ),
    ("Пришли супруги из [Чехова|PERSON] вчера.", "Пришли супруги из [Чехова|CITY] вчера."),
    ("Играли команды из [Кашина|PERSON] вчера.", "Играли команды из [Кашина|CITY] вчера."),
    ("Жительница [Кашина|PERSON] рада.", "Жительница [Кашина|CITY] рада."),
    ("[Курский|CITY] губернатор Рид ушёл.", "[Курский|STATE_OR_PROVINCE] губернатор Рид ушёл."),
    ("Полиция [Смоленщины|PERSON] ищет его.", "Полиция [Смоленщины|STATE_OR_PROVINCE] ищет его."),
    ("Глава [РХ|ORGANIZATION] Рид ушёл.", "Глава [РХ|STATE_OR_PROVINCE] Рид ушёл."),
    (
        "Глава [Ненецкого автономного округа|DISTRICT] Рид ушёл.",
        "Глава [Ненецкого автономного округа|STATE_OR_PROVINCE] Рид ушёл.",
    ),
    ("[ЧерМК|PERSON] растёт.", "[ЧерМК|ORGANIZATION] растёт."),
    ("[Росмолодёжь|PERSON] помогла.", "[Росмолодёжь|ORGANIZATION] помогла."),
    ("[Росляков|PERSON] помог.", "[Росляков|PERSON] помог."),
    (
        "Пришли люди из [Рыбнадзора|ORGANIZATION] и [Рыбохраны|CITY].",
        "Пришли люди из [Рыбнадзора|ORGANIZATION] и [Рыбохраны|ORGANIZATION].",
    ),
    (
        "Пришли люди из [Рыбнадзора|ORGANIZATION] и [Перми|CITY].",
        "Пришли люди из [Рыбнадзора|ORGANIZATION] и [Перми|CITY].",
    ),
    (
        "Жители [Тверской|DISTRICT], [Курской|CITY] и [Псковской областей|STATE_OR_PROVINCE] ждут.",
        "Жители [Тверской|STATE_OR_PROVINCE], [Курской|STATE_OR_PROVINCE] и "
        "[Псковской областей|STATE_OR_PROVINCE] ждут.",
    ),
    (
        "Жители [Тверской|DISTRICT] и [Псковской области|STATE_OR_PROVINCE] ждут.",
        "Жители [Тверской|DISTRICT] и [Псковской области|STATE_OR_PROVINCE] ждут.",
    ),
    (
        "Пришёл [Котов Игорь Ильич|PERSON]. Вчера председателем избран [Котов|ORGANIZATION].",
        "Пришёл [Котов Игорь Ильич|PERSON]. Вчера председателем избран [Котов|PERSON].",
    ),
    (
        "Пришёл [Котов Игорь Ильич|PERSON]. Открыт «[Котов|ORGANIZATION]».",
        "Пришёл [Котов Игорь Ильич|PERSON]. Открыт «[Котов|ORGANIZATION]».",
    ),
    ("[Непал|PERSON] просит помощи.", "[Непал|COUNTRY] просит помощи."),
    ("[Антарктида|CITY] велика.", "[Антарктида|LOCATION] велика."),
    ("Рид служит в [Каракалпакии|CITY].", "Рид служит в [Каракалпакии|STATE_OR_PROVINCE]."),
    ("Рид учит [русский|NATIONALITY] язык.", "Рид учит [русский|LANGUAGE] язык."),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_told_counts(mark, text, expected):
    marked = mark(text)
    spans = told_types(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected


DISEASES = [
    ("Рид заболел ковидом.", "Рид заболел [ковидом|DISEASE]."),
    ("Рид заболел ковидом", "Рид заболел [ковидом|DISEASE]"),
    (
        "Рид перенёс [COVID-[19|NUMBER]|PRODUCT].",
        "Рид перенёс [COVID-19|DISEASE].",
    ),
    (
        "Рид лечит новую коронавирусную инфекцию.",
        "Рид лечит новую [коронавирусную инфекцию|DISEASE].",
    ),
    (
        "Рид изучает коронавирус SARS-CoV-2.",
        "Рид изучает [коронавирус [SARS-CoV-2|DISEASE]|DISEASE].",
    ),
    (
        "Рид [умер от коронавируса|EVENT].",
        "Рид [умер от [коронавируса|DISEASE]|EVENT].",
    ),
    ("Это [вызванная ковидом|EVENT] беда.", "Это [вызванная [ковидом|DISEASE]|EVENT] беда."),
    ("Рид купил [вакцину|PRODUCT].", "Рид купил [вакцину|PRODUCT]."),
    # what crosses a disease stays
    (
        "Открыт [центр коронавирусной|ORGANIZATION] инфекции.",
        "Открыт [центр коронавирусной|ORGANIZATION] инфекции.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DISEASES)
def test_a_new_disease_is_one(mark, text, expected):
    marked = mark(text)
    spans = with_diseases(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected
