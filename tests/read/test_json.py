"""JSON that is no line per article: arrays, answers of services, objects within objects."""

import json

import pytest

from newsnlp.errors import InputError
from newsnlp.read import Columns, read
from newsnlp.read.json_values import values

TEXT = "Мэр Зареченска Пётр Лосев открыл парк."


def saved(tmp_path, value, name="dump.json"):
    path = tmp_path / name
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    path.write_text(written, encoding="utf-8")
    return path


def found(path, **columns):
    return [(a.doc_id, a.text, a.error) for a in read(path, columns=Columns(**columns))]


def pieces(text, size):
    return (text[at : at + size] for at in range(0, len(text), size))


# values, one after another


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{'a': 1}", "Expecting property name"),
        ('[{"a": 1}', "the array does not end"),
        ('[{"a": "b', "Unterminated string"),
        ('[{"a": tru', "Expecting value"),
        ("[1, }", "Expecting value"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 100])
def test_what_is_no_json(text, told, size):
    with pytest.raises(ValueError, match=told):
        list(values(pieces(text, size)))


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
@pytest.mark.parametrize("indent", [None, 1])
def test_pieces_of_any_size_give_the_same(size, indent):
    expected = [{"a": 'б"\\ \u2028'}, {"c": [1, {"d": []}], "e": True}, {}, ["x"], None]
    for escaped in (True, False):
        text = json.dumps(expected, ensure_ascii=escaped, indent=indent)
        assert list(values(pieces(text, size))) == expected
        lines = "\n".join(json.dumps(value, ensure_ascii=escaped) for value in expected[:3])
        assert list(values(pieces(lines, size))) == expected[:3]


def test_a_break_far_from_the_end_is_told_without_reading_on():
    rest = pieces('[{"a": 1}, {"b" 2}, ' + "1, " * 1000, 100)
    with pytest.raises(ValueError, match="Expecting ':'"):
        list(values(rest))
    assert len(list(rest)) > 20


def test_a_value_without_an_end_is_refused(monkeypatch):
    monkeypatch.setattr("newsnlp.read.json_values.LONGEST_DOCUMENT", 1000)
    with pytest.raises(ValueError, match="a value of more than"):
        list(values(pieces('["' + "0" * 5000 + '"]', 10)))


# articles


def test_of_an_array_that_is_cut_off_all_before_is_read(tmp_path):
    whole = json.dumps([{"id": str(n), "text": TEXT} for n in range(3)], ensure_ascii=False)
    *good, end = found(saved(tmp_path, whole[:-20]))
    assert good == [("0", TEXT, None), ("1", TEXT, None)]
    assert end[0] == "dump#end"
    assert "this is not JSON after record 2: Unterminated string starting at: '\"\u041c" in end[2]


def test_nothing_is_no_array(tmp_path):
    with pytest.raises(InputError, match="the file is empty"):
        found(saved(tmp_path, ""))


@pytest.mark.parametrize(
    "value",
    [
        {"tags": [{"name": "парк"}], "note": TEXT},
        {"articles": []},
        {"articles": ["парк"]},
    ],
)
def test_an_object_with_no_articles_inside_is_one_without_text(tmp_path, value):
    ((doc_id, _, error),) = found(saved(tmp_path, value))
    assert (doc_id, "record 1 has no text; found the keys" in error) == ("dump#1", True)


def test_comments_on_an_article_are_none(tmp_path):
    article = {"id": "a", "text": TEXT, "comments": [{"text": "Ура"}]}
    assert found(saved(tmp_path, article)) == [("a", TEXT, None)]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda articles: {"status": "ok", "totalResults": 2, "articles": articles},
        lambda articles: {"took": 1, "response": {"total": 2, "docs": articles}},
    ],
)
def test_the_articles_of_an_answer_are_read(tmp_path, wrap):
    articles = [{"id": "a", "content": TEXT}, {"id": "b", "content": "Лес"}]
    assert found(saved(tmp_path, wrap(articles))) == [("a", TEXT, None), ("b", "Лес", None)]


# objects within objects


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (
            {"content": {"rendered": TEXT}},
            "but an object; name a key of it with --text-col: content.r",
        ),
        ({"_id": 1, "_source": {"text": TEXT}}, "found the keys _id, _source.text: use --text-col"),
    ],
)
def test_a_text_further_inside_is_told_by_its_name(tmp_path, record, told):
    ((_, text, error),) = found(saved(tmp_path, record, "dump.jsonl"))
    assert (text, told in error) == ("", True)


