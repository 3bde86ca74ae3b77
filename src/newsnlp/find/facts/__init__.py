"""Facts that verbs tell: frames, and what fills their slots."""
