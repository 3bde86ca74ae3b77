"""Within one article: which mentions are one thing, what it is called, and why."""

from newsnlp.link.cluster import Linked, Merge, link

__all__ = ["Linked", "Merge", "link"]
