import pytest

from newsnlp.errors import InputError
from newsnlp.read import read
from newsnlp.read.encoding import decode, detect

TEXT = "Мэр Зареченска открыл новый парк. На церемонию пришли около двухсот человек."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"{\\rtf1\\ansi text}", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a PNG picture"),
        (b"PK\x03\x04 docx", "a zip, Word or Excel file"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x00\x01\x02\x03" * 1000, "binary data"),
    ],
)
def test_binary_data_is_refused(data, told):
    with pytest.raises(InputError, match=rf"^news\.txt: this is {told}, not text; convert it"):
        detect(data, "news.txt")


@pytest.mark.parametrize("text", ["Мэр", TEXT, TEXT.upper(), "2:1", "Мэр\x00 города\x00", ""])
def test_utf8_wins_where_it_is_valid(text):
    assert decode(text.encode(), "news.txt") == text


@pytest.mark.parametrize(
    "encoding",
    ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5", "utf-16-le", "utf-16-be",
     "utf-16", "utf-32", "utf-8-sig"],
)  # fmt: skip
@pytest.mark.parametrize("text", [TEXT, TEXT[:33], TEXT.upper(), "Парк\r\nоткрыт " + "a" * 300])
def test_encodings_are_told_apart(encoding, text):
    assert decode(text.encode(encoding), "news.txt") == text


def test_a_few_broken_bytes_do_not_make_it_another_encoding():
    data = TEXT.encode()[:-1] + b"\xff" + TEXT.encode()
    assert decode(data, "news.txt") == TEXT[:-1] + "\ufffd" + TEXT


def test_the_beginning_of_a_dump_may_end_inside_a_character():
    assert detect(TEXT.encode()[:7], "dump", whole=False) == "utf-8"


def test_a_named_encoding_is_not_questioned():
    assert decode("Парк".encode("cp866"), "news.txt", "cp866") == "Парк"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.txt", None), ("a.txt", "utf-8"), ("a.jsonl", "utf-8"), ("a.csv", "utf-8")],
)
def test_bytes_that_are_lost_are_told_in_the_same_words(tmp_path, caplog, name, encoding):
    path = tmp_path / name
    good = {"a.csv": "text\nПарк у реки\n"}.get(name, '{"text": "Парк у реки"}\n') * 20
    path.write_bytes(good.encode())
    assert list(read(path, encoding=encoding))
    assert caplog.messages == []
    path.write_bytes(good.encode() + b"\xff\n\xff\n")
    assert list(read(path, encoding=encoding))
    assert set(caplog.messages) == {f"{path}: not all of it is utf-8; what is not became U+FFFD"}


@pytest.mark.parametrize(
    "name", ["hex", "rot13", "zip", "idna", "punycode", "undefined", "a\0b", "\ud800"]
)
def test_what_is_no_encoding_of_texts_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="is not known; give a name such as utf-8"):
        read(tmp_path, encoding=name)


@pytest.mark.parametrize("name", ["UTF8", "windows-1251", "cp866", "utf-16"])
def test_encodings_have_many_names(tmp_path, name):
    (tmp_path / "park.txt").write_bytes(TEXT.encode(name))
    (article,) = read(tmp_path, encoding=name)
    assert article.text == TEXT
