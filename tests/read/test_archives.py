import gzip
import io
import random
import tarfile
import zipfile

import pytest

from newsnlp.errors import InputError
from newsnlp.read import read
from newsnlp.types import Article

TEXT = "Мэр Зареченска Пётр Лосев открыл парк."

MEMBERS = {
    "b/park.txt": TEXT.encode(),
    "a/park.txt.gz": gzip.compress(TEXT.encode()),
    "a/sad.txt": TEXT.encode("cp1251"),
    "a/photo.jpg": b"\xff\xd8\xff",
    "c/.hidden/x.txt": b"x",
    "dump.jsonl": '{"text": "Лес"}\n{"text": "Поле"}\n'.encode(),
    "empty.txt": b"",
}


def fill(root, members=MEMBERS):
    for name, data in members.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def test_directory_in_a_fixed_order_with_unique_ids(tmp_path):
    fill(tmp_path)
    articles = list(read(tmp_path))
    assert [a.doc_id for a in articles] == ["a/park", "sad", "b/park", "dump#1", "dump#2", "empty"]
    assert articles[2].source == str(tmp_path / "b/park.txt")
    assert [a.doc_id for a in articles if a.error] == ["empty"]


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def tarred(path, members):
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


@pytest.mark.parametrize(
    ("name", "pack"),
    [("n.zip", zipped), ("n.tar", tarred), ("n.tar.gz", tarred), ("n.tgz", tarred)],
)
def test_archives(tmp_path, name, pack):
    path = tmp_path / name
    pack(path, MEMBERS)
    articles = list(read(path))
    assert [a.doc_id for a in articles] == ["park", "park#2", "sad", "dump#1", "dump#2", "empty"]
    assert articles[0] == Article("park", TEXT, source=f"{path}!b/park.txt")
    assert "the file is empty" in articles[-1].error


@pytest.mark.parametrize(("name", "pack"), [("n.zip", zipped), ("n.tar", tarred)])
def test_path_traversal_writes_nothing(tmp_path, name, pack):
    path = tmp_path / "in" / name
    path.parent.mkdir()
    pack(path, {"../../etc/evil.txt": b"park", "/abs.txt": b"sad", "in.zip": b"PK\x05\x06"})
    articles = list(read(path))
    assert [(a.doc_id, a.error is None) for a in articles] == [
        ("evil", True),
        ("abs", True),
        ("in", False),
    ]
    assert [p.name for p in tmp_path.rglob("*")] == ["in", name]


def test_links_in_a_tar_are_left_out(tmp_path):
    path = tmp_path / "n.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("secret.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(InputError, match="no texts in this archive"):
        list(read(path))


@pytest.mark.parametrize("at", [1024, 1024 + 100])
def test_a_tar_without_its_end_is_told_also_between_two_members(tmp_path, at):
    path = tmp_path / "n.tar"
    tarred(path, {"a.txt": b"park", "b.txt": b"sad"})
    path.write_bytes(path.read_bytes()[:at])
    good, end = read(path)
    assert (good.text, good.error) == ("park", None)
    assert "header where a member or the end should be" in end.error


def test_damage_to_a_header_is_not_the_end(tmp_path):
    path = tmp_path / "n.tar"
    tarred(path, {"a.txt": b"park", "b.txt": b"sad", "c.txt": b"les"})
    data = bytearray(path.read_bytes())
    data[1024] ^= 1
    path.write_bytes(data)
    good, end = read(path)
    assert (good.text, end.doc_id) == ("park", "n#end")
    assert "this tar is damaged: bad checksum" in end.error


def header(kind: bytes, size: int = 0) -> bytes:
    """Return what stands before a member of a tar."""
    info = tarfile.TarInfo("n.txt")
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def pax(text: bytes) -> bytes:
    return header(tarfile.XHDTYPE, len(text)) + text.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("bomb", "told"),
    [
        (header(tarfile.GNUTYPE_LONGNAME, 3 * 2**30), "a header of more than 1 MB"),
        (header(tarfile.XHDTYPE, 2**21) + b"a" * 2**21, "a header of more than 1 MB"),
        (header(tarfile.XGLTYPE, 2**21) + b"a" * 2**21, "a header of more than 1 MB"),
        (header(tarfile.GNUTYPE_LONGNAME) * 1500, "maximum recursion depth exceeded"),
        (pax(b"25 GNU.sparse.map=1,2,x,4\n") + header(b"0"), "invalid literal for int()"),
        (pax(b"20 hdrcharset=\xff\xff\xff\xff\n"), "codec can't decode"),
    ],
)
def test_what_a_tar_says_of_a_member_ends_soon(tmp_path, bomb, told):
    path = tmp_path / "n.tar"
    tarred(path, {"a.txt": b"park"})
    path.write_bytes(path.read_bytes()[:1024] + bomb)
    good, end = read(path)
    assert (good.text, end.doc_id) == ("park", "n#end")
    assert "this tar is damaged: " in end.error
    assert told in end.error


