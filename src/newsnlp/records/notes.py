"""What record makers work out of an article once and ask again and again."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from newsnlp.quick import dataclass
from newsnlp.records.events.occurrences import Account

if TYPE_CHECKING:
    from newsnlp.records.posts.headed_columns import Column
    from newsnlp.records.role_kinds import Home


@dataclass(slots=True)
class Notes:
    """Answers by mention, empty until somebody asks; whoever asks first notes it.

    A context with other entities of events shares them. So what is noted may rest on the text, its
    mentions and what rules tell of them, never on which mentions are one event nor on posts that
    networks add.

    ``accounts``: what mentions of one event say together; ``described``: the tokens of the
    descriptor before a body; ``nouns`` and ``kinds``: what a body is; ``homes``: in which bodies a
    role is held; ``verbal``, ``asserted``: whether a verb tells an event and whether it happens;
    ``columns`` that a post heads, ``nobodys``: roles that nobody with a name has.
    """

    accounts: dict[tuple[int, ...], Account] = field(default_factory=dict)
    described: dict[int, tuple[int, int] | None] = field(default_factory=dict)
    nouns: dict[int, list[str]] = field(default_factory=dict)
    kinds: dict[int, frozenset[str]] = field(default_factory=dict)
    homes: dict[int, Home] = field(default_factory=dict)
    verbal: dict[int, bool] = field(default_factory=dict)
    asserted: dict[int, bool] = field(default_factory=dict)
    columns: list[Column] | None = None
    nobodys: set[int] | None = None
