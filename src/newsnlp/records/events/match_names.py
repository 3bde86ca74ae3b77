"""What two teams play, by their names: «[Заря] обыграла [Волну]» → «матч «Заря» — «Волна»»."""

from __future__ import annotations

from newsnlp.annotate.marks import OPENING
from newsnlp.find.events.match_sides import match_sides
from newsnlp.find.facts.facts import FactReader
from newsnlp.link.grammar.nominative import phrase


def match_name(reader: FactReader, verb: int) -> str:
    """Return the name of a match whose sides a verb has as arguments, else ``""``."""
    sides = [_team_name(reader, team) for team in match_sides(reader, verb)]
    return f"матч {' — '.join(sides)}" if sides else ""


def _team_name(reader: FactReader, team: int) -> str:
    """Return the nominative of a team's name in its guillemets, or an acronym as it is."""
    first, last = reader.index.first[team], reader.index.last[team]
    if reader.annotation.words[first - 1] in OPENING:
        return f"«{phrase(reader.annotation, first, last)}»"
    return reader.annotation.words[first]
