"""Names of files that no file can have: too long, with NUL, in a folder that is closed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import newsnlp
from newsnlp.cli.app import make_app
from newsnlp.errors import InputError

SENTENCE = "Мэром Заречья стала Анна Лоза. " * 10


def told(*words: object) -> str:
    run = CliRunner().invoke(make_app(), list(map(str, words)))
    assert isinstance(run.exception, InputError)
    return str(run.exception)


@pytest.mark.parametrize("command", ["extract", "batch", "report"])
@pytest.mark.parametrize("name", [SENTENCE, f"{SENTENCE}/news.txt", f"{SENTENCE}.jsonl"])
def test_a_text_is_no_path(tmp_path: Path, command: str, name: str) -> None:
    out = tmp_path / ("out.html" if command == "report" else "out")
    written = ["-o", out] if command != "extract" else []
    assert "no file has such a name; give a path, and a text" in told(command, name, *written)
    assert not list(tmp_path.iterdir())


def test_resolve_of_a_name_that_is_too_long_says_so() -> None:
    assert "no such directory; give one that newsnlp batch wrote" in told("resolve", SENTENCE)


@pytest.mark.parametrize("path", [SENTENCE, "a\0b"])
def test_no_file_has_such_a_name(path: str) -> None:
    with pytest.raises(InputError, match="no file has such a name") as error:
        newsnlp.read(path)
    assert len(str(error.value)) < 200


def test_a_file_is_no_folder_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(InputError, match="no such file or directory; check the path"):
        newsnlp.read(tmp_path / "a.txt" / "b.txt")


def test_links_that_go_round_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    with pytest.raises(InputError, match=r"cannot be opened: Too many levels of symbolic links"):
        newsnlp.read(tmp_path / "a.txt")
