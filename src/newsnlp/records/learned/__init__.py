"""What a model learned of posts told over several sentences: whose they are, where, until when.

«Окончил вуз. Начинал [слесарем], затем был [начальником цеха] и [директором]»: verbs and trees say
what stands in one sentence; these features and small networks read what a reader takes from the
rest of the article. They answer only where no rule and no relation does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsnlp.records.learned.nets import Nets


class Learned(NamedTuple):
    """The networks of one kind of news, None where it has none."""

    posts: Nets | None = None
    events: Nets | None = None


NOTHING = Learned()
