"""A user's own knowledge: organizations with their aliases, roles, debris lines, from one file.

The file is UTF-8 text with a row per line, columns split by tabs; ``#`` begins a comment::

    # kind <tab> name <tab> aliases split by « | »
    organization	Центр компетенций «Импульс»	Импульс | ЦКИ
    role	генеральный директор	гендиректор
    debris	Мы в социальных сетях
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsnlp.errors import InputError, SettingsError
from newsnlp.quick import dataclass
from newsnlp.types import EntityType

TYPES = {"organization": EntityType.ORGANIZATION, "role": EntityType.PROFESSION}
DEBRIS = "debris"
KINDS = (*TYPES, DEBRIS)
SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Entry:
    """One organization or role: the name it is told by and its other names."""

    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """One name of an entry, or an alias, as the lexicon spells it."""

    entry: Entry
    spelling: str


@dataclass(frozen=True, slots=True)
class CustomLexicon:
    """What a user's file says; ``digest`` tells two states of the file apart."""

    entries: tuple[Entry, ...] = ()
    debris: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    place: str
    kind: str
    names: tuple[str, ...]


def read(path: str | Path) -> CustomLexicon:
    """Return what a file says; raise InputError with file and line where a row is wrong."""
    from hashlib import blake2b  # here: it takes 4 ms, and most runs have no lexicon

    try:
        content = Path(path).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read the lexicon {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"the lexicon {path} is not UTF-8 text ({error}); save it so") from error
    rows = list(_rows(text, str(path)))
    _refuse_repeats(rows)
    return CustomLexicon(
        entries=tuple(
            Entry(TYPES[r.kind], r.names[0], r.names[1:]) for r in rows if r.kind in TYPES
        ),
        debris=tuple(name for r in rows if r.kind == DEBRIS for name in r.names),
        digest=blake2b(content, digest_size=16).hexdigest(),
    )


def load(path: str | Path | None, digest: str | None) -> CustomLexicon:
    """Return the lexicon that settings name, an empty one for None.

    Raises SettingsError where the file is no more what it was when the settings were made:
    all results of one run must rest on the same words.
    """
    if path is None:
        return CustomLexicon()
    lexicon = read(path)
    if lexicon.digest != digest:
        raise SettingsError(
            f"the lexicon {path} has changed since these settings were made; make them anew"
        )
    return lexicon


def _rows(text: str, name: str) -> Iterator[_Row]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _row(line, f"{name}:{number}")


def _row(line: str, place: str) -> _Row:
    cells = [cell.strip() for cell in line.split("\t")]
    kind, name = cells[0], cells[1] if len(cells) > 1 else ""
    if kind not in KINDS:
        raise InputError(f"{place}: {kind!r} is no kind of row; give one of {', '.join(KINDS)}")
    forgotten = kind != DEBRIS and SEPARATOR in name  # a tab before the aliases
    if not name or any(cells[3:]) or forgotten:
        raise InputError(
            f"{place}: the row is {line!r}; give a kind, a name and, if there are any, aliases "
            f"split by ' {SEPARATOR} ', with tabs between the three"
        )
    aliases = cells[2].split(SEPARATOR) if len(cells) > 2 else []
    names = (" ".join(each.split()) for each in (name, *aliases))
    found = tuple(dict.fromkeys(each for each in names if each))
    for each in found:
        if not any(c.isalnum() for c in each):
            raise InputError(f"{place}: {each!r} holds no letter or digit; give a name")
    return _Row(place, kind, found)


def _refuse_repeats(rows: list[_Row]) -> None:
    """Raise where a name stands for two things: nothing could tell which one is meant."""
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        for name in row.names if row.kind in TYPES else ():
            other = seen.setdefault((row.kind, name.casefold()), row.place)
            if other != row.place:
                raise InputError(
                    f"{row.place}: «{name}» already names the {row.kind} of {other}; give each "
                    "name to one of them"
                )
