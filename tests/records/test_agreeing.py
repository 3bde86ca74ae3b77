"""A role beside a name: whether it is its own, whatever the tagger says of the cases of both."""

import pytest
from told import positions

from newsnlp.types import EntityType

ANOTHERS = [
    "Пришёл [помощник|PROFESSION] [Стенина|PERSON].",
    "Пришёл [помощник сенатора|PROFESSION] [Котова|PERSON].",
    "Он стал [советником мэра|PROFESSION] [Льва Котова|PERSON].",
    "[Котов|PERSON] сменил трёх [министров|PROFESSION].",
    "Вместо [главы|PROFESSION] полетит [Анна Рид|PERSON].",
    "[Анна Рид|PERSON] – хирург, муж – [машинист|PROFESSION].",
    "[Сотрудники|PROFESSION], которыми руководит [Лев Котов|PERSON], ждут.",
]

OWN = [
    # a woman in the nominative, taken for a man in the genitive
    "[Сопредседатель «Силы»|PROFESSION] [Яромира Кедрач|PERSON] уверяет, что никаких споров нет.",
    "Просто [начальница смены|PROFESSION] [Жукаускайте|PERSON] запретила выходить.",
    "Под следствием [конвоир|PROFESSION] [Оненко|PERSON], забывший запереть дверь.",
    "На месте [министр строительства области|PROFESSION] [Валерия Чеботарь|PERSON].",
    "В приёме также участвуют [глава города|PROFESSION] [Быкова А. Н.|PERSON] и врач.",
    "Ответственная – [начальник отдела по делам молодёжи|PROFESSION] [Шхалахова С. К.|PERSON]",
    "Организатор субботника – [советник директора по воспитанию|PROFESSION] [Яна Бунькова|PERSON].",
    "Спорила [мастерица|PROFESSION] [Аржана Кыпчакова|PERSON].",
    # a woman in the dative, which looks like her genitive
    "Медаль дали [делопроизводителю думы|PROFESSION] [Юлии Фасхутдиновой|PERSON].",
    # kin told by name
    "Жена [Инна|PERSON] — [нотариус|PROFESSION].",
    "Сын Зинаиды, [Ренат|PERSON], - [горноспасатель|PROFESSION], невестка Лада - медсестра.",
    "Он нанял фирму, [учредителем|PROFESSION] которой была его племянница [Инна Лобова|PERSON].",
    # years count nobody
    "[Вера Лямина|PERSON] вела математику, с 2016-го [депутат|PROFESSION], потом мать троих.",
    "Вторым пришёл [Санал Бембеев|PERSON], в 2021-м [заведующий|PROFESSION], теперь врач.",
    "[Анна Рид|PERSON] пятнадцать лет отдала школе, из них шесть [директором|PROFESSION].",
    # who comes instead
    "[Капитаном|PROFESSION] вместо него стала [Варя Цой|PERSON].",
    "Его выбрали вместо [иерея|PROFESSION] [Андрея Конюха|PERSON].",
    # nouns that the tagger takes for verbs
    "Ушёл академик, а с ним [завлаб|PROFESSION] [Тамерлан Гиоев|PERSON].",
    "[Рябчун|PERSON] много лет была [завучем|PROFESSION].",
]


@pytest.fixture
def holders(mark):
    """Who has the only role of a sentence by its relation to the only name."""

    def told(text):
        marked = mark(text)
        person, role = (
            next(m.text for m in marked.mentions if m.type is kind)
            for kind in (EntityType.PERSON, EntityType.PROFESSION)
        )
        return [
            record[0] for record in positions(marked, marked.relation("WORKS_AS", person, role))
        ]

    return told


@pytest.mark.parametrize("text", ANOTHERS)
def test_a_role_of_another(holders, text):
    assert holders(text) == []


@pytest.mark.parametrize("text", OWN)
def test_a_role_of_its_own(holders, text):
    assert len(holders(text)) == 1
