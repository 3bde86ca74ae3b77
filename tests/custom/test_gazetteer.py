import time

import pytest

from newsnlp.custom import Entry
from newsnlp.find.combine import combined
from newsnlp.find.gazetteer import SOURCE, Gazetteer
from newsnlp.types import EntityType, Mention, Span

ORG, ROLE = "ORGANIZATION", "PROFESSION"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Это был импульс к развитию.",  # «Импульс» has a capital
        "Заря занялась над фондом.",
        "Открылся фонд. Заря занялась.",  # two sentences
        "Центр компетенций назвали «Вектор».",
        "Слово центр",
        "Сообщение цки прочли.",  # an acronym keeps its capitals
        "Исполнительный и технический директор.",
        "Альфа и Сталь.",
        "Фонд «Заря и закат» закрыт.",
        'Фонд "Заря и закат" закрыт.',
    ],
)
def test_look_alikes(found, text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Встреча с [Центром компетенций «Импульс»] прошла.",
        "В [центре компетенций «Импульс»] рады.",
        'Директор [центра компетенций "Импульс"].',
        "[ЦЕНТР КОМПЕТЕНЦИЙ «ИМПУЛЬС»] ОТКРЫЛСЯ СЕГОДНЯ",
        "[Центр компетенций „Импульс“] открыт.",
        "Открыт [Центр компетенций Импульс].",
        "Сотрудники «[Импульса]» в пути.",
        "Узнали от [ЦКИ], а потом и в [ЦКИ].",
        "Ушёл из [ЦКИ]!",
        "[Альфа-Сталью] владеют.",
        "[Альфа‑Сталь] растёт.",  # non-breaking hyphen
        "Помог [Фонд «Заря»].",
        "Помогли [фонду «Заря»].",
        "В [Фонде\n«Заря»] рады.",
        "Это [«Фонд» Заря].",
        "Работает «[Фонд «Заря»]».",
    ],
)
def test_forms_of_organizations(found, text):
    plain = text.replace("[", "").replace("]", "")
    marked = [part.split("]")[0] for part in text.split("[")[1:]]
    assert found(plain) == [(name, ORG) for name in marked]


def test_acronyms_are_declined(annotator):
    entry = Entry(EntityType.ORGANIZATION, "МИД", ("ЦОПП",))
    text = "Из МИДа в ЦОПП, ЦОППом и МИДами гордятся, а не мидами."
    spans = Gazetteer([entry]).find(annotator.annotate([text])[0])
    assert [text[s.start : s.end] for s in spans] == ["МИДа", "ЦОПП", "ЦОППом", "МИДами"]


def test_roles(found):
    assert found("Исполнительным директором стал Лосев, исполдиректоров двое.") == [
        ("Исполнительным директором", ROLE),
        ("исполдиректоров", ROLE),
    ]


def test_the_longest_name_wins_and_roles_hold_organizations(annotator):
    entries = [
        Entry(EntityType.ORGANIZATION, "Заря"),
        Entry(EntityType.ORGANIZATION, "Заря Плюс"),
        Entry(EntityType.PROFESSION, "смотритель Зари Плюс"),
    ]
    text = "Смотритель Зари Плюс и Заря"
    spans = Gazetteer(entries).find(annotator.annotate([text])[0])
    assert [(text[s.start : s.end], s.type.value) for s in spans] == [
        ("Смотритель Зари Плюс", ROLE),
        ("Зари Плюс", ORG),
        ("Заря", ORG),
    ]
    assert {(s.score, s.source) for s in spans} == {(1.0, SOURCE)}


@pytest.mark.parametrize("name", ["(Фонд", "Фонд)", "«Фонд", "Фонд «", "Ф.", "-", "№ 5", "А|я"])
def test_odd_names_are_found_again_by_linking(annotator, name):
    gazetteer = Gazetteer([Entry(EntityType.ORGANIZATION, name)])
    text = f"Вчера «{name}» и {name} сказали: «{name}, {name} „{name}“»."
    annotation = annotator.annotate([text])[0]
    mentions = [
        Mention(f"m{i}", s.type, s.start, s.end, text[s.start : s.end], s.score, s.source)
        for i, s in enumerate(gazetteer.find(annotation))
    ]
    assert len(gazetteer.name(annotation, mentions)) == len(mentions) > 1


# beside the model


def united(annotator, text, *modelled):
    """Combine spans given as «type: text» with the lexicon's «Центр компетенций «Импульс»»."""
    annotation = annotator.annotate([text])[0]
    spans = []
    for each in modelled:
        name, part = each.split(": ")
        start = text.index(part)
        spans.append(Span(start, start + len(part), EntityType[name], 0.9, "model"))
    known = Gazetteer(
        [
            Entry(EntityType.ORGANIZATION, "Центр компетенций «Импульс»"),
            Entry(EntityType.PROFESSION, "директор"),
        ]
    ).find(annotation)
    (found,) = combined([annotation], [spans], [[]], [known])
    return [f"{s.type.value}: {text[s.start : s.end]}" for s in found]


CENTRE = "Центре компетенций «Импульс»"


@pytest.mark.parametrize(
    ("model", "kept"),
    [
        (["EVENT: " + CENTRE], ["ORGANIZATION: " + CENTRE]),  # equal, another type
        (["FACILITY: " + CENTRE[:-1]], ["ORGANIZATION: " + CENTRE]),  # but for a quote
        (["EVENT: компетенций «Импульс» открыто"], ["ORGANIZATION: " + CENTRE]),  # crosses
        (
            ["EVENT: собрание в Центре компетенций"],  # grows: «собрание» is not in the name
            ["EVENT: собрание в " + CENTRE, "ORGANIZATION: " + CENTRE],
        ),
        (["WORK_OF_ART: Импульс"], ["ORGANIZATION: " + CENTRE, "WORK_OF_ART: Импульс"]),
        (
            [f"EVENT: собрание в {CENTRE} открыто"],
            [f"EVENT: собрание в {CENTRE} открыто", "ORGANIZATION: " + CENTRE],
        ),
    ],
)
def test_the_users_word_is_the_last(annotator, model, kept):
    text = f"Вчера собрание в {CENTRE} открыто."
    assert united(annotator, text, *model) == kept


def test_a_role_that_the_model_has_in_full_is_not_told_twice(annotator):
    text = "Технический директор ушёл, директор остался."
    assert united(annotator, text, "PROFESSION: Технический директор") == [
        "PROFESSION: Технический директор",
        "PROFESSION: директор",
    ]


# cost


def test_time_is_linear_and_without_entries_nothing(annotator):
    annotation = annotator.annotate(["Центр компетенций и развития города открыт. " * 3000])[0]
    entries = [Entry(EntityType.ORGANIZATION, f"Центр № {i} «Импульс»") for i in range(20)]
    begun = time.perf_counter()
    assert Gazetteer(entries).find(annotation) == []
    assert time.perf_counter() - begun < 20e-6 * len(annotation)
    begun = time.perf_counter()
    assert Gazetteer([]).find(annotation) == []
    assert time.perf_counter() - begun < 1e-3
