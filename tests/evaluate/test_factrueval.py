"""A document in factRuEval's files, written here; answers to it and what they are worth."""

from pathlib import Path

import pytest
from handmade import extraction

import newsnlp
from newsnlp.errors import InputError
from newsnlp.evaluate.factrueval import Answers, Fact, answers, evaluate, read_corpus, score
from newsnlp.evaluate.factrueval_answers import cut_role
from newsnlp.types import EntityType, Mention, RecordKind

TEXT = "Мэр Лесогорска Анна Лунина и банк. Губернатором станет Олег Рудин (НИИ «Заря»)."
WORDS = TEXT.replace("(", "( ").replace(")", " )").replace(".", " .").replace("«", "« ")
SPANS = [
    ("job", "Мэр"),
    ("loc_name", "Лесогорска"),
    ("name", "Анна"),
    ("surname", "Лунина"),
    ("org_descr", "банк"),
    ("job", "Губернатором"),
    ("name", "Олег"),
    ("surname", "Рудин"),
    ("org_descr", "НИИ"),
    ("org_name", "Заря"),
]
OBJECTS = [
    ("LocOrg", [1]),
    ("Person", [2, 3]),
    ("Org", [4]),
    ("Person", [6, 7]),
    ("Org", [8, 9]),
]
COREF = """1 101
firstname Анна
lastname Лунина

2 100
name Лесогорск

3 103
firstname Олег
lastname Рудин

4 104
name Заря
"""
FACTS = """1-0 Occupation
Who obj1 Лунина Анна
Position span10 Мэр
Where obj2 Лесогорск

1-1 Deal
Participant obj4 Заря

1-2 Occupation
Who obj3 Рудин Олег
Position span15 Губернатором
Where obj2 Лесогорск
Модальность будущее

1-3 Occupation
Who obj3 Рудин Олег
Where obj4 Заря
Фаза конец
Сложность повышенная
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tokens, at = [], 0
    for number, word in enumerate(WORDS.replace("»", " »").split()):
        at = TEXT.index(word, at)
        tokens.append((number, at, len(word), word))
        at += len(word)
    place = {word: (number, start, size) for number, start, size, word in tokens}

    def write(suffix: str, text: str) -> None:
        (tmp_path / f"book_1.{suffix}").write_text(text, "utf-8")

    write("txt", TEXT)
    write("tokens", "".join(f"{n} {start} {size} {word}\n" for n, start, size, word in tokens))
    lines = []
    for number, (kind, word) in enumerate(SPANS):
        token, start, size = place[word]
        lines.append(f"{10 + number} {kind} {start} {size} {token} 1  # {token} {word}\n")
    write("spans", "".join(lines))
    objects = enumerate(OBJECTS, start=100)
    write(
        "objects",
        "".join(
            f"{number} {kind} {' '.join(str(10 + part) for part in parts)} # -\n"
            for number, (kind, parts) in objects
        ),
    )
    write("coref", COREF)
    write("facts", FACTS)
    return tmp_path


def located(kind: str, text: str) -> tuple[int, int, str]:
    return TEXT.index(text), TEXT.index(text) + len(text), kind


def marked(folder: Path, *objects: tuple[int, int, str], facts: tuple[Fact, ...] = ()):
    return score(list(read_corpus(folder)), [Answers(objects, facts)])


def test_a_folder_without_documents_says_what_is_expected(tmp_path):
    with pytest.raises(InputError, match="book_"):
        list(read_corpus(tmp_path))


def test_a_missing_file_is_named(folder):
    (folder / "book_1.coref").unlink()
    with pytest.raises(InputError, match=r"book_1\.coref is missing"):
        list(read_corpus(folder))


def test_nothing_found_is_nothing_right(folder):
    overall = marked(folder)["track1"]["overall"]
    assert (overall["gold"], overall["predicted"], overall["f1"]) == (4, 0, 0.0)


def test_a_place_of_another_kind_is_wrong(folder):
    report = marked(folder, located("org", "Лесогорска"))["track1"]
    assert report["loc"]["correct"] == 0
    assert report["org"]["precision"] == 0


def test_locorg_counts_as_a_place(folder):
    assert marked(folder, located("loc", "Лесогорска"))["track1"]["loc"]["f1"] == 1


def test_half_a_name_earns_half_the_recall(folder):
    per = marked(folder, located("per", "Лунина"))["track1"]["per"]
    assert (per["precision"], per["recall"]) == (1.0, 0.25)


@pytest.mark.parametrize("answer", ["НИИ «Заря»", "Заря"])
def test_a_descriptor_may_be_left_out(folder, answer):
    assert marked(folder, located("org", answer))["track1"]["org"]["f1"] == 1


def test_a_descriptor_alone_is_neither_asked_nor_wrong(folder):
    org = marked(folder, located("org", "банк"))["track1"]["org"]
    assert (org["gold"], org["predicted"]) == (1, 0)


LUNINA = Fact("Анна Лунина", "Мэр", "Лесогорска")


def occupation(folder: Path, mode: str, *facts: Fact):
    return marked(folder, facts=facts)["track3"][mode]["occupation"]


def test_a_shared_position_alone_is_no_match(folder):
    assert occupation(folder, "easy", Fact("Олег Рудин", "Мэр"))["correct"] == 0


@pytest.mark.parametrize("who", ["Анна Лунина", "лунина", "Анна  Лунина"])
def test_any_form_of_the_name_is_right(folder, who):
    assert occupation(folder, "easy", Fact(who, "мэр", "Лесогорск"))["f1"] == 1


def test_position_weighs_half_of_who_and_where(folder):
    easy = occupation(folder, "easy", Fact("Анна Лунина", "глава", "Лесогорска"))
    assert easy["precision"] == easy["recall"] == pytest.approx(2 / 2.5)


def test_easy_mode_asks_only_for_easy_asserted_facts(folder):
    rudin = Fact("Олег Рудин", "", "НИИ «Заря»", "конец")
    assert occupation(folder, "easy", LUNINA, rudin)["predicted"] == 1
    assert occupation(folder, "hard", LUNINA, rudin)["f1"] == 1


def test_a_planned_fact_is_wrong_in_hard_mode(folder):
    planned = Fact("Олег Рудин", "Губернатором", "Лесогорска")
    assert occupation(folder, "easy", LUNINA, planned)["precision"] == 1
    assert occupation(folder, "hard", LUNINA, planned)["precision"] < 1


def test_an_extraction_is_scored_as_it_comes(folder):
    class Known:
        def pipe(self, articles):
            for article in articles:
                yield extraction(
                    "{PROFESSION e1|Мэр {CITY e2|Лесогорска}} {PERSON e3|Анна Лунина} и банк. "
                    "Губернатором станет {PERSON e5|Олег Рудин} (НИИ «Заря»).",
                    records=[
                        {
                            "kind": "position",
                            "person": "e3",
                            "role": "мэр",
                            "organization": "e2",
                            "at": "Мэр Лесогорска Анна Лунина",
                        }
                    ],
                    doc_id=article.doc_id,
                )

    report = evaluate(folder, Known())
    assert report["track1"]["per"]["f1"] == report["track1"]["loc"]["f1"] == 1
    assert report["track3"]["easy"]["occupation"]["f1"] == 1


def test_places_that_are_adjectives_are_no_answers():
    found = extraction(
        "{ORGANIZATION e1|{STATE_OR_PROVINCE e2|Пермский} театр} и "
        "{COUNTRY e3|российский} {CITY e4|Орск}"
    )
    assert [found.article.text[a:b] for a, b, _ in answers(found).objects] == [
        "Пермский театр",
        "Орск",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{COUNTRY e1|Немецкий} завод и {CITY e2|Орск}", ["Орск"]),
        ("Вот {COUNTRY e1|Немецкий} завод", ["Немецкий"]),
        ("{FACILITY e1|могила {PERSON e2|Сомова}}", ["Сомова"]),
        ("{FACILITY e1|Дворец {PERSON e2|Сомова}}", ["Дворец Сомова", "Сомова"]),
    ],
)
def test_a_capital_of_a_sentence_or_of_somebody_else_makes_no_name(text, names):
    found = extraction(text)
    assert [found.article.text[a:b] for a, b, _ in answers(found).objects] == names


def mention(text: str, part: str, kind: EntityType) -> Mention:
    start = text.index(part)
    return Mention("m", kind, start, start + len(part), part, 1.0, "model")


@pytest.mark.parametrize(
    ("role", "nested", "cut"),
    [
        ("мэр", [], "мэр"),
        ("посол Японии в России", ["Японии", "России"], "посол"),
        ("подмосковного губернатора", ["подмосковного"], "губернатора"),
        ("сотрудник по связям с НИИ", ["НИИ"], "сотрудник по связям"),
        ("директор завода «Заря»", ["Заря"], "директор завода"),
    ],
)
def test_a_role_is_cut_before_what_it_serves(role, nested, cut):
    inner = [mention(role, part, EntityType.ORGANIZATION) for part in nested]
    assert cut_role(mention(role, role, EntityType.PROFESSION), inner) == cut


def test_a_member_s_post_is_one_fact():
    found = newsnlp.extract("Член Российской академии наук Лев Рид приехал в Омск.")
    assert {record.kind for record in found.records} >= {RecordKind.POSITION, RecordKind.MEMBERSHIP}
    assert len(answers(found).facts) == 1
