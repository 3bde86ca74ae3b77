"""Phrases in their cases: readings of words, agreement, the nominative."""
