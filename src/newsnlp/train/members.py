"""Learn who belongs to which body, over the reader of records."""

from __future__ import annotations

from newsnlp.records.learned.models import MEMBERS
from newsnlp.train import member_card
from newsnlp.train.member_data import MemberLabels
from newsnlp.train.over_reader import Part
from newsnlp.train.record_networks import Recipe

PART = Part(
    MEMBERS,
    "Who belongs to which body",
    "a body and of the people and bodies told near it",
    MemberLabels.read,
    member_card.section,
    Recipe(epochs=25),  # few of the pairs that are asked about are memberships
)
