"""Phrases about time: how they are read, and the intervals that they mean."""
