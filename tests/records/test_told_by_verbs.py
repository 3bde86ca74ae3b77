"""What verbs tell is an event with a name that says what was done."""

import pytest
from test_done import told
from told import records

from newsnlp.types import RecordKind

NOTHING = [
    "Суд взял под охрану [Льва Рида|PERSON].",
    "Здание перешло в собственность города [5 мая|DATE].",
    "[Лев Рид|PERSON] стал [отцом|PROFESSION] [5 мая|DATE].",
    "[Лев Рид|PERSON], возможно, станет [директором завода|PROFESSION].",
    "[Лев Рид|PERSON] стал [лучшим тренером|PROFESSION] сезона.",
    "Город не расторг контракт с подрядчиком [5 мая|DATE].",
    "[Анна Котова|PERSON] написала заявление о приёме на работу.",
    "[Лев Рид|PERSON] выехал на рынок [5 мая|DATE].",
    "Золото досталось [Льву Риду|PERSON].",
    "[Лев Рид|PERSON] стал обладателем редкой книги.",
    "[Лев Рид|PERSON] спорил с лауреатом премии «Дебют».",
    "[Лев Рид|PERSON] покинул зал [5 мая|DATE].",
    "Погибли двое.",
    "[Лев Рид|PERSON] сменил [Анну Котову|PERSON] на этом посту.",
    "[Лев Рид|PERSON] сменил [Анну Котову|PERSON].",
    "[Лев Рид|PERSON] пришёл на работу [5 мая|DATE].",
    "Обязанности [главы района|PROFESSION] исполняет [Лев Рид|PERSON].",
    "[Суд|ORGANIZATION] не арестовал имущество [5 мая|DATE].",
    "[Лев Рид|PERSON] изъял фразу из статьи [5 мая|DATE].",
    "[Лев Рид|PERSON] выпустил птицу [5 мая|DATE].",
    "[Фонд «Свет»|ORGANIZATION] ведёт акцию «Тёплый дом».",
    "[Фонд «Свет»|ORGANIZATION] провёл акцию [5 мая|DATE].",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_things_are_no_events(mark, text):
    assert told(mark, text) == set()


TOLD = [
    ("[Лев Рид|PERSON] взят под стражу.", {("взятие под стражу", "Лев Рид")}),
    (
        "Контракт с прежним подрядчиком город расторг [5 мая|DATE].",
        {("расторжение контракта с прежним подрядчиком", None)},
    ),
    (
        "Директором остался [Лев Рид|PERSON], его контракт продлён.",
        {("продление контракта", "Лев Рид")},
    ),
    (
        "[5 мая|DATE] водителю автобуса предъявлено обвинение.",
        {("предъявление обвинения", None)},
    ),
    (
        "На место аварии выезжала [Анна Котова|PERSON].",
        {("выезд на место аварии", "Анна Котова")},
    ),
    ("Образована комиссия по делам семьи.", {("образование комиссии по делам семьи", None)}),
    (
        "Вторую линию розлива запустили [5 мая|DATE] в [Туле|CITY].",
        {("запуск второй линии розлива", None)},
    ),
    (
        "Почётная грамота министерства досталась [Марии Рид|PERSON].",
        {("получение почётной грамоты министерства", "Мария Рид")},
    ),
    (
        "Лауреатом Государственной премии стал [Лев Рид|PERSON].",
        {("получение Государственной премии", "Лев Рид")},
    ),
    (
        "[Мария Рид|PERSON] стала кавалером ордена Почёта.",
        {("получение ордена Почёта", "Мария Рид")},
    ),
    (
        "Наградили победителей районного конкурса.",
        {("награждение победителей районного конкурса", None)},
    ),
    (
        "[Лев Рид|PERSON] переходит на работу в [фонд «Свет»|ORGANIZATION].",
        {("переход в фонд «Свет»", "Лев Рид")},
    ),
    (
        "[Лев Рид|PERSON] написал заявление об уходе по собственному желанию.",
        {("заявление об уходе по собственному желанию", "Лев Рид")},
    ),
    (
        "[Помощником министра|PROFESSION] стал [Лев Рид|PERSON].",
        {("назначение помощником министра", "Лев Рид")},
    ),
    (
        "[Статс-секретарём|PROFESSION] стал [Лев Рид|PERSON].",
        {("назначение статс-секретарём", "Лев Рид")},
    ),
    (
        "[Акционеры|PROFESSION] избрали и новый [совет директоров|ORGANIZATION] [5 мая|DATE].",
        {("избрание совета директоров", "совет директоров")},
    ),
    (
        "[Лев Рид|PERSON] избран в [совет директоров|ORGANIZATION].",
        {("избрание в совет директоров", "Лев Рид")},
    ),
    (
        "Делегатами съезда избраны [Лев Рид|PERSON] и [Анна Котова|PERSON].",
        {("избрание делегатами съезда", "Лев Рид"), ("избрание делегатами съезда", "Анна Котова")},
    ),
    ("[Лев Рид|PERSON] вышел на пенсию.", {("выход на пенсию", "Лев Рид")}),
    (
        "К обязанностям [ректора|PROFESSION] приступила [Мария Рид|PERSON].",
        {("вступление в должность ректора", "Мария Рид")},
    ),
    (
        "Приступил к обязанностям новый [ректор|PROFESSION] [Лев Рид|PERSON].",
        {("вступление в должность", "Лев Рид")},
    ),
    (
        "[Лев Рид|PERSON] сменил [Яна Рогова|PERSON] на посту [директора театра|PROFESSION].",
        {("смена директора театра", "Лев Рид"), ("смена директора театра", "Ян Рогов")},
    ),
    (
        "На должность [директора музея|PROFESSION] пришла [Мария Рид|PERSON].",
        {("приход на должность директора музея", "Мария Рид")},
    ),
    (
        "Обязанности [главы района|PROFESSION] возложены на [Льва Рида|PERSON].",
        {("возложение обязанностей главы района", "Лев Рид")},
    ),
    (
        "Отдел продаж возглавил [Лев Рид|PERSON].",
        {("назначение руководителем отдела продаж", "Лев Рид")},
    ),
    (
        "Состав [жюри|ORGANIZATION] пополнил [Лев Рид|PERSON].",
        {("вхождение в состав жюри", "Лев Рид")},
    ),
    (
        "[Лев Рид|PERSON] [в мае|DATE] оставил команду фестиваля.",
        {("уход из команды фестиваля", "Лев Рид")},
    ),
    (
        "[Лев Рид|PERSON] ушёл из банка «[Заря|ORGANIZATION]».",
        {("уход из банка «Заря»", "Лев Рид")},
    ),
    (
        "[Защитник|PROFESSION] [Лев Рид|PERSON] завершил карьеру.",
        {("завершение карьеры", "Лев Рид")},
    ),
    (
        "[Мария Рид|PERSON] выпустила альбом «Снег».",
        {("выпуск альбома «Снег»", "Мария Рид")},
    ),
    (
        "В [Туле|CITY] [5 мая|DATE] заложили камень в основание храма.",
        {("закладка камня", None)},
    ),
    (
        "[Фонд «Свет»|ORGANIZATION] провёл акцию «Тёплый дом».",
        {("акция «Тёплый дом»", "Фонд «Свет»")},
    ),
    (
        "[Суд|ORGANIZATION] арестовал имущество [мэра|PROFESSION] [5 мая|DATE].",
        {("арест имущества мэра", "Суд")},
    ),
    (
        "[Лев Рид|PERSON] утвердил программу развития дорог.",
        {("утверждение программы развития дорог", "Лев Рид")},
    ),
    (
        "Акционерами утверждены годовой отчёт и бухгалтерская отчётность.",
        {("утверждение годового отчёта и бухгалтерской отчётности", None)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_verb_tells(mark, text, expected):
    assert {one[:2] for one in told(mark, text)} == expected


def test_a_verb_without_what_it_is_done_to_tells_nothing(mark):
    marked = mark("Его вынесли и [передали|EVENT] [бригаде «Скорая»|ORGANIZATION].")
    part = marked.relation("PARTICIPANT_IN", "бригаде «Скорая»", "передали")
    assert records(marked, RecordKind.EVENT, part) == []


def test_how_a_match_ended_is_no_other_event(mark):
    def told_of(text):
        marked = mark(text)
        won = marked.relation("PARTICIPANT_IN", "Волну", "обыграла")
        return {r.event for r in records(marked, RecordKind.EVENT, won)}

    beaten = "[Заря|ORGANIZATION] [обыграла|EVENT] [Волну|ORGANIZATION]."
    assert told_of(beaten) == {"победа"}
    assert told_of(f"В [матче|EVENT] {beaten}") == {"матч"}


def test_whom_somebody_greets_is_no_part_of_the_name(mark):
    marked = mark(
        "На пленарном [заседании|EVENT] гостей приветствовали [ректор|PROFESSION] "
        "[Лариса Ким|PERSON] и [врач|PROFESSION] [Артур Вайс|PERSON]."
    )
    found = records(marked, RecordKind.EVENT)
    assert {r.event for r in found} == {"пленарное заседание"}


def test_what_nobody_named_signed_is_told(mark):
    marked = mark("Он [подписал отраслевое [соглашение|EVENT]|EVENT].")
    found = records(marked, RecordKind.EVENT)
    assert [r.event for r in found] == ["подписание отраслевого соглашения"]


def test_a_theft_needs_no_thief_and_a_death_needs_somebody(mark):
    def told_on_a_day(verb):
        marked = mark(f"[{verb}|EVENT] картину [5 мая|DATE].")
        day = marked.relation("POINT_IN_TIME", verb, "5 мая")
        return {r.event for r in records(marked, RecordKind.EVENT, day)}

    assert told_on_a_day("Украли") == {"кража картины"}
    assert told_on_a_day("Погибли") == set()


def on_a_day(mark, text, verb):
    """Return the events and their participants where the verb happens on the date."""
    marked = mark(text)
    when = marked.relation("POINT_IN_TIME", verb, "5 мая")
    return {(r.event, r.person) for r in records(marked, RecordKind.EVENT, when)}


PERHAPS = [
    ("[Суд|ORGANIZATION] не [рассмотрит|EVENT] жалобу вуза [5 мая|DATE].", "рассмотрит"),
    ("[Суд|ORGANIZATION] может [рассмотреть|EVENT] жалобу вуза [5 мая|DATE].", "рассмотреть"),
    ("Если суд [рассмотрит|EVENT] жалобу вуза [5 мая|DATE], все удивятся.", "рассмотрит"),
]


@pytest.mark.parametrize(("text", "verb"), PERHAPS)
def test_what_may_happen_on_a_day_is_not_told(mark, text, verb):
    assert on_a_day(mark, text, verb) == set()


def test_what_will_happen_on_a_day_is_told(mark):
    text = "[Суд|ORGANIZATION] [рассмотрит|EVENT] жалобу вуза [5 мая|DATE]."
    assert on_a_day(mark, text, "рассмотрит") == {("рассмотрение жалобы вуза", None)}
    assert told(mark, text.replace(" [5 мая|DATE]", "")) == set()


def test_what_happened_on_a_day_needs_nobody_if_its_name_says_what(mark):
    text = "Город [перечислил|EVENT] аванс [5 мая|DATE]."
    assert on_a_day(mark, text, "перечислил") == {("перечисление аванса", None)}
    assert told(mark, text) == {("перечисление аванса", None, "2024-05-05", None)}  # by the tree
    text = "[Избран|EVENT] [аудитором|PROFESSION] [5 мая|DATE]."
    assert on_a_day(mark, text, "Избран") == set()