def test_of_members_that_were_read_nothing_is_kept(tmp_path, monkeypatch):
    kept = []
    following = tarfile.TarFile.next
    monkeypatch.setattr(
        tarfile.TarFile, "next", lambda tar: kept.append(len(tar.members)) or following(tar)
    )
    tarred(tmp_path / "n.tar", {f"{n}.txt": b"park" for n in range(9)})
    assert len(list(read(tmp_path / "n.tar"))) == 9
    assert max(kept) <= 1


@pytest.mark.parametrize("name", ["н" * 300 + ".txt", f"{'папка/' * 200}a.txt"])
@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_in_a_tar(tmp_path, name, form):
    with tarfile.open(tmp_path / "n.tar", "w", format=form, pax_headers={"comment": "x"}) as tar:
        for folder in ("", "b/"):
            info = tarfile.TarInfo(folder + name)
            info.size = 4
            tar.addfile(info, io.BytesIO(b"park"))
    assert [a.source for a in read(tmp_path / "n.tar")] == [
        f"{tmp_path}/n.tar!{folder}{name}" for folder in ("", "b/")
    ]


def test_of_a_packed_tar_that_is_cut_off_the_members_before_the_break_are_read(tmp_path):
    path = tmp_path / "n.tar.gz"
    members = {f"{n}.txt": random.Random(n).randbytes(300).hex().encode() for n in range(9)}
    tarred(path, members)
    path.write_bytes(path.read_bytes()[:-1200])
    articles = list(read(path))
    assert [a.doc_id for a in articles if not a.error][:5] == ["0", "1", "2", "3", "4"]
    assert "damaged or ends too early" in articles[-1].error


@pytest.mark.parametrize(
    ("member", "what"),
    [("xl/workbook.xml", "an Excel file"), ("META-INF/manifest.xml", "an OpenDocument file")],
)
def test_an_office_file_is_no_archive_of_texts(tmp_path, member, what):
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "<w>Мэром стал Лев Рид.</w>")
    with pytest.raises(InputError, match=f"this is {what}, not text; save it as txt"):
        list(read(path))


# a zip that is cut off


def stored(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def cut(path, at, pack=zipped, members=MEMBERS):
    """Pack members and cut the file ``at`` bytes behind the beginning of the last."""
    pack(path, members)
    with zipfile.ZipFile(path) as archive:
        last = archive.infolist()[-1].header_offset
    path.write_bytes(path.read_bytes()[: last + at])
    return path


class Piped(io.BytesIO):
    """A file that, as a pipe, does not go back to write a size in front of what it is of."""

    def seek(self, *_):
        raise io.UnsupportedOperation


@pytest.mark.parametrize(
    "members", [{"word/document.xml": b"<a/>"}, {"[Content_Types].xml": b"<a/>", "b.xml": b"<a/>"}]
)
def test_of_an_office_file_that_is_cut_off_nothing_is_read(tmp_path, members):
    if len(members) == 1:
        members = {"[Content_Types].xml": b"<a/>"} | members
    path = cut(tmp_path / "n.zip", 3, members=members | {"last.txt": b"x"})
    with pytest.raises(InputError, match="this zip is damaged: File is not a zip file; what can"):
        list(read(path))


@pytest.mark.parametrize("size", [0xFFFFFFFF, 0xFFFFFFF0, 10**6])
def test_sizes_that_are_not_true_end_it(tmp_path, size):
    path = cut(tmp_path / "n.zip", 0, members={"a.txt": b"park", "b.txt": b"sad"})
    data = bytearray(path.read_bytes())
    data[18:22] = size.to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(InputError, match="this zip is damaged"):
        list(read(path))


def test_a_member_that_is_not_what_it_was_is_an_error(tmp_path):
    path = cut(tmp_path / "n.zip", 0, stored, {"a.txt": b"park", "b.txt": b"sad", "c.txt": b"les"})
    path.write_bytes(path.read_bytes().replace(b"park", b"mark"))
    first, second, end = read(path)
    assert "Bad CRC-32" in first.error
    assert (second.text, second.error) == ("sad", None)
    assert end.doc_id == "n#end"


def piped(path, members, *, sign=b"PK\x07\x08"):
    """Pack members as macOS does, each with its size behind its data."""
    buffer = Piped()
    zipped(buffer, members)
    path.write_bytes(buffer.getvalue().replace(b"PK\x07\x08", sign))


@pytest.mark.parametrize("kept", [-5, 0, 3, 15])
def test_of_a_member_without_all_that_stands_behind_it_nothing_is_read(tmp_path, kept):
    path = tmp_path / "n.zip"
    piped(path, {"a.txt": b"park" * 9, "b.txt": b"sad"})
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"PK\x07\x08") + kept])
    with pytest.raises(InputError, match="this zip is damaged"):
        list(read(path))


