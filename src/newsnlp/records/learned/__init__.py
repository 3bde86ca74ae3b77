"""What a model learned of posts, events and memberships told over several sentences.

«Окончил вуз. Начинал [слесарем], затем был [начальником цеха] и [директором]»: verbs and trees say
what stands in one sentence; these features and small networks read what a reader takes from the
rest of the article. They answer only where no rule and no relation does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsnlp.records.learned.nets import Nets
    from newsnlp.records.learned.reading import Reading


class Learned(NamedTuple):
    """The networks of posts, events and memberships, and what was read of the article."""

    posts: Nets
    events: Nets
    members: Nets
    reading: Reading
