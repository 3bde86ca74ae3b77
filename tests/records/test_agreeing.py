"""A role and a name that may be in one case, whatever the tagger says of either."""

import pytest
from told import positions

SERVED = [
    ("Пришёл [помощник|PROFESSION] [Стенина|PERSON].", "помощник", "Стенина"),
    ("Пришёл [помощник сенатора|PROFESSION] [Котова|PERSON].", "помощник сенатора", "Котова"),
    (
        "Он стал [советником мэра|PROFESSION] [Льва Котова|PERSON].",
        "советником мэра",
        "Льва Котова",
    ),
    (
        "[Котов|PERSON] сменил трёх [министров|PROFESSION].",
        "министров",
        "Котов",
    ),
    (
        "Вместо [главы|PROFESSION] полетит [Анна Рид|PERSON].",
        "главы",
        "Анна Рид",
    ),
    (
        "[Анна Рид|PERSON] – хирург, муж – [машинист|PROFESSION].",
        "машинист",
        "Анна Рид",
    ),
]

OWN = [
    ("[Замминистра культуры|PROFESSION] [Грибова|PERSON] ждёт.", "Замминистра культуры", "Грибова"),
    ("Деньги носил [водитель|PROFESSION] [Гереев|PERSON].", "водитель", "Гереев"),
    (
        "Ей возразил [заместитель министра образования|PROFESSION] [Амаду Ялбаков|PERSON].",
        "заместитель министра образования",
        "Амаду Ялбаков",
    ),
    (
        "Докладчик – [председатель комитета|PROFESSION] [Антонова Т. Н.|PERSON]",
        "председатель комитета",
        "Антонова Т. Н.",
    ),
    (
        "Знак вручили [врачу отряда|PROFESSION] [Ксении Хлюстовой|PERSON].",
        "врачу отряда",
        "Ксении Хлюстовой",
    ),
    (
        "Спорила [мастерица|PROFESSION] [Аржана Кыпчакова|PERSON].",
        "мастерица",
        "Аржана Кыпчакова",
    ),
    (
        "[Тинникова|PERSON] пятнадцать лет отдала школе, из них шесть была "
        "[директором|PROFESSION].",
        "директором",
        "Тинникова",
    ),
    (
        "Муж [Алексей|PERSON] – [машинист|PROFESSION], сын учится.",
        "машинист",
        "Алексей",
    ),
    (
        "Отец Микушевой, [Захар Иванович|PERSON], сорок лет был [сплавщиком|PROFESSION].",
        "сплавщиком",
        "Захар Иванович",
    ),
    (
        "[Капитаном|PROFESSION] вместо него стала [Варя Цой|PERSON].",
        "Капитаном",
        "Варя Цой",
    ),
    (
        "Его выбрали вместо [иерея|PROFESSION] [Андрея Конюха|PERSON].",
        "иерея",
        "Андрея Конюха",
    ),
    (
        "Ушёл академик, а с ним [завлаб|PROFESSION] [Тамерлан Гиоев|PERSON].",
        "завлаб",
        "Тамерлан Гиоев",
    ),
    ("[Рябчун|PERSON] много лет была [завучем|PROFESSION].", "завучем", "Рябчун"),
]


def _has(found, person):
    return any(name is not None and person.split()[-1][:4] in name for name, *_ in found)


@pytest.mark.parametrize(("text", "role", "person"), SERVED)
def test_a_role_of_another(mark, text, role, person):
    marked = mark(text)
    found = positions(marked, marked.relation("WORKS_AS", person, role))
    assert not _has(found, person)


@pytest.mark.parametrize(("text", "role", "person"), OWN)
def test_a_role_of_its_own(mark, text, role, person):
    marked = mark(text)
    found = positions(marked, marked.relation("WORKS_AS", person, role))
    assert len(found) == 1
    assert found[0][0] is not None
