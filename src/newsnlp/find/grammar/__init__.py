"""Clauses, subjects, pronouns and modality: what a tree says, and what it gets wrong."""
