"""Sentences made of templates: one construction told of many people and posts.

A template has people «{p1}», their surnames «{s1}», posts «{r1}» and where they are held «{o1}», in
a case after a colon («{p1:gen}»), and words for a man or a woman («{v1:сообщил|сообщила}»).
«{p1m}» is a man, «{b1:gen}» a body. What it tells is a person, a post or a body and a status each:
«p1;r1;new».
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random
from zlib import crc32

TIMES = int(os.environ.get("MADE_TIMES", "3"))
"""Texts made of each template; MADE_TIMES=12 shows what passes by chance."""
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_SLOT = re.compile(r"\{([psrob])(\d)([mf]?)(?::(\w+))?\}")
_VERB = re.compile(r"\{v(\d):([^|}]*)\|([^}]*)\}")


def table(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


class Maker:
    """Fills templates with people and posts; one template each time with the same ones."""

    def __init__(self, template: str) -> None:
        self._random = Random(crc32(template.encode()))
        self._people, self._posts = table("made_people.tsv"), table("made_posts.tsv")
        self._bodies = table("made_bodies.tsv")

    def make(self, template: str, expected: list[str]) -> str:
        """Return a row of a table: a text and what it tells."""
        people, posts = self._chosen(template)
        body = self._random.choice(self._bodies) if "{b1" in template else []
        text = self._filled(template, people, posts, body)
        told = [self._told(one, people, posts, body) for one in expected]
        return "\t".join([text, *told])

    @staticmethod
    def _filled(
        template: str,
        people: dict[str, list[str]],
        posts: dict[str, list[str]],
        body: list[str],
    ) -> str:
        def filled(match: re.Match[str]) -> str:
            kind, number, _, case = match.groups()
            at = CASES.index(case or "nom")
            if kind == "b":
                return body[at]
            if kind == "r":
                return posts[number][at]
            if kind == "o":
                return posts[number][6]
            name = people[number][1 + at]
            return name if kind == "p" else name.rpartition(" ")[2]

        text = _VERB.sub(lambda m: m[2 if people[m[1]][0] == "masc" else 3], template)
        text = _SLOT.sub(filled, text)
        return re.sub(r"(?:^|(?<=[.!?] ))[а-яё]", lambda m: m[0].upper(), text)

    def named(self, template: str, expected: list[str]) -> str:
        """Return a row of a table: a text and the names of people told in it."""
        people, posts = self._chosen(template)
        names = [people[person[1]][1] for person in expected]
        return "\t".join([self._filled(template, people, posts, []), *names])

    def _chosen(self, template: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        people: dict[str, list[str]] = {}
        posts: dict[str, list[str]] = {}
        wanted = {number: sex for kind, number, sex, _ in _SLOT.findall(template) if kind in "ps"}
        for number, sex in sorted(wanted.items()):
            surnames = {one[1].split()[1][:5] for one in people.values()}
            fits = [
                one
                for one in self._people
                if one[1].split()[1][:5] not in surnames
                and one[0] == {"m": "masc", "f": "femn"}.get(sex, one[0])
            ]
            people[number] = self._random.choice(fits)
        for number in sorted(
            {number for kind, number, *_ in _SLOT.findall(template) if kind in "ro"}
        ):
            taken = {one[0] for one in posts.values()}
            posts[number] = self._random.choice([one for one in self._posts if one[0] not in taken])
        return people, posts

    def _told(
        self,
        one: str,
        people: dict[str, list[str]],
        posts: dict[str, list[str]],
        body: list[str],
    ) -> str:
        person, what, status = one.split(";")
        name = people[person[1]][1]
        if what[0] == "b":
            return f"{name};{body[0]};{status}"
        role = posts[what[1]]
        return f"{name};{role[0]};{role[7]};{status}"
