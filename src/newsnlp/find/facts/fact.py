"""One fact that a verb tells, and how a slot of its frame is filled."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from newsnlp.find.facts.frames import Frame
from newsnlp.find.grammar.clauses import Argument
from newsnlp.find.grammar.cues import Modality
from newsnlp.quick import dataclass

_ANNOUNCED = frozenset({"held", "attend", "act"})
DECIDED = frozenset({"post", "succession", "member"})
"""Kinds of what is settled when it is told as coming: «завод возглавит Рид»."""
_CAREERS = frozenset({"began_as", "began_by", "grew", "rose"})
"""Rules of what somebody once was on his way: «начинал слесарем», «дорос до директора»."""
_LEAVING = frozenset({"left_team", "left_body"})
"""Rules of who leaves where he works or belongs."""
_BY_ITSELF = frozenset({"held", "done"})
"""Kinds of what is told as an event even where nobody has a part in it."""


class Bound(NamedTuple):
    """A filled slot: the verb's argument, the token it leads to, the mention there (or None)."""

    argument: Argument
    target: int
    mention: int | None


@dataclass(slots=True, eq=False)
class Fact:
    """What one verb tells; mentions are positions in the list the fact was read from."""

    frame: Frame
    verb: int
    modality: Modality | None
    holders: tuple[int, ...]
    agents: tuple[int, ...]
    slots: dict[str, Bound]
    dates: tuple[int, ...]
    past: bool
    event: int | None = field(default=None)

    def further(
        self, holders: tuple[int, ...], slots: dict[str, Bound], dates: tuple[int, ...]
    ) -> Fact:
        """Return what the verb, left out, tells of others or of another post."""
        frame, modality = self.frame, self.modality
        return Fact(frame, self.verb, modality, holders, (), slots, dates, self.past)

    def mention(self, slot: str) -> int | None:
        """Return the mention that fills a slot."""
        bound = self.slots.get(slot)
        return bound.mention if bound else None

    @property
    def tells(self) -> bool:
        """Tell whether somebody has a part in it, or it is an event that is held."""
        given = self.frame.kind == "award" and bool(self.agents)
        passive = self.frame.kind == "act" and self.event is not None  # «договор подписан»
        return bool(self.holders) or self.frame.kind in _BY_ITSELF or given or passive

    @property
    def is_announced(self) -> bool:
        """Tell whether the fact is to come for certain: «форум состоится», «завод возглавит Рид».

        Who will leave a post still has it.
        """
        decided = self.frame.kind in DECIDED and self.frame.status != "former"
        announced = self.frame.kind in _ANNOUNCED or self.frame.status == "announced"
        return (announced or decided) and self.modality is Modality.FUTURE

    @property
    def is_told(self) -> bool:
        """Tell whether the fact is stated, as something that is or as something to come."""
        return self.modality is None or self.is_announced

    @property
    def leaves_post(self) -> bool:
        """Tell whether somebody still has a post that he may, will or does not leave.

        «Рид покинет пост мэра», «не собирается уходить с поста мэра», «Рида требуют снять с поста».
        """
        ends = self.frame.kind == "post" and self.frame.status == "former"
        bound = self.mention("role") is not None and self.frame.rule not in _CAREERS
        return ends and bound and self.modality is not None

    @property
    def leaves_body(self) -> bool:
        """Tell whether somebody still belongs to a body that he may, will or does not leave.

        «Рид намерен покинуть партию», «Рида могут исключить из совета», «не вышел из союза».
        """
        ends = self.frame.kind == "member" or self.frame.rule in _LEAVING
        named = self.mention("organization") is not None and "role" not in self.slots
        return ends and named and self.frame.status == "former" and self.modality is not None

    def ends_post_of(self, holder: int) -> bool:
        """Tell whether it ends a post that it does not name: «директор Рудаков уволился»."""
        ends = self.frame.kind == "post" and self.frame.status == "former"
        named = self.mention("role") is not None
        return ends and not named and self.modality is None and holder in self.holders

    def begins_post_of(self, holder: int) -> bool:
        """Tell whether it begins a post that it does not name: «мэр Котов вступил в должность»."""
        told = "entry" in self.slots and self.mention("role") is None
        return told and self.modality is None and holder in self.holders

    @property
    def gives_post(self) -> bool:
        """Tell whether somebody gets a post: «избран мэром»."""
        return self.frame.kind == "post" and self.status == "new"

    @property
    def status(self) -> str:
        """Return new, former, acting or current: a state told in the past tense is over.

        One told in the future begins.
        """
        status = self.frame.status
        if self.past and status in ("state", "acting"):
            return "former"
        if status == "state" and self.modality is Modality.FUTURE:
            return "new"
        return {"state": "current", "entrusted": "acting"}.get(status, status)
