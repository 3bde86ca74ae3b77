"""What is told beside verbs and apposition: each rule with the source that its relations carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsnlp.find.events.attendance import attending
from newsnlp.find.events.companions import companions
from newsnlp.find.events.doers import doers, doers_before, doers_by_name
from newsnlp.find.events.event_labels import event_labels
from newsnlp.find.events.event_settings import (
    concerned,
    meeting,
    pairs,
    partakers,
    parties,
    settings,
)
from newsnlp.find.events.gapped_events import gapped_events
from newsnlp.find.events.hosts import organizers, present, won
from newsnlp.find.events.match_sides import matches
from newsnlp.find.events.placings import placings
from newsnlp.find.events.posters import posters, programmed
from newsnlp.find.events.setting_lines import setting_lines
from newsnlp.find.events.told_where import due_when, told_where
from newsnlp.find.events.victims import victims
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.members.belonging import belonging
from newsnlp.find.members.composition import among, composed
from newsnlp.find.members.judges import judging
from newsnlp.find.posts.appointments import appointed_before
from newsnlp.types import RelationType

Triple = tuple[RelationType, int, int]
"""A relation between two mentions by their positions, head first."""

BESIDE: dict[str, Callable[[FactReader], Iterator[Triple]]] = {
    "rule:organizer": organizers,
    "rule:partaker": present,
    "rule:member": belonging,
    "rule:among": among,
    "rule:composed": composed,
    "rule:event-setting": settings,
    "rule:gapped": gapped_events,
    "rule:where": told_where,
    "rule:due": due_when,
    "rule:poster": posters,
    "rule:programme": programmed,
    "rule:setting-line": setting_lines,
    "rule:event-label": event_labels,
    "rule:attending": attending,
    "rule:companion": companions,
    "rule:between": parties,
    "rule:of-two": pairs,
    "rule:meeting": meeting,
    "rule:match": matches,
    "rule:with": partakers,
    "rule:won": won,
    "rule:concerned": concerned,
    "rule:placing": placings,
    "rule:appointed": appointed_before,
    "rule:jury": judging,
    "rule:victim": victims,
    "rule:pronoun": doers,
    "rule:participle": doers_before,
    "rule:doer": doers_by_name,
}
"""What is told beside verbs and apposition, by the source of its relations, the surest first."""
