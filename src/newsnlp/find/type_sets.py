"""Sets of entity types that rules ask for, and of tree relations and cases."""

from __future__ import annotations

from newsnlp.kinds import AREAS as AREAS
from newsnlp.kinds import PLACES as PLACES
from newsnlp.types import EntityType as T

REGIONS = frozenset({T.CITY, T.DISTRICT, T.STATE_OR_PROVINCE})
"""Areas with a government that acts for them."""
ORGANIZATIONS = frozenset({T.ORGANIZATION})
DATES = frozenset({T.DATE, T.TIME})
EVENTS = frozenset({T.EVENT})
ACTORS = frozenset({T.PERSON, T.ORGANIZATION, T.COUNTRY})
PERSONS = frozenset({T.PERSON})
ROLES = frozenset({T.PROFESSION})
HUMANS = PERSONS | ROLES
"""Who is named, and who is told by a role alone."""
HOUSES = frozenset({T.ORGANIZATION, T.FACILITY})
"""What somebody may work in: «больница» may be told as a building."""
OUTER = frozenset({T.ORGANIZATION, T.PROFESSION, T.EVENT})
"""What has names of other things within: «министр [культуры] [Тульской области]»."""
COUNTRIES = frozenset({T.COUNTRY})
ORDINALS = frozenset({T.ORDINAL})

APPOSED = frozenset({"appos", "flat:name", "flat"})
"""How a name hangs on the noun before it: «министр [Нечаев]»."""
LOOK_ALIKE = frozenset({"Acc", "Gen"})
"""Of men the parser cannot always tell which: «отправил начальника Виталия Синицына»."""
UPRIGHT = frozenset({"Nom", ""})
"""Cases of a subject; many names show none."""
VERBS = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"obj", "iobj", "obl"})
