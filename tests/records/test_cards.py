"""The cards of the networks over an article say from which chance on each is believed."""

from pathlib import Path

import pytest

from newsnlp.records.learned import belonging, happenings, posts

MODELS = Path(__file__).resolve().parents[2] / "models" / "regional"
SURE, LIKELY = happenings.SURE, posts.LIKELY
TOLD = {
    "posts": f"holders from {LIKELY[posts.HOLDER]}, bodies from {LIKELY[posts.EMPLOYER]}",
    "members": f"memberships from {belonging.SURE}",
    "records": f"pairs from {SURE[happenings.TWIN]}, participants from {SURE[happenings.TAKING]}, "
    f"days from {SURE[happenings.DAY]}, places from {SURE[happenings.SITE]}",
}


@pytest.mark.parametrize("part", TOLD)
def test_a_card_tells_the_chances_that_are_asked_for(part):
    card = (MODELS / part / "README.md").read_text("utf-8")
    assert f"Believed are {TOLD[part]}" in " ".join(card.split())
