"""The arrows of the house: which room may import what."""

import ast
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "newsnlp"
HEAVY = {"pandas", "pyarrow", "spacy", "torch", "typer", "rich"}
MODULES = sorted(SOURCE.rglob("*.py"))

# room: the rooms of ours that it may import from; a room may always import from itself, and
# from quick, patterns and kinds, which stand in for dataclasses, re and enums as Python has them
ARROWS = {
    "types": {"tables", "notebook"},  # lazily, in the two methods that people call on a result
    "kinds": {"types"},
    "errors": set(),
    "config": {"errors", "custom"},
    "clean": {"types", "errors", "lexicon"},
    "read": {"types", "errors", "clean", "lexicon", "callable_module"},
    "annotate": {"types", "errors", "lexicon", "locks", "remembered", "threads"},
    "custom": {"types", "errors"},
    "find": {
        "types",
        "errors",
        "annotate",
        "lexicon",
        "link",
        "custom",
        "locks",
        "remembered",
    },
    "link": {"types", "errors", "annotate", "lexicon", "custom", "remembered"},
    "records": {"types", "errors", "annotate", "lexicon", "link", "find", "remembered"},
    "tables": {"types", "errors"},
    "batches": {"types"},
    "pieces": {"types"},
    "dated": {"types", "lexicon", "clean", "find"},
    "explained": {"types", "annotate", "link", "pieces"},
    "prepared": {"types", "clean", "annotate", "dated", "pieces"},
    "pipeline": {
        "types",
        "errors",
        "config",
        "custom",
        "clean",
        "annotate",
        "find",
        "link",
        "records",
        "batches",
        "pieces",
        "explained",
        "prepared",
    },
    "loaded": {"config", "locks", "pipeline"},
    "given": {"types", "errors", "read"},
    "restore": {"types"},
    "evidence": {"types", "annotate"},
    "resolve": {
        "types",
        "errors",
        "lexicon",
        "given",
        "tables",
        "link",
        "batch",
        "write",
        "notebook",  # lazily, where a result shows itself
        "callable_module",
    },
    "identity": {"types", "lexicon", "link", "resolve"},
    "network": {"types", "resolve", "identity", "evidence"},
    "report": {"types", "errors", "lexicon", "read", "batch", "restore", "resolve", "identity"},
    "notebook": {"types", "errors", "tables", "report", "identity", "network"},
    "write": {"types", "errors", "lexicon", "tables", "report", "identity", "network", "notebook"},
    "batch": {
        "types",
        "errors",
        "config",
        "threads",
        "read",
        "clean",
        "dated",
        "pipeline",
        "tables",
        "write",
    },
    "engines": {"types", "errors", "config", "threads", "given", "read", "tables", "loaded"},
    "evaluate": {"types", "errors", "clean", "find", "link", "pipeline"},
}
ABOVE_ALL = {"__init__", "__main__", "cli", "spacy", "train"}
"""They may import from every room; one that is named nowhere imports from none."""


@cache
def imports(path: Path) -> frozenset[str]:
    """Return the absolute names a file imports when it is loaded, and inside functions."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rooms_import_along_the_arrows(path):
    here = room(path)
    names = imports(path)
    if here in ("annotate", "find", "link", "records", "clean"):
        assert not {name.split(".")[0] for name in names} & HEAVY
    if here not in ABOVE_ALL:
        ours = {name.split(".")[1] for name in names if name.startswith("newsnlp.")}
        assert ours <= ARROWS.get(here, set()) | {here, "quick", "patterns", "kinds"}


@pytest.mark.parametrize(
    ("package", "rooms"),
    [
        ("spacy", {"spacy"}),
        ("torch", {"train"}),
        ("typer", {"cli"}),
        ("pandas", {"tables", "batch"}),
    ],
)
def test_heavy_packages_stay_in_their_rooms(package, rooms):
    users = {room(p) for p in MODULES if package in {n.split(".")[0] for n in imports(p)}}
    assert users <= rooms


def test_no_file_is_long():
    long = {
        str(path.relative_to(SOURCE)): n
        for path in MODULES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long
