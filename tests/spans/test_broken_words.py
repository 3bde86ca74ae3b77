"""Words that pages and scanners cut: read whole, kept as they stand."""

import pytest

from newsnlp.annotate.broken_words import as_read, found_as_written
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Extraction, Record, RecordKind

SOFT, STRESS, NOTHING, BREVE, DOTS = "\u00ad", "\u0301", "\u200b", "\u0306", "\u0308"
LEFT, RIGHT, OPEN, CLOSE = "\u200e", "\u200f", "\u2068", "\u2069"  # turn the direction of writing


def read(text):
    return as_read(Article("a", text))[0].text


@pytest.mark.parametrize(
    "text",
    [
        "теле- и радиокомпания",
        "в школе -\nна месте",
        "1-\nго",
        "кино- театр",
        "директор-\n\nтор",
        "- врач\n- мэр",
        f"Jose{STRESS} Rid",
        "2 < 3, <press@luch.example>, AT&T; R&D, [1], [скрыть]",
        "",
    ],
)
def test_whole_words_stay(text):
    assert read(text) == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("дирек-\nтор", "директор"),
        ("дирек-  \r\n  тора", "директора"),
        ("Пет-\nропав-\nловск", "Петропавловск"),
        ("Ков-\nальчук", "Ковальчук"),
        ("научно-\nтехнический", "научно-технический"),
        ("торгово-\nпромышленной", "торгово-промышленной"),
        ("железно-\nдорожный", "железнодорожный"),
        ("вице-\nпремьер", "вице-премьер"),
        ("Северо-\nЗапад", "Северо-Запад"),
        ("Ростов-на-\nДону", "Ростов-на-Дону"),
        ("по-\nпрежнему", "по-прежнему"),
        ("хлебоком- бинат", "хлебокомбинат"),
        (f"Беля{SOFT}ков и Со¬\nмов", "Беляков и Сомов"),
        (f"Каза{STRESS}ков в Кижах{STRESS}.", "Казаков в Кижах."),
        (f"Андреи{BREVE} Королe{DOTS}в".replace("e", "е"), "Андрей Королёв"),
        (f"Со{NOTHING}мов", "Сомов"),
        (f"\ufeffмост{NOTHING} через реку{SOFT}.", "мост через реку."),
        ("Мэр\x07Лев\x00Рид\x02\x7f", "Мэр Лев Рид  "),
        (f"{LEFT}Мэр {RIGHT}Рид{LEFT} в {OPEN}Туле{CLOSE}.", "Мэр Рид в Туле."),
        ("Рид&nbsp;&mdash; мэр, &#171;Луч&#187;, дирек&shy;тор", "Рид\u00a0— мэр, «Луч», директор"),
        ("&amp;laquo;Луч&amp;amp;raquo; R&amp;D &amp;", "«Луч» R&D &"),
        ('<b>Рид</b> из <a href="/x">«Луча»</a>', "Рид из «Луча»"),
        ("[id12|Анна Рид] и [club5|ДК «Луч»]", "Анна Рид и ДК «Луч»"),
    ],
)
def test_a_cut_word_is_read_whole(text, whole):
    assert read(text) == whole


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_names_are_whole_and_mentions_as_written(end):
    name = f"Андрея Вик-{end}торовича Каза{STRESS}кова{STRESS}"
    lines = f"Министр назначил дирек-{end}тором теат{SOFT}ра «Заря» {name}."
    text = f"{lines} Он из Тулы."
    found = Pipeline().extract(Article("a", text))
    said = {(r.person, r.role, r.organization, r.sentence) for r in found.records if r.role}
    assert ("Андрей Викторович Казаков", "директор", "театр «Заря»", lines) in said
    assert all(text[m.start : m.end] == m.text for m in found.mentions)
    assert name in [m.text for m in found.mentions]
    assert all(text[r.start : r.end] in r.sentence for r in found.records if r.role)