@pytest.mark.parametrize("text", ["_source.none", "_source.text.more", "_id.text", "none.text"])
def test_keys_that_lead_nowhere(tmp_path, text):
    path = saved(tmp_path, {"_id": "7", "_source": {"text": TEXT}}, "dump.jsonl")
    assert found(path, text=text) == [("7", "", f"no text in {text!r}")]


def test_keys_may_lead_inside(tmp_path):
    record = {"_id": {"$oid": "7"}, "_source": {"text": TEXT, "day": {"$date": 1721001600000}}}
    columns = Columns(text="_source.text", id="_id.$oid", date="_source.day")
    (article,) = read(saved(tmp_path, record, "dump.jsonl"), columns=columns)
    assert (article.doc_id, article.text, article.published) == ("7", TEXT, "2024-07-15")


def test_a_key_with_a_dot_of_its_own(tmp_path):
    path = saved(tmp_path, {"body.text": TEXT, "body": {"text": "Лес"}}, "dump.jsonl")
    assert found(path, text="body.text") == [("dump#1", TEXT, None)]


# texts that are empty


@pytest.mark.parametrize("record", [{"text": ""}, {"text": None}, {"text": "", "content": None}])
def test_an_empty_text_is_an_error(tmp_path, record):
    path = saved(tmp_path, record, "dump.jsonl")
    assert found(path) == [("dump#1", "", "no text in 'text'")]


@pytest.mark.parametrize("empty", ["", None])
def test_of_several_keys_that_which_holds_something_counts(tmp_path, empty):
    record = {"text": empty, "content": TEXT, "title": empty, "headline": "Парк"}
    path = saved(tmp_path, record, "dump.jsonl")
    (article,) = read(path)
    assert (article.text, article.title, article.error) == (TEXT, "Парк", None)
    assert found(path, text="text") == [("dump#1", "", "no text in 'text'")]


# numbers


@pytest.mark.parametrize("form", ["{},{}", "\n{}\n{}\n"])
def test_a_number_of_thousands_of_digits_costs_nothing(tmp_path, form):
    objects = (f'{{"id": "{name}", "text": "{TEXT}", "n": [-{"9" * 5000}]}}' for name in "ab")
    text = form.format(*objects)
    name, text = ("a.json", f"[{text}]") if "," in form else ("a.jsonl", text)
    assert found(saved(tmp_path, text, name)) == [("a", TEXT, None), ("b", TEXT, None)]


def test_whole_numbers_of_pandas_are_ids_as_they_were(tmp_path):
    dump = "\n".join(f'{{"id": {n}, "text": "{TEXT}"}}' for n in ("7.0", "NaN", "0.5", "12"))
    assert [doc_id for doc_id, *_ in found(saved(tmp_path, dump, "a.jsonl"))] == [
        "7", "a#2", "0.5", "12",
    ]  # fmt: skip


def test_a_list_of_paragraphs_is_told(tmp_path):
    ((_, text, error),) = found(saved(tmp_path, [{"text": [TEXT]}]))
    assert (text, error) == ("", "no text in 'text' but a list; join what it holds")


# keys that a user chose


def told(caplog, path, **columns):
    """Return what the log says once all is read, and not before."""
    articles = read(path, columns=Columns(**columns))
    next(articles)
    assert caplog.messages == []
    list(articles)
    return caplog.messages


@pytest.mark.parametrize("name", ["dump.jsonl", "dump.json"])
def test_a_chosen_key_that_no_article_has_is_told_at_the_end(tmp_path, caplog, name):
    records = [{"text": TEXT, "meta": {"day": "2024-05-01"}}, {"text": TEXT, "lead": None}]
    path = saved(tmp_path, "\n".join(map(json.dumps, records)), name)
    assert told(caplog, path, text="text", date="meta.day", title="lead") == []
    assert told(caplog, path, date="dya", title="heading") == [
        "no article has the key 'heading', which --title-col names; the first has text, meta.day",
        "no article has the key 'dya', which --date-col names; the first has text, meta.day",
    ]


def test_a_key_that_one_file_of_a_folder_has_is_met(tmp_path, caplog):
    saved(tmp_path, {"text": TEXT}, "a.json")
    saved(tmp_path, {"text": TEXT, "day": "2024-05-01"}, "b.json")
    assert told(caplog, tmp_path, date="day") == []


def test_a_key_of_several_lines_is_told_in_one(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_text('{"a\\nb": "Парк"}\n', encoding="utf-8")
    (article,) = read(path)
    assert article.error == "record 1 has no text; found the keys a b: use --text-col"
