"""Roles as a text tells them: beside names, in lists, by verbs, in lives."""
