"""Names and posts on lines of their own: directories, signatures."""

import pytest
from told import positions

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.posts.apposition import apposed
from newsnlp.find.posts.occupations import occupations
from newsnlp.find.posts.role_lines import role_lines
from newsnlp.kinds import RelationType

ZIMIN, SEDOVA = "[Зимин Пётр Олегович|PERSON]", "[Седова Ольга Игоревна|PERSON]"


def told(mark, *lines):
    return {(who.split()[0], role) for who, role, *_ in positions(mark("\n".join(lines)))}


ABOVE = {("Зимин", "ректор"), ("Седова", "бухгалтер")}


def test_posts_above_names(mark):
    lines = "[Ректор|PROFESSION]", ZIMIN, "[Бухгалтер|PROFESSION]", SEDOVA
    assert told(mark, *lines) == ABOVE


def test_posts_below_names(mark):
    lines = ZIMIN, "[ректор|PROFESSION]", SEDOVA, "[бухгалтер|PROFESSION]"
    assert told(mark, *lines) == ABOVE


def test_a_post_with_a_colon_is_of_the_name_below(mark):
    lines = "[Ян Лось|PERSON]", ZIMIN, "[Бухгалтер союза|PROFESSION]:", SEDOVA
    assert told(mark, *lines) == {("Седова", "бухгалтер")}


@pytest.mark.parametrize("mark_", ["", "1. ", "– "])
def test_a_role_at_the_end_of_a_line_is_of_who_opens_it(mark, mark_):
    lines = f"{mark_}{ZIMIN} | школа, [врач|PROFESSION]", f"{mark_}{SEDOVA} | школа, методист"
    assert ("Седова", "врач") not in told(mark, *lines)


@pytest.mark.parametrize("edge", [" | ", "\t", "\t\t"])
def test_cells_of_a_table_are_lines(mark, edge):
    rows = (
        edge.join(("1", ZIMIN, "[ректор|PROFESSION]", "22-13-45")),
        edge.join(("2", SEDOVA, "[бухгалтер|PROFESSION]", "22-13-46")),
    )
    assert told(mark, *rows) == ABOVE
    bars = [f"| {row} |" for row in rows]
    assert told(mark, "| № | Имя | Пост | Телефон |", *bars) == ABOVE


def test_blank_lines_part_people(mark):
    lines = "[Ректор|PROFESSION]", ZIMIN, "[доктор наук|PROFESSION]", "", "[Бухгалтер|PROFESSION]"
    assert told(mark, *lines, SEDOVA) == {*ABOVE, ("Зимин", "доктор наук")}


def test_a_blank_line_between_all_of_them_parts_nobody(mark):
    lines = "[Ректор|PROFESSION]", "", ZIMIN, "", "[Бухгалтер|PROFESSION]", "", SEDOVA
    assert told(mark, *lines) == ABOVE


def test_a_degree_is_told_below(mark):
    lines = "[Ректор|PROFESSION]", ZIMIN, "[доктор наук|PROFESSION]", "[Бухгалтер|PROFESSION]"
    assert told(mark, *lines, SEDOVA) == {*ABOVE, ("Зимин", "доктор наук")}


def test_a_post_on_its_own_line_has_its_body(mark):
    marked = mark(f"[Директор|PROFESSION] [лицея № 4|ORGANIZATION]\n{ZIMIN}")
    reader = FactReader(marked.annotation, marked.spans)
    told = apposed(reader, role_lines(reader.annotation, reader.index))
    assert {kind for kind, *_ in told} == {RelationType.WORKS_AS, RelationType.WORKPLACE}


SENTENCES = [
    ("[Зимин Пётр Олегович|PERSON]", "[Ректор|PROFESSION] открыл выставку."),
    ("[Зимин|PERSON]", "[Ректор|PROFESSION]"),
    ("Приехал [Зимин Пётр Олегович|PERSON]", "[Ректор|PROFESSION] ждал."),
]


@pytest.mark.parametrize("lines", SENTENCES)
def test_sentences_are_no_such_lines(mark, lines):
    assert told(mark, *lines) == set()


def found(mark, *lines):
    marked = mark("\n".join(lines))
    spans = occupations(FactReader(marked.annotation, marked.spans))
    return [marked.annotation.text[span.start : span.end] for span in spans]


def test_a_post_that_the_model_misses(mark):
    assert found(mark, ZIMIN, "Главный бухгалтер, тел. 5-55") == ["Главный бухгалтер"]
    assert found(mark, "Директор школы", ZIMIN) == ["Директор школы"]


@pytest.mark.parametrize("line", ["Директор ушёл", "Телефон 5-55", "Школа № 4", "О директоре"])
def test_what_is_no_post_on_a_line(mark, line):
    assert found(mark, line, ZIMIN) == []
