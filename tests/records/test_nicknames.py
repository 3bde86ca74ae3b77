"""A nickname in guillemets is of the name around it; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.nicknames import with_nicknames

STAYS = [
    "Директор «[Луча|ORGANIZATION]» [Иван Котов|PERSON] рад.",
    "Клуб [Виктора|PERSON] «[Север|ORGANIZATION]» [Анна Рид|PERSON] закрыла.",
    "Клуб [Виктора|PERSON] «[Север|ORGANIZATION]» [Льва Котова|PERSON] закрыт.",
    "Книга [Ивана Рогова|PERSON] «[Север|WORK_OF_ART]» Тульского издательства вышла.",
    "Пришёл [Иван|PERSON]. «[Заря|ORGANIZATION]» Котова рада.",
    "Гол забил [Иван Котов|PERSON] («[Заря|ORGANIZATION]») Рогову.",
]

WHOLE = [
    (
        "Судят [Виктора|PERSON] «[Седого|PERSON]» [Котова|PERSON] в Туле.",
        "Судят [Виктора «Седого» Котова|PERSON] в Туле.",
    ),
    (
        "Приехал [Джои|PERSON] «[ЭрТи|ORGANIZATION]» [Рид|PERSON] вчера.",
        "Приехал [Джои «ЭрТи» Рид|PERSON] вчера.",
    ),
    (
        'Избран Игорь "Гром" [Рогов|PERSON] вчера.',
        'Избран [Игорь "Гром" Рогов|PERSON] вчера.',
    ),
    (
        "Умер [Лев Ильич|PERSON] «[Япончик|PERSON]» [Котов|PERSON] вчера.",
        "Умер [Лев Ильич «Япончик» Котов|PERSON] вчера.",
    ),
    (
        "Судят Сергея «[Бульдога» [Ивановского|CITY]|ORGANIZATION]. [Бульдогу|ORGANIZATION] плохо.",
        "Судят [Сергея «Бульдога» Ивановского|PERSON]. [Бульдогу|PERSON] плохо.",
    ),
]


def nicknamed(mark, text):
    marked = mark(text)
    return marked_again(marked.annotation.text, with_nicknames(marked.annotation, marked.spans))


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_nickname_stays(mark, text):
    assert nicknamed(mark, text) == text


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_name_is_one_with_its_nickname(mark, text, expected):
    assert nicknamed(mark, text) == expected
