"""Learn whose a role is, where it is held and how it stands, over the reader of records."""

from __future__ import annotations

from newsnlp.records.learned.models import POSTS
from newsnlp.train import post_card, post_data
from newsnlp.train.networks import Recipe
from newsnlp.train.over_reader import Part

PART = Part(
    POSTS,
    "Posts told over several sentences",
    "a role and of the people and bodies of its article",
    post_data.read_cases,
    post_card.section,
    Recipe(),
)
