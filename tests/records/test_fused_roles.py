"""Two roles in one case are two, whatever the model thinks of both together."""

import pytest
from told import marked_again

from newsnlp.find.posts.fused_roles import apart_from_her, posts_apart, unfused

STAYS = [
    "Пришёл [[пресс-секретарь|PROFESSION] [президента|PROFESSION]|PROFESSION].",
    "Пришёл [[писатель|PROFESSION]-[фантаст|PROFESSION]|PROFESSION].",
    "Пришёл [[главный|PROFESSION] [врач|PROFESSION]|PROFESSION].",
    "Пришёл [директор [завода|ORGANIZATION]|PROFESSION].",
    "Назначение [главным [врачом|PROFESSION]|PROFESSION]",
]


@pytest.mark.parametrize("text", STAYS)
def test_one_role(mark, text):
    marked = mark(text)
    assert marked_again(marked.annotation.text, unfused(marked.annotation, marked.spans)) == text


APART = [
    (
        "Пришёл [[командир роты|PROFESSION] [майор|PROFESSION]|PROFESSION] Лев Рид.",
        "Пришёл [командир роты|PROFESSION] [майор|PROFESSION] Лев Рид.",
    ),
    # whose gift it is and who gets it
    (
        "Она вручила грамоту [[губернатора|PROFESSION] [[завлиту|PROFESSION] театра|PROFESSION]"
        "|PROFESSION] Ольге Рид.",
        "Она вручила грамоту [губернатора|PROFESSION] [[завлиту|PROFESSION] театра|PROFESSION] "
        "Ольге Рид.",
    ),
    (
        "Пришёл [[народный артист России|AWARD], [директор театра|PROFESSION]|PROFESSION] Лев Рид, "
        "[врач|PROFESSION].",
        "Пришёл [народный артист России|AWARD], [директор театра|PROFESSION] Лев Рид, "
        "[врач|PROFESSION].",
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_two_roles(mark, text, expected):
    marked = mark(text)
    found = unfused(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected


OF_SOMEBODY = [
    "Об этом рассказал [директор [Котова|PERSON]|PROFESSION].",
    "Школу открыла [помощница [Котова|PERSON]|PROFESSION].",
]


@pytest.mark.parametrize("text", OF_SOMEBODY)
def test_whose_role_it_is(mark, text):
    marked = mark(text)
    assert (
        marked_again(marked.annotation.text, apart_from_her(marked.annotation, marked.spans))
        == text
    )


def test_a_role_and_her_who_has_it(mark):
    marked = mark("Об этом рассказала [директор [Котова|PERSON]|PROFESSION].")
    found = apart_from_her(marked.annotation, marked.spans)
    expected = "Об этом рассказала [директор|PROFESSION] [Котова|PERSON]."
    assert marked_again(marked.annotation.text, found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Книга [доктора наук декана [юрфака|ORGANIZATION]|PROFESSION] Льва Рида.",
            "Книга [доктора наук|PROFESSION] [декана [юрфака|ORGANIZATION]|PROFESSION] Льва Рида.",
        ),
        (
            "Пришёл [заместитель академика наук директора|PROFESSION] Рид.",
            "Пришёл [заместитель академика наук директора|PROFESSION] Рид.",
        ),
        (
            "Речь [президента Академии наук|PROFESSION] Льва Рида.",
            "Речь [президента Академии наук|PROFESSION] Льва Рида.",
        ),
    ],
)
def test_a_degree_and_a_post_are_two(mark, text, expected):
    marked = mark(text)
    found = posts_apart(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Помог [начальнику охраны|PROFESSION] Льву Риду.", None),
        ("Помог [директору школе|PROFESSION] Льву Риду.", None),
        ("Стал [художественным директором|PROFESSION] галереи «Луч».", None),
        ("Стал [писателем-фантастом|PROFESSION].", None),
        ("Пришёл [премьер министр|PROFESSION] Рид.", None),
        (
            "Вручил [командиру роты Герою Союза|PROFESSION] Льву Риду.",
            "Вручил [командиру роты|PROFESSION] [Герою Союза|PROFESSION] Льву Риду.",
        ),
        (
            "Стала [офицером подводником|PROFESSION].",
            "Стала [офицером|PROFESSION] [подводником|PROFESSION].",
        ),
    ],
)
def test_two_nouns_in_one_case_are_two_roles(mark, text, expected):
    marked = mark(text)
    found = posts_apart(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == (expected or text)
