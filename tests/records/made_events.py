"""Sentences of events made of templates: one construction told of many events, days and places.

Beside people (see made.py) a template has events «{e1}», in a case after a colon («{e1:gen}»),
words that agree with them («{x1:прошёл|прошла|прошло}»), days that are past «{d1}» or to come
«{f1}» and places «{l1}». What it tells is an event, who is there, when and where each:
«e1;p1 + p2:ORGANIZES;d1;l1».
"""

from __future__ import annotations

import re
from random import Random
from zlib import crc32

from made import CASES, Maker, table

_EVENT = re.compile(r"\{e(\d)(?::(\w+))?\}")
_AGREEING = re.compile(r"\{x(\d):([^|}]*)\|([^|}]*)\|([^}]*)\}")
_SLOT = re.compile(r"\{([xedfl])(\d)")
_GENDERS = ("masc", "femn", "neut")
_OWN = 7
"""Column of who takes part in an event by its name."""


class EventMaker:
    """Fills templates with events, days, places and people; one each time with the same ones."""

    def __init__(self, template: str) -> None:
        self._random, self._people = Random(crc32(template.encode())), Maker(template)
        days = table("made_days.tsv")
        self._tables = {
            "e": table("made_event_names.tsv"),
            "d": [row[1:] for row in days if row[0] == "past"],
            "f": [row[1:] for row in days if row[0] == "future"],
            "l": table("made_places.tsv"),
        }

    def make(self, template: str, expected: list[str]) -> tuple[str, list[str]]:
        """Return a text and what it tells."""
        chosen = self._chosen(template)
        text = _EVENT.sub(lambda m: chosen[f"e{m[1]}"][1 + CASES.index(m[2] or "nom")], template)
        text = _AGREEING.sub(lambda m: m[2 + _GENDERS.index(chosen[f"e{m[1]}"][0])], text)
        text = re.sub(r"\{([dfl]\d)\}", lambda m: chosen[m[1]][0], text)
        text = re.sub(r",(?=[,.:;])", "", text)  # «16 июня,» before another sign
        people = sorted({f"p{number}" for number in re.findall(r"\{[ps](\d)", template)})
        text, *names = self._people.named(text, people).split("\t")
        said = {
            **{key: row[1] for key, row in chosen.items()},
            **dict(zip(people, names, strict=True)),
        }
        return text, [self._told(one, said, chosen) for one in expected]

    def _chosen(self, template: str) -> dict[str, list[str]]:
        chosen: dict[str, list[str]] = {}
        for kind, number in sorted(set(_SLOT.findall(template))):
            key = ("e" if kind == "x" else kind) + number
            if key not in chosen:
                free = [row for row in self._tables[key[0]] if row not in chosen.values()]
                chosen[key] = self._random.choice(free)
        return chosen

    @staticmethod
    def _told(one: str, said: dict[str, str], chosen: dict[str, list[str]]) -> str:
        names, *cells = one.split(";")
        events = re.findall(r"\be\d\b", names)
        names = re.sub(r"\be\d\b", lambda m: f"{said[m[0]]}|{said[m[0]]} *", names)
        if cells and cells[0] != "*":
            own = [who for event in events for who in chosen[event][_OWN:]]
            cells[0] = " + ".join(filter(None, [cells[0], *own]))
        cells = [re.sub(r"\b[pdfl]\d\b", lambda m: said.get(m[0], m[0]), cell) for cell in cells]
        return ";".join([names, *cells])