def test_a_checksum_behind_the_data_is_held_to(tmp_path):
    path = tmp_path / "n.zip"
    piped(path, {"a.txt": b"park" * 9, "b.txt": b"sad"})
    data = bytearray(path.read_bytes()[:-30])
    data[data.index(b"PK\x07\x08") + 4] ^= 1
    path.write_bytes(data)
    with pytest.raises(InputError, match="this zip is damaged"):
        list(read(path))


@pytest.mark.parametrize("sign", [b"PK\x07\x08", b""])
@pytest.mark.parametrize("at", [0, 3, 33, 45])
def test_the_members_before_the_break_are_read_where_sizes_stand_behind(tmp_path, sign, at):
    path = tmp_path / "n.zip"
    members = {"a.txt": TEXT.encode() * 5000, "e/": b"", "b.txt": b"sad", "last.txt": b"les" * 99}
    piped(path, members, sign=sign)
    last = path.read_bytes().rindex(b"PK\x03\x04")
    path.write_bytes(path.read_bytes()[: last + at])
    articles = list(read(path))
    assert [(a.text, a.error is None) for a in articles[:-1]] == [
        (TEXT * 5000, True),
        ("sad", True),
    ]
    assert articles[-1].doc_id == "n#end"


@pytest.mark.parametrize("pack", [zipped, stored])
@pytest.mark.parametrize("at", [0, 3, 29, 33, 40])
def test_the_members_before_the_break_are_read(tmp_path, pack, at):
    path = cut(tmp_path / "n.zip", at, pack, MEMBERS | {"last.txt": TEXT.encode() * 9})
    *articles, end = read(path)
    assert [a.doc_id for a in articles] == ["park", "park#2", "sad", "dump#1", "dump#2", "empty"]
    assert articles[0] == Article("park", TEXT, source=f"{path}!b/park.txt")
    assert (end.doc_id, end.error) == (
        "n#end",
        f"{path}: this zip is damaged: File is not a zip file; what can be read of it ends here, "
        "fetch it again",
    )


@pytest.mark.parametrize("member", ["сад.txt", "парк.txt"])
def test_a_name_in_the_directory_that_is_no_utf_8_costs_no_member(tmp_path, member):
    path = tmp_path / "news.zip"
    zipped(path, {"парк.txt": b"park", "сад.txt": b"sad"})
    data, name = path.read_bytes(), member.encode()
    at = data.rindex(name)
    path.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    *good, end = read(path)
    assert [(a.doc_id, a.text) for a in good] == [("парк", "park"), ("сад", "sad")]
    assert "this zip is damaged: 'utf-8' codec can't decode byte 0xff" in end.error


def test_a_name_before_a_member_that_is_no_utf_8_costs_that_member(tmp_path):
    path = tmp_path / "news.zip"
    zipped(path, {"парк.txt": b"park", "сад.txt": b"sad"})
    path.write_bytes(path.read_bytes().replace("п".encode(), b"\xff\xff", 1))
    bad, good = read(path)
    assert (bad.doc_id, good.text) == ("парк", "sad")
    assert "what stands before this member is damaged: 'utf-8' codec can't" in bad.error


@pytest.mark.parametrize(("mark", "at"), [(b"PK\x01\x02", 6), (b"PK\x01\x02", 46)])
def test_a_zip_with_a_damaged_directory_ends_in_a_message(tmp_path, mark, at):
    path = tmp_path / "news.zip"
    zipped(path, {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()})
    data = bytearray(path.read_bytes())
    data[data.rfind(mark) + at] = 68  # a version nobody knows, or another name
    path.write_bytes(data)
    try:
        told = list(read(path))
    except InputError:
        return
    assert any(article.text == TEXT for article in told)
