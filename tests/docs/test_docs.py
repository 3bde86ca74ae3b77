"""The documentation says what is so: links lead somewhere, snippets run."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
# A comment «not run: why» before a block excuses it.
FENCE = re.compile(r"(?<!-->\n)^```(\w+)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)")


def blocks(page, language):
    return [code for name, code in FENCE.findall(page.read_text("utf-8")) if name == language]


def anchors(page):
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S)
    heads = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def named(pages):
    return [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages]


@pytest.mark.parametrize("page", named(PAGES))
def test_links_lead_somewhere(page):
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


OURS = [ROOT / "docs" / f"{name}.md" for name in ("contributing", "evaluation", "performance")]
MODULE = re.compile(r"`(?:python )?(?:[\w/]+/)?(\w+\.(?:py|h))\b")


@pytest.mark.parametrize("page", named(OURS))
def test_files_of_code_that_are_named_exist(page):
    rooms = [ROOT / room for room in ("src", "bench", "docs", "tests")]
    there = {"setup.py", *(file.name for room in rooms for file in room.rglob("*.[ph]*"))}
    told = set(MODULE.findall(page.read_text("utf-8")))
    assert told
    assert told <= there


def test_the_tables_page_is_the_contract():
    path = ROOT / "docs" / "make_tables.py"
    spec = importlib.util.spec_from_file_location("make_tables", path)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.PAGE.read_text("utf-8") == maker.page(), "run python docs/make_tables.py"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Return an empty folder that sees the samples as a checkout does."""
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(page):
    lines = "".join(blocks(page, "bash")).replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def shell(line):
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    here = f'newsnlp() {{ {shlex.quote(sys.executable)} -m newsnlp "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-c", here + line], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{line}\n{done.stderr}"


@pytest.mark.parametrize("page", named(p for p in PAGES if blocks(p, "bash") + blocks(p, "python")))
def test_snippets_run(page, desk):
    for line in commands(page):
        shell(line)
    namespace = {}
    for code in blocks(page, "python"):
        exec(compile(code, str(page), "exec"), namespace)
