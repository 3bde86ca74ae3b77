"""Where a post is held that «там же» points to, or that a life tells in one breath with another."""

import pytest
from told import positions

NOT_THERE = [
    # nothing was told before, or too long ago
    "[Лев Рид|PERSON] был там [мастером|PROFESSION].",
    "Он вырос в [совхозе «Заря»|ORGANIZATION]. Шёл дождь. Шёл снег. [Лев Рид|PERSON] был там "
    "[мастером|PROFESSION].",
    # «там» is of another clause, or of another's post
    "Он вырос в [совхозе «Заря»|ORGANIZATION]: там жила мать; [Лев Рид|PERSON] был "
    "[мастером|PROFESSION].",
    "Он вырос в [совхозе «Заря»|ORGANIZATION], там был [сторож|PROFESSION], а [Лев Рид|PERSON] — "
    "[мастер|PROFESSION].",
    "Он вырос в [совхозе «Заря»|ORGANIZATION]. [Лев Рид|PERSON] был здесь [мастером|PROFESSION].",
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_a_post_that_nothing_points_from(mark, text):
    marked = mark(text)
    post = positions(marked, marked.relation("WORKS_AS", "Лев Рид", _role(marked, "мастер")))
    assert [p[2] for p in post if p[1] == "мастер"] == [None]


THERE = [
    "Он вырос в [совхозе «Заря»|ORGANIZATION]. [Лев Рид|PERSON] был там [мастером|PROFESSION].",
    "[Лев Рид|PERSON] шоферил в [совхозе «Заря»|ORGANIZATION], потом там же был "
    "[мастером|PROFESSION].",
    "[Лев Рид|PERSON] шоферил в [совхозе «Заря»|ORGANIZATION], потом здесь же был "
    "[мастером|PROFESSION].",
    "Он был в [совхозе «Луч»|ORGANIZATION] и в [совхозе «Заря»|ORGANIZATION]. [Лев Рид|PERSON] — "
    "[мастер|PROFESSION] там же.",
    # «же» says that it is where the post before was, and reaches farther back
    "[Лев Рид|PERSON] – [сторож [совхоза «Заря»|ORGANIZATION]|PROFESSION], потом там же "
    "[мастер|PROFESSION].",
    "Он вырос в [совхозе «Заря»|ORGANIZATION]. Шёл дождь. Шёл снег. [Лев Рид|PERSON] был там же "
    "[мастером|PROFESSION].",
]


@pytest.mark.parametrize("text", THERE)
def test_a_post_where_the_words_point_to(mark, text):
    marked = mark(text)
    post = positions(marked, marked.relation("WORKS_AS", "Лев Рид", _role(marked, "мастер")))
    assert [p[2] for p in post if p[1] == "мастер"] == ["совхоз «Заря»"]


LIVES = [
    ("[2001–2004|DATE] – [инженер|PROFESSION], [мастер завода|PROFESSION].", "завод"),
    ("[2001–2004|DATE] – [инженер|PROFESSION], затем [мастер завода|PROFESSION].", "завод"),
    ("[2001–2004|DATE] – [инженер|PROFESSION]; [мастер завода|PROFESSION].", None),
    ("– [инженер|PROFESSION], [мастер завода|PROFESSION].", None),
]


@pytest.mark.parametrize(("text", "where"), LIVES)
def test_posts_of_a_life_told_in_one_breath(mark, text, where):
    marked = mark("[Лев Рид|PERSON]\n" + text)
    told = [marked.relation("WORKS_AS", "Лев Рид", r) for r in ("инженер", "мастер завода")]
    assert [p[2] for p in positions(marked, *told) if p[1] == "инженер"] == [where]


def _role(marked, start):
    return next(m.text for m in marked.mentions if m.text.startswith(start))
