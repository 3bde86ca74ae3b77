"""Rules that give names their whole stretch and no more, and find what no model has."""

from __future__ import annotations

from newsnlp.find.mentions.addresses import without_addresses
from newsnlp.find.mentions.bodies_of_places import bodies_of_places
from newsnlp.find.mentions.common_bodies import with_common_bodies
from newsnlp.find.mentions.ended_bodies import ended_bodies
from newsnlp.find.mentions.ended_people import ended_people
from newsnlp.find.mentions.in_turn import Rule
from newsnlp.find.mentions.initials import with_initials
from newsnlp.find.mentions.introduced import introduced
from newsnlp.find.mentions.military_units import with_units
from newsnlp.find.mentions.missed_names import with_missed_names
from newsnlp.find.mentions.monks import with_surnames
from newsnlp.find.mentions.nicknames import with_nicknames
from newsnlp.find.mentions.one_word_bodies import with_one_word_bodies
from newsnlp.find.mentions.pictures import without_pictures
from newsnlp.find.mentions.spelt_out_bodies import with_spelt_out_bodies
from newsnlp.find.mentions.streets import whole_streets
from newsnlp.find.mentions.turkic_fathers import with_turkic_fathers
from newsnlp.find.mentions.two_people import parted_people
from newsnlp.find.mentions.whole_names import whole_names
from newsnlp.find.posts.titles import whole_titles

WHOLE: tuple[Rule, ...] = (
    without_pictures,
    without_addresses,
    parted_people,
    ended_people,
    ended_bodies,
    with_surnames,
    whole_streets,
    with_initials,
    with_nicknames,
    whole_names,
    with_turkic_fathers,
    with_missed_names,
    with_one_word_bodies,
    with_spelt_out_bodies,
    bodies_of_places,
    introduced,
    with_units,
    with_common_bodies,
    whole_titles,
)
"""Each goes over what those before it left."""
