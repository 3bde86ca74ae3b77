"""Learn whose a role is, where it is held and how it stands, over the reader of records."""

from __future__ import annotations

from newsnlp.records.learned.models import POSTS
from newsnlp.train import post_card
from newsnlp.train.over_reader import Part
from newsnlp.train.post_data import RoleLabels
from newsnlp.train.record_networks import Recipe

PART = Part(
    POSTS,
    "Posts told over several sentences",
    "a role and of the people and bodies of its article",
    RoleLabels.read,
    post_card.section,
    Recipe(),
)