def test_markup_is_in_no_name():
    first = "<p>Директором стала [id1|Анна&nbsp;Рогова]</p>"
    text = f"{first}<p>Мэр <b>Лев&nbsp;Рид</b> открыл &laquo;Луч&raquo;.</p>"
    found = Pipeline().extract(Article("a", text))
    names = {m.text for m in found.mentions if m.type == "PERSON"}
    assert names == {"Анна&nbsp;Рогова", "Лев&nbsp;Рид"}
    assert {r.person for r in found.records if r.role} == {"Анна Рогова", "Лев Рид"}
    assert all(text[m.start : m.end] == m.text for m in found.mentions)
    assert not any(m.text.endswith("&") for m in found.mentions)


def test_what_nobody_sees_is_in_no_name():
    text = f"{LEFT}Мэр{NOTHING} Тулы Лев{LEFT}\u00a0{NOTHING}Рид\ufeff ушёл."
    found = Pipeline().extract(Article("a", text))
    assert {(r.person, r.role) for r in found.records if r.role} == {("Лев Рид", "мэр")}
    assert [m.text for m in found.mentions if m.type == "PERSON"] == [
        f"Лев{LEFT}\u00a0{NOTHING}Рид"
    ]


def test_emoji_hide_nobody():
    text = "⚡️Мэр Тулы Лев Рид ушёл в отставку❗️ ▪️Анна Рогова👏👏 — директор завода «Луч»🏆"
    found = Pipeline().extract(Article("a", text))
    said = {(r.person, r.role, r.organization) for r in found.records if r.role}
    assert said == {("Лев Рид", "мэр", "Тула"), ("Анна Рогова", "директор", "завод «Луч»")}
    assert all(text[m.start : m.end] == m.text for m in found.mentions)


def test_emoji_at_the_edge_of_a_name_are_no_part_of_it():
    text = "Где: ДК «Луч», Тула 📅 Когда: 14 марта"
    found = Pipeline().extract(Article("a", text))
    assert "Тула" in [m.text for m in found.mentions]


def test_tokens_stand_where_the_text_has_them():
    text = f"Прие­хал{STRESS} дирек-\nтор Рид."
    ((_, annotation),) = Pipeline().pipe_annotated([Article("a", text)])
    places = zip(annotation.starts, annotation.ends, strict=True)
    assert [text[slice(*place)] for place in places] == [
        f"Прие­хал{STRESS}", "дирек-\nтор", "Рид", ".",
    ]  # fmt: skip
    assert annotation.words == ["Приехал", "директор", "Рид", "."]


def test_networks_learn_from_what_they_will_read():
    (context,) = Pipeline().contexts([Article("a", f"Прие­хал{STRESS} дирек-\nтор Рид.")])
    assert context.annotation.words == ["Приехал", "директор", "Рид", "."]


@pytest.mark.parametrize("blank", [" ", "\t"])
def test_many_blanks_are_read_in_linear_time(blank):
    assert read(f"а{SOFT}{blank * 50_000}Х") == f"а{blank * 50_000}Х"


def test_many_marks_are_read_in_linear_time():
    _, places = as_read(Article("a", f"и{BREVE}" * 50_000))
    assert (places.end(1), places.end(50_000)) == (2, 100_000)


def test_a_line_of_pictures_below_a_day_is_no_site():
    text = "« Анна Ким 1 мая 2020 года ß\n👨\u200d👩\u200d👧 1 мая 2020\n🔥 <br> ß\n👨 назначен"
    odd = "\ufeff \u2028 &#xd800; 🔥 <br> ß\n👨\u200d👩\u200d👧 назначен"
    for one in (text, odd):
        assert Pipeline().extract(Article("a", one)).article.text == one


def test_the_sentence_of_a_record_is_the_one_around_it():
    told = "Назначен Рид. "
    article, places = as_read(Article("a", f"{told}Назна{SOFT}чен Рид. {told}"))
    record = Record("r1", RecordKind.EVENT, start=14, end=27, sentence=told.strip())
    found = Extraction(article, records=(record,))
    (moved,) = found_as_written(found, None, Article("a", places.text), places)[0].records
    assert moved.sentence == f"Назна{SOFT}чен Рид."
    assert (moved.start, moved.end) == (14, 28)
