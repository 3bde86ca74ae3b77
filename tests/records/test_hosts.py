"""Who has a part in an event where a noun says so: «организатором выступил Союз»."""

import pytest

HELD = "В мае прошёл [форум|EVENT]."

NOBODY = [
    "Организатором не выступил [Союз|ORGANIZATION].",
    "Организатором может выступить [Союз|ORGANIZATION].",
    "Организатор кражи — [Лев Рид|PERSON].",
    "Организатор — мастер своего дела, сказал [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] рассказал об организаторе.",
    "Прошла и [выставка|EVENT]. Организатор мероприятия — [Союз|ORGANIZATION].",
]

SOMEBODY = [
    ("Организатор — [Союз|ORGANIZATION].", {"Союз"}),
    ("Его организаторы – [Союз|ORGANIZATION] и [Лига|ORGANIZATION].", {"Союз", "Лига"}),
    ("Организатор форума — [Союз|ORGANIZATION].", {"Союз"}),
    ("[Союз|ORGANIZATION] — организатор форума.", {"Союз"}),
    ("Организатором форума выступил [Союз|ORGANIZATION].", {"Союз"}),
    (
        "Его организаторами стали [Союз|ORGANIZATION] и [Лига|ORGANIZATION].",
        {"Союз", "Лига"},
    ),
]


def test_a_noun_tells_of_the_contest_before(mark):
    marked = mark(
        "Прошло [первенство округа|EVENT]. Организатор [соревнований|EVENT] — [Союз|ORGANIZATION]."
    )
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    assert {names[r.tail] for r in found if r.type == "ORGANIZES"} == {"первенство округа"}


def organizers(marked, part="ORGANIZES"):
    found = marked.telling.relations
    names = {mention.id: mention.text for mention in marked.mentions}
    return {names[r.head] for r in found if r.type == part and names[r.tail] == "форум"}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_told_to_organize_it(mark, text):
    assert organizers(mark(f"{HELD} {text}")) == set()


@pytest.mark.parametrize(("text", "who"), SOMEBODY)
def test_a_noun_tells_who_organizes_it(mark, text, who):
    assert organizers(mark(f"{HELD} {text}")) == who


NOT_THERE = [
    "Модератор чата — [Лев Рид|PERSON].",
    "Среди гостей не было [Льва Рида|PERSON].",
    "Среди гостей был опрос, сказал [Лев Рид|PERSON].",
    "Зрители — дети, сказал [Лев Рид|PERSON].",
    "Победителем не стал [Лев Рид|PERSON].",
    "Музей посетили звёздные гости: [Лев Рид|PERSON] и другие.",
]

THERE = [
    ("Модератор — [журналист|PROFESSION] [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Ведущий форума — [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Модератором форума выступит [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Победителем стал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Почётным гостем форума стала [Анна Котова|PERSON].", {"Анна Котова"}),
    ("Среди зрителей был [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Среди гостей — [мэр|PROFESSION] [Лев Рид|PERSON], ветераны, [Анна Котова|PERSON].",
        {"Лев Рид", "Анна Котова"},
    ),
    (
        "Прошёл и [концерт|EVENT]. Ведущий форума — [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    ("В числе участников форума — [Лига|ORGANIZATION].", {"Лига"}),
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_nobody_is_told_to_be_there(mark, text):
    assert organizers(mark(f"{HELD} {text}"), "PARTICIPANT_IN") == set()


@pytest.mark.parametrize(("text", "who"), THERE)
def test_a_noun_tells_who_is_there(mark, text, who):
    assert organizers(mark(f"{HELD} {text}"), "PARTICIPANT_IN") == who


CONTEST = "В мае прошёл [конкурс|EVENT]."

ELSEWHERE = [
    ("Победителем стал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("В конкурсе победителем стал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("В детском конкурсе победителем стал [Лев Рид|PERSON].", set()),
    ("На городском фестивале победителем стал [Лев Рид|PERSON].", set()),
]


@pytest.mark.parametrize(("text", "who"), ELSEWHERE)
def test_who_wins_another_contest_was_not_there(mark, text, who):
    marked = mark(f"{CONTEST} {text}")
    names = {mention.id: mention.text for mention in marked.mentions}
    assert {names[r.head] for r in marked.telling.relations} == who


LINES = [
    ("Гостями стали:\n– Тула: [Лев Рид|PERSON];\n– Уфа: [Ян Ким|PERSON].", set()),
    ("Победителями не стали:\n– [Лев Рид|PERSON];\n– [Ян Ким|PERSON].", set()),
    ("Победителями стали все. Играли:\n– [Лев Рид|PERSON];\n– [Ян Ким|PERSON].", set()),
    (
        "Победителями стали:\n– резьба: [Лев Рид|PERSON], Тула;\n– [Ян Ким|PERSON], Уфа.",
        {"Лев Рид", "Ян Ким"},
    ),
    ("Победители:\n– резьба: [Лев Рид|PERSON], Тула;\n– семья Роговых, Уфа.", {"Лев Рид"}),
]


@pytest.mark.parametrize(("text", "who"), LINES)
def test_the_lines_below_name_the_winners(mark, text, who):
    marked = mark(f"{CONTEST} {text}")
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    assert {names[r.head] for r in found if r.type == "PARTICIPANT_IN"} == who
