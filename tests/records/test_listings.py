"""People told line by line under a line that ends with a colon."""

from time import process_time

import pytest
from told import positions, records

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.layout.listings import listed_below
from newsnlp.find.posts.occupations import occupations
from newsnlp.types import EntityType, RecordKind, Span

BELOW = (
    "1. [Белов А. С.|PERSON] – [инженер|PROFESSION];\n– [директор|PROFESSION] [Анна Рид|PERSON].\n"
)
LAST = "Пришёл и [Лев Котов|PERSON]."


def members(marked):
    return [r.person for r in records(marked, RecordKind.MEMBERSHIP)]


NOBODY = [
    "[Комиссию|ORGANIZATION] покинули двое.\n",  # no colon
    "В [комиссию|ORGANIZATION] вошёл:\n",  # one
    "В [комиссию|ORGANIZATION] вошли:\nдва инженера;\n",  # a line without a name
    "В [комиссию|ORGANIZATION] могут войти:\n",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_list_goes_on(mark, text):
    assert members(mark(f"{text}{BELOW}{LAST}")) == []


def test_who_joined_line_by_line(mark):
    marked = mark(f"В состав [комиссии|ORGANIZATION] вошли:\n{BELOW}{LAST}")
    assert sorted(members(marked)) == ["Анна Рид", "Белов А. С."]


@pytest.mark.parametrize("how", ["в составе", "в следующем составе"])
def test_who_makes_up_a_body_line_by_line(mark, how):
    marked = mark(
        f"Оценивало поделки компетентное [жюри|ORGANIZATION] {how}:\n— [Белов А. С.|PERSON], "
        f"[инженер|PROFESSION];\n— [Рид Анна Ильинична|PERSON], методист.\n{LAST}"
    )
    assert sorted(members(marked)) == ["Белов А. С.", "Рид Анна Ильинична"]


def test_a_list_of_what_is_no_body_has_no_members(mark):
    marked = mark(f"[Жюри|ORGANIZATION] собралось. В составе: {BELOW}{LAST}")
    assert members(marked) == []


def test_who_is_decorated_line_by_line(mark):
    marked = mark(f"[Грамотами|AWARD] [награждены|EVENT]:\n{BELOW}{LAST}")
    found = {r.person for r in records(marked, RecordKind.EVENT)}
    assert found == {"Анна Рид", "Белов А. С."}


def test_a_role_over_the_lines(mark):
    marked = mark(f"[Члены комиссии|PROFESSION]:\n{BELOW}{LAST}")
    rows = {(person, role) for person, role, *_ in positions(marked)}
    assert rows >= {("Анна Рид", "член"), ("Белов А. С.", "член"), ("Белов А. С.", "инженер")}
    assert not any(person == "Лев Котов" for person, _ in rows)


def test_a_role_over_the_lines_is_found(mark):
    marked = mark(f"Члены комиссии:\n{BELOW}")
    spans = list(occupations(FactReader(marked.annotation, marked.spans)))
    assert [marked.annotation.text[s.start : s.end] for s in spans] == ["Члены комиссии"]


def test_a_long_list_of_roles_takes_no_time(mark):
    """Each role may go on with those above it: asking them in turn would double with each line."""
    marked = mark("\n".join(["[Секретарь|PROFESSION]: [Ян Ким|PERSON]."] * 24))
    begun = process_time()
    assert {told[:2] for told in positions(marked)} == {("Ян Ким", "секретарь")}
    assert process_time() - begun < 1


LABELS = [
    ("[Ответственный секретарь|PROFESSION]:\n[Белов Д. В.|PERSON]\n", ["Белов Д. В."]),
    ("[Председатель|PROFESSION]:\n[Рид А. А.|PERSON], [врач|PROFESSION].\n", ["Рид А. А."]),
    ("[Журналист|PROFESSION]:\n[Анна Ильинична|PERSON], что нового?\n", []),
    ("[Секретарь|PROFESSION]:\nпришла [Анна Рид|PERSON].\n", []),
    ("Ушёл [секретарь|PROFESSION]:\n[Анна Рид|PERSON] рада.\n", []),
]


@pytest.mark.parametrize(("text", "holders"), LABELS)
def test_who_stands_below_a_post_with_a_colon_has_it(mark, text, holders):
    found = positions(mark(f"Утверждён новый состав.\n{text}"))
    told = {"секретарь", "ответственный секретарь", "председатель", "журналист"}
    assert [person for person, role, *_ in found if role in told] == holders


NEXT_LABELS = [
    "[Секретарь комиссии|PROFESSION]:\n[Лев Котов|PERSON] – [врач|PROFESSION]",
    "[Секретарь|PROFESSION]: [Лев Котов|PERSON]",
    "Гость: [Лев Котов|PERSON]",
    "В [совет|ORGANIZATION] вошли: [Лев Котов|PERSON]",
]


@pytest.mark.parametrize("label", NEXT_LABELS)
def test_the_next_label_ends_a_list(mark, label):
    marked = mark(
        "[Заместители председателя|PROFESSION]:\n[Белов А. С.|PERSON] – "
        f"[директор школы|PROFESSION]\n[Рид А. А.|PERSON] – [врач|PROFESSION]\n{label}\n"
    )
    deputies = {who for who, role, *_ in positions(marked) if role == "заместитель председателя"}
    assert deputies == {"Белов А. С.", "Рид А. А."}


def test_a_list_of_lines_with_labels(mark):
    marked = mark(
        "[Лауреаты|PROFESSION]:\n– проза: [Анна Рид|PERSON], Тула;\n– стихи: [Ян Ким|PERSON]."
    )
    assert {who for who, *_ in positions(marked)} == {"Анна Рид", "Ян Ким"}


@pytest.mark.parametrize(("line", "people"), [("кукол;", 2), ("«Луч»;", 2), ("Врач: Кот", 1)])
def test_an_item_of_a_wrapped_text_goes_on_in_the_next_line(annotator, line, people):
    text = f"Члены комиссии:\nАнна Рид, директор театра\n{line}\nЯн Ким, актёр"
    (annotation,) = annotator.annotate([text])
    named = (text.index(name) for name in ("Анна Рид", "Ян Ким"))
    spans = [Span(at, text.index(",", at), EntityType.PERSON, 1, "model") for at in named]
    index = FactReader(annotation, spans).index
    assert len(listed_below(annotation, index, annotation.words.index(":"))) == people


def test_who_ends_a_line_with_a_post_does_not_give_it_to_the_next(mark):
    marked = mark(
        "[Состав комиссии|ORGANIZATION]\n[Рогова И. С.|PERSON] – [врач|PROFESSION], "
        "[председатель|PROFESSION]\n[Белов П. А.|PERSON] – [инженер|PROFESSION], "
        "[секретарь|PROFESSION]\n[Котова Д. В.|PERSON] – [учитель|PROFESSION]\n"
    )
    wrong = marked.relation("WORKS_AS", "Белов П. А.", "председатель")
    found = {(person[:5], role) for person, role, *_ in positions(marked, wrong)}
    assert {("Рогов", "председатель"), ("Белов", "секретарь")} <= found
    assert ("Белов", "председатель") not in found
